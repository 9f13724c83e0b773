/** Pages of articles and topics: what leads on, in which order, and what readers say about them. */
import { as, site } from './site.ts';
import { installVisitors, makePage, newVisitor, page } from './visitors.ts';

const LONG =
	'<!-- wp:heading --><h2 class="wp-block-heading">First steps</h2><!-- /wp:heading --><p>One</p><h3>Détails &amp; more</h3><p>Two</p><h2>返品について</h2><p>Three</p><h2>First steps</h2><p>Four</p><h2 id="own">Typed by hand</h2><p>[unknown_shortcode] five</p>';

let made: { topics: Record< string, number >; articles: Record< string, number >; urls: Record< string, string > };
const admin = () => as( 'administrator' );

beforeAll( async () => {
	installVisitors();
	made = await site().runPhp(
		`
		wp_set_current_user( 1 );
		foreach ( get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'any', 'numberposts' => -1 ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		foreach ( get_terms( array( 'taxonomy' => 'mesa_topic', 'hide_empty' => false ) ) as $term ) { wp_delete_term( $term->term_id, 'mesa_topic' ); }
		$topics = array();
		foreach ( array( 'Garden' => '', 'Tools' => 'Garden', 'Kitchen' => '', 'Hollow' => '' ) as $name => $parent ) {
			$topics[ $name ] = wp_insert_term( $name, 'mesa_topic', array( 'parent' => $topics[ $parent ] ?? 0 ) )['term_id'];
		}
		$articles = array();
		foreach ( array( 'Alpha rake' => 'Tools', 'Beta spade' => 'Tools', 'Gamma soup' => 'Kitchen', 'Delta loose' => '', 'Secret rake' => 'Tools', 'Draft hoe' => 'Tools' ) as $title => $topic ) {
			$articles[ $title ] = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_title' => $title, 'post_status' => 'Draft hoe' === $title ? 'draft' : 'publish', 'post_content' => 'Alpha rake' === $title ? $args['long'] : '<p>Rakes and spades of ash wood for ' . $title . '</p>' ) );
			wp_set_object_terms( $articles[ $title ], $topic ? array( $topics[ $topic ] ) : array(), 'mesa_topic' );
		}
		update_post_meta( $articles['Secret rake'], '_mesa_visibility', 'internal' );
		return array( 'topics' => $topics, 'articles' => $articles, 'urls' => array_map( 'get_permalink', $articles ) + array( 'Garden' => get_term_link( $topics['Garden'], 'mesa_topic' ), 'home' => get_post_type_archive_link( 'mesa_article' ) ) );`,
		{
			long: LONG,
		}
	);
} );

const shown = async ( name: string ) => ( await page( made.urls[ name ] ?? '' ) ).html;
const id = ( name: string ) => made.articles[ name ] ?? made.topics[ name ] ?? 0;

describe( 'an article', () => {
	it( 'has a link to each heading, and each link leads somewhere', async () => {
		const html = await shown( 'Alpha rake' );
		const contents = /<nav[^>]*mesa-contents[\s\S]*?<\/nav>/.exec( html )?.[ 0 ] ?? '';
		const links = [ ...contents.matchAll( /href="#([^"]+)"/g ) ].map( ( [ , link ] ) => link ?? '' );
		expect( links ).toEqual( [ 'first-steps', 'details-more', '返品について', 'first-steps-2', 'own' ] );
		for ( const link of links ) {
			expect( html.split( `id="${ link }"` ).length - 1 ).toBe( 1 );
		}
	} );

	it( 'says where it stands, and what comes before and after', async () => {
		const html = await shown( 'Alpha rake' );
		const path = /<nav[^>]*mesa-path[\s\S]*?<\/nav>/.exec( html )?.[ 0 ] ?? '';
		expect( [ ...path.matchAll( />([^<>]*\S[^<>]*)</g ) ].map( ( [ , name ] ) => name ) ).toEqual( [
			'Knowledge base',
			'Garden',
			'Tools',
			'Alpha rake',
		] );
		expect( path ).toContain( 'aria-current="page"' );
		const beside = /<nav[^>]*mesa-neighbours[\s\S]*?<\/nav>/.exec( html )?.[ 0 ] ?? '';
		expect( beside ).toContain( 'Beta spade' );
		expect( beside ).not.toContain( 'rel="prev"' );
		expect( html ).toContain( 'Last updated on' );
	} );

	it( 'leads to nothing that the reader may not see', async () => {
		for ( const name of [ 'Alpha rake', 'Beta spade', 'Garden', 'home' ] ) {
			expect( await shown( name ) ).not.toMatch( /Secret rake|Draft hoe/ );
		}
		const related = /mesa-articles is-related[\s\S]*?<\/section>/.exec( await shown( 'Beta spade' ) )?.[ 0 ] ?? '';
		expect( related ).toContain( 'Alpha rake' );
	} );
} );

