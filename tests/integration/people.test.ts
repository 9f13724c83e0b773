/** Mentions, followers and the list of what concerns somebody: who is told, who is not, and that nobody learns what they may not see. */
import { as, site, type Role } from './site.ts';
import { answer, asked, sendingMailbox, settled, undoSeconds } from './support/desk.ts';
import { deliver, mail, unique } from './support/mails.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import type { Mailbox, Message, Notification } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
const coordinator = as( 'mesa_coordinator' );
const light = as( 'mesa_light_agent' );
let smtp: TestSmtp;
let box: Mailbox;
let undo = 0;

const loginOf = ( role: Role ) => site().runPhp< string >( 'return get_userdata( $args["id"] )->user_login;', { id: as( role ).id } );
const note = ( ticket: number, html: string, caller = agent ): Promise< Message > =>
	caller.call( 'addNote', { path: { id: ticket }, body: { html, client_key: unique() + unique() } } );
const list = async ( caller: typeof agent, ticket: number ): Promise< Notification[] > =>
	( await caller.call( 'listNotifications', { query: { per_page: 100 } } ) ).items.filter( ( one ) => one.ticket_id === ticket );
const mention = ( id: number, name = 'Somebody' ) => `<span data-mention="${ id }">@${ name }</span>`;

beforeAll( async () => {
	smtp = await startSmtp();
	box = await sendingMailbox( smtp );
	undo = await undoSeconds( 0 );
	for ( const caller of [ agent, manager, coordinator, light ] ) {
		await caller.call( 'updateNotificationSettings', { body: { mentioned: 'inbox', assigned: 'inbox', answered: 'inbox' } } );
	}
} );
afterAll( async () => {
	await undoSeconds( undo );
	for ( const caller of [ agent, manager, coordinator, light ] ) {
		await caller.call( 'updateNotificationSettings', { body: { mentioned: 'mail', assigned: 'mail', answered: 'mail' } } );
	}
	await smtp.stop();
} );

describe( 'a mention in a note', () => {
	it( 'tells the colleague, who follows from then on, under their real name and with a way to the very message', async () => {
		const { ticket } = await asked( box );
		const written = await note( ticket, `<p>Hi ${ mention( coordinator.id, 'the boss' ) }, can you look?</p>` );
		const name = ( await coordinator.call( 'listAgents', { query: { who: 'team' } } ) ).find(
			( one ) => one.id === coordinator.id
		)!.name;
		expect( written.visible_html ).toContain( `<span class="mesa-mention" data-mention="${ coordinator.id }">@${ name }</span>` );
		expect( written.visible_text ).toContain( `@${ name }` );
		expect( written.mention_warning ).toBeNull();
		expect( await list( coordinator, ticket ) ).toMatchObject( [
			{
				kind: 'mentioned',
				message_id: written.id,
				actor: { id: agent.id },
				read: false,
				excerpt: expect.stringContaining( 'can you look?' ),
			},
		] );
		expect( await list( agent, ticket ) ).toEqual( [] );
		expect( ( await coordinator.call( 'getFollowers', { path: { id: ticket } } ) ).following ).toBe( true );
	} );

	it( 'is understood when the login is typed, but not inside an address, code or a quotation', async () => {
		const { ticket } = await asked( box );
		const login = await loginOf( 'mesa_coordinator' );
		const written = await note( ticket, `<p>x@${ login } <code>@${ login }</code></p><blockquote>@${ login }</blockquote>` );
		expect( written.visible_html ).not.toContain( 'data-mention' );
		expect( await list( coordinator, ticket ) ).toEqual( [] );
		await note( ticket, `<p>(@${ login }. Please!)</p>` );
		expect( await list( coordinator, ticket ) ).toHaveLength( 1 );
	} );

	it( 'of somebody who may not see the ticket tells them nothing, and its author that it did not', async () => {
		const closed = await sendingMailbox( smtp, { name: 'Closed', restricted: true, members: [ agent.id ] } );
		const { ticket } = await asked( closed );
		const written = await note(
			ticket,
			`<p>${ mention( coordinator.id, 'Boss' ) } and ${ mention( 1_000_000, 'Nobody' ) } and @subscriber</p>`
		);
		expect( written.mention_warning ).toMatch( /cannot see this ticket/ );
		expect( written.visible_html ).not.toContain( 'data-mention' );
		expect( await list( coordinator, ticket ) ).toEqual( [] );
		const offered = await agent.call( 'listAgents', { query: { who: 'team', ticket_id: ticket } } );
		expect( offered.map( ( one ) => one.id ) ).toContain( agent.id );
		expect( offered.map( ( one ) => one.id ) ).not.toContain( coordinator.id );
	} );

	it( 'in a reply mentions nobody and leaves no trace in the mail', async () => {
		const { ticket, address } = await asked( box );
		const sent = await settled( ( await answer( ticket, { html: `<p>Dear ${ mention( coordinator.id, 'Boss' ) }</p>` } ) ).id );
		expect( sent.state ).toBe( 'sent' );
		expect( smtp.taken.find( ( one ) => one.to.includes( address ) )!.raw ).not.toContain( 'data-mention' );
		expect( await list( coordinator, ticket ) ).toEqual( [] );
	} );
} );

