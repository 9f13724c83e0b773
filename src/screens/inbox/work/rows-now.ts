import { select } from '@wordpress/data';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';

/** Rows of tickets as the screen has them now; those that it does not know are left out. */
export function rowsNow( ids: readonly number[] ): TicketRow[] {
	const { rows } = select( deskStore ).getDesk();
	return ids.flatMap( ( id ) => rows[ id ] ?? [] );
}
