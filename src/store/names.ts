import type { Desk, TicketRow } from '../contract/generated/types.ts';
import { getBoot } from './boot.ts';

/** What the site calls the built-in statuses and the priorities. Null until somebody asks, or changes them. */
let desk: Desk | null = null;

function known(): Desk | null {
	desk ??= getBoot().desk ?? null;
	return desk;
}

/** The names as they are from now on. */
export function rememberNames( now: Desk ): void {
	desk = now;
}

/** The site's name for a status: one of its own, or a built-in one; null where it has none. */
export function nameOfStatus( state: TicketRow[ 'status' ], id = 0 ): string | null {
	const statuses = known()?.statuses ?? [];
	const own = id === 0 ? undefined : statuses.find( ( status ) => status.id === id );
	return ( own ?? statuses.find( ( status ) => status.id === 0 && status.state === state ) )?.name ?? null;
}

/** The site's name for a priority; null where it has none. */
export function nameOfPriority( level: TicketRow[ 'priority' ] ): string | null {
	return known()?.priorities.find( ( priority ) => priority.level === level )?.name ?? null;
}
