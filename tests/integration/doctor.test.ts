/**
 * The doctor against a real site and real mail servers: the whole way when all is well, and the part by its name when
 * one is broken. On the stack lane these are Dovecot (TLS, LMTP, quota), nginx, php-fpm and MariaDB.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { as, site } from './site.ts';
import { unique } from './support/mails.ts';
import { freePort } from '../../tools/lib/ports.ts';
import { until } from '../../tools/lib/wait.ts';
import { startMailLane, type MailLane } from '../../tools/mail/lane.ts';
import { sendMail } from '../../tools/mail/send.ts';
import { readOutbox } from '../../tools/mail/outbox.ts';
import type { Mailbox, MailboxCheck, MailboxInput } from '../../src/contract/generated/types.ts';

const POLLER = join( __dirname, '..', '..', 'dist', 'mesa-poller', 'mesa-poller.mjs' );
const PORT = 21_500;
const ADDRESS = 'doctor@shop.example';
/** Nobody delivers what is sent to this address. */
const LOST = 'lost@shop.example';
const QUOTA_KB = 200;
const manager = as( 'mesa_manager' );
const isStack = site().lane === 'stack';

interface Answer {
	code: number;
	ok: boolean;
	broken: string | null;
	part: string | null;
	checks: {
		name: string;
		scope: string;
		mailbox: number | null;
		part: string;
		ok: boolean;
		level: string;
		detail: string;
		advice: string;
	}[];
	trips: MailboxCheck[];
	said: string;
}

let folder: string;
let lane: MailLane;
let box: Mailbox;

/** Runs the built program, as a person would. */
function doctor( more: { args?: string[]; env?: Record< string, string > } = {} ): Promise< Answer > {
	const login = site().users.mesa_poller!;
	const child = spawn(
		process.execPath,
		[ POLLER, 'doctor', '--json', '--mailbox', String( box.id ), '--timeout', '25', ...( more.args ?? [] ) ],
		{
			env: {
				...process.env,
				MESA_SITE: site().url,
				MESA_USER: login.user,
				MESA_APP_PASSWORD: login.password,
				...( lane.ca === '' ? {} : { NODE_EXTRA_CA_CERTS: lane.ca } ),
				...more.env,
			},
			stdio: [ 'ignore', 'pipe', 'pipe' ],
		}
	);
	let out = '';
	let said = '';
	child.stdout.on( 'data', ( data ) => ( out += String( data ) ) );
	child.stderr.on( 'data', ( data ) => ( said += String( data ) ) );
	return new Promise( ( resolve, reject ) => {
		child.once( 'error', reject );
		child.once( 'close', ( code ) => {
			try {
				resolve( { ...( JSON.parse( out ) as Answer ), code: code ?? -1, said } );
			} catch {
				reject( new Error( `The doctor said "${ out }" and "${ said }".` ) );
			}
		} );
	} );
}

const settings = (): MailboxInput => {
	const { password: incoming_password, ...incoming } = lane.mailboxes[ 0 ]!.server;
	const { password: outgoing_password, ...outgoing } = lane.smtp;
	return { incoming, incoming_password, outgoing, outgoing_password, folders: [ 'INBOX' ] };
};

const change = ( fields: MailboxInput ) => manager.call( 'updateMailbox', { path: { id: box.id }, body: { ...settings(), ...fields } } );

/** Does something over IMAP. */
async function imap< Result >( work: ( client: ImapFlow ) => Promise< Result >, at = 0 ): Promise< Result > {
	const { host, port, security, username, password } = lane.mailboxes[ at ]!.server;
	const client = new ImapFlow( {
		host,
		port,
		secure: security === 'tls',
		doSTARTTLS: false,
		tls: { rejectUnauthorized: false },
		auth: { user: username, pass: password },
		logger: false,
	} );
	await client.connect();
	try {
		return await work( client );
	} finally {
		await client.logout();
	}
}

/** Subjects of the mails in a folder. */
const mailsIn = ( path: string ): Promise< string[] > =>
	imap( async ( client ) => {
		const lock = await client.getMailboxLock( path );
		try {
			// A server may refuse to fetch from an empty folder (RFC 3501 section 6.4.5).
			if ( ! client.mailbox || client.mailbox.exists === 0 ) {
				return [];
			}
			return ( await client.fetchAll( '1:*', { envelope: true } ) ).map( ( one ) => one.envelope?.subject ?? '' );
		} finally {
			lock.release();
		}
	} );

