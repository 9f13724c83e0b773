/**
 * A customer's mail, the agent's notification and the agent's answer as real mails: by SMTP into a mailbox, fetched and
 * understood by the built poller, sent on by SMTP.
 */
import { createTransport } from 'nodemailer';
import { simpleParser } from 'mailparser';
import { as, site } from './site.ts';
import { addressOf, idle } from './support/agent-mail.ts';
import { undoSeconds } from './support/desk.ts';
import { unique } from './support/mails.ts';
import { buildBundle, startPoller, type Bundle } from '../../src/poller/testing/bundle.ts';
import type { StoredMail } from '../../tools/mail/outbox.ts';
import type { Mailbox, TicketRow } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
const NAME = 'Help on the wire';
let bundle: Bundle;
let box: Mailbox;
let me = '';
let undo = 0;

/** Sends as somebody's mail program would. */
async function send( fields: Parameters< ReturnType< typeof createTransport >[ 'sendMail' ] >[ 0 ] ): Promise< string > {
	const { host, port, security } = site().smtp;
	const transport = createTransport( { host, port, secure: security === 'tls', tls: { rejectUnauthorized: false } } );
	try {
		return ( await transport.sendMail( fields ) ).messageId;
	} finally {
		transport.close();
	}
}

/** One pass of the real poller. */
async function fetchMail(): Promise< void > {
	const begun = Date.now() - 2000;
	const poller = site().users[ 'mesa_poller' ]!;
	const run = await startPoller( bundle, [ 'run' ], {
		MESA_SITE: site().url,
		MESA_USER: poller.user,
		MESA_APP_PASSWORD: poller.password,
		...( site().ca === '' ? {} : { NODE_EXTRA_CA_CERTS: site().ca } ),
	} ).finished;
	// Mailboxes of other tests may be broken; this one is not.
	const { state } = await manager.call( 'getMailbox', { path: { id: box.id } } );
	if ( state.status !== 'ok' || Date.parse( state.checked_at ?? '' ) < begun ) {
		throw new Error( `The poller failed: ${ JSON.stringify( state ) } ${ run.err }` );
	}
}

const ticketOf = async ( subject: string ): Promise< TicketRow > => {
	const { items } = await agent.call( 'listTickets', { query: { folder: 'all', per_page: 20, mailbox_id: box.id } } );
	const found = items.filter( ( row ) => row.subject === subject );
	expect( found ).toHaveLength( 1 );
	return found[ 0 ]!;
};
const sentTo = ( address: string, part = '' ): StoredMail[] =>
	site()
		.sentMails()
		.filter( ( one ) => one.to.includes( address ) && one.raw.includes( part ) );

beforeAll( async () => {
	bundle = buildBundle();
	me = await addressOf( 'mesa_agent' );
	undo = await undoSeconds( 0 );
	await site().runPhp( '$GLOBALS["wpdb"]->query( "DELETE FROM {$GLOBALS[\'wpdb\']->prefix}mesa_rate_limits" ); return 1;', {} );
	const { password, ...incoming } = site().imap;
	const { password: outgoingPassword, ...outgoing } = site().smtp;
	const settings = { name: NAME, active: true, incoming, incoming_password: password, outgoing, outgoing_password: outgoingPassword };
	const known = ( await manager.call( 'listMailboxes', {} ) ).find( ( one ) => one.address === site().mailboxAddress );
	box = known
		? await manager.call( 'updateMailbox', { path: { id: known.id }, body: settings } )
		: await manager.call( 'createMailbox', { body: { address: site().mailboxAddress, ...settings } } );
	// What the box held before is not ours: this pass only learns where it ends.
	await fetchMail();
}, 120_000 );

afterAll( async () => {
	await undoSeconds( undo );
	await manager.call( 'updateMailbox', { path: { id: box.id }, body: { active: false } } );
	bundle.remove();
} );

it( 'carries question, notification and answer from end to end, and only the agent’s words reach the customer', async () => {
	const id = unique();
	const customer = `ana-${ id }@client.example`;
	const question = await send( {
		from: `Ana Ruiz <${ customer }>`,
		to: box.address,
		cc: 'Tom <tom@client.example>',
		subject: `Where is my order ${ id }?`,
		text: 'It should have come on Monday.\n\nAna',
	} );
	await fetchMail();
	const ticket = await ticketOf( `Where is my order ${ id }?` );
	await manager.call( 'updateTicket', { path: { id: ticket.id }, body: { assignee_id: agent.id } } );
	await idle();
	const [ told, ...more ] = sentTo( me, `mesa-t.${ ticket.id }@` );
	expect( more ).toEqual( [] );
	const notice = await simpleParser( told!.raw );
	expect( notice.text ).toContain( 'It should have come on Monday.' );
	const replyTo = notice.replyTo!.value[ 0 ]!.address!;
	expect( replyTo ).toMatch( /^help\+m-/ );

	// As Gmail writes it: own words, attribution, and the notification in a quotation, its link included.
	await send( {
		from: `Luis <${ me }>`,
		to: replyTo,
		subject: `Re: ${ notice.subject! }`,
		inReplyTo: notice.messageId!,
		references: [ ...[ notice.references ?? [] ].flat(), notice.messageId! ],
		text: `It left today.\n\nBest\n\n-- \nLuis, phone 123\n\nOn Mon, 3 Nov 2025 at 10:23, ${ NAME } <${ box.address }> wrote:\n\n${ notice.text!.trim().replace( /^/gm, '> ' ) }\n`,
		html: `<div dir="ltr">It left <b>today</b>.<div><br></div><div>Best</div><div>-- <br><div class="gmail_signature">Luis, phone 123</div></div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 3 Nov 2025 at 10:23, ${ NAME } &lt;<a href="mailto:${ box.address }">${ box.address }</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">${ String( notice.html ) }</blockquote></div>`,
	} );
	await fetchMail();
	await fetchMail();
	await idle();
	const { messages, row } = await agent.call( 'getTicket', { path: { id: ticket.id } } );
	expect( messages.map( ( one ) => [ one.kind, one.author?.id ?? 0, one.visible_text ] ) ).toEqual( [
		[ 'customer', 0, 'It should have come on Monday.\n\nAna' ],
		[ 'reply', agent.id, 'It left today.\n\nBest' ],
	] );
	expect( row.status ).toBe( 'pending' );
	const sent = sentTo( customer );
	expect( sent ).toHaveLength( 1 );
	expect( sent[ 0 ]!.to.sort() ).toEqual( [ customer, 'tom@client.example' ].sort() );
	const answer = await simpleParser( sent[ 0 ]!.raw );
	expect( answer.from!.value[ 0 ]!.address ).toBe( box.address );
	expect( answer.inReplyTo ).toBe( question );
	expect( answer.text ).toMatch(
		/^It left today\.\n\nBest\n\nFollow this request on our site:\nhttp\S+mesa_ticket=\d+\n\nOn .+, Ana Ruiz wrote:\n> It should have come on Monday\./
	);
	for ( const secret of [ replyTo.split( '@' )[ 0 ]!, me, 'phone 123', 'wp-admin', 'mesa-n.', 'Write your answer' ] ) {
		expect( sent[ 0 ]!.raw.toString() ).not.toContain( secret );
		expect( `${ answer.text }${ String( answer.html ) }` ).not.toContain( secret );
	}
}, 60_000 );

