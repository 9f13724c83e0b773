import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import type { View } from '../../../contract/generated/types.ts';
import { listsStore } from '../../../store/lists/index.ts';
import { usePlace } from '../../../store/route.ts';
import { useDesk } from '../use-desk.ts';

/** After the list itself: numbers beside views are never what somebody waits for. */
const LATER_MS = 1500;

/** Loads the views and keeps their counts fresh, while the page is looked at and something moves. */
export function useViews(): void {
	const { loadViews, loadViewCounts } = useDispatch( listsStore );
	const seq = useDesk( ( desk ) => desk.seq );
	const isLoaded = useSelect( ( select ) => select( listsStore ).getLists().views !== null, [] );
	useEffect( () => void loadViews(), [ loadViews ] );
	useEffect( () => {
		if ( ! isLoaded ) {
			return;
		}
		const timer = setTimeout( () => document.visibilityState === 'visible' && void loadViewCounts(), LATER_MS );
		return () => clearTimeout( timer );
	}, [ isLoaded, seq, loadViewCounts ] );
}

/** The view that is open; undefined when none is. */
export function useOpenView(): View | undefined {
	const { saved } = usePlace();
	return useSelect(
		( select ) =>
			saved
				? select( listsStore )
						.getLists()
						.views?.find( ( view ) => view.id === saved )
				: undefined,
		[ saved ]
	);
}
