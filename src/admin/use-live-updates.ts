import { useDispatch, useRegistry } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { getBoot } from '../store/boot.ts';
import { deskStore } from '../store/desk/index.ts';
import { startLiveUpdates } from '../store/live.ts';

/** Keeps the desk fresh as long as the page is open. */
export function useLiveUpdates(): void {
	const registry = useRegistry();
	const { loadChanges } = useDispatch( deskStore );
	useEffect( () => {
		const live = startLiveUpdates( {
			pulseUrl: getBoot().pulseUrl,
			loadChanges: () => loadChanges(),
			seemsAway: () => registry.select( deskStore ).getDesk().connection === 'offline',
		} );
		return live.stop;
	}, [ loadChanges, registry ] );
}
