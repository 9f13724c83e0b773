/** One change on everything that a folder or a search shows: nothing is done twice, left out in silence, or lost on the way back. */
import { as, site, type Role } from './site.ts';
import { deliver, mail, mailbox, tickets, unique } from './support/mails.ts';
import { refusal } from './support/refusal.ts';
import type { BulkJob, BulkStart } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const coordinator = as( 'mesa_coordinator' );
const manager = as( 'mesa_manager' );
let box: { id: number };

const open = ( id: number ) => manager.call( 'getTicket', { path: { id } } );
const rows = ( ids: number[] ) => Promise.all( ids.map( async ( id ) => ( await open( id ) ).row ) );
const drift = () => site().runPhp< string[] >( 'return ( new Mesa\\Data\\Tickets\\CountStore( new Mesa\\Data\\Db() ) )->drift();' );

/** New tickets, oldest first; PHP takes twenty files a request, and each mail's source is one. */
async function make( count: number, subject = 'Bulk' ): Promise< number[] > {
	const ids: number[] = [];
	while ( ids.length < count ) {
		const fields = Array.from( { length: Math.min( 20, count - ids.length ) }, () => ( { subject } ) );
		ids.push( ...( await tickets( box.id, ...fields ) ).map( ( one ) => one.id ) );
	}
	return ids;
}

const start = ( body: Partial< BulkStart >, who = agent ) =>
	who.call( 'startBulk', { body: { client_key: unique() + unique(), mailbox_id: box.id, ...body } } );
const get = ( { id }: { id: number }, who = agent ) => who.call( 'getBulk', { path: { id } } );

/** One that the queue does not take up: the test does its steps. */
async function held( body: Partial< BulkStart > ): Promise< BulkJob > {
	const id = await site().runPhp< number >(
		`$services = new Mesa\\Boot\\Services(); $db = $services->db();
		$start = new Mesa\\Actions\\Bulk\\StartBulk( $db, $services->bulk_store(), $services->job_store(), $services->ticket_policy() );
		$id = $db->transaction( function () use ( $start, $services, $args ) {
			$job = $start->start( $args['body'], $args['user'] );
			$services->job_store()->cancel( 'bulk', $job['id'] );
			return $job['id'];
		} );
		return $id;`,
		{ user: agent.id, body: { client_key: unique() + unique(), mailbox_id: box.id, ...body } }
	);
	return get( { id } );
}

/** Does so many steps of a change; all that are left without a number. */
const steps = ( { id }: { id: number }, most = 1000 ) =>
	site().runPhp< number >(
		`$run = ( new Mesa\\Boot\\Services() )->run_bulk(); $done = 0;
		while ( $done < $args['most'] && $run->step( $args['id'] ) ) { ++$done; }
		return $done;`,
		{ id, most }
	);

async function run( body: Partial< BulkStart >, who = agent ): Promise< BulkJob > {
	const job = await start( body, who );
	await steps( job );
	return get( job, who );
}

beforeAll( async () => {
	box = await mailbox( 'Whole result' );
} );

it( 'changes everything that a search shows, and nothing else', async () => {
	const word = `parcel${ unique() }`;
	const meant = await make( 5, `Where is my ${ word }` );
	const others = await make( 2 );
	expect( await agent.call( 'countTickets', { query: { folder: 'open', search: word } } ) ).toEqual( { count: 5, more: false } );
	expect( await agent.call( 'countTickets', { query: { folder: 'open', search: word, up_to: 3 } } ) ).toEqual( { count: 3, more: true } );
	const job = await run( { folder: 'open', search: word, except: [ meant[ 4 ]! ], patch: { status: 'closed', add_tags: [ word ] } } );
	expect( job ).toMatchObject( { state: 'done', total: 4, done: 4, changed: 4, refused: 0, error: null } );
	expect( ( await rows( meant ) ).map( ( row ) => [ row.status, row.tags ] ) ).toEqual( [
		...Array.from( { length: 4 }, () => [ 'closed', [ word ] ] ),
		[ 'open', [] ],
	] );
	expect( ( await rows( others ) ).map( ( row ) => row.status ) ).toEqual( [ 'open', 'open' ] );
	expect( await drift() ).toEqual( [] );
} );

