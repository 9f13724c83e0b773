/** Merging and splitting: nothing gets lost or doubled, mail finds its way, and it can be taken back. */
import { as, site } from './site.ts';
import { attach, deliver, mail, mailbox, ticket, unique } from './support/mails.ts';
import { archive, held, makeField } from './support/sorting.ts';
import { refusal } from './support/refusal.ts';
import type { IngestMessage, Ticket } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
let box: { id: number; address: string };

const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );
const texts = ( { messages }: Ticket ) => messages.map( ( message ) => message.visible_text );
const merge = ( into: number, ids: number[], key = unique() ) =>
	agent.call( 'mergeTickets', { path: { id: into }, body: { ids, client_key: key } } );
const separate = ( id: number ) => agent.call( 'separateTicket', { path: { id } } );
const note = ( id: number, text: string ) => agent.call( 'addNote', { path: { id }, body: { html: text, client_key: unique() } } );

/** Where the counts, the search or a ticket's numbers say something else than the rows. */
const drift = () =>
	site().runPhp< string[] >(
		`$services = new Mesa\\Boot\\Services();
		$db = $services->db();
		$folding = $services->search_folding();
		for ( $i = 0; $i < 200 && $services->search_pending()->has_any(); ++$i ) { $folding->run( 5.0 ); }
		$wrong = $services->count_store()->drift();
		$audit = new Mesa\\Data\\Search\\Audit( $db, new Mesa\\Data\\Search\\Documents( $db ) );
		$wrong = array_merge( $wrong, $audit->drift( (int) $db->value( 'SELECT MAX(id) FROM {tickets}' ) >> Mesa\\Data\\Search\\Bits::SHIFT ) );
		foreach ( $db->rows( "SELECT t.id, t.message_count, COUNT(m.id) AS there FROM {tickets} t LEFT JOIN {messages} m ON m.ticket_id = t.id AND m.kind <> 'note' AND m.state <> 'cancelled' WHERE t.mailbox_id = %d GROUP BY t.id, t.message_count", $args['box'] ) as $row ) {
			if ( $row['message_count'] !== $row['there'] ) { $wrong[] = "#{$row['id']}: {$row['message_count']} messages counted, {$row['there']} there"; }
		}
		foreach ( $db->rows( 'SELECT a.id FROM {attachments} a JOIN {messages} m ON m.id = a.message_id WHERE a.ticket_id <> m.ticket_id' ) as $row ) { $wrong[] = "file {$row['id']} is on another ticket than its message"; }
		foreach ( $db->rows( "SELECT t.id FROM {tickets} t LEFT JOIN {outbox} o ON o.ticket_id = t.id AND o.state = 'failed' WHERE t.mailbox_id = %d AND ( t.has_failed = 1 ) <> ( o.ticket_id IS NOT NULL )", $args['box'] ) as $row ) { $wrong[] = "#{$row['id']}: failed is not what the folder says"; }
		return $wrong;`,
		{ box: box.id }
	);

async function answer( fields: Partial< IngestMessage > ) {
	const made = mail( fields );
	const [ result ] = await deliver( box.id, made );
	return { ...result!, mail: made.mail };
}

/** The Message-ID of a reply of ours, which the contract does not tell. */
const nameOf = ( id: number ) =>
	site().runPhp< string >( 'return ( new Mesa\\Data\\Db() )->value( "SELECT message_id FROM {messages} WHERE id = %d", $args["id"] );', {
		id,
	} );

const counts = async () => ( await agent.call( 'listFolders', {} ) ) as unknown as Record< string, number >;

beforeAll( async () => {
	box = await mailbox( 'Merging' );
} );

