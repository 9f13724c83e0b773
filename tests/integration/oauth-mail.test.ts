/**
 * Mail in and out of accounts that log in by OAuth 2: a real Dovecot that asks the provider about each token, a real SMTP
 * server, the built poller.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as dial, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createTransport } from 'nodemailer';
import { ROOT } from '../../tools/lib/paths.ts';
import { which } from '../../tools/lib/process.ts';
import { until } from '../../tools/lib/wait.ts';
import { startMailLane, type MailLane } from '../../tools/mail/lane.ts';
import type { Mailbox, MailboxCheck } from '../../src/contract/generated/types.ts';
import { as, site } from './site.ts';
import { answer, asked, settled, undoSeconds } from './support/desk.ts';
import { sha256, unique } from './support/mails.ts';
import { askToken, connected, signIn, startProvider, type Provider } from './support/oauth.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';

const admin = as( 'administrator' );
const address = 'oauth@shop.example';
let provider: Provider;
let smtp: TestSmtp;
let lane: MailLane;
let undo = 0;
/** Mailboxes of other tests: the poller would look for their servers. */
let others: number[] = [];

const switchOthers = ( active: boolean ) =>
	site().runPhp< number[] >(
		`global $wpdb; $table = $wpdb->prefix . 'mesa_mailboxes';
		$ids = $args['ids'] ?: $wpdb->get_col( "SELECT id FROM $table WHERE active = 1" );
		foreach ( $ids as $id ) { $wpdb->update( $table, array( 'active' => $args['active'] ), array( 'id' => $id ) ); }
		return array_map( 'intval', $ids );`,
		{ ids: others, active: active ? 1 : 0 }
	);

const base = mkdtempSync( join( tmpdir(), 'mesa-oauth-' ) );
// Dovecot belongs to the stack lane; where a machine with another lane has it, it is used as well.
const withDovecot = which( 'dovecot' ) || site().lane === 'stack' ? describe : describe.skip;

/** A way to Dovecot that can be cut, as Google and Microsoft end sessions whose token has run out. */
async function startProxy( target: number ) {
	const sockets = new Set< Socket >();
	const server = createServer( ( inside ) => {
		const outside = dial( target, '127.0.0.1' );
		[ inside, outside ].forEach( ( socket ) => {
			sockets.add( socket );
			socket.on( 'error', () => {} );
			socket.on( 'close', () => sockets.delete( socket ) );
		} );
		inside.pipe( outside ).pipe( inside );
	} );
	await new Promise< void >( ( resolve ) => server.listen( 0, '127.0.0.1', resolve ) );
	return {
		port: ( server.address() as AddressInfo ).port,
		open: () => sockets.size > 0,
		cut: () => sockets.forEach( ( socket ) => socket.destroy() ),
		stop: () => {
			server.close();
			sockets.forEach( ( socket ) => socket.destroy() );
		},
	};
}

const tls = () => site().ca !== '';
/** Where the site trusts the certificate, encrypted; else in plain text, which is allowed to this machine on local sites only. */
const imap = ( port?: number ) => ( {
	host: '127.0.0.1',
	port: port ?? imapPort(),
	security: tls() ? ( 'tls' as const ) : ( 'none' as const ),
	username: address,
	auth: 'google' as const,
} );
const imapPort = () => ( tls() ? lane.mailboxes[ 0 ]!.server.port : lane.plainImapPort );

async function mailIn( subject: string ): Promise< void > {
	const transport = createTransport( { host: '127.0.0.1', port: lane.smtp.port, ignoreTLS: true } );
	await transport.sendMail( {
		from: 'ana@client.example',
		to: address,
		subject,
		text: 'Where is it?',
		messageId: `<${ unique() }@client.example>`,
	} );
	transport.close();
}

async function subjects(): Promise< string[] > {
	return ( await admin.call( 'listTickets', { query: { folder: 'all', per_page: 50 } } ) ).items.map( ( ticket ) => ticket.subject );
}

const children = new Set< ChildProcess >();
const proxies = new Set< { stop: () => void } >();

