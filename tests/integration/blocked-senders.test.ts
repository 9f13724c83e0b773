/** Blocked senders, and what the mail server takes for spam: kept, and a bother to nobody. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, ticket, unique } from './support/mails.ts';
import type { Ticket } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
let box: { id: number; address: string };

beforeAll( async () => {
	box = await mailbox( 'Blocked' );
} );

const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );
const spammer = ( domain = 'ads.example' ) => ( { address: `spam-${ unique() }@${ domain }`, name: 'Spammer' } );
const block = ( pattern: string, more: { ticket_id?: number } = {} ) => agent.call( 'blockSender', { body: { pattern, ...more } } );

it( 'puts the next mail of a blocked sender into spam, whole, and unread by nobody', async () => {
	const from = spammer();
	const first = await ticket( box.id, { from } );
	const entry = await block( from.address.toUpperCase(), { ticket_id: first.id } );
	expect( entry ).toMatchObject( { pattern: from.address, author: { id: agent.id } } );
	const second = await ticket( box.id, { from, text: 'Buy this' } );
	const opened = await open( second.id );
	expect( opened.row ).toMatchObject( { status: 'spam', unread: false, waiting_since: null } );
	expect( opened.messages[ 0 ] ).toMatchObject( { visible_text: 'Buy this', has_raw: true } );
	expect( opened.blocked ).toMatchObject( { id: entry.id, pattern: from.address } );
	expect( ( await open( first.id ) ).events.map( ( one ) => one.type ) ).toContain( 'sender_blocked' );
} );

it( 'neither opens nor marks the tickets that a blocked sender writes on', async () => {
	const from = spammer();
	const { id, mail: sent } = await ticket( box.id, { from } );
	await agent.call( 'updateTicket', { path: { id }, body: { status: 'closed', unread: false } } );
	await block( from.address );
	const before = await open( id );
	const [ result ] = await deliver( box.id, mail( { from, in_reply_to: [ sent.message_id ] } ) );
	expect( result ).toMatchObject( { result: 'appended', ticket_id: id } );
	const after = await open( id );
	expect( after.row ).toMatchObject( {
		status: 'closed',
		unread: false,
		waiting_since: null,
		preview: before.row.preview,
		updated_at: before.row.updated_at,
	} );
	expect( after.messages ).toHaveLength( 2 );
	expect( after.events.map( ( one ) => one.type ) ).toContain( 'blocked_mail' );
} );

it( 'hears the sender again when the block is taken back', async () => {
	const from = spammer();
	const { id } = await block( from.address );
	await agent.call( 'unblockSender', { path: { id } } );
	const { id: next } = await ticket( box.id, { from } );
	expect( ( await open( next ) ).row ).toMatchObject( { status: 'open', unread: true } );
	expect( ( await open( next ) ).blocked ?? null ).toBeNull();
} );

it( 'blocks a domain with its subdomains, not its namesakes', async () => {
	const domain = `d${ unique() }.example`;
	await manager.call( 'blockSender', { body: { pattern: `@${ domain }` } } );
	const status = async ( at: string ) => ( await open( ( await ticket( box.id, { from: spammer( at ) } ) ).id ) ).row.status;
	expect( await status( domain ) ).toBe( 'spam' );
	expect( await status( `mail.${ domain }` ) ).toBe( 'spam' );
	expect( await status( `not${ domain }` ) ).toBe( 'open' );
} );

it( 'leaves blocking a domain to those who manage mailboxes, and our own addresses alone', async () => {
	const wrong = async ( role: 'mesa_agent' | 'mesa_manager', pattern: string ) =>
		( await as( role ).request( 'POST', '/blocked-senders', { body: { pattern } } ) ).status;
	expect( await wrong( 'mesa_agent', '@ads.example' ) ).toBe( 403 );
	expect( await wrong( 'mesa_manager', '@shop.example' ) ).toBe( 400 );
	expect( await wrong( 'mesa_manager', '@example' ) ).toBe( 400 );
	expect( await wrong( 'mesa_agent', box.address.replace( '@', '+x@' ) ) ).toBe( 400 );
	expect(
		await wrong( 'mesa_agent', await site().runPhp< string >( 'return get_userdata( $args["id"] )->user_email;', { id: manager.id } ) )
	).toBe( 400 );
	expect( await wrong( 'mesa_agent', 'nobody' ) ).toBe( 400 );
} );

it( 'leaves it to them, too, to unblock a domain, and to write again to somebody who has complained', async () => {
	const domain = await manager.call( 'blockSender', { body: { pattern: `@d${ unique() }.example` } } );
	const quiet = await site().runPhp< number >(
		`return ( new Mesa\\Boot\\Services() )->sender_list_store()->add( 'quiet', $args['address'], 0 )['id'];`,
		{ address: spammer().address }
	);
	for ( const id of [ domain.id, quiet ] ) {
		expect( ( await agent.request( 'DELETE', `/blocked-senders/${ id }` ) ).status ).toBe( 403 );
		await manager.call( 'unblockSender', { path: { id } } );
	}
} );

it( 'blocks the same address once, and lists the newest first', async () => {
	const { address } = spammer();
	const first = await block( address );
	expect( ( await block( ` ${ address } ` ) ).id ).toBe( first.id );
	const listed = await manager.call( 'listBlockedSenders', { query: { per_page: 2 } } );
	expect( listed[ 0 ]!.id ).toBe( first.id );
	const older = await manager.call( 'listBlockedSenders', { query: { before: first.id } } );
	expect( older.every( ( one ) => one.id < first.id ) ).toBe( true );
} );

it( 'puts new mail that the server takes for spam into spam, but never an answer of somebody known', async () => {
	const marked = await ticket( box.id, { spam: true } );
	expect( ( await open( marked.id ) ).row ).toMatchObject( { status: 'spam', unread: false } );
	const known = await ticket( box.id );
	const [ result ] = await deliver( box.id, mail( { from: known.mail.from, in_reply_to: [ known.mail.message_id ], spam: true } ) );
	expect( result ).toMatchObject( { result: 'appended' } );
	expect( ( await open( known.id ) ).row ).toMatchObject( { status: 'open', unread: true } );
} );

it( 'hears a ticket again that somebody takes out of spam', async () => {
	const { id } = await ticket( box.id, { spam: true } );
	await agent.call( 'updateTicket', { path: { id }, body: { status: 'open' } } );
	expect( ( await open( id ) ).row ).toMatchObject( { status: 'open', waiting_since: expect.any( String ) } );
} );