const tickets = async (): Promise< number > =>
	( await as( 'administrator' ).call( 'listTickets', { query: { folder: 'all', mailbox_id: box.id } } ) ).items.length;

/** What is expected of a broken part. */
function expectBroken( answer: Answer, scope: 'wordpress' | 'mailbox', part: string ): void {
	expect( { part: answer.part, checks: answer.checks.filter( ( check ) => ! check.ok ) } ).toMatchObject( {
		part,
		checks: [ { scope, part } ],
	} );
	expect( answer ).toMatchObject( { code: 1, ok: false } );
	const broken = answer.checks.find( ( check ) => ! check.ok );
	expect( answer.broken ).toBe( broken?.name );
	expect( broken?.advice ).not.toBe( '' );
}

beforeAll( async () => {
	folder = mkdtempSync( join( tmpdir(), 'mesa-doctor-' ) );
	lane = await startMailLane( isStack ? 'dovecot' : 'node', {
		base: folder,
		mailboxes: [ ADDRESS, `second-${ ADDRESS }` ],
		smtpPort: await freePort( PORT ),
		imapPort: await freePort( PORT + 1 ),
		// PHP trusts the site's own authority and no other.
		...( isStack ? { quotaKb: QUOTA_KB, tls: dirname( site().ca ) } : {} ),
	} );
	box = await manager.call( 'createMailbox', { body: { name: `Doctor ${ unique() }`, address: ADDRESS, ...settings() } } );
}, 60_000 );

afterAll( async () => {
	await site().runPhp( `( new Mesa\\Data\\Db() )->update( 'mailboxes', array( 'active' => 0 ), array( 'id' => $args['id'] ) );`, {
		id: box.id,
	} );
	await lane.stop();
	rmSync( folder, { recursive: true, force: true } );
} );

beforeEach( async () => {
	await change( {} );
	// What another test file left due must not be taken for a stuck queue.
	await as( 'mesa_poller' ).call( 'tick', {} );
	await site().runPhp(
		`( new Mesa\\Data\\Db() )->run( "DELETE FROM {jobs} WHERE run_at < %s", gmdate( 'Y-m-d H:i:s', time() - 600 ) ); wp_clear_scheduled_hook( 'mesa_run_jobs' ); wp_schedule_event( time() + 60, 'mesa_minute', 'mesa_run_jobs' );`
	);
} );

it( 'sends a mail the whole way, removes it, and leaves every other mail alone', async () => {
	const before = await tickets();
	await sendMail( lane.smtp.port, { from: 'Ana <ana@client.example>', to: ADDRESS, subject: 'A question', text: 'Hello' } );
	const answer = await doctor();
	expect( { broken: answer.broken, said: answer.said } ).toEqual( { broken: null, said: '' } );
	expect( answer ).toMatchObject( { code: 0, ok: true, part: null } );
	expect( answer.checks.map( ( check ) => check.name.split( '.' ).at( -1 ) ) ).toEqual(
		expect.arrayContaining( [ 'dns', 'tcp', 'wordpress', 'password', 'clock', 'queue', 'cron', 'tls', 'login', 'folder', 'trip' ] )
	);
	const trip = answer.trips[ 0 ]!;
	expect( trip ).toMatchObject( { mailbox_id: box.id, state: 'ok', source: 'doctor', broken: '' } );
	expect( trip.legs.map( ( leg ) => leg.leg ) ).toEqual( [ 'send', 'arrive', 'fetch', 'ticket', 'clean' ] );
	expect( trip.legs.filter( ( leg ) => leg.ms === null || leg.ms > 20_000 ) ).toEqual( [] );
	expect( Date.parse( trip.arrived_at ?? '' ) ).toBeGreaterThan( Date.now() - 60_000 );
	expect( await mailsIn( 'INBOX' ) ).toEqual( [ 'A question' ] );
	expect( await tickets() ).toBe( before + 1 );
	if ( isStack ) {
		expect( answer.checks.find( ( check ) => check.part === 'quota' ) ).toMatchObject( { level: 'ok' } );
		expect( trip.quota_limit ).toBe( QUOTA_KB * 1024 );
	}
} );

