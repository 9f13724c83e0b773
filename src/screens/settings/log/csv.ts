import type { LogEntry } from '../../../contract/generated/types.ts';
import { actorWord } from '../../../ui/log-list.tsx';

/** A cell that a spreadsheet shows as it is: text that begins like a formula would be run. */
function cell( value: string ): string {
	const safe = /^[=+\-@\t\r]/.test( value ) ? `'${ value }` : value;
	return `"${ safe.replaceAll( '"', '""' ) }"`;
}

/**
 * The log as CSV (RFC 4180), with a mark that lets spreadsheets read it as UTF-8.
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
	return `\uFEFF${ [ head, ...rows ].map( ( row ) => row.map( cell ).join( ',' ) ).join( '\r\n' ) }\r\n`;
}

/** Gives a file to the person. */
export function download( name: string, content: string ): void {
	const address = URL.createObjectURL( new Blob( [ content ], { type: 'text/csv;charset=utf-8' } ) );
	const link = document.createElement( 'a' );
	link.href = address;
	link.download = name;
	document.body.append( link );
	link.click();
	link.remove();
	setTimeout( () => URL.revokeObjectURL( address ), 10_000 );
}
