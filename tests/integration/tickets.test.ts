/** Tickets: lists, opening, changing, and what an agent starts. */
import { as, site, type Role } from './site.ts';
import { deliver, mail, mailbox, ticket, tickets, unique } from './support/mails.ts';
import { refusal } from './support/refusal.ts';
import type { TicketPatch, TicketRow } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const coordinator = as( 'mesa_coordinator' );
let box: { id: number; address: string; name: string };

const open = ( id: number ) => agent.call( 'getTicket', { path: { id } } );
const change = ( id: number, body: TicketPatch, role: Role = 'mesa_agent' ) => as( role ).call( 'updateTicket', { path: { id }, body } );
const drift = () => site().runPhp< string[] >( 'return ( new Mesa\\Data\\Tickets\\CountStore( new Mesa\\Data\\Db() ) )->drift();' );

beforeAll( async () => {
	box = await mailbox( 'Tickets' );
} );

describe( 'a list', () => {
	async function pages( query: object ): Promise< TicketRow[] > {
		const rows: TicketRow[] = [];
		let cursor: string | null = null;
		do {
			const page: { items: TicketRow[]; next_cursor: string | null } = await agent.call( 'listTickets', {
				query: { mailbox_id: box.id, per_page: 2, ...query, ...( cursor ? { cursor } : {} ) },
			} );
			expect( page.items.length ).toBeLessThanOrEqual( 2 );
			rows.push( ...page.items );
			cursor = page.next_cursor;
		} while ( cursor );
		return rows;
	}

	it( 'goes through all tickets once, page by page, also when times are equal', async () => {
		const lists = await mailbox( 'Lists' );
		const minutes = [ 5, 3, 3, 3, 9, 1, 3 ];
		// Of today: older mail would arrive closed.
		const start = Date.now() - 3_600_000;
		const made = await tickets(
			lists.id,
			...minutes.map( ( minute ) => ( { received_at: new Date( start + minute * 60_000 ).toISOString() } ) )
		);
		const ids = made.map( ( one ) => one.id );
		const newest = ( await pages( { mailbox_id: lists.id } ) ).map( ( row ) => row.id );
		expect( newest ).toEqual( [ ids[ 4 ], ids[ 0 ], ids[ 6 ], ids[ 3 ], ids[ 2 ], ids[ 1 ], ids[ 5 ] ] );
		expect( ( await pages( { mailbox_id: lists.id, folder: 'all' } ) ).map( ( row ) => row.id ) ).toEqual( newest );
		// Who has an answer comes after those who wait.
		await agent.call( 'addReply', { path: { id: ids[ 5 ]! }, body: { html: 'x', client_key: unique(), status_after: 'open' } } );
		const waiting = ( await pages( { mailbox_id: lists.id, order: 'waiting' } ) ).map( ( row ) => row.id );
		expect( waiting ).toEqual( [ ids[ 1 ], ids[ 2 ], ids[ 3 ], ids[ 6 ], ids[ 0 ], ids[ 4 ], ids[ 5 ] ] );
	} );

	it( 'does not take a cursor of another list', async () => {
		for ( const cursor of [ 'nonsense', 'waiting.1.1', "newest.1.1' OR 1=1" ] ) {
			const error = await refusal( agent.call( 'listTickets', { query: { cursor } } ) );
			expect( error.status ).toBe( 400 );
			expect( error.data ).toMatchObject( { params: { cursor: expect.any( String ) } } );
		}
	} );

	it( 'shows in each folder what belongs there, and the counts agree', async () => {
		const folders = await mailbox( 'Folders' );
		const names = [ 'unassigned', 'mine', 'pending', 'snoozed', 'closed', 'spam', 'trash' ] as const;
		const all7 = await tickets( folders.id, ...names.map( () => ( {} ) ) );
		const made: Record< string, number > = Object.fromEntries( names.map( ( name, i ) => [ name, all7[ i ]!.id ] ) );
		const before = await agent.call( 'listFolders', {} );
		await change( made.mine!, { assignee_id: agent.id } );
		await change( made.snoozed!, { status: 'snoozed', snoozed_until: new Date( Date.now() + 3_600_000 ).toISOString() } );
		for ( const status of [ 'pending', 'closed', 'spam' ] as const ) {
			await change( made[ status ]!, { status } );
		}
		await change( made.trash!, { status: 'trash' }, 'mesa_coordinator' );
		for ( const folder of names ) {
			const list = await agent.call( 'listTickets', { query: { folder, mailbox_id: folders.id } } );
			expect( [ folder, list.items.map( ( row ) => row.id ) ] ).toEqual( [ folder, [ made[ folder ] ] ] );
		}
		const open2 = await agent.call( 'listTickets', { query: { folder: 'open', mailbox_id: folders.id } } );
		expect( open2.items.map( ( row ) => row.id ).sort() ).toEqual( [ made.unassigned, made.mine ].sort() );
		const all = await agent.call( 'listTickets', { query: { folder: 'all', mailbox_id: folders.id } } );
		expect( all.items ).toHaveLength( 5 );
		const after = await agent.call( 'listFolders', {} );
		expect( after.open - before.open ).toBe( -5 );
		expect( after.unassigned - before.unassigned ).toBe( -6 );
		for ( const folder of [ 'mine', 'pending', 'snoozed', 'closed', 'spam', 'trash' ] as const ) {
			expect( [ folder, after[ folder ] - before[ folder ] ] ).toEqual( [ folder, 1 ] );
		}
		expect( after.mailboxes.find( ( one ) => one.mailbox_id === folders.id )?.open ).toBe( 2 );
		expect( await drift() ).toEqual( [] );
	} );

	it( 'finds words in subjects, names, addresses and messages, and numbers', async () => {
		const word = `zq${ unique() }`;
		const bySubject = await ticket( box.id, { subject: `The ${ word } arrived` } );
		const byText = await ticket( box.id, {
			text: `It is a ${ word } 100%_sure thing`,
			visible_text: `It is a ${ word } 100%_sure thing`,
		} );
		const byName = await ticket( box.id, { from: { address: `x${ unique() }@client.example`, name: `Eva ${ word }` } } );
		const search = async ( text: string ) =>
			( await agent.call( 'listTickets', { query: { folder: 'all', search: text } } ) ).items
				.map( ( row ) => row.id )
				.sort( ( a, b ) => a - b );
		expect( await search( word ) ).toEqual( [ bySubject.id, byText.id, byName.id ] );
		expect( await search( `${ word } 100%_sure` ) ).toEqual( [ byText.id ] );
		expect( await search( `${ word } 100x_sure` ) ).toEqual( [] );
		expect( await search( `#${ byName.id }` ) ).toEqual( [ byName.id ] );
		expect( await search( byName.mail.from.address ) ).toEqual( [ byName.id ] );
		expect( await search( "'; DROP TABLE x; --" ) ).toEqual( [] );
	} );
} );

