/** Who did what and who read what: nothing is missing, nothing is told to those who may not know, and nobody can change it. */
import { as, site } from './site.ts';
import { asked, sendingMailbox } from './support/desk.ts';
import { unique } from './support/mails.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import routes from '../../src/contract/routes.json';
import type { LogEntry, Mailbox } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
const coordinator = as( 'mesa_coordinator' );
let smtp: TestSmtp;
let box: Mailbox;
/** What other files did before stands in the log as well, and may be thousands of lines. */
let begun: string;

type What = 'all' | 'changes' | 'reads' | 'sends' | 'site';
const ofTicket = async ( id: number, what: Exclude< What, 'site' > = 'all', caller = agent ): Promise< LogEntry[] > =>
	( await caller.call( 'getTicketLog', { path: { id }, query: { what, per_page: 200 } } ) ).items;
const open = ( id: number, caller = agent, ahead = false ) =>
	caller.call( 'getTicket', { path: { id }, ...( ahead ? { query: { ahead } } : {} ) } );

/** The whole log as it is asked for, page by page, or its first pages. */
async function whole( query: object, perPage = 7, pages = Infinity ): Promise< LogEntry[] > {
	const found: LogEntry[] = [];
	let cursor: string | null = null;
	do {
		const page: { items: LogEntry[]; next_cursor: string | null } = await manager.call( 'getLog', {
			query: { ...query, per_page: perPage, ...( cursor === null ? {} : { cursor } ) } as never,
		} );
		found.push( ...page.items );
		cursor = page.next_cursor;
	} while ( cursor !== null && --pages > 0 );
	return found;
}

beforeAll( async () => {
	begun = new Date().toISOString();
	smtp = await startSmtp();
	box = await sendingMailbox( smtp );
} );
afterAll( () => smtp.stop() );

describe( 'reading a ticket', () => {
	it( 'is on record once for each person and each state of the ticket, and again after it has changed', async () => {
		const { ticket } = await asked( box );
		await open( ticket );
		await open( ticket );
		await open( ticket, coordinator );
		const readers = async () => ( await ofTicket( ticket, 'reads' ) ).map( ( one ) => one.actor!.id );
		expect( await readers() ).toEqual( [ coordinator.id, agent.id ] );
		await coordinator.call( 'updateTicket', { path: { id: ticket }, body: { priority: 'high' } } );
		await open( ticket );
		expect( await readers() ).toEqual( [ agent.id, coordinator.id, agent.id ] );
	} );

	it( 'is told from a screen that fetched it ahead, until the person really opens it', async () => {
		const { ticket } = await asked( box );
		await open( ticket, agent, true );
		expect( ( await ofTicket( ticket, 'reads' ) ).map( ( one ) => one.type ) ).toEqual( [ 'loaded' ] );
		await open( ticket, agent, true );
		await open( ticket );
		await open( ticket, agent, true );
		expect( ( await ofTicket( ticket, 'reads' ) ).map( ( one ) => one.type ) ).toEqual( [ 'viewed' ] );
	} );

	it( 'costs one statement the first time and none after that', async () => {
		const { ticket } = await asked( box );
		const writes = await site().runPhp< number[] >(
			`wp_set_current_user( $args['user'] );
			$counts = array();
			foreach ( array( 1, 2, 3 ) as $turn ) {
				$before = $GLOBALS['wpdb']->num_queries;
				$services = new Mesa\\Boot\\Services();
				$request  = new WP_REST_Request( 'GET', '/mesa/v1/tickets/' . $args['id'] );
				$response = rest_do_request( $request );
				if ( 200 !== $response->get_status() ) { throw new Exception( wp_json_encode( $response->get_data() ) ); }
				$counts[] = $GLOBALS['wpdb']->num_queries - $before;
			}
			return $counts;`,
			{ id: ticket, user: agent.id }
		);
		expect( writes[ 1 ] ).toBe( writes[ 2 ] );
		// The first also fills WordPress's own caches.
		expect( writes[ 0 ]! - writes[ 1 ]! ).toBeGreaterThanOrEqual( 1 );
		const again = await site().runPhp< number >(
			`global $wpdb; return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_ticket_views WHERE ticket_id = %d", $args['id'] ) );`,
			{ id: ticket }
		);
		expect( again ).toBe( 1 );
	} );

	it( 'of a mailbox that is closed to somebody is not told to them, nor anything else of it', async () => {
		const closed = await sendingMailbox( smtp, { name: 'Closed log', restricted: true, members: [ agent.id ] } );
		const { ticket } = await asked( closed );
		await open( ticket );
		expect( await ofTicket( ticket ) ).not.toEqual( [] );
		expect( ( await coordinator.request( 'GET', `/tickets/${ ticket }/log` ) ).status ).toBe( 404 );
		expect( ( await coordinator.request( 'GET', '/log' ) ).status ).toBe( 403 );
	} );
} );

