/**
 * What somebody may not see does not exist for them: a golden table of who gets what of a restricted mailbox, and every
 * way in which a ticket could show itself all the same.
 */
import { as, site, type Caller, type Role } from './site.ts';
import type { IngestMessage, Team, TicketField } from '../../src/contract/generated/types.ts';
import { attach, deliver, mail, mailbox, ticket, unique } from './support/mails.ts';
import { archive, called, held, makeField, makeTeam } from './support/sorting.ts';

const STAFF = [
	'mesa_qa',
	'mesa_light_agent',
	'mesa_knowledge_manager',
	'mesa_agent',
	'mesa_coordinator',
	'mesa_manager',
	'administrator',
] as const satisfies readonly Role[];
const manager = as( 'mesa_manager' );
const agent = as( 'mesa_agent' );
const SECRET = `secret${ unique() }`;

let closed: { id: number };
let open: { id: number };
/** In the restricted mailbox. */
let hidden: { id: number; messageId: number; mail: IngestMessage };
let customerId: number;
/** The same customer's, where everybody sees it, linked with the other one. */
let seen: number;
/** What the hidden ticket is sorted by. */
let team: Team;
let field: TicketField;

const restrict = ( members: number[] ) => manager.call( 'updateMailbox', { path: { id: closed.id }, body: { restricted: true, members } } );

/** By operation: what is sent. Everything that leads to a ticket of the restricted mailbox. */
const CALLS: Record< string, ( caller: Caller ) => Promise< { status: number } > > = {
	getTicket: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }` ),
	markRead: ( caller ) => caller.request( 'PATCH', `/tickets/${ hidden.id }`, { body: { unread: false } } ),
	changeTicket: ( caller ) => caller.request( 'PATCH', `/tickets/${ hidden.id }`, { body: { priority: 'normal' } } ),
	trashTicket: async ( caller ) => {
		const answer = await caller.request( 'PATCH', `/tickets/${ hidden.id }`, { body: { status: 'trash' } } );
		await manager.call( 'updateTicket', { path: { id: hidden.id }, body: { status: 'open' } } );
		return answer;
	},
	listMessages: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }/messages` ),
	getTicketOrders: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }/orders` ),
	listTicketVariables: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }/variables` ),
	getMessage: ( caller ) => caller.request( 'GET', `/messages/${ hidden.messageId }` ),
	getRawMessage: ( caller ) => caller.request( 'GET', `/messages/${ hidden.messageId }/raw` ),
	addNote: ( caller ) =>
		caller.request( 'POST', `/tickets/${ hidden.id }/notes`, { body: { html: '<p>x</p>', client_key: unique() + unique() } } ),
	addReply: ( caller ) =>
		caller.request( 'POST', `/tickets/${ hidden.id }/replies`, { body: { html: '<p>x</p>', client_key: unique() + unique() } } ),
	// What is neither queued nor failed cannot be taken back or sent again: 409 tells that the message is there.
	cancelMessage: ( caller ) => caller.request( 'POST', `/messages/${ hidden.messageId }/cancel` ),
	retryMessage: ( caller ) => caller.request( 'POST', `/messages/${ hidden.messageId }/retry` ),
	scheduleMessage: ( caller ) => caller.request( 'POST', `/messages/${ hidden.messageId }/schedule`, { body: { send_at: null } } ),
	listDrafts: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }/drafts` ),
	saveDraft: ( caller ) =>
		caller.request( 'PUT', `/tickets/${ hidden.id }/drafts`, {
			body: { key: 'a'.repeat( 32 ), kind: 'note', client_key: unique(), revision: 999, based_on: 0, text: 'x', data: {} },
		} ),
	discardDraft: ( caller ) => caller.request( 'DELETE', `/tickets/${ hidden.id }/drafts?key=${ 'a'.repeat( 32 ) }` ),
	notePresence: ( caller ) => caller.request( 'POST', '/presence', { body: { ticket_id: hidden.id, doing: 'gone' } } ),
	planMerge: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }/merge?ids[]=${ seen }` ),
	// One that is not merged stays as it is; one with a single message cannot be split: 409 tells that it is there.
	separateTicket: ( caller ) => caller.request( 'POST', `/tickets/${ hidden.id }/separate` ),
	splitTicket: ( caller ) =>
		caller.request( 'POST', `/messages/${ hidden.messageId }/split`, { body: { later: true, client_key: unique() + unique() } } ),
	linkTickets: ( caller ) => caller.request( 'POST', `/tickets/${ hidden.id }/links`, { body: { ticket_id: seen } } ),
	transferTicket: ( caller ) =>
		caller.request( 'POST', `/tickets/${ hidden.id }/transfer`, {
			body: { assignee_id: null, html: '<p>x</p>', client_key: unique() + unique() },
		} ),
	logCall: ( caller ) =>
		caller.request( 'POST', `/tickets/${ hidden.id }/calls`, {
			body: { direction: 'out', seconds: 1, html: '<p>x</p>', client_key: unique() + unique() },
		} ),
	addTask: ( caller ) =>
		caller.request( 'POST', `/tickets/${ hidden.id }/tasks`, { body: { text: 'x', client_key: unique() + unique() } } ),
	getFollowers: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }/followers` ),
	setFollower: ( caller ) => caller.request( 'POST', `/tickets/${ hidden.id }/followers`, { body: { following: false } } ),
	getTicketLog: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }/log` ),
	offerPeople: ( caller ) => caller.request( 'GET', `/agents?who=team&ticket_id=${ hidden.id }` ),
	getLog: ( caller ) => caller.request( 'GET', `/log?ticket_id=${ hidden.id }` ),
	getCustomer: ( caller ) => caller.request( 'GET', `/customers/${ customerId }` ),
	blockSender: ( caller ) =>
		caller.request( 'POST', '/blocked-senders', { body: { pattern: `spam-${ unique() }@client.example`, ticket_id: hidden.id } } ),
	getMailbox: ( caller ) => caller.request( 'GET', `/mailboxes/${ closed.id }` ),
	getArticleSource: ( caller ) => caller.request( 'GET', `/tickets/${ hidden.id }/article` ),
};