describe( 'reading', () => {
	it( "is each person's own, and opening is not reading", async () => {
		const { id } = await ticket( box.id );
		expect( ( await open( id ) ).row.unread ).toBe( true );
		expect( ( await open( id ) ).row.unread ).toBe( true );
		expect( ( await change( id, { unread: false } ) ).unread ).toBe( false );
		expect( ( await coordinator.call( 'getTicket', { path: { id } } ) ).row.unread ).toBe( true );
		const version = ( await open( id ) ).row.version;
		expect( ( await change( id, { unread: true }, 'mesa_agent' ) ).unread ).toBe( true );
		expect( ( await open( id ) ).row.version ).toBe( version );
	} );

	it( 'gives long tickets in pages', async () => {
		const { id } = await ticket( box.id );
		await site().runPhp(
			`wp_set_current_user( $args['user'] );
			for ( $i = 0; $i < 33; $i++ ) {
				$request = new WP_REST_Request( 'POST', '/mesa/v1/tickets/' . $args['id'] . '/notes' );
				$request->set_body_params( array( 'html' => "note $i", 'client_key' => uniqid( 'note-' ) ) );
				rest_do_request( $request );
			}`,
			{ id, user: agent.id }
		);
		const opened = await open( id );
		expect( opened.messages ).toHaveLength( 30 );
		expect( opened.messages[ 29 ]!.visible_text ).toBe( 'note 32' );
		expect( opened.older_than ).toBe( opened.messages[ 0 ]!.id );
		const older = await agent.call( 'listMessages', { path: { id }, query: { before: opened.older_than! } } );
		expect( older.items.map( ( message ) => message.kind ) ).toEqual( [ 'customer', 'note', 'note', 'note' ] );
		expect( older.older_than ).toBeNull();
		expect( opened.row.message_count ).toBe( 1 );
	} );

	it( 'of what does not exist is 404, not 403', async () => {
		for ( const [ method, path ] of [
			[ 'GET', '/tickets/999999' ],
			[ 'PATCH', '/tickets/999999' ],
			[ 'GET', '/tickets/999999/messages' ],
			[ 'GET', '/messages/999999' ],
			[ 'GET', '/customers/999999' ],
			[ 'GET', '/messages/999999/raw' ],
		] as const ) {
			const answer = await agent.request( method, path, method === 'PATCH' ? { body: { unread: true } } : {} );
			expect( [ path, answer.status, ( answer.body as { code: string } ).code ] ).toEqual( [ path, 404, 'mesa_not_found' ] );
		}
	} );
} );

