/** The mail that a mailbox sends to itself leaves no trace, and nobody else can make a mail vanish by looking like it. */
import { simpleParser } from 'mailparser';
import { as, site } from './site.ts';
import { deliver, mail, sha256, unique, type Made } from './support/mails.ts';
import { sendingMailbox } from './support/desk.ts';
import { startSmtp, type Taken, type TestSmtp } from './support/smtp.ts';
import { until } from '../../tools/lib/wait.ts';
import type { Mailbox, MailboxCheck } from '../../src/contract/generated/types.ts';

const manager = as( 'mesa_manager' );
const poller = as( 'mesa_poller' );
const admin = as( 'administrator' );
let smtp: TestSmtp;
let box: Mailbox;

beforeAll( async () => {
	smtp = await startSmtp();
} );
afterAll( () => smtp.stop() );
beforeEach( async () => {
	smtp.behave( {} );
	smtp.taken.splice( 0 );
	box = await sendingMailbox( smtp );
} );

const start = (): Promise< MailboxCheck > => manager.call( 'startMailboxCheck', { path: { id: box.id } } );
const last = (): Promise< MailboxCheck > => manager.call( 'getMailboxCheck', { path: { id: box.id } } );

/** The check's mail as the SMTP server got it. */
function sent(): Promise< Taken > {
	return until(
		'the mail to itself',
		async () => {
			await poller.call( 'tick', {} );
			return smtp.taken.find( ( one ) => one.to.includes( box.address ) );
		},
		20_000
	);
}

/** As sent(), and WordPress has written down that the mail has left: that comes a moment after the SMTP server has it. */
async function left(): Promise< void > {
	await sent();
	await until(
		'the mail to be known as sent',
		async () => ( await last() ).legs.some( ( { leg, ms } ) => leg === 'send' && ms !== null ),
		20_000
	);
}

const tokenOf = ( taken: Taken ): string => String( taken.parsed.headers.get( 'x-mesa-check' ) );

/** The mail as a poller would hand it over. */
function fetched( taken: Taken, fields: Parameters< typeof mail >[ 0 ] = {} ): Made {
	const now = Date.now();
	return mail( {
		key: sha256( taken.raw ),
		from: { address: box.address, name: box.name },
		to: [ { address: box.address, name: '' } ],
		message_id: taken.parsed.messageId ?? '',
		subject: taken.parsed.subject ?? '',
		automatic: 'notification',
		may_auto_respond: false,
		check: { token: tokenOf( taken ), seen_ms: now - 40, fetched_ms: now - 20, now_ms: now },
		...fields,
	} );
}

/** Everything that a ticket leaves behind, of the whole site. */
function traces(): Promise< Record< string, number > > {
	return site().runPhp(
		`$db = new Mesa\\Data\\Db();
		$count = static fn( string $table ): int => (int) $db->value( 'SELECT COUNT(*) FROM {' . $table . '}' );
		$found = array();
		foreach ( array_diff( Mesa\\Data\\Tables\\Schema::tables(), array( 'mailbox_checks' ) ) as $table ) {
			$found[ $table ] = $count( $table );
		}
		$found['counted'] = (int) $db->value( 'SELECT SUM(tickets) FROM {folder_counts}' );
		$found['seq']     = (int) $db->value( "SELECT value FROM {counters} WHERE name = 'seq'" );
		$found['pulse']   = (int) file_get_contents( ( new Mesa\\Boot\\Services() )->pulse()->path() );
		return $found;`
	);
}

const report = ( id: number, more: object = {} ) =>
	poller.request( 'PUT', `/poller/checks/${ id }`, {
		body: { cleaned: true, broken: '', detail: '', quota_used: null, quota_limit: null, warnings: [], ...more },
	} );

