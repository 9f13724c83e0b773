/** The knowledge base's search forgives: typing errors, word forms, unfinished words, either language, spelling apart. */
import { IRREGULAR } from '../../src/core/articles/irregular.ts';
import fixture from '../fixtures/article-words.json';
import { as, site } from './site.ts';

const anonymous = as( 'anonymous' );

async function titles( q: string ): Promise< string[] > {
	return ( await anonymous.call( 'searchArticles', { query: { q, per_page: 20 } } ) ).items.map( ( { title } ) => title );
}

const ARTICLES: Record< string, string > = {
	'Cancel an order': 'While it is being packed you may take it back. Cancellations are free.',
	'Change the delivery address': 'Deliveries can be sent elsewhere until they leave. Deliverers ring twice.',
	'Connect the robot to wi-fi': 'Log in to the app and choose your network. Error E07 means a wrong key.',
	'Normas de la piscina': 'Abre de junio a septiembre. Los niños deben ir con un adulto. Mayo no.',
	'Cancelar una reserva': 'Puedes anular gratis las reservas hasta 48 horas antes. Las devoluciones tardan cinco días.',
	'Rücksendung von Größe 42': 'Bitte legen Sie den Schein bei.',
	返品の方法: '商品は三十日以内に返品できます。',
	'What is it?': 'About us.',
};

beforeAll( async () => {
	await site().runPhp(
		`wp_set_current_user( 1 );
		foreach ( get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'any', 'numberposts' => -1 ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		foreach ( $args['articles'] as $title => $text ) {
			wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => $title, 'post_content' => "<p>$text</p>" ) );
		}`,
		{ articles: ARTICLES }
	);
} );

it.each( [
	[ 'a letter that is missing', 'cancl order', 'Cancel an order' ],
	[ 'a letter too many', 'addrress', 'Change the delivery address' ],
	[ 'a wrong letter', 'robut', 'Connect the robot to wi-fi' ],
	[ 'neighbours exchanged', 'adrdess', 'Change the delivery address' ],
	[ 'two errors in a long word', 'devoluvionse', 'Cancelar una reserva' ],
	[ 'another form', 'delivered', 'Change the delivery address' ],
	[ 'a form of a Spanish word', 'cancelaste las reservas', 'Cancelar una reserva' ],
	[ 'a word that is not finished', 'cancel an ord', 'Cancel an order' ],
	[ 'accents left out', 'ninos', 'Normas de la piscina' ],
	[ 'a hyphen left out', 'wifi', 'Connect the robot to wi-fi' ],
	[ 'an irregular form', 'what have they send', 'Change the delivery address' ],
	[ 'a word that means the same to everybody', 'stop purchases', 'Cancel an order' ],
	[ 'words that are missing their space', 'deliveryaddress', 'Change the delivery address' ],
	[ 'words written as one', 'wi fi', 'Connect the robot to wi-fi' ],
	[ 'ß and umlauts', 'RUECKSENDUNG GROSSE'.replace( 'UE', 'U' ), 'Rücksendung von Größe 42' ],
	[ 'a code', 'e07', 'Connect the robot to wi-fi' ],
	[ 'text without spaces', '返品', '返品の方法' ],
	[ 'stop words only', 'what is it', 'What is it?' ],
	[ 'words that no article has beside those that one has', 'purple elephants cancel my order please', 'Cancel an order' ],
] )( 'finds the article in spite of %s', async ( _what, question, wanted ) => {
	expect( ( await titles( question ) )[ 0 ] ).toBe( wanted );
} );

it( 'does not take a Spanish word for an English one that only looks like its stem', async () => {
	expect( await titles( 'mayo' ) ).toEqual( [ 'Normas de la piscina' ] );
} );

it( 'finds nothing rather than what only sounds a little like it', async () => {
	for ( const question of [ 'xylophone', 'ord7', 'zzzzzzzzzzzz', 'a'.repeat( 200 ), '%%%%', '____', '😀😀' ] ) {
		expect( await titles( question ) ).toEqual( [] );
	}
} );

it( 'makes the words of an article anew when it changes, and forgets those it had', async () => {
	const change = ( title: string, status: string ) =>
		site().runPhp(
			`wp_update_post( array( 'ID' => get_posts( array( 'post_type' => 'mesa_article', 'title' => 'Cancel an order', 'post_status' => 'any', 'numberposts' => 1 ) )[0]->ID, 'post_content' => $args['text'], 'post_status' => $args['status'] ) );`,
			{
				text: title,
				status,
			}
		);
	await change( 'Marmalade.', 'publish' );
	expect( await titles( 'marmalade' ) ).toEqual( [ 'Cancel an order' ] );
	expect( await titles( 'packed' ) ).toEqual( [] );
	await change( 'Marmalade.', 'draft' );
	expect( await titles( 'marmalade' ) ).toEqual( [] );
	const left = await site().runPhp< number >(
		`global $wpdb; return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_article_terms WHERE term LIKE '%marmalad%'" );`
	);
	expect( left ).toBe( 0 );
	await change( 'While it is being packed you may take it back.', 'publish' );
	expect( await titles( 'packed' ) ).toEqual( [ 'Cancel an order' ] );
} );

it( 'finds articles that were written behind WordPress’s back, after a while', async () => {
	await site().runPhp( `
		global $wpdb;
		$wpdb->insert( $wpdb->posts, array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Imported giraffe', 'post_name' => 'imported-giraffe', 'post_content' => '', 'post_excerpt' => '', 'to_ping' => '', 'pinged' => '', 'post_content_filtered' => '', 'post_date' => '2026-01-01 00:00:00', 'post_date_gmt' => '2026-01-01 00:00:00', 'post_modified' => '2026-01-01 00:00:00', 'post_modified_gmt' => '2026-01-01 00:00:00' ) );
		$wpdb->query( "UPDATE {$wpdb->prefix}mesa_article_state SET modified = '1' WHERE article_id = 0" );` );
	expect( await titles( 'giraffes' ) ).toEqual( [ 'Imported giraffe' ] );
} );

