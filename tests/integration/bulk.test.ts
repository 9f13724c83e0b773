/** One change on many tickets: each has its own outcome, the database few statements, and nothing is half done. */
import { until } from '../../tools/lib/wait.ts';
import { as, site } from './site.ts';
import { mailbox, tickets, unique } from './support/mails.ts';
import { kill, workers } from './support/php-workers.ts';
import type { BulkResult, TicketPatch } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
const stack = site().lane === 'stack';
let box: { id: number };

const open = ( id: number ) => agent.call( 'getTicket', { path: { id } } );
const bulk = async ( ids: number[], body: TicketPatch, who = agent ): Promise< BulkResult[ 'results' ] > =>
	( await who.call( 'bulkUpdateTickets', { body: { ids, ...body } } ) ).results;
const drift = () => site().runPhp< string[] >( 'return ( new Mesa\\Data\\Tickets\\CountStore( new Mesa\\Data\\Db() ) )->drift();' );
/** New tickets, oldest first; PHP takes twenty files a request, and each mail's source is one. */
async function make( count: number ): Promise< number[] > {
	const ids: number[] = [];
	while ( ids.length < count ) {
		const made = await tickets( box.id, ...Array.from( { length: Math.min( 20, count - ids.length ) }, () => ( {} ) ) );
		ids.push( ...made.map( ( one ) => one.id ) );
	}
	return ids;
}

beforeAll( async () => {
	box = await mailbox( 'Bulk' );
} );

it( 'gives each ticket its own outcome: changed, the same already, changed by somebody else, not there', async () => {
	const [ a, b, c ] = await make( 3 );
	await agent.call( 'updateTicket', { path: { id: b! }, body: { status: 'closed' } } );
	await agent.call( 'updateTicket', { path: { id: c! }, body: { priority: 'high' } } );
	const { version } = ( await open( a! ) ).row;
	const closed = ( await open( b! ) ).row;
	const results = await bulk( [ c!, 999_999, b!, a! ], { status: 'closed', expected_version: version } );
	expect( results.map( ( one ) => [ one.id, one.ok, one.row?.status ?? null, one.before?.status ?? null ] ) ).toEqual( [
		[ c, false, null, null ],
		[ 999_999, false, null, null ],
		[ b, false, null, null ],
		[ a, true, 'closed', 'open' ],
	] );
	expect( ( await open( c! ) ).row.status ).toBe( 'open' );
	const [ same ] = await bulk( [ b! ], { status: 'closed' } );
	expect( same ).toMatchObject( { ok: true, row: { version: closed.version }, before: { status: 'closed' } } );
	expect( await drift() ).toEqual( [] );
} );

it( 'tells what each ticket was, so that all can be put back', async () => {
	const [ a, b, c ] = await make( 3 );
	const later = new Date( Math.floor( Date.now() / 1000 ) * 1000 + 86_400_000 ).toISOString().replace( '.000', '' );
	const [ vip, old ] = [ `vip ${ unique() }`, `old ${ unique() }` ];
	await agent.call( 'updateTicket', { path: { id: a! }, body: { status: 'snoozed', snoozed_until: later, tags: [ old ] } } );
	await agent.call( 'updateTicket', { path: { id: b! }, body: { assignee_id: manager.id, priority: 'urgent', tags: [ vip ] } } );
	const before = await Promise.all( [ a!, b!, c! ].map( async ( id ) => ( await open( id ) ).row ) );
	const results = await bulk( [ a!, b!, c! ], {
		status: 'closed',
		assignee_id: agent.id,
		priority: 'low',
		add_tags: [ vip ],
		remove_tags: [ old ],
	} );
	expect( results.map( ( one ) => one.row!.tags ) ).toEqual( [ [ vip ], [ vip ], [ vip ] ] );
	expect( results.map( ( one ) => one.before ) ).toMatchObject( [
		{ status: 'snoozed', snoozed_until: later, assignee_id: null, priority: 'normal', tags: [ old ] },
		{ status: 'open', snoozed_until: null, assignee_id: manager.id, priority: 'urgent', tags: [ vip ] },
		{ status: 'open', snoozed_until: null, assignee_id: null, priority: 'normal', tags: [] },
	] );
	for ( const one of results ) {
		const { snoozed_until, ...rest } = one.before!;
		await bulk( [ one.id ], snoozed_until ? { ...rest, snoozed_until } : rest );
	}
	const after = await Promise.all( [ a!, b!, c! ].map( async ( id ) => ( await open( id ) ).row ) );
	const kept = ( { version, ...row }: ( typeof before )[ number ] ) => row;
	expect( after.map( kept ) ).toEqual( before.map( kept ) );
	expect( await drift() ).toEqual( [] );
} );

it( 'opening many again finds out for each since when its customer waits', async () => {
	const ids = await make( 3 );
	const waiting = await Promise.all( ids.map( async ( id ) => ( await open( id ) ).row.waiting_since ) );
	await agent.call( 'addReply', {
		path: { id: ids[ 1 ]! },
		body: { html: '<p>Done.</p>', client_key: unique(), status_after: 'closed' },
	} );
	await bulk( ids, { status: 'closed' } );
	const rows = ( await bulk( ids, { status: 'open' } ) ).map( ( one ) => one.row! );
	expect( rows.map( ( row ) => row.waiting_since ) ).toEqual( [ waiting[ 0 ], null, waiting[ 2 ] ] );
} );

