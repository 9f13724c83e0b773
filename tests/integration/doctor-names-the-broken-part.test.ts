/** The doctor names the first broken part, each broken in turn on a real site with real mail servers. */
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { as, site } from './site.ts';
import {
	change,
	closeWard,
	doctor,
	expectBroken,
	heal,
	imap,
	isStack,
	mailsIn,
	openWard,
	pollerFile,
	pollerEnv,
	PORT,
	settings,
	tickets,
	ward,
} from './support/doctor.ts';
import { freePort } from '../../tools/lib/ports.ts';
import { until } from '../../tools/lib/wait.ts';
import { readOutbox } from '../../tools/mail/outbox.ts';
import { sendMail } from '../../tools/mail/send.ts';

const ADDRESS = 'broken@shop.example';
/** Nobody delivers what is sent to this address. */
const LOST = 'lost@shop.example';
const manager = as( 'mesa_manager' );

beforeAll( async () => {
	await openWard( ADDRESS );
	await sendMail( ward.lane.smtp.port, { from: 'Ana <ana@client.example>', to: ADDRESS, subject: 'A question', text: 'Hello' } );
	expect( await doctor() ).toMatchObject( { code: 0 } );
}, 60_000 );
afterAll( closeWard );
beforeEach( heal );

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
	const doctored = ward.box;
	try {
		ward.box = other;
		expectBroken( await doctor( { args: [ '--timeout', '4' ] } ), 'mailbox', 'delivery' );
		// What was lost a moment ago turns up in the inbox: nobody's ticket.
		const late = await until(
			'the lost mail',
			() => readOutbox( ward.lane.outbox ).find( ( mail ) => mail.to.includes( LOST ) ),
			5000
		);
		await imap( ( client ) => client.append( 'INBOX', late.raw ) );
		if ( isStack ) {
			const waiting = doctor( { args: [ '--timeout', '10' ] } );
			const next = await until(
				'the next mail to itself',
				() => readOutbox( ward.lane.outbox ).find( ( mail ) => mail.to.includes( LOST ) && mail.id !== late.id ),
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
		ward.box = doctored;
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
	const env = { MESA_SITE: `https://127.0.0.1:${ ward.lane.mailboxes[ 0 ]!.server.port }` };
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
	const child = spawn( process.execPath, [ pollerFile(), 'doctor', '--mailbox', '999999', '--no-mail' ], {
		env: pollerEnv(),
	} );
	let out = '';
	child.stdout.on( 'data', ( data ) => ( out += String( data ) ) );
	expect( await new Promise( ( resolve ) => child.once( 'close', resolve ) ) ).toBe( 1 );
	expect( out ).toContain( 'The first broken part: wordpress.mailbox. There is no active mailbox with the number 999999.' );
} );
