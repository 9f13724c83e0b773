/** The orders of a list: what is urgent is never below what is not, nothing is left out between two pages, nothing comes twice. */
import { as, site } from './site.ts';
import { mailbox, tickets } from './support/mails.ts';
import type { TicketRow } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const LEVELS = [ 'urgent', 'high', 'normal', 'low' ];
let box: { id: number };
let ids: number[];

/** A whole list, page by page. */
async function all( query: Record< string, unknown >, perPage = 3 ): Promise< TicketRow[] > {
	const rows: TicketRow[] = [];
	let cursor: string | null = null;
	do {
		const page: { items: TicketRow[]; next_cursor: string | null } = await agent.call( 'listTickets', {
			query: { mailbox_id: box.id, per_page: perPage, ...query, ...( cursor ? { cursor } : {} ) } as never,
		} );
		rows.push( ...page.items );
		cursor = page.next_cursor;
	} while ( cursor );
	return rows;
}

/** By importance, as anybody would sort by hand. */
function byHand( rows: TicketRow[] ): number[] {
	const key = ( row: TicketRow ): [ number, number, number ] => [
		row.status === 'closed' ? 2 : LEVELS.indexOf( row.priority ),
		row.waiting_since ? 0 : 1,
		row.waiting_since ? Date.parse( row.waiting_since ) : -Date.parse( row.updated_at ),
	];
	return [ ...rows ]
		.sort( ( a, b ) => {
			const [ one, two ] = [ key( a ), key( b ) ];
			return one[ 0 ] - two[ 0 ] || one[ 1 ] - two[ 1 ] || one[ 2 ] - two[ 2 ] || ( a.waiting_since ? a.id - b.id : b.id - a.id );
		} )
		.map( ( row ) => row.id );
}

beforeAll( async () => {
	box = await mailbox( 'Orders' );
	ids = ( await tickets( box.id, ...Array.from( { length: 13 }, ( _, i ) => ( { subject: `Order${ i % 2 } number ${ i }` } ) ) ) ).map(
		( one ) => one.id
	);
	for ( const [ i, id ] of ids.entries() ) {
		await agent.call( 'updateTicket', {
			path: { id },
			body: { priority: LEVELS[ ( i * 7 ) % 4 ] as 'low', ...( i % 3 ? {} : { assignee_id: agent.id } ) },
		} );
	}
	// Different times, as they would have come; some do not wait any more.
	await site().runPhp(
		`$services = new Mesa\\Boot\\Services();
		foreach ( $args['ids'] as $i => $id ) {
			$time = gmdate( 'Y-m-d H:i:s', 1790000000 + ( $i * 7919 ) % 1000 * 60 );
			$services->ticket_store()->update( $id, array( 'updated_at' => $time, 'created_at' => gmdate( 'Y-m-d H:i:s', 1780000000 + ( $i * 31 ) % 13 ), 'waiting_since' => 0 === $i % 4 ? null : $time ) );
		}
		return 1;`,
		{ ids }
	);
} );

it( 'sorts by importance, then by who waits longest, over all pages', async () => {
	const rows = await all( { folder: 'open', order: 'importance' } );
	expect( rows.map( ( row ) => row.id ) ).toEqual( byHand( rows ) );
	expect( [ ...new Set( rows.map( ( row ) => row.id ) ) ].sort() ).toEqual( [ ...ids ].sort() );
	expect( ( await all( { folder: 'mine', order: 'importance' } ) ).map( ( row ) => row.id ) ).toEqual(
		rows.filter( ( row ) => row.assignee?.id === agent.id ).map( ( row ) => row.id )
	);
} );

it( 'sorts what a search finds the same way, and by age', async () => {
	for ( const search of [ 'subject:Order1', 'Order1 number', 'is:open' ] ) {
		const rows = await all( { folder: 'open', order: 'importance', search } );
		expect( rows.map( ( row ) => row.id ) ).toEqual( byHand( rows ) );
		expect( rows.length ).toBeGreaterThan( 5 );
	}
	const young = await all( { folder: 'open', order: 'created', search: 'Order0' } );
	expect( young.map( ( row ) => row.created_at ) ).toEqual(
		young
			.map( ( row ) => row.created_at )
			.sort()
			.reverse()
	);
} );

it( 'sorts by age', async () => {
	for ( const folder of [ 'open', 'all', 'mine' ] ) {
		const rows = await all( { folder, order: 'created' } );
		expect( rows.map( ( row ) => [ row.created_at, row.id ] ) ).toEqual(
			rows
				.map( ( row ): [ string, number ] => [ row.created_at, row.id ] )
				.sort( ( a, b ) => ( a[ 0 ] === b[ 0 ] ? b[ 1 ] - a[ 1 ] : a[ 0 ] < b[ 0 ] ? 1 : -1 ) )
		);
	}
} );

