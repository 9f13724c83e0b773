/** What visitors look for is counted once for each, and nothing of theirs is kept. */
import { as, site } from './site.ts';
import { unique } from './support/mails.ts';

interface Sums {
	question: string;
	visitors: number;
	searches: number;
	unanswered: number;
	opened: number;
}

/** A word that is no number. */
const made = (): string => unique().replace( /\d/g, ( digit ) => 'ghijklmnop'[ Number( digit ) ]! );

const anonymous = as( 'anonymous' );

/** Stored questions that hold a word, with their sums. */
async function stored( word: string ): Promise< Sums[] > {
	return ( await site().runPhp(
		`global $wpdb; $p = $wpdb->prefix . 'mesa_';
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT t.question, t.visitors, SUM(d.searches) AS searches, SUM(d.unanswered) AS unanswered, SUM(d.opened) AS opened FROM {$p}search_terms t JOIN {$p}search_days d ON d.term_id = t.id WHERE t.question LIKE %s GROUP BY t.id, t.question, t.visitors ORDER BY t.id", '%' . $args['word'] . '%' ), ARRAY_A );
		return array_map( static fn( $r ) => array( 'question' => $r['question'] ) + array_map( 'intval', $r ), $rows );`,
		{ word }
	) ) as Sums[];
}

/** Somebody else's search: the route knows visitors by their addresses, and here all have the same. */
async function by( visitor: string, q: string, results: number, opened = 0 ): Promise< void > {
	await site().runPhp(
		`( new Mesa\\Boot\\Services() )->note_search()->note( $args['q'], $args['results'], $args['opened'], 'search', $args['visitor'], time() ); return true;`,
		{ q, results, opened, visitor }
	);
}

it( 'does not keep who asked: addresses, order numbers, phones and links are taken out', async () => {
	const word = made();
	await anonymous.call( 'noteSearch', {
		body: {
			q: `Where is ${ word } of Ana@Example.com order 2026118842 tel +34 600 11 22 33 https://a.example/x 42?`,
			results: 0,
			opened: 0,
			place: 'search',
		},
	} );
	expect( await stored( word ) ).toEqual( [
		{ question: `where is ${ word } of order tel 42?`, visitors: 1, searches: 1, unanswered: 1, opened: 0 },
	] );
	const columns = await site().runPhp(
		`global $wpdb; return $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}mesa_search_terms ORDER BY id DESC LIMIT 1", ARRAY_A );`
	);
	expect( columns ).toHaveProperty( 'last_visitor', expect.stringMatching( /^[0-9a-f]{4}$/ ) );
} );

it( 'counts a visitor who asks again once, the same question in other letters once, and others beside them', async () => {
	const word = made();
	const article = ( await site().runPhp(
		`return wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'A' ) );`
	) ) as number;
	await by( 'a', `Año ${ word }`, 0 );
	await by( 'a', `ano  ${ word }!`, 2, article );
	await by( 'a', `ano ${ word }`, 2, article );
	await by( 'b', `AÑO ${ word }`, 2 );
	await by( 'b', `ano ${ word }`, 2, 999_999_999 );
	expect( await stored( word ) ).toEqual( [ { question: `año ${ word }`, visitors: 2, searches: 2, unanswered: 1, opened: 1 } ] );
} );

it( 'stops a program that fills the table', async () => {
	const answer = await site().runPhp(
		`$note = ( new Mesa\\Boot\\Services() )->note_search(); $refused = 0;
		for ( $i = 0; $i < 70; $i++ ) { try { $note->note( "flood {$args['word']} $i", 1, 0, 'search', 'flooder' . $args['word'], 1700000000 ); } catch ( Mesa\\Domain\\Refusal $r ) { $refused = $r->status; } }
		return $refused;`,
		{ word: made() }
	);
	expect( answer ).toBe( 429 );
} );

it( 'forgets old sums, and what only one visitor ever asked', async () => {
	const word = made();
	await by( 'a', `lonely ${ word }`, 0 );
	await by( 'a', `shared ${ word }`, 0 );
	await by( 'b', `shared ${ word }`, 0 );
	const later = ( days: number ) =>
		site().runPhp(
			`( new Mesa\\Boot\\Services() )->search_log()->forget( gmdate( 'Y-m-d', time() + $args['days'] * 86400 - 400 * 86400 ), gmdate( 'Y-m-d', time() + $args['days'] * 86400 - 90 * 86400 ) ); return true;`,
			{ days }
		);
	await later( 91 );
	expect( ( await stored( word ) ).map( ( { question } ) => question ) ).toEqual( [ `shared ${ word }` ] );
	await later( 401 );
	expect( await stored( word ) ).toEqual( [] );
} );

