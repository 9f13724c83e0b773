import apiFetch from '@wordpress/api-fetch';
import { useSelect } from '@wordpress/data';
import { PluginDocumentSettingPanel } from '@wordpress/editor';
import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ArticleVotes } from '../contract/generated/types.ts';

function Sums( { votes }: { votes: ArticleVotes } ) {
	const all = votes.helpful + votes.unhelpful;
	if ( all === 0 ) {
		return <p>{ __( 'No reader has answered yet.', 'mesa-help-desk' ) }</p>;
	}
	return (
		<>
			<p>
				{ sprintf(
					/* translators: 1: number of readers whom an article helped, 2: number of readers who answered. */
					_n( 'Helped %1$d of %2$d reader.', 'Helped %1$d of %2$d readers.', all, 'mesa-help-desk' ),
					votes.helpful,
					all
				) }
			</p>
			{ votes.outdated > 0 && (
				<p>
					{ sprintf(
						/* translators: %d: number of readers. */
						_n( '%d reader says it is out of date.', '%d readers say it is out of date.', votes.outdated, 'mesa-help-desk' ),
						votes.outdated
					) }
				</p>
			) }
		</>
	);
}

/** "What readers say", beside the article in the block editor. */
export function VotesPanel() {
	const { id, isNew } = useSelect( ( select ) => {
		const editor = select( 'core/editor' ) as { getCurrentPostId: () => number; isCleanNewPost: () => boolean };
		return { id: editor.getCurrentPostId(), isNew: editor.isCleanNewPost() };
	}, [] );
	const [ votes, setVotes ] = useState< ArticleVotes | null >( null );
	useEffect( () => {
		if ( ! isNew ) {
			// Who may not see it, or is offline, goes without.
			apiFetch< ArticleVotes >( { path: `/mesa/v1/kb/articles/${ id }/votes` } ).then( setVotes, () => setVotes( null ) );
		}
	}, [ id, isNew ] );
	if ( ! votes ) {
		return null;
	}
	return (
		<PluginDocumentSettingPanel name="mesa-votes" title={ __( 'What readers say', 'mesa-help-desk' ) }>
			<Sums votes={ votes } />
			{ votes.comments.length > 0 && (
				<ul style={ { margin: 0, maxBlockSize: 240, overflowY: 'auto' } }>
					{ votes.comments.map( ( { id: comment, comment: words, created_at: time, helpful } ) => (
						<li key={ comment } style={ { paddingBlock: 8, borderBlockStart: '1px solid #ddd', overflowWrap: 'anywhere' } }>
							{ words }
							<br />
							<small>
								{ new Date( time ).toLocaleDateString( document.documentElement.lang || undefined ) }
								{ helpful === false && ` · ${ __( 'did not help', 'mesa-help-desk' ) }` }
							</small>
						</li>
					) ) }
				</ul>
			) }
		</PluginDocumentSettingPanel>
	);
}
