/** Articles: what visitors find, and what they must never find. */
import { as, site } from './site.ts';
import { makePage, page } from './visitors.ts';
import type { ArticleResults } from '../../src/contract/generated/types.ts';

interface NewArticle {
	title: string;
	content?: string;
	topic?: string;
	status?: string;
	password?: string;
	excerpt?: string;
}

const anonymous = as( 'anonymous' );

function write( articles: NewArticle[] ): Promise< number[] > {
	return site().runPhp< number[] >(
		`wp_set_current_user( 1 );
		return array_map( static function ( $article ) {
			$id = wp_insert_post( array(
				'post_type' => 'mesa_article', 'post_title' => $article['title'], 'post_content' => $article['content'] ?? '',
				'post_status' => $article['status'] ?? 'publish', 'post_password' => $article['password'] ?? '', 'post_excerpt' => $article['excerpt'] ?? '',
			), true );
			if ( is_wp_error( $id ) ) { throw new RuntimeException( $id->get_error_message() ); }
			wp_set_object_terms( $id, $article['topic'] ?? array(), 'mesa_topic' );
			return $id;
		}, $args['articles'] );`,
		{ articles }
	);
}

async function find( q: string ): Promise< ArticleResults[ 'items' ] > {
	return ( await anonymous.call( 'searchArticles', { query: { q, per_page: 20 } } ) ).items;
}

async function titles( q: string ): Promise< string[] > {
	return ( await find( q ) ).map( ( { title } ) => title );
}

beforeAll( async () => {
	await site().runPhp(
		`foreach ( get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'any', 'numberposts' => -1 ) ) as $post ) { wp_delete_post( $post->ID, true ); }`
	);
	await write( [
		{
			title: 'How do I return an item?',
			topic: 'Returns',
			content:
				'<!-- wp:paragraph --><p>You can send anything back within 30 days. Print the label from your account.</p><!-- /wp:paragraph --><!-- wp:list --><ul><li>Pack it</li><li>Post it</li></ul><!-- /wp:list --><p>Refunds take five working days &amp; arrive on the same card. [gallery ids="hiddenshortcode"]</p><!-- hiddencomment -->',
		},
		{
			title: 'Parcels and couriers',
			topic: 'Shipping',
			content: '<p>We ship with two couriers. Sometimes people return a parcel by mistake.</p>',
		},
		{
			title: 'Envíos a España y Canarias',
			topic: 'Shipping',
			content: '<p>La devolución es gratuita. ¿Dónde está mi pedido? Sigue el enlace.</p>',
		},
		{
			title: 'Wie lange dauert die Rücksendung?',
			topic: 'Returns',
			content: '<p>Größere Pakete dauern länger. Straße und Hausnummer prüfen.</p>',
		},
		{ title: '返品について', content: '<p>商品の返品は30日以内に可能です。</p>' },
		{ title: 'Как вернуть товар', content: '<p>Возврат в течение тридцати дней.</p>' },
		{ title: '100% cotton_blend & “quotes”', content: '<p>Wash at 30 °C.</p>' },
		{ title: 'Draft zebra', status: 'draft', content: '<p>zebrasecret</p>' },
		{ title: 'Private zebra', status: 'private', content: '<p>zebrasecret</p>' },
		{ title: 'Pending zebra', status: 'pending', content: '<p>zebrasecret</p>' },
		{ title: 'Protected zebra', password: 'open', content: '<p>zebrasecret</p>' },
		{ title: 'Trashed zebra', status: 'trash', content: '<p>zebrasecret</p>' },
	] );
} );

