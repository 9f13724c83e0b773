/** Mail comes in, texts change and go, and several processes carry words into the index at once: it ends up saying what the tickets say. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, ticket, unique } from './support/mails.ts';

const agent = as( 'mesa_agent' );
const coordinator = as( 'mesa_coordinator' );
const ROUNDS = { stack: 12, native: 6, playground: 2 }[ site().lane ];

const drift = () =>
	site().runPhp< string[] >(
		`$s = new Mesa\\Boot\\Services(); $s->search_folding()->run( 60 );
		$audit = new Mesa\\Data\\Search\\Audit( $s->db(), new Mesa\\Data\\Search\\Documents( $s->db() ) );
		return array_slice( array_merge( ...array_map( $audit->drift( ... ), $s->search_bulk()->segments() ) ), 0, 20 );`
	);

// Other tests put rows away by their own SQL.
beforeAll( () =>
	site().runPhp(
		'$s = new Mesa\\Boot\\Services(); $s->search_folding()->run( 60 ); $s->db()->run( "DELETE FROM {search_postings}" ); foreach ( $s->search_bulk()->segments() as $segment ) { $s->search_bulk()->index( $segment ); } return 1;'
	)
);

it( 'nothing is lost and nothing stays, however many carry at once', async () => {
	const box = await mailbox( 'Together' );
	const id = unique();
	const made: number[] = [];
	const fold = () => site().runPhp( '( new Mesa\\Boot\\Services() )->search_folding()->run( 5 ); return 1;' );
	const bring = async ( round: number ) => {
		const results = await deliver(
			box.id,
			...Array.from( { length: 5 }, ( _, i ) =>
				mail( { subject: `Together ${ id } ${ round }`, text: `Common words and w${ round }x${ i }${ id }` } )
			)
		);
		made.push( ...results.map( ( result ) => result.ticket_id! ) );
	};
	for ( let round = 0; round < ROUNDS; round++ ) {
		const earlier = made[ round ];
		await Promise.all( [
			bring( round ),
			bring( round + 100 ),
			fold(),
			fold(),
			fold(),
			...( earlier
				? [ coordinator.call( 'updateTicket', { path: { id: earlier }, body: { subject: `Renamed ${ id } ${ round }` } } ) ]
				: [] ),
			agent.call( 'listTickets', { query: { folder: 'all', search: `${ id } common` } } ),
		] );
	}
	const found = async ( text: string ) => {
		const ids: number[] = [];
		let cursor: string | null = null;
		do {
			const page: { items: Array< { id: number } >; next_cursor: string | null } = await agent.call( 'listTickets', {
				query: { folder: 'all', mailbox_id: box.id, search: text, per_page: 100, ...( cursor ? { cursor } : {} ) },
			} );
			ids.push( ...page.items.map( ( row ) => row.id ) );
			cursor = page.next_cursor;
		} while ( cursor );
		return ids.sort( ( a, b ) => a - b );
	};
	const all = [ ...made ].sort( ( a, b ) => a - b );
	expect( await found( `${ id } common` ) ).toEqual( all );
	expect( await drift() ).toEqual( [] );
	expect( await found( `${ id } common` ) ).toEqual( all );
	expect( await found( `subject:renamed ${ id }` ) ).toHaveLength( ROUNDS - 1 );
} );

it( 'a job that dies between two pieces leaves nothing half done', async () => {
	const box = await mailbox( 'Dies' );
	const id = unique();
	const one = await ticket( box.id, { text: `Survivor${ id }` } );
	// The whole piece is one transaction: one that fails at its end has written nothing and forgotten nothing.
	await site().runPhp(
		`$s = new Mesa\\Boot\\Services(); $db = $s->db();
		try { $db->transaction( function () use ( $s ) { $s->search_folding()->fold(); throw new RuntimeException( 'killed' ); } ); } catch ( RuntimeException $e ) { return 1; }`
	);
	const search = async () =>
		( await agent.call( 'listTickets', { query: { folder: 'all', search: `survivor${ id }` } } ) ).items.map( ( row ) => row.id );
	expect( await search() ).toEqual( [ one.id ] );
	expect( await drift() ).toEqual( [] );
	expect( await search() ).toEqual( [ one.id ] );
} );

it( 'a site that is older than the index finds its newest tickets first and then all, whatever comes in meanwhile', async () => {
	const box = await mailbox( 'Older' );
	const id = unique();
	const old = await ticket( box.id, { text: `Before${ id }` } );
	await drift();
	await site().runPhp(
		`$s = new Mesa\\Boot\\Services(); $s->db()->run( 'DELETE FROM {search_postings}' ); $s->search_folding()->start_over(); return 1;`
	);
	const search = async ( word: string ) =>
		( await agent.call( 'listTickets', { query: { folder: 'all', search: word } } ) ).items.map( ( row ) => row.id );
	expect( await search( `before${ id }` ) ).toEqual( [] );
	const late = await ticket( box.id, { text: `After${ id }` } );
	expect( await search( `after${ id }` ) ).toEqual( [ late.id ] );
	const health = await site().runPhp< { status: string; label: string } >(
		`$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) ); return call_user_func( $tests['direct']['mesa_search']['test'] );`
	);
	expect( health.status ).toBe( 'recommended' );
	expect( await drift() ).toEqual( [] );
	expect( await search( `before${ id }` ) ).toEqual( [ old.id ] );
} );