describe( 'the order', () => {
	const change = ( body: object ) => admin().request( 'PUT', '/kb/shelf', { body } );

	it( 'that somebody gives is the one that visitors see', async () => {
		expect(
			(
				await change( {
					lists: [ { topic: id( 'Tools' ), ids: [ id( 'Beta spade' ), id( 'Secret rake' ), id( 'Alpha rake' ) ] } ],
				} )
			).status
		).toBe( 200 );
		const garden = await shown( 'Garden' );
		expect( garden.indexOf( 'Beta spade' ) ).toBeLessThan( garden.indexOf( 'Alpha rake' ) );
		expect( await shown( 'Alpha rake' ) ).toMatch( /rel="prev"[^>]*>[\s\S]{0,80}Beta spade/ );
		const order = [ 'Kitchen', 'Garden', 'Hollow' ].map( ( name ) => ( { id: id( name ), parent: 0 } ) );
		await change( { topics: [ ...order, { id: id( 'Tools' ), parent: id( 'Garden' ) } ] } );
		const home = await shown( 'home' );
		expect( home.indexOf( 'Kitchen' ) ).toBeLessThan( home.indexOf( 'Garden' ) );
		expect( home ).not.toContain( 'Hollow' );
		expect( home ).toContain( 'Delta loose' );
	} );

	it( 'shows drafts to those who change it, and moves an article to another topic and back', async () => {
		const before = await admin().call( 'getShelf', {} );
		expect( before.articles.find( ( { title } ) => title === 'Draft hoe' ) ).toMatchObject( { published: false } );
		const move = { article: id( 'Gamma soup' ), from: id( 'Kitchen' ), to: id( 'Tools' ) };
		const after = await admin().call( 'changeShelf', { body: { move } } );
		const idsIn = ( topic: string ) => after.lists.find( ( list ) => list.topic === id( topic ) )?.ids;
		expect( idsIn( 'Kitchen' ) ).toEqual( [] );
		expect( idsIn( 'Tools' ) ).toContain( id( 'Gamma soup' ) );
		await change( { move: { ...move, from: move.to, to: move.from } } );
		expect( await shown( 'Gamma soup' ) ).toContain( 'Kitchen' );
	} );

	it( 'is kept when a change makes no sense', async () => {
		const before = ( await admin().call( 'getShelf', {} ) ).topics;
		expect( ( await change( { topics: [ { id: id( 'Garden' ), parent: id( 'Tools' ) } ] } ) ).status ).toBe( 400 );
		expect( await change( { topics: [ { id: 999_999, parent: 0 } ] } ) ).toMatchObject( {
			status: 409,
			body: { code: 'mesa_shelf_changed' },
		} );
		expect( ( await change( { move: { article: 999_999, from: 0, to: id( 'Tools' ) } } ) ).status ).toBe( 404 );
		expect( ( await admin().call( 'getShelf', {} ) ).topics ).toEqual( before );
	} );
} );

