import type { LogEntry } from '../../../contract/generated/types.ts';
import { csvText } from '../../../ui/csv.ts';
import { actorWord } from '../../../ui/log-list.tsx';

export { download } from '../../../ui/csv.ts';

/**
 * The log as CSV.
 *
 * @param head    Names of the columns: when (UTC), who, number of the user, what, type, ticket, subject.
 * @param entries The lines.
 */
export function toCsv( head: readonly string[], entries: readonly LogEntry[] ): string {
	const rows = entries.map( ( entry ) => [
		entry.created_at,
		actorWord( entry ),
		entry.actor_id > 0 ? String( entry.actor_id ) : '',
		entry.words,
		entry.type,
		entry.ticket_id === null ? '' : String( entry.ticket_id ),
		entry.subject,
	] );
	return csvText( [ head, ...rows ] );
}