it( 'goes the whole way and leaves nothing behind', async () => {
	// Whatever would react to a new ticket.
	await manager.call( 'updateAutoAnswer', { path: { id: box.id }, body: { enabled: true } } );
	await as( 'mesa_agent' ).call( 'updateNotificationSettings', { body: { unassigned: 'mail' } } );
	// A first ticket, so that counters exist.
	await deliver( box.id, mail() );
	const { id } = await start();
	const taken = await sent();
	expect( taken.from ).toBe( box.address );
	expect( taken.parsed.headers.get( 'auto-submitted' ) ).toBe( 'auto-generated' );
	const before = await traces();
	const made = fetched( taken );
	expect( await deliver( box.id, made ) ).toMatchObject( [ { result: 'check', ticket_id: null, message_id: null } ] );
	expect( await traces() ).toEqual( before );
	await as( 'mesa_agent' ).call( 'updateNotificationSettings', { body: { unassigned: 'none' } } );
	expect(
		await site().runPhp( `return ( new Mesa\\Boot\\Services() )->blob_store()->has( $args['sha'] );`, { sha: made.mail.raw_sha256 } )
	).toBe( false );
	// Piped in: there is no mailbox to delete it from, so it is over.
	const check = await last();
	expect( check ).toMatchObject( { id, state: 'ok', broken: '', source: 'screen' } );
	expect( check.legs.map( ( leg ) => leg.leg ) ).toEqual( [ 'send', 'arrive', 'fetch', 'ticket', 'clean' ] );
	expect( check.legs.every( ( leg ) => leg.ms !== null && leg.ms >= 0 && leg.ms < 60_000 ) ).toBe( true );
	expect( Math.abs( check.clock_ms ?? 1e9 ) ).toBeLessThan( 30_000 );
} );

it( 'is recognised when a poller dies before it has deleted it, and when the header is lost', async () => {
	await start();
	const taken = await sent();
	const first = fetched( taken, { check: null } );
	expect( await deliver( box.id, first ) ).toMatchObject( [ { result: 'check' } ] );
	const again = fetched( taken );
	expect( await deliver( box.id, again ) ).toMatchObject( [ { result: 'check' } ] );
	expect(
		await site().runPhp( `return ( new Mesa\\Boot\\Services() )->blob_store()->has( $args['sha'] );`, { sha: again.mail.raw_sha256 } )
	).toBe( false );
} );

it( 'is removed when it comes after everybody has given up on it', async () => {
	const { id } = await start();
	const taken = await sent();
	await site().runPhp(
		`( new Mesa\\Data\\Db() )->update( 'mailbox_checks', array( 'created_at' => gmdate( 'Y-m-d H:i:s', time() - 3600 ) ), array( 'id' => $args['id'] ) );`,
		{ id }
	);
	expect( await last() ).toMatchObject( { id, state: 'failed' } );
	const before = await traces();
	expect( await deliver( box.id, fetched( taken ) ) ).toMatchObject( [ { result: 'check' } ] );
	expect( await traces() ).toEqual( before );
	expect( await last() ).toMatchObject( { state: 'failed' } );
} );

it( 'a stranger who knows the header, or a used token, makes no mail vanish', async () => {
	await start();
	const taken = await sent();
	const [ number, nonce ] = tokenOf( taken ).split( '.' );
	const forged = `${ number }.${ nonce }.${ '0'.repeat( 32 ) }`;
	const now = Date.now();
	const check = { seen_ms: now, fetched_ms: now, now_ms: now };
	expect( await deliver( box.id, mail( { check: { token: forged, ...check } } ) ) ).toMatchObject( [ { result: 'created' } ] );
	expect(
		await deliver( box.id, mail( { check: { token: 'x', ...check }, message_id: `<mesa-check.${ forged }@shop.example>` } ) )
	).toMatchObject( [ { result: 'created' } ] );
	expect( await deliver( box.id, fetched( taken ) ) ).toMatchObject( [ { result: 'check' } ] );
	// The token has done its work: another mail with it is ordinary mail.
	expect( await deliver( box.id, mail( { check: { token: tokenOf( taken ), ...check } } ) ) ).toMatchObject( [ { result: 'created' } ] );
} );

it( 'a token of last month is good for nothing', async () => {
	const { id } = await start();
	const taken = await sent();
	await site().runPhp(
		`( new Mesa\\Data\\Db() )->update( 'mailbox_checks', array( 'created_at' => gmdate( 'Y-m-d H:i:s', time() - 8 * 86400 ) ), array( 'id' => $args['id'] ) );`,
		{ id }
	);
	expect( await deliver( box.id, fetched( taken ) ) ).toMatchObject( [ { result: 'created' } ] );
} );

