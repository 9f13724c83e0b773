/** Which ticket a mail ends in, and what it does to it. */
import { as, site } from './site.ts';
import { attach, deliver, mail, mailbox, ticket, unique } from './support/mails.ts';
import type { IngestMessage, Message, Ticket } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
let box: { id: number; address: string };

const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );

/** An agent's reply; its Message-ID is read from the table, since the contract does not tell it. */
async function reply( ticketId: number, more: { to?: string[]; cc?: string[] } = {} ): Promise< { message: Message; messageId: string } > {
	const message = await agent.call( 'addReply', {
		path: { id: ticketId },
		body: { html: '<p>We look into it.</p>', client_key: unique(), ...more },
	} );
	const messageId = await site().runPhp< string >(
		'global $wpdb; return $wpdb->get_var( $wpdb->prepare( "SELECT message_id FROM {$wpdb->prefix}mesa_messages WHERE id = %d", $args["id"] ) );',
		{ id: message.id }
	);
	return { message, messageId };
}

const setState = ( id: number, state: string ) =>
	site().runPhp(
		'$db = new Mesa\\Data\\Db(); return $db->update( "messages", array( "state" => $args["state"] ), array( "id" => $args["id"] ) );',
		{ id, state }
	);

async function answer( fields: Partial< IngestMessage > ) {
	const made = mail( fields );
	const [ result ] = await deliver( box.id, made );
	return { ...result!, mail: made.mail };
}

beforeAll( async () => {
	box = await mailbox( 'Threads' );
} );