describe( 'what readers say', () => {
	const vote = ( body: object, visitor: string, name = 'Gamma soup' ) =>
		as( 'anonymous' ).request( 'POST', `/kb/articles/${ id( name ) }/vote`, { body, headers: { 'X-Test-Address': visitor } } );
	const sums = () => admin().call( 'getArticleVotes', { path: { id: id( 'Gamma soup' ) } } );

	it( 'counts once for a visitor, whatever they say later that day', async () => {
		const [ one, other ] = [ newVisitor(), newVisitor() ];
		await vote( { helpful: true }, one );
		await vote( { helpful: false }, one );
		await vote( { up_to_date: false, comment: ' <b>The stove</b> is missing. ' }, one );
		await vote( { helpful: true }, other );
		expect( await sums() ).toMatchObject( {
			helpful: 1,
			unhelpful: 1,
			outdated: 1,
			comments: [ { comment: 'The stove is missing.', helpful: false, up_to_date: false } ],
		} );
	} );

	it( 'keeps nothing of the visitor that means anything tomorrow', async () => {
		const visitor = newVisitor();
		await vote( { helpful: true }, visitor );
		const kept = await site().runPhp< { rows: string; salts: number } >( `
			global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}mesa_daily_salts SET day = '2020-01-01'" );
			( new Mesa\\Data\\Visitors\\DailySaltStore( new Mesa\\Data\\Db() ) )->throw_away( gmdate( 'Y-m-d' ) );
			return array( 'rows' => wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}mesa_article_votes" ) ), 'salts' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_daily_salts" ) );` );
		expect( kept.rows ).not.toContain( visitor );
		expect( kept.salts ).toBe( 0 );
		const before = ( await sums() ).helpful;
		// With another salt the same visitor is somebody else; nothing links the two.
		await vote( { helpful: true }, visitor );
		expect(
			await site().runPhp(
				'global $wpdb; return (int) $wpdb->get_var( "SELECT COUNT( DISTINCT visitor ) FROM {$wpdb->prefix}mesa_article_votes" );'
			)
		).toBe( before + 2 );
	} );

	it( 'is not taken for what the visitor may not read, nor endlessly', async () => {
		expect( ( await vote( { helpful: true }, newVisitor(), 'Secret rake' ) ).status ).toBe( 404 );
		expect( ( await vote( { helpful: true }, newVisitor(), 'Draft hoe' ) ).status ).toBe( 404 );
		const busy = newVisitor();
		const states: number[] = [];
		for ( let at = 0; at < 31; at++ ) {
			states.push( ( await vote( { helpful: at % 2 === 0 }, busy ) ).status );
		}
		expect( states.filter( ( status ) => status === 204 ) ).toHaveLength( 30 );
		expect( states[ 30 ] ).toBe( 429 );
	} );

	it( 'counts no crowd that one address makes up', async () => {
		const address = newVisitor();
		const states = [];
		for ( const at of [ 1, 2, 3, 4, 5, 6, 1 ] ) {
			const headers = { 'X-Test-Address': address, 'User-Agent': `Browser ${ at }` };
			const path = `/kb/articles/${ id( 'Gamma soup' ) }/vote`;
			states.push( ( await as( 'anonymous' ).request( 'POST', path, { body: { helpful: true }, headers } ) ).status );
		}
		// Whoever has voted may still change their mind.
		expect( states ).toEqual( [ 204, 204, 204, 204, 204, 429, 204 ] );
	} );

	it( 'is taken without JavaScript, and answered on the page', async () => {
		const send = ( fields: Record< string, string > ) =>
			fetch( `${ site().url }/wp-admin/admin-post.php?action=mesa_vote`, {
				method: 'POST',
				redirect: 'manual',
				headers: { 'X-Test-Address': newVisitor() },
				body: new URLSearchParams( { article: String( id( 'Gamma soup' ) ), ...fields } ),
			} );
		const answer = await send( { helpful: 'no' } );
		expect( answer.status ).toBe( 303 );
		const location = answer.headers.get( 'location' ) ?? '';
		expect( location ).toBe( `${ made.urls[ 'Gamma soup' ] }${ location.includes( '?p' ) ? '&' : '?' }mesa_vote=no#mesa-feedback` );
		const { html } = await page( location );
		expect( html ).toMatch( /mesa-feedback__status[^>]*>Thank you/ );
		expect( html ).toMatch( /<form class="mesa-feedback__more"(?![^>]* hidden)[^>]*>/ );
		expect( ( await send( { up_to_date: 'yes', comment: 'Good.' } ) ).headers.get( 'location' ) ).toContain( 'mesa_vote=done' );
		expect( ( await send( { article: String( id( 'Secret rake' ) ), helpful: 'yes' } ) ).headers.get( 'location' ) ).toBe(
			`${ site().url }/`
		);
		expect( await shown( 'Gamma soup' ) ).toMatch( /<form class="mesa-feedback__more"[^>]* hidden>/ );
	} );

	it( 'sorts the list in wp-admin, and goes when the article goes', async () => {
		const order = await site().runPhp< string[] >(
			`
			wp_set_current_user( 1 );
			$votes   = new Mesa\\Data\\Knowledge\\ArticleVoteStore( new Mesa\\Data\\Db() );
			foreach ( array( 1, 2, 3 ) as $who ) { $votes->put( $args['bad'], "v$who", array( 'helpful' => false ), time() ); }
			add_filter( 'posts_clauses', static fn( $clauses ) => $votes->sorted( $clauses, 'ASC' ) );
			return wp_list_pluck( get_posts( array( 'post_type' => 'mesa_article', 'numberposts' => 2, 'suppress_filters' => false ) ), 'post_title' );`,
			{
				bad: id( 'Delta loose' ),
			}
		);
		expect( order[ 0 ] ).toBe( 'Delta loose' );
		expect(
			await site().runPhp(
				'wp_delete_post( $args["id"], true ); global $wpdb; return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_article_votes WHERE article_id = %d", $args["id"] ) );',
				{ id: id( 'Delta loose' ) }
			)
		).toBe( 0 );
	} );
} );

describe( 'shortcodes', () => {
	it( 'are the blocks under other names, with the attributes that were typed', async () => {
		const url = await makePage(
			'Classic help',
			'[mesa_search label="Ask away" show_label="yes"]\n\n[mesa_topics layout="list" per_topic="1" show_counts="no"]\n\n[mesa_articles kind="newest" limit="2"]'
		);
		const { html } = await page( url );
		expect( html ).toMatch( /<label class="mesa-search__label"[^>]*>Ask away</ );
		expect( html ).toMatch( /mesa-topics is-list/ );
		expect( html ).not.toContain( 'class="mesa-topics__count"' );
		expect( ( /mesa-articles is-newest[\s\S]*?<\/section>/.exec( html )?.[ 0 ] ?? '' ).match( /<li>/g ) ).toHaveLength( 2 );
	} );
} );

describe( 'a site without articles', () => {
	it( 'embarrasses nobody, and teaches those who may write', async () => {
		await site().runPhp(
			'foreach ( get_posts( array( "post_type" => "mesa_article", "post_status" => "any", "numberposts" => -1, "mesa_reader" => "all" ) ) as $post ) { wp_delete_post( $post->ID, true ); }'
		);
		const html = await shown( 'home' );
		expect( html ).toContain( 'We are still writing our first answers.' );
		expect( html ).not.toMatch( /role="combobox"|What helped others|first answer\.|post-new\.php/ );
	} );
} );