it( 'shows what several visitors looked for in vain, never what one alone did, and how an article answers it', async () => {
	const manager = as( 'mesa_knowledge_manager' );
	const word = made();
	const article = ( await site().runPhp(
		`return wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Shipping abroad ' . $args['word'], 'post_content' => '<p>Yes.</p>' ) );`,
		{ word }
	) ) as number;
	for ( const visitor of [ 'a', 'b', 'c' ] ) {
		await by( visitor, `send it to canada ${ word }`, 0 );
		await by( visitor, `parcel ${ word }`, 3 );
	}
	await by( 'a', `ana ruiz calle mayor ${ word }`, 0 );
	const { questions } = await manager.call( 'getInsight', { query: { days: 7 } } );
	const of = ( list: typeof questions.top ) => list.filter( ( one ) => one.question.includes( word ) );
	expect( of( questions.unanswered ) ).toMatchObject( [
		{ question: `send it to canada ${ word }`, searches: 3, unanswered: 3, opened: 0, nearest: { id: article } },
	] );
	expect( of( questions.unopened ).map( ( one ) => one.question ) ).toEqual( [ `parcel ${ word }` ] );
	expect( of( questions.top ) ).toHaveLength( 2 );

	// Words that failed, then others that found it: the failed ones meant that article.
	await site().runPhp(
		`( new Mesa\\Boot\\Services() )->note_search()->note( "shipping abroad {$args['word']}", 3, $args['article'], 'search', 'd', time(), "parcel {$args['word']}" ); return true;`,
		{ word, article }
	);
	const learnt = await site().runPhp< { question: string; article_id: number; retried: number }[] >(
		`return ( new Mesa\\Boot\\Services() )->search_log()->learnt( 1 );`
	);
	expect( learnt.filter( ( one ) => one.question.includes( word ) ) ).toMatchObject( [
		{ question: `parcel ${ word }`, article_id: article, retried: 1 },
	] );

	const id = of( questions.unanswered )[ 0 ]!.id;
	await manager.call( 'addSearchAlias', { path: { id }, body: { article_id: article } } );
	expect( await site().runPhp( `return Mesa\\Knowledge\\Aliases::of( $args['article'] );`, { article } ) ).toEqual( [
		`send it to canada ${ word }`,
	] );
	expect( of( ( await manager.call( 'getInsight', { query: {} } ) ).questions.unanswered ) ).toEqual( [] );
	await manager.call( 'updateSearch', { path: { id }, body: { hidden: false } } );
	expect( of( ( await manager.call( 'getInsight', { query: {} } ) ).questions.unanswered ) ).toHaveLength( 1 );
} );

it( 'lists articles that readers are unhappy with, that are old and still read, and that answers link to', async () => {
	const manager = as( 'mesa_knowledge_manager' );
	const word = made();
	const [ bad, stale, unread, used ] = await site().runPhp< number[] >(
		`$make = static fn( $title, $date ) => wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => "$title {$args['word']}", 'post_content' => '<p>Yes.</p>', 'post_date' => $date, 'post_date_gmt' => $date ) );
		$ids = array( $make( 'Bad', gmdate( 'Y-m-d H:i:s', time() - 100 ) ), $make( 'Stale', '2020-01-01 00:00:00' ), $make( 'Unread', '2020-01-01 00:00:00' ), $make( 'Used', gmdate( 'Y-m-d H:i:s', time() - 100 ) ) );
		$services = new Mesa\\Boot\\Services();
		foreach ( array( 'v1', 'v2', 'v3' ) as $visitor ) { $services->article_vote_store()->put( $ids[0], $visitor, array( 'helpful' => false, 'comment' => "Which form, {$args['word']} $visitor?" ), time() ); }
		$services->note_search()->note( "old {$args['word']}", 2, $ids[1], 'search', 'x', time() );
		global $wpdb;
		$services->insight_store()->note_uses( 4200000, Mesa\\Knowledge\\ArticleUses::linked( '<p>See <a href="' . get_permalink( $ids[3] ) . '#part">this</a>, ' . home_url( '/nothing/' ) . '</p>' ), gmdate( 'Y-m-d' ) );
		return $ids;`,
		{ word }
	);
	const insight = await manager.call( 'getInsight', { query: {} } );
	const ids = ( list: { id: number; title: string }[] ) => list.filter( ( one ) => one.title.includes( word ) ).map( ( one ) => one.id );
	expect( ids( insight.articles.bad ) ).toEqual( [ bad ] );
	expect( ids( insight.articles.stale ) ).toEqual( [ stale ] );
	expect( ids( insight.articles.stale ) ).not.toContain( unread );
	expect( ids( insight.articles.used ) ).toEqual( [ used ] );
	const comments = insight.comments.filter( ( one ) => one.comment.includes( word ) );
	expect( comments ).toHaveLength( 3 );
	await manager.call( 'markVotes', { body: { ids: [ comments[ 0 ]!.id ] } } );
	expect( ( await manager.call( 'getInsight', { query: {} } ) ).comments.filter( ( one ) => one.comment.includes( word ) ) ).toHaveLength(
		2
	);
} );