function poll( command: string, ...more: string[] ) {
	const { password, user } = site().users.mesa_poller!;
	const child = spawn( process.execPath, [ join( ROOT, 'dist', 'mesa-poller', 'mesa-poller.mjs' ), command, '--log', 'json', ...more ], {
		env: { ...process.env, MESA_SITE: site().url, MESA_USER: user, MESA_APP_PASSWORD: password, NODE_EXTRA_CA_CERTS: lane.ca },
	} );
	children.add( child );
	let output = '';
	const keep = ( chunk: Buffer ) => ( output += chunk.toString() );
	child.stdout.on( 'data', keep );
	child.stderr.on( 'data', keep );
	const ended = new Promise< number >( ( resolve ) =>
		child.on( 'close', ( code ) => {
			children.delete( child );
			resolve( code ?? -1 );
		} )
	);
	return { ended, output: () => output, stop: () => child.kill( 'SIGTERM' ) };
}

const opened: Mailbox[] = [];

/** The one mailbox that Dovecot has, connected; free again after the test. */
async function reading( port?: number ): Promise< Mailbox > {
	const mailbox = await connected( provider, { address, incoming: imap( port ) } );
	opened.push( mailbox );
	return mailbox;
}

beforeAll( async () => {
	provider = await startProvider();
	smtp = await startSmtp();
	undo = await undoSeconds( 0 );
	others = await switchOthers( false );
	if ( which( 'dovecot' ) || site().lane === 'stack' ) {
		lane = await startMailLane( 'dovecot', {
			base,
			mailboxes: [ address ],
			introspection: `${ provider.url }/introspect`,
			...( site().ca === '' ? {} : { tls: dirname( site().ca ) } ),
		} );
	}
} );

afterAll( async () => {
	children.forEach( ( child ) => child.kill( 'SIGKILL' ) );
	proxies.forEach( ( proxy ) => proxy.stop() );
	await undoSeconds( undo );
	if ( others.length > 0 ) {
		await switchOthers( true );
	}
	await lane?.stop();
	await smtp.stop();
	await provider.end();
	rmSync( base, { recursive: true, force: true } );
} );

beforeEach( () => provider.behave( {} ) );

