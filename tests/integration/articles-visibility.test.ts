/**
 * Who may read which article, along every way by which WordPress and we let articles out. The table below is the
 * golden one of docs/visibility.md: whoever changes a line changes a promise.
 */
import { as, site, type Role } from './site.ts';
import { ask, KINDS, makeLibrary, MAY_READ, PEOPLE, told, type Kind, type Setup } from './support/readers.ts';

let made: Setup;

beforeAll( async () => {
	made = await makeLibrary();
} );

/** Answers that list articles: they tell of those that the person may read, and of no other. */
const LISTS: Array< [ string, () => string ] > = [
	[ 'the knowledge base’s page', () => '/knowledge-base/' ],
	[ 'a topic’s page', () => made.topics.open.url ],
	[ 'WordPress’s search', () => '/?s=okapi' ],
	[ 'the feed', () => '/?post_type=mesa_article&feed=rss2' ],
	[ 'a topic’s feed', () => `${ made.topics.open.url }feed/` ],
	[ 'the archive of a month', () => '/2026/01/?post_type=mesa_article' ],
	[ 'the search block without JavaScript', () => '/knowledge-base/?mesa_q=okapi' ],
	[ 'a menu and the block of topics', () => made.menuPage ],
	[ 'wp/v2/mesa-articles', () => '/wp-json/wp/v2/mesa-articles?per_page=50' ],
	[
		'wp/v2/mesa-articles of a topic, with what is linked',
		() => `/wp-json/wp/v2/mesa-articles?mesa-topics=${ made.topics.open.id }&_embed=1`,
	],
	[
		'wp/v2/mesa-articles by number and name',
		() =>
			`/wp-json/wp/v2/mesa-articles?include=${ KINDS.map( ( kind ) => made.articles[ kind ].id ).join( ',' ) }&slug=${ KINDS.map( ( kind ) => made.articles[ kind ].slug ).join( ',' ) }`,
	],
	[ 'wp/v2/search', () => '/wp-json/wp/v2/search?search=okapi&per_page=50' ],
	[ 'the block editor’s search for links', () => '/wp-json/wp/v2/search?search=okapi&type=post&subtype=mesa_article&_embed=self' ],
	[ 'wp/v2/media', () => '/wp-json/wp/v2/media?per_page=50&search=mk' ],
	[ 'our own search', () => '/wp-json/mesa/v1/articles/search?q=okapi&per_page=20' ],
];

