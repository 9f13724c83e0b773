/** A Galera cluster of three MariaDB nodes on this machine, reached by their sockets only; they talk to each other on 127.0.0.1. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ToolError } from '../lib/fail.ts';
import { freePort } from '../lib/ports.ts';
import { run, startService, tail, which, type Service } from '../lib/process.ts';
import { until } from '../lib/wait.ts';
import { askMariaDb } from './mariadb.ts';

const PROVIDERS = [ '/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so', '/usr/lib/libgalera_smm.so' ];
const PORTS = 23_000;

export interface GaleraNode {
	name: string;
	socket: string;
	/** Ends at once, without a chance to tidy up. */
	kill: () => Promise< void >;
	/** Starts again on what it left behind, and waits until it has caught up with the others. */
	rejoin: () => Promise< void >;
	/**
	 * Lets it take in nothing from the others for a while; it goes on answering reads.
	 *
	 * @param seconds How long.
	 */
	hold: ( seconds: number ) => Promise< void >;
	/** Runs SQL as root; rows of columns as text, without tabs and line ends in them. */
	sql: ( statement: string ) => string[][];
}

export interface Cluster {
	nodes: GaleraNode[];
	/** Such as 10.11.19. */
	version: string;
	stop: () => Promise< void >;
}

interface Programs {
	server: string;
	install: string;
	client: string;
	provider: string;
}

/** @throws ToolError that names the Debian package of what is missing. */
function programs(): Programs {
	const [ server, install, client ] = [ 'mariadbd', 'mariadb-install-db', 'mariadb' ].map( which );
	if ( ! server || ! install || ! client ) {
		throw new ToolError( 'MariaDB is missing: apt-get install mariadb-server' );
	}
	const provider = PROVIDERS.find( existsSync );
	if ( ! provider ) {
		throw new ToolError( 'Galera is missing: apt-get install galera-4' );
	}
	for ( const [ program, name ] of [
		[ 'rsync', 'rsync' ],
		[ 'wsrep_sst_rsync', 'mariadb-server' ],
	] as const ) {
		if ( ! which( program ) ) {
			throw new ToolError( `${ program } is missing: apt-get install ${ name }` );
		}
	}
	return { server, install, client, provider };
}

class Node implements GaleraNode {
	readonly socket: string;
	private readonly config: string;
	private service: Service | null = null;

	constructor(
		readonly name: string,
		private readonly tools: Programs,
		private readonly folder: string,
		private readonly ports: { group: number; state: number; transfer: number },
		private readonly group: string
	) {
		this.socket = join( folder, 'mysql.sock' );
		this.config = join( folder, 'my.cnf' );
		mkdirSync( folder, { recursive: true } );
		writeFileSync( this.config, this.settings() );
		// rsync as root does not work between nodes: Debian's script wants the database's own user.
		if ( process.getuid?.() === 0 ) {
			run( 'chown', [ '-R', 'mysql:mysql', folder ] );
		}
	}

