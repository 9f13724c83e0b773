import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { InsightQuestion } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { getBoot } from '../../../store/boot.ts';
import { say, sayFailure } from '../say.ts';
import { Section } from './section.tsx';

interface Props {
	title: string;
	about: string;
	empty: string;
	questions: readonly InsightQuestion[];
	/** Which number stands first. */
	number: 'searches' | 'unanswered';
	/** A question is dealt with. */
	onGone: ( id: number ) => void;
	/** It was not, after all. */
	onBack: ( id: number ) => void;
}

/** How it was in the period before, where that says something. */
function trend( { searches, before }: InsightQuestion ): string {
	if ( before === 0 ) {
		return __( 'new', 'mesa-help-desk' );
	}
	if ( searches > before ) {
		/* translators: %d: number of searches in the period before. */
		return sprintf( __( 'up from %d', 'mesa-help-desk' ), before );
	}
	/* translators: %d: number of searches in the period before. */
	return searches < before ? sprintf( __( 'down from %d', 'mesa-help-desk' ), before ) : '';
}

/** The editor with a new article of this title. */
const writeUrl = ( question: string ): string =>
	`${ getBoot().adminUrl }post-new.php?post_type=mesa_article&post_title=${ encodeURIComponent( question.charAt( 0 ).toUpperCase() + question.slice( 1 ) ) }`;

/** What visitors asked, each with the next step. */
export function QuestionList( { title, about, empty, questions, number, onGone, onBack }: Props ) {
	const hide = async ( { id, question }: InsightQuestion ) => {
		onGone( id );
		try {
			await api( 'updateSearch', { path: { id }, body: { hidden: true } } );
			/* translators: %s: a question. */
			say( sprintf( __( '“%s” is not shown any more.', 'mesa-help-desk' ), question ), () => {
				onBack( id );
				api( 'updateSearch', { path: { id }, body: { hidden: false } } ).catch( sayFailure );
			} );
		} catch ( error ) {
			onBack( id );
			sayFailure( error );
		}
	};
	const alias = async ( { id, question, nearest }: InsightQuestion ) => {
		if ( ! nearest ) {
			return;
		}
		onGone( id );
		try {
			await api( 'addSearchAlias', { path: { id }, body: { article_id: nearest.id } } );
			/* translators: 1: title of an article, 2: a question. */
			say( sprintf( __( '“%1$s” is found by “%2$s” now.', 'mesa-help-desk' ), nearest.title, question ) );
		} catch ( error ) {
			onBack( id );
			sayFailure( error );
		}
	};
	return (
		<Section title={ title } about={ about } empty={ empty } items={ questions }>
			{ ( one ) => (
				<li key={ one.id } className="mesa-entry">
					<div className="mesa-entry__words">
						<bdi className="mesa-entry__name">{ one.question }</bdi>
						<span className="mesa-quiet">
							{ sprintf(
								/* translators: %d: number of searches. */
								_n( '%d search', '%d searches', one[ number ], 'mesa-help-desk' ),
								one[ number ]
							) }
							{ trend( one ) && ` · ${ trend( one ) }` }
							{ one.nearest && (
								<>
									{ ' · ' }
									<a href={ one.nearest.edit_url || one.nearest.url }>
										<bdi>{ one.nearest.title }</bdi>
									</a>
								</>
							) }
						</span>
					</div>
					<div className="mesa-entry__steps">
						{ one.nearest?.edit_url && (
							<Button variant="tertiary" size="compact" onClick={ () => void alias( one ) }>
								{ __( 'Add as alias', 'mesa-help-desk' ) }
								<span className="screen-reader-text">: { one.question }</span>
							</Button>
						) }
						<Button variant="secondary" size="compact" href={ writeUrl( one.question ) }>
							{ __( 'Write article', 'mesa-help-desk' ) }
							<span className="screen-reader-text">: { one.question }</span>
						</Button>
						<Button
							icon={ closeSmall }
							size="compact"
							label={ sprintf( /* translators: %s: a question. */ __( 'Do not show “%s”', 'mesa-help-desk' ), one.question ) }
							onClick={ () => void hide( one ) }
						/>
					</div>
				</li>
			) }
		</Section>
	);
}