describe.each( PEOPLE )( '%s', ( person ) => {
	const may = MAY_READ[ person ] as readonly Kind[];

	it.each( LISTS )( 'sees in %s what is meant for them', async ( _name, address ) => {
		const seen = await ask( person, address() );
		expect( seen.status ).toBe( 200 );
		expect( told( seen.text.replace( /okapi-before\w+/g, '' ) ) ).toEqual( may );
	} );

	it.each( KINDS )( 'opens the article for %s, or is told that there is nothing', async ( kind ) => {
		const { id, url, file, fileUrl, slug } = made.articles[ kind ];
		const opened = may.includes( kind );
		const article = await ask( person, url );
		expect( article.status ).toBe( opened ? 200 : 404 );
		if ( opened && kind !== 'public' ) {
			expect( article.headers.get( 'cache-control' ) ).toMatch( /private.*no-store|no-store.*private/ );
			expect( article.text ).toMatch( /<meta name='robots' content='[^']*noindex/ );
		}
		const answers = [
			[ article, 200 ],
			[ await ask( person, `${ url }embed/` ), 200 ],
			[ await ask( person, `/wp-json/wp/v2/mesa-articles/${ id }` ), 200 ],
			[ await ask( person, `/wp-json/wp/v2/media/${ file }` ), 200 ],
			// WordPress takes its routes in any case of letters.
			[ await ask( person, `/wp-json/WP/v2/Mesa-Articles/${ id }` ), 200 ],
			[ await ask( person, `/wp-json/wp/v2/Media/${ file }` ), 200 ],
			[ await ask( person, `/?p=${ id }` ), 301 ],
			[ await ask( person, `/?p=${ id }&post_type=mesa_article&preview=true` ), 301 ],
			[ await ask( person, `/?mesa_article=${ slug }` ), 301 ],
			[ await ask( person, `/wp-json/mesa/v1/kb/articles/${ id }/vote`, 'POST', { helpful: true } ), 204 ],
			[ await ask( person, `/?attachment_id=${ file }` ), 301 ],
			[ await ask( person, fileUrl ), 301 ],
			// An old address, and one that is cut off: WordPress leads to the article.
			[ await ask( person, url.replace( slug, `okapi-before${ kind }` ) ), 301 ],
			[ await ask( person, url.replace( `${ slug }/`, slug.slice( 0, -1 ) ) ), 301 ],
		] as const;
		for ( const [ answer, open ] of answers ) {
			if ( opened ) {
				// Attachments have no pages of their own on newer sites.
				expect( [ open, 200, 301, 302 ] ).toContain( answer.status );
			} else {
				expect( answer.status ).toBe( 404 );
				expect( answer.text ).not.toMatch( new RegExp( `mk${ kind }` ) );
				expect( answer.location ).toBe( '' );
			}
		}
		for ( const path of [ `/wp-json/wp/v2/mesa-articles/${ id }/revisions`, `/wp-json/wp/v2/mesa-topics?post=${ id }` ] ) {
			expect( opened || ( await ask( person, path ) ).status >= 400 ).toBe( true );
		}
		// Nobody learns by trying to change it that it is there.
		if ( ! opened ) {
			expect( ( await ask( person, `/wp-json/wp/v2/mesa-articles/${ id }`, 'DELETE' ) ).status ).toBe( 404 );
		}
	} );

	it( 'is led to no neighbour that is not meant for them', async () => {
		const titles = await site().runPhp< string[] >(
			`wp_set_current_user( $args['person'] ? get_user_by( 'login', $args['person'] )->ID : 0 );
			$GLOBALS['post'] = get_post( $args['id'] );
			$titles = array();
			while ( $GLOBALS['post'] ) { $GLOBALS['post'] = get_next_post(); if ( $GLOBALS['post'] ) { $titles[] = $GLOBALS['post']->post_title; } }
			return array_merge( $titles, wp_list_pluck( get_posts( array( 'post_type' => 'any', 's' => 'okapi', 'numberposts' => -1 ) ), 'post_title' ) );`,
			{ person: person === 'visitor' ? '' : `okapi${ person.replaceAll( '_', '' ) }`, id: made.articles.public.id }
		);
		expect( told( ...titles ) ).toEqual( may );
	} );

	it( 'gets what is kept for everybody as everybody gets it', async () => {
		expect( told( ( await ask( person, '/wp-sitemap-posts-mesa_article-1.xml' ) ).text ) ).toEqual( [ 'public' ] );
		for ( const kind of KINDS ) {
			const answer = await ask( person, `/wp-json/oembed/1.0/embed?url=${ encodeURIComponent( made.articles[ kind ].url ) }` );
			expect( answer.status ).toBe( kind === 'public' ? 200 : 404 );
			const byNumber = await ask(
				person,
				`/wp-json/oembed/1.0/embed?url=${ encodeURIComponent( `${ site().url }/?p=${ made.articles[ kind ].id }` ) }`
			);
			expect( byNumber.status ).toBe( kind === 'public' ? 200 : 404 );
		}
	} );

	it( 'finds a topic that is not meant for them nowhere', async () => {
		const opened = may.includes( 'topic' );
		const { id, url } = made.topics.closed;
		expect( ( await ask( person, url ) ).status ).toBe( opened ? 200 : 404 );
		// A feed of nothing is empty, not missing, as WordPress has it.
		expect( /Okapi closed/.test( ( await ask( person, `${ url }feed/` ) ).text ) ).toBe( opened );
		expect( ( await ask( person, `/wp-json/wp/v2/mesa-topics/${ id }` ) ).status ).toBe( opened ? 200 : 404 );
		for ( const list of [
			'/wp-json/wp/v2/mesa-topics?per_page=50',
			'/wp-json/wp/v2/search?type=term&search=okapi',
			'/knowledge-base/',
			made.menuPage,
		] ) {
			expect( /Okapi (closed|below)/.test( ( await ask( person, list ) ).text ) && ! opened ).toBe( false );
		}
		expect( /Okapi closed/.test( ( await ask( person, made.menuPage ) ).text ) ).toBe( opened );
		expect( ( await ask( person, '/wp-sitemap-taxonomies-mesa_topic-1.xml' ) ).text ).not.toMatch( /okapi-(closed|below)/ );
	} );

	it( 'learns nothing from a topic’s number of articles', async () => {
		const topic = JSON.parse( ( await ask( person, `/wp-json/wp/v2/mesa-topics/${ made.topics.open.id }` ) ).text ) as {
			count: number;
		};
		expect( topic.count ).toBe( 1 );
	} );
} );