	private settings(): string {
		const { group, state, transfer } = this.ports;
		return [
			'[mariadbd]',
			...( process.getuid?.() === 0 ? [ 'user=mysql' ] : [] ),
			`datadir=${ join( this.folder, 'data' ) }`,
			`socket=${ this.socket }`,
			`pid-file=${ join( this.folder, 'mysql.pid' ) }`,
			`tmpdir=${ this.folder }`,
			'skip-networking',
			'skip-log-bin',
			'performance_schema=off',
			'innodb_buffer_pool_size=128M',
			// A crash of one node loses up to a second of its own copy; the others have it, and it fetches it from them.
			'innodb_flush_log_at_trx_commit=0',
			'innodb_autoinc_lock_mode=2',
			'default_storage_engine=InnoDB',
			'binlog_format=ROW',
			'character-set-server=utf8mb4',
			'sql_mode=STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
			'wsrep_on=ON',
			`wsrep_provider=${ this.tools.provider }`,
			'wsrep_cluster_name=mesa',
			`wsrep_cluster_address=${ this.group }`,
			`wsrep_node_name=${ this.name }`,
			'wsrep_node_address=127.0.0.1',
			'wsrep_slave_threads=2',
			'wsrep_sst_method=rsync',
			`wsrep_sst_receive_address=127.0.0.1:${ transfer }`,
			`wsrep_provider_options="${ [
				`base_port=${ group }`,
				`gmcast.listen_addr=tcp://127.0.0.1:${ group }`,
				`ist.recv_addr=127.0.0.1:${ state }`,
				'gcache.size=64M',
				// A node that is silent for two seconds is dead, not for five.
				'evs.keepalive_period=PT0.5S',
				'evs.suspect_timeout=PT2S',
				'evs.inactive_timeout=PT4S',
			].join( ';' ) }"`,
			'',
		].join( '\n' );
	}

	install(): void {
		run( this.tools.install, [ `--defaults-file=${ this.config }`, '--auth-root-authentication-method=normal', '--skip-test-db' ] );
	}

	async start( ...more: string[] ): Promise< void > {
		const service = startService( this.name, this.tools.server, [ `--defaults-file=${ this.config }`, ...more ], {
			log: join( this.folder, 'mariadb.log' ),
		} );
		this.service = service;
		await until(
			`${ this.name } to join`,
			() => {
				if ( ! service.alive() ) {
					throw new ToolError( `${ this.name } ended: ${ tail( service, 3 ) }` );
				}
				return this.sql( "SHOW STATUS LIKE 'wsrep_local_state_comment'" )[ 0 ]?.[ 1 ] === 'Synced';
			},
			60_000,
			200
		);
	}

	async kill(): Promise< void > {
		await this.service?.kill();
	}

	async rejoin(): Promise< void > {
		// What mariadbd-safe and systemd's galera_recovery do: find out up to where the data goes, to fetch only the rest.
		const log = join( this.folder, 'recover.log' );
		run( this.tools.server, [ `--defaults-file=${ this.config }`, '--wsrep-recover', `--log-error=${ log }` ] );
		const found = /Recovered position:?\s*([0-9a-f-]{36}:-?\d+)/.exec( readFileSync( log, 'utf8' ) );
		await this.start( ...( found ? [ `--wsrep_start_position=${ found[ 1 ] }` ] : [] ) );
	}

	async stop(): Promise< void > {
		await this.service?.stop();
	}

	hold( seconds: number ): Promise< void > {
		const service = startService(
			`hold ${ this.name }`,
			this.tools.client,
			[ `--socket=${ this.socket }`, '-uroot', '-e', `FLUSH TABLES WITH READ LOCK; SELECT SLEEP(${ seconds }); UNLOCK TABLES` ],
			{ log: join( this.folder, 'hold.log' ) }
		);
		return until( 'the lock to be let go', () => ! service.alive(), seconds * 1000 + 20_000 ).then( () => undefined );
	}

	sql( statement: string ): string[][] {
		return askMariaDb( this.tools.client, this.socket, statement );
	}
}

/** Starts three nodes one after another; an empty database `wordpress` is there. */
export async function startGalera(): Promise< Cluster > {
	const tools = programs();
	const folder = mkdtempSync( join( tmpdir(), 'mesa-galera-' ) );
	chmodSync( folder, 0o755 );
	const nodes: Node[] = [];
	// Also when somebody ends this program: the nodes are killed with it, their data would stay.
	process.once( 'exit', () => process.env.MESA_KEEP || rmSync( folder, { recursive: true, force: true } ) );
	const stop = async () => {
		for ( const node of [ ...nodes ].reverse() ) {
			await node.stop();
		}
	};
	try {
		const ports: { group: number; state: number; transfer: number }[] = [];
		for ( let at = 0; at < 3; at++ ) {
			const first = PORTS + at * 10;
			ports.push( { group: await freePort( first ), state: await freePort( first + 1 ), transfer: await freePort( first + 2 ) } );
		}
		const group = `gcomm://${ ports.map( ( port ) => `127.0.0.1:${ port.group }` ).join( ',' ) }`;
		for ( const [ at, port ] of ports.entries() ) {
			nodes.push( new Node( `node-${ at + 1 }`, tools, join( folder, String( at + 1 ) ), port, group ) );
		}
		for ( const [ at, node ] of nodes.entries() ) {
			node.install();
			await node.start( ...( at === 0 ? [ '--wsrep-new-cluster' ] : [] ) );
			if ( at === 0 ) {
				node.sql( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );
			}
		}
		return { nodes, version: nodes[ 0 ]!.sql( 'SELECT VERSION()' )[ 0 ]![ 0 ]!.split( '-' )[ 0 ]!, stop };
	} catch ( error ) {
		const words = nodes.map( ( node ) => node.name ).join( ', ' );
		await stop();
		throw new ToolError( `The Galera cluster (${ words }) did not start: ${ ( error as Error ).message }` );
	}
}