describe( 'changing', () => {
	it( 'is an event each, raises the version once, and nothing when nothing changes', async () => {
		const { id } = await ticket( box.id );
		const before = ( await open( id ) ).row;
		const row = await change( id, { status: 'closed', assignee_id: agent.id, priority: 'high', subject: 'New  subject' } );
		expect( row ).toMatchObject( {
			status: 'closed',
			priority: 'high',
			subject: 'New subject',
			waiting_since: null,
			version: before.version + 1,
		} );
		expect( row.assignee?.id ).toBe( agent.id );
		const { events } = await open( id );
		expect( events.slice( 1 ).map( ( event ) => [ event.type, event.data, event.actor?.id ] ) ).toEqual( [
			[ 'status_changed', { from: 'open', to: 'closed' }, agent.id ],
			[ 'assigned', { from: null, to: agent.id }, agent.id ],
			[ 'subject_changed', { from: before.subject, to: 'New subject' }, agent.id ],
			[ 'priority_changed', { from: 'normal', to: 'high' }, agent.id ],
		] );
		expect( ( await change( id, { status: 'closed', priority: 'high' } ) ).version ).toBe( row.version );
		expect( ( await change( id, { assignee_id: null } ) ).assignee ).toBeNull();
		// Opened again, the customer waits since they wrote.
		expect( ( await change( id, { status: 'open' } ) ).waiting_since ).toBe( before.waiting_since );
	} );

	it( 'stops when somebody was quicker', async () => {
		const { id } = await ticket( box.id );
		const { version } = ( await open( id ) ).row;
		await change( id, { priority: 'low' } );
		const error = await refusal( change( id, { priority: 'high', expected_version: version } ) );
		expect( error ).toMatchObject( { status: 409, code: 'mesa_ticket_changed' } );
		expect( ( await open( id ) ).row.priority ).toBe( 'low' );
		expect( ( await change( id, { priority: 'high', expected_version: version + 1 } ) ).priority ).toBe( 'high' );
	} );

	it( 'names the field that is wrong, and leaves all others as they were', async () => {
		const { id } = await ticket( box.id );
		const subscriber = as( 'subscriber' ).id;
		const wrong: Array< [ TicketPatch, string ] > = [
			[ { priority: 'high', status: 'snoozed' }, 'snoozed_until' ],
			[ { priority: 'high', status: 'snoozed', snoozed_until: '2020-01-01T00:00:00Z' }, 'snoozed_until' ],
			[ { priority: 'high', snoozed_until: '2040-01-01T00:00:00Z' }, 'snoozed_until' ],
			[ { priority: 'high', assignee_id: subscriber }, 'assignee_id' ],
			[ { priority: 'high', assignee_id: 999_999 }, 'assignee_id' ],
			[ { priority: 'high', subject: ' \t ' }, 'subject' ],
			[ { priority: 'high', status: 'done' as never }, 'status' ],
			[ { priority: 'high', nonsense: 1 } as never, 'nonsense' ],
		];
		for ( const [ patch, field ] of wrong ) {
			const error = await refusal( change( id, patch ) );
			expect( [ error.status, Object.keys( ( error.data as { params: object } ).params ) ] ).toEqual( [ 400, [ field ] ] );
		}
		expect( ( await open( id ) ).row.priority ).toBe( 'normal' );
	} );

	it( 'is for those whose role allows it, field by field', async () => {
		const { id } = await ticket( box.id );
		expect( ( await change( id, { unread: false }, 'mesa_qa' ) ).unread ).toBe( false );
		const light = await refusal( change( id, { unread: true, status: 'closed' }, 'mesa_light_agent' ) );
		expect( light ).toMatchObject( { status: 403, data: { params: { status: expect.any( String ) } } } );
		const trash = await refusal( change( id, { status: 'trash' } ) );
		expect( trash ).toMatchObject( { status: 403, data: { params: { status: expect.any( String ) } } } );
		expect( ( await change( id, { status: 'trash' }, 'mesa_coordinator' ) ).status ).toBe( 'trash' );
	} );

	it( 'of many at once gives each its own result', async () => {
		const [ a, b ] = [ await ticket( box.id ), await ticket( box.id ) ];
		const { results } = await agent.call( 'bulkUpdateTickets', { body: { ids: [ a.id, 999_999, b.id ], status: 'closed' } } );
		expect( results.map( ( one ) => [ one.id, one.ok, one.row?.status ?? null ] ) ).toEqual( [
			[ a.id, true, 'closed' ],
			[ 999_999, false, null ],
			[ b.id, true, 'closed' ],
		] );
		expect( results[ 1 ]!.error ).toEqual( expect.any( String ) );
		expect( ( await agent.request( 'POST', '/tickets/bulk', { body: { ids: [ a.id ], status: 'trash' } } ) ).status ).toBe( 403 );
		expect( await drift() ).toEqual( [] );
	} );

	it( 'by ten people at once keeps the counts right', async () => {
		const { id } = await ticket( box.id );
		const statuses = [ 'open', 'pending', 'closed', 'spam' ] as const;
		const answers = await Promise.all(
			Array.from( { length: 10 }, ( _, i ) => agent.request( 'PATCH', `/tickets/${ id }`, { body: { status: statuses[ i % 4 ] } } ) )
		);
		expect( answers.filter( ( answer ) => answer.status === 200 ).length ).toBeGreaterThan( 0 );
		expect( answers.filter( ( answer ) => ! [ 200, 503 ].includes( answer.status ) ) ).toEqual( [] );
		expect( await drift() ).toEqual( [] );
	} );
} );