withDovecot( 'mail in', () => {
	afterEach( async () => {
		for ( const { id } of opened.splice( 0 ) ) {
			await admin.call( 'updateMailbox', { path: { id }, body: { active: false, address: `gone-${ unique() }@shop.example` } } );
		}
	} );

	it( 'is fetched with a token, and the connection test says that it will be', async () => {
		const mailbox = await reading();
		const test = await admin.call( 'testMailbox', { body: { id: mailbox.id } } );
		expect( test.steps.filter( ( step ) => ! step.ok ) ).toEqual( [] );
		expect( test.steps.map( ( step ) => step.step ) ).toEqual( expect.arrayContaining( [ 'token', 'connect', 'login', 'folder' ] ) );
		const subject = `By token ${ unique() }`;
		await mailIn( subject );
		const run = poll( 'run' );
		expect( [ await run.ended, run.output() ] ).toEqual( [ 0, expect.any( String ) ] );
		expect( await subjects() ).toContain( subject );
	} );

	it( 'goes on when the mail server refuses a token before its time', async () => {
		const mailbox = await reading();
		provider.expireAccess();
		const before = provider.asked( 'refresh_token' );
		const subject = `Refused early ${ unique() }`;
		await mailIn( subject );
		const run = poll( 'run' );
		expect( [ await run.ended, run.output() ] ).toEqual( [ 0, expect.any( String ) ] );
		expect( await subjects() ).toContain( subject );
		expect( provider.asked( 'refresh_token' ) - before ).toBe( 1 );
		provider.expireAccess();
		expect( ( await admin.call( 'testMailbox', { body: { id: mailbox.id } } ) ).ok ).toBe( true );
	} );

	it( 'goes on in the same session that outlives its token, without an error that anybody sees', async () => {
		const proxy = await startProxy( imapPort() );
		proxies.add( proxy );
		provider.behave( { lifetime: 8 } );
		const mailbox = await reading( proxy.port );
		const watch = poll( 'watch' );
		try {
			const first = `Before the end ${ unique() }`;
			await mailIn( first );
			await until( 'the first mail', async () => ( ( await subjects() ).includes( first ) ? true : null ), 30_000 );
			const errors = new Set< string >();
			const look = setInterval( () => {
				void admin
					.call( 'getMailbox', { path: { id: mailbox.id } } )
					.then( ( { state } ) => state.error && errors.add( state.error ) );
			}, 400 );
			// Through three lives of a token; at each end the server cuts the session.
			const before = provider.asked( 'refresh_token' );
			for ( let round = 1; round <= 3; round++ ) {
				await until( `renewal ${ round }`, () => ( provider.asked( 'refresh_token' ) - before >= round ? true : null ), 30_000 );
				const subject = `After renewal ${ round } ${ unique() }`;
				await mailIn( subject );
				await until( subject, async () => ( ( await subjects() ).includes( subject ) ? true : null ), 20_000 );
			}
			clearInterval( look );
			expect( [ ...errors ] ).toEqual( [] );
			expect( watch.output() ).not.toMatch( /Trying again/ );
		} finally {
			watch.stop();
			await watch.ended;
		}
	} );

	it( 'stops with the permission, says so, and starts by itself once the account is connected again', async () => {
		const mailbox = await reading();
		provider.revokeAll( address );
		const subject = `After the revocation ${ unique() }`;
		await mailIn( subject );
		const run = poll( 'run' );
		expect( await run.ended ).toBe( 1 );
		expect( run.output() ).toContain( 'connect the account again' );
		const stuck = await admin.call( 'getMailbox', { path: { id: mailbox.id } } );
		expect( stuck.sign_in?.status ).toBe( 'reconnect' );
		expect( stuck.state ).toMatchObject( { status: 'error', error: expect.stringContaining( 'connect the account again' ) } );
		const test = await admin.call( 'testMailbox', { body: { id: mailbox.id } } );
		expect( test.steps ).toEqual( [ expect.objectContaining( { step: 'token', ok: false } ) ] );
		await signIn( provider, mailbox.id, address );
		const again = poll( 'run' );
		expect( [ await again.ended, again.output() ] ).toEqual( [ 0, expect.any( String ) ] );
		expect( await subjects() ).toContain( subject );
		expect( ( await admin.call( 'getMailbox', { path: { id: mailbox.id } } ) ).state ).toMatchObject( { status: 'ok', error: null } );
	} );

	it( 'is checked by the doctor the whole way, who names the token once the permission is gone', async () => {
		const mailbox = await reading();
		await admin.call( 'updateMailbox', {
			path: { id: mailbox.id },
			body: {
				outgoing: { host: '127.0.0.1', port: lane.smtp.port, security: 'none', username: lane.smtp.username },
				outgoing_password: lane.smtp.password,
			},
		} );
		const doctor = async () => {
			const child = poll( 'doctor', '--json', '--timeout', '25', '--mailbox', String( mailbox.id ) );
			const code = await child.ended;
			return { code, said: JSON.parse( child.output() ) as { broken: string | null; part: string | null; trips: MailboxCheck[] } };
		};
		expect( await doctor() ).toMatchObject( { code: 0, said: { broken: null, trips: [ { state: 'ok' } ] } } );
		provider.revokeAll( address );
		expect( await doctor() ).toMatchObject( { code: 1, said: { part: 'token', trips: [] } } );
	} );

	it( 'takes a mail server that cannot ask the provider for what it is: a passing trouble, not a wrong account', async () => {
		const mailbox = await reading();
		const deaf = await startMailLane( 'dovecot', {
			base: join( base, 'deaf' ),
			mailboxes: [ address ],
			introspection: 'http://127.0.0.1:9/introspect',
			...( site().ca === '' ? {} : { tls: dirname( site().ca ) } ),
		} );
		const port = tls() ? deaf.mailboxes[ 0 ]!.server.port : deaf.plainImapPort;
		try {
			await admin.call( 'updateMailbox', { path: { id: mailbox.id }, body: { incoming: imap( port ) } } );
			const before = provider.asked( 'refresh_token' );
			const run = poll( 'run' );
			expect( await run.ended ).toBe( 1 );
			expect( run.output() ).toContain( 'cannot check the login at the moment' );
			expect( provider.asked( 'refresh_token' ) ).toBe( before );
			expect( ( await admin.call( 'getMailbox', { path: { id: mailbox.id } } ) ).sign_in?.status ).toBe( 'ok' );
		} finally {
			await deaf.stop();
		}
	} );

	it( 'writes no token into its log', async () => {
		const mailbox = await reading();
		const { body } = await askToken( mailbox.id );
		provider.expireAccess();
		provider.behave( { broken: { status: 503, body: {} } } );
		const run = poll( 'run' );
		expect( await run.ended ).toBe( 1 );
		expect( run.output() ).not.toContain( ( body as { access_token: string } ).access_token );
	} );
} );

