import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, startService, tail, which, type Service } from '../lib/process.ts';
import { ToolError } from '../lib/fail.ts';
import { step } from '../lib/progress.ts';
import { until } from '../lib/wait.ts';

export interface Database {
	socket: string;
	service: Service;
}

/**
 * A MariaDB of our own, reached by its socket only.
 *
 * @param base    Folder for its data and log.
 * @param sockets Short path, since a socket's path has a limit of about 100 characters.
 * @param durable What was committed survives SIGKILL, as with MariaDB's own setting.
 * @param pool    InnoDB's buffer pool in MB.
 */
export async function startMariaDb( base: string, sockets: string, durable = false, pool = 256 ): Promise< Database > {
	const server = which( 'mariadbd' );
	const install = which( 'mariadb-install-db' );
	const client = which( 'mariadb' );
	if ( ! server || ! install || ! client ) {
		throw new ToolError( 'MariaDB is missing: apt-get install mariadb-server' );
	}
	const data = join( base, 'mysql' );
	const socket = join( sockets, 'mysql.sock' );
	const config = join( base, 'my.cnf' );
	mkdirSync( base, { recursive: true } );
	writeFileSync(
		config,
		[
			'[mariadbd]',
			`datadir=${ data }`,
			`socket=${ socket }`,
			`pid-file=${ join( sockets, 'mysql.pid' ) }`,
			// Not the system's: a server that starts sweeps it, and takes away the temporary tables of its neighbours.
			`tmpdir=${ sockets }`,
			...( process.getuid?.() === 0 ? [ 'user=root' ] : [] ),
			'skip-networking',
			'skip-log-bin',
			'performance_schema=off',
			`innodb_buffer_pool_size=${ pool }M`,
			// What is written is written down twice: with a larger pool there is more of it.
			...( pool > 256 ? [ `innodb_log_file_size=${ pool / 2 }M` ] : [] ),
			// Where the data is thrown away and nobody kills it: without a flush each commit is ten times quicker.
			`innodb_flush_log_at_trx_commit=${ durable ? 1 : 0 }`,
			'character-set-server=utf8mb4',
			'sql_mode=STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
			'',
		].join( '\n' )
	);
	if ( ! existsSync( join( data, 'mysql' ) ) ) {
		rmSync( data, { recursive: true, force: true } );
		await step( 'Creating a MariaDB', () =>
			run( install, [ `--defaults-file=${ config }`, '--auth-root-authentication-method=normal', '--skip-test-db' ] )
		);
	}
	const service = startService( 'mariadbd', server, [ `--defaults-file=${ config }` ], { log: join( base, 'mariadb.log' ) } );
	try {
		await until(
			'MariaDB',
			() => {
				if ( ! service.alive() ) {
					throw new ToolError( `MariaDB ended: ${ tail( service, 2 ) }` );
				}
				run( client, [ `--socket=${ socket }`, '-uroot', '-e', 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4' ] );
				return true;
			},
			60_000,
			250
		);
	} catch ( error ) {
		await service.stop();
		throw error;
	}
	return { socket, service };
}

/**
 * Runs SQL as root on a server that is reached by its socket; rows of columns as text.
 *
 * @param client The program `mariadb`.
 */
export function askMariaDb( client: string, socket: string, statement: string ): string[][] {
	const text = run( client, [ `--socket=${ socket }`, '-uroot', '--batch', '--raw', '--skip-column-names', '-e', statement ] );
	return text
		.split( '\n' )
		.filter( Boolean )
		.map( ( line ) => line.split( '\t' ) );
}