it( 'puts messages, notes, files, tags and history together in order of time, and keeps the counts', async () => {
	const [ a, b ] = [ unique(), unique() ];
	const first = await ticket( box.id, { text: `first ${ a }`, visible_text: `first ${ a }` } );
	const made = attach( mail( { from: first.mail.from, text: `second ${ b }`, visible_text: `second ${ b }` } ), `list-${ b }.pdf`, 'x' );
	const [ other ] = await deliver( box.id, made );
	const second = other!.ticket_id!;
	await note( first.id, 'a note on the first' );
	await agent.call( 'updateTicket', { path: { id: second }, body: { add_tags: [ `tag ${ b }` ], priority: 'urgent' } } );
	const before = await counts();

	const merged = await merge( first.id, [ second ] );
	expect( texts( merged ) ).toEqual( [ `first ${ a }`, `second ${ b }`, 'a note on the first' ] );
	expect( merged.row ).toMatchObject( { id: first.id, message_count: 2, has_attachments: true, priority: 'urgent', status: 'open' } );
	expect( merged.row.tags ).toContain( `tag ${ b }` );
	expect( merged.merged ).toEqual( [ second ] );
	expect( merged.events.map( ( event ) => event.type ) ).toEqual( expect.arrayContaining( [ 'ticket_merged', 'priority_changed' ] ) );
	const after = await counts();
	expect( after.open ).toBe( before.open! - 1 );
	const signpost = await open( second );
	expect( signpost ).toMatchObject( { merged_into: first.id, messages: [] } );
	expect( signpost.row.status ).toBe( 'merged' );
	for ( const folder of [ 'all', 'open', 'closed' ] as const ) {
		const list = await agent.call( 'listTickets', { query: { folder, mailbox_id: box.id, per_page: 100 } } );
		expect( list.items.map( ( row ) => row.id ) ).not.toContain( second );
	}
	const found = await agent.call( 'listTickets', { query: { folder: 'all', search: b } } );
	expect( found.items.map( ( row ) => row.id ) ).toEqual( [ first.id ] );
	expect( await drift() ).toEqual( [] );
} );

it( 'leads every way that a customer can answer by to the ticket that stayed', async () => {
	const target = await ticket( box.id );
	const source = await ticket( box.id );
	const reply = await agent.call( 'addReply', { path: { id: source.id }, body: { html: '<p>We look.</p>', client_key: unique() } } );
	const name = await nameOf( reply.id );
	const token = await site().runPhp< string >( 'return ( new Mesa\\Boot\\Services() )->subject_tokens()->tag( "Hello", $args["id"] );', {
		id: source.id,
	} );
	await merge( target.id, [ source.id ] );
	const from = source.mail.from;
	expect( await answer( { from, in_reply_to: [ name ] } ) ).toMatchObject( { result: 'appended', ticket_id: target.id } );
	expect( await answer( { from, references: [ source.mail.message_id ] } ) ).toMatchObject( { ticket_id: target.id } );
	expect( await answer( { from, subject: token } ) ).toMatchObject( { result: 'appended', ticket_id: target.id } );
	// The first one's customer goes on as well.
	expect( await answer( { from: target.mail.from, in_reply_to: [ target.mail.message_id ] } ) ).toMatchObject( { ticket_id: target.id } );
	// Two signposts one after the other.
	const last = await ticket( box.id );
	await merge( last.id, [ target.id ] );
	expect( await answer( { from, subject: token } ) ).toMatchObject( { result: 'appended', ticket_id: last.id } );
	expect( ( await open( source.id ) ).merged_into ).toBe( last.id );
	// Our own reply that comes back through a list is still known as ours.
	const copy = mail( { message_id: name, from: { address: box.address, name: '' } } );
	expect( ( await deliver( box.id, copy ) )[ 0 ] ).toMatchObject( { result: 'duplicate', ticket_id: last.id } );
} );

it( 'sends a reply that was to leave later all the same', async () => {
	const target = await ticket( box.id );
	const source = await ticket( box.id );
	const reply = await agent.call( 'addReply', { path: { id: source.id }, body: { html: '<p>Soon.</p>', client_key: unique() } } );
	const plan = await agent.call( 'planMerge', { path: { id: target.id }, query: { ids: [ source.id ] } } );
	expect( plan ).toMatchObject( { messages: 2, scheduled: 1, other_customer: true, other_mailbox: false } );
	expect( plan.people ).toContain( source.mail.from.address );
	await merge( target.id, [ source.id ] );
	const state = await site().runPhp< { jobs: string; ticket: string } >(
		'$db = new Mesa\\Data\\Db(); return array( "jobs" => $db->value( "SELECT COUNT(*) FROM {jobs} WHERE type = \'send_reply\' AND subject_id = %d AND status = \'waiting\'", $args["id"] ), "ticket" => $db->value( "SELECT ticket_id FROM {messages} WHERE id = %d", $args["id"] ) );',
		{ id: reply.id }
	);
	expect( state ).toEqual( { jobs: '1', ticket: String( target.id ) } );
	await agent.call( 'cancelMessage', { path: { id: reply.id } } );
	expect( await drift() ).toEqual( [] );
} );