it( 'an agent may not do to many what is forbidden on one, and sees no ticket of a closed mailbox', async () => {
	const hidden = await mailbox( 'Closed' );
	await manager.call( 'updateMailbox', { path: { id: hidden.id }, body: { restricted: true, members: [] } } );
	const [ secret ] = await tickets( hidden.id, {} );
	const [ a, b ] = await make( 2 );
	const results = await bulk( [ a!, secret!.id, b! ], { priority: 'high' } );
	expect( results.map( ( one ) => [ one.ok, one.row === null, one.before === null ] ) ).toEqual( [
		[ true, false, false ],
		[ false, true, true ],
		[ true, false, false ],
	] );
	const given = await bulk( [ a!, secret!.id ], { assignee_id: agent.id }, manager );
	expect( given.map( ( one ) => one.ok ) ).toEqual( [ true, false ] );
	expect( ( await manager.call( 'getTicket', { path: { id: secret!.id } } ) ).row ).toMatchObject( {
		priority: 'normal',
		assignee: null,
	} );
} );

it( 'two hundred tickets take a few dozen statements, not thousands; each has its event, version and number', async () => {
	const ids = await make( 200 );
	const before = await agent.call( 'getChanges', { query: { since: 0 } } );
	const count = await site().runPhp< { queries: number; ok: number } >(
		`wp_set_current_user( $args['user'] );
		$queries = 0;
		$count = function ( $sql ) use ( &$queries ) { ++$queries; return $sql; };
		$request = new WP_REST_Request( 'POST', '/mesa/v1/tickets/bulk' );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( wp_json_encode( array( 'ids' => $args['ids'], 'status' => 'closed', 'assignee_id' => $args['assignee'], 'add_tags' => array( $args['tag'] ) ) ) );
		rest_get_server();
		add_filter( 'query', $count );
		$answer = rest_do_request( $request )->get_data();
		remove_filter( 'query', $count );
		return array( 'queries' => $queries, 'ok' => count( array_filter( array_column( $answer['results'], 'ok' ) ) ) );`,
		{ user: agent.id, ids, assignee: manager.id, tag: `many ${ unique() }` }
	);
	expect( count.ok ).toBe( 200 );
	expect( count.queries ).toBeLessThan( 60 );
	const told = await site().runPhp< string[] >(
		`$db = new Mesa\\Data\\Db();
		return $db->column( "SELECT CONCAT(type, ' ', COUNT(*)) FROM {events} WHERE ticket_id >= %d AND ticket_id <= %d AND type <> 'ticket_created' GROUP BY type ORDER BY type", min( $args['ids'] ), max( $args['ids'] ) );`,
		{ ids }
	);
	expect( told ).toEqual( [ 'assigned 200', 'status_changed 200', 'tags_changed 200' ] );
	// Two when they were made. Each has a number that a screen which asks for changes has not seen.
	const rows = await site().runPhp< Array< { version: string; seq: string } > >(
		"return ( new Mesa\\Data\\Db() )->rows( 'SELECT version, seq FROM {tickets} WHERE id IN (' . implode( ',', $args['ids'] ) . ')' );",
		{ ids }
	);
	expect( rows.filter( ( row ) => row.version === '3' && Number( row.seq ) > before.seq ) ).toHaveLength( 200 );
	expect( await drift() ).toEqual( [] );
} );

it( 'a bulk change that dies in the middle leaves each ticket either as it was or changed, with its event and its count', async () => {
	const ids = await make( 200 );
	let cut = 0;
	for ( let i = 0; i < 8; i++ ) {
		const pids = stack ? workers( site().folder ) : [];
		const sent = bulk( ids, { status: i % 2 ? 'open' : 'closed', add_tags: [ `round ${ i }` ] } ).then(
			() => 0,
			() => 1
		);
		if ( stack ) {
			// A change of this size takes some hundredths of a second: somewhere within.
			await new Promise( ( resolve ) => setTimeout( resolve, 8 + 6 * i ) );
			pids.forEach( kill );
		}
		cut += await sent;
	}
	expect( ! stack || cut > 0 ).toBe( true );
	// The workers that were killed last may still be on their way back.
	expect( await until( 'PHP to answer again', drift, 10_000 ) ).toEqual( [] );
	const torn = await site().runPhp< unknown[] >(
		`$db = new Mesa\\Data\\Db();
		$torn = array();
		$in   = implode( ',', $args['ids'] );
		foreach ( $db->rows( "SELECT id, status, version FROM {tickets} WHERE id IN ($in)" ) as $ticket ) {
			$events = $db->rows( "SELECT type, data FROM {events} WHERE ticket_id = %d AND type IN ( 'status_changed', 'tags_changed' ) ORDER BY id", $ticket['id'] );
			$status = array_values( array_filter( $events, static fn( $event ) => 'status_changed' === $event['type'] ) );
			$last   = $status ? json_decode( end( $status )['data'], true )['to'] : 'open';
			$tags   = (int) $db->value( 'SELECT COUNT(*) FROM {ticket_tags} WHERE ticket_id = %d', $ticket['id'] );
			$told   = count( $events ) - count( $status );
			if ( $last !== $ticket['status'] || $tags !== $told ) {
				$torn[] = array( $ticket, $last, $tags, $told );
			}
		}
		return $torn;`,
		{ ids }
	);
	expect( torn ).toEqual( [] );
} );
