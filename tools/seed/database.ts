/** The plugin's tables by MariaDB's own client: rows by the file, indexes off and on again. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ToolError } from '../lib/fail.ts';
import { run, which } from '../lib/process.ts';
import { COLUMNS, TABLES, type Table } from './rows.ts';

export interface Connection {
	/** MariaDB's socket; root without a password, as the stack lane has it. */
	socket: string;
	/** Before the table's short name, such as wp_mesa_. */
	prefix: string;
}

function client( { socket }: Connection ): { command: string; args: string[] } {
	const command = which( 'mariadb' );
	if ( ! command ) {
		throw new ToolError( 'MariaDB is missing: apt-get install mariadb-server' );
	}
	return {
		command,
		args: [ `--socket=${ socket }`, '-uroot', '--local-infile=1', '--default-character-set=utf8mb4', '-N', '-B', 'wordpress' ],
	};
}

/** Runs statements; gives what they answer, fields apart by tabs. */
export function sql( connection: Connection, statements: string ): string {
	const { command, args } = client( connection );
	return run( command, args, { input: statements } );
}

/** The same without waiting idly. */
export async function sqlLater( connection: Connection, statements: string ): Promise< void > {
	const { command, args } = client( connection );
	const child = spawn( command, args, { stdio: [ 'pipe', 'ignore', 'pipe' ] } );
	let errors = '';
	child.stderr.on( 'data', ( chunk: Buffer ) => ( errors += chunk.toString() ) );
	child.stdin.end( statements );
	const code = await new Promise< number >( ( resolve, reject ) => {
		child.once( 'error', reject );
		child.once( 'exit', ( status ) => resolve( status ?? -1 ) );
	} );
	if ( code !== 0 ) {
		throw new ToolError( `MariaDB refused: ${ errors.trim() || `exit code ${ code }` }` );
	}
}

/** Puts rows into their tables, in one transaction each. */
export async function load( connection: Connection, rows: Partial< Record< Table, string > > ): Promise< void > {
	const folder = mkdtempSync( join( tmpdir(), 'mesa-seed-' ) );
	try {
		const statements = TABLES.filter( ( table ) => rows[ table ] !== undefined ).map( ( table ) => {
			const file = join( folder, table );
			writeFileSync( file, rows[ table ] as string );
			return `LOAD DATA LOCAL INFILE '${ file }' INTO TABLE ${ connection.prefix }${ table } CHARACTER SET utf8mb4 (${ COLUMNS[ table ].replaceAll( ' ', ', ' ) });`;
		} );
		await sqlLater( connection, [ 'SET unique_checks = 0;', "SET sql_mode = 'STRICT_ALL_TABLES';", ...statements ].join( '\n' ) );
	} finally {
		rmSync( folder, { recursive: true, force: true } );
	}
}

/** The tables whose indexes are worth making anew at the end, with sorted rows, rather than row by row. */
const LARGE: readonly Table[] = [
	'messages',
	'tickets',
	'events',
	'ticket_participants',
	'attachments',
	'ticket_tags',
	'customers',
	'customer_emails',
];

/**
 * Takes secondary indexes away.
 *
 * @return Statements that put them back, the longest one first.
 */
export function withoutIndexes( connection: Connection ): string[] {
	return LARGE.flatMap( ( table ) => {
		const name = connection.prefix + table;
		// The client writes a line's end as \n.
		const lines = sql( connection, `SHOW CREATE TABLE ${ name }` )
			.split( '\\n' )
			.map( ( line ) => line.trim().replace( /,$/, '' ) );
		const keys = lines.filter( ( line ) => /^(UNIQUE )?KEY /.test( line ) );
		if ( keys.length === 0 ) {
			return [];
		}
		const names = keys.map( ( key ) => /KEY (`[^`]+`)/.exec( key )?.[ 1 ] as string );
		sql( connection, `ALTER TABLE ${ name } ${ names.map( ( key ) => `DROP KEY ${ key }` ).join( ', ' ) };` );
		return [ `ALTER TABLE ${ name } ${ keys.map( ( key ) => `ADD ${ key }` ).join( ', ' ) };` ];
	} );
}
