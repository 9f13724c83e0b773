import { useCallback, useState } from '@wordpress/element';

const NONE: ReadonlySet< number > = new Set();

export interface Selection {
	selected: ReadonlySet< number >;
	/** With `range` everything from the one chosen last. */
	toggle: ( id: number, range: boolean ) => void;
	/** All rows, or none when all are. */
	toggleAll: () => void;
	/** Exactly these, once they stand in the list again. */
	keep: ( ids: readonly number[] ) => void;
	clear: () => void;
}

/** Which rows are selected. Rows that left the list are not. */
export function useSelection( ids: readonly number[] ): Selection {
	const [ chosen, setChosen ] = useState( NONE );
	const [ anchor, setAnchor ] = useState< number | null >( null );
	const selected = [ ...chosen ].every( ( id ) => ids.includes( id ) )
		? chosen
		: new Set( [ ...chosen ].filter( ( id ) => ids.includes( id ) ) );

	const toggle = useCallback(
		( id: number, range: boolean ) => {
			const from = anchor === null ? -1 : ids.indexOf( anchor );
			const to = ids.indexOf( id );
			setAnchor( id );
			setChosen( ( known ) => {
				const next = new Set( known );
				if ( range && from >= 0 && to >= 0 ) {
					ids.slice( Math.min( from, to ), Math.max( from, to ) + 1 ).forEach( ( each ) => next.add( each ) );
				} else if ( ! next.delete( id ) ) {
					next.add( id );
				}
				return next;
			} );
		},
		[ anchor, ids ]
	);
	const clear = useCallback( () => setChosen( NONE ), [] );
	const toggleAll = useCallback(
		() => setChosen( ( known ) => ( ids.every( ( id ) => known.has( id ) ) ? NONE : new Set( ids ) ) ),
		[ ids ]
	);
	const keep = useCallback( ( wanted: readonly number[] ) => wanted.length > 0 && setChosen( new Set( wanted ) ), [] );
	return { selected, toggle, toggleAll, keep, clear };
}