it( 'lets the poller that is at work find the mail', async () => {
	const login = site().users.mesa_poller!;
	const watch = spawn( process.execPath, [ POLLER, 'watch' ], {
		env: {
			...process.env,
			MESA_SITE: site().url,
			MESA_USER: login.user,
			MESA_APP_PASSWORD: login.password,
			...( lane.ca === '' ? {} : { NODE_EXTRA_CA_CERTS: lane.ca } ),
		},
		stdio: 'ignore',
	} );
	try {
		await until(
			'the poller to hold the mailbox',
			() =>
				site()
					.runPhp(
						`return (string) ( new Mesa\\Data\\Db() )->value( 'SELECT lease_owner FROM {mailboxes} WHERE id = %d', $args['id'] );`,
						{ id: box.id }
					)
					.then( ( owner ) => owner !== '' ),
			20_000
		);
		const answer = await doctor();
		expect( answer ).toMatchObject( { code: 0, ok: true } );
		expect( await mailsIn( 'INBOX' ) ).toEqual( [ 'A question' ] );
	} finally {
		const ended = new Promise( ( resolve ) => watch.once( 'exit', resolve ) );
		watch.kill( 'SIGTERM' );
		await ended;
	}
} );

/** Runs the poller's one pass; killed after so many milliseconds, when that is not null. */
async function pass( kill: number | null ): Promise< void > {
	const login = site().users.mesa_poller!;
	const child = spawn( process.execPath, [ POLLER, 'run' ], {
		env: {
			...process.env,
			MESA_SITE: site().url,
			MESA_USER: login.user,
			MESA_APP_PASSWORD: login.password,
			...( lane.ca === '' ? {} : { NODE_EXTRA_CA_CERTS: lane.ca } ),
		},
		stdio: 'ignore',
	} );
	const ended = new Promise( ( resolve ) => child.once( 'exit', resolve ) );
	const timer = kill === null ? null : setTimeout( () => child.kill( 'SIGKILL' ), kill );
	await ended;
	clearTimeout( timer ?? undefined );
}

it( 'leaves nothing behind whenever the poller is killed, also no copy among sent mail', async () => {
	const before = await tickets();
	// A start takes some 300 ms, the whole pass less than a second.
	for ( const kill of [ 350, 450, 550, 650, 750, 900 ] ) {
		await manager.call( 'startMailboxCheck', { path: { id: box.id } } );
		await until(
			'the mail to itself',
			async () => {
				await as( 'mesa_poller' ).call( 'tick', {} );
				return ( await mailsIn( 'INBOX' ) ).length > 1;
			},
			20_000
		);
		if ( isStack && kill === 900 ) {
			await imap( async ( client ) => {
				await client.mailboxOpen( 'INBOX' );
				await client.messageCopy( '*', 'Sent' );
			} );
		}
		await pass( kill );
		await site().runPhp(
			`( new Mesa\\Data\\Db() )->run( "UPDATE {mailbox_checks} SET state = 'failed' WHERE state = 'open' AND mailbox_id = %d", $args['id'] );`,
			{ id: box.id }
		);
	}
	await pass( null );
	expect( await mailsIn( 'INBOX' ) ).toEqual( [ 'A question' ] );
	if ( isStack ) {
		expect( await mailsIn( 'Sent' ) ).toEqual( [] );
	}
	expect( await tickets() ).toBe( before );
} );

it( 'names a wrong server name', async () => {
	const { incoming } = settings();
	await change( { incoming: { ...incoming!, host: 'imap.no-such-name.invalid' }, incoming_password: 'password' } );
	expectBroken( await doctor(), 'mailbox', 'dns' );
} );

it( 'names a closed port', async () => {
	const { incoming } = settings();
	await change( { incoming: { ...incoming!, port: await freePort( PORT + 20 ) }, incoming_password: 'password' } );
	expectBroken( await doctor(), 'mailbox', 'tcp' );
} );

it( 'names encryption: a certificate that nobody vouches for, or a server that speaks none', async () => {
	const { incoming } = settings();
	if ( isStack ) {
		const answer = await doctor( { env: { NODE_EXTRA_CA_CERTS: '' } } );
		expectBroken( answer, 'mailbox', 'tls' );
		expect( answer.checks.find( ( check ) => ! check.ok )?.detail ).toContain( 'certificate' );
	} else {
		await change( { incoming: { ...incoming!, security: 'tls' }, incoming_password: 'password' } );
		expectBroken( await doctor(), 'mailbox', 'tls' );
	}
} );