describe( 'a follower', () => {
	it( 'hears of the customer, of colleagues and of replies, not of what they do themselves, and no more after they stop', async () => {
		const { ticket, made } = await asked( box );
		await light.call( 'setFollower', { path: { id: ticket }, body: { following: true } } );
		await light.call( 'updateNotificationSettings', { body: { followed: 'inbox' } } );
		await note( ticket, '<p>A note</p>' );
		await deliver( box.id, mail( { from: made.mail.from, references: [ made.mail.message_id ], text: 'More', visible_text: 'More' } ) );
		await answer( ticket );
		await note( ticket, '<p>My own</p>', light );
		expect( ( await list( light, ticket ) ).map( ( one ) => one.kind ) ).toEqual( [ 'followed', 'followed', 'followed' ] );
		await light.call( 'setFollower', { path: { id: ticket }, body: { following: false } } );
		await note( ticket, '<p>Another</p>' );
		await note( ticket, '<p>My own again: this does not make me follow</p>', light );
		await note( ticket, '<p>Yet another</p>' );
		expect( await list( light, ticket ) ).toHaveLength( 3 );
	} );

	it( 'can be a colleague who may see the ticket, and is told by whom; the history tells it too', async () => {
		const { ticket } = await asked( box );
		const { people } = await agent.call( 'setFollower', { path: { id: ticket }, body: { following: true, user_id: coordinator.id } } );
		expect( people.map( ( one ) => one.id ) ).toEqual( [ coordinator.id ] );
		expect( ( await list( coordinator, ticket ) )[ 0 ] ).toMatchObject( {
			kind: 'followed',
			words: expect.stringContaining( 'follower' ),
		} );
		expect( ( await agent.call( 'getTicketLog', { path: { id: ticket } } ) ).items.map( ( one ) => one.type ) ).toContain(
			'follower_added'
		);
		const closed = await sendingMailbox( smtp, { name: 'Closed too', restricted: true, members: [ agent.id ] } );
		const hidden = ( await asked( closed ) ).ticket;
		const refused = await agent.request( 'POST', `/tickets/${ hidden }/followers`, {
			body: { following: true, user_id: coordinator.id },
		} );
		expect( refused.status ).toBe( 400 );
	} );

	it( 'of a mailbox that is closed to them learns nothing any more, also not of what they were told before', async () => {
		const shared = await sendingMailbox( smtp, { name: 'Soon closed' } );
		const { ticket } = await asked( shared );
		await note( ticket, `<p>${ mention( coordinator.id ) } secret</p>` );
		const before = ( await coordinator.call( 'listNotifications', {} ) ).unread;
		expect( await list( coordinator, ticket ) ).toHaveLength( 1 );
		await manager.call( 'updateMailbox', { path: { id: shared.id }, body: { restricted: true, members: [ agent.id ] } } );
		expect( await list( coordinator, ticket ) ).toEqual( [] );
		expect( ( await coordinator.call( 'listNotifications', {} ) ).unread ).toBe( before - 1 );
		expect( ( await agent.call( 'getFollowers', { path: { id: ticket } } ) ).people.map( ( one ) => one.id ) ).not.toContain(
			coordinator.id
		);
	} );
} );

