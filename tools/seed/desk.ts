/** Fills the desk of a stack site: agents and mailboxes by WordPress, everything else by LOAD DATA from two processes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ToolError } from '../lib/fail.ts';
import { ROOT } from '../lib/paths.ts';
import { say, step } from '../lib/progress.ts';
import type { Site } from '../site/site.ts';
import { sql, sqlLater, withoutIndexes, type Connection } from './database.ts';
import { indexForSearch } from './search-index.ts';
import { runToEnd } from './part-process.ts';
import type { Job } from './part.ts';
import {
	LONG_TICKET_MESSAGES,
	MAILBOXES,
	OPEN_MAILBOXES,
	agentCount,
	planDesk,
	teams,
	type Agent,
	type Plan,
	type SeedMailbox,
} from './plan.ts';
import { TAGS } from './ticket.ts';
import { TABLES } from './rows.ts';

const PARTS = 2;
export const SEED = 4711;

/** Changes whenever the same numbers would give other rows. */
const FORMAT = 3;

/** What is written down on the site once everything is there. */
export interface Seeded {
	tickets: number;
	seed: number;
	format: number;
	/** Whether the search index is whole. */
	indexed: boolean;
}

const OPTION = 'mesa_seeded';

const PREPARE = `
	$agents = array();
	foreach ( $args['agents'] as $at => $agent ) {
		$user = get_user_by( 'login', $agent['login'] );
		$id   = $user ? $user->ID : wp_insert_user( array(
			'user_login'   => $agent['login'],
			'user_pass'    => 'password',
			'user_email'   => $agent['login'] . '@shop.example',
			'display_name' => $agent['name'],
			'first_name'   => $agent['name'],
			'role'         => 0 === $at ? 'mesa_manager' : 'mesa_agent',
		) );
		if ( is_wp_error( $id ) ) {
			throw new RuntimeException( $id->get_error_message() );
		}
		$agents[] = array( 'id' => $id, 'name' => $agent['name'], 'email' => $agent['login'] . '@shop.example' );
	}
	global $wpdb;
	$services = new Mesa\\Boot\\Services();
	return array(
		'agents' => $agents,
		'blob'   => $services->blob_store()->put( str_repeat( 'A file of a seeded desk. ', 200 ) ),
		'socket' => substr( DB_HOST, strpos( DB_HOST, ':' ) + 1 ),
		'prefix' => $wpdb->prefix . 'mesa_',
		'full'   => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_tickets" ),
	);`;

interface Prepared {
	agents: Agent[];
	blob: { sha256: string; size: number };
	socket: string;
	prefix: string;
	full: number;
}

/** What a site was seeded with; null when it was not, or by an older form of this tool. Tables are brought up to date. */
export async function seeded( site: Site ): Promise< Seeded | null > {
	const found = await site.runPhp< Seeded | false >( `Mesa\\Boot\\Activation::set_up(); return get_option( '${ OPTION }', false );` );
	return found && Number( found.format ) === FORMAT ? found : null;
}

const note = ( site: Site, what: Seeded ) => site.runPhp( `update_option( '${ OPTION }', $args['seeded'], false );`, { seeded: what } );

/** Makes the search index of a seeded desk, again where there is one. */
export async function index( site: Site, tickets: number, seed: number ): Promise< void > {
	await indexForSearch( site, tickets );
	await note( site, { tickets, seed, format: FORMAT, indexed: true } );
}

const quoted = ( text: string ) => `'${ text.replace( /[\\']/g, '\\$&' ) }'`;
const NOW = "'2023-11-01 00:00:00'";

function mailboxes( connection: Connection, agents: readonly Agent[], seed: number ): SeedMailbox[] {
	const made = Array.from( { length: MAILBOXES }, ( _each, at ) => ( {
		id: at + 1,
		address: `team${ at + 1 }@shop.example`,
		name: `Team ${ at + 1 }`,
	} ) );
	const team = teams( agents.length, seed );
	const isOpen = ( at: number ) => ( OPEN_MAILBOXES as readonly number[] ).includes( at );
	sql(
		connection,
		[
			...made.map(
				( { id, address, name }, at ) =>
					`INSERT INTO ${ connection.prefix }mailboxes (id, name, address, aliases, secrets, folders, signature, restricted, created_at) VALUES (${ id }, ${ quoted( name ) }, ${ quoted( address ) }, '[]', '', '["INBOX"]', '', ${ isOpen( at ) ? 0 : 1 }, ${ NOW });`
			),
			...made.flatMap( ( { id }, at ) =>
				isOpen( at )
					? []
					: ( team[ at ] as number[] )
							.filter( ( agent ) => agent > 0 )
							.map(
								( agent ) =>
									`INSERT INTO ${ connection.prefix }mailbox_members (mailbox_id, user_id) VALUES (${ id }, ${ agents[ agent ]?.id });`
							)
			),
			...TAGS.map(
				( tag, at ) =>
					`INSERT INTO ${ connection.prefix }tags (id, name, slug, created_at) VALUES (${ at + 1 }, ${ quoted( tag ) }, ${ quoted( tag ) }, ${ NOW });`
			),
		].join( '\n' )
	);
	return made;
}