describe( 'search', () => {
	it( 'puts the article whose title asks the question first', async () => {
		expect( ( await titles( 'return' ) )[ 0 ] ).toBe( 'How do I return an item?' );
		expect( ( await titles( 'how can I return something?' ) )[ 0 ] ).toBe( 'How do I return an item?' );
		expect( await titles( 'return' ) ).toContain( 'Parcels and couriers' );
	} );

	it( 'forgives accents, letter case and word endings', async () => {
		for ( const q of [ 'devolucion', 'DEVOLUCIÓN', 'devoluciones', 'donde esta mi pedido', '¿dónde está mi PEDIDO?' ] ) {
			expect( ( await titles( q ) )[ 0 ] ).toBe( 'Envíos a España y Canarias' );
		}
		expect( await titles( 'rucksendung' ) ).toEqual( [ 'Wie lange dauert die Rücksendung?' ] );
		expect( await titles( 'strasse' ) ).toEqual( [ 'Wie lange dauert die Rücksendung?' ] );
		expect( ( await titles( 'refunded' ) )[ 0 ] ).toBe( 'How do I return an item?' );
		expect( await titles( 'ВЕРНУТЬ' ) ).toEqual( [ 'Как вернуть товар' ] );
	} );

	it( 'finds words while they are typed, and inside text without spaces', async () => {
		expect( await titles( 'couri' ) ).toEqual( [ 'Parcels and couriers' ] );
		expect( await titles( '返品' ) ).toEqual( [ '返品について' ] );
	} );

	it( 'shows the place that answers', async () => {
		const [ hit ] = await find( 'working days card' );
		expect( hit ).toMatchObject( {
			title: 'How do I return an item?',
			topic: 'Returns',
			excerpt: expect.stringContaining( 'Refunds take five working days & arrive on the same card.' ),
		} );
		expect( hit?.url ).toContain( '/knowledge-base/' );
		expect( hit?.excerpt ).not.toMatch( /hiddenshortcode|hiddencomment|<|&amp;/ );
	} );

	it( 'gives titles as text', async () => {
		expect( await titles( 'cotton' ) ).toEqual( [ '100% cotton_blend & “quotes”' ] );
	} );

	it( 'says nothing rather than something else', async () => {
		expect( await titles( 'submarine' ) ).toEqual( [] );
		for ( const q of [ '%', '_', "'", '\\', '???', '🙂', '%%%s %d' ] ) {
			expect( await titles( q ) ).toEqual( [] );
		}
		expect( await titles( `") OR 1=1 -- submarine` ) ).toEqual( [] );
	} );

	it( 'names what is wrong with a question', async () => {
		expect( await anonymous.request( 'GET', '/articles/search' ) ).toMatchObject( {
			status: 400,
			body: { data: { params: [ 'q' ] } },
		} );
		expect( await anonymous.request( 'GET', '/articles/search', { query: { q: 'x'.repeat( 201 ) } } ) ).toMatchObject( {
			status: 400,
			body: { data: { params: { q: expect.any( String ) } } },
		} );
		expect( await anonymous.request( 'GET', '/articles/search', { query: { q: 'a', per_page: 21 } } ) ).toMatchObject( {
			status: 400,
			body: { data: { params: { per_page: expect.any( String ) } } },
		} );
	} );
} );

describe( 'articles that are not public', () => {
	it.each( [ 'anonymous', 'subscriber', 'mesa_agent', 'administrator' ] as const )( 'are not found by %s', async ( role ) => {
		for ( const q of [ 'zebrasecret', 'zebra' ] ) {
			expect( await as( role ).call( 'searchArticles', { query: { q } } ) ).toEqual( { items: [] } );
		}
	} );

	it( 'are in no list of topics, on no page, in no feed and no sitemap', async () => {
		const { url } = site();
		const list = await makePage( 'All topics', '<!-- wp:mesa/topic-list /--><!-- wp:mesa/kb-search /-->' );
		for ( const address of [
			list,
			`${ list }?mesa_q=zebra`,
			`${ url }/knowledge-base/`,
			`${ url }/?post_type=mesa_article&feed=rss2`,
			`${ url }/wp-sitemap-posts-mesa_article-1.xml`,
		] ) {
			const { status, html } = await page( address );
			expect( status ).toBe( 200 );
			expect( html ).not.toMatch( /zebrasecret/ );
			expect( html.replace( /“zebra”|value="zebra"|"typed":"zebra"/g, '' ) ).not.toMatch( /(Draft|Private|Pending|Trashed) zebra/ );
		}
	} );

	it( 'vanish at once when one is taken back, and come when it is published', async () => {
		const [ id ] = await write( [ { title: 'Giraffe manual', content: '<p>Long necks.</p>' } ] );
		expect( await titles( 'giraffe' ) ).toEqual( [ 'Giraffe manual' ] );
		const change = ( fields: object ) =>
			site().runPhp( 'wp_update_post( array( "ID" => $args["id"] ) + $args["fields"] );', { id, fields } );
		await change( { post_title: 'Okapi manual', post_content: '<p>Short necks.</p>' } );
		expect( await titles( 'giraffe' ) ).toEqual( [] );
		expect( await titles( 'okapi' ) ).toEqual( [ 'Okapi manual' ] );
		await change( { post_status: 'private' } );
		expect( await titles( 'okapi' ) ).toEqual( [] );
		await change( { post_status: 'publish' } );
		expect( await titles( 'okapi' ) ).toEqual( [ 'Okapi manual' ] );
		await change( { post_password: 'x' } );
		expect( await titles( 'okapi' ) ).toEqual( [] );
		await site().runPhp( 'wp_delete_post( $args["id"], true );', { id } );
		expect(
			await site().runPhp(
				'global $wpdb; return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_article_state WHERE article_id = %d", $args["id"] ) );',
				{ id }
			)
		).toBe( 0 );
	} );

	it( 'are found again after a change that WordPress was not told of', async () => {
		await site().runPhp( `global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}mesa_article_state" );` );
		expect( ( await titles( 'return' ) )[ 0 ] ).toBe( 'How do I return an item?' );
	} );
} );

