import { Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import { readQuery } from '../../../core/search/read-query.ts';
import { goTo, replaceRoute } from '../../../store/route.ts';
import { operatorWords } from './operator-words.ts';

/** The filters of a search, each to be taken off by itself. Plain words stay in the search field alone. */
export function FilterChips( { search }: { search: string } ) {
	const parts = readQuery( search );
	const filters = parts.filter( ( part ) => part.operator !== null && part.value !== '' );
	if ( filters.length === 0 ) {
		return null;
	}
	const without = ( start: number ) =>
		parts
			.filter( ( part ) => part.start !== start )
			.map( ( part ) => part.text )
			.join( ' ' );
	return (
		<ul className="mesa-chips" aria-label={ __( 'Filters', 'mesa-help-desk' ) }>
			{ filters.map( ( part ) => (
				<li key={ part.start } className="mesa-chips__chip">
					<bdi title={ part.operator ? operatorWords( part.operator ) : undefined }>{ part.text }</bdi>
					<button
						type="button"
						/* translators: %s: a filter such as "tag:refund". */
						aria-label={ sprintf( __( 'Take the filter “%s” off', 'mesa-help-desk' ), part.text ) }
						onClick={ () => {
							const rest = without( part.start );
							( rest === '' ? goTo : replaceRoute )( { search: rest } );
						} }
					>
						<Icon icon={ closeSmall } size={ 16 } />
					</button>
				</li>
			) ) }
		</ul>
	);
}