/**
 * y: as if the mailbox were open to all. -: there is none (404). x: the role does not allow it (403).
 * In the order of STAFF: QA, light agent, knowledge manager, agent, coordinator | manager, administrator.
 */
const TABLE: Record< string, { member: string; stranger: string } > = {
	getArticleSource: { member: 'xxyxx yy', stranger: 'xx-xx yy' },
	getTicket: { member: 'yyyyy yy', stranger: '----- yy' },
	markRead: { member: 'yyyyy yy', stranger: '----- yy' },
	changeTicket: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	trashTicket: { member: 'xxxxy yy', stranger: 'xxxx- yy' },
	listMessages: { member: 'yyyyy yy', stranger: '----- yy' },
	getTicketOrders: { member: 'yyyyy yy', stranger: '----- yy' },
	listTicketVariables: { member: 'yyyyy yy', stranger: '----- yy' },
	getMessage: { member: 'yyyyy yy', stranger: '----- yy' },
	getRawMessage: { member: 'yyyyy yy', stranger: '----- yy' },
	addNote: { member: 'yyyyy yy', stranger: '----- yy' },
	addReply: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	cancelMessage: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	retryMessage: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	scheduleMessage: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	listDrafts: { member: 'yyyyy yy', stranger: '----- yy' },
	saveDraft: { member: 'yyyyy yy', stranger: '----- yy' },
	discardDraft: { member: 'yyyyy yy', stranger: '----- yy' },
	notePresence: { member: 'yyyyy yy', stranger: '----- yy' },
	planMerge: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	separateTicket: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	splitTicket: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	linkTickets: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	transferTicket: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	logCall: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	addTask: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	getFollowers: { member: 'yyyyy yy', stranger: '----- yy' },
	setFollower: { member: 'yyyyy yy', stranger: '----- yy' },
	getTicketLog: { member: 'yyyyy yy', stranger: '----- yy' },
	offerPeople: { member: 'yyyyy yy', stranger: '----- yy' },
	getLog: { member: 'xxxxx yy', stranger: 'xxxxx yy' },
	getCustomer: { member: 'yyyyy yy', stranger: '----- yy' },
	blockSender: { member: 'xxxyy yy', stranger: 'xxx-- yy' },
	getMailbox: { member: 'xxxxx yy', stranger: 'xxxxx yy' },
};