it( 'wakes a snoozed ticket when its time has come, and not before', async () => {
	const { id } = await ticket( box.id );
	await change( id, { status: 'snoozed', snoozed_until: new Date( Date.now() + 3_600_000 ).toISOString() } );
	await as( 'mesa_poller' ).call( 'tick', {} );
	expect( ( await open( id ) ).row.status ).toBe( 'snoozed' );
	await site().runPhp(
		`$db = new Mesa\\Data\\Db();
		$past = gmdate( 'Y-m-d H:i:s', time() - 5 );
		$db->update( 'tickets', array( 'snoozed_until' => $past ), array( 'id' => $args['id'] ) );
		$db->update( 'jobs', array( 'run_at' => $past ), array( 'type' => 'wake_ticket', 'subject_id' => $args['id'] ) );`,
		{ id }
	);
	await as( 'mesa_poller' ).call( 'tick', {} );
	const { row, events } = await open( id );
	expect( row ).toMatchObject( { status: 'open', snoozed_until: null } );
	expect( events.at( -1 ) ).toMatchObject( { type: 'woke_up', actor: null } );
} );

it( 'gives the tickets of somebody who leaves to the heir, or to everybody, and closed ones when they open again', async () => {
	const login = `leaving-${ unique() }`;
	const leaver = await site().runPhp< number >(
		'return wp_insert_user( array( "user_login" => $args["login"], "user_pass" => "x", "role" => "mesa_agent" ) );',
		{ login }
	);
	const [ live, done ] = [ await ticket( box.id ), await ticket( box.id ) ];
	await change( live.id, { assignee_id: leaver } );
	await change( done.id, { assignee_id: leaver, status: 'closed' } );
	await site().runPhp( 'require_once ABSPATH . "wp-admin/includes/user.php"; wp_delete_user( $args["id"], $args["heir"] );', {
		id: leaver,
		heir: agent.id,
	} );
	expect( ( await open( live.id ) ).row.assignee?.id ).toBe( agent.id );
	await deliver( box.id, mail( { from: done.mail.from, references: [ done.mail.message_id ] } ) );
	const again = await open( done.id );
	expect( again.row ).toMatchObject( { status: 'open', assignee: null } );
	expect(
		( await agent.call( 'listTickets', { query: { folder: 'unassigned', mailbox_id: box.id } } ) ).items.map( ( row ) => row.id )
	).toContain( done.id );
	expect( await drift() ).toEqual( [] );
} );