describe( 'a change', () => {
	it( 'is felt at once, whoever makes it: counts, lists, search', async () => {
		const { id } = made.articles.internal;
		const state = () =>
			site().runPhp< [ number, boolean ] >(
				`return array( get_term( $args['topic'] )->count, Mesa\\Knowledge\\Visibility::is_public( $args['id'] ) );`,
				{
					id,
					topic: made.topics.open.id,
				}
			);
		await site().runPhp( 'delete_post_meta( $args["id"], "_mesa_visibility" );', { id } );
		expect( await state() ).toEqual( [ 2, true ] );
		expect( told( ( await ask( 'visitor', '/wp-json/mesa/v1/articles/search?q=okapi' ) ).text ) ).toEqual( [ 'public', 'internal' ] );
		await site().runPhp( 'update_term_meta( $args["topic"], "_mesa_visibility", "customers" );', { topic: made.topics.open.id } );
		expect( await state() ).toEqual( [ 0, false ] );
		expect( told( ( await ask( 'visitor', '/wp-json/mesa/v1/articles/search?q=okapi' ) ).text ) ).toEqual( [] );
		expect( told( ( await ask( 'customer', '/wp-json/mesa/v1/articles/search?q=okapi' ) ).text ) ).toEqual( [
			'public',
			'customers',
			'internal',
		] );
		await site().runPhp(
			'delete_term_meta( $args["topic"], "_mesa_visibility" ); update_post_meta( $args["id"], "_mesa_visibility", "something new" );',
			{
				id,
				topic: made.topics.open.id,
			}
		);
		// A kind that this version does not know is closed to all but those who edit.
		expect( await state() ).toEqual( [ 1, false ] );
		expect( ( await ask( 'mesa_agent', made.articles.internal.url ) ).status ).toBe( 404 );
		expect( ( await ask( 'administrator', made.articles.internal.url ) ).status ).toBe( 200 );
	} );
} );

it( 'keeps closed what a topic kept closed when the topic is deleted', async () => {
	const now = await site().runPhp< string[] >(
		`wp_set_current_user( 1 );
		$topic = wp_insert_term( 'Okapi passing', 'mesa_topic' )['term_id'];
		$child = wp_insert_term( 'Okapi child', 'mesa_topic', array( 'parent' => $topic ) )['term_id'];
		Mesa\\Knowledge\\KeepFor::topic( $topic, 'roles', array( 'editor' ) );
		$ids = array();
		foreach ( array( array( $topic, '' ), array( $topic, 'internal' ), array( $child, '' ) ) as list( $in, $own ) ) {
			$id = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Passing' ) );
			wp_set_object_terms( $id, array( $in ), 'mesa_topic' );
			if ( $own ) { Mesa\\Knowledge\\KeepFor::article( $id, $own, array() ); }
			$ids[] = $id;
		}
		wp_delete_term( $topic, 'mesa_topic' );
		$now = array_map( static fn( $id ) => Mesa\\Knowledge\\Visibility::of( $id ) . implode( get_post_meta( $id, '_mesa_visibility_roles' ) ), $ids );
		array_map( 'wp_delete_post', $ids, array( true, true, true ) );
		wp_delete_term( $child, 'mesa_topic' );
		return $now;`
	);
	// "internal" within editors: editors are not in the team here, so nobody but those who edit articles.
	expect( now ).toEqual( [ 'roleseditor', 'roles', 'roles' ] );
} );