/** How an answer is written in the table. */
function letter( status: number ): string {
	if ( status === 404 ) {
		return '-';
	}
	if ( status === 403 ) {
		return 'x';
	}
	return status < 300 || status === 409 ? 'y' : String( status );
}

async function column( operation: string ): Promise< string > {
	const letters = await Promise.all( STAFF.map( async ( role ) => letter( ( await CALLS[ operation ]!( as( role ) ) ).status ) ) );
	return `${ letters.slice( 0, 5 ).join( '' ) } ${ letters.slice( 5 ).join( '' ) }`;
}

async function whole(): Promise< Record< string, string > > {
	const found: Record< string, string > = {};
	for ( const operation of Object.keys( CALLS ) ) {
		found[ operation ] = await column( operation );
	}
	return found;
}

const expected = ( side: 'member' | 'stranger' ) =>
	Object.fromEntries( Object.entries( TABLE ).map( ( [ operation, row ] ) => [ operation, row[ side ] ] ) );

/** Everywhere that a list could show the ticket; names where it does. */
async function showsIn( caller: Caller ): Promise< string[] > {
	const places: string[] = [];
	// To the last page: other files may have left tickets that wait longer.
	const look = async ( name: string, query: object, cursor?: string ): Promise< void > => {
		const list = await caller.call( 'listTickets', { query: { per_page: 100, ...query, ...( cursor ? { cursor } : {} ) } as never } );
		if ( list.items.some( ( row ) => row.id === hidden.id ) ) {
			places.push( name );
		} else if ( list.next_cursor ) {
			await look( name, query, list.next_cursor );
		}
	};
	for ( const order of [ 'newest', 'waiting', 'importance', 'created' ] ) {
		for ( const folder of [ 'open', 'unassigned', 'all' ] ) {
			await look( `${ folder } ${ order }`, { folder, order } );
			await look( `${ folder } ${ order } of the mailbox`, { folder, order, mailbox_id: closed.id } );
		}
	}
	await look( 'search', { folder: 'all', search: SECRET } );
	await look( 'search by relevance', { folder: 'all', search: SECRET, order: 'relevance' } );
	await look( 'search for a file', { folder: 'all', search: `"${ SECRET }.pdf" OR ${ SECRET }` } );
	await look( 'search for a customer', { folder: 'all', search: `from:${ hidden.mail.from.address }` } );
	for ( const order of [ 'newest', 'waiting', 'created', 'importance' ] ) {
		await look( `its team ${ order }`, { folder: 'team', team_id: team.id, order } );
	}
	await look( 'search for its team', { folder: 'all', search: `team:"${ team.name }"` } );
	await look( 'search in its team', { folder: 'team', team_id: team.id, search: SECRET } );
	await look( 'search for its field', { folder: 'all', search: `field.${ field.search_name }:${ SECRET }` } );
	await look( 'search for its number', { folder: 'all', search: `#${ hidden.id }` } );
	if ( ( await caller.call( 'countTickets', { query: { folder: 'all', search: SECRET } } ) ).count > 0 ) {
		places.push( 'number of what a search finds' );
	}
	const changes = await caller.call( 'getChanges', { query: { since } } );
	if ( changes.tickets.some( ( row ) => row.id === hidden.id ) ) {
		places.push( 'changes' );
	}
	if ( changes.counts.mailboxes.some( ( one ) => one.mailbox_id === closed.id ) ) {
		places.push( 'counts of changes' );
	}
	const counts = await caller.call( 'listFolders', {} );
	if ( counts.mailboxes.some( ( one ) => one.mailbox_id === closed.id ) ) {
		places.push( 'counts' );
	}
	if ( counts.teams.some( ( one ) => one.team_id === team.id && one.open > 0 ) ) {
		places.push( 'counts of its team' );
	}
	if ( ( await caller.call( 'listMailboxes', {} ) ).some( ( one ) => one.id === closed.id ) ) {
		places.push( 'mailboxes' );
	}
	const beside = await caller.call( 'getTicket', { path: { id: seen } } );
	for ( const part of [ 'earlier', 'linked' ] as const ) {
		if ( beside[ part ].some( ( row ) => row.id === hidden.id ) ) {
			places.push( part );
		}
	}
	return places;
}