it( 'opens the ticket of a forwarded mail for its first sender, with the agent’s words as a note, and answers nobody by itself', async () => {
	const id = unique();
	const customer = `zoe-${ id }@client.example`;
	await send( {
		from: `Luis <${ me }>`,
		to: box.address,
		subject: `RV: Lámpara rota ${ id }`,
		text: `¿Quién se ocupa?\n\nLuis\n\nDe: Zoe Gómez <${ customer }>\nEnviado el: lunes, 3 de noviembre de 2025 10:23\nPara: luis@shop.example\nAsunto: Lámpara rota ${ id }\n\nHola:\n\nla lámpara llegó rota.\n\nZoe`,
		attachments: [ { filename: 'foto.jpg', content: 'not really a photo', contentType: 'image/jpeg' } ],
	} );
	await fetchMail();
	await idle();
	const row = await ticketOf( `Lámpara rota ${ id }` );
	const { customer: person, messages, events, reply_to: replyTo } = await agent.call( 'getTicket', { path: { id: row.id } } );
	expect( person ).toMatchObject( { name: 'Zoe Gómez', email: customer } );
	expect( replyTo ).toEqual( [ { address: customer, name: 'Zoe Gómez' } ] );
	expect( messages.map( ( one ) => [ one.kind, one.from.address, one.visible_text ] ) ).toEqual( [
		[ 'customer', customer, 'Hola:\n\nla lámpara llegó rota.\n\nZoe' ],
		[ 'note', me, expect.stringContaining( '¿Quién se ocupa?' ) ],
	] );
	expect( messages[ 0 ]!.attachments.map( ( one ) => one.filename ) ).toEqual( [ 'foto.jpg' ] );
	expect( messages[ 0 ] ).toMatchObject( { has_raw: true, sent_at: '2025-11-03T10:23:00Z' } );
	expect( events.find( ( one ) => one.type === 'mail_forwarded' ) ).toMatchObject( {
		actor: null,
		data: { user_id: agent.id, address: me },
	} );
	expect( sentTo( customer ) ).toEqual( [] );
	// Reading the original again would make it the agent's mail.
	const kept = await as( 'mesa_poller' ).call( 'listRawMessages', { query: { mailbox_id: box.id } } );
	expect( kept.items.map( ( one ) => one.id ) ).not.toContain( messages[ 0 ]!.id );
	// Twice fetched, for example after a crash, it is still one ticket.
	await fetchMail();
	await ticketOf( `Lámpara rota ${ id }` );
	// The first sender's next mail joins it once the desk has answered.
	await agent.call( 'addReply', { path: { id: row.id }, body: { html: '<p>Sorry!</p>', client_key: unique() } } );
	await idle();
	const [ sorry ] = sentTo( customer );
	const { messageId } = await simpleParser( sorry!.raw );
	await send( { from: customer, to: box.address, subject: 'RE: Lámpara', inReplyTo: messageId!, text: 'Gracias' } );
	await fetchMail();
	expect( ( await agent.call( 'getTicket', { path: { id: row.id } } ) ).messages.at( -1 ) ).toMatchObject( {
		kind: 'customer',
		visible_text: 'Gracias',
	} );
}, 60_000 );

it( 'makes an ordinary ticket of what a customer forwards', async () => {
	const id = unique();
	const customer = `max-${ id }@client.example`;
	await send( {
		from: customer,
		to: box.address,
		subject: `Fwd: Receipt ${ id }`,
		text: `Please check.\n\n---------- Forwarded message ---------\nFrom: Bank <bank@bank.example>\nDate: Mon, 3 Nov 2025 at 10:23\nSubject: Receipt ${ id }\nTo: <${ customer }>\n\nYou paid 10.`,
	} );
	await fetchMail();
	const row = await ticketOf( `Fwd: Receipt ${ id }` );
	expect( ( await agent.call( 'getTicket', { path: { id: row.id } } ) ).customer.email ).toBe( customer );
}, 30_000 );