it( 'works in steps of a hundred, and who dies between two leaves nothing half done', async () => {
	const ids = await make( 120, 'Many' );
	const job = await held( { folder: 'open', search: 'subject:Many', patch: { priority: 'high' } } );
	await steps( job, 2 );
	expect( await get( job ) ).toMatchObject( { state: 'running', total: 120, done: 100, changed: 100 } );
	// The process is gone in the middle of the next step: what it did was not committed.
	await site().runPhp(
		`$services = new Mesa\\Boot\\Services(); $db = $services->db();
		try {
			$db->transaction( function () use ( $services, $args ) { $services->run_bulk()->step( $args['id'] ); throw new RuntimeException( 'killed' ); } );
		} catch ( RuntimeException $e ) { return $e->getMessage(); }`,
		{ id: job.id }
	);
	expect( await get( job ) ).toMatchObject( { state: 'running', done: 100, changed: 100 } );
	await steps( job );
	expect( await get( job ) ).toMatchObject( { state: 'done', done: 120, changed: 120 } );
	const events = await Promise.all(
		ids.map( async ( id ) => ( await open( id ) ).events.filter( ( one ) => one.type === 'priority_changed' ) )
	);
	expect( events.map( ( list ) => list.length ) ).toEqual( ids.map( () => 1 ) );
	// Once more after its end: nothing.
	await steps( job );
	expect( await get( job ) ).toMatchObject( { state: 'done', done: 120 } );
}, 120_000 );

it( 'is queued, and is done by the queue alone', async () => {
	const [ id ] = await make( 1, `Queued ${ unique() }` );
	const job = await start( { ids: [ id! ], patch: { priority: 'low' } } );
	// A tick ends when its time is up, so a slow one leaves the rest to the next.
	for ( let tick = 0; tick < 10 && ( await get( job ) ).state !== 'done'; tick++ ) {
		await as( 'mesa_poller' ).call( 'tick', {} );
	}
	expect( await get( job ) ).toMatchObject( { state: 'done', changed: 1 } );
	const left = await site().runPhp< string >(
		`return ( new Mesa\\Data\\Db() )->value( "SELECT COUNT(*) FROM {jobs} WHERE type = 'bulk' AND subject_id = %d", $args['id'] );`,
		{ id: job.id }
	);
	expect( Number( left ) ).toBe( 0 );
} );

it( 'takes back exactly what it changed, and leaves what somebody has decided since', async () => {
	const [ a, b, c, d ] = await make( 4, `Back ${ unique() }` );
	const [ old, put ] = [ `old ${ unique() }`, `put ${ unique() }` ];
	const later = new Date( Math.floor( Date.now() / 1000 ) * 1000 + 86_400_000 ).toISOString().replace( '.000', '' );
	await agent.call( 'updateTicket', { path: { id: a! }, body: { assignee_id: manager.id, priority: 'urgent', tags: [ old ] } } );
	await agent.call( 'updateTicket', { path: { id: b! }, body: { status: 'snoozed', snoozed_until: later, tags: [ put ] } } );
	const before = await rows( [ a!, b!, c!, d! ] );
	const job = await run( {
		ids: [ a!, b!, c!, d! ],
		patch: { status: 'closed', assignee_id: agent.id, priority: 'high', add_tags: [ put ], remove_tags: [ old ] },
	} );
	expect( job ).toMatchObject( { changed: 4, undo_until: expect.any( String ) } );
	// A customer writes, a colleague decides.
	await agent.call( 'updateTicket', { path: { id: d! }, body: { priority: 'low' } } );
	await agent.call( 'undoBulk', { path: { id: job.id } } );
	await steps( job );
	const undone = await get( job );
	expect( undone ).toMatchObject( { state: 'undone', undone: 3, kept: 1 } );
	expect( undone.reasons ).toMatchObject( [ { count: 1, ids: [ d ] } ] );
	const parts = ( row: ( typeof before )[ number ] ) => [
		row.status,
		row.snoozed_until,
		row.assignee?.id ?? null,
		row.priority,
		row.tags,
	];
	const now = await rows( [ a!, b!, c!, d! ] );
	expect( now.slice( 0, 3 ).map( parts ) ).toEqual( before.slice( 0, 3 ).map( parts ) );
	expect( parts( now[ 3 ]! ) ).toEqual( [ 'open', null, null, 'low', [] ] );
	const nothing = await run( { ids: [ a! ], patch: { priority: 'urgent' } } );
	expect( nothing ).toMatchObject( { state: 'done', changed: 0, undo_until: null } );
} );

