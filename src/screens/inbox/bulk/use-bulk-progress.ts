import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import type { BulkJob } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { allows } from '../../../store/boot.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { ListQuery } from '../../../store/desk/state.ts';
import { isUnderWay, listsStore } from '../../../store/lists/index.ts';

const LOOK_MS = 1000;
/** After so many looks that saw nothing move, the site is asked to run its queue. */
const PATIENCE = 2;

/** Changes of many tickets, kept up to date while they are under way; the list is loaded again when one ends. */
export function useBulkProgress( query: ListQuery ): BulkJob[] {
	const jobs = useSelect( ( select ) => select( listsStore ).getLists().bulk, [] );
	const { loadBulk, touchBulk, loadViewCounts } = useDispatch( listsStore );
	const { loadList, loadCounts } = useDispatch( deskStore );
	const latest = useRef( { jobs, query } );
	latest.current = { jobs, query };
	const isBusy = jobs.some( isUnderWay );
	useEffect( () => {
		if ( allows( 'mesa_edit_tickets' ) ) {
			void loadBulk();
		}
	}, [ loadBulk ] );
	useEffect( () => {
		if ( ! isBusy ) {
			return;
		}
		let still = 0;
		let isLooking = false;
		const look = async () => {
			if ( isLooking ) {
				return;
			}
			isLooking = true;
			for ( const job of latest.current.jobs.filter( isUnderWay ) ) {
				try {
					const now = await touchBulk( job.id, 'getBulk' );
					const moved = now.state !== job.state || now.done !== job.done || now.undone + now.kept !== job.undone + job.kept;
					still = moved ? 0 : still + 1;
					if ( ! isUnderWay( now ) ) {
						await Promise.all( [ loadList( latest.current.query ), loadCounts(), loadViewCounts( true ) ] );
					} else if ( still > PATIENCE && now.state !== 'waiting' ) {
						still = 0;
						// Only a hint: the queue also runs without this page.
						await api( 'kickJobs', {} ).catch( () => undefined );
					}
				} catch {
					// Looked at again in a second.
				}
			}
			isLooking = false;
		};
		const timer = setInterval( () => void look(), LOOK_MS );
		return () => clearInterval( timer );
	}, [ isBusy, touchBulk, loadList, loadCounts, loadViewCounts ] );
	return jobs;
}
