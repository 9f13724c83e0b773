import type { TicketRow } from '../../contract/generated/types.ts';
import type { Folder, ListQuery } from './state.ts';

/**
 * Whether a row belongs in a list, as far as the browser can tell.
 *
 * Only a preview for rows that just changed, so that nobody waits for a list to be loaded again; what
 * the server answers to listTickets always wins. `null`: only the server can tell (a search).
 */
export function belongsIn( query: ListQuery, row: TicketRow, userId: number ): boolean | null {
	if ( query.mailbox_id && row.mailbox_id !== query.mailbox_id ) {
		return false;
	}
	if ( query.search && query.folder === 'all' ) {
		// "status:spam" finds what this folder leaves out.
		return null;
	}
	const isInFolder = belongsInFolder( query.folder, row, userId, query.team_id );
	return query.search && isInFolder ? null : isInFolder;
}

function isNormal( row: TicketRow ): boolean {
	return row.status !== 'spam' && row.status !== 'trash' && row.status !== 'merged';
}

function belongsInFolder( folder: Folder, row: TicketRow, userId: number, teamId: number | undefined ): boolean {
	switch ( folder ) {
		case 'mine':
			return row.status === 'open' && row.assignee?.id === userId;
		case 'team':
			return row.status === 'open' && row.team_id === teamId;
		case 'unassigned':
			return row.status === 'open' && row.assignee === null;
		case 'all':
			return isNormal( row );
		case 'drafts':
			return row.has_draft && isNormal( row );
		case 'scheduled':
			return row.has_scheduled && isNormal( row );
		case 'failed':
			return row.has_failed && isNormal( row );
		default:
			return row.status === folder;
	}
}

const LEVELS: readonly TicketRow[ 'priority' ][] = [ 'urgent', 'high', 'normal', 'low' ];

/** What is closed is as important as most. */
function level( row: TicketRow ): number {
	return [ 'open', 'pending', 'snoozed' ].includes( row.status ) ? LEVELS.indexOf( row.priority ) : LEVELS.indexOf( 'normal' );
}

/** Who waits longest comes first; tickets nobody waits for follow, the newest first. */
function compareWaiting( a: TicketRow, b: TicketRow ): number {
	if ( ( a.waiting_since ?? b.waiting_since ) === null ) {
		return compareTimes( a, b, 'updated_at' );
	}
	const left = a.waiting_since ?? '9999';
	const right = b.waiting_since ?? '9999';
	return left === right ? a.id - b.id : left < right ? -1 : 1;
}

function compareTimes( a: TicketRow, b: TicketRow, field: 'updated_at' | 'created_at' ): number {
	return a[ field ] === b[ field ] ? b.id - a.id : a[ field ] > b[ field ] ? -1 : 1;
}

/** Negative when `a` stands above `b`. Ties by id, as the server's keyset does. */
export function compareRows( query: ListQuery, a: TicketRow, b: TicketRow ): number {
	switch ( query.order ) {
		case 'waiting':
			return compareWaiting( a, b );
		case 'importance':
			return level( a ) - level( b ) || compareWaiting( a, b );
		case 'created':
			return compareTimes( a, b, 'created_at' );
		default:
			return compareTimes( a, b, 'updated_at' );
	}
}
