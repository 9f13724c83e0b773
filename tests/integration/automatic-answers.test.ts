/** "We have your message": who gets it, who never does, and that it counts as no answer. */
import { as, site } from './site.ts';
import { answer, asked, sendingMailbox, undoSeconds } from './support/desk.ts';
import { deliver, mail, unique } from './support/mails.ts';
import { startSmtp, type Taken, type TestSmtp } from './support/smtp.ts';
import { installVisitors, post, sealedForm } from './visitors.ts';
import { until } from '../../tools/lib/wait.ts';
import type { AutoAnswerInput, IngestMessage, Mailbox, Message, RequestResult, Ticket } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
let smtp: TestSmtp;
let box: Mailbox;
let undo = 0;

const switchOn = ( id: number, body: AutoAnswerInput = { enabled: true } ) => manager.call( 'updateAutoAnswer', { path: { id }, body } );

beforeAll( async () => {
	smtp = await startSmtp();
	box = await sendingMailbox( smtp );
	await switchOn( box.id );
	undo = await undoSeconds( 0 );
} );

afterAll( async () => {
	await undoSeconds( undo );
	await smtp.stop();
} );

beforeEach( () => smtp.behave( {} ) );

const to = ( address: string ): Taken[] => smtp.taken.filter( ( one ) => one.to.includes( address ) );
const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );
const own = ( ticket: Ticket ): Message | undefined => ticket.messages.find( ( one ) => one.kind === 'reply' && one.automatic !== null );
const header = ( taken: Taken, name: string ): string => {
	const head = taken.raw.split( '\r\n\r\n' )[ 0 ]!.replace( /\r\n[ \t]+/g, ' ' );
	return new RegExp( `^${ name }: (.*)$`, 'mi' ).exec( head )?.[ 1 ] ?? '';
};

/** Runs the queue until nothing of these tickets waits in it. */
async function quiet( ...tickets: number[] ): Promise< void > {
	await until(
		'the queue to be done with these tickets',
		async () => {
			await agent.call( 'kickJobs', {} );
			const left = await site().runPhp< number >(
				`$db = new Mesa\\Data\\Db(); $list = implode( ',', array_map( 'intval', $args['tickets'] ) );
				return (int) $db->value( "SELECT COUNT(*) FROM {jobs} j LEFT JOIN {messages} m ON m.id = j.subject_id AND j.type = 'send_reply' WHERE ( j.type = 'automatic_answer' AND j.subject_id IN ($list) ) OR m.ticket_id IN ($list)" );`,
				{ tickets }
			);
			return left === 0 ? true : null;
		},
		30_000
	);
}

/** Delivers a mail, lets the queue run, and gives what its sender got. */
async function answersTo( fields: Partial< IngestMessage > ): Promise< { taken: Taken[]; ticket: Ticket } > {
	const { ticket, address } = await asked( box, fields );
	await quiet( ticket );
	return { taken: to( fields.reply_to?.[ 0 ]?.address ?? address ), ticket: await open( ticket ) };
}

it( 'is off until somebody switches it on', async () => {
	const silent = await sendingMailbox( smtp );
	expect( await manager.call( 'getAutoAnswer', { path: { id: silent.id } } ) ).toMatchObject( {
		enabled: false,
		to_forms: false,
		stopped: [],
	} );
	const { ticket, address } = await asked( silent );
	await quiet( ticket );
	expect( to( address ) ).toEqual( [] );
} );

