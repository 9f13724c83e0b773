/** Mailboxes: what is stored, what is checked, and that passwords never come back. */
import { as, RestError, site } from './site.ts';
import type { Mailbox, MailboxInput } from '../../src/contract/generated/types.ts';

const manager = as( 'mesa_manager' );
const SECRET = 'c0rrect-horse&battery"stäple';
const IMAP = { host: 'imap.shop.example', port: 993, security: 'tls', username: 'orders@shop.example' } as const;
const SMTP = { host: 'smtp.shop.example', port: 587, security: 'starttls', username: 'orders@shop.example' } as const;

let made: number[] = [];
let counter = Date.now();

async function create( input: Partial< MailboxInput > = {} ): Promise< Mailbox > {
	counter += 1;
	const mailbox = await manager.call( 'createMailbox', {
		body: { name: `Box ${ counter }`, address: `box${ counter }@shop.example`, ...input },
	} );
	made.push( mailbox.id );
	return mailbox;
}

/** The names of the fields that the server found wrong. */
async function wrongFields( work: Promise< unknown > ): Promise< string[] > {
	const error = await work.then(
		() => null,
		( reason: unknown ) => reason
	);
	expect( error ).toBeInstanceOf( RestError );
	expect( ( error as RestError ).status ).toBe( 400 );
	return Object.keys( ( error as RestError & { data: { params: object } } ).data.params );
}

afterEach( async () => {
	for ( const id of made ) {
		await manager.request( 'DELETE', `/mailboxes/${ id }` );
	}
	made = [];
} );

describe( 'saving a mailbox', () => {
	it( 'gives back what was saved, with defaults for the rest', async () => {
		const mailbox = await create( { incoming: IMAP, incoming_password: SECRET, aliases: [ 'Sales@Shop.example' ] } );
		expect( mailbox ).toMatchObject( {
			aliases: [ 'Sales@Shop.example' ],
			active: true,
			incoming: IMAP,
			incoming_has_password: true,
			outgoing: null,
			outgoing_has_password: false,
			folders: [ 'INBOX' ],
			after_fetch: 'seen',
			state: { status: 'never', error: null, checked_at: null, last_mail_at: null },
		} );
		expect( await manager.call( 'getMailbox', { path: { id: mailbox.id } } ) ).toEqual( mailbox );
		expect( await as( 'mesa_qa' ).call( 'listMailboxes', {} ) ).toContainEqual( {
			id: mailbox.id,
			name: mailbox.name,
			address: mailbox.address,
		} );
	} );

	it( 'keeps what a change does not name, the password too', async () => {
		const { id } = await create( { incoming: IMAP, incoming_password: SECRET, signature: '<p>Kind regards</p>' } );
		const changed = await manager.call( 'updateMailbox', {
			path: { id },
			body: { name: 'New name', outgoing: SMTP, outgoing_password: 'x' },
		} );
		expect( changed ).toMatchObject( {
			name: 'New name',
			incoming: IMAP,
			incoming_has_password: true,
			outgoing_has_password: true,
			signature: '<p>Kind regards</p>',
		} );
		const without = await manager.call( 'updateMailbox', { path: { id }, body: { outgoing: null } } );
		expect( without ).toMatchObject( { outgoing: null, outgoing_has_password: false, incoming_has_password: true } );
	} );

	it( 'names the field that is wrong', async () => {
		const base = { name: 'Box', address: 'wrong@shop.example' };
		const post = ( body: object ): Promise< unknown > => manager.call( 'createMailbox', { body: body as never } );
		expect( await wrongFields( post( { address: base.address } ) ) ).toEqual( [ 'name' ] );
		expect( await wrongFields( post( { name: 'Box' } ) ) ).toEqual( [ 'address' ] );
		expect( await wrongFields( post( { ...base, address: 'no address' } ) ) ).toEqual( [ 'address' ] );
		expect( await wrongFields( post( { ...base, incoming: { ...IMAP, host: ' ' } } ) ) ).toEqual( [ 'incoming' ] );
		expect( await wrongFields( post( { ...base, incoming: { ...IMAP, host: 'https://imap.example' } } ) ) ).toEqual( [ 'incoming' ] );
		expect( await wrongFields( post( { ...base, incoming: { ...IMAP, username: '' } } ) ) ).toEqual( [ 'incoming' ] );
		expect( await wrongFields( post( { ...base, incoming: { ...IMAP, port: 0 } } ) ) ).toEqual( [ 'incoming' ] );
		expect( await wrongFields( post( { ...base, after_fetch: 'move' } ) ) ).toEqual( [ 'move_to' ] );
		expect( await wrongFields( post( { ...base, after_fetch: 'move', move_to: 'INBOX' } ) ) ).toEqual( [ 'move_to' ] );
		expect( await wrongFields( post( { ...base, folders: [] } ) ) ).toEqual( [ 'folders' ] );
		expect( await wrongFields( post( { ...base, colour: 'blue' } ) ) ).toEqual( [ 'colour' ] );
		expect( ( await manager.call( 'listMailboxes', {} ) ).map( ( one ) => one.address ) ).not.toContain( base.address );
	} );

	it( 'gives an address to one mailbox only, whatever its case and wherever it stands', async () => {
		const first = await create( { aliases: [ 'alias@shop.example' ] } );
		const second = await create();
		expect( await wrongFields( create( { address: first.address.toUpperCase() } ) ) ).toEqual( [ 'address' ] );
		expect( await wrongFields( create( { address: 'Alias@shop.example' } ) ) ).toEqual( [ 'address' ] );
		expect(
			await wrongFields( manager.call( 'updateMailbox', { path: { id: second.id }, body: { aliases: [ first.address ] } } ) )
		).toEqual( [ 'aliases' ] );
		// Its own address is no clash.
		expect(
			(
				await manager.call( 'updateMailbox', {
					path: { id: first.id },
					body: { address: first.address, aliases: [ first.address ] },
				} )
			).aliases
		).toEqual( [] );
	} );

	it( 'answers 404 for a mailbox that is not there', async () => {
		for ( const [ method, body ] of [ [ 'GET' ], [ 'PATCH', { name: 'x' } ], [ 'DELETE' ] ] as const ) {
			expect( ( await manager.request( method, '/mailboxes/999999', { body } ) ).status ).toBe( 404 );
		}
	} );

	it( 'cleans the signature of scripts', async () => {
		const { signature } = await create( { signature: '<p onclick="x()">Ana</p><script>alert(1)</script>' } );
		expect( signature ).not.toMatch( /onclick|<script/ );
		expect( signature ).toContain( '<p>Ana</p>' );
	} );
} );

