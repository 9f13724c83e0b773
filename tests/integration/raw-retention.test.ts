/** Original mails go when their time is over: these only, all of them, and whatever happens on the way. */
import { as, site } from './site.ts';
import { attach, deliver, mail, mailbox, type Made } from './support/mails.ts';

const admin = as( 'administrator' );
const agent = as( 'mesa_agent' );
let box: Awaited< ReturnType< typeof mailbox > >;

const keep = ( days: number ) => admin.call( 'updateSettings', { body: { raw_mail_days: days } } );
/** What WP-Cron does each minute. */
const expire = ( seconds = 2 ) =>
	site().runPhp( `( new Mesa\\Boot\\Services() )->expire_raw_mail()->run( $args['seconds'] );`, { seconds } );
const stored = ( sha256: string ) =>
	site().runPhp< boolean >( `return ( new Mesa\\Boot\\Services() )->blob_store()->has( $args['sha'] );`, { sha: sha256 } );
const message = ( id: number ) => agent.call( 'getMessage', { path: { id } } );

/** Puts a message back in time. */
const age = ( id: number, days: number ) =>
	site().runPhp(
		`( new Mesa\\Data\\Db() )->update( 'messages', array( 'created_at' => gmdate( 'Y-m-d H:i:s', time() - 86400 * $args['days'] ) ), array( 'id' => $args['id'] ) );`,
		{
			id,
			days,
		}
	);

async function taken( made: Made = mail(), days = 0 ): Promise< { id: number; raw: string } > {
	const [ result ] = await deliver( box.id, made );
	await age( result!.message_id!, days );
	return { id: result!.message_id!, raw: made.mail.raw_sha256 };
}

beforeEach( async () => {
	box = await mailbox( 'Kept' );
	// Only what the test makes: what other tests left is passed.
	await site().runPhp(
		`update_option( 'mesa_raw_expired_upto', (int) ( new Mesa\\Data\\Db() )->value( 'SELECT MAX(id) FROM {messages}' ), false );`
	);
} );

afterEach( () => keep( 0 ) );

it( 'nothing goes unless somebody wants it', async () => {
	const old = await taken( mail(), 3000 );
	await expire();
	expect( await stored( old.raw ) ).toBe( true );
	expect( await message( old.id ) ).toMatchObject( { has_raw: true, raw_expired: false } );
} );

it( 'what is older goes, what is younger stays, and the message says so', async () => {
	const old = await taken( attach( mail(), 'a.pdf', '%PDF' ), 31 );
	const young = await taken( mail(), 29 );
	await keep( 30 );
	await expire();
	expect( [ await stored( old.raw ), await stored( young.raw ) ] ).toEqual( [ false, true ] );
	const shown = await message( old.id );
	expect( shown ).toMatchObject( { has_raw: false, raw_expired: true, text: expect.stringContaining( 'Hello' ) } );
	expect( await agent.request( 'GET', `/messages/${ old.id }/raw` ) ).toMatchObject( {
		status: 404,
		body: { code: 'mesa_raw_expired' },
	} );
	expect( await message( young.id ) ).toMatchObject( { has_raw: true, raw_expired: false } );
	// The files of the mail are the message's own.
	const file = await fetch( shown.attachments[ 0 ]!.url );
	expect( [ file.status, await file.text() ] ).toEqual( [ 200, '%PDF' ] );
	// The same again does nothing; later the other one goes.
	await expire();
	await age( young.id, 31 );
	await expire();
	expect( await stored( young.raw ) ).toBe( false );
} );

it( 'a source that something else still needs stays for it', async () => {
	const made = mail();
	const old = await taken( made, 40 );
	const again = mail( { raw_sha256: made.mail.raw_sha256 } );
	again.blobs.set( made.mail.raw_sha256, made.blobs.get( made.mail.raw_sha256 )! );
	const young = await taken( again );
	await keep( 30 );
	await expire();
	expect( await stored( old.raw ) ).toBe( true );
	expect( [ ( await message( old.id ) ).has_raw, ( await message( young.id ) ).has_raw ] ).toEqual( [ false, true ] );
	await age( young.id, 40 );
	await expire();
	expect( await stored( old.raw ) ).toBe( false );
} );

it( 'a run that died between two steps is brought to its end by the next, also when nothing shall expire any more', async () => {
	const marked = await taken();
	const deleted = await taken();
	await site().runPhp(
		`$services = new Mesa\\Boot\\Services();
		foreach ( array( $args['marked'], $args['deleted'] ) as $one ) {
			$services->db()->update( 'messages', array( 'raw_expired' => 1 ), array( 'id' => $one['id'] ) );
		}
		update_option( 'mesa_raw_expiring', array( $args['marked']['id'] - 1, $args['deleted']['id'] ) );
		$services->blob_store()->delete( $args['deleted']['raw'] );`,
		{ marked, deleted }
	);
	await expire();
	expect( [ await stored( marked.raw ), await stored( deleted.raw ) ] ).toEqual( [ false, false ] );
	expect(
		await site().runPhp< number >(
			`return (int) ( new Mesa\\Data\\Db() )->value( "SELECT COUNT(*) FROM {messages} WHERE raw_expired = 1 AND raw_sha256 <> ''" );`
		)
	).toBe( 0 );
	expect( await site().runPhp( `return get_option( 'mesa_raw_expiring' );` ) ).toBe( false );
} );

it( 'a site that keeps its mail for ever has no message looked at by what runs every minute', async () => {
	await taken();
	const queries = await site().runPhp< string[] >(
		`global $wpdb; $seen = array();
		add_filter( 'query', function ( $sql ) use ( &$seen ) { $seen[] = $sql; return $sql; } );
		( new Mesa\\Boot\\Services() )->expire_raw_mail()->run();
		return array_values( array_filter( $seen, fn( $sql ) => str_contains( $sql, 'mesa_messages' ) ) );`
	);
	expect( queries ).toEqual( [] );
} );

it( 'an erased message says nothing of an original that is no longer kept', async () => {
	const { id } = await taken( mail(), 40 );
	await keep( 30 );
	await expire();
	await site().runPhp( `( new Mesa\\Boot\\Services() )->person_store()->blank_message( $args['id'], 'Gone', 'Gone' );`, { id } );
	expect( await message( id ) ).toMatchObject( { has_raw: false, raw_expired: false } );
} );