describe( 'an answer by mail', () => {
	it( 'finds its ticket by our Message-ID and opens it again', async () => {
		const first = await ticket( box.id );
		const { message, messageId } = await reply( first.id );
		expect( messageId ).toMatch( /^<mesa\.\d+\.\d+\.[0-9a-f]{20}@shop\.example>$/ );
		expect( message ).toMatchObject( { state: 'queued', kind: 'reply' } );
		const { row } = await open( first.id );
		expect( row ).toMatchObject( { status: 'pending', waiting_since: null, preview: 'We look into it.' } );
		expect( row.assignee?.id ).toBe( agent.id );
		const next = await answer( { from: first.mail.from, in_reply_to: [ messageId ], subject: 'Something else entirely' } );
		expect( next ).toMatchObject( { result: 'appended', ticket_id: first.id } );
		const after = await open( first.id );
		expect( after.row ).toMatchObject( { status: 'open', message_count: 3, unread: true } );
		expect( after.row.waiting_since ).not.toBeNull();
		expect( after.events.map( ( event ) => event.type ) ).toEqual( [
			'ticket_created',
			'reply_added',
			'assigned',
			'status_changed',
			'customer_replied',
			'status_changed',
		] );
	} );

	it( "finds it by a known Message-ID of the customer's own", async () => {
		const first = await ticket( box.id );
		const next = await answer( { from: first.mail.from, references: [ '<unknown@client.example>', first.mail.message_id ] } );
		expect( next ).toMatchObject( { result: 'appended', ticket_id: first.id } );
	} );

	it( 'finds it by the token in the subject when the program lost the Message-IDs', async () => {
		const first = await ticket( box.id );
		const token = await site().runPhp< string >(
			'return ( new Mesa\\Domain\\SubjectToken( wp_salt( "auth" ) . "mesa-subject" ) )->of( $args["id"] );',
			{ id: first.id }
		);
		expect( token ).toMatch( new RegExp( `^\\[#${ first.id }-[0-9a-z]{6}\\]$` ) );
		expect( await answer( { from: first.mail.from, subject: `AW: Frage ${ token }` } ) ).toMatchObject( {
			result: 'appended',
			ticket_id: first.id,
		} );
		const stranger = await answer( { subject: `Re: ${ token }` } );
		expect( stranger.result ).toBe( 'created' );
		const madeUp = await answer( { from: first.mail.from, subject: `Re: [#${ first.id }-aaaaaa]` } );
		expect( madeUp.result ).toBe( 'created' );
	} );

	it( 'is never put into a ticket by its subject alone', async () => {
		const first = await ticket( box.id, { subject: 'Invoice 2026-118' } );
		expect( ( await answer( { from: first.mail.from, subject: 'Re: Invoice 2026-118' } ) ).result ).toBe( 'created' );
	} );

	it( 'does not believe a Message-ID that only looks like ours', async () => {
		const first = await ticket( box.id );
		const { messageId } = await reply( first.id );
		const forged = messageId.replace( /\.[0-9a-f]{20}@/, `.${ '0'.repeat( 20 ) }@` );
		expect( ( await answer( { from: first.mail.from, in_reply_to: [ forged ] } ) ).result ).toBe( 'created' );
	} );

	it( 'from somebody who takes no part opens a new, linked ticket', async () => {
		const first = await ticket( box.id );
		const { messageId } = await reply( first.id );
		const stranger = await answer( { in_reply_to: [ messageId ] } );
		expect( stranger.result ).toBe( 'created' );
		expect( stranger.ticket_id ).not.toBe( first.id );
		expect( ( await open( stranger.ticket_id! ) ).linked.map( ( row ) => row.id ) ).toEqual( [ first.id ] );
		const before = await open( first.id );
		expect( before.linked.map( ( row ) => row.id ) ).toEqual( [ stranger.ticket_id ] );
		expect( before.row.message_count ).toBe( 2 );
	} );

	it( 'from a person in copy belongs to the ticket, whoever put them there', async () => {
		const colleague = { address: `tom-${ unique() }@client.example`, name: 'Tom' };
		const first = await ticket( box.id, { cc: [ colleague ] } );
		expect( await answer( { from: colleague, references: [ first.mail.message_id ] } ) ).toMatchObject( {
			result: 'appended',
			ticket_id: first.id,
		} );
		const boss = `boss-${ unique() }@client.example`;
		const { messageId } = await reply( first.id, { cc: [ boss ] } );
		expect( await answer( { from: { address: boss.toUpperCase(), name: '' }, in_reply_to: [ messageId ] } ) ).toMatchObject( {
			result: 'appended',
			ticket_id: first.id,
		} );
	} );

	it( 'opens a closed ticket, a snoozed one, and one in the trash', async () => {
		const coordinator = as( 'mesa_coordinator' );
		const tomorrow = new Date( Date.now() + 86_400_000 ).toISOString();
		for ( const patch of [ { status: 'closed' }, { status: 'snoozed', snoozed_until: tomorrow }, { status: 'trash' } ] as const ) {
			const first = await ticket( box.id );
			await coordinator.call( 'updateTicket', { path: { id: first.id }, body: patch } );
			await answer( { from: first.mail.from, references: [ first.mail.message_id ] } );
			expect( ( await open( first.id ) ).row ).toMatchObject( { status: 'open', snoozed_until: null } );
		}
		const spam = await ticket( box.id );
		await coordinator.call( 'updateTicket', { path: { id: spam.id }, body: { status: 'spam' } } );
		await answer( { from: spam.mail.from, references: [ spam.mail.message_id ] } );
		expect( ( await open( spam.id ) ).row.status ).toBe( 'spam' );
	} );

	it( 'by a colleague from the team does not make the customer wait', async () => {
		const first = await ticket( box.id );
		await agent.call( 'updateTicket', { path: { id: first.id }, body: { status: 'closed' } } );
		const address = await site().runPhp< string >( 'return get_userdata( $args["id"] )->user_email;', { id: agent.id } );
		expect( await answer( { from: { address, name: 'Agent' }, references: [ first.mail.message_id ] } ) ).toMatchObject( {
			result: 'appended',
			ticket_id: first.id,
		} );
		expect( ( await open( first.id ) ).row ).toMatchObject( { status: 'closed', waiting_since: null } );
	} );
} );