describe( 'the log', () => {
	it( 'of a ticket has every change in words, in order, and can show only some', async () => {
		const { ticket } = await asked( box );
		await open( ticket );
		await agent.call( 'updateTicket', {
			path: { id: ticket },
			body: { assignee_id: coordinator.id, priority: 'urgent', add_tags: [ 'vip' ] },
		} );
		await agent.call( 'addNote', { path: { id: ticket }, body: { html: '<p>x</p>', client_key: unique() + unique() } } );
		await agent.call( 'updateTicket', { path: { id: ticket }, body: { status: 'closed' } } );
		const all = await ofTicket( ticket );
		expect( all.map( ( one ) => one.created_at ) ).toEqual(
			all
				.map( ( one ) => one.created_at )
				.sort()
				.reverse()
		);
		const words = all.map( ( one ) => one.words );
		for ( const wanted of [
			/Priority: Normal → Urgent/,
			/Assigned to /,
			/Tags added: vip/,
			/Added a note/,
			/Status: .*→ Closed/,
			/New ticket by mail/,
			/Read the ticket/,
		] ) {
			expect( words.some( ( one ) => wanted.test( one ) ) ).toBe( true );
		}
		expect( ( await ofTicket( ticket, 'changes' ) ).some( ( one ) => one.group !== 'changes' ) ).toBe( false );
		expect( ( await ofTicket( ticket, 'sends' ) ).map( ( one ) => one.type ) ).toEqual( [] );
	} );

	it( 'of the site pages through everything without a gap or a line twice, also where few lines fit', async () => {
		const { ticket } = await asked( box );
		await open( ticket );
		for ( const priority of [
			'low',
			'high',
			'urgent',
			'normal',
			'low',
			'high',
			'urgent',
			'normal',
			'low',
			'high',
			'urgent',
			'low',
		] as const ) {
			await agent.call( 'updateTicket', { path: { id: ticket }, body: { priority } } );
		}
		const since = begun;
		const small = await whole( { since } );
		const large = await whole( { since }, 200 );
		expect( small.length ).toBeGreaterThan( 30 );
		expect( new Set( small.map( ( one ) => one.id ) ).size ).toBe( small.length );
		expect( new Set( small.map( ( one ) => one.id ) ) ).toEqual( new Set( large.map( ( one ) => one.id ) ) );
		expect( small.map( ( one ) => one.created_at ) ).toEqual( [ ...small.map( ( one ) => one.created_at ) ].sort().reverse() );
		const mine = await whole( { since, actor_id: agent.id }, 3 );
		expect( new Set( mine.map( ( one ) => one.id ) ) ).toEqual(
			new Set( large.filter( ( one ) => one.actor_id === agent.id ).map( ( one ) => one.id ) )
		);
		expect( ( await whole( { ticket_id: ticket } ) ).map( ( one ) => one.subject )[ 0 ] ).not.toBe( '' );
		for ( const what of [ 'changes', 'reads', 'sends', 'site' ] as const ) {
			expect( ( await whole( { since, what }, 50 ) ).map( ( one ) => one.group ) ).toEqual(
				large.map( ( one ) => one.group ).filter( ( group ) => group === what )
			);
		}
		// And all that is older: four pages of it, as a person would look.
		const older = await whole( {}, 7, 4 );
		expect( older.slice( 0, 20 ).map( ( one ) => one.id ) ).toEqual( large.slice( 0, 20 ).map( ( one ) => one.id ) );
		expect( new Set( older.map( ( one ) => one.id ) ).size ).toBe( 28 );
		const tomorrow = new Date( Date.now() + 86_400_000 ).toISOString();
		expect( await whole( { since: tomorrow } ) ).toEqual( [] );
		expect( await whole( { until: '2020-01-01T00:00:00Z' } ) ).toEqual( [] );
	} );

	it( 'has changes of mailboxes, settings and roles with who made them, and no secret', async () => {
		const password = `secret-${ unique() }`;
		await manager.call( 'updateMailbox', {
			path: { id: box.id },
			body: { name: `Renamed ${ password.slice( -4 ) }`, outgoing_password: password },
		} );
		await as( 'administrator' ).call( 'updateSettings', { body: { log_days: 400 } } );
		await site().runPhp(
			`$user = new WP_User( $args['id'] ); $user->add_role( 'mesa_qa' ); $user->remove_role( 'mesa_qa' ); return 1;`,
			{ id: coordinator.id }
		);
		const lines = await whole( { what: 'site' }, 100 );
		expect( lines.find( ( one ) => one.type === 'updateMailbox' ) ).toMatchObject( {
			actor: { id: manager.id },
			words: expect.stringContaining( 'outgoing_password' ),
		} );
		expect( JSON.stringify( lines ) ).not.toContain( password );
		expect( lines.find( ( one ) => one.type === 'updateSettings' )!.words ).toContain( 'log_days: 400' );
		expect( lines.filter( ( one ) => one.type.startsWith( 'role_' ) ).length ).toBeGreaterThanOrEqual( 2 );
		await as( 'administrator' ).call( 'updateSettings', { body: { log_days: 365 } } );
	} );

	it( 'can be changed by no route', () => {
		expect( routes.routes.filter( ( route ) => /\/log\b/.test( route.path ) && route.method !== 'GET' ) ).toEqual( [] );
	} );

	it( 'forgets reads and changes of settings after the days that were chosen, and no change of a ticket', async () => {
		const { ticket } = await asked( box );
		await open( ticket );
		await site().runPhp(
			`global $wpdb; $old = gmdate( 'Y-m-d H:i:s', time() - 366 * DAY_IN_SECONDS );
			foreach ( array( 'ticket_views', 'events' ) as $table ) { $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}mesa_$table SET created_at = %s WHERE ticket_id = %d", $old, $args['id'] ) ); }
			( new Mesa\\Boot\\Services() )->forget_old_news(); return 1;`,
			{ id: ticket }
		);
		const types = ( await ofTicket( ticket ) ).map( ( one ) => one.type );
		expect( types ).toContain( 'ticket_created' );
		expect( types ).not.toContain( 'viewed' );
	} );
} );
