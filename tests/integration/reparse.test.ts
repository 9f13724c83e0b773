/** Past mail is read again by today's interpreter: better where it can be, and never at the price of a word or of what people did. */
import { buildBundle, startPoller, type Bundle, type Finished } from '../../src/poller/testing/bundle.ts';
import { as, site } from './site.ts';
import { mailbox, unique } from './support/mails.ts';

const agent = as( 'mesa_agent' );
let bundle: Bundle;
let box: Awaited< ReturnType< typeof mailbox > >;

const env = () => ( {
	MESA_SITE: site().url,
	MESA_USER: site().users.mesa_poller!.user,
	MESA_APP_PASSWORD: site().users.mesa_poller!.password,
} );
const poller = ( args: string[], input?: string ): Promise< Finished > => startPoller( bundle, args, env(), input ).finished;

/** Hands a mail over by standard input; resolves to its message. */
async function piped( raw: string ): Promise< { id: number; ticket: number } > {
	const { code, err } = await poller( [ 'pipe', '--mailbox', String( box.id ) ], raw );
	expect( [ code, err ] ).toEqual( [ 0, '' ] );
	return site().runPhp(
		`$row = ( new Mesa\\Data\\Db() )->row( 'SELECT id, ticket_id FROM {messages} WHERE mailbox_id = %d ORDER BY id DESC LIMIT 1', $args['id'] );
		return array( 'id' => (int) $row['id'], 'ticket' => (int) $row['ticket_id'] );`,
		{ id: box.id }
	);
}

/** Makes of a message what an earlier version has stored. */
const storeAsBefore = ( id: number, columns: Record< string, string | number | null > ) =>
	site().runPhp( `( new Mesa\\Data\\Db() )->update( 'messages', $args['columns'], array( 'id' => $args['id'] ) );`, { id, columns } );

const message = ( id: number ) => agent.call( 'getMessage', { path: { id } } );
const reparse = async ( ...more: string[] ) => {
	const { code, out, err } = await poller( [ 'reparse', '--mailbox', String( box.id ), '--json', ...more ] );
	const lines = out
		.trim()
		.split( '\n' )
		.map( ( line ) => JSON.parse( line ) as Record< string, unknown > );
	return { code, err, messages: lines.slice( 0, -1 ), totals: lines.at( -1 )! };
};

const mail = ( body: string, headers = 'Content-Type: text/plain; charset=utf-8\r\n' ) =>
	`From: Ana Ruiz <ana-${ unique() }@client.example>\r\nTo: ${ box.address }\r\nSubject: Parcel\r\nMessage-ID: <${ unique() }@client.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n${ headers }\r\n${ body }`;

beforeAll( () => {
	bundle = buildBundle();
} );
afterAll( () => bundle.remove() );
beforeEach( async () => {
	box = await mailbox( 'Again' );
} );

it( 'what is understood as before is left as it is', async () => {
	await piped( mail( 'Where is it?\r\n\r\n-- \r\nAna' ) );
	await piped( mail( '<p>Hola, <b>¿dónde</b> está?</p>', 'Content-Type: text/html; charset=utf-8\r\n' ) );
	expect( await reparse() ).toMatchObject( { code: 0, messages: [], totals: { read: 2, same: 2, changed: 0, complete: true } } );
} );

it( 'a signature that was not recognised is folded away; what people did stays; a second time changes nothing', async () => {
	const { id, ticket } = await piped( mail( 'Where is it?\r\n\r\n-- \r\nAna Ruiz' ) );
	const good = await message( id );
	await storeAsBefore( id, { visible_text: good.text!, has_more: 0 } );
	await agent.call( 'addNote', { path: { id: ticket }, body: { html: '<p>Mine</p>', client_key: unique() } } );
	await agent.call( 'updateTicket', { path: { id: ticket }, body: { status: 'closed', subject: 'My own subject' } } );

	const dry = await reparse( '--dry-run' );
	expect( dry ).toMatchObject( { code: 0, totals: { changed: 1, dry_run: true, fields: { visible_text: 1 } } } );
	expect( dry.messages ).toMatchObject( [
		{ message_id: id, ticket_id: ticket, changed: [ 'visible_text' ], diff: expect.arrayContaining( [ '- Ana Ruiz' ] ) },
	] );
	expect( ( await message( id ) ).visible_text ).toBe( good.text );

	expect( await reparse() ).toMatchObject( { code: 0, totals: { changed: 1 } } );
	expect( await message( id ) ).toMatchObject( { visible_text: good.visible_text, text: good.text, has_more: true } );
	const opened = await agent.call( 'getTicket', { path: { id: ticket } } );
	expect( opened.row ).toMatchObject( { status: 'closed', subject: 'My own subject' } );
	expect( opened.events.at( -1 ) ).toMatchObject( { type: 'message_reread', data: { message_id: id, fields: 'visible_text' } } );
	expect( await reparse() ).toMatchObject( { totals: { same: 1, changed: 0 } } );
} );

