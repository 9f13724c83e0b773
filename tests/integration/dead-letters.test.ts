/** A mail that cannot be taken in is never lost from sight: it is on a list with its reason, and a person can have it tried again. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, sha256, unique } from './support/mails.ts';
import type { LetterReport } from '../../src/contract/generated/types.ts';

const manager = as( 'mesa_manager' );
const poller = as( 'mesa_poller' );
let box: Awaited< ReturnType< typeof mailbox > >;

beforeEach( async () => {
	box = await mailbox( 'Letters' );
} );

type Failed = LetterReport[ 'failed' ][ number ];

const failed = ( uid: number, more: Partial< Failed > = {} ): Failed => ( {
	folder: 'INBOX',
	uidvalidity: '7',
	uid,
	key: '',
	from: { address: 'ana@client.example', name: 'Ana Ruiz' },
	subject: 'Invoice',
	size: 1234,
	received_at: new Date().toISOString(),
	reason: 'The web server takes no request of this size.',
	permanent: true,
	raw_sha256: '',
	...more,
} );

const report = ( mails: Failed[], delivered: number[] = [] ) =>
	poller.call( 'reportLetters', { path: { id: box.id }, body: { owner: 'test', failed: mails, delivered } } );
const listed = async () =>
	( await manager.call( 'listDeadLetters', { query: { per_page: 100 } } ) ).items.filter( ( each ) => each.mailbox_id === box.id );

/** Puts the first try of all letters back in time. */
const earlier = ( minutes: number ) =>
	site().runPhp(
		`global $wpdb; $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}mesa_dead_letters SET first_at = %s WHERE mailbox_id = %d", gmdate( 'Y-m-d H:i:s', time() - 60 * $args['minutes'] ), $args['id'] ) );`,
		{ id: box.id, minutes }
	);

it( 'a refused mail is on the list at once, and given up after some tries', async () => {
	expect( ( await report( [ failed( 12 ) ] ) ).map( ( each ) => [ each.uid, each.state ] ) ).toEqual( [ [ 12, 'trying' ] ] );
	expect( await listed() ).toMatchObject( [ { uid: 12, state: 'trying', attempts: 1, subject: 'Invoice', has_raw: false } ] );
	await report( [ failed( 12 ) ] );
	await earlier( 4 );
	expect( ( await report( [ failed( 12 ) ] ) )[ 0 ]!.state ).toBe( 'trying' );
	await earlier( 6 );
	expect( ( await report( [ failed( 12, { reason: 'Still too large.' } ) ] ) )[ 0 ]!.state ).toBe( 'dead' );
	expect( await listed() ).toMatchObject( [ { uid: 12, state: 'dead', attempts: 4, reason: 'Still too large.' } ] );
	expect( ( await manager.call( 'getPollerStatus', {} ) ).dead_letters ).toBeGreaterThan( 0 );
} );

it( 'two copies of one mail that fails are counted each for itself, and given up; a new numbering leaves no twin', async () => {
	const key = sha256( Buffer.from( unique() ) );
	const both = [ failed( 5, { key } ), failed( 6, { key } ) ];
	for ( let tries = 0; tries < 3; tries++ ) {
		await report( both );
		await earlier( 6 );
	}
	expect( ( await report( both ) ).map( ( each ) => [ each.uid, each.state ] ) ).toEqual( [
		[ 5, 'dead' ],
		[ 6, 'dead' ],
	] );
	await report( [ failed( 1, { key, uidvalidity: '8' } ) ] );
	expect( await listed() ).toMatchObject( [ { uid: 1 } ] );
} );

it( 'a mail given up as the five-hundred-and-first of a mailbox does not hold up what comes behind it', async () => {
	await site().runPhp(
		`$db = new Mesa\\Data\\Db();
		foreach ( range( 1, 500 ) as $uid ) {
			$db->insert( 'dead_letters', array( 'ident' => md5( $args['id'] . '-' . $uid ), 'mailbox_id' => $args['id'], 'folder' => 'INBOX', 'uidvalidity' => '7', 'uid' => $uid, 'subject' => '', 'reason' => 'Refused.', 'permanent' => 1, 'state' => 'dead', 'attempts' => 4, 'received_at' => '2026-01-01 00:00:00', 'first_at' => '2026-01-01 00:00:00', 'last_at' => '2026-01-01 00:00:00' ) );
		}`,
		{ id: box.id }
	);
	for ( let tries = 0; tries < 4; tries++ ) {
		await report( [ failed( 501 ) ] );
		await earlier( 6 );
	}
	const known = await report( [] );
	expect( known ).toHaveLength( 500 );
	expect( known.at( -1 ) ).toMatchObject( { uid: 501, state: 'dead' } );
	await site().runPhp( "( new Mesa\\Data\\Db() )->delete( 'dead_letters', array( 'mailbox_id' => $args['id'] ) );", { id: box.id } );
} );

