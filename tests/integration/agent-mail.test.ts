/** Mails to agents about tickets, and what becomes of their answers. */
import { as, site } from './site.ts';
import { asked, sendingMailbox, undoSeconds } from './support/desk.ts';
import { addressOf, answerTo, header, idle, mailsTo, notification } from './support/agent-mail.ts';
import { attach, deliver, mail, unique } from './support/mails.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import type { Mailbox, NotificationSettings, Ticket } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
let smtp: TestSmtp;
let box: Mailbox;
let undo = 0;
let me = '';
let boss = '';

const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );
const assign = ( id: number, to = agent.id ) => manager.call( 'updateTicket', { path: { id }, body: { assignee_id: to } } );
const choose = ( caller: typeof agent, body: Partial< Pick< NotificationSettings, 'assigned' | 'answered' | 'unassigned' > > ) =>
	caller.call( 'updateNotificationSettings', { body } );

/** A ticket of the agent's, with the mail that told them. */
async function mine() {
	const made = await asked( box, { cc: [ { address: `tom-${ unique() }@client.example`, name: 'Tom' } ] } );
	await assign( made.ticket );
	return { ...made, told: await notification( smtp, me, made.ticket ) };
}

beforeAll( async () => {
	smtp = await startSmtp();
	box = await sendingMailbox( smtp );
	undo = await undoSeconds( 10 );
	me = await addressOf( 'mesa_agent' );
	boss = await addressOf( 'mesa_manager' );
	// Other tests write to the same agents, and nobody gets more than so many an hour.
	await site().runPhp( '$GLOBALS["wpdb"]->query( "DELETE FROM {$GLOBALS[\'wpdb\']->prefix}mesa_rate_limits" ); return 1;', {} );
} );

afterAll( async () => {
	await undoSeconds( undo );
	await choose( manager, { assigned: true, answered: true, unassigned: false } );
	await choose( agent, { assigned: true, answered: true, unassigned: false } );
	await smtp.stop();
} );

beforeEach( () => smtp.behave( {} ) );