it( 'keeps the order of equals, and its bounds at thousands of articles with the same word', async () => {
	const ids = await site().runPhp< { found: number[]; rows: number } >( `
		$store = new Mesa\\Data\\Knowledge\\ArticleIndexStore( new Mesa\\Data\\Db() );
		for ( $id = 900000; $id < 903000; $id++ ) { $values[] = "('en:zebra', $id, " . ( 100 + $id % 7 ) . ')'; }
		global $wpdb;
		foreach ( array_chunk( $values, 500 ) as $some ) { $wpdb->query( "INSERT INTO {$wpdb->prefix}mesa_article_terms (term, article_id, weight) VALUES " . implode( ',', $some ) ); }
		$found = Mesa\\Knowledge\\ArticleRanking::of( $store, array( 'zebra' => array( 'en:zebra' => 1.0 ) ), 5 );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}mesa_article_terms WHERE term = 'en:zebra'" );
		return array( 'found' => array_keys( $found ), 'rows' => $wpdb->num_rows );` );
	expect( ids.found ).toHaveLength( 5 );
	expect( new Set( ids.found.map( ( id ) => id % 7 ) ) ).toEqual( new Set( [ 6 ] ) );
} );

describe( 'stems', () => {
	const stems = ( language: string, words: string[] ) =>
		site().runPhp< string[] >(
			'return array_map( static fn( $word ) => Mesa\\Knowledge\\Words::stem( $word, $args["language"] ), $args["words"] );',
			{ language, words }
		);

	/** From Snowball's own sample vocabularies. */
	it.each( [
		[
			'en',
			'consigned consignment consistency consolatory conspirators constable knackeries kneeling knives knitting knots hopping hoping cries ties gas say relational generously national technology',
			'consign consign consist consolatori conspir constabl knackeri kneel knive knit knot hop hope cri tie gas say relat generous nation technolog',
		],
		[
			'es',
			'chicharrones chicos cheques toreado torero torneos tornillo torpedos torres tortuga devoluciones enviando facturacion cancelaciones rapidamente',
			'chicharron chic chequ tor torer torne tornill torped torr tortug devolu envi factur cancel rapid',
		],
	] )( 'of %s are those of Snowball', async ( language, words, wanted ) => {
		const made = await site().runPhp< string[] >( `return array_map( array( $args['stemmer'], 'of' ), $args['words'] );`, {
			stemmer: `Mesa\\Domain\\Stem\\${ language === 'en' ? 'English' : 'Spanish' }Stem`,
			words: words.split( ' ' ),
		} );
		expect( made ).toEqual( wanted.split( ' ' ) );
		// The search asks Words, which has a word of its own to say only about these.
		const apart = new Map( [
			[ 'knives', 'knife' ],
			[ 'cheques', 'chec' ],
		] );
		const own = words.split( ' ' ).map( ( word, at ) => `${ language }:${ apart.get( word ) ?? ( made[ at ] as string ) }` );
		expect( await stems( language, words.split( ' ' ) ) ).toEqual( own );
	} );

	it( 'of the forms of each irregular word meet', async () => {
		const families = ( fixture.families as [ string, string ][] ).flatMap( ( [ wanted, forms ] ) =>
			forms.split( ' ' ).map( ( form ) => [ form, wanted ] as const )
		);
		const words = families.map( ( [ form ] ) => form );
		const met = await stems( 'es', words );
		expect( words.map( ( form, at ) => [ form, met[ at ] ] ) ).toEqual( families );
		const groups = IRREGULAR.en.split( '|' ).map( ( group ) => group.split( ' ' ) );
		const made = await stems( 'en', groups.flat() );
		for ( const group of groups ) {
			expect( [ group, new Set( made.splice( 0, group.length ) ).size ] ).toEqual( [ group, 1 ] );
		}
	} );

	it( 'and words, languages and typing errors are those that browsers make of them', async () => {
		const made = await site().runPhp< unknown >(
			`return array(
				'stems'     => array_map( static fn( $row ) => array( $row[0], Mesa\\Knowledge\\Words::stem( $row[0], 'en' ), Mesa\\Knowledge\\Words::stem( $row[0], 'es' ), Mesa\\Knowledge\\Words::stem( $row[0], '' ) ), $args['stems'] ),
				'texts'     => array_map( static fn( $row ) => array( $row[0], Mesa\\Knowledge\\ArticleTerms::words( $row[0] ) ), $args['texts'] ),
				'languages' => array_map( static fn( $row ) => array( $row[0], Mesa\\Knowledge\\Words::language( Mesa\\Domain\\Fold::words( $row[0] ), 'en' ) ), $args['languages'] ),
				'distances' => array_map( static fn( $row ) => array( $row[0], $row[1], Mesa\\Knowledge\\Spelling::distance( $row[0], $row[1] ) ), $args['distances'] ),
				'joined'    => array_map( static fn( $row ) => array( $row[0], array_map( 'strval', array_keys( Mesa\\Knowledge\\Question::joined( $row[0] ) ) ) ), $args['joined'] ),
			);`,
			{ ...fixture }
		);
		const { stems: list, texts, languages, distances, joined } = fixture;
		expect( made ).toEqual( { stems: list, texts, languages, distances, joined } );
	} );

	it( 'leave other scripts and digits alone', async () => {
		expect( await stems( 'en', [ 'e07', 'возврат', '返品', '42', 'a' ] ) ).toEqual( [ 'e07', 'возврат', '返品', '42', 'en:a' ] );
	} );
} );