it( 'a reason that may pass is given more time', async () => {
	for ( let tries = 0; tries < 7; tries++ ) {
		await report( [ failed( 1, { permanent: false } ) ] );
	}
	await earlier( 20 );
	expect( ( await report( [ failed( 1, { permanent: false } ) ] ) )[ 0 ]!.state ).toBe( 'trying' );
	await earlier( 31 );
	expect( ( await report( [ failed( 1, { permanent: false } ) ] ) )[ 0 ]!.state ).toBe( 'dead' );
} );

it( 'what was given up because of a full disk is tried again by itself once it is emptied, what was refused is not', async () => {
	for ( let tries = 0; tries < 8; tries++ ) {
		await report( [ failed( 1, { permanent: false } ), failed( 2 ) ] );
		await earlier( 60 );
	}
	const states = async () =>
		( await poller.call( 'getPollerConfig', {} ) ).mailboxes
			.find( ( each ) => each.id === box.id )!
			.letters!.map( ( each ) => [ each.uid, each.state ] )
			.sort();
	const lately = [
		[ 1, 'dead' ],
		[ 2, 'dead' ],
	];
	expect( await states() ).toEqual( lately );
	const tried = ( hours: number ) =>
		site().runPhp(
			`( new Mesa\\Data\\Db() )->run( 'UPDATE {dead_letters} SET last_at = %s WHERE mailbox_id = %d', gmdate( 'Y-m-d H:i:s', time() - 3600 * $args['hours'] ), $args['id'] );`,
			{ id: box.id, hours }
		);
	await tried( 5 );
	expect( await states() ).toEqual( lately );
	await tried( 7 );
	expect( await states() ).toEqual( [
		[ 1, 'retrying' ],
		[ 2, 'dead' ],
	] );
	// It fails once more: given up again, not tried all day.
	await report( [ failed( 1, { permanent: false } ) ] );
	expect( await states() ).toEqual( lately );
	await tried( 7 );
	await earlier( 8 * 24 * 60 );
	expect( await states() ).toEqual( lately );
} );

it( 'when everything fails at once, no mail is given up: it is not the mails’ fault', async () => {
	const all = Array.from( { length: 30 }, ( _each, at ) => failed( at + 1 ) );
	for ( let tries = 0; tries < 3; tries++ ) {
		await report( all );
		await earlier( 60 );
	}
	expect( ( await report( all ) ).filter( ( each ) => each.state !== 'trying' ) ).toEqual( [] );
} );

it( 'the poller is told what a person wants tried again, and the entry goes once the mail is there', async () => {
	await report( [ failed( 5, { uid: 0, key: sha256( unique() ) } ) ] );
	const [ letter ] = await listed();
	expect( letter ).toMatchObject( { state: 'dead' } );
	expect( await manager.call( 'retryDeadLetter', { path: { id: letter!.id } } ) ).toMatchObject( { state: 'retrying' } );
	const config = await poller.call( 'getPollerConfig', { query: { version: '9.9' } } );
	expect( config.mailboxes.find( ( each ) => each.id === box.id )!.letters ).toMatchObject( [ { id: letter!.id, state: 'retrying' } ] );
	// Another failure puts it back, without a second round of tries.
	await report( [
		failed( 5, {
			uid: 0,
			key: ( await poller.call( 'getPollerConfig', {} ) ).mailboxes.find( ( each ) => each.id === box.id )!.letters![ 0 ]!.key,
		} ),
	] );
	expect( await listed() ).toMatchObject( [ { state: 'dead', attempts: 2 } ] );
	expect( await report( [], [ letter!.id ] ) ).toEqual( [] );
	expect( await listed() ).toEqual( [] );
} );

it( 'a folder that was renumbered leaves no second entry of the same mail', async () => {
	const key = sha256( unique() );
	await report( [ failed( 5, { key } ) ] );
	await report( [ failed( 1, { key, uidvalidity: '8' } ) ] );
	expect( await listed() ).toMatchObject( [ { uid: 1 } ] );
} );

it( 'its source can be read by those who manage mailboxes, and goes when they take it off the list', async () => {
	const made = mail();
	await poller.call( 'putBlob', {
		path: { sha256: made.mail.raw_sha256 },
		body: new Uint8Array( made.blobs.get( made.mail.raw_sha256 )! ),
	} );
	await report( [ failed( 9, { raw_sha256: made.mail.raw_sha256 } ) ] );
	const [ letter ] = await listed();
	expect( letter!.has_raw ).toBe( true );
	const source = await manager.request( 'GET', `/dead-letters/${ letter!.id }/raw` );
	expect( source ).toMatchObject( { status: 200, body: expect.stringContaining( made.mail.text ) } );
	const packed = await poller.request( 'GET', `/blobs/${ made.mail.raw_sha256 }` );
	expect( sha256( packed.bytes ) ).toBe( made.mail.raw_sha256 );
	await manager.call( 'dismissDeadLetter', { path: { id: letter!.id } } );
	expect( await listed() ).toEqual( [] );
	expect( await poller.call( 'findMissingBlobs', { body: { sha256: [ made.mail.raw_sha256 ] } } ) ).toEqual( [ made.mail.raw_sha256 ] );
	expect( ( await manager.request( 'DELETE', `/dead-letters/${ letter!.id }` ) ).status ).toBe( 404 );
} );