describe( 'a notification', () => {
	it( 'tells the one who got a ticket, in the words of the customer, and proves where an answer belongs', async () => {
		const { told, ticket, made } = await mine();
		expect( told.from ).toBe( box.address );
		expect( told.parsed.text ).toContain( made.mail.text );
		expect( told.parsed.text ).toContain( `page=mesa-help-desk&ticket=${ ticket }` );
		expect( told.parsed.text ).toMatch( /^## Write your answer above this line · mesa-\d+ ##\n/ );
		expect( told.parsed.subject ).toMatch( new RegExp( `\\[#${ ticket }-[0-9a-z]{6}\\]$` ) );
		expect( header( told, 'Auto-Submitted' ) ).toBe( 'auto-generated' );
		expect( header( told, 'X-Auto-Response-Suppress' ) ).toBe( 'DR, RN, NRN, OOF, AutoReply' );
		const [ local, domain ] = box.address.split( '@' );
		expect( header( told, 'Reply-To' ) ).toMatch(
			new RegExp( `^${ local }\\+m-[0-9a-z]+-[0-9a-z]+-[0-9a-z]+-[0-9a-f]{20}@${ domain }$` )
		);
		expect( header( told, 'Reply-To' ).split( '@' )[ 0 ]!.length ).toBeLessThanOrEqual( 64 );
		expect( header( told, 'Message-ID' ) ).toMatch( /^<mesa-n\.m-.+@shop\.example>$/ );
	} );

	it( 'never goes to the one who caused it', async () => {
		const { ticket } = await asked( box );
		await agent.call( 'updateTicket', { path: { id: ticket }, body: { assignee_id: agent.id } } );
		expect( ( await mailsTo( smtp, me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ) ).toEqual( [] );
	} );

	it( "tells of the customer's answer, once, and not of an automatic one", async () => {
		const { ticket, made } = await mine();
		const count = async () => ( await mailsTo( smtp, me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ).length;
		const before = await count();
		const again = mail( { from: made.mail.from, references: [ made.mail.message_id ], text: 'Any news?', visible_text: 'Any news?' } );
		await deliver( box.id, again );
		await deliver( box.id, again );
		expect( await count() ).toBe( before + 1 );
		expect( ( await notification( smtp, me, ticket ) ).parsed.text ).toContain( 'Any news?' );
		const tom = made.mail.cc[ 0 ]!;
		await deliver( box.id, mail( { from: tom, references: [ made.mail.message_id ] } ) );
		expect( ( await notification( smtp, me, ticket ) ).parsed.text ).toContain( `Tom answered on ticket #${ ticket }.` );
		await deliver(
			box.id,
			mail( { from: made.mail.from, references: [ made.mail.message_id ], automatic: 'auto-reply', may_auto_respond: false } )
		);
		expect( await count() ).toBe( before + 2 );
	} );

	it( 'is not sent about what the agent has read by then, nor to somebody who does not want it', async () => {
		const { ticket, made } = await mine();
		const count = async () => ( await mailsTo( smtp, me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ).length;
		const before = await count();
		await choose( agent, { answered: false } );
		await deliver( box.id, mail( { from: made.mail.from, references: [ made.mail.message_id ] } ) );
		expect( await count() ).toBe( before );
		await choose( agent, { answered: true } );
		// Read in the moment between the mail and its job.
		await site().runPhp(
			`$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( "REPLACE INTO {$GLOBALS['wpdb']->prefix}mesa_ticket_reads (user_id, ticket_id, message_id) VALUES (%d, %d, 999999999)", $args['user'], $args['ticket'] ) ); return 1;`,
			{ user: agent.id, ticket }
		);
		await deliver( box.id, mail( { from: made.mail.from, references: [ made.mail.message_id ] } ) );
		expect( await count() ).toBe( before );
	} );

	it( 'of a new ticket goes only to those who asked for it, and not about spam or reports', async () => {
		await choose( manager, { unassigned: true } );
		const { ticket } = await asked( box );
		const report = await asked( box, { automatic: 'notification', may_auto_respond: false } );
		const all = await mailsTo( smtp, boss );
		await choose( manager, { unassigned: false } );
		expect( all.filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ) ).toHaveLength( 1 );
		expect( all.filter( ( one ) => one.raw.includes( `mesa-t.${ report.ticket }@` ) ) ).toEqual( [] );
		expect( ( await mailsTo( smtp, me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ) ).toEqual( [] );
	} );

	it( 'that comes back to the mailbox as it was sent makes no ticket, so that no loop begins', async () => {
		const { told, ticket } = await mine();
		const [ back ] = await deliver(
			box.id,
			mail( { message_id: header( told, 'Message-ID' ), from: { address: box.address, name: '' } } )
		);
		expect( back ).toMatchObject( { result: 'duplicate', ticket_id: ticket } );
	} );

	it( 'that the mail server refuses is told on the ticket and to the agent, and leaves no failed job; one it puts off comes later', async () => {
		const refused = await asked( box );
		smtp.behave( { recipient: ( address ) => ( address === me ? { code: 550, words: '5.1.1 Who is that?' } : null ) } );
		const failed = async () => ( await manager.call( 'getPollerStatus', {} ) ).jobs_failed;
		const before = await failed();
		await assign( refused.ticket );
		await idle();
		expect( ( await open( refused.ticket ) ).events.at( -1 ) ).toMatchObject( {
			type: 'notification_failed',
			data: { user_id: agent.id, error: expect.stringContaining( 'Who is that?' ) },
		} );
		expect( ( await agent.call( 'getNotificationSettings', {} ) ).bounced ).toContain( 'Who is that?' );
		expect( await failed() ).toBe( before );
		const late = await asked( box );
		smtp.behave( { recipient: ( address ) => ( address === me ? { code: 451, words: '4.7.1 Later' } : null ) } );
		await assign( late.ticket );
		await idle();
		smtp.behave( {} );
		expect( await mailsTo( smtp, me ) ).toEqual(
			expect.not.arrayContaining( [ expect.objectContaining( { raw: expect.stringContaining( `mesa-t.${ late.ticket }@` ) } ) ] )
		);
		await site().runPhp(
			'( new Mesa\\Data\\Db() )->run( "UPDATE {jobs} SET run_at = %s WHERE type = \'notify_agent\'", gmdate( "Y-m-d H:i:s", time() - 1 ) ); return 1;',
			{}
		);
		await notification( smtp, me, late.ticket );
		expect( ( await agent.call( 'getNotificationSettings', {} ) ).bounced ).toBeNull();
	} );

	it( 'that bounces is noted on the ticket and with the agent, and is no ticket', async () => {
		const { told, ticket } = await mine();
		const before = await open( ticket );
		const [ bounce ] = await deliver(
			box.id,
			mail( {
				from: { address: 'mailer-daemon@mx.example', name: '' },
				automatic: 'bounce',
				may_auto_respond: false,
				bounce: {
					recipient: me,
					status: '5.1.1',
					diagnostic: '550 5.1.1 No such user',
					permanent: true,
					original_message_id: header( told, 'Message-ID' ),
				},
			} )
		);
		expect( bounce ).toMatchObject( { result: 'appended', ticket_id: ticket } );
		const after = await open( ticket );
		expect( after.row ).toMatchObject( { has_failed: false, status: before.row.status, updated_at: before.row.updated_at } );
		expect( after.events.at( -1 ) ).toMatchObject( {
			type: 'notification_failed',
			data: { user_id: agent.id, error: '550 5.1.1 No such user' },
		} );
		expect( await agent.call( 'getNotificationSettings', {} ) ).toMatchObject( { bounced: '550 5.1.1 No such user' } );
	} );
} );

describe( "an agent's answer to a notification", () => {
	it( 'goes to the customer and those in copy as that agent’s reply, once however often it is delivered', async () => {
		const { told, ticket, address, made } = await mine();
		const words = {
			text: 'It left today.\n\n-- \nLuis',
			visible_text: 'It left today.',
			visible_html: '<div>It left <b>today</b>.</div>',
		};
		const first = await answerTo( box.id, told, me, words );
		expect( first ).toMatchObject( { result: 'appended', ticket_id: ticket } );
		expect( ( await deliver( box.id, first.made ) )[ 0 ] ).toMatchObject( { result: 'duplicate', message_id: first.message_id } );
		const { row, messages } = await open( ticket );
		expect( row.status ).toBe( 'pending' );
		expect( messages ).toHaveLength( 2 );
		expect( messages[ 1 ] ).toMatchObject( { id: first.message_id, kind: 'reply', visible_text: 'It left today.', has_raw: true } );
		expect( messages[ 1 ]!.author?.id ).toBe( agent.id );
		const sent = await mailsTo( smtp, address );
		expect( sent ).toHaveLength( 1 );
		expect( sent[ 0 ]!.from ).toBe( box.address );
		expect( sent[ 0 ]!.to.sort() ).toEqual( [ address, made.mail.cc[ 0 ]!.address ].sort() );
		expect( header( sent[ 0 ]!, 'In-Reply-To' ) ).toBe( made.mail.message_id );
		expect( sent[ 0 ]!.parsed.html ).toContain( 'It left <b>today</b>.' );
		// Neither the proof nor the agent's own address gets out.
		expect( sent[ 0 ]!.raw ).not.toMatch( /m-[0-9a-z]+-[0-9a-z]+-[0-9a-z]+-[0-9a-f]{20}|mesa-n\./ );
		expect( sent[ 0 ]!.raw ).not.toContain( me );
	} );

	it( 'is proven by In-Reply-To alone where the server knows no subaddresses, and by the address alone where Message-IDs are replaced', async () => {
		const one = await mine();
		expect( await answerTo( box.id, one.told, me, { to: [ { address: box.address, name: '' } ] } ) ).toMatchObject( {
			result: 'appended',
			ticket_id: one.ticket,
		} );
		const other = await mine();
		expect(
			await answerTo( box.id, other.told, me.toUpperCase(), { in_reply_to: [ '<made-anew@mail-service.example>' ], references: [] } )
		).toMatchObject( {
			result: 'appended',
			ticket_id: other.ticket,
		} );
		for ( const { ticket, address } of [ one, other ] ) {
			expect( ( await open( ticket ) ).messages.at( -1 )!.kind ).toBe( 'reply' );
			expect( await mailsTo( smtp, address ) ).toHaveLength( 1 );
		}
	} );

	it( 'takes files along, but no pictures of its signature', async () => {
		const { told, ticket, address } = await mine();
		const id = header( told, 'Message-ID' );
		const made = mail( { from: { address: me, name: '' }, in_reply_to: [ id ], visible_html: '<p>Look: <img src="cid:photo"></p>' } );
		attach( made, 'invoice.pdf', `%PDF ${ unique() }` );
		attach( made, 'photo.png', `photo ${ unique() }`, { inline: true, content_id: 'photo', content_type: 'image/png' } );
		attach( made, 'logo.png', `logo ${ unique() }`, { inline: true, content_id: 'logo', content_type: 'image/png' } );
		await deliver( box.id, made );
		expect( ( await open( ticket ) ).messages.at( -1 )!.attachments.map( ( one ) => one.filename ) ).toEqual( [
			'invoice.pdf',
			'photo.png',
		] );
		const [ sent ] = await mailsTo( smtp, address );
		expect( sent!.parsed.attachments.map( ( one ) => one.filename ) ).toEqual( [ 'invoice.pdf', 'photo.png' ] );
		expect( sent!.raw ).not.toContain( 'cid:photo' );
	} );

	it( 'of a machine is kept quietly and never reaches the customer', async () => {
		const { told, ticket, address } = await mine();
		const before = await open( ticket );
		const away = await answerTo( box.id, told, me, {
			automatic: 'auto-reply',
			may_auto_respond: false,
			text: 'I am away.',
			visible_text: 'I am away.',
		} );
		expect( away ).toMatchObject( { result: 'appended', ticket_id: ticket } );
		const after = await open( ticket );
		expect( after.row ).toMatchObject( { status: 'open', updated_at: before.row.updated_at, preview: before.row.preview } );
		expect( after.messages.at( -1 ) ).toMatchObject( { kind: 'note', automatic: 'auto-reply' } );
		expect( await mailsTo( smtp, address ) ).toEqual( [] );
		expect( ( await mailsTo( smtp, me ) ).filter( ( one ) => /^<mesa-r\./.test( header( one, 'Message-ID' ) ) ) ).toEqual( [] );
	} );
} );

describe( 'what is not proven to be an agent’s answer goes to nobody', () => {
	/** Nothing for the customer; a note with the reason for the team; the agent is told. */
	async function refused( ticket: number, address: string, reason: string, words: string ): Promise< void > {
		const told = await mailsTo( smtp, me );
		expect( await mailsTo( smtp, address ) ).toEqual( [] );
		const { messages, events, row } = await open( ticket );
		expect( messages.filter( ( one ) => one.kind === 'reply' ) ).toEqual( [] );
		expect( messages.at( -1 ) ).toMatchObject( { kind: 'note', visible_text: words, author: null } );
		expect( messages.at( -1 )!.error ).not.toBeNull();
		expect( events.at( -1 ) ).toMatchObject( { type: 'agent_mail_refused', data: { reason, user_id: agent.id } } );
		expect( row.unread ).toBe( true );
		const word = told.filter( ( one ) => header( one, 'Message-ID' ).startsWith( `<mesa-r.${ ticket }.` ) );
		expect( word ).toHaveLength( 1 );
		expect( word[ 0 ]!.parsed.text ).toContain( messages.at( -1 )!.error );
		expect( header( word[ 0 ]!, 'Auto-Submitted' ) ).toBe( 'auto-replied' );
		expect( header( word[ 0 ]!, 'Reply-To' ) ).toBe( '' );
	}

	it( 'from another address', async () => {
		const { told, ticket, address } = await mine();
		await answerTo( box.id, told, `luis-at-home-${ unique() }@private.example`, { text: 'Pay here', visible_text: 'Pay here' } );
		await refused( ticket, address, 'sender', 'Pay here' );
	} );

	it( 'that the mail server says the sender’s domain disowns', async () => {
		for ( const authentication of [
			{ spf: 'fail', dkim: 'fail', dmarc: '' },
			{ spf: 'softfail', dkim: 'none', dmarc: 'fail' },
			{ spf: 'fail', dkim: 'none', dmarc: 'none' },
		] ) {
			const { told, ticket, address } = await mine();
			await answerTo( box.id, told, me, { text: 'x', visible_text: 'x', authentication } );
			await refused( ticket, address, 'unverified', 'x' );
		}
		const fine = await mine();
		await answerTo( box.id, fine.told, me, { authentication: { spf: 'softfail', dkim: 'pass', dmarc: 'pass' } } );
		expect( await mailsTo( smtp, fine.address ) ).toHaveLength( 1 );
	} );

	it( 'by somebody who may not answer any more', async () => {
		const { told, ticket, address } = await mine();
		await site().runPhp( '( new WP_User( $args["id"] ) )->add_cap( "mesa_reply", false ); return 1;', { id: agent.id } );
		try {
			await answerTo( box.id, told, me, { text: 'y', visible_text: 'y' } );
			await refused( ticket, address, 'right', 'y' );
		} finally {
			await site().runPhp( '( new WP_User( $args["id"] ) )->remove_cap( "mesa_reply" ); return 1;', { id: agent.id } );
		}
	} );

	it( 'to a notification that is too old', async () => {
		const { ticket, address } = await asked( box );
		const token = await site().runPhp< string >(
			'return ( new Mesa\\Boot\\Services() )->agent_tokens()->make( $args["ticket"], $args["user"], time() - 2 * DAY_IN_SECONDS );',
			{ ticket, user: agent.id }
		);
		await deliver(
			box.id,
			mail( {
				from: { address: me, name: '' },
				to: [ { address: box.address.replace( '@', `+${ token }@` ), name: '' } ],
				text: 'z',
				visible_text: 'z',
			} )
		);
		await refused( ticket, address, 'expired', 'z' );
		// The signed address is shown to nobody.
		expect( JSON.stringify( await open( ticket ) ) ).not.toContain( token );
	} );

	it( 'that passes the notification on, or holds nothing but the notification itself', async () => {
		const forward = await mine();
		await answerTo( box.id, forward.told, me, {
			text: 'fyi',
			visible_text: 'fyi',
			forwarded: {
				from: { address: box.address, name: '' },
				date: null,
				message_id: '',
				subject: '',
				text: 'a',
				html: '',
				comment: 'fyi',
			},
		} );
		await refused( forward.ticket, forward.address, 'forward', 'fyi' );
		const empty = await mine();
		const quoted = `On Monday, Shop <${ box.address }> wrote:\n\n${ empty.told.parsed.text!.trim().replace( /^/gm, '> ' ) }`;
		await answerTo( box.id, empty.told, me, { text: quoted, visible_text: quoted } );
		await refused( empty.ticket, empty.address, 'empty', quoted );
	} );

	it( 'with a signature that we did not make: nobody is told, since nobody is known', async () => {
		const { ticket, made, address } = await asked( box );
		const forged = box.address.replace( '@', `+m-${ ticket.toString( 36 ) }-${ agent.id.toString( 36 ) }-zzz-${ '0'.repeat( 20 ) }@` );
		const before = ( await mailsTo( smtp, me ) ).length;
		const [ onTicket ] = await deliver(
			box.id,
			mail( { from: { address: me, name: '' }, to: [ { address: forged, name: '' } ], references: [ made.mail.message_id ] } )
		);
		expect( onTicket ).toMatchObject( { result: 'appended', ticket_id: ticket } );
		expect( ( await open( ticket ) ).messages.at( -1 ) ).toMatchObject( { kind: 'note' } );
		const [ alone ] = await deliver( box.id, mail( { from: { address: me, name: '' }, to: [ { address: forged, name: '' } ] } ) );
		expect( alone!.result ).toBe( 'created' );
		expect( alone!.ticket_id ).not.toBe( ticket );
		expect( await mailsTo( smtp, address ) ).toEqual( [] );
		expect( await mailsTo( smtp, me ) ).toHaveLength( before );
	} );

	it( 'on a ticket that is gone: it becomes a ticket, and the agent is told', async () => {
		const { told, ticket, address } = await mine();
		await site().runPhp( '( new Mesa\\Boot\\Services() )->person_store()->delete_ticket( $args["id"] ); return 1;', { id: ticket } );
		const kept = await answerTo( box.id, told, me, { text: 'Too late', visible_text: 'Too late' } );
		expect( kept.result ).toBe( 'created' );
		expect( kept.ticket_id ).not.toBe( ticket );
		expect( await mailsTo( smtp, address ) ).toEqual( [] );
		expect(
			( await mailsTo( smtp, me ) ).some( ( one ) => header( one, 'Message-ID' ).startsWith( `<mesa-r.${ kept.ticket_id }.` ) )
		).toBe( true );
	} );
} );

it( 'lets the customer answer an agent who had them in copy, as the customer', async () => {
	const { told, ticket, made } = await mine();
	await idle();
	const mixed = await answerTo( box.id, told, made.mail.from.address, { text: 'Thank you!', visible_text: 'Thank you!' } );
	expect( mixed ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	expect( ( await open( ticket ) ).messages.at( -1 ) ).toMatchObject( { kind: 'customer', visible_text: 'Thank you!' } );
	expect( JSON.stringify( ( await open( ticket ) ).messages.at( -1 ) ) ).not.toMatch( /\+m-/ );
} );