it( 'two who ask at once get one check', async () => {
	const ids = ( await Promise.all( [ start(), start(), start() ] ) ).map( ( check ) => check.id );
	expect( new Set( ids ).size ).toBe( 1 );
	await sent();
	await poller.call( 'tick', {} );
	expect( smtp.taken.filter( ( one ) => one.to.includes( box.address ) ) ).toHaveLength( 1 );
} );

const ended = ( id: number ): Promise< MailboxCheck > =>
	until(
		'the check to end',
		async () => {
			await poller.call( 'tick', {} );
			const check = await last();
			return check.id === id && check.state !== 'open' ? check : null;
		},
		20_000
	);

it( 'names the password when the outgoing server refuses it, and leaves no failed task behind', async () => {
	smtp.behave( { password: 'another' } );
	const failed = async () => ( await manager.call( 'getPollerStatus', {} ) ).jobs_failed;
	const before = await failed();
	const { id } = await start();
	expect( await ended( id ) ).toMatchObject( { state: 'failed', broken: 'login', detail: expect.stringContaining( 'Bad credentials' ) } );
	expect( await failed() ).toBe( before );
} );

it( 'names a full mailbox, in the server’s words', async () => {
	smtp.behave( { data: () => ( { code: 552, words: '5.2.2 Quota exceeded (mailbox for user is full)' } ) } );
	const { id } = await start();
	expect( await ended( id ) ).toMatchObject( { state: 'failed', broken: 'quota', detail: expect.stringContaining( 'Quota exceeded' ) } );
} );

it( 'names the clock when the poller’s differs by minutes, and warns before the mailbox is full', async () => {
	const { id } = await start();
	const taken = await sent();
	const ahead = Date.now() + 300_000;
	const made = fetched( taken, { check: { token: tokenOf( taken ), seen_ms: ahead - 40, fetched_ms: ahead - 20, now_ms: ahead } } );
	await deliver( box.id, made );
	const check = await last();
	expect( check ).toMatchObject( { id, state: 'failed', broken: 'clock' } );
	expect( check.legs.every( ( leg ) => leg.ms !== null && leg.ms < 60_000 ) ).toBe( true );
} );

it( 'says that no poller looks for it, or that nothing runs the queue', async () => {
	const age = ( id: number ) =>
		site().runPhp(
			`update_option( 'mesa_poller', array( 'at' => time() - 7200, 'version' => '1' ), false );
			( new Mesa\\Data\\Db() )->update( 'mailbox_checks', array( 'created_at' => gmdate( 'Y-m-d H:i:s', time() - 3600 ) ), array( 'id' => $args['id'] ) );`,
			{ id }
		);
	const one = await start();
	await left();
	await age( one.id );
	expect( await last() ).toMatchObject( { state: 'failed', broken: 'poller' } );
	// A poller is at work and cannot read the mailbox: what it says is broken.
	const locked = await start();
	await left();
	await poller.call( 'leaseMailbox', { path: { id: box.id }, body: { owner: 'checked', ttl: 60 } } );
	await poller.call( 'saveMailboxState', {
		path: { id: box.id },
		body: { owner: 'checked', status: 'error', error: 'It does not accept the password.', part: 'login', cursors: [] },
	} );
	await age( locked.id );
	await poller.call( 'tick', {} );
	expect( await last() ).toMatchObject( { state: 'failed', broken: 'login', detail: 'It does not accept the password.' } );
	// One whose job never ran.
	const two = await site().runPhp< number >(
		`$services = new Mesa\\Boot\\Services();
		$id = $services->start_check()->start( $args['box'], 'daily' )['id'];
		( new Mesa\\Data\\Db() )->run( "DELETE FROM {jobs} WHERE type = 'send_check' AND subject_id = %d", $id );
		return $id;`,
		{ box: box.id }
	);
	await age( two );
	expect( await last() ).toMatchObject( { id: two, state: 'failed', broken: 'queue' } );
} );

it( 'leaves through the site’s mailer where the mailbox has no server of its own', async () => {
	box = await manager.call( 'createMailbox', { body: { name: 'Plain', address: `plain-${ unique() }@shop.example` } } );
	const { id } = await start();
	await poller.call( 'tick', {} );
	const { raw } = await site().waitForMail( ( one ) => one.to.includes( box.address ) );
	const parsed = await simpleParser( raw );
	const taken = { parsed, raw: raw.toString( 'latin1' ), from: '', to: [], user: '' };
	expect( await deliver( box.id, fetched( taken ) ) ).toMatchObject( [ { result: 'check' } ] );
	expect( await last() ).toMatchObject( { id, state: 'ok' } );
} );