describe( 'automatic mail', () => {
	it( 'makes no noise: an out-of-office neither opens nor waits nor counts as unread', async () => {
		const first = await ticket( box.id );
		const { messageId } = await reply( first.id );
		const me = await open( first.id );
		await agent.call( 'updateTicket', { path: { id: first.id }, body: { unread: false } } );
		const auto = await answer( {
			from: first.mail.from,
			in_reply_to: [ messageId ],
			automatic: 'auto-reply',
			may_auto_respond: false,
			text: 'I am away.',
			visible_text: 'I am away.',
		} );
		expect( auto ).toMatchObject( { result: 'appended', ticket_id: first.id } );
		const { row, messages, events } = await open( first.id );
		expect( row ).toMatchObject( {
			status: 'pending',
			waiting_since: null,
			unread: false,
			preview: 'We look into it.',
			updated_at: me.row.updated_at,
		} );
		expect( messages.at( -1 ) ).toMatchObject( { automatic: 'auto-reply', visible_text: 'I am away.' } );
		expect( events.at( -1 ) ).toMatchObject( { type: 'automatic_mail', data: { automatic: 'auto-reply' } } );
	} );

	it( 'on its own becomes a ticket for which nobody waits', async () => {
		const shop = await answer( { automatic: 'notification', may_auto_respond: false } );
		expect( shop.result ).toBe( 'created' );
		expect( ( await open( shop.ticket_id! ) ).row ).toMatchObject( { status: 'open', waiting_since: null, unread: true } );
	} );
} );

describe( 'a delivery report', () => {
	const report = ( recipient: string, original: string, permanent = true ): Partial< IngestMessage > => ( {
		from: { address: 'mailer-daemon@mx.example', name: 'Mail Delivery System' },
		subject: 'Undelivered Mail Returned to Sender',
		automatic: 'bounce',
		may_auto_respond: false,
		bounce: {
			recipient,
			status: permanent ? '5.1.1' : '4.4.1',
			diagnostic: permanent ? 'smtp; 550 5.1.1 User unknown' : 'smtp; 421 Try later',
			permanent,
			original_message_id: original,
		},
	} );

	it( "marks the reply that it is about, with the server's words", async () => {
		const first = await ticket( box.id );
		const { message, messageId } = await reply( first.id );
		await setState( message.id, 'sent' );
		const bounce = await answer( report( first.mail.from.address, messageId ) );
		expect( bounce ).toMatchObject( { result: 'appended', ticket_id: first.id } );
		const after = await open( first.id );
		expect( after.row ).toMatchObject( { has_failed: true, status: 'pending' } );
		expect( after.messages.find( ( one ) => one.id === message.id ) ).toMatchObject( {
			state: 'bounced',
			error: `${ first.mail.from.address }: smtp; 550 5.1.1 User unknown`,
		} );
		expect( after.events.at( -1 ) ).toMatchObject( { type: 'reply_bounced', data: { message_id: message.id } } );
	} );

	it( 'is no failure while the server goes on trying', async () => {
		const first = await ticket( box.id );
		const { message, messageId } = await reply( first.id );
		await setState( message.id, 'sent' );
		await answer( report( first.mail.from.address, messageId, false ) );
		expect( ( await open( first.id ) ).row.has_failed ).toBe( false );
	} );

	it( 'without the Message-ID goes to the last reply to that recipient', async () => {
		const first = await ticket( box.id );
		const { message } = await reply( first.id );
		await setState( message.id, 'sent' );
		expect( await answer( report( first.mail.from.address.toUpperCase(), '' ) ) ).toMatchObject( {
			result: 'appended',
			ticket_id: first.id,
		} );
		expect( ( await open( first.id ) ).row.has_failed ).toBe( true );
	} );

	it( 'about a mail that is not ours is kept, closed and read', async () => {
		const strange = await answer( report( `nobody-${ unique() }@elsewhere.example`, '<foreign@elsewhere.example>' ) );
		expect( strange.result ).toBe( 'created' );
		expect( ( await open( strange.ticket_id! ) ).row ).toMatchObject( { status: 'closed', unread: false, waiting_since: null } );
	} );

	it( 'that is only guessed to be one stays open: it may be a person', async () => {
		const guess = await answer( { automatic: 'bounce', subject: 'Delivery failed — can you help?' } );
		expect( ( await open( guess.ticket_id! ) ).row.status ).toBe( 'open' );
	} );
} );