it( 'marks read and unread for whoever asks, and back', async () => {
	const ids = await make( 2, `Read ${ unique() }` );
	await agent.call( 'updateTicket', { path: { id: ids[ 0 ]! }, body: { unread: false } } );
	const seen = async () => {
		const list = await agent.call( 'listTickets', { query: { mailbox_id: box.id, folder: 'all', per_page: 100 } } );
		return ids.map( ( id ) => list.items.find( ( row ) => row.id === id )!.unread );
	};
	expect( await seen() ).toEqual( [ false, true ] );
	const job = await run( { ids, patch: { unread: false } } );
	expect( job ).toMatchObject( { changed: 1 } );
	expect( await seen() ).toEqual( [ false, false ] );
	await agent.call( 'undoBulk', { path: { id: job.id } } );
	await steps( job );
	expect( await seen() ).toEqual( [ false, true ] );
} );

it( 'asks for each ticket whether the person may change it, when its turn comes', async () => {
	const ids = await make( 3, `Rights ${ unique() }` );
	const job = await held( { ids, patch: { priority: 'urgent' } } );
	await manager.call( 'updateMailbox', { path: { id: box.id }, body: { restricted: true, members: [] } } );
	await steps( job );
	await manager.call( 'updateMailbox', { path: { id: box.id }, body: { restricted: false } } );
	expect( await get( job ) ).toMatchObject( { state: 'done', changed: 0, refused: 3 } );
	expect( ( await get( job ) ).reasons ).toMatchObject( [ { count: 3, ids } ] );
	expect( ( await rows( ids ) ).map( ( row ) => row.priority ) ).toEqual( [ 'normal', 'normal', 'normal' ] );
} );

it( 'can be stopped, and what was done until then goes back', async () => {
	const ids = await make( 105, 'Stopped' );
	const job = await held( { ids, patch: { status: 'pending' } } );
	await steps( job, 2 );
	expect( await agent.call( 'cancelBulk', { path: { id: job.id } } ) ).toMatchObject( { state: 'cancelled', changed: 100 } );
	await steps( job );
	expect( ( await rows( ids.slice( -5 ) ) ).map( ( row ) => row.status ) ).toEqual( Array( 5 ).fill( 'open' ) );
	await agent.call( 'undoBulk', { path: { id: job.id } } );
	await steps( job );
	expect( await get( job ) ).toMatchObject( { state: 'undone', undone: 100 } );
	expect( ( await rows( ids.slice( 0, 5 ) ) ).map( ( row ) => row.status ) ).toEqual( Array( 5 ).fill( 'open' ) );
	expect( await drift() ).toEqual( [] );
}, 120_000 );

it( 'begins once for a click that was sent twice, and is nobody else’s to see', async () => {
	const [ id ] = await make( 1 );
	const body = { client_key: unique() + unique(), ids: [ id! ], patch: { priority: 'high' as const } };
	const [ one, two ] = await Promise.all( [ start( body ), start( body ) ] );
	expect( one!.id ).toBe( two!.id );
	await steps( one! );
	expect( await get( one! ) ).toMatchObject( { changed: 1 } );
	expect( ( await refusal( get( one!, manager ) ) ).status ).toBe( 404 );
	expect( ( await agent.call( 'listBulk', {} ) ).map( ( job ) => job.id ) ).toContain( one!.id );
	expect( ( await manager.call( 'listBulk', {} ) ).map( ( job ) => job.id ) ).not.toContain( one!.id );
} );

