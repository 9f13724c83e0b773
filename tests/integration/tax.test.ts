/** Nothing of ours runs where it is not needed: a page that does not use the help desk pays next to nothing for it. */
import { as, site } from './site.ts';
import { makePage, page } from './visitors.ts';

/** What one request loaded and asked. */
interface Load {
	files: string[];
	queries: number;
	html: string;
}

const PLUGIN = 'mesa-help-desk/mesa-help-desk.php';
/** PHP files of ours that a request may load which has nothing to do with us. */
const FEW = 12;
const FILES_OF_OURS = '#/plugins/mesa-help-desk/#';

/** Counts what a request does; with and without the plugin, by a header. */
const PROBE = `<?php
if ( isset( $_SERVER['HTTP_X_TEST_LOAD'] ) ) {
	if ( isset( $_SERVER['HTTP_X_TEST_WITHOUT'] ) ) {
		add_filter( 'option_active_plugins', static fn( $all ) => array_diff( (array) $all, array( '${ PLUGIN }' ) ) );
	}
	add_action( 'rest_api_init', static fn() => register_rest_route( 'mesa-test/v1', '/empty', array( 'methods' => 'GET', 'permission_callback' => '__return_true', 'callback' => static fn() => array() ) ) );
	register_shutdown_function( static function () {
		$files = array_values( preg_grep( '${ FILES_OF_OURS }', str_replace( '\\\\', '/', get_included_files() ) ) );
		file_put_contents( WP_CONTENT_DIR . '/mesa-test-load.json', wp_json_encode( array( 'files' => $files, 'queries' => $GLOBALS['wpdb']->num_queries ) ) );
	} );
}`;

async function load( path: string, without = false ): Promise< Load > {
	const response = await fetch( path.startsWith( 'http' ) ? path : `${ site().url }${ path }`, {
		headers: { 'X-Test-Load': '1', ...( without ? { 'X-Test-Without': '1' } : {} ) },
	} );
	const html = await response.text();
	expect( response.status ).toBe( 200 );
	return {
		...( await site().runPhp< Omit< Load, 'html' > >(
			"return json_decode( file_get_contents( WP_CONTENT_DIR . '/mesa-test-load.json' ), true );"
		) ),
		html,
	};
}

/** The second of two equal requests: the first may fill caches that are kept in the database. */
async function settled( path: string, without = false ): Promise< Load > {
	await load( path, without );
	return await load( path, without );
}

let plain = '';

beforeAll( async () => {
	await site().runPhp( "file_put_contents( WPMU_PLUGIN_DIR . '/mesa-test-load.php', $args['code'] );", { code: PROBE } );
	plain = await makePage( 'A page of the shop', '<!-- wp:paragraph --><p>Nothing to do with help.</p><!-- /wp:paragraph -->' );
} );

afterAll( async () => {
	await site().runPhp( "unlink( WPMU_PLUGIN_DIR . '/mesa-test-load.php' );" );
} );

describe.each( [
	[ 'the front page', () => '/' ],
	[ 'a page', () => plain ],
	[ 'a REST route of another plugin', () => '/wp-json/mesa-test/v1/empty' ],
] )( '%s', ( _name, path ) => {
	it( 'asks the database nothing more', async () => {
		const [ without, with_ ] = [ await settled( path(), true ), await settled( path() ) ];
		expect( without.files ).toEqual( [] );
		expect( with_.queries ).toBe( without.queries );
	} );

	it( 'loads only what registers articles and blocks', async () => {
		const { files } = await settled( path() );
		expect( files.length ).toBeLessThanOrEqual( FEW );
		expect( files.filter( ( file ) => /\/php\/(Rest|Data|Actions|Contract|Jobs|Integrations)\/|Services\.php$/.test( file ) ) ).toEqual(
			[]
		);
	} );

	it( 'carries nothing of ours', async () => {
		expect( ( await settled( path() ) ).html ).toBe( ( await settled( path(), true ) ).html );
	} );
} );

it( 'leaves no more than 2 kB in the options that every request reads', async () => {
	const size = await site().runPhp< number >( `
		global $wpdb;
		$rows = $wpdb->get_results( "SELECT option_name, option_value FROM $wpdb->options WHERE option_name LIKE '%mesa%' AND option_name NOT LIKE '%mesa_test%' AND autoload IN ('yes','on','auto','auto-on')" );
		return array_sum( array_map( static fn( $row ) => strlen( $row->option_name . $row->option_value ), $rows ) );` );
	expect( size ).toBeLessThanOrEqual( 2048 );
} );