describe( 'mail from our own addresses', () => {
	it( 'is no new mail when it is a reply of ours that came back', async () => {
		const first = await ticket( box.id );
		const { message, messageId } = await reply( first.id );
		expect( await answer( { from: { address: box.address, name: 'Shop' }, message_id: messageId } ) ).toMatchObject( {
			result: 'duplicate',
			ticket_id: first.id,
			message_id: message.id,
		} );
		expect( ( await open( first.id ) ).row.message_count ).toBe( 2 );
	} );

	it( 'does not open a ticket again, so that two desks cannot answer each other for ever', async () => {
		const first = await ticket( box.id );
		await agent.call( 'updateTicket', { path: { id: first.id }, body: { status: 'closed' } } );
		await answer( { from: { address: box.address.toUpperCase(), name: '' }, references: [ first.mail.message_id ] } );
		expect( ( await open( first.id ) ).row ).toMatchObject( { status: 'closed', waiting_since: null } );
	} );

	it( 'by a contact form belongs to the visitor in Reply-To', async () => {
		const visitor = { address: `visitor-${ unique() }@client.example`, name: 'Vera' };
		const form = await answer( { from: { address: box.address, name: 'Website' }, reply_to: [ visitor ] } );
		const made = await open( form.ticket_id! );
		expect( made.customer ).toMatchObject( { name: 'Vera', email: visitor.address } );
		expect( made.reply_to ).toEqual( [ visitor ] );
		expect( made.row.waiting_since ).not.toBeNull();
	} );
} );

it( 'keeps each mail of a device that always says the same, under one Message-ID, about something else', async () => {
	const door = {
		from: { address: `door-${ unique() }@client.example`, name: '' },
		message_id: `<door-${ unique() }@client.example>`,
		text: 'See the subject',
		visible_text: 'See the subject',
	};
	const say = async ( subject: string, hoursAgo: number ) => {
		const received_at = new Date( Date.now() - hoursAgo * 3_600_000 ).toISOString();
		return ( await deliver( box.id, mail( { ...door, subject, received_at } ) ) )[ 0 ]!.result;
	};
	expect( await say( 'Door 3 is open', 1 ) ).toBe( 'created' );
	expect( await say( '[doors] Door 3 is open', 0 ) ).toBe( 'duplicate' );
	expect( await say( 'Door 7 is open', 0 ) ).not.toBe( 'duplicate' );
	expect( await say( 'Door 7 is open', 400 ) ).not.toBe( 'duplicate' );
} );

it( 'takes a copy that came on another way for the same mail', async () => {
	const first = await ticket( box.id );
	const copy = await answer( {
		from: first.mail.from,
		message_id: first.mail.message_id,
		text: first.mail.text,
		visible_text: first.mail.visible_text,
		subject: `[list] ${ first.mail.subject }`,
	} );
	expect( copy ).toMatchObject( { result: 'duplicate', ticket_id: first.id } );
	const other = await answer( {
		from: first.mail.from,
		message_id: first.mail.message_id,
		text: 'Other words under the same Message-ID',
		visible_text: 'Other words under the same Message-ID',
	} );
	expect( other.result ).toBe( 'created' );
} );

it( 'loses no scan of a machine that sends every page under one Message-ID and the same words', async () => {
	const scanner = {
		from: { address: `scanner-${ unique() }@client.example`, name: '' },
		message_id: `<scan-${ unique() }@client.example>`,
		text: 'Scan',
	};
	const scan = ( page: string ) => attach( mail( scanner ), 'scan.pdf', page );
	const [ first, second ] = await deliver( box.id, scan( `page one ${ unique() }` ), scan( `page two ${ unique() }` ) );
	expect( [ first!.result, second!.result ] ).toEqual( [ 'created', 'created' ] );
	expect( second!.ticket_id ).not.toBe( first!.ticket_id );
} );
