/** What is wrong with the statements that a request sends: too many of them, or one that reads what grows. */
import { readings, statements, type Asked } from './plans.ts';

/** Tables whose rows come with tickets; in the statements by their aliases, too. */
const GROWING = [
	'tickets',
	'messages',
	'attachments',
	'ticket_participants',
	'ticket_links',
	'ticket_reads',
	'ticket_tags',
	'ticket_values',
	'team_tickets',
	'active_tickets',
	'events',
	'customers',
	'customer_emails',
	'search_postings',
];
/**
 * Rows that one statement may read, whatever there is: a page of 30 from each of 45 mailboxes is the most that a list takes.
 * A statement that scanned would read all of TICKETS, see plans.ts.
 */
export const MOST = 2_500;
/** Statements of ours that a read may take. */
export const MOST_STATEMENTS = 8;

/** Aliases of a table in a statement: "FROM wp_mesa_tickets t" makes t one of tickets. */
const tableOf = ( sql: string, name: string ): string => {
	const alias = new RegExp( `\\b\\w*mesa_(\\w+)(?:\\s+AS)?\\s+${ name }\\b`, 'i' ).exec( sql )?.[ 1 ];
	return alias ?? name.replace( /^.*mesa_/, '' );
};

/** What is wrong with the statements of a request. */
export async function faults( asked: Asked, most = MOST_STATEMENTS, mostRows = MOST ): Promise< string[] > {
	return faultsIn( await statements( asked ), most, mostRows );
}

export function faultsIn( { status, sent }: Awaited< ReturnType< typeof statements > >, most: number, mostRows: number ): string[] {
	const found = status >= 300 ? [ `answered ${ status }` ] : [];
	if ( sent.length === 0 || sent.length > most ) {
		found.push( `${ sent.length } statements: ${ sent.map( ( one ) => one.sql.slice( 0, 80 ) ).join( ' | ' ) }` );
	}
	for ( const { sql, plan } of sent ) {
		const read = readings( plan ).map( ( one ) => ( { ...one, table: tableOf( sql, one.table ) } ) );
		const rows = read.reduce( ( sum, one ) => sum + one.rows, 0 );
		const scans = read.filter( ( one ) => GROWING.includes( one.table ) && [ 'ALL', 'index' ].includes( one.access ) );
		if ( scans.length > 0 || rows > mostRows ) {
			found.push(
				`${ rows } rows, ${ JSON.stringify( scans.length > 0 ? scans : read ) }: ${ sql.replace( /\s+/g, ' ' ).slice( 0, 600 ) }`
			);
		}
	}
	return found;
}