describe( 'routes, which come into being when they are asked for', () => {
	const anonymous = as( 'anonymous' );

	it( 'are all there for whoever looks at all of them', async () => {
		const count = ( body: unknown ) =>
			Object.keys( ( body as { routes: object } ).routes ).filter( ( route ) => route.startsWith( '/mesa/v1/' ) ).length;
		const wanted = await site().runPhp< number >(
			"return count( array_unique( array_column( Mesa\\Contract\\Contract::routes()['routes'], 'path' ) ) );"
		);
		const { url } = site();
		expect( count( ( await anonymous.request( 'GET', `${ url }/wp-json/` ) ).body ) ).toBe( wanted );
		expect( count( ( await anonymous.request( 'GET', `${ url }/wp-json/mesa/v1` ) ).body ) ).toBe( wanted );
		// A plugin that lists routes, in a request of its own.
		const listed = await site().runPhp< string[] >( 'return array_keys( rest_get_server()->get_routes() );' );
		expect( listed.filter( ( route ) => route.startsWith( '/mesa/v1/' ) ) ).toHaveLength( wanted );
		expect( listed ).toContain( '/wp/v2/posts' );
	} );

	it( 'say what they take', async () => {
		const answer = await anonymous.request( 'OPTIONS', '/articles/search' );
		expect( answer.body ).toMatchObject( {
			namespace: 'mesa/v1',
			endpoints: [ { methods: [ 'GET' ], args: { q: { required: true } } } ],
		} );
		expect( answer.headers.get( 'allow' ) ).toBe( 'GET' );
	} );

	it( 'answer 404 where there is none, and whatever the letter case as WordPress does', async () => {
		expect( await anonymous.request( 'GET', '/nothing' ) ).toMatchObject( { status: 404, body: { code: 'rest_no_route' } } );
		expect( await anonymous.request( 'GET', '/Articles/Search', { query: { q: 'x' } } ) ).toMatchObject( { status: 200 } );
		expect( await as( 'mesa_agent' ).request( 'DELETE', '/tickets' ) ).toMatchObject( { status: 404 } );
	} );

	it( 'can be called from inside a request to another route, and call WordPress’s own from theirs', async () => {
		const answer = await site().runPhp< { ours: number; core: number } >( `
			$GLOBALS['wp']->query_vars['rest_route'] = '/mesa/v1/articles/search';
			$ours = new WP_REST_Request( 'GET', '/mesa/v1/articles/search' );
			$ours->set_query_params( array( 'q' => 'x' ) );
			return array( 'ours' => rest_do_request( $ours )->get_status(), 'core' => rest_do_request( new WP_REST_Request( 'GET', '/wp/v2/types' ) )->get_status() );` );
		expect( answer ).toEqual( { ours: 200, core: 200 } );
	} );

	it( 'of articles are left out of requests to another plugin’s, until one of them or the list of all is asked for', async () => {
		const answer = await site().runPhp< {
			before: boolean;
			posts: boolean;
			shown: boolean;
			inside: number;
			after: boolean;
			list: number;
		} >( `
			$GLOBALS['wp']->query_vars['rest_route'] = '/mesa-test/v1/empty';
			$has  = static fn( string $path ): bool => isset( ( new ReflectionProperty( 'WP_REST_Server', 'endpoints' ) )->getValue( rest_get_server() )[ $path ] );
			$type = '/wp/v2/mesa-articles';
			$before = $has( $type ) || $has( '/wp/v2/mesa-topics' );
			$posts  = $has( '/wp/v2/posts' );
			$shown  = get_post_type_object( 'mesa_article' )->show_in_rest;
			$inside = rest_do_request( new WP_REST_Request( 'GET', $type ) );
			$after  = $has( $type . '/(?P<id>[\\d]+)' ) && $has( '/wp/v2/mesa-topics' );
			$list   = array_filter( array_keys( rest_get_server()->get_routes() ), static fn( $path ) => str_starts_with( $path, $type ) );
			return array( 'before' => $before, 'posts' => $posts, 'shown' => $shown, 'inside' => $inside->get_status(), 'after' => $after, 'list' => count( $list ) );` );
		expect( answer ).toEqual( { before: false, posts: true, shown: true, inside: 200, after: true, list: expect.any( Number ) } );
		expect( answer.list ).toBeGreaterThan( 5 );
		const listed = await site().runPhp< string[] >( `
			$GLOBALS['wp']->query_vars['rest_route'] = '/mesa-test/v1/empty';
			return array_values( array_filter( array_keys( rest_get_server()->get_routes() ), static fn( $path ) => str_starts_with( $path, '/wp/v2/mesa-articles' ) ) );` );
		expect( listed ).toHaveLength( answer.list );
	} );

	it( 'of articles are as whole as ever when they come late: found by WordPress’s search, and refusing what they do not take', async () => {
		const late = await site().runPhp( `
			$GLOBALS['wp']->query_vars['rest_route'] = '/mesa-test/v1/empty';
			wp_set_current_user( get_users( array( 'role' => 'administrator', 'number' => 1 ) )[0]->ID );
			$id     = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Latecomer zeppelin' ) );
			$search = new WP_REST_Request( 'GET', '/wp/v2/search' );
			$search->set_query_params( array( 'search' => 'zeppelin', 'subtype' => 'mesa_article' ) );
			$found = rest_do_request( $search );
			$save  = new WP_REST_Request( 'POST', "/wp/v2/mesa-articles/$id" );
			$save->set_body_params( array( 'mesa_visibility' => array( 'kind' => 'internal' ) ) );
			$saved = rest_do_request( $save )->get_status();
			$save->set_body_params( array( 'mesa_visibility' => array( 'roles' => array( 'editor' ) ) ) );
			$without = rest_do_request( $save )->get_status();
			$save->set_body_params( array( 'mesa_visibility' => 'public' ) );
			return array( 'search' => count( $found->get_data() ), 'subtype' => $found->get_status(), 'saved' => $saved, 'without' => $without, 'refused' => rest_do_request( $save )->get_status(), 'kind' => get_post_meta( $id, '_mesa_visibility', true ) );` );
		expect( late ).toEqual( { search: 1, subtype: 200, saved: 200, without: 400, refused: 400, kind: 'internal' } );
	} );

	it( 'that another plugin has taken away stay away', async () => {
		const status = await site().runPhp< number[] >( `
			$GLOBALS['wp']->query_vars['rest_route'] = '/mesa-test/v1/empty';
			add_action( 'rest_api_init', static fn() => remove_action( 'rest_api_init', 'create_initial_rest_routes', 99 ), 20 );
			return array_map( static fn( $path ) => rest_do_request( new WP_REST_Request( 'GET', $path ) )->get_status(), array( '/wp/v2/posts', '/wp/v2/mesa-articles' ) );` );
		expect( status ).toEqual( [ 404, 404 ] );
	} );

	it( 'are not made for a collection of posts, each of which WordPress asks what may be done with it', async () => {
		await site().runPhp( "return wp_insert_post( array( 'post_status' => 'publish', 'post_title' => 'One of a collection' ) );" );
		const { files } = await settled( '/wp-json/wp/v2/posts' );
		expect( files.filter( ( file ) => /\/php\/(Contract|Rest)\//.test( file ) ).map( ( file ) => file.split( '/' ).at( -1 ) ) ).toEqual(
			[ 'ArticleGate.php' ]
		);
	} );

	it( 'leave WordPress’s own as they are, those of the articles too', async () => {
		const { url } = site();
		expect( await anonymous.request( 'GET', `${ url }/wp-json/wp/v2/types/mesa_article` ) ).toMatchObject( { status: 200 } );
		expect( await anonymous.request( 'GET', `${ url }/wp-json/wp/v2/mesa-articles` ) ).toMatchObject( { status: 200 } );
	} );
} );

describe( 'blocks, which bring their files when they are shown', () => {
	it( 'come with everything where a page shows one', async () => {
		const shown = await page(
			await makePage(
				'Search here',
				'<!-- wp:group --><div class="wp-block-group"><!-- wp:mesa/kb-search {"align":"wide"} /--></div><!-- /wp:group -->'
			)
		);
		expect( shown.html ).toMatch( /class="[^"]*mesa-search[^"]*alignwide|class="[^"]*alignwide[^"]*mesa-search/ );
		expect( shown.html ).toMatch( /mesa-kb-search-style/ );
		expect( shown.html ).toMatch( /kb-search\/view\.js/ );
		expect( shown.html ).not.toMatch( /ticket-form/ );
	} );

	it( 'are shown in what REST gives of a page, where they are registered when they are met', async () => {
		const url = await makePage(
			'Search by REST',
			'<!-- wp:group --><div class="wp-block-group"><!-- wp:mesa/kb-search /--></div><!-- /wp:group -->'
		);
		const answer = await as( 'anonymous' ).request( 'GET', `${ site().url }/wp-json/wp/v2/pages`, {
			query: { slug: new URL( url ).pathname.split( '/' ).filter( Boolean ).at( -1 )! },
		} );
		expect( ( answer.body as Array< { content: { rendered: string } } > )[ 0 ]?.content.rendered ).toMatch( /mesa-search/ );
	} );

	it( 'keep the styles that somebody gives them in the site editor, and are there on every page from then on', async () => {
		const id = await site().runPhp< number >( 'return WP_Theme_JSON_Resolver::get_user_global_styles_post_id();' );
		const styled = () =>
			site().runPhp< string >(
				"wp_cache_delete( 'alloptions', 'options' ); return wp_load_alloptions()['mesa_blocks_styled'] ?? 'unset';"
			);
		expect( await styled() ).toBe( '0' );
		const save = ( styles: object ) =>
			as( 'administrator' ).request( 'POST', `${ site().url }/wp-json/wp/v2/global-styles/${ id }`, { body: { styles } } );
		const answer = await save( { blocks: { 'mesa/kb-search': { color: { text: '#123456' } } } } );
		expect( answer.body ).toMatchObject( { styles: { blocks: { 'mesa/kb-search': { color: { text: '#123456' } } } } } );
		expect( await styled() ).toBe( '1' );
		await save( {} );
		expect( await styled() ).toBe( '0' );
	} );

	it( 'are shown in a menu, which makes its blocks by itself', async () => {
		const html = await site().runPhp< string >( `
			$menu = wp_insert_post( array( 'post_type' => 'wp_navigation', 'post_status' => 'publish', 'post_title' => 'Menu', 'post_content' => '<!-- wp:mesa/kb-search /-->' ) );
			$html = do_blocks( '<!-- wp:navigation {"ref":' . $menu . '} /-->' );
			// The theme would show it on every page.
			wp_delete_post( $menu, true );
			return $html;` );
		expect( html ).toMatch( /mesa-search/ );
	} );

	it( 'are shown where another plugin makes them without a text, inside of its own, or has a parser of its own', async () => {
		const search =
			"array( 'blockName' => 'mesa/kb-search', 'attrs' => array(), 'innerBlocks' => array(), 'innerHTML' => '', 'innerContent' => array() )";
		const [ inside, twice, parsed ] = await Promise.all( [
			site().runPhp< string >( `
				return render_block( array( 'blockName' => 'core/group', 'attrs' => array(), 'innerBlocks' => array( ${ search } ), 'innerHTML' => '<div></div>', 'innerContent' => array( '<div>', null, '</div>' ) ) );` ),
			site().runPhp< string >( `
				$all = new WP_Block_List( array( ${ search }, ${ search } ) );
				$made = array( $all[0], $all[1] );
				return $made[0]->render() . $made[1]->render();` ),
			site().runPhp< string >( `
				class Other_Parser extends WP_Block_Parser {}
				add_filter( 'block_parser_class', static fn() => 'Other_Parser' );
				return do_blocks( '<!-- wp:mesa/kb-search /-->' );` ),
		] );
		expect( inside ).toMatch( /mesa-search/ );
		expect( twice.match( /<form[^>]*role="search"/g ) ).toHaveLength( 2 );
		expect( parsed ).toMatch( /mesa-search/ );
	} );

	it( 'tell an editor all about themselves', async () => {
		const type = await as( 'administrator' ).request( 'GET', `${ site().url }/wp-json/wp/v2/block-types/mesa/kb-search` );
		expect( type.body ).toMatchObject( {
			title: 'Knowledge base search',
			icon: 'search',
			editor_script_handles: [ 'mesa-kb-search-editor-script' ],
			style_handles: [ 'mesa-kb-search-style' ],
			view_script_module_ids: [ 'mesa-kb-search-view-script-module' ],
		} );
	} );
} );
