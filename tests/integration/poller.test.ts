/** Leases decide between two pollers; cursors only move for the one that holds the lease. */
import { as, site } from './site.ts';

const manager = as( 'mesa_manager' );
const poller = as( 'mesa_poller' );
let id = 0;
let address = '';

const lease = ( owner: string, ttl = 60 ): Promise< { granted: boolean; holder: string; until: string } > =>
	poller.call( 'leaseMailbox', { path: { id }, body: { owner, ttl } } );
const state = ( owner: string, last_uid: number, more: object = {} ) =>
	poller.request( 'PUT', `/poller/mailboxes/${ id }/state`, {
		body: { owner, status: 'ok', error: null, cursors: [ { folder: 'INBOX', uidvalidity: '7', last_uid } ], ...more },
	} );
const mailbox = async () =>
	( await poller.call( 'getPollerConfig', { query: { version: '9.9' } } ) ).mailboxes.find( ( one ) => one.id === id );

beforeEach( async () => {
	address = `leased-${ Date.now() }@shop.example`;
	( { id } = await manager.call( 'createMailbox', {
		body: {
			name: 'Leased',
			address,
			incoming: { host: 'imap.shop.example', port: 993, security: 'tls', username: 'leased' },
			incoming_password: 'x',
		},
	} ) );
} );

afterEach( async () => {
	await manager.call( 'deleteMailbox', { path: { id } } );
} );

it( 'gives a mailbox to one poller at a time', async () => {
	expect( await lease( 'one' ) ).toMatchObject( { granted: true, holder: 'one' } );
	expect( await lease( 'two' ) ).toMatchObject( { granted: false, holder: 'one' } );
	expect( await lease( 'one' ) ).toMatchObject( { granted: true, holder: 'one' } );
	await poller.call( 'releaseMailbox', { path: { id }, query: { owner: 'two' } } );
	expect( await lease( 'two' ) ).toMatchObject( { granted: false } );
	await poller.call( 'releaseMailbox', { path: { id }, query: { owner: 'one' } } );
	expect( await lease( 'two' ) ).toMatchObject( { granted: true, holder: 'two' } );
} );

it( 'lets one of many win who ask at once', async () => {
	const answers = await Promise.all( Array.from( { length: 8 }, ( _, index ) => lease( `poller-${ index }` ) ) );
	expect( answers.filter( ( answer ) => answer.granted ) ).toHaveLength( 1 );
	expect( new Set( answers.map( ( answer ) => answer.holder ) ).size ).toBe( 1 );
} );

it( 'hands a mailbox on when the lease runs out, and tells the loser', async () => {
	await lease( 'one', 5 );
	await site().runPhp(
		`global $wpdb; $wpdb->update( $wpdb->prefix . 'mesa_mailboxes', array( 'lease_until' => gmdate( 'Y-m-d H:i:s', time() - 1 ) ), array( 'id' => $args['id'] ) );`,
		{ id }
	);
	expect( await state( 'one', 5 ) ).toMatchObject( { status: 409, body: { code: 'mesa_lease_lost' } } );
	expect( await lease( 'two' ) ).toMatchObject( { granted: true } );
	expect( await state( 'one', 6 ) ).toMatchObject( { status: 409, body: { code: 'mesa_lease_lost' } } );
	expect( ( await mailbox() )?.cursors ).toEqual( [] );
} );

it( 'keeps cursors by folder and shows the health of the last pass', async () => {
	await lease( 'one' );
	expect( ( await state( 'one', 12 ) ).status ).toBe( 204 );
	expect( ( await state( 'one', 3, { cursors: [ { folder: 'Archive/2026', uidvalidity: '99', last_uid: 3 } ] } ) ).status ).toBe( 204 );
	expect( ( await mailbox() )?.cursors ).toMatchObject( [
		{ folder: 'Archive/2026', uidvalidity: '99', last_uid: 3, baseline_uid: 0 },
		{ folder: 'INBOX', uidvalidity: '7', last_uid: 12, baseline_uid: 0 },
	] );
	await state( 'one', 12, { status: 'error', error: 'AUTHENTICATIONFAILED Invalid credentials' } );
	expect( ( await manager.call( 'getMailbox', { path: { id } } ) ).state ).toMatchObject( {
		status: 'error',
		error: 'AUTHENTICATIONFAILED Invalid credentials',
		checked_at: expect.any( String ),
	} );
	await state( 'one', 13 );
	expect( ( await manager.call( 'getMailbox', { path: { id } } ) ).state ).toMatchObject( { status: 'ok', error: null } );
} );