describe( 'mail from before', () => {
	const MINUTE = 60_000;
	const DAY = 24 * 60 * MINUTE;
	const back = ( ms: number ) => new Date( Date.now() - ms ).toISOString().replace( /\.\d+Z$/, 'Z' );
	const change = ( id: number, body: MailboxInput ) => manager.call( 'updateMailbox', { path: { id }, body } );
	const minutesBack = ( time: string | null ) => Math.round( ( Date.now() - Date.parse( time ?? '' ) ) / MINUTE );

	it( 'is left alone unless somebody asks for it', async () => {
		const quiet = await create( { incoming: IMAP, incoming_password: SECRET } );
		// Ten minutes for clocks that differ and for the time it took to fill in the form.
		expect( minutesBack( quiet.import_since ) ).toBe( 10 );
		const since = back( 30 * DAY );
		expect( ( await create( { incoming: IMAP, import_since: since } ) ).import_since ).toBe( since );
		const all = await create( { incoming: IMAP, import_since: null } );
		expect( all.import_since ).toBeNull();
		expect( ( await change( all.id, { name: 'Other name' } ) ).import_since ).toBeNull();
		const config = await as( 'mesa_poller' ).call( 'getPollerConfig', { query: { version: '1' } } );
		expect( config.mailboxes.find( ( one ) => one.id === quiet.id )?.import_since ).toBe( quiet.import_since );
	} );

	it( 'is left alone by a mailbox that only had forms until now', async () => {
		const { id } = await create( { import_since: back( 300 * DAY ) } );
		expect( minutesBack( ( await change( id, { incoming: IMAP, incoming_password: SECRET } ) ).import_since ) ).toBe( 10 );
	} );

	it( 'is fetched for a week at most when another account takes the place', async () => {
		const old = await create( { incoming: IMAP, incoming_password: SECRET, import_since: back( 300 * DAY ) } );
		const other = { ...IMAP, username: 'somebody-else' };
		expect( minutesBack( ( await change( old.id, { incoming: other } ) ).import_since ) ).toBe( 7 * 24 * 60 );
		const young = await create( { incoming: IMAP, incoming_password: SECRET } );
		expect( ( await change( young.id, { incoming: other } ) ).import_since ).toBe( young.import_since );
	} );

	it( 'is refused when the time is none', async () => {
		const { id } = await create();
		expect( await wrongFields( change( id, { import_since: 'yesterday' } ) ) ).toEqual( [ 'import_since' ] );
	} );
} );

