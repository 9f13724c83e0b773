/** Mail that lay in the mailbox before it was connected: kept and found, but nobody is bothered with what is long over. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, type Made } from './support/mails.ts';

const agent = as( 'mesa_agent' );
const DAY = 24 * 3600 * 1000;
const ago = ( days: number ) => new Date( Date.now() - days * DAY ).toISOString();
let box: Awaited< ReturnType< typeof mailbox > >;

beforeEach( async () => {
	box = await mailbox( 'Old' );
} );

async function ticketOf( made: Made ) {
	const [ result ] = await deliver( box.id, made );
	return agent.call( 'getTicket', { path: { id: result!.ticket_id! } } );
}

const answerTo = ( made: Made, days: number ): Made =>
	mail( { from: made.mail.from, in_reply_to: [ made.mail.message_id ], received_at: ago( days ) } );

it( 'a mail of last week may still want an answer, one of last year waits for nobody', async () => {
	const lately = await ticketOf( mail( { received_at: ago( 7 ) } ) );
	expect( lately.row ).toMatchObject( { status: 'open', waiting_since: expect.any( String ), unread: true } );
	const longAgo = await ticketOf( mail( { received_at: ago( 365 ) } ) );
	expect( longAgo.row ).toMatchObject( { status: 'closed', waiting_since: null, unread: false } );
	expect( longAgo.messages[ 0 ]!.visible_text ).toContain( 'Hello' );
} );

it( 'a conversation of last year stays closed until somebody writes again', async () => {
	const first = mail( { received_at: ago( 365 ) } );
	await ticketOf( first );
	const second = await ticketOf( answerTo( first, 360 ) );
	expect( second.row ).toMatchObject( { status: 'closed', waiting_since: null, unread: false, message_count: 2 } );
	const third = await ticketOf( answerTo( first, 0 ) );
	expect( third.row ).toMatchObject( { status: 'open', waiting_since: expect.any( String ), unread: true, message_count: 3 } );
} );

it( 'mail that waited while the poller was down for two months is no old mail', async () => {
	await site().runPhp(
		`global $wpdb; $wpdb->update( $wpdb->prefix . 'mesa_mailboxes', array( 'created_at' => '2020-01-01 00:00:00' ), array( 'id' => $args['id'] ) );`,
		{ id: box.id }
	);
	const waited = await ticketOf( mail( { received_at: ago( 60 ) } ) );
	expect( waited.row ).toMatchObject( { status: 'open', waiting_since: expect.any( String ), unread: true } );
} );

it( 'another account in the same mailbox brings old mail of its own', async () => {
	await site().runPhp(
		`global $wpdb; $wpdb->update( $wpdb->prefix . 'mesa_mailboxes', array( 'created_at' => '2020-01-01 00:00:00' ), array( 'id' => $args['id'] ) );`,
		{ id: box.id }
	);
	await as( 'mesa_manager' ).call( 'updateMailbox', {
		path: { id: box.id },
		body: { incoming: { host: 'imap.shop.example', port: 993, security: 'tls', username: 'new' }, incoming_password: 'x' },
	} );
	const old = await ticketOf( mail( { received_at: ago( 60 ) } ) );
	expect( old.row ).toMatchObject( { status: 'closed', unread: false } );
} );