describe( 'the list of notifications', () => {
	it( 'is told of by the changes that screens ask for, pages without a gap, and is read in every way', async () => {
		const { ticket } = await asked( box );
		const signal = async () => ( await coordinator.call( 'getChanges', { query: { since: 0 } } ) ).notified;
		const quiet = await signal();
		const notes: number[] = [];
		for ( let i = 0; i < 3; i++ ) {
			notes.push( ( await note( ticket, `<p>${ mention( coordinator.id ) } ${ i }</p>` ) ).id );
		}
		expect( await signal() ).not.toBe( quiet );
		const first = await coordinator.call( 'listNotifications', { query: { per_page: 2 } } );
		const second = await coordinator.call( 'listNotifications', { query: { per_page: 2, cursor: first.next_cursor! } } );
		expect( [ ...first.items, ...second.items ].slice( 0, 3 ).map( ( one ) => one.message_id ) ).toEqual( [ ...notes ].reverse() );
		await coordinator.call( 'markNotifications', { body: { ids: [ first.items[ 0 ]!.id ] } } );
		expect( ( await list( coordinator, ticket ) ).map( ( one ) => one.read ) ).toEqual( [ true, false, false ] );
		// Nobody else's.
		await agent.call( 'markNotifications', { body: { ids: [ first.items[ 1 ]!.id ], up_to: 1_000_000_000 } } );
		expect( ( await list( coordinator, ticket ) ).map( ( one ) => one.read ) ).toEqual( [ true, false, false ] );
		await coordinator.call( 'markNotifications', { body: { ids: [ first.items[ 0 ]!.id ], read: false } } );
		await coordinator.call( 'markNotifications', { body: { up_to: first.items[ 1 ]!.id } } );
		expect( ( await list( coordinator, ticket ) ).map( ( one ) => one.read ) ).toEqual( [ false, true, true ] );
		await coordinator.call( 'markNotifications', { body: { ticket_id: ticket } } );
		expect( ( await list( coordinator, ticket ) ).map( ( one ) => one.read ) ).toEqual( [ true, true, true ] );
		expect(
			( await coordinator.call( 'listNotifications', { query: { unread: true } } ) ).items.filter(
				( one ) => one.ticket_id === ticket
			)
		).toEqual( [] );
	} );

	it( 'has what was assigned, answered, failed and woken, each for the one whom it concerns', async () => {
		const { ticket, made } = await asked( box );
		await manager.call( 'updateTicket', { path: { id: ticket }, body: { assignee_id: agent.id } } );
		await deliver( box.id, mail( { from: made.mail.from, references: [ made.mail.message_id ] } ) );
		smtp.behave( { recipient: () => ( { code: 550, words: '5.1.1 Who is that?' } ) } );
		await settled( ( await answer( ticket ) ).id );
		smtp.behave( {} );
		await agent.call( 'updateTicket', {
			path: { id: ticket },
			body: { status: 'snoozed', snoozed_until: new Date( Date.now() + 3_600_000 ).toISOString() },
		} );
		await site().runPhp(
			`global $wpdb; $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}mesa_tickets SET snoozed_until = %s WHERE id = %d", gmdate( 'Y-m-d H:i:s', time() - 60 ), $args['id'] ) ); ( new Mesa\\Boot\\Services() )->wake_ticket()->wake( $args['id'] ); return 1;`,
			{ id: ticket }
		);
		expect( ( await list( agent, ticket ) ).map( ( one ) => one.kind ).sort() ).toEqual( [ 'answered', 'assigned', 'failed', 'woke' ] );
		expect( ( await list( manager, ticket ) ).map( ( one ) => one.kind ) ).toEqual( [] );
	} );

	it( 'refuses a time zone and a day that there are not, beside the field', async () => {
		const refused = await agent.request( 'PATCH', '/me/notifications', { body: { timezone: 'Mars/Olympus' } } );
		expect( refused.status ).toBe( 400 );
		expect( JSON.stringify( refused ) ).toContain( 'timezone' );
		expect( ( await agent.request( 'PATCH', '/me/notifications', { body: { away_until: '2026-02-31' } } ) ).status ).toBe( 400 );
	} );
} );
