/** Mails to agents about tickets: who gets one, of what, and that no loop begins. */
import { as, site } from './site.ts';
import { answer, asked, settled } from './support/desk.ts';
import { assign, choose, header, idle, mailsTo, notification, open, startAgentDesk, type AgentDesk } from './support/agent-mail.ts';
import { deliver, mail, unique } from './support/mails.ts';

const manager = as( 'mesa_manager' );
const agent = as( 'mesa_agent' );
let desk: AgentDesk;

beforeAll( async () => {
	desk = await startAgentDesk();
} );
afterAll( () => desk.stop() );
beforeEach( () => desk.smtp.behave( {} ) );

describe( 'a notification', () => {
	it( 'tells the one who got a ticket, in the words of the customer, and proves where an answer belongs', async () => {
		const { told, ticket, made } = await desk.mine();
		expect( told.from ).toBe( desk.box.address );
		expect( told.parsed.text ).toContain( made.mail.text );
		expect( told.parsed.text ).toContain( `page=mesa-help-desk&ticket=${ ticket }` );
		expect( told.parsed.text ).toMatch( /^## Write your answer above this line · mesa-\d+ ##\n/ );
		expect( told.parsed.subject ).toMatch( new RegExp( `\\[#${ ticket }-[0-9a-z]{6}\\]$` ) );
		expect( header( told, 'Auto-Submitted' ) ).toBe( 'auto-generated' );
		expect( header( told, 'X-Auto-Response-Suppress' ) ).toBe( 'DR, RN, NRN, OOF, AutoReply' );
		const [ local, domain ] = desk.box.address.split( '@' );
		expect( header( told, 'Reply-To' ) ).toMatch(
			new RegExp( `^${ local }\\+m-[0-9a-z]+-[0-9a-z]+-[0-9a-z]+-[0-9a-f]{20}@${ domain }$` )
		);
		expect( header( told, 'Reply-To' ).split( '@' )[ 0 ]!.length ).toBeLessThanOrEqual( 64 );
		expect( header( told, 'Message-ID' ) ).toMatch( /^<mesa-n\.m-.+@shop\.example>$/ );
	} );

	it( 'never goes to the one who caused it', async () => {
		const { ticket } = await asked( desk.box );
		await agent.call( 'updateTicket', { path: { id: ticket }, body: { assignee_id: agent.id } } );
		expect( ( await mailsTo( desk.smtp, desk.me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ) ).toEqual( [] );
	} );

	it( 'about many tickets that somebody is given at once is one mail', async () => {
		const ids: number[] = [];
		for ( let i = 0; i < 5; i++ ) {
			ids.push( ( await asked( desk.box ) ).ticket );
		}
		const before = ( await mailsTo( desk.smtp, desk.me ) ).length;
		await manager.call( 'bulkUpdateTickets', { body: { ids, assignee_id: agent.id } } );
		const mails = ( await mailsTo( desk.smtp, desk.me ) ).slice( before );
		expect( mails ).toHaveLength( 1 );
		expect( mails[ 0 ]!.parsed.text ).toContain( `assigned ticket #${ ids[ 0 ] } and 4 more to you.` );
		// The first of them that still is news.
		await manager.call( 'bulkUpdateTickets', { body: { ids, assignee_id: null } } );
		await site().runPhp(
			`$services = new Mesa\\Boot\\Services();
			$services->update_tickets()->many( $args['ids'], $args['manager'], array( 'assignee_id' => $args['agent'] ) );
			$services->update_tickets()->one( $args['ids'][0], $args['manager'], array( 'status' => 'trash' ) );`,
			{ ids, manager: manager.id, agent: agent.id }
		);
		const next = ( await mailsTo( desk.smtp, desk.me ) ).slice( before + 1 );
		expect( next.map( ( one ) => one.parsed.text?.includes( `#${ ids[ 1 ] } and 4 more` ) ) ).toEqual( [ true ] );
	} );

	it( "tells of the customer's answer, once, and not of an automatic one", async () => {
		const { ticket, made } = await desk.mine();
		const count = async () =>
			( await mailsTo( desk.smtp, desk.me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ).length;
		const before = await count();
		const again = mail( { from: made.mail.from, references: [ made.mail.message_id ], text: 'Any news?', visible_text: 'Any news?' } );
		await deliver( desk.box.id, again );
		await deliver( desk.box.id, again );
		expect( await count() ).toBe( before + 1 );
		expect( ( await notification( desk.smtp, desk.me, ticket ) ).parsed.text ).toContain( 'Any news?' );
		const tom = made.mail.cc[ 0 ]!;
		await deliver( desk.box.id, mail( { from: tom, references: [ made.mail.message_id ] } ) );
		expect( ( await notification( desk.smtp, desk.me, ticket ) ).parsed.text ).toContain( `Tom answered on ticket #${ ticket }.` );
		await deliver(
			desk.box.id,
			mail( { from: made.mail.from, references: [ made.mail.message_id ], automatic: 'auto-reply', may_auto_respond: false } )
		);
		expect( await count() ).toBe( before + 2 );
	} );

	it( 'is not sent about what the agent has read by then, nor to somebody who does not want it', async () => {
		const { ticket, made } = await desk.mine();
		const count = async () =>
			( await mailsTo( desk.smtp, desk.me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ).length;
		const before = await count();
		await choose( agent, { answered: 'none' } );
		await deliver( desk.box.id, mail( { from: made.mail.from, references: [ made.mail.message_id ] } ) );
		expect( await count() ).toBe( before );
		await choose( agent, { answered: 'mail' } );
		// Read in the moment between the mail and its job.
		await site().runPhp(
			`$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( "REPLACE INTO {$GLOBALS['wpdb']->prefix}mesa_ticket_reads (user_id, ticket_id, message_id) VALUES (%d, %d, 999999999)", $args['user'], $args['ticket'] ) ); return 1;`,
			{ user: agent.id, ticket }
		);
		await deliver( desk.box.id, mail( { from: made.mail.from, references: [ made.mail.message_id ] } ) );
		expect( await count() ).toBe( before );
	} );

	it( 'is lost to none of those who ask for it at the same moment', async () => {
		const roles = [ 'mesa_agent', 'mesa_manager', 'mesa_coordinator', 'mesa_light_agent' ] as const;
		await Promise.all( roles.map( ( role ) => choose( as( role ), { unassigned: 'mail' } ) ) );
		const watchers = await site().runPhp< number[] >( 'return ( new Mesa\\Data\\People\\NotificationStore() )->watchers();', {} );
		expect( watchers ).toEqual( expect.arrayContaining( roles.map( ( role ) => as( role ).id ) ) );
		await Promise.all( roles.map( ( role ) => choose( as( role ), { unassigned: 'none' } ) ) );
		expect( await site().runPhp( 'return ( new Mesa\\Data\\People\\NotificationStore() )->watchers();', {} ) ).toEqual( [] );
	} );

	it( 'of a new ticket goes only to those who asked for it, and not about spam or reports', async () => {
		await choose( manager, { unassigned: 'mail' } );
		const { ticket } = await asked( desk.box );
		const report = await asked( desk.box, { automatic: 'notification', may_auto_respond: false } );
		const all = await mailsTo( desk.smtp, desk.boss );
		await choose( manager, { unassigned: 'none' } );
		expect( all.filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ) ).toHaveLength( 1 );
		expect( all.filter( ( one ) => one.raw.includes( `mesa-t.${ report.ticket }@` ) ) ).toEqual( [] );
		expect( ( await mailsTo( desk.smtp, desk.me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ) ).toEqual( [] );
	} );

	it( 'of every kind comes as a mail in its own words', async () => {
		const { ticket } = await asked( desk.box );
		const wanted = { mentioned: 'mail', followed: 'mail', failed: 'mail', woke: 'mail' } as const;
		const before = await agent.call( 'getNotificationSettings', {} );
		await choose( agent, wanted );
		const write = ( html: string ) =>
			manager.call( 'addNote', { path: { id: ticket }, body: { html, client_key: unique() + unique() } } );
		const told = async () => {
			// A reply's undo time passes first.
			await site().runPhp(
				'( new Mesa\\Data\\Db() )->run( "UPDATE {jobs} SET run_at = %s WHERE type = \'notify_agent\' AND status = \'waiting\'", gmdate( "Y-m-d H:i:s", time() - 1 ) ); return 1;',
				{}
			);
			return ( await notification( desk.smtp, desk.me, ticket ) ).parsed.text ?? '';
		};
		await write( `<p><span data-mention="${ agent.id }">@you</span>, have a look</p>` );
		expect( await told() ).toMatch( new RegExp( `mentioned you on ticket #${ ticket }\\.[^]*have a look` ) );
		// Whoever is mentioned follows.
		await write( '<p>Nothing new</p>' );
		expect( await told() ).toMatch( new RegExp( `added a note to ticket #${ ticket }\\.[^]*Nothing new` ) );
		desk.smtp.behave( { recipient: ( address ) => ( address === desk.me ? null : { code: 550, words: '5.1.1 Who is that?' } ) } );
		await settled( ( await answer( ticket ) ).id );
		desk.smtp.behave( {} );
		expect( await told() ).toContain( `Your reply on ticket #${ ticket } did not reach the customer.` );
		const snoozed_until = new Date( Date.now() + 3_600_000 ).toISOString();
		await agent.call( 'updateTicket', { path: { id: ticket }, body: { status: 'snoozed', snoozed_until } } );
		await site().runPhp(
			`$db = new Mesa\\Data\\Db(); $db->run( 'UPDATE {tickets} SET snoozed_until = %s WHERE id = %d', gmdate( 'Y-m-d H:i:s', time() - 60 ), $args['id'] ); ( new Mesa\\Boot\\Services() )->wake_ticket()->wake( $args['id'] ); return 1;`,
			{ id: ticket }
		);
		expect( await told() ).toContain( `Ticket #${ ticket } is back from its snooze.` );
		await choose( agent, { mentioned: before.mentioned, followed: before.followed, failed: before.failed, woke: before.woke } );
	} );

	it( 'that comes back to the mailbox as it was sent makes no ticket, so that no loop begins', async () => {
		const { told, ticket } = await desk.mine();
		const [ back ] = await deliver(
			desk.box.id,
			mail( { message_id: header( told, 'Message-ID' ), from: { address: desk.box.address, name: '' } } )
		);
		expect( back ).toMatchObject( { result: 'duplicate', ticket_id: ticket } );
	} );

	it( 'that the mail server refuses is told on the ticket and to the agent, and leaves no failed job; one it puts off comes later', async () => {
		const refused = await asked( desk.box );
		desk.smtp.behave( { recipient: ( address ) => ( address === desk.me ? { code: 550, words: '5.1.1 Who is that?' } : null ) } );
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
		const late = await asked( desk.box );
		desk.smtp.behave( { recipient: ( address ) => ( address === desk.me ? { code: 451, words: '4.7.1 Later' } : null ) } );
		await assign( late.ticket );
		await idle();
		desk.smtp.behave( {} );
		expect( await mailsTo( desk.smtp, desk.me ) ).toEqual(
			expect.not.arrayContaining( [ expect.objectContaining( { raw: expect.stringContaining( `mesa-t.${ late.ticket }@` ) } ) ] )
		);
		await site().runPhp(
			'( new Mesa\\Data\\Db() )->run( "UPDATE {jobs} SET run_at = %s WHERE type = \'notify_agent\'", gmdate( "Y-m-d H:i:s", time() - 1 ) ); return 1;',
			{}
		);
		await notification( desk.smtp, desk.me, late.ticket );
		expect( ( await agent.call( 'getNotificationSettings', {} ) ).bounced ).toBeNull();
	} );

	it( 'that bounces is noted on the ticket and with the agent, and is no ticket', async () => {
		const { told, ticket } = await desk.mine();
		const before = await open( ticket );
		const [ bounce ] = await deliver(
			desk.box.id,
			mail( {
				from: { address: 'mailer-daemon@mx.example', name: '' },
				automatic: 'bounce',
				may_auto_respond: false,
				bounce: {
					recipient: desk.me,
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