it( 'follows each change: priority, answer, snooze, close, back', async () => {
	const top = async () => ( await all( { folder: 'open', order: 'importance' } ) ).map( ( row ) => row.id );
	const last = ( await top() ).at( -1 )!;
	await agent.call( 'updateTicket', { path: { id: last }, body: { priority: 'urgent' } } );
	expect( ( await top() ).indexOf( last ) ).toBeLessThan( 5 );
	await agent.call( 'updateTicket', { path: { id: last }, body: { status: 'closed' } } );
	expect( await top() ).not.toContain( last );
	const closed = await all( { folder: 'all', order: 'importance' } );
	expect( closed.map( ( row ) => row.id ) ).toContain( last );
	await agent.call( 'updateTicket', { path: { id: last }, body: { status: 'open' } } );
	const rows = await all( { folder: 'open', order: 'importance' } );
	expect( rows.map( ( row ) => row.id ) ).toEqual( byHand( rows ) );
	const left = await site().runPhp< string[] >(
		`$db = new Mesa\\Data\\Db();
		return $db->column( "SELECT t.id FROM {tickets} t LEFT JOIN {ticket_ranks} k ON k.ticket_id = t.id WHERE t.mailbox_id = %d AND ( ( t.priority <> 'normal' AND t.status IN ('open', 'pending', 'snoozed') ) <> ( k.ticket_id IS NOT NULL ) )", $args['box'] );`,
		{ box: box.id }
	);
	expect( left ).toEqual( [] );
} );

it( 'keeps a copy of just what is open or waits, as the tickets are, whatever happens to them', async () => {
	const [ one, other, third, ...many ] = (
		await tickets( box.id, ...Array.from( { length: 8 }, ( _, i ) => ( { subject: `Copied ${ i }` } ) ) )
	).map( ( made ) => made.id ) as [ number, number, number, ...number[] ];
	/** Tickets of the mailbox whose copy differs, is missing, or should not be there. */
	const wrong = () =>
		site().runPhp< string[] >(
			`$db   = new Mesa\\Data\\Db();
			$same = implode( ' AND ', array_map( static fn( $column ) => "COALESCE(a.$column, '') = COALESCE(t.$column, '')", Mesa\\Data\\Tickets\\ActiveTickets::COLUMNS ) );
			return array_merge(
				$db->column( "SELECT t.id FROM {tickets} t LEFT JOIN {active_tickets} a ON a.id = t.id WHERE t.mailbox_id = %d AND ( ( t.status = 'open' OR t.waiting_since IS NOT NULL ) <> ( a.id IS NOT NULL ) OR ( a.id IS NOT NULL AND NOT ( $same ) ) )", $args['box'] ),
				$db->column( 'SELECT a.id FROM {active_tickets} a LEFT JOIN {tickets} t ON t.id = a.id WHERE a.mailbox_id = %d AND t.id IS NULL', $args['box'] )
			);`,
			{ box: box.id }
		);
	const change = ( id: number, body: Record< string, unknown > ) => agent.call( 'updateTicket', { path: { id }, body } );
	expect( await wrong() ).toEqual( [] );
	const steps: ( () => Promise< unknown > )[] = [
		() => change( one, { assignee_id: agent.id } ),
		() => change( one, { status: 'snoozed', snoozed_until: '2099-01-01T00:00:00Z' } ),
		() => change( one, { status: 'pending' } ),
		() => change( one, { status: 'open' } ),
		() => agent.call( 'bulkUpdateTickets', { body: { ids: many, status: 'pending' } } ),
		() => agent.call( 'bulkUpdateTickets', { body: { ids: many, status: 'open', assignee_id: agent.id } } ),
		() => agent.call( 'bulkUpdateTickets', { body: { ids: many, status: 'closed' } } ),
		() => change( other, { status: 'spam' } ),
		() =>
			site().runPhp( `( new Mesa\\Boot\\Services() )->ticket_store()->delete( $args['id'] ); return 1;`, {
				id: third,
			} ),
	];
	for ( const [ at, step ] of steps.entries() ) {
		await step();
		expect( { at, wrong: await wrong() } ).toEqual( { at, wrong: [] } );
	}
	await site().runPhp(
		`$store = ( new Mesa\\Boot\\Services() )->ticket_store(); foreach ( $args['ids'] as $id ) { $store->delete( $id ); } return 1;`,
		{ ids: [ one, other, ...many ] }
	);
	expect( await wrong() ).toEqual( [] );
} );

it( 'finds what has a priority, or waits for an answer', async () => {
	const rows = await all( { folder: 'open' } );
	for ( const priority of LEVELS ) {
		const found = await all( { folder: 'open', search: `priority:${ priority }` } );
		expect( found.map( ( row ) => row.id ).sort() ).toEqual(
			rows
				.filter( ( row ) => row.priority === priority )
				.map( ( row ) => row.id )
				.sort()
		);
	}
	const waiting = await all( { folder: 'open', search: 'is:unanswered -priority:low' } );
	expect( waiting.map( ( row ) => row.id ).sort() ).toEqual(
		rows
			.filter( ( row ) => row.waiting_since && row.priority !== 'low' )
			.map( ( row ) => row.id )
			.sort()
	);
} );