it( 'takes the poller’s word for what is broken, and answers 404 for a check that is not there', async () => {
	const { id } = await start();
	expect( ( await report( id, { cleaned: false, broken: 'spam', detail: 'It lies in "Junk".' } ) ).status ).toBe( 204 );
	expect( await last() ).toMatchObject( { state: 'failed', broken: 'spam', detail: 'It lies in "Junk".' } );
	expect( ( await report( 999_999 ) ).status ).toBe( 404 );
	const alarms = await manager.call( 'listAlarms', {} );
	expect( alarms.filter( ( alarm ) => alarm.mailbox_id === box.id ) ).toMatchObject( [ { key: `check-${ box.id }-${ id }` } ] );
} );

it( 'runs by itself once a day where that is wanted, and tells the owner once when it fails twice', async () => {
	const due = () =>
		site().runPhp< string[] >(
			`$services = new Mesa\\Boot\\Services();
			$db = new Mesa\\Data\\Db();
			$db->run( 'UPDATE {mailboxes} SET created_at = %s, incoming = %s WHERE id = %d', gmdate( 'Y-m-d H:i:s', time() - 2 * 86400 ), '{"host":"imap.shop.example","port":993,"security":"tls","username":"x"}', $args['box'] );
			$services->start_check()->start_due();
			return array_column( $services->check_store()->newest( $args['box'], 10 ), 'state' );`,
			{ box: box.id }
		);
	const age = ( seconds: number ) =>
		site().runPhp(
			`( new Mesa\\Data\\Db() )->run( 'UPDATE {mailbox_checks} SET created_at = %s WHERE mailbox_id = %d', gmdate( 'Y-m-d H:i:s', time() - $args['seconds'] ), $args['box'] );`,
			{
				box: box.id,
				seconds,
			}
		);
	const mails = async () =>
		(
			await Promise.all(
				site()
					.sentMails()
					.map( ( one ) => simpleParser( one.raw ) )
			)
		).filter( ( one ) => one.text?.includes( box.address ) && one.subject?.includes( 'does not come through' ) ).length;
	await admin.call( 'updateSettings', { body: { mailbox_check: 'off' } } );
	expect( await due() ).toEqual( [] );
	await admin.call( 'updateSettings', { body: { mailbox_check: 'daily' } } );
	expect( await due() ).toEqual( [ 'open' ] );
	expect( await due() ).toEqual( [ 'open' ] );
	const fail = async () => {
		await report( ( await last() ).id, { cleaned: false, broken: 'delivery', detail: 'It did not arrive.' } );
		await poller.call( 'tick', {} );
	};
	await fail();
	// One mail may be late: nobody is told yet, and another try comes soon.
	expect( ( await manager.call( 'listAlarms', {} ) ).filter( ( alarm ) => alarm.mailbox_id === box.id ) ).toEqual( [] );
	expect( await due() ).toEqual( [ 'failed' ] );
	await age( 31 * 60 );
	expect( await due() ).toEqual( [ 'open', 'failed' ] );
	await fail();
	expect( ( await manager.call( 'listAlarms', {} ) ).filter( ( alarm ) => alarm.mailbox_id === box.id ) ).toHaveLength( 1 );
	await until( 'the owner to be told', async () => ( await mails() ) === 1, 20_000 );
	await age( 6 * 3600 + 60 );
	expect( await due() ).toEqual( [ 'open', 'failed', 'failed' ] );
	await fail();
	await poller.call( 'tick', {} );
	expect( await mails() ).toBe( 1 );
	await site().runPhp( `( new Mesa\\Data\\Db() )->update( 'mailboxes', array( 'active' => 0 ), array( 'id' => $args['box'] ) );`, {
		box: box.id,
	} );
} );

it( 'tells what only WordPress knows: clock, queue, cron and checks', async () => {
	const health = await poller.call( 'getPollerHealth', {} );
	expect( Math.abs( health.time_ms - Date.now() ) ).toBeLessThan( 30_000 );
	expect( health.cron ).toMatchObject( { scheduled: true } );
	expect( health.checks.map( ( check ) => check.mailbox_id ) ).toContain( box.id );
} );