it( 'names a wrong password, of the way in and of the way out', async () => {
	await change( { incoming_password: 'not the password' } );
	expectBroken( await doctor(), 'mailbox', 'login' );
	await change( { outgoing_password: 'not the password' } );
	const out = await doctor();
	expectBroken( out, 'mailbox', 'login' );
	expect( out.trips ).toMatchObject( [ { state: 'failed', broken: 'login' } ] );
	expect( JSON.stringify( out ) ).not.toContain( 'not the password' );
} );

it( 'names a folder that is not there', async () => {
	await change( { folders: [ 'INBOX', 'No such folder' ] } );
	expectBroken( await doctor(), 'mailbox', 'folder' );
} );

it( 'names mail that leaves and never arrives, and mail that arrives among spam', async () => {
	const other = await manager.call( 'createMailbox', { body: { name: 'Lost', address: LOST, ...settings() } } );
	const doctored = box;
	try {
		box = other;
		expectBroken( await doctor( { args: [ '--timeout', '4' ] } ), 'mailbox', 'delivery' );
		// What was lost a moment ago turns up in the inbox: nobody's ticket.
		const late = await until( 'the lost mail', () => readOutbox( lane.outbox ).find( ( mail ) => mail.to.includes( LOST ) ), 5000 );
		await imap( ( client ) => client.append( 'INBOX', late.raw ) );
		if ( isStack ) {
			const waiting = doctor( { args: [ '--timeout', '10' ] } );
			const next = await until(
				'the next mail to itself',
				() => readOutbox( lane.outbox ).find( ( mail ) => mail.to.includes( LOST ) && mail.id !== late.id ),
				20_000
			);
			await imap( ( client ) => client.append( 'Junk', next.raw ) );
			expectBroken( await waiting, 'mailbox', 'spam' );
			expect( await mailsIn( 'Junk' ) ).toEqual( [] );
		} else {
			await doctor( { args: [ '--timeout', '4' ] } );
		}
		expect( await mailsIn( 'INBOX' ) ).toEqual( [ 'A question' ] );
		// The question is known already, from the other mailbox; the test mails are nobody's tickets.
		expect( await tickets() ).toBe( 0 );
	} finally {
		box = doctored;
		await site().runPhp( `( new Mesa\\Data\\Db() )->update( 'mailboxes', array( 'active' => 0 ), array( 'id' => $args['id'] ) );`, {
			id: other.id,
		} );
	}
} );

it( 'names a WordPress whose certificate nobody vouches for', async () => {
	if ( ! isStack ) {
		return;
	}
	// Dovecot's port speaks TLS, with a certificate of the test's own authority, and no HTTP.
	const env = { MESA_SITE: `https://127.0.0.1:${ lane.mailboxes[ 0 ]!.server.port }` };
	expectBroken( await doctor( { env: { ...env, NODE_EXTRA_CA_CERTS: '' } } ), 'wordpress', 'tls' );
	expectBroken( await doctor( { env } ), 'wordpress', 'wordpress' );
} );

it( 'names a WordPress that is down, at another address, or answers with an error', async () => {
	expectBroken( await doctor( { env: { MESA_SITE: `http://127.0.0.1:${ await freePort( PORT + 21 ) }` } } ), 'wordpress', 'tcp' );
	expectBroken( await doctor( { env: { MESA_SITE: 'http://no-such-site.invalid' } } ), 'wordpress', 'dns' );
	const server: Server = createServer( ( _request, response ) => response.writeHead( 503 ).end( 'Down' ) );
	await new Promise< void >( ( resolve ) => server.listen( 0, '127.0.0.1', resolve ) );
	try {
		expectBroken(
			await doctor( { env: { MESA_SITE: `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }` } } ),
			'wordpress',
			'wordpress'
		);
	} finally {
		server.close();
	}
} );

