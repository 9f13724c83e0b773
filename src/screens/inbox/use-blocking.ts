import { useDispatch, useRegistry } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { BlockedSender } from '../../contract/generated/types.ts';
import { api } from '../../store/api.ts';
import { deskStore } from '../../store/desk/index.ts';
import { beforeOf, reverse } from '../../store/desk/patch.ts';
import { toFailure } from '../../store/failure.ts';
import { notify, notifyFailure } from './notify.ts';

export interface Blocking {
	/** Blocks who wrote a ticket and puts the ticket into spam, with undo. */
	block: ( ticketId: number, address: string ) => Promise< void >;
	/** Unblocks, and takes the ticket out of spam. */
	unblock: ( ticketId: number, entry: BlockedSender ) => Promise< void >;
}

/** Blocking a sender from their ticket. */
export function useBlocking(): Blocking {
	const registry = useRegistry();
	const { changeTicket } = useDispatch( deskStore );
	return useMemo( () => {
		const block = async ( ticketId: number, address: string ) => {
			const before = registry.select( deskStore ).getDesk().rows[ ticketId ];
			try {
				const { id } = await api( 'blockSender', { body: { pattern: address, ticket_id: ticketId } } );
				await changeTicket( ticketId, { status: 'spam' } );
				const undo = async () => {
					try {
						await api( 'unblockSender', { path: { id } } );
						if ( before ) {
							await changeTicket( ticketId, reverse( beforeOf( before ), { status: 'spam' } ) );
						}
					} catch ( error ) {
						notifyFailure( __( 'This was not changed.', 'mesa-help-desk' ), toFailure( error ) );
					}
				};
				notify(
					sprintf(
						/* translators: %s: mail address. */ __( '%s is blocked. Their mail goes to spam.', 'mesa-help-desk' ),
						address
					),
					() => void undo()
				);
			} catch ( error ) {
				notifyFailure( __( 'The sender was not blocked.', 'mesa-help-desk' ), toFailure( error ) );
			}
		};
		const unblock = async ( ticketId: number, entry: BlockedSender ) => {
			try {
				await api( 'unblockSender', { path: { id: entry.id } } );
				await changeTicket( ticketId, { status: 'open' } );
				notify(
					sprintf(
						/* translators: %s: mail address or domain. */ __( '%s is not blocked any more.', 'mesa-help-desk' ),
						entry.pattern
					)
				);
			} catch ( error ) {
				notifyFailure( __( 'The sender was not unblocked.', 'mesa-help-desk' ), toFailure( error ) );
			}
		};
		return { block, unblock };
	}, [ registry, changeTicket ] );
}
