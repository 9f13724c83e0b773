/**
 * The mail that a mailbox sends to itself goes the whole way: real SMTP and IMAP servers, the built poller, a real site.
 * Nothing of it is left, whoever finds it and whenever the poller dies.
 */
import { spawn } from 'node:child_process';
import { as, site } from './site.ts';
import {
	closeWard,
	doctor,
	heal,
	imap,
	isStack,
	mailsIn,
	openWard,
	pass,
	pollerFile,
	pollerEnv,
	QUOTA_KB,
	tickets,
	ward,
} from './support/doctor.ts';
import { until } from '../../tools/lib/wait.ts';
import { sendMail } from '../../tools/mail/send.ts';

const ADDRESS = 'whole-way@shop.example';
const manager = as( 'mesa_manager' );

beforeAll( () => openWard( ADDRESS ), 60_000 );
afterAll( closeWard );
beforeEach( heal );

it( 'sends a mail the whole way, removes it, and leaves every other mail alone', async () => {
	const before = await tickets();
	await sendMail( ward.lane.smtp.port, { from: 'Ana <ana@client.example>', to: ADDRESS, subject: 'A question', text: 'Hello' } );
	const answer = await doctor();
	expect( { broken: answer.broken, said: answer.said } ).toEqual( { broken: null, said: '' } );
	expect( answer ).toMatchObject( { code: 0, ok: true, part: null } );
	expect( answer.checks.map( ( check ) => check.name.split( '.' ).at( -1 ) ) ).toEqual(
		expect.arrayContaining( [ 'dns', 'tcp', 'wordpress', 'password', 'clock', 'queue', 'cron', 'tls', 'login', 'folder', 'trip' ] )
	);
	const trip = answer.trips[ 0 ]!;
	expect( trip ).toMatchObject( { mailbox_id: ward.box.id, state: 'ok', source: 'doctor', broken: '' } );
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
	const watch = spawn( process.execPath, [ pollerFile(), 'watch' ], {
		env: pollerEnv(),
		stdio: 'ignore',
	} );
	try {
		await until(
			'the poller to hold the mailbox',
			() =>
				site()
					.runPhp(
						`return (string) ( new Mesa\\Data\\Db() )->value( 'SELECT lease_owner FROM {mailboxes} WHERE id = %d', $args['id'] );`,
						{ id: ward.box.id }
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

it( 'leaves nothing behind whenever the poller is killed, also no copy among sent mail', async () => {
	const before = await tickets();
	// A start takes some 300 ms, the whole pass less than a second.
	for ( const kill of [ 350, 450, 550, 650, 750, 900 ] ) {
		await manager.call( 'startMailboxCheck', { path: { id: ward.box.id } } );
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
			{ id: ward.box.id }
		);
	}
	const said = await pass( null );
	expect( { said, mails: await mailsIn( 'INBOX' ) } ).toEqual( { said, mails: [ 'A question' ] } );
	if ( isStack ) {
		expect( await mailsIn( 'Sent' ) ).toEqual( [] );
	}
	expect( await tickets() ).toBe( before );
} );

it( 'is done once a day by the passes that cron starts, without anybody asking', async () => {
	await site().runPhp(
		`$db = new Mesa\\Data\\Db();
		$db->delete( 'mailbox_checks', array( 'mailbox_id' => $args['id'] ) );
		$db->update( 'mailboxes', array( 'created_at' => gmdate( 'Y-m-d H:i:s', time() - 3 * DAY_IN_SECONDS ) ), array( 'id' => $args['id'] ) );`,
		{ id: ward.box.id }
	);
	const check = () => manager.call( 'getMailboxCheck', { path: { id: ward.box.id } } );
	// The first pass ends with the jobs that are due, and so sends the mail; a later one finds it.
	await until(
		'the daily check',
		async () => {
			await pass( null );
			return ( await check() ).state === 'ok';
		},
		30_000
	);
	const { id, source } = await check();
	expect( source ).toBe( 'daily' );
	await pass( null );
	expect( ( await check() ).id ).toBe( id );
	expect( await mailsIn( 'INBOX' ) ).toEqual( [ 'A question' ] );
} );