describe( 'saying who may read', () => {
	const field = () => `${ site().url }/wp-json/wp/v2/mesa-articles/${ made.articles.public.id }`;
	const save = ( role: Role, value: object ) => as( role ).request( 'POST', field(), { body: { mesa_visibility: value } } );

	it( 'is for those who may edit the article, and is seen by nobody else', async () => {
		expect( ( await save( 'mesa_agent', { kind: 'internal', roles: [] } ) ).status ).toBe( 403 );
		expect( ( await save( 'anonymous', { kind: 'internal', roles: [] } ) ).status ).toBe( 401 );
		expect( ( await as( 'mesa_agent' ).request( 'GET', field() ) ).body ).not.toHaveProperty( 'mesa_visibility' );
		expect( await save( 'mesa_knowledge_manager', { kind: 'secret', roles: [] } ) ).toMatchObject( { status: 400 } );
		expect( await save( 'mesa_knowledge_manager', { kind: 'roles', roles: [ 'editor', 'author', 'editor' ] } ) ).toMatchObject( {
			status: 200,
			body: { mesa_visibility: { kind: 'roles', roles: [ 'editor', 'author' ], topics: [] } },
		} );
		expect( ( await ask( 'editor', made.articles.public.url ) ).status ).toBe( 200 );
		expect( ( await ask( 'visitor', made.articles.public.url ) ).status ).toBe( 404 );
		expect( await save( 'mesa_knowledge_manager', { kind: 'public', roles: [ 'editor' ] } ) ).toMatchObject( {
			body: { mesa_visibility: { kind: 'public', roles: [] } },
		} );
		expect( ( await ask( 'visitor', made.articles.public.url ) ).status ).toBe( 200 );
	} );

	it( 'tells whom a topic keeps its articles for', async () => {
		const answer = await as( 'administrator' ).request(
			'GET',
			`${ site().url }/wp-json/wp/v2/mesa-articles/${ made.articles.topic.id }?context=edit`
		);
		expect( answer.body ).toMatchObject( {
			mesa_visibility: { kind: 'public', topics: [ { name: expect.stringContaining( 'Okapi below' ), kind: 'internal' } ] },
		} );
	} );

	it( 'works by quick edit, and not by a link that somebody else made', async () => {
		const tries = await site().runPhp< string[] >(
			`wp_set_current_user( 1 );
			Mesa\\Knowledge\\VisibilityScreens::hook();
			$kinds = array();
			foreach ( array( 'forged', wp_create_nonce( 'inlineeditnonce' ) ) as $nonce ) {
				$_REQUEST = array( 'mesa_readers' => 'customers', '_inline_edit' => $nonce );
				wp_update_post( array( 'ID' => $args['id'], 'post_content' => $nonce ) );
				$kinds[] = Mesa\\Knowledge\\Visibility::of( $args['id'] );
			}
			delete_post_meta( $args['id'], '_mesa_visibility' );
			return $kinds;`,
			{ id: made.articles.public.id }
		);
		expect( tries ).toEqual( [ 'public', 'customers' ] );
	} );
} );

it( 'opens nothing to anybody when a topic is deleted, whatever it and its articles were kept for', async () => {
	const widened = await site().runPhp< string[] >(
		`require_once ABSPATH . 'wp-admin/includes/user.php'; wp_set_current_user( 1 );
		foreach ( array( 'author', 'editor', 'mesa_agent' ) as $role ) {
			$readers[ $role ] = wp_insert_user( array( 'user_login' => uniqid( $role ), 'user_pass' => 'x', 'role' => $role ) );
		}
		$both = array( 'mesa_agent', 'author' );
		$kinds = array( array( '', array() ), array( 'customers', array() ), array( 'internal', array() ), array( 'roles', array( 'author' ) ), array( 'roles', $both ) );
		$widened = array();
		foreach ( array( $kinds[0], $kinds[2], array( 'roles', array( 'editor' ) ) ) as $top ) { foreach ( $kinds as $topics ) { foreach ( $kinds as $own ) {
			$above = wp_insert_term( uniqid( 'Above' ), 'mesa_topic' )['term_id'];
			$topic = wp_insert_term( uniqid( 'Topic' ), 'mesa_topic', array( 'parent' => $above ) )['term_id'];
			$id    = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Kept' ) );
			wp_set_object_terms( $id, array( $topic ), 'mesa_topic' );
			$top[0] && Mesa\\Knowledge\\KeepFor::topic( $above, ...$top );
			$topics[0] && Mesa\\Knowledge\\KeepFor::topic( $topic, ...$topics );
			$own[0] && Mesa\\Knowledge\\KeepFor::article( $id, ...$own );
			$may = static fn() => array_keys( array_filter( $readers, static fn( $user ) => Mesa\\Knowledge\\Visibility::may_read( $id, $user ) ) );
			$before = $may();
			wp_delete_term( $topic, 'mesa_topic' );
			$more = array_diff( $may(), $before );
			if ( $more ) { $widened[] = wp_json_encode( array( $top, $topics, $own, $more ) ); }
			// Nobody loses what one setting can say.
			if ( ! $top[0] && ! $topics[0] && $before !== $may() ) { $widened[] = 'lost ' . wp_json_encode( $own ); }
			wp_delete_post( $id, true );
			wp_delete_term( $above, 'mesa_topic' );
		} } }
		array_map( 'wp_delete_user', $readers );
		return $widened;`
	);
	expect( widened ).toEqual( [] );
} );