/** Runs one part; counts the steps it reports. */
async function runPart( job: Job, folder: string, told: ( steps: number ) => void ): Promise< void > {
	const file = join( folder, `part-${ job.from }.json` );
	writeFileSync( file, JSON.stringify( job ) );
	const tsx = join( ROOT, 'node_modules/tsx/dist/cli.mjs' );
	await runToEnd( 'A part of the seeding', process.execPath, [ tsx, join( import.meta.dirname, 'part.ts' ), file ], told );
}

async function rows( desk: Plan, blob: Job[ 'blob' ], connection: Connection ): Promise< void > {
	const folder = mkdtempSync( join( tmpdir(), 'mesa-seed-' ) );
	const total = desk.steps + 1;
	let done = 0;
	let shown = 0;
	const told = ( steps: number ) => {
		done += steps;
		if ( done - shown >= total / 10 ) {
			shown = done;
			process.stderr.write( ` ${ Math.round( ( 100 * done ) / total ) } %` );
		}
	};
	try {
		const parts = desk.tickets < 5_000 ? 1 : PARTS;
		await Promise.all(
			Array.from( { length: parts }, ( _each, at ) =>
				runPart(
					{
						tickets: desk.tickets,
						seed: desk.seed,
						mailboxes: [ ...desk.mailboxes ],
						agents: [ ...desk.agents ],
						blob,
						connection,
						from: 1 + Math.floor( ( at * total ) / parts ),
						to: 1 + Math.floor( ( ( at + 1 ) * total ) / parts ),
					},
					folder,
					told
				)
			)
		);
	} finally {
		rmSync( folder, { recursive: true, force: true } );
	}
}

const FINISH = `
	global $wpdb;
	$services = new Mesa\\Boot\\Services();
	( new Mesa\\Data\\Tickets\\TicketCopies( $services->db() ) )->mend_active();
	$services->count_store()->rebuild();
	$last = (int) $wpdb->get_var( "SELECT MAX(seq) FROM {$wpdb->prefix}mesa_tickets" );
	$wpdb->query( $wpdb->prepare( "INSERT INTO {$wpdb->prefix}mesa_counters (name, value) VALUES ('seq', %d) ON DUPLICATE KEY UPDATE value = %d", $last, $last ) );
	return $services->count_store()->drift();`;

/**
 * Seeds an empty desk.
 *
 * @param tickets 100 to 5,000,000.
 * @throws ToolError when there are tickets already, or some were lost on the way.
 */
export async function seedDesk( site: Site, tickets: number, seed = SEED ): Promise< Plan > {
	const names = Array.from( { length: agentCount( tickets ) }, ( _each, at ) => ( {
		login: `agent${ String( at + 1 ).padStart( 2, '0' ) }`,
		name: `Agent ${ String( at + 1 ).padStart( 2, '0' ) }`,
	} ) );
	const ready = await step( `Making ${ names.length } agents`, () => site.runPhp< Prepared >( PREPARE, { agents: names } ) );
	if ( ready.full > 0 ) {
		throw new ToolError( `This desk has ${ ready.full } tickets already; only an empty one can be seeded.` );
	}
	const connection = { socket: ready.socket, prefix: ready.prefix };
	const boxes = mailboxes( connection, ready.agents, seed );
	const desk = planDesk( tickets, seed, boxes, ready.agents );
	const indexes = withoutIndexes( connection );
	await step( `Writing ${ tickets } tickets`, () => rows( desk, ready.blob, connection ) );
	await step( 'Making the indexes', async () => {
		const [ longest, ...others ] = indexes as [ string, ...string[] ];
		await Promise.all( [ sqlLater( connection, longest ), sqlLater( connection, others.join( '\n' ) ) ] );
		await sqlLater( connection, TABLES.map( ( table ) => `ANALYZE TABLE ${ connection.prefix }${ table };` ).join( '\n' ) );
	} );
	const there = sql(
		connection,
		`SELECT (SELECT COUNT(*) FROM ${ connection.prefix }tickets), (SELECT COUNT(*) FROM ${ connection.prefix }messages)`
	).trim();
	const wanted = `${ tickets }\t${ tickets * 3 + LONG_TICKET_MESSAGES - 3 }`;
	if ( there !== wanted ) {
		throw new ToolError( `Not everything came in: tickets and messages are ${ there }, not ${ wanted }.` );
	}
	const drift = await step( 'Counting', () => site.runPhp< string[] >( FINISH ) );
	if ( drift.length > 0 ) {
		throw new ToolError( `The counts are wrong: ${ drift[ 0 ] }` );
	}
	await note( site, { tickets, seed, format: FORMAT, indexed: false } );
	await index( site, tickets, seed );
	say(
		`  ${ tickets } tickets, ${ tickets * 3 + LONG_TICKET_MESSAGES - 3 } messages, ${ boxes.length } mailboxes, ${ ready.agents.length } agents`
	);
	return desk;
}