it( 'can be taken back: each ticket has what it had, and what was written since stays where it was written', async () => {
	const target = await ticket( box.id );
	const source = await ticket( box.id );
	await agent.call( 'updateTicket', { path: { id: target.id }, body: { status: 'closed' } } );
	await agent.call( 'addTask', { path: { id: source.id }, body: { text: 'Ask', client_key: unique() } } );
	const merged = await merge( target.id, [ source.id ] );
	// Nobody's open question vanishes into a closed ticket.
	expect( merged.row ).toMatchObject( { status: 'open', tasks: { total: 1, done: 0 } } );
	await note( target.id, 'written since' );
	const back = await separate( source.id );
	expect( back.row ).toMatchObject( { status: 'open', message_count: 1, tasks: { total: 1, done: 0 }, unread: true } );
	expect( back.merged_into ).toBeNull();
	expect( texts( back ) ).toEqual( [ source.mail.visible_text ] );
	const left = await open( target.id );
	expect( left.row ).toMatchObject( { status: 'closed', message_count: 1, tasks: { total: 0, done: 0 } } );
	expect( texts( left ) ).toEqual( [ target.mail.visible_text, 'written since' ] );
	expect( left.merged ).toEqual( [] );
	// Whoever came in by the merge alone takes no part any more.
	const stray = await answer( { from: source.mail.from, in_reply_to: [ target.mail.message_id ] } );
	expect( stray ).toMatchObject( { result: 'created' } );
	expect( await drift() ).toEqual( [] );
	// A second time it is no error, and no change.
	expect( ( await separate( source.id ) ).row.version ).toBe( ( await open( source.id ) ).row.version );
} );

it( 'is done once, also by a double click and by two people at once', async () => {
	const [ a, b, source ] = [ await ticket( box.id ), await ticket( box.id ), await ticket( box.id ) ];
	const key = unique();
	await merge( a.id, [ source.id ], key );
	await merge( a.id, [ source.id ], key );
	expect( ( await open( a.id ) ).events.filter( ( event ) => event.type === 'ticket_merged' ) ).toHaveLength( 1 );
	expect( ( await refusal( merge( b.id, [ source.id ] ) ) ).code ).toBe( 'mesa_merged' );
	const double = [ await ticket( box.id ), await ticket( box.id ) ];
	const body = { ids: [ double[ 1 ]!.id ], client_key: unique() };
	const clicks = await Promise.all( [ 1, 2, 3 ].map( () => agent.request( 'POST', `/tickets/${ double[ 0 ]!.id }/merge`, { body } ) ) );
	expect( clicks.filter( ( click ) => ! [ 200, 503 ].includes( click.status ) ) ).toEqual( [] );
	const [ c, d ] = [ await ticket( box.id ), await ticket( box.id ) ];
	// Each into the other: one of the two wins.
	const results = await Promise.allSettled( [ merge( c.id, [ d.id ] ), merge( d.id, [ c.id ] ) ] );
	expect( results.filter( ( result ) => result.status === 'fulfilled' ) ).toHaveLength( 1 );
	const states = [ ( await open( c.id ) ).row.status, ( await open( d.id ) ).row.status ].sort();
	expect( states ).toEqual( [ 'merged', 'open' ] );
	expect( await drift() ).toEqual( [] );
} );

