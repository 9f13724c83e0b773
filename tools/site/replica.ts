/** A MariaDB that takes writes and one that follows it some time later, reached by sockets; they talk to each other on 127.0.0.1. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ToolError } from '../lib/fail.ts';
import { freePort } from '../lib/ports.ts';
import { run, startService, tail, which, type Service } from '../lib/process.ts';
import { until } from '../lib/wait.ts';
import { askMariaDb } from './mariadb.ts';

export interface Replicated {
	primary: Server;
	replica: Server;
	/** Whether the replica has everything that the primary has. */
	hasCaughtUp: () => boolean;
	/**
	 * Lets the replica apply each change so much later.
	 *
	 * @param seconds 0: at once.
	 */
	delay: ( seconds: number ) => void;
	stop: () => Promise< void >;
}

export class Server {
	readonly socket: string;
	private service: Service | null = null;

	constructor(
		private readonly client: string,
		private readonly folder: string
	) {
		this.socket = join( folder, 'mysql.sock' );
	}

	async start( program: string, installer: string, lines: readonly string[] ): Promise< void > {
		const config = join( this.folder, 'my.cnf' );
		mkdirSync( this.folder, { recursive: true } );
		writeFileSync(
			config,
			[
				'[mariadbd]',
				...( process.getuid?.() === 0 ? [ 'user=root' ] : [] ),
				`datadir=${ join( this.folder, 'data' ) }`,
				`socket=${ this.socket }`,
				`pid-file=${ join( this.folder, 'mysql.pid' ) }`,
				`tmpdir=${ this.folder }`,
				'performance_schema=off',
				'innodb_buffer_pool_size=64M',
				'innodb_flush_log_at_trx_commit=0',
				'character-set-server=utf8mb4',
				'sql_mode=STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
				...lines,
				'',
			].join( '\n' )
		);
		run( installer, [ `--defaults-file=${ config }`, '--auth-root-authentication-method=normal', '--skip-test-db' ] );
		const service = startService( 'mariadbd', program, [ `--defaults-file=${ config }` ], { log: join( this.folder, 'mariadb.log' ) } );
		this.service = service;
		await until(
			'MariaDB',
			() => {
				if ( ! service.alive() ) {
					throw new ToolError( `MariaDB ended: ${ tail( service, 2 ) }` );
				}
				return this.sql( 'SELECT 1' ).length === 1;
			},
			60_000,
			200
		);
	}

	/** Runs SQL as root; rows of columns as text. */
	sql( statement: string ): string[][] {
		return askMariaDb( this.client, this.socket, statement );
	}

	async stop(): Promise< void > {
		await this.service?.stop();
	}
}

/** Starts both; an empty database `wordpress` is on both, for the user `site` without a password. */
export async function startReplicated(): Promise< Replicated > {
	const [ program, installer, client ] = [ 'mariadbd', 'mariadb-install-db', 'mariadb' ].map( which );
	if ( ! program || ! installer || ! client ) {
		throw new ToolError( 'MariaDB is missing: apt-get install mariadb-server' );
	}
	const folder = mkdtempSync( join( tmpdir(), 'mesa-replica-' ) );
	chmodSync( folder, 0o755 );
	const primary = new Server( client, join( folder, 'primary' ) );
	const replica = new Server( client, join( folder, 'replica' ) );
	const stop = async () => {
		await replica.stop();
		await primary.stop();
		rmSync( folder, { recursive: true, force: true } );
	};
	try {
		const port = await freePort( 23_200 );
		await primary.start( program, installer, [
			'server_id=1',
			'log_bin=primary',
			'binlog_format=ROW',
			`port=${ port }`,
			'bind-address=127.0.0.1',
		] );
		await replica.start( program, installer, [ 'server_id=2', 'read_only=1', 'skip-networking' ] );
		primary.sql(
			"CREATE USER 'follower'@'127.0.0.1' IDENTIFIED BY 'follower'; GRANT REPLICATION SLAVE ON *.* TO 'follower'@'127.0.0.1'"
		);
		replica.sql(
			`CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = ${ port }, MASTER_USER = 'follower', MASTER_PASSWORD = 'follower', MASTER_USE_GTID = current_pos; START SLAVE`
		);
		// Not root, who may write even where reading is all that is allowed.
		primary.sql(
			"CREATE DATABASE wordpress CHARACTER SET utf8mb4; CREATE USER 'site'@'localhost'; GRANT ALL ON wordpress.* TO 'site'@'localhost'"
		);
		const position = ( server: Server, name: string ) => server.sql( `SELECT @@${ name }` )[ 0 ]?.[ 0 ] ?? '';
		const hasCaughtUp = () => position( replica, 'gtid_slave_pos' ) === position( primary, 'gtid_binlog_pos' );
		await until( 'the replica to follow', hasCaughtUp, 30_000, 200 );
		return {
			primary,
			replica,
			hasCaughtUp,
			delay: ( seconds ) => void replica.sql( `STOP SLAVE; CHANGE MASTER TO MASTER_DELAY = ${ seconds }; START SLAVE` ),
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}