it( 'names an application password that was revoked, and a user who may no more', async () => {
	const [ user, password, plain ] = await site().runPhp< [ string, string, string ] >(
		`$user = wp_insert_user( array( 'user_login' => 'poller-' . wp_generate_password( 8, false ), 'user_pass' => wp_generate_password(), 'role' => 'mesa_poller' ) );
		list( $password, $item ) = WP_Application_Passwords::create_new_application_password( $user, array( 'name' => 'Doctor' ) );
		return array( get_userdata( $user )->user_login, $password, $item['uuid'] );`
	);
	const env = { MESA_USER: user, MESA_APP_PASSWORD: password };
	const health = () =>
		site().runPhp< { status: string; label: string } >(
			`require_once ABSPATH . 'wp-admin/includes/admin.php';
			return ( apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) )['direct']['mesa_poller_account']['test'] )();`
		);
	expect( await doctor( { env, args: [ '--no-mail' ] } ) ).toMatchObject( { code: 0, trips: [] } );
	expect( await health() ).toMatchObject( { status: 'good' } );
	await site().runPhp( `get_user_by( 'login', $args['user'] )->set_role( 'subscriber' );`, { user } );
	expect( await health() ).toMatchObject( { status: 'critical', label: 'The mail poller may not hand over mail' } );
	expectBroken( await doctor( { env } ), 'wordpress', 'capability' );
	await site().runPhp(
		`$user = get_user_by( 'login', $args['user'] ); $user->set_role( 'mesa_poller' ); WP_Application_Passwords::delete_application_password( $user->ID, $args['uuid'] );`,
		{ user, uuid: plain }
	);
	expect( await health() ).toMatchObject( { status: 'critical', label: "The mail poller's application password was revoked" } );
	expectBroken( await doctor( { env } ), 'wordpress', 'password' );
	// The right one has the last word.
	await doctor( { args: [ '--no-mail' ] } );
	expect( await health() ).toMatchObject( { status: 'good' } );
} );

it( 'names a queue that nobody runs, and scheduled work that is gone', async () => {
	await site().runPhp(
		`$past = gmdate( 'Y-m-d H:i:s', time() - 7200 );
		( new Mesa\\Data\\Db() )->insert( 'jobs', array( 'type' => 'stuck', 'payload' => '{}', 'run_at' => $past, 'created_at' => $past, 'claim' => 'nobody' ) );`
	);
	expectBroken( await doctor( { args: [ '--no-mail' ] } ), 'wordpress', 'queue' );
	await site().runPhp(
		`( new Mesa\\Data\\Db() )->run( "DELETE FROM {jobs} WHERE type = 'stuck'" ); wp_clear_scheduled_hook( 'mesa_run_jobs' );`
	);
	expectBroken( await doctor( { args: [ '--no-mail' ] } ), 'wordpress', 'cron' );
} );

it( 'names a clock that is wrong', async () => {
	const shifted = `data:text/javascript,const%20now=Date.now;Date.now=()=>now()+600000`;
	const answer = await doctor( { args: [ '--no-mail' ], env: { NODE_OPTIONS: `--import=${ shifted }` } } );
	expectBroken( answer, 'wordpress', 'clock' );
	expect( answer.checks.find( ( check ) => ! check.ok )?.detail ).toMatch( /differ by (599|600|601) seconds/ );
} );

it( 'warns before the mailbox is full, and names it when it is', async () => {
	if ( ! isStack ) {
		// Only Dovecot has a quota here; the figures are the same everywhere.
		expect( ( await doctor( { args: [ '--no-mail' ] } ) ).checks.some( ( check ) => check.part === 'quota' ) ).toBe( false );
		return;
	}
	const fill = ( kilobytes: number ) =>
		imap( ( client ) => client.append( 'Done', Buffer.from( `Subject: ballast\r\n\r\n${ 'x'.repeat( kilobytes * 1024 ) }` ) ) );
	await fill( 185 );
	const nearly = await doctor();
	expect( nearly ).toMatchObject( { code: 0, ok: true } );
	expect( nearly.checks.filter( ( check ) => check.level === 'warning' ).map( ( check ) => check.part ) ).toContain( 'quota' );
	// To the last kilobyte: the next mail has no room.
	for ( let room = true; room; ) {
		room = await fill( 1 ).then(
			() => true,
			() => false
		);
	}
	const full = await doctor();
	expect( full ).toMatchObject( { code: 1, part: 'quota' } );
	expect( await mailsIn( 'INBOX' ) ).toEqual( [ 'A question' ] );
} );

it( 'speaks to people as well', async () => {
	const child = spawn( process.execPath, [ POLLER, 'doctor', '--mailbox', '999999', '--no-mail' ], {
		env: {
			...process.env,
			MESA_SITE: site().url,
			MESA_USER: site().users.mesa_poller!.user,
			MESA_APP_PASSWORD: site().users.mesa_poller!.password,
		},
	} );
	let out = '';
	child.stdout.on( 'data', ( data ) => ( out += String( data ) ) );
	expect( await new Promise( ( resolve ) => child.once( 'close', resolve ) ) ).toBe( 1 );
	expect( out ).toContain( 'The first broken part: wordpress.mailbox. There is no active mailbox with the number 999999.' );
} );