it( 'starts over when the settings lead to another account, where the same UIDs are other mails', async () => {
	await lease( 'one' );
	await state( 'one', 500 );
	await manager.call( 'updateMailbox', {
		path: { id },
		body: { incoming: { host: 'imap.shop.example', port: 993, security: 'tls', username: 'somebody-else' } },
	} );
	expect( ( await mailbox() )?.cursors ).toEqual( [] );
	expect( await state( 'one', 501 ) ).toMatchObject( { status: 409 } );
} );

it( 'looks the folders through again when somebody wants older mail, and believes no cursor counted before', async () => {
	await lease( 'one' );
	const before = ( await mailbox() )?.import_since ?? null;
	const cursors = [ { folder: 'INBOX', uidvalidity: '7', last_uid: 500, baseline_uid: 480 } ];
	expect( ( await state( 'one', 500, { cursors, import_since: before } ) ).status ).toBe( 204 );
	expect( ( await mailbox() )?.cursors ).toMatchObject( cursors );

	// A later time changes nothing that is there.
	const later = new Date().toISOString();
	await manager.call( 'updateMailbox', { path: { id }, body: { import_since: later } } );
	expect( ( await mailbox() )?.cursors ).toMatchObject( cursors );

	await manager.call( 'updateMailbox', { path: { id }, body: { import_since: '2026-10-01T00:00:00+02:00' } } );
	expect( await mailbox() ).toMatchObject( { cursors: [], import_since: '2026-09-30T22:00:00Z' } );
	expect( await state( 'one', 501, { import_since: before } ) ).toMatchObject( { status: 409, body: { code: 'mesa_lease_lost' } } );
	expect( ( await mailbox() )?.cursors ).toEqual( [] );
	expect( ( await state( 'one', 3, { import_since: '2026-09-30T22:00:00Z' } ) ).status ).toBe( 204 );

	await manager.call( 'updateMailbox', { path: { id }, body: { import_since: null } } );
	expect( await mailbox() ).toMatchObject( { cursors: [], import_since: null } );
	expect( ( await state( 'one', 4, { import_since: '2026-09-30T22:00:00Z' } ) ).status ).toBe( 409 );
	expect( ( await state( 'one', 4, { import_since: null } ) ).status ).toBe( 204 );
} );

it( 'tells how far the fetching of older mail has come, until it is done', async () => {
	const progress = async () => ( await manager.call( 'getMailbox', { path: { id } } ) ).import;
	await lease( 'one' );
	expect( await progress() ).toBeNull();
	const folder = ( name: string, left: number, total: number ) => ( {
		folder: name,
		uidvalidity: '7',
		last_uid: 5,
		import_total: total,
		import_left: left,
	} );
	await state( 'one', 5, { cursors: [ folder( 'INBOX', 7000, 8000 ), folder( 'Archive', 0, 300 ) ] } );
	expect( await progress() ).toEqual( { total: 8300, done: 1300 } );
	expect( ( await mailbox() )?.cursors[ 1 ] ).toMatchObject( { folder: 'INBOX', import_total: 8000, import_left: 7000 } );
	await state( 'one', 9, { cursors: [ folder( 'INBOX', 0, 8000 ) ] } );
	expect( await progress() ).toBeNull();
} );

it( 'does not read a mailbox that is switched off', async () => {
	await manager.call( 'updateMailbox', { path: { id }, body: { active: false } } );
	expect( await mailbox() ).toBeUndefined();
	expect( await lease( 'one' ) ).toMatchObject( { granted: false } );
} );

it( 'answers 404 for a mailbox that is not there', async () => {
	expect( ( await poller.request( 'POST', '/poller/mailboxes/999999/lease', { body: { owner: 'one', ttl: 60 } } ) ).status ).toBe( 404 );
	expect(
		(
			await poller.request( 'PUT', '/poller/mailboxes/999999/state', {
				body: { owner: 'one', status: 'ok', error: null, cursors: [] },
			} )
		).status
	).toBe( 404 );
} );

it( 'tells when a poller was last heard of, every address that is ours, and how much fits into a batch', async () => {
	const before = Date.now() - 15_000;
	const config = await poller.call( 'getPollerConfig', { query: { version: '9.9' } } );
	expect( config.own_addresses ).toContain( address );
	expect( config.batch_limit ).toBeGreaterThan( config.inline_blob_limit );
	const status = await manager.call( 'getPollerStatus', {} );
	expect( status.version ).toBe( '9.9' );
	expect( Date.parse( status.seen_at ?? '' ) ).toBeGreaterThan( before );
	expect( await poller.call( 'tick', {} ) ).toMatchObject( { ran: expect.any( Number ), failed: expect.any( Number ) } );
} );