/** A sequence number before the last change of the hidden ticket. */
let since = 0;

/** Changes the hidden ticket: what was said of changes before is of no use once members have changed. */
async function changeHidden(): Promise< void > {
	( { seq: since } = await manager.call( 'getChanges', { query: { since: 0 } } ) );
	await manager.call( 'addNote', { path: { id: hidden.id }, body: { html: 'x', client_key: unique() + unique() } } );
}

beforeAll( async () => {
	open = await mailbox( 'Open to all' );
	closed = await mailbox( 'Closed' );
	const made = attach( mail( { subject: `Confidential ${ SECRET }`, text: SECRET, visible_text: SECRET } ), `${ SECRET }.pdf`, 'x' );
	const [ result ] = await deliver( closed.id, made );
	hidden = { id: result!.ticket_id!, messageId: result!.message_id!, mail: made.mail };
	const { row } = await manager.call( 'getTicket', { path: { id: hidden.id } } );
	customerId = row.customer_id;
	team = await makeTeam( [ manager.id ] );
	field = await makeField( { name: called( 'Hidden' ), kind: 'text' } );
	await manager.call( 'updateTicket', {
		path: { id: hidden.id },
		body: { team_id: team.id, priority: 'high', fields: [ held( field, SECRET ) ] },
	} );
	seen = ( await ticket( open.id, { from: { address: `other-${ unique() }@client.example`, name: 'Other' } } ) ).id;
	await site().runPhp(
		`$db = new Mesa\\Data\\Db();
		$db->run( 'UPDATE {tickets} SET customer_id = %d WHERE id = %d', $args['customer'], $args['seen'] );
		$db->run( "INSERT INTO {ticket_links} (ticket_id, linked_id, kind) VALUES (%d, %d, 'related'), (%d, %d, 'related')", $args['hidden'], $args['seen'], $args['seen'], $args['hidden'] );`,
		{ customer: customerId, seen, hidden: hidden.id }
	);
} );

afterAll( () => archive( field ) );

const everybody = () => STAFF.map( ( role ) => as( role ).id );

it( 'gives each role of a restricted mailbox what the table says, to its members', async () => {
	await restrict( everybody() );
	expect( await whole() ).toEqual( expected( 'member' ) );
} );

it( 'tells everybody else that there is no such ticket, message, customer', async () => {
	await restrict( [] );
	// The same customer's other ticket is away for a moment: else they know the customer from there.
	const move = ( id: number ) =>
		site().runPhp(
			`( new Mesa\\Data\\Db() )->run( 'UPDATE {tickets} SET customer_id = %d WHERE id = %d', $args['to'], $args['id'] );`,
			{
				to: id,
				id: seen,
			}
		);
	await move( 0 );
	expect( await whole() ).toEqual( expected( 'stranger' ) );
	await move( customerId );
	expect( letter( ( await CALLS.getCustomer!( agent ) ).status ) ).toBe( 'y' );
} );

