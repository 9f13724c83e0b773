import { useDispatch, useRegistry } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { TicketPatch } from '../../contract/generated/types.ts';
import { reverse } from '../../store/desk/change-ticket.ts';
import { deskStore } from '../../store/desk/index.ts';
import type { Failure } from '../../store/failure.ts';
import { notify, notifyFailure } from './notify.ts';
import { statusDone } from './words.ts';

export interface TicketActions {
	/** Changes one ticket, with undo; a refusal is explained. */
	change: ( id: number, patch: TicketPatch ) => Promise< void >;
	/** The same change on many. */
	changeMany: ( ids: number[], patch: TicketPatch ) => Promise< void >;
	/** Marks read or unread, silently. */
	markRead: ( id: number, unread: boolean ) => Promise< void >;
}

const NOT_CHANGED = () => __( 'This was not changed.', 'mesa-help-desk' );

function done( patch: TicketPatch ): string | null {
	if ( patch.status ) {
		return statusDone( patch.status );
	}
	if ( patch.assignee_id !== undefined ) {
		return patch.assignee_id === null ? __( 'Nobody is assigned now.', 'mesa-help-desk' ) : __( 'Assigned.', 'mesa-help-desk' );
	}
	return patch.priority ? __( 'Priority changed.', 'mesa-help-desk' ) : null;
}

/** What people do to tickets, from the list, the thread or the keyboard: one place for undo and for explanations. */
export function useTicketActions(): TicketActions {
	const registry = useRegistry();
	const { changeTicket, changeTickets } = useDispatch( deskStore );

	return useMemo( () => {
		const rowsNow = () => registry.select( deskStore ).getDesk().rows;

		const change = async ( id: number, patch: TicketPatch ) => {
			const before = rowsNow()[ id ];
			try {
				await changeTicket( id, patch );
				const words = done( patch );
				if ( words && before ) {
					notify(
						words,
						() =>
							void changeTicket( id, reverse( before, patch ) ).catch( ( failure: Failure ) =>
								notifyFailure( NOT_CHANGED(), failure )
							)
					);
				}
			} catch ( failure ) {
				notifyFailure( NOT_CHANGED(), failure as Failure );
			}
		};

		const undoMany = async ( before: readonly { id: number }[], rows: ReturnType< typeof rowsNow >, patch: TicketPatch ) => {
			// Tickets that stood the same way go back together.
			const groups = new Map< string, { ids: number[]; back: TicketPatch } >();
			for ( const { id } of before ) {
				const row = rows[ id ];
				if ( row ) {
					const back = { ...reverse( row, patch ), ...( patch.unread === undefined ? {} : { unread: row.unread } ) };
					const group = groups.get( JSON.stringify( back ) ) ?? { ids: [] as number[], back };
					group.ids.push( id );
					groups.set( JSON.stringify( back ), group );
				}
			}
			try {
				await Promise.all( [ ...groups.values() ].map( ( group ) => changeTickets( group.ids, group.back ) ) );
			} catch ( failure ) {
				notifyFailure( NOT_CHANGED(), failure as Failure );
			}
		};

		const changeMany = async ( ids: number[], patch: TicketPatch ) => {
			const rows = rowsNow();
			try {
				const { changed, refused } = await changeTickets( ids, patch );
				const undo = () => void undoMany( changed, rows, patch );
				const words = sprintf(
					/* translators: %d: number of tickets. */ _n(
						'%d ticket changed.',
						'%d tickets changed.',
						changed.length,
						'mesa-help-desk'
					),
					changed.length
				);
				if ( refused.length === 0 ) {
					notify( words, undo );
					return;
				}
				const failed = sprintf(
					/* translators: 1: number of tickets, 2: the reason. */ _n(
						'%1$d could not be changed: %2$s',
						'%1$d could not be changed: %2$s',
						refused.length,
						'mesa-help-desk'
					),
					refused.length,
					refused[ 0 ]?.reason ?? ''
				);
				notify( `${ words } ${ failed }`, undo );
			} catch ( failure ) {
				notifyFailure( NOT_CHANGED(), failure as Failure );
			}
		};

		return {
			change,
			changeMany,
			markRead: async ( id, unread ) => {
				try {
					await changeTicket( id, { unread } );
				} catch {
					// Only a dot: not worth a word. The next opening tries again.
				}
			},
		};
	}, [ registry, changeTicket, changeTickets ] );
}