it( 'takes what failed, what is being written and who follows along', async () => {
	const target = await ticket( box.id );
	const source = await ticket( box.id );
	const reply = await agent.call( 'addReply', { path: { id: source.id }, body: { html: '<p>Lost.</p>', client_key: unique() } } );
	await site().runPhp( '( new Mesa\\Boot\\Services() )->message_store()->change_state( $args["id"], array( "queued" ), "failed" );', {
		id: reply.id,
	} );
	await manager.call( 'setFollower', { path: { id: source.id }, body: { following: true } } );
	const key = ( unique() + unique() + unique() ).slice( 0, 32 );
	const draft = { key, kind: 'note' as const, client_key: unique(), revision: 0, based_on: 0, text: 'Half', data: { html: 'Half' } };
	await agent.call( 'saveDraft', { path: { id: source.id }, body: draft } );
	expect( ( await open( source.id ) ).row.has_failed ).toBe( true );
	await merge( target.id, [ source.id ] );
	expect( ( await open( target.id ) ).row ).toMatchObject( { has_failed: true, has_draft: true } );
	const { people } = await manager.call( 'getFollowers', { path: { id: target.id } } );
	expect( people.map( ( one ) => one.id ) ).toContain( manager.id );
	expect( ( await open( source.id ) ).row ).toMatchObject( { has_failed: false, has_draft: false } );
	expect( await drift() ).toEqual( [] );
	await separate( source.id );
	expect( ( await open( source.id ) ).row ).toMatchObject( { has_failed: true, has_draft: true } );
	expect( ( await open( target.id ) ).row ).toMatchObject( { has_failed: false, has_draft: false } );
	expect( await drift() ).toEqual( [] );
} );

it( 'taken back, leaves nobody following and nothing in the fields of a ticket that came from the other', async () => {
	const [ copied, kept ] = [
		await makeField( { name: `Order ${ unique() }`, kind: 'text' } ),
		await makeField( { name: `Size ${ unique() }`, kind: 'text' } ),
	];
	const fill = ( id: number, ...fields: ReturnType< typeof held >[] ) => agent.call( 'updateTicket', { path: { id }, body: { fields } } );
	const [ target, source ] = [ await ticket( box.id ), await ticket( box.id ) ];
	await fill( source.id, held( copied, 'A-1' ), held( kept, 'small' ) );
	await manager.call( 'setFollower', { path: { id: source.id }, body: { following: true } } );
	await merge( target.id, [ source.id ] );
	expect( ( await open( target.id ) ).fields ).toContainEqual( held( copied, 'A-1' ) );
	await fill( target.id, held( kept, 'large' ) );
	await separate( source.id );
	const left = await open( target.id );
	expect( left.fields.filter( ( one ) => [ copied.id, kept.id ].includes( one.field_id ) ) ).toEqual( [ held( kept, 'large' ) ] );
	expect( ( await open( source.id ) ).fields ).toContainEqual( held( copied, 'A-1' ) );
	const following = async ( id: number ) => ( await manager.call( 'getFollowers', { path: { id } } ) ).following;
	expect( [ await following( source.id ), await following( target.id ) ] ).toEqual( [ true, false ] );
	await archive( copied, kept );
} );

it( 'what was told of a ticket before it was merged is read with the one that stayed', async () => {
	const [ target, source ] = [ await ticket( box.id ), await ticket( box.id ) ];
	await manager.call( 'updateTicket', { path: { id: source.id }, body: { assignee_id: agent.id } } );
	await answer( { from: source.mail.from, in_reply_to: [ source.mail.message_id ] } );
	await merge( target.id, [ source.id ] );
	const told = async () =>
		( await agent.call( 'listNotifications', { query: { unread: true } } ) ).items.filter( ( one ) =>
			[ target.id, source.id ].includes( one.ticket_id )
		);
	expect( await told() ).not.toEqual( [] );
	await agent.call( 'markNotifications', { body: { ticket_id: target.id } } );
	expect( await told() ).toEqual( [] );
} );

it( 'nothing is written on a signpost by somebody whose screen is old', async () => {
	const target = await ticket( box.id );
	const source = await ticket( box.id );
	await merge( target.id, [ source.id ] );
	expect( ( await refusal( note( source.id, 'x' ) ) ).code ).toBe( 'mesa_merged' );
	const reply = agent.call( 'addReply', { path: { id: source.id }, body: { html: 'x', client_key: unique() } } );
	expect( ( await refusal( reply ) ).code ).toBe( 'mesa_merged' );
	const change = agent.call( 'updateTicket', { path: { id: source.id }, body: { status: 'open' } } );
	expect( ( await refusal( change ) ).code ).toBe( 'mesa_merged' );
	expect( ( await refusal( merge( source.id, [ target.id ] ) ) ).code ).toBe( 'mesa_merged' );
} );