it( 'answers a new ticket once, as RFC 3834 asks, and an answer to it finds the ticket', async () => {
	const { ticket, made, address } = await asked( box, { subject: 'Where is my order?' } );
	await quiet( ticket );
	const [ taken, ...more ] = to( address );
	expect( more ).toEqual( [] );
	expect( taken!.from ).toBe( '' );
	expect( header( taken!, 'Auto-Submitted' ) ).toBe( 'auto-replied' );
	expect( header( taken!, 'X-Auto-Response-Suppress' ) ).toBe( 'All' );
	expect( header( taken!, 'Precedence' ) ).toBe( 'auto_reply' );
	expect( header( taken!, 'In-Reply-To' ) ).toBe( made.mail.message_id );
	expect( header( taken!, 'References' ) ).toBe( made.mail.message_id );
	expect( header( taken!, 'Message-ID' ) ).toMatch( /^<mesa\.\d+\.\d+\.[0-9a-f]+@shop\.example>$/ );
	expect( taken!.parsed.from?.value ).toEqual( [ { address: box.address, name: 'Señal & Söhne' } ] );
	expect( taken!.parsed.subject ).toMatch( /^We have your message: Where is my order\? \[#\d+-[a-z0-9]+\]$/ );
	expect( taken!.parsed.text ).toContain( 'Hello Ana Ruiz,' );
	expect( taken!.parsed.text ).toContain( `#${ ticket }` );
	expect( taken!.parsed.html ).not.toMatch( /blockquote|Kind regards/ );

	const second = mail( { from: made.mail.from, to: made.mail.to, in_reply_to: [ header( taken!, 'Message-ID' ) ] } );
	expect( ( await deliver( box.id, second ) )[ 0 ] ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	await quiet( ticket );
	expect( to( address ) ).toHaveLength( 1 );
} );

it( 'counts as no answer: the customer goes on waiting, and a reply begun before is not held', async () => {
	const { ticket } = await asked( box );
	const before = await open( ticket );
	await quiet( ticket );
	const after = await open( ticket );
	expect( own( after ) ).toMatchObject( { automatic: 'auto-reply', author: null, state: 'sent' } );
	expect( after.row ).toMatchObject( {
		status: 'open',
		waiting_since: before.row.waiting_since,
		preview: before.row.preview,
		updated_at: before.row.updated_at,
		assignee: null,
	} );
	await agent.call( 'updateTicket', { path: { id: ticket }, body: { status: 'closed' } } );
	await agent.call( 'updateTicket', { path: { id: ticket }, body: { status: 'open' } } );
	expect( ( await open( ticket ) ).row.waiting_since ).toBe( before.row.waiting_since );
	const reply = await answer( ticket, { last_message_id: before.messages.at( -1 )!.id } );
	expect( reply.state ).toBe( 'queued' );
} );

it.each< [ string, () => Partial< IngestMessage > ] >( [
	[ 'the poller says that nothing may answer', () => ( { may_auto_respond: false } ) ],
	[ 'it is an out-of-office', () => ( { automatic: 'auto-reply', may_auto_respond: false } ) ],
	[ 'an older poller calls automatic mail answerable', () => ( { automatic: 'notification', may_auto_respond: true } ) ],
	[ 'we are neither in To nor in Cc', () => ( { to: [ { address: 'everybody@list.example', name: '' } ] } ) ],
	[
		'it would go to one of our own mailboxes',
		() => ( {
			reply_to: [ { address: box.address.replace( '@', '+tag@' ), name: '' } ],
			from: { address: box.address.toUpperCase(), name: '' },
		} ),
	],
	[ 'the mail server took it for spam', () => ( { spam: true } ) ],
	[ 'it lay in the mailbox for two days', () => ( { received_at: new Date( Date.now() - 2 * 86_400_000 ).toISOString() } ) ],
	[ 'it could not be read as a whole', () => ( { parse_error: 'The header has no end.' } ) ],
] )( 'says nothing when %s, and keeps the mail', async ( _why, fields ) => {
	const { taken, ticket } = await answersTo( fields() );
	expect( taken ).toEqual( [] );
	expect( own( ticket ) ).toBeUndefined();
	expect( ticket.messages ).toHaveLength( 1 );
} );

it( 'says nothing to somebody of the team', async () => {
	const [ result ] = await deliver(
		box.id,
		mail( { from: { address: 'mesa_agent@example.com', name: '' }, to: [ { address: box.address, name: '' } ] } )
	);
	const email = await site().runPhp< string >( 'return get_userdata( $args["id"] )->user_email;', { id: agent.id } );
	const made = mail( { from: { address: email, name: 'Agent' }, to: [ { address: box.address, name: '' } ] } );
	const [ ours ] = await deliver( box.id, made );
	await quiet( ours!.ticket_id!, result!.ticket_id! );
	expect( to( email ) ).toEqual( [] );
} );

it( 'answers an alias that nobody has entered, when the mail was delivered by it', async () => {
	const alias = `alias-${ unique() }@shop.example`;
	const { taken } = await answersTo( { to: [ { address: alias, name: '' } ], delivered_to: [ alias ] } );
	expect( taken ).toHaveLength( 1 );
} );

it( 'goes to where the sender wants answers', async () => {
	const wanted = `office-${ unique() }@client.example`;
	const { taken, ticket } = await answersTo( { reply_to: [ { address: wanted, name: 'Office' } ] } );
	expect( taken ).toHaveLength( 1 );
	// And an answer from there belongs to the ticket.
	const back = mail( { from: { address: wanted, name: '' }, in_reply_to: [ header( taken[ 0 ]!, 'Message-ID' ) ] } );
	expect( ( await deliver( box.id, back ) )[ 0 ] ).toMatchObject( { result: 'appended', ticket_id: ticket.row.id } );
} );

it( 'fills in the owner’s words, and lets nobody advertise through them', async () => {
	await switchOn( box.id, {
		subject: 'Re: {subject}',
		text: 'Hi {customer_name},\nticket {ticket_id} at {mailbox_name}. See https://shop.example/faq {unknown}',
	} );
	const { taken, ticket } = await answersTo( {
		subject: 'Win at casino.example now',
		from: { address: `spam-${ unique() }@client.example`, name: 'Free money www.casino.example' },
	} );
	await switchOn( box.id, { subject: '', text: '' } );
	expect( taken[ 0 ]!.parsed.subject ).toMatch( /^Re: Win at now \[/ );
	expect( taken[ 0 ]!.parsed.text?.replace( /\n\nFollow this request on our site:\n\S+/, '' ).trim() ).toBe(
		`Hi Free money,\nticket ${ ticket.row.id } at Señal & Söhne. See https://shop.example/faq {unknown}`
	);
	expect( taken[ 0 ]!.parsed.html ).toContain( '<a href="https://shop.example/faq"' );
} );

it( 'shows what would be sent without sending or saving', async () => {
	const body = { subject: '{subject} — {ticket_id}', text: 'Hello {customer_name}' };
	expect( await manager.call( 'previewAutoAnswer', { path: { id: box.id }, body } ) ).toMatchObject( {
		from: { address: box.address },
		subject: 'Where is my order? — 1042',
		text: 'Hello Ana Ruiz',
	} );
	expect( ( await manager.call( 'getAutoAnswer', { path: { id: box.id } } ) ).text ).toContain( 'Its number is' );
} );

it( 'answers a form only where that is switched on, and says that no mail caused it', async () => {
	installVisitors();
	const form = await sealedForm( 60, box.id );
	const send = async () => {
		const email = `visitor-${ unique() }@client.example`;
		const sent = await post( { form, name: 'Vi', email, subject: 'A form', message: `Hello ${ email }` } );
		await quiet( ( sent.body as RequestResult ).number );
		return to( email );
	};
	expect( await send() ).toEqual( [] );
	await switchOn( box.id, { to_forms: true } );
	const [ taken ] = await send();
	await switchOn( box.id, { to_forms: false } );
	expect( header( taken!, 'Auto-Submitted' ) ).toBe( 'auto-generated' );
	expect( header( taken!, 'In-Reply-To' ) ).toBe( '' );
	expect( taken!.parsed.text ).toContain( 'Hello Vi,' );
} );

it( 'stops after three in an hour to the same person, and says so in the history', async () => {
	const from = { address: `eager-${ unique() }@client.example`, name: 'Eager' };
	const made = Array.from( { length: 6 }, () => mail( { from, to: [ { address: box.address, name: '' } ] } ) );
	const tickets = ( await deliver( box.id, ...made ) ).map( ( one ) => one.ticket_id! );
	await quiet( ...tickets );
	const now = await Promise.all( tickets.map( open ) );
	expect( now.flatMap( ( ticket ) => own( ticket )?.state ?? [] ) ).toEqual( [ 'sent', 'sent', 'sent' ] );
	expect( to( from.address ) ).toHaveLength( 3 );
	const events = now.flatMap( ( ticket ) => ticket.events );
	expect( events.filter( ( one ) => one.type === 'automatic_answer_withheld' ).map( ( one ) => one.data.reason ) ).toEqual( [
		'sender',
		'sender',
		'sender',
	] );
} );

it( 'takes the mailbox as sender where the server refuses an empty one', async () => {
	smtp.behave( { sender: ( address ) => ( address === '' ? { code: 550, words: '5.7.1 Null sender not allowed' } : null ) } );
	const { taken, ticket } = await answersTo( {} );
	expect( taken.map( ( one ) => one.from ) ).toEqual( [ box.address ] );
	expect( own( ticket )!.state ).toBe( 'sent' );
} );

it( 'makes no noise when it cannot be delivered, at once or later', async () => {
	smtp.behave( { recipient: () => ( { code: 550, words: '5.1.1 No such user' } ) } );
	const refused = await answersTo( {} );
	expect( own( refused.ticket ) ).toMatchObject( { state: 'failed', error: expect.stringContaining( 'No such user' ) } );
	expect( refused.ticket.row.has_failed ).toBe( false );
	expect( refused.ticket.events.map( ( one ) => one.type ) ).not.toContain( 'reply_failed' );

	smtp.behave( {} );
	const { taken, ticket } = await answersTo( {} );
	const report = mail( {
		from: { address: 'mailer-daemon@client.example', name: '' },
		automatic: 'bounce',
		may_auto_respond: false,
		bounce: {
			recipient: taken[ 0 ]!.to[ 0 ]!,
			status: '5.1.1',
			diagnostic: 'No such user',
			permanent: true,
			original_message_id: header( taken[ 0 ]!, 'Message-ID' ),
		},
	} );
	expect( ( await deliver( box.id, report ) )[ 0 ] ).toMatchObject( { result: 'appended', ticket_id: ticket.row.id } );
	const after = await open( ticket.row.id );
	expect( own( after )!.state ).toBe( 'bounced' );
	expect( after.row ).toMatchObject( {
		has_failed: false,
		unread: ticket.row.unread,
		waiting_since: ticket.row.waiting_since,
		updated_at: ticket.row.updated_at,
	} );
	expect( after.events.map( ( one ) => one.type ) ).not.toContain( 'reply_bounced' );
} );

it( 'is not repeated when nobody knows whether it went out', async () => {
	smtp.behave( { data: () => 'vanish' } );
	const offered = smtp.offered();
	const { ticket } = await answersTo( {} );
	await agent.call( 'kickJobs', {} );
	expect( smtp.offered() - offered ).toBe( 1 );
	expect( own( ticket )!.state ).toBe( 'unknown' );
	expect( ticket.row.has_failed ).toBe( false );
} );

it( 'leaves an out-of-office to it on the ticket, without opening or answering anything', async () => {
	const { taken, ticket } = await answersTo( {} );
	await agent.call( 'updateTicket', { path: { id: ticket.row.id }, body: { status: 'closed' } } );
	const away = mail( {
		from: { address: `assistant-${ unique() }@client.example`, name: '' },
		automatic: 'auto-reply',
		may_auto_respond: false,
		in_reply_to: [ header( taken[ 0 ]!, 'Message-ID' ) ],
	} );
	expect( ( await deliver( box.id, away ) )[ 0 ] ).toMatchObject( { result: 'appended', ticket_id: ticket.row.id } );
	await quiet( ticket.row.id );
	expect( ( await open( ticket.row.id ) ).row ).toMatchObject( { status: 'closed', waiting_since: null } );
	expect( to( away.mail.from.address ) ).toEqual( [] );
} );

it( 'writes no more by itself to somebody who has complained, while agents still can', async () => {
	const { taken, ticket } = await answersTo( {} );
	const address = taken[ 0 ]!.to[ 0 ]!;
	const complaint = mail( {
		from: { address: 'fbl@provider.example', name: '' },
		automatic: 'complaint',
		may_auto_respond: false,
		complaint: { recipient: '', original_message_id: header( taken[ 0 ]!, 'Message-ID' ) },
	} );
	expect( ( await deliver( box.id, complaint ) )[ 0 ] ).toMatchObject( { result: 'appended', ticket_id: ticket.row.id } );
	const next = await answersTo( { from: { address, name: 'Ana Ruiz' } } );
	expect( next.taken ).toHaveLength( 1 );
	await answer( next.ticket.row.id );
	await quiet( next.ticket.row.id );
	expect( to( address ) ).toHaveLength( 2 );
	// Until somebody takes them off the list.
	const [ entry ] = await manager.call( 'listBlockedSenders', { query: { list: 'quiet' } } );
	expect( entry ).toMatchObject( { pattern: address, author: null } );
	await manager.call( 'unblockSender', { path: { id: entry!.id } } );
	expect( ( await answersTo( { from: { address, name: 'Ana Ruiz' } } ) ).taken ).toHaveLength( 3 );
} );

it( 'lets nobody into somebody else’s ticket by a forged complaint or automatic answer', async () => {
	const { taken, ticket } = await answersTo( {} );
	const mallory = { address: `mallory-${ unique() }@client.example`, name: 'Mallory' };
	const ours = header( taken[ 0 ]!, 'Message-ID' );
	const made = ( fields: Partial< IngestMessage > ) => mail( { from: mallory, may_auto_respond: false, ...fields } );
	// Without a name of ours there is nothing that it would belong to.
	const guessed = made( { automatic: 'complaint', complaint: { recipient: taken[ 0 ]!.to[ 0 ]!, original_message_id: '' } } );
	expect( ( await deliver( box.id, guessed ) )[ 0 ]!.ticket_id ).not.toBe( ticket.row.id );
	// With one, which somebody may have forwarded, the report is kept there, and that is all.
	for ( const report of [
		made( { automatic: 'complaint', complaint: { recipient: taken[ 0 ]!.to[ 0 ]!, original_message_id: ours } } ),
		made( { automatic: 'auto-reply', in_reply_to: [ ours ] } ),
	] ) {
		expect( ( await deliver( box.id, report ) )[ 0 ] ).toMatchObject( { result: 'appended', ticket_id: ticket.row.id } );
		const [ next ] = await deliver( box.id, mail( { from: mallory, in_reply_to: [ report.mail.message_id ] } ) );
		expect( next ).toMatchObject( { result: 'created' } );
		expect( next!.ticket_id ).not.toBe( ticket.row.id );
	}
} );

it( 'is not had for other people’s addresses by a forged complaint', async () => {
	const victim = `victim-${ unique() }@client.example`;
	const { taken } = await answersTo( {} );
	await deliver(
		box.id,
		mail( {
			automatic: 'complaint',
			may_auto_respond: false,
			complaint: { recipient: victim, original_message_id: header( taken[ 0 ]!, 'Message-ID' ) },
		} )
	);
	expect( ( await answersTo( { from: { address: victim, name: '' } } ) ).taken ).toHaveLength( 1 );
} );