describe( 'the knowledge page', () => {
	it( 'has a search field and every topic with its articles', async () => {
		const { status, html } = await page( `${ site().url }/knowledge-base/` );
		expect( status ).toBe( 200 );
		expect( html ).toContain( 'How can we help?' );
		expect( html ).toMatch( /role="combobox"/ );
		expect( html ).toMatch( /mesa-topics__name[\s\S]*Returns/ );
		expect( html ).toContain( 'How do I return an item?' );
	} );

	it( 'shows results without JavaScript, on the page that was asked', async () => {
		const { html } = await page( `${ site().url }/knowledge-base/?mesa_q=${ encodeURIComponent( 'return "<b>' ) }` );
		expect( html ).toContain( 'answers for “return &quot;' );
		expect( html ).toMatch( /mesa-search__results[\s\S]*How do I return an item\?/ );
		expect( html ).not.toContain( '"<b>' );
	} );

	it( 'has a page for a topic with that topic only', async () => {
		const url = await site().runPhp< string >( 'return get_term_link( get_term_by( "name", "Returns", "mesa_topic" ) );' );
		const { status, html } = await page( url );
		expect( url ).toContain( '/knowledge-base/topic/' );
		expect( status ).toBe( 200 );
		expect( html ).toContain( 'How do I return an item?' );
		expect( html ).not.toContain( 'Parcels and couriers' );
	} );
} );

describe( 'writing articles', () => {
	const route = () => `${ site().url }/wp-json/wp/v2/mesa-articles`;

	it.each( [
		[ 'anonymous', 401, 401 ],
		[ 'subscriber', 403, 403 ],
		[ 'mesa_agent', 403, 403 ],
		[ 'mesa_knowledge_manager', 201, 201 ],
		[ 'mesa_manager', 201, 201 ],
		[ 'administrator', 201, 201 ],
	] as const )( 'as %s answers %i, a topic %i', async ( role, article, topic ) => {
		const made = await as( role ).request( 'POST', route(), {
			body: { title: `By ${ role }`, status: 'publish', content: '<p>Hello</p>' },
		} );
		expect( made.status ).toBe( article );
		const term = await as( role ).request( 'POST', `${ site().url }/wp-json/wp/v2/mesa-topics`, {
			body: { name: `Topic of ${ role }` },
		} );
		expect( term.status ).toBe( topic );
	} );

	it( 'is possible in wp-admin for people who may write nothing else', async () => {
		const { url, users } = site();
		await site().runPhp( 'wp_set_password( "password", get_user_by( "login", $args["user"] )->ID );', {
			user: users.mesa_knowledge_manager?.user,
		} );
		const login = await fetch( `${ url }/wp-login.php`, {
			method: 'POST',
			redirect: 'manual',
			headers: { Cookie: 'wordpress_test_cookie=WP+Cookie+check' },
			body: new URLSearchParams( { log: users.mesa_knowledge_manager?.user ?? '', pwd: 'password', testcookie: '1' } ),
		} );
		const cookie = login.headers
			.getSetCookie()
			.map( ( one ) => one.split( ';' )[ 0 ] )
			.join( '; ' );
		for ( const screen of [
			'edit.php?post_type=mesa_article',
			'post-new.php?post_type=mesa_article',
			'edit-tags.php?taxonomy=mesa_topic&post_type=mesa_article',
		] ) {
			expect( ( await page( `${ url }/wp-admin/${ screen }`, cookie ) ).status ).toBe( 200 );
		}
		expect( ( await page( `${ url }/wp-admin/post-new.php`, cookie ) ).status ).toBe( 403 );
	} );
} );