it( 'shows a hidden ticket in no list, count, search, change, nor beside another ticket', async () => {
	await restrict( [] );
	// The table's tests have answered: the ticket waits no more, and somebody has it.
	await deliver( closed.id, mail( { from: hidden.mail.from, references: [ hidden.mail.message_id ] } ) );
	await manager.call( 'updateTicket', { path: { id: hidden.id }, body: { assignee_id: null, team_id: team.id, priority: 'high' } } );
	await changeHidden();
	const everywhere = await showsIn( manager );
	expect( everywhere ).toEqual(
		expect.arrayContaining( [ 'open newest', 'all waiting', 'search', 'changes', 'counts', 'mailboxes', 'earlier', 'linked' ] )
	);
	expect( everywhere ).toHaveLength( 44 );
	for ( const role of STAFF.slice( 0, 5 ) ) {
		expect( [ role, await showsIn( as( role ) ) ] ).toEqual( [ role, [] ] );
	}
	await restrict( [ agent.id ] );
	await changeHidden();
	expect( await showsIn( agent ) ).toEqual( everywhere );
	expect( await showsIn( as( 'mesa_coordinator' ) ) ).toEqual( [] );
} );

it( 'counts exactly what the lists show, for each person', async () => {
	await restrict( [ agent.id ] );
	await ticket( closed.id );
	for ( const role of [ 'mesa_agent', 'mesa_coordinator', 'mesa_manager' ] as const ) {
		const counts = await as( role ).call( 'listFolders', {} );
		for ( const folder of [ 'open', 'unassigned', 'pending', 'closed', 'spam', 'trash' ] as const ) {
			let shown = 0;
			let cursor: string | null = '';
			while ( cursor !== null ) {
				const page: { items: unknown[]; next_cursor: string | null } = await as( role ).call( 'listTickets', {
					query: { folder, per_page: 100, ...( cursor === '' ? {} : { cursor } ) },
				} );
				shown += page.items.length;
				cursor = page.next_cursor;
			}
			expect( [ role, folder, shown ] ).toEqual( [ role, folder, counts[ folder ] ] );
		}
	}
} );

it( 'changes nothing by a bulk change, and opens nothing in a mailbox that is not there', async () => {
	await restrict( [] );
	const { results } = await agent.call( 'bulkUpdateTickets', { body: { ids: [ hidden.id, seen ], priority: 'urgent' } } );
	expect( results.map( ( one ) => [ one.id, one.ok, one.row === null ] ) ).toEqual( [
		[ hidden.id, false, true ],
		[ seen, true, false ],
	] );
	const input = {
		mailbox_id: closed.id,
		channel: 'phone',
		customer_email: 'cal@client.example',
		subject: 'Called',
		html: '<p>x</p>',
		client_key: unique() + unique(),
	};
	const refused = await agent.request( 'POST', '/tickets', { body: input } );
	const nowhere = await agent.request( 'POST', '/tickets', { body: { ...input, mailbox_id: 999_999 } } );
	expect( [ refused.status, refused.body ] ).toEqual( [ nowhere.status, nowhere.body ] );
	expect( refused.status ).toBe( 400 );
} );

it( "closes a file's address as soon as the person it was signed for may not see the ticket any more", async () => {
	await restrict( [ agent.id ] );
	const [ file ] = ( await agent.call( 'getMessage', { path: { id: hidden.messageId } } ) ).attachments;
	const fetchFile = async () => ( await as( 'anonymous' ).request( 'GET', file!.url ) ).status;
	expect( await fetchFile() ).toBe( 200 );
	await restrict( [] );
	expect( await fetchFile() ).toBe( 404 );
} );

it( 'has open screens load again when it changes who may see what, and only then', async () => {
	await restrict( [] );
	const changes = ( from: number ) => agent.call( 'getChanges', { query: { since: from } } );
	const before = ( await changes( 0 ) ).seq;
	await restrict( [ agent.id ] );
	const after = await changes( before );
	expect( [ after.reset, after.seq > before, after.tickets ] ).toEqual( [ true, true, [] ] );
	await restrict( [ agent.id ] );
	await manager.call( 'updateMailbox', { path: { id: closed.id }, body: { name: 'Closed still' } } );
	// A job that the site still had to do may have changed a ticket since: the number may have moved, without a reset.
	expect( ( await changes( after.seq ) ).reset ).toBe( false );
} );