describe( 'passwords', () => {
	it( "are in no answer but the poller's", async () => {
		const { id } = await create( { incoming: IMAP, incoming_password: SECRET, outgoing: SMTP, outgoing_password: SECRET } );
		for ( const path of [ `/mailboxes/${ id }`, '/mailboxes', '/poller/status', '/settings' ] ) {
			const answer = await as( 'administrator' ).request( 'GET', path );
			expect( answer.status ).toBe( 200 );
			expect( JSON.stringify( answer.body ) ).not.toContain( SECRET.slice( 0, 8 ) );
		}
		const config = await as( 'mesa_poller' ).call( 'getPollerConfig', { query: { version: '1.2.3' } } );
		expect( config.mailboxes.find( ( one ) => one.id === id )?.incoming_password ).toBe( SECRET );
		expect( JSON.stringify( config ).split( SECRET.slice( 0, 8 ) ) ).toHaveLength( 2 );
		expect( ( await as( 'administrator' ).request( 'GET', '/poller/config' ) ).status ).toBe( 403 );
	} );

	it( 'are not readable in the database', async () => {
		const { id } = await create( { incoming: IMAP, incoming_password: SECRET } );
		const row = await site().runPhp< Record< string, string > >(
			'global $wpdb; return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}mesa_mailboxes WHERE id = %d", $args["id"] ), ARRAY_A );',
			{ id }
		);
		const dump = JSON.stringify( row );
		expect( dump ).toContain( 'v1:' );
		expect( dump ).not.toContain( 'c0rrect' );
		expect( dump ).not.toContain( Buffer.from( SECRET ).toString( 'base64' ).slice( 0, 12 ) );
	} );

	it( "have to be typed again after the site's keys have changed, and nothing breaks", async () => {
		const { id } = await create( { incoming: IMAP, incoming_password: SECRET } );
		// What changed keys leave behind: a value sealed with another key.
		await site().runPhp(
			`global $wpdb;
			$table = $wpdb->prefix . 'mesa_mailboxes';
			$secrets = $wpdb->get_var( $wpdb->prepare( "SELECT secrets FROM $table WHERE id = %d", $args['id'] ) );
			$wpdb->update( $table, array( 'secrets' => preg_replace( '/v1:[0-9a-f]{8}/', 'v1:00000000', $secrets ) ), array( 'id' => $args['id'] ) );`,
			{ id }
		);
		const lost = await manager.call( 'getMailbox', { path: { id } } );
		expect( lost.incoming_has_password ).toBe( false );
		expect( lost.state ).toMatchObject( { status: 'error', error: expect.stringContaining( 'type the password again' ) } );
		const config = await as( 'mesa_poller' ).call( 'getPollerConfig', { query: { version: '1' } } );
		expect( config.mailboxes.find( ( one ) => one.id === id )?.incoming_password ).toBe( '' );
		const again = await manager.call( 'updateMailbox', { path: { id }, body: { incoming_password: SECRET } } );
		expect( again ).toMatchObject( { incoming_has_password: true, state: { status: 'never' } } );
	} );

	it( 'do not follow to another server, where they could be read', async () => {
		const { id } = await create( { incoming: IMAP, incoming_password: SECRET } );
		const elsewhere = { ...IMAP, host: 'imap.attacker.example' };
		expect( await wrongFields( manager.call( 'updateMailbox', { path: { id }, body: { incoming: elsewhere } } ) ) ).toEqual( [
			'incoming_password',
		] );
		expect( await wrongFields( manager.call( 'testMailbox', { body: { id, incoming: elsewhere } as never } ) ) ).toEqual( [
			'incoming_password',
		] );
		expect(
			( await manager.call( 'updateMailbox', { path: { id }, body: { incoming: elsewhere, incoming_password: 'new' } } ) ).incoming
		).toEqual( elsewhere );
	} );
} );

describe( 'removing a mailbox', () => {
	it( 'also forgets that it was the default', async () => {
		const { id } = await create();
		const admin = as( 'administrator' );
		await admin.call( 'updateSettings', { body: { default_mailbox_id: id } } );
		expect( ( await manager.request( 'DELETE', `/mailboxes/${ id }` ) ).status ).toBe( 204 );
		expect( ( await admin.call( 'getSettings', {} ) ).default_mailbox_id ).toBe( 0 );
	} );

	it( 'is refused while it has tickets', async () => {
		const { id } = await create();
		const ticket = await site().runPhp< number >(
			`global $wpdb; $now = gmdate( 'Y-m-d H:i:s' );
			$wpdb->insert( $wpdb->prefix . 'mesa_tickets', array( 'mailbox_id' => $args['id'], 'customer_id' => 1, 'subject' => 'x', 'created_at' => $now, 'updated_at' => $now ) );
			return $wpdb->insert_id;`,
			{ id }
		);
		const refused = await manager.request( 'DELETE', `/mailboxes/${ id }` );
		expect( refused ).toMatchObject( { status: 409, body: { code: 'mesa_mailbox_in_use' } } );
		await site().runPhp( `global $wpdb; $wpdb->delete( $wpdb->prefix . 'mesa_tickets', array( 'id' => $args['ticket'] ) );`, {
			ticket,
		} );
	} );
} );