it( 'whoever may not see one of two tickets cannot merge them, and does not learn where a signpost leads', async () => {
	const closed = await mailbox( 'Merging, closed' );
	const hidden = await ticket( closed.id );
	const seen = await ticket( box.id );
	await manager.call( 'updateMailbox', { path: { id: closed.id }, body: { restricted: true, members: [] } } );
	expect( ( await refusal( merge( seen.id, [ hidden.id ] ) ) ).status ).toBe( 404 );
	const plan = agent.call( 'planMerge', { path: { id: seen.id }, query: { ids: [ hidden.id ] } } );
	expect( ( await refusal( plan ) ).status ).toBe( 404 );
	await manager.call( 'mergeTickets', { path: { id: hidden.id }, body: { ids: [ seen.id ], client_key: unique() } } );
	const signpost = await open( seen.id );
	expect( signpost ).toMatchObject( { merged_into: null, messages: [] } );
	expect( JSON.stringify( signpost.linked ) ).not.toContain( hidden.mail.subject );
	// Nor by its history, which tells the number to those who may know it.
	const told = async ( who: typeof agent ) => [
		...( await who.call( 'getTicket', { path: { id: seen.id } } ) ).events.map( ( event ) => String( event.data.ticket_id ) ),
		...( await who.call( 'getTicketLog', { path: { id: seen.id } } ) ).items.map( ( line ) => line.words ),
	];
	expect( ( await told( agent ) ).join( ' ' ) ).not.toMatch( new RegExp( `\\b${ hidden.id }\\b` ) );
	expect( await told( manager ) ).toEqual( expect.arrayContaining( [ String( hidden.id ), `Merged into #${ hidden.id }` ] ) );
	expect( ( await refusal( separate( seen.id ) ) ).status ).toBe( 404 );
} );

describe( 'splitting', () => {
	it( 'a message and all later ones become a ticket; answers to them follow, answers to the others do not', async () => {
		const first = await ticket( box.id );
		const question = await answer( { from: first.mail.from, in_reply_to: [ first.mail.message_id ], subject: 'Something else' } );
		await note( first.id, 'about the second' );
		const key = unique();
		const body = { later: true, client_key: key };
		const clicks = await Promise.all(
			[ 1, 2, 3 ].map( () => agent.request( 'POST', `/messages/${ question.message_id! }/split`, { body } ) )
		);
		expect( clicks.filter( ( click ) => ! [ 200, 201, 503 ].includes( click.status ) ) ).toEqual( [] );
		const cut = await agent.call( 'splitTicket', { path: { id: question.message_id! }, body } );
		expect( cut.row ).toMatchObject( { subject: 'Something else', message_count: 1, status: 'open' } );
		expect( texts( cut ) ).toEqual( [ question.mail.visible_text, 'about the second' ] );
		expect( cut.links ).toEqual( [ { ticket_id: first.id, kind: 'split' } ] );
		expect( texts( await open( first.id ) ) ).toEqual( [ first.mail.visible_text ] );
		// Twice is once.
		expect( ( await agent.call( 'splitTicket', { path: { id: question.message_id! }, body } ) ).row.id ).toBe( cut.row.id );
		const from = first.mail.from;
		expect( await answer( { from, in_reply_to: [ question.mail.message_id ] } ) ).toMatchObject( { ticket_id: cut.row.id } );
		expect( await answer( { from, in_reply_to: [ first.mail.message_id ] } ) ).toMatchObject( { ticket_id: first.id } );
		expect( await drift() ).toEqual( [] );
	} );

	it( 'somebody else’s message becomes their ticket, and nothing is left empty', async () => {
		const first = await ticket( box.id, { cc: [ { address: 'ben@client.example', name: 'Ben' } ] } );
		const ben = await answer( { from: { address: 'ben@client.example', name: 'Ben' }, in_reply_to: [ first.mail.message_id ] } );
		const cut = await agent.call( 'splitTicket', {
			path: { id: ben.message_id! },
			body: { subject: 'Ben’s own', client_key: unique() },
		} );
		expect( cut.row ).toMatchObject( { customer_email: 'ben@client.example', subject: 'Ben’s own' } );
		const empty = agent.call( 'splitTicket', { path: { id: first.messageId }, body: { later: true, client_key: unique() } } );
		expect( ( await refusal( empty ) ).code ).toBe( 'mesa_nothing_left' );
	} );
} );
