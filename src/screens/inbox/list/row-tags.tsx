import { __, sprintf } from '@wordpress/i18n';
import { fittingTags } from './fitting-tags.ts';

/** A ticket's tags in the list, as many as fit. */
export function RowTags( { tags, room }: { tags: readonly string[]; room: number } ) {
	if ( tags.length === 0 ) {
		return null;
	}
	const { shown, more } = fittingTags( tags, room );
	return (
		<span className="mesa-line__tags" title={ tags.join( ', ' ) }>
			<span className="screen-reader-text">
				{ sprintf( /* translators: %s: names of tags. */ __( 'Tags: %s', 'mesa-help-desk' ), tags.join( ', ' ) ) }
			</span>
			{ shown.map( ( tag ) => (
				<span key={ tag } className="mesa-chip is-tag" aria-hidden>
					<bdi>{ tag }</bdi>
				</span>
			) ) }
			{ more > 0 && (
				<span className="mesa-line__more" dir="ltr" aria-hidden>
					+{ more }
				</span>
			) }
		</span>
	);
}