it( 'a message whose words the new reading does not have is named and not touched', async () => {
	const { id } = await piped( mail( 'Where is it?' ) );
	await storeAsBefore( id, { body_text: 'Where is it? Please answer quickly', visible_text: 'Where is it? Please answer quickly' } );
	expect( await reparse() ).toMatchObject( {
		messages: [ { outcome: 'kept', lost_words: [ 'Please', 'answer', 'quickly' ] } ],
		totals: { kept: 1, changed: 0 },
	} );
	expect( ( await message( id ) ).text ).toContain( 'quickly' );
} );

it( 'a mail that could not be read is healed: its text, its subject and its files', async () => {
	const boundary = 'Content-Type: multipart/mixed; boundary=b\r\n';
	const { id, ticket } = await piped(
		mail(
			'--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF\r\n--b--\r\n',
			boundary
		)
	);
	const good = await message( id );
	await storeAsBefore( id, {
		body_text: '--b Content-Type: text/plain',
		visible_text: '--b Content-Type: text/plain',
		subject: '=?utf-8?q?P',
		error: 'Too deep.',
	} );
	await site().runPhp(
		`$services = new Mesa\\Boot\\Services();
		$db        = $services->db();
		$db->delete( 'attachments', array( 'message_id' => $args['id'] ) );
		$db->update( 'tickets', array( 'subject' => '=?utf-8?q?P', 'preview' => '--b Content-Type: text/plain', 'has_attachments' => 0 ), array( 'id' => $args['ticket'] ) );
		$blob = $services->blob_store()->put( 'the source' );
		$services->attachment_store()->add( $args['ticket'], $args['id'], array( $blob + array( 'filename' => 'original.eml', 'content_type' => 'message/rfc822', 'inline' => false, 'content_id' => null ) ) );`,
		{ id, ticket }
	);
	expect( await reparse() ).toMatchObject( { totals: { changed: 1 } } );
	const healed = await message( id );
	expect( healed ).toMatchObject( { text: good.text, visible_text: 'Here it is.', subject: 'Parcel', error: null } );
	expect( healed.attachments.map( ( each ) => each.filename ) ).toEqual( [ 'a.pdf' ] );
	expect( ( await agent.call( 'getTicket', { path: { id: ticket } } ) ).row ).toMatchObject( {
		subject: 'Parcel',
		preview: 'Here it is.',
		has_attachments: true,
	} );
	expect( await reparse() ).toMatchObject( { totals: { same: 1 } } );
} );

it( 'killed in the middle it has done no harm, and goes on where it is told', async () => {
	const ids: number[] = [];
	for ( let at = 0; at < 4; at++ ) {
		const { id } = await piped( mail( `Mail ${ at }\r\n\r\n-- \r\nAna` ) );
		ids.push( id );
		await storeAsBefore( id, { visible_text: ( await message( id ) ).text! } );
	}
	const first = startPoller( bundle, [ 'reparse', '--mailbox', String( box.id ) ], env() );
	first.child.stdout!.once( 'data', () => first.child.kill( 'SIGKILL' ) );
	await first.finished;
	const whole = await Promise.all( ids.map( message ) );
	expect( whole.map( ( each, at ) => [ `Mail ${ at }`, each.text ].includes( each.visible_text ) ) ).toEqual( [
		true,
		true,
		true,
		true,
	] );
	const rest = await reparse( '--from', String( ids[ 2 ] ) );
	expect( rest ).toMatchObject( { totals: { read: 2 } } );
	await reparse();
	expect( ( await Promise.all( ids.map( message ) ) ).map( ( each ) => each.visible_text ) ).toEqual( [
		'Mail 0',
		'Mail 1',
		'Mail 2',
		'Mail 3',
	] );
} );

it( 'only mail since a day is read again', async () => {
	const { id } = await piped( mail( 'Old' ) );
	await storeAsBefore( id, { created_at: '2026-01-01 00:00:00' } );
	await piped( mail( 'New' ) );
	expect( await reparse( '--since', '2026-10-01' ) ).toMatchObject( { totals: { read: 1 } } );
	expect( ( await poller( [ 'reparse', '--since', 'last week' ] ) ).err ).toContain( 'wants a date' );
} );