it( 'a mailbox that is removed takes its list and the copies with it', async () => {
	const made = mail();
	await poller.call( 'putBlob', {
		path: { sha256: made.mail.raw_sha256 },
		body: new Uint8Array( made.blobs.get( made.mail.raw_sha256 )! ),
	} );
	await report( [ failed( 9, { raw_sha256: made.mail.raw_sha256 } ) ] );
	await manager.call( 'deleteMailbox', { path: { id: box.id } } );
	expect( await listed() ).toEqual( [] );
	expect( await poller.call( 'findMissingBlobs', { body: { sha256: [ made.mail.raw_sha256 ] } } ) ).toEqual( [ made.mail.raw_sha256 ] );
} );

it( 'erasing a person takes what is kept of mails that never became tickets', async () => {
	const address = `gone-${ unique() }@client.example`;
	await report( [ failed( 3, { from: { address, name: 'Gone' } } ), failed( 4 ) ] );
	await site().runPhp(
		`$erasers = apply_filters( 'wp_privacy_personal_data_erasers', array() );
		return call_user_func( $erasers['mesa-help-desk']['callback'], $args['address'], 1 );`,
		{ address }
	);
	expect( ( await listed() ).map( ( each ) => each.uid ) ).toEqual( [ 4 ] );
} );

it( 'a task that was given up is listed and can be tried again, a reply only from its ticket', async () => {
	const dead = ( type: string, subject: number ) =>
		site().runPhp< number >(
			`$db = new Mesa\\Data\\Db();
			$id = ( new Mesa\\Data\\Site\\JobStore( $db ) )->add( $args['type'], $args['subject'], array(), time() + 3600 );
			$db->update( 'jobs', array( 'status' => 'dead', 'last_error' => '550 No such user', 'finished_at' => gmdate( 'Y-m-d H:i:s' ) ), array( 'id' => $id ) );
			return $id;`,
			{ type, subject }
		);
	const [ result ] = await deliver( box.id, mail() );
	const reply = await dead( 'send_reply', result!.message_id! );
	const other = await dead( 'test_job', result!.message_id! );
	const jobs = await manager.call( 'listFailedJobs', {} );
	expect( jobs.find( ( each ) => each.id === reply ) ).toMatchObject( {
		is_reply: true,
		ticket_id: result!.ticket_id,
		error: '550 No such user',
	} );
	expect( jobs.find( ( each ) => each.id === other ) ).toMatchObject( { is_reply: false, ticket_id: null } );
	expect( ( await manager.request( 'POST', `/jobs/${ reply }/retry` ) ).status ).toBe( 409 );
	expect( ( await manager.request( 'POST', `/jobs/${ other }/retry` ) ).status ).toBe( 204 );
	expect( ( await manager.call( 'listFailedJobs', {} ) ).map( ( each ) => each.id ) ).not.toContain( other );
	await site().runPhp( `$db = new Mesa\\Data\\Db(); foreach ( $args['ids'] as $id ) { $db->delete( 'jobs', array( 'id' => $id ) ); }`, {
		ids: [ reply, other ],
	} );
} );

it( 'the screens and Site Health say that a mail waits for a person, and stop saying so when it does not', async () => {
	const alarm = async () => ( await manager.call( 'listAlarms', {} ) ).find( ( each ) => each.key.startsWith( 'letters-' ) );
	const health = () =>
		site().runPhp< { status: string; description: string } >(
			`$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) );
			return call_user_func( $tests['direct']['mesa_letters']['test'] );`
		);
	for ( const letter of ( await manager.call( 'listDeadLetters', { query: { per_page: 100 } } ) ).items ) {
		await manager.call( 'dismissDeadLetter', { path: { id: letter.id } } );
	}
	expect( [ await alarm(), ( await health() ).status ] ).toEqual( [ undefined, 'good' ] );
	await report( [ failed( 0, { key: sha256( unique() ), reason: 'Data too long.' } ) ] );
	expect( await alarm() ).toMatchObject( {
		title: '1 mail could not be taken in',
		detail: 'Data too long.',
		url: expect.stringContaining( 'section=failed' ),
	} );
	const first = ( await alarm() )!.key;
	expect( await health() ).toMatchObject( { status: 'recommended', description: expect.stringContaining( 'Data too long.' ) } );
	await report( [ failed( 0, { key: sha256( unique() ) } ) ] );
	expect( ( await alarm() )!.key ).not.toBe( first );
} );