describe( 'mail out', () => {
	const sending = () => {
		const own = `sender-${ unique() }@shop.example`;
		const outgoing = { host: '127.0.0.1', port: smtp.port, security: 'none', username: own, auth: 'google' } as const;
		return connected( provider, { address: own, outgoing, incoming: null } );
	};
	const lastTo = ( customer: string ) => smtp.taken.filter( ( mail ) => mail.to.includes( customer ) );

	beforeEach( () => smtp.behave( { token: ( token, user ) => provider.account( token ) === user } ) );

	it( 'leaves with a token of the connected account', async () => {
		const mailbox = await sending();
		expect( ( await admin.call( 'testMailbox', { body: { id: mailbox.id } } ) ).steps.filter( ( step ) => ! step.ok ) ).toEqual( [] );
		const { ticket, address: customer } = await asked( mailbox );
		expect( await settled( ( await answer( ticket ) ).id ) ).toMatchObject( { state: 'sent', error: null } );
		expect( lastTo( customer ) ).toMatchObject( [ { from: mailbox.address, user: mailbox.address } ] );
	} );

	it( 'leaves once, with a new token, when the server refuses the old one', async () => {
		const mailbox = await sending();
		const old = ( ( await askToken( mailbox.id ) ).body as { access_token: string } ).access_token;
		provider.expireAccess();
		const { ticket, address: customer } = await asked( mailbox );
		expect( await settled( ( await answer( ticket ) ).id ) ).toMatchObject( { state: 'sent' } );
		expect( lastTo( customer ) ).toHaveLength( 1 );
		expect( ( await askToken( mailbox.id, sha256( old ) ) ).status ).toBe( 200 );
	} );

	it( 'is kept, with the reason, when the permission is gone; and leaves when a person sends it again', async () => {
		const mailbox = await sending();
		provider.revokeAll( mailbox.address );
		const { ticket, address: customer } = await asked( mailbox );
		const failed = await settled( ( await answer( ticket ) ).id );
		expect( failed ).toMatchObject( { state: 'failed', error: expect.stringContaining( 'connect the account again' ) } );
		expect( lastTo( customer ) ).toEqual( [] );
		await signIn( provider, mailbox.id, mailbox.address );
		await admin.call( 'retryMessage', { path: { id: failed.id } } );
		expect( await settled( failed.id ) ).toMatchObject( { state: 'sent', error: null } );
		expect( lastTo( customer ) ).toHaveLength( 1 );
	} );

	it( 'waits while the provider is out of reach', async () => {
		const mailbox = await sending();
		provider.expireAccess();
		provider.behave( { broken: { status: 503, body: 'down' } } );
		const { ticket } = await asked( mailbox );
		const { id } = await answer( ticket );
		const waiting = await until(
			'the try',
			async () => {
				await admin.call( 'kickJobs', {} );
				const now = await admin.call( 'getMessage', { path: { id } } );
				return now.error === null ? null : now;
			},
			30_000
		);
		expect( waiting ).toMatchObject( { state: 'queued', error: expect.stringContaining( 'gives no token at the moment' ) } );
	} );
} );