describe( 'a ticket that an agent opens', () => {
	const input = ( more: object = {} ) => ( {
		mailbox_id: box.id,
		channel: 'phone' as const,
		customer_email: `call-${ unique() }@client.example`,
		customer_name: 'Cal Ler',
		subject: 'Called about the invoice',
		html: '<p>Wants a <b>copy</b>.</p><script>alert(1)</script>',
		client_key: unique(),
		...more,
	} );

	it( "from a call is what the customer said, and the agent's own", async () => {
		const given = input();
		const made = await agent.call( 'createTicket', { body: given } );
		expect( made.row ).toMatchObject( {
			channel: 'phone',
			status: 'open',
			preview: 'Wants a copy.',
			customer_name: 'Cal Ler',
			unread: false,
		} );
		expect( made.row.assignee?.id ).toBe( agent.id );
		expect( made.row.waiting_since ).not.toBeNull();
		expect( made.messages ).toMatchObject( [
			{
				kind: 'customer',
				channel: 'phone',
				author: null,
				from: { address: given.customer_email, name: 'Cal Ler' },
				state: 'received',
			},
		] );
		expect( made.messages[ 0 ]!.visible_html ).not.toContain( '<script' );
		expect( ( await agent.call( 'createTicket', { body: given } ) ).row.id ).toBe( made.row.id );
	} );

	it( 'by mail is sent to the customer', async () => {
		const given = input( { channel: 'email' } );
		const made = await agent.call( 'createTicket', { body: given } );
		expect( made.row ).toMatchObject( { channel: 'email', status: 'pending', waiting_since: null, message_count: 1 } );
		expect( made.messages ).toMatchObject( [
			{
				kind: 'reply',
				state: 'queued',
				to: [ { address: given.customer_email, name: 'Cal Ler' } ],
				subject: 'Called about the invoice',
			},
		] );
		expect( ( await agent.call( 'createTicket', { body: given } ) ).row.id ).toBe( made.row.id );
	} );

	it( 'needs a mailbox, words and an address', async () => {
		for ( const [ more, field ] of [
			[ { mailbox_id: 999_999 }, 'mailbox_id' ],
			[ { html: '<p> </p>' }, 'html' ],
			[ { customer_email: 'nobody' }, 'customer_email' ],
			[ { subject: '  ' }, 'subject' ],
		] as const ) {
			const error = await refusal( agent.call( 'createTicket', { body: input( more ) } ) );
			expect( [ error.status, Object.keys( ( error.data as { params: object } ).params ) ] ).toEqual( [ 400, [ field ] ] );
		}
	} );
} );

it( 'needs at most eight queries of its own for a list or an opened ticket', async () => {
	const { id } = await ticket( box.id );
	await agent.call( 'addNote', { path: { id }, body: { html: 'x', client_key: unique() } } );
	const counts = await site().runPhp< Record< string, number > >(
		`wp_set_current_user( $args['user'] );
		$counts = array();
		foreach ( array( '/mesa/v1/tickets', '/mesa/v1/tickets/' . $args['id'], '/mesa/v1/folders', '/mesa/v1/changes' ) as $route ) {
			$seen = 0;
			$count = static function ( $sql ) use ( &$seen ) { $seen += str_contains( $sql, 'mesa_' ) && ! str_contains( $sql, 'options' ) && ! str_contains( $sql, 'users' ) ? 1 : 0; return $sql; };
			add_filter( 'query', $count );
			$request = new WP_REST_Request( 'GET', $route );
			if ( str_ends_with( $route, 'changes' ) ) { $request->set_param( 'since', 0 ); }
			$status = rest_do_request( $request )->get_status();
			remove_filter( 'query', $count );
			$counts[ $route ] = 200 === $status ? $seen : -$status;
		}
		return $counts;`,
		{ id, user: agent.id }
	);
	for ( const [ route, count ] of Object.entries( counts ) ) {
		expect( [ route, count, count > 0 && count <= 8 ] ).toEqual( [ route, count, true ] );
	}
} );
