/** Search at its limits: enormous words, pages whose work is used up, statements as large as many long mails. */
import { as, site } from './site.ts';
import { mailbox, ticket, unique } from './support/mails.ts';

/** The letters of a text's terms do not matter here, only how many there are and whether one is there. */
const terms = ( text: string, looked: string ) =>
	site().runPhp< { count: number; has: boolean } >(
		`$terms = Mesa\\Domain\\SearchWords::terms( ${ text } ); return array( 'count' => count( $terms ), 'has' => isset( $terms[ $args['looked'] ] ) );`,
		{ looked }
	);

describe( 'a text without spaces', () => {
	it( 'of 200,000 joined words keeps what other compounds can be found by', async () => {
		expect( await terms( `str_repeat( 'a.', 200000 ) . 'a wi-fi'`, 'wifi' ) ).toEqual( { count: 4, has: true } );
	} );

	it( 'of 660,000 Chinese letters, or of 300,000 Cyrillic ones, is found', async () => {
		// Three letters, three pairs of neighbours.
		expect( await terms( `str_repeat( '漢字語', 220000 )`, `~${ Buffer.from( '漢字' ).toString( 'hex' ) }` ) ).toEqual( {
			count: 6,
			has: true,
		} );
		expect( ( await terms( `str_repeat( 'заказ', 60000 )`, '' ) ).count ).toBe( 1 );
	} );

	it( 'of ordinary length gives the same words as ever', async () => {
		expect(
			await site().runPhp(
				`return array_map( 'strval', array_keys( Mesa\\Domain\\SearchWords::terms( 'No wi-fi, don’t e-mail ana.b@x.example -- a..b _c' ) ) );`
			)
		).toEqual( [
			'no',
			'wi',
			'fi',
			'don',
			't',
			'e',
			'mail',
			'ana',
			'b',
			'x',
			'example',
			'a',
			'c',
			'wifi',
			'dont',
			'email',
			'anabxexample',
		] );
	} );
} );

it( 'a group of results for which a page has no work left begins with the next page, instead of being lost', async () => {
	const box = await mailbox( 'Search limits' );
	const made = [];
	for ( const text of [ 'One', 'Two', 'Three' ] ) {
		made.push( ( await ticket( box.id, { subject: `${ text } ${ unique() }`, text } ) ).id );
	}
	for ( const part of [ 'newest', 'waiting' ] ) {
		const pages = await site().runPhp< { worn: boolean; empty: number[]; found: number[] } >(
			`$db = new Mesa\\Data\\Db();
			$none = array( 'sql' => '', 'args' => array() );
			$page = fn( ?Mesa\\Domain\\Cursor $after, int ...$steps ) => array(
				$one = new Mesa\\Data\\Search\\Candidates( $db, new Mesa\\Data\\Tickets\\FolderWalk( $db ), array( 'folder' => 'all', 'mailbox_id' => $args['box'], 'search' => '', 'order' => $args['part'] ), 1, Mesa\\Domain\\MailboxScope::everything(), $none, array(), 1_000_000, ...$steps ),
				$one->next( null, $args['part'], $after, '', 10 ),
			);
			list( $worn, $first ) = $page( null, 0 );
			$after = new Mesa\\Domain\\Cursor( $args['part'], $first['place']['place'], $first['place']['id'] );
			list( , $second ) = $page( Mesa\\Domain\\Cursor::parse( (string) $after, array( $args['part'] ) ) );
			return array( 'worn' => $worn->is_worn(), 'empty' => $first['found'], 'found' => array_column( $second['found'], 'id' ) );`,
			{ box: box.id, part }
		);
		expect( { ...pages, found: [ ...pages.found ].sort( ( a, b ) => a - b ) } ).toEqual( { worn: true, empty: [], found: made } );
	}
} );

it( 'rows that wait for one statement are parted before a server refuses them for their size', async () => {
	const sizes = await site().runPhp< number[][] >(
		`$pending = new Mesa\\Data\\Pending();
		for ( $i = 0; $i < 25; $i++ ) $pending->add( 'search_pending', array( 'ticket_id' => $i, 'terms' => str_repeat( 'x', $i < 5 ? 4_000_000 : 100 ) ), '' );
		return array_map( fn( $statement ) => array( count( $statement['values'] ), array_sum( array_map( 'strlen', array_map( 'strval', $statement['values'] ) ) ) ), $pending->take( 'search_pending' ) );`
	);
	expect( sizes.map( ( [ values ] ) => values ) ).toEqual( [ 2, 2, 2, 2, 2, 40 ] );
	expect( Math.max( ...sizes.map( ( [ , bytes ] ) => bytes! ) ) ).toBeLessThan( 5_000_000 );
} );

it( 'words that are gone leave the index behind much else that is pending without keeping somebody waiting', async () => {
	const box = await mailbox( 'Search gone' );
	const { id } = await ticket( box.id, { subject: 'Gone', text: 'Nothing' } );
	const left = await site().runPhp< { soon: boolean; at_last: boolean; traces: string[] } >(
		`$s = new Mesa\\Boot\\Services(); $db = $s->db(); $s->search_folding()->run( 30 );
		for ( $i = 0; $i < 301; $i++ ) $s->search_pending()->add( $args['id'], array( $args['word'] => 0 ) );
		$db->transaction( function () use ( $db, $args ) { ( new Mesa\\Data\\Search\\Pending( $db ) )->gone( $args['id'], array( $args['word'] => 0 ) ); return 1; } );
		$s->search_folding()->forget_gone( 0 ); $soon = $s->search_pending()->has_gone();
		$s->search_folding()->forget_gone( INF );
		return array( 'soon' => $soon, 'at_last' => $s->search_pending()->has_gone(), 'traces' => $db->column( 'SELECT term FROM {search_postings} WHERE term = %s', $args['word'] ) );`,
		{ id, word: `gone${ unique() }` }
	);
	expect( left ).toEqual( { soon: true, at_last: false, traces: [] } );
} );

it( 'a phrase is told from its scattered words in more tickets than are read at once', async () => {
	const box = await mailbox( 'Search phrases' );
	const word = `phrase${ unique() }`;
	const right = [];
	for ( let i = 0; i < 14; i++ ) {
		const one = await ticket( box.id, {
			subject: `Number ${ i }`,
			text: i % 2 ? `see blue ${ word } now` : `blue is not ${ word }, ${ word } blue`,
		} );
		if ( i % 2 ) {
			right.push( one.id );
		}
	}
	const list = await as( 'mesa_agent' ).call( 'listTickets', {
		query: { folder: 'all', mailbox_id: box.id, search: `"blue ${ word }"` },
	} );
	expect( list.items.map( ( row ) => row.id ).sort( ( a, b ) => a - b ) ).toEqual( right );
} );
