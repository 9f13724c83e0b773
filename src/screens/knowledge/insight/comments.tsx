import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { InsightComment } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { say, sayFailure } from '../say.ts';
import { Section } from './section.tsx';

interface Props {
	comments: readonly InsightComment[];
	onChange: ( change: ( comments: InsightComment[] ) => InsightComment[] ) => void;
}

function verdict( { helpful, up_to_date }: InsightComment ): string {
	if ( up_to_date === false ) {
		return __( 'not up to date', 'mesa-help-desk' );
	}
	if ( helpful === null ) {
		return '';
	}
	return helpful ? __( 'helped', 'mesa-help-desk' ) : __( 'did not help', 'mesa-help-desk' );
}

/** What readers wrote, until somebody has seen to it. */
export function Comments( { comments, onChange }: Props ) {
	const mark = async ( comment: InsightComment ) => {
		const set = ( done: boolean ) => api( 'markVotes', { body: { ids: [ comment.id ], done } } );
		const back = () => onChange( ( known ) => ( known.some( ( one ) => one.id === comment.id ) ? known : [ comment, ...known ] ) );
		onChange( ( known ) => known.filter( ( one ) => one.id !== comment.id ) );
		try {
			await set( true );
			say( __( 'Marked as done.', 'mesa-help-desk' ), () => {
				back();
				set( false ).catch( sayFailure );
			} );
		} catch ( error ) {
			back();
			sayFailure( error );
		}
	};
	return (
		<Section
			title={ __( 'What readers wrote', 'mesa-help-desk' ) }
			empty={ __( 'No comment waits for anybody.', 'mesa-help-desk' ) }
			items={ comments }
		>
			{ ( one ) => (
				<li key={ one.id } className="mesa-entry">
					<div className="mesa-entry__words">
						<p className="mesa-entry__comment" dir="auto">
							{ one.comment }
						</p>
						<span className="mesa-quiet">
							<a href={ one.article.url }>
								<bdi>{ one.article.title }</bdi>
							</a>
							{ verdict( one ) && ` · ${ verdict( one ) }` }
							{ ' · ' }
							<TimeAgo time={ one.created_at } />
						</span>
					</div>
					<div className="mesa-entry__steps">
						<Button variant="tertiary" size="compact" onClick={ () => void mark( one ) }>
							{ __( 'Mark as done', 'mesa-help-desk' ) }
							<span className="screen-reader-text">
								{ sprintf(
									/* translators: %s: title of an article. */ __( '(comment on “%s”)', 'mesa-help-desk' ),
									one.article.title
								) }
							</span>
						</Button>
						{ one.article.edit_url && (
							<Button variant="secondary" size="compact" href={ one.article.edit_url }>
								{ __( 'Edit article', 'mesa-help-desk' ) }
							</Button>
						) }
					</div>
				</li>
			) }
		</Section>
	);
}