it( 'deletes for ever only from the trash, after a while in which one may think better of it, and leaves nothing behind', async () => {
	const ids = await make( 3, `Gone ${ unique() }` );
	await coordinator.call( 'bulkUpdateTickets', { body: { ids, status: 'trash' } } );
	expect( ( await refusal( start( { kind: 'delete', ids } ) ) ).status ).toBe( 403 );
	const job = await start( { kind: 'delete', ids }, coordinator );
	expect( job ).toMatchObject( { state: 'waiting', undo_until: null } );
	expect( await coordinator.call( 'cancelBulk', { path: { id: job.id } } ) ).toMatchObject( { state: 'cancelled' } );
	expect( ( await rows( ids ) ).map( ( row ) => row.status ) ).toEqual( [ 'trash', 'trash', 'trash' ] );

	const again = await start( { kind: 'delete', folder: 'trash' }, coordinator );
	await coordinator.call( 'updateTicket', { path: { id: ids[ 0 ]! }, body: { status: 'open' } } );
	await site().runPhp(
		`( new Mesa\\Data\\Tickets\\BulkStore( new Mesa\\Data\\Db() ) )->update( $args['id'], array( 'begins_at' => '2020-01-01 00:00:00' ) ); return 1;`,
		{
			id: again.id,
		}
	);
	await steps( again );
	expect( await get( again, coordinator ) ).toMatchObject( { state: 'done', changed: 2, refused: 0 } );
	expect( ( await refusal( open( ids[ 1 ]! ) ) ).status ).toBe( 404 );
	expect( ( await open( ids[ 0 ]! ) ).row.status ).toBe( 'open' );
	const left = await site().runPhp< Record< string, number > >(
		`$db = new Mesa\\Data\\Db(); $left = array();
		foreach ( Mesa\\Data\\Tables\\Schema::definitions() as $table => $columns ) {
			// Words that are taken out of the search wait there for a moment; a change remembers which tickets it was about.
			if ( str_contains( $columns, 'ticket_id bigint' ) && ! in_array( $table, array( 'bulk_items', 'search_pending' ), true ) ) {
				$count = (int) $db->value( "SELECT COUNT(*) FROM {{$table}} WHERE ticket_id IN (%d, %d)", $args['a'], $args['b'] );
				if ( $count ) { $left[ $table ] = $count; }
			}
		}
		return (object) $left;`,
		{ a: ids[ 1 ]!, b: ids[ 2 ]! }
	);
	expect( left ).toEqual( {} );
	expect( await drift() ).toEqual( [] );
} );

it( 'is closed to those who may not change tickets', async () => {
	for ( const role of [ 'mesa_qa', 'mesa_light_agent', 'mesa_knowledge_manager' ] satisfies Role[] ) {
		expect( ( await refusal( start( { ids: [ 1 ], patch: { unread: true } }, as( role ) ) ) ).status ).toBe( 403 );
	}
	expect( ( await refusal( start( { ids: [ 1 ], patch: { status: 'trash' } } ) ) ).status ).toBe( 403 );
	expect( ( await refusal( start( { ids: [ 1 ] } ) ) ).status ).toBe( 400 );
} );

it( 'a mail that comes in while it collects is not taken for one of the tickets meant before', async () => {
	const ids = await make( 3, `Early ${ unique() }` );
	const job = await held( { folder: 'open', patch: { priority: 'high' }, search: `#${ ids[ 0 ] }` } );
	await steps( job, 1 );
	await deliver( box.id, mail( { subject: 'Late' } ) );
	await steps( job );
	expect( await get( job ) ).toMatchObject( { total: 1, changed: 1 } );
} );

it( 'what tickets were like before is forgotten with the ticket, and when it cannot be taken back any more', async () => {
	const [ kept, gone ] = await make( 2 );
	const job = await run( { ids: [ kept!, gone! ], patch: { priority: 'urgent' } } );
	const remembered = () =>
		site().runPhp< { ticket_id: string; before_json: string | null }[] >(
			'return ( new Mesa\\Data\\Db() )->rows( "SELECT ticket_id, before_json FROM {bulk_items} WHERE job_id = %d ORDER BY ticket_id", $args["id"] );',
			{ id: job.id }
		);
	await site().runPhp( '( new Mesa\\Boot\\Services() )->person_store()->delete_ticket( $args["gone"] );', { gone: gone! } );
	expect( ( await remembered() ).map( ( one ) => null === one.before_json ) ).toEqual( [ false, true ] );
	expect( ( await get( job ) ).changed ).toBe( 2 );
	const daily = () => site().runPhp( '( new Mesa\\Boot\\Services() )->forget_old_news();' );
	await daily();
	expect( await remembered() ).toHaveLength( 2 );
	await site().runPhp(
		'( new Mesa\\Data\\Db() )->run( "UPDATE {bulk_jobs} SET finished_at = %s WHERE id = %d", gmdate( "Y-m-d H:i:s", time() - 3 * DAY_IN_SECONDS ), $args["id"] );',
		{ id: job.id }
	);
	await daily();
	expect( await remembered() ).toEqual( [] );
	await expect( get( job ) ).rejects.toMatchObject( { status: 404 } );
} );
