import { useEffect } from '@wordpress/element';
import { useNotifications } from '../store/news/notifications.ts';
import { startTelling } from '../store/news/tell.ts';
import { useUnseen } from '../store/news/unseen.ts';
import { showBadge } from './badge.ts';

/** Tells of new mail as long as the page is open. Gives the number that stands before its title. */
export function useNews(): number {
	const unseen = useUnseen();
	const { items } = useNotifications();
	useEffect( startTelling, [] );
	// A ticket whose mail came in unseen is often one that a notification tells of: it counts once.
	const count = new Set( [ ...unseen, ...( items ?? [] ).filter( ( one ) => ! one.read ).map( ( one ) => one.ticket_id ) ] ).size;
	useEffect( () => showBadge( count ), [ count ] );
	return count;
}
