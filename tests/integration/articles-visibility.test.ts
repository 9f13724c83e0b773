/**
 * Who may read which article, along every way by which WordPress and we let articles out. The table below is the
 * golden one of docs/visibility.md: whoever changes a line changes a promise.
 */
import { as, site, type Role } from './site.ts';

/** What each article is kept for; "topic": itself for everybody, in a topic that is for the team. */
const KINDS = [ 'public', 'customers', 'roles', 'internal', 'topic' ] as const;
type Kind = ( typeof KINDS )[ number ];

/** The chosen role of the article for roles is "editor". */
const MAY_READ = {
	visitor: [ 'public' ],
	subscriber: [ 'public' ],
	customer: [ 'public', 'customers' ],
	editor: [ 'public', 'roles' ],
	mesa_agent: [ 'public', 'customers', 'internal', 'topic' ],
	mesa_knowledge_manager: [ ...KINDS ],
	administrator: [ ...KINDS ],
} satisfies Record< string, Kind[] >;
type Person = keyof typeof MAY_READ;
const PEOPLE = Object.keys( MAY_READ ) as Person[];

interface Setup {
	articles: Record< Kind, { id: number; url: string; file: number; fileUrl: string; slug: string } >;
	topics: { open: { id: number; url: string }; closed: { id: number; url: string } };
	people: Record< string, { cookie: string; basic: string } >;
	menuPage: string;
}

let made: Setup;

beforeAll( async () => {
	made = await site().runPhp< Setup >( `
		wp_set_current_user( 1 );
		foreach ( get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'any', 'numberposts' => -1, 'mesa_reader' => 'all' ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		foreach ( array( 'Okapi open', 'Okapi closed' ) as $name ) { $known = get_term_by( 'name', $name, 'mesa_topic' ); if ( $known ) { wp_delete_term( $known->term_id, 'mesa_topic' ); } }
		$open   = wp_insert_term( 'Okapi open', 'mesa_topic' )['term_id'];
		$closed = wp_insert_term( 'Okapi closed', 'mesa_topic' )['term_id'];
		$below  = wp_insert_term( 'Okapi below ' . wp_generate_password( 6, false ), 'mesa_topic', array( 'parent' => $closed ) )['term_id'];
		update_term_meta( $closed, '_mesa_visibility', 'internal' );
		$articles = array();
		$menu = '';
		foreach ( array( 'public', 'customers', 'roles', 'internal', 'topic' ) as $number => $kind ) {
			$id = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_author' => 1, 'post_title' => "Okapi mk$kind", 'post_name' => "okapi-slug$kind", 'post_date' => '2026-01-0' . ( $number + 1 ) . ' 10:00:00', 'post_content' => "<!-- wp:paragraph --><p>Stripes of mk$kind.</p><!-- /wp:paragraph -->" ), true );
			wp_set_object_terms( $id, 'topic' === $kind ? array( $open, $below ) : array( $open ), 'mesa_topic' );
			if ( 'public' !== $kind && 'topic' !== $kind ) { update_post_meta( $id, '_mesa_visibility', $kind ); }
			if ( 'roles' === $kind ) { add_post_meta( $id, '_mesa_visibility_roles', 'editor' ); }
			add_post_meta( $id, '_wp_old_slug', "okapi-before$kind" );
			$file = wp_insert_attachment( array( 'post_title' => "File mk$kind", 'post_name' => "okapi-file$kind", 'post_mime_type' => 'text/plain', 'post_status' => 'inherit', 'post_author' => 1 ), false, $id );
			$articles[ $kind ] = array( 'id' => $id, 'url' => get_permalink( $id ), 'file' => $file, 'fileUrl' => get_permalink( $file ), 'slug' => "okapi-slug$kind" );
			$menu .= '<!-- wp:navigation-link {"label":"Okapi mk' . $kind . '","type":"mesa_article","kind":"post-type","id":' . $id . ',"url":"' . get_permalink( $id ) . '"} /-->';
		}
		$people = array();
		foreach ( array( 'subscriber' => 'subscriber', 'customer' => 'subscriber', 'editor' => 'editor', 'mesa_agent' => 'mesa_agent', 'mesa_knowledge_manager' => 'mesa_knowledge_manager', 'administrator' => 'administrator' ) as $person => $role ) {
			$login = 'okapi' . str_replace( '_', '', $person );
			$known = get_user_by( 'login', $login );
			$id    = $known ? $known->ID : wp_insert_user( array( 'user_login' => $login, 'user_pass' => wp_generate_password(), 'user_email' => "$login@example.org", 'role' => $role ) );
			$until = time() + 3600;
			list( $password ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => uniqid( 'okapi' ) ) );
			$people[ $person ] = array( 'basic' => base64_encode( "$login:$password" ), 'cookie' => LOGGED_IN_COOKIE . '=' . rawurlencode( wp_generate_auth_cookie( $id, $until, 'logged_in', WP_Session_Tokens::get_instance( $id )->create( $until ) ) ) );
			if ( 'customer' === $person ) {
				global $wpdb;
				$now = gmdate( 'Y-m-d H:i:s' );
				$wpdb->insert( $wpdb->prefix . 'mesa_customers', array( 'name' => 'Okapi', 'user_id' => $id, 'created_at' => $now ) );
				$wpdb->insert( $wpdb->prefix . 'mesa_tickets', array( 'mailbox_id' => 1, 'customer_id' => $wpdb->insert_id, 'subject' => 'Okapi', 'status' => 'closed', 'created_at' => $now, 'updated_at' => $now ) );
			}
		}
		$page = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Menu', 'post_content' => "<!-- wp:navigation -->$menu<!-- /wp:navigation --><!-- wp:mesa/topic-list /-->" ) );
		return array( 'articles' => $articles, 'people' => $people, 'menuPage' => get_permalink( $page ), 'topics' => array( 'open' => array( 'id' => $open, 'url' => get_term_link( $open ) ), 'closed' => array( 'id' => $closed, 'url' => get_term_link( $closed ) ) ) );` );
} );

interface Seen {
	status: number;
	text: string;
	location: string;
	headers: Headers;
}

/** A real request of a real browser (cookie) or program (application password, for routes). */
async function ask( person: Person, address: string, method = 'GET' ): Promise< Seen > {
	const url = address.startsWith( 'http' ) ? address : `${ site().url }${ address }`;
	const key = made.people[ person ];
	const login: Record< string, string > = key
		? url.includes( '/wp-json/' )
			? { Authorization: `Basic ${ key.basic }` }
			: { Cookie: key.cookie }
		: {};
	const response = await fetch( url, { method, redirect: 'manual', headers: login } );
	const text = await response.text();
	return { status: response.status, text, location: response.headers.get( 'location' ) ?? '', headers: response.headers };
}

/** Which articles an answer tells of: by title, text, slug, or file. */
function told( ...texts: string[] ): Kind[] {
	return KINDS.filter( ( kind ) =>
		texts.some( ( text ) => new RegExp( `mk${ kind }|okapi-(slug|before|file)${ kind }`, 'i' ).test( text ) )
	);
}

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
			[ await ask( person, `/?p=${ id }` ), 301 ],
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
		] ) {
			expect( /Okapi (closed|below)/.test( ( await ask( person, list ) ).text ) && ! opened ).toBe( false );
		}
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