it( 'gives a ticket to nobody who may not see it, and takes it back from whoever loses sight of it', async () => {
	const coordinator = as( 'mesa_coordinator' );
	await restrict( [ agent.id ] );
	const refused = await agent.request( 'PATCH', `/tickets/${ hidden.id }`, { body: { assignee_id: coordinator.id } } );
	expect( [ refused.status, Object.keys( ( refused.body as { data: { params: object } } ).data.params ) ] ).toEqual( [
		400,
		[ 'assignee_id' ],
	] );
	await agent.call( 'updateTicket', { path: { id: hidden.id }, body: { assignee_id: agent.id } } );
	await restrict( [ coordinator.id ] );
	for ( let tries = 0; tries < 40; tries++ ) {
		await manager.call( 'kickJobs', {} );
		if ( ( await manager.call( 'getTicket', { path: { id: hidden.id } } ) ).row.assignee === null ) {
			break;
		}
	}
	const { row, events } = await manager.call( 'getTicket', { path: { id: hidden.id } } );
	expect( row.assignee ).toBeNull();
	expect( events.at( -1 ) ).toMatchObject( { type: 'assigned', actor: null, data: { from: agent.id, to: null } } );
	expect( ( await coordinator.call( 'listFolders', {} ) ).unassigned ).toBeGreaterThan( 0 );
} );

it( 'gives a closed ticket that is opened again to everybody, when its agent may not see it any more', async () => {
	await restrict( [ agent.id ] );
	await agent.call( 'updateTicket', { path: { id: hidden.id }, body: { assignee_id: agent.id, status: 'closed' } } );
	await restrict( [] );
	const row = await manager.call( 'updateTicket', { path: { id: hidden.id }, body: { status: 'open' } } );
	expect( row ).toMatchObject( { status: 'open', assignee: null } );
} );

it( 'takes only people of the team as members, keeps them while the mailbox is open, and forgets who is deleted', async () => {
	const box = await mailbox( 'Members' );
	const change = ( body: object ) => manager.request( 'PATCH', `/mailboxes/${ box.id }`, { body } );
	for ( const nobody of [ 999_999, as( 'subscriber' ).id, as( 'mesa_poller' ).id ] ) {
		const answer = await change( { members: [ agent.id, nobody ] } );
		expect( [ answer.status, Object.keys( ( answer.body as { data: { params: object } } ).data.params ) ] ).toEqual( [
			400,
			[ 'members' ],
		] );
	}
	const passing = await site().runPhp< number >(
		`return wp_insert_user( array( 'user_login' => $args['name'], 'user_pass' => 'x', 'user_email' => $args['name'] . '@shop.example', 'role' => 'mesa_agent' ) );`,
		{ name: `passing${ unique() }` }
	);
	expect( ( await change( { restricted: true, members: [ passing, agent.id, agent.id ] } ) ).body ).toMatchObject( {
		restricted: true,
		members: [ agent.id, passing ].sort( ( a, b ) => a - b ),
	} );
	expect( ( await change( { restricted: false } ) ).body ).toMatchObject( { restricted: false } );
	await site().runPhp( `require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user( $args['id'] );`, { id: passing } );
	expect( ( await change( { restricted: true } ) ).body ).toMatchObject( { restricted: true, members: [ agent.id ] } );
	expect( ( await manager.request( 'DELETE', `/mailboxes/${ box.id }` ) ).status ).toBe( 204 );
	expect(
		await site().runPhp< number >(
			`return (int) ( new Mesa\\Data\\Db() )->value( 'SELECT COUNT(*) FROM {mailbox_members} WHERE mailbox_id = %d', $args['id'] );`,
			box
		)
	).toBe( 0 );
} );
