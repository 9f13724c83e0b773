import { useDispatch, useRegistry } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { TicketPatch } from '../../contract/generated/types.ts';
import type { BulkOutcome } from '../../store/desk/change-tickets.ts';
import { deskStore } from '../../store/desk/index.ts';
import { beforeOf, reverse } from '../../store/desk/patch.ts';
import type { Failure } from '../../store/failure.ts';
import { changedWords, refusedWords } from './list/bulk-words.ts';
import { forgetDone, notify, notifyFailure, notifyRefused } from './notify.ts';
import { statusDone } from './words.ts';
import { childProgress, unfinishedWords } from './work/unfinished.ts';

export interface TicketActions {
	/** Changes one ticket, with undo; a refusal is explained. */
	change: ( id: number, patch: TicketPatch ) => Promise< void >;
	/** The same change on many, with undo. Resolves to those that were refused, and says why. */
	changeMany: ( ids: number[], patch: TicketPatch ) => Promise< number[] >;
	/** Marks read or unread, silently. */
	markRead: ( id: number, unread: boolean ) => Promise< void >;
}

const NOT_CHANGED = () => __( 'This was not changed.', 'mesa-help-desk' );

function done( patch: TicketPatch ): string | null {
	if ( patch.status_id ) {
		return __( 'Status changed.', 'mesa-help-desk' );
	}
	if ( patch.status ) {
		return statusDone( patch.status );
	}
	if ( patch.team_id !== undefined ) {
		return patch.team_id === null ? __( 'No team has it now.', 'mesa-help-desk' ) : __( 'Given to the team.', 'mesa-help-desk' );
	}
	if ( patch.type_id !== undefined ) {
		return __( 'Type changed.', 'mesa-help-desk' );
	}
	if ( patch.assignee_id !== undefined ) {
		return patch.assignee_id === null ? __( 'Nobody is assigned now.', 'mesa-help-desk' ) : __( 'Assigned.', 'mesa-help-desk' );
	}
	if ( patch.add_tags ?? patch.remove_tags ) {
		return __( 'Tags changed.', 'mesa-help-desk' );
	}
	if ( patch.mailbox_id !== undefined ) {
		return __( 'Moved to the other mailbox.', 'mesa-help-desk' );
	}
	if ( patch.locked !== undefined ) {
		return patch.locked
			? __( 'Locked: what the customer writes becomes a new ticket.', 'mesa-help-desk' )
			: __( 'Unlocked: what the customer writes opens it again.', 'mesa-help-desk' );
	}
	return patch.priority ? __( 'Priority changed.', 'mesa-help-desk' ) : null;
}

/** What people do to tickets, from the list, the thread or the keyboard: one place for undo and for explanations. */
export function useTicketActions(): TicketActions {
	const registry = useRegistry();
	const { changeTicket, changeTickets } = useDispatch( deskStore );

	return useMemo( () => {
		const rowsNow = () => registry.select( deskStore ).getDesk().rows;

		/** What is still to be done on a ticket that was closed: said, not forbidden. */
		const leftOver = ( id: number ): string | null => {
			const { rows, tickets } = registry.select( deskStore ).getDesk();
			const ticket = tickets[ id ]?.ticket;
			return unfinishedWords( ticket ? childProgress( ticket ) : { total: 0, done: 0 }, rows[ id ]?.tasks ?? { total: 0, done: 0 } );
		};

		const markRead = async ( id: number, unread: boolean ) => {
			try {
				await changeTicket( id, { unread } );
			} catch {
				// Only a dot: not worth a word. The next opening tries again.
			}
		};

		const change = async ( id: number, patch: TicketPatch ) => {
			const before = rowsNow()[ id ];
			// Whoever acts on a ticket that has just been opened has read it, even if it is left before it counts as such.
			const hasRead = patch.unread === undefined && registry.select( deskStore ).getDesk().viewing === id;
			forgetDone();
			try {
				await changeTicket( id, patch );
				if ( hasRead && rowsNow()[ id ]?.unread ) {
					void markRead( id, false );
				}
				const words = [ done( patch ), patch.status === 'closed' ? leftOver( id ) : null ].filter( Boolean ).join( ' ' );
				if ( words && before ) {
					notify(
						words,
						() =>
							void changeTicket( id, reverse( beforeOf( before ), patch ) ).catch( ( failure: Failure ) =>
								notifyFailure( NOT_CHANGED(), failure )
							)
					);
				}
			} catch ( failure ) {
				notifyFailure( NOT_CHANGED(), failure as Failure );
			}
		};

		const undoMany = async ( changed: BulkOutcome[ 'changed' ], patch: TicketPatch ) => {
			// Tickets that stood the same way go back together.
			const groups = new Map< string, { ids: number[]; back: TicketPatch } >();
			for ( const { id, before } of changed ) {
				const back = reverse( before, patch );
				const group = groups.get( JSON.stringify( back ) ) ?? { ids: [], back };
				group.ids.push( id );
				groups.set( JSON.stringify( back ), group );
			}
			try {
				const refused: BulkOutcome[ 'refused' ] = [];
				for ( const { ids, back } of groups.values() ) {
					if ( Object.keys( back ).length > 0 ) {
						refused.push( ...( await changeTickets( ids, back ) ).refused );
					}
				}
				if ( refused.length > 0 ) {
					notifyRefused( NOT_CHANGED(), refused );
				}
			} catch ( failure ) {
				notifyFailure( NOT_CHANGED(), failure as Failure );
			}
		};

		const changeMany = async ( ids: number[], patch: TicketPatch ): Promise< number[] > => {
			forgetDone();
			try {
				const { changed, refused } = await changeTickets( ids, patch );
				if ( changed.length > 0 ) {
					notify( changedWords( changed.length ), () => void undoMany( changed, patch ) );
				}
				if ( refused.length > 0 ) {
					notifyRefused( refusedWords( refused.length ), refused );
				}
				return refused.map( ( { id } ) => id );
			} catch ( failure ) {
				notifyFailure( NOT_CHANGED(), failure as Failure );
				return ids;
			}
		};

		return {
			change,
			changeMany,
			markRead,
		};
	}, [ registry, changeTicket, changeTickets ] );
}
