/**
 * Articles of weDocs and of Echo Knowledge Base as those plugins leave them in the database, switched off: posts, terms and
 * options with the names in their sources (weDocs 2.2: includes/Post_Types.php; Echo 16: features/articles, features/kbs).
 */
import { site } from './site.ts';
import { act, leads as whereTo, writer } from './support/importing.ts';
import type { KbImport, KbImportStart } from '../../src/contract/generated/types.ts';

interface Post {
	title: string;
	slug: string;
	status: string;
	order: number;
	topics: string[];
}

/** All articles of the site: title, topics, place and status, in the order of their titles. */
const articles = (): Promise< Post[] > =>
	site().runPhp(
		`return array_map( static fn( $p ) => array( 'title' => $p->post_title, 'slug' => $p->post_name, 'status' => $p->post_status, 'order' => $p->menu_order, 'topics' => array_map( static fn( $t ) => html_entity_decode( trim( get_term_parents_list( $t->term_id, 'mesa_topic', array( 'link' => false, 'separator' => '/' ) ), '/' ) ), get_the_terms( $p, 'mesa_topic' ) ?: array() ) ), get_posts( array( 'post_type' => 'mesa_article', 'post_status' => array( 'publish', 'draft', 'private' ), 'numberposts' => -1, 'orderby' => 'title', 'order' => 'ASC', 'mesa_reader' => 'all' ) ) );`
	);

/** The slug of the article that an old address leads to, or the status. */
async function leads( path: string ): Promise< string | number > {
	const { status, to } = await whereTo( path );
	return status === 301 ? new URL( to ).pathname.split( '/' ).filter( Boolean ).at( -1 )! : status;
}

const run = ( one: KbImport ) => act( one, 'run', { status: 'same' } );

const found = async () => ( await writer.call( 'listImports', {} ) ).found;
const start = ( source: KbImportStart[ 'source' ] ) => writer.call( 'createImport', { body: { source } } );

/** As the plugin would write it; the type is known in that request only. */
const write = ( type: string, posts: object[] ): Promise< Record< string, number > > =>
	site().runPhp(
		`register_post_type( $args['type'], array( 'hierarchical' => true ) );
		$ids = array();
		foreach ( $args['posts'] as $post ) {
			$ids[ $post['name'] ] = wp_insert_post( array( 'post_type' => $args['type'], 'post_status' => $post['status'] ?? 'publish', 'post_title' => $post['title'], 'post_name' => $post['name'], 'post_parent' => $ids[ $post['under'] ?? '' ] ?? 0, 'menu_order' => $post['order'] ?? 0, 'post_content' => $post['content'] ?? '' ), true );
		}
		return $ids;`,
		{ type, posts }
	);

beforeAll( async () => {
	await site().runPhp(
		`foreach ( get_posts( array( 'post_type' => array( 'mesa_article', 'docs', 'epkb_post_type_1' ), 'post_status' => 'any', 'numberposts' => -1, 'mesa_reader' => 'all' ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		update_option( 'permalink_structure', '/%postname%/' ); flush_rewrite_rules( false ); return true;`
	);
} );

afterAll( async () => {
	await site().runPhp(
		`global $wpdb; foreach ( $wpdb->get_col( "SELECT ID FROM {$wpdb->posts} WHERE post_type IN ('docs', 'epkb_post_type_1')" ) as $id ) { wp_delete_post( (int) $id, true ); }
		register_taxonomy( 'epkb_post_type_1_category', 'post' ); register_taxonomy( 'epkb_post_type_1_tag', 'post' );
		foreach ( get_terms( array( 'taxonomy' => array( 'epkb_post_type_1_category', 'epkb_post_type_1_tag' ), 'hide_empty' => false ) ) as $term ) { wp_delete_term( $term->term_id, $term->taxonomy ); }
		delete_option( 'epkb_articles_sequence_1' ); delete_option( 'epkb_config_1' ); return true;`
	);
} );

it( 'weDocs: pages above pages become topics, each article keeps its place, every old address leads to it', async () => {
	await write( 'docs', [
		{ title: 'Coffee grinder', name: 'grinder' },
		{ title: 'Cleaning & care', name: 'care', under: 'grinder', order: 2 },
		{ title: 'Wash the hopper', name: 'hopper', under: 'care', order: 1, content: '<p>Take it off, wash it by hand.</p>' },
		{ title: 'Descale', name: 'descale', under: 'care', order: 0, content: '<p>Every two months.</p>' },
		{ title: 'Not ready', name: 'not-ready', under: 'care', order: 2, status: 'draft', content: '<p>To be written.</p>' },
		// A section with words of its own is an article as well as a topic.
		{ title: 'Settings', name: 'settings', under: 'grinder', order: 1, content: '<p>Coarse or fine.</p>' },
		{ title: 'Espresso', name: 'espresso', under: 'settings', content: '<p>Fine, at 3.</p>' },
	] );
	expect( await found() ).toEqual( [ { source: 'wedocs', name: 'weDocs', articles: 7 } ] );
	const done = await run( await start( 'wedocs' ) );
	expect( done ).toMatchObject( { state: 'done', counts: { new: 5, failed: 0 } } );
	const care = [ 'Coffee grinder/Cleaning & care' ];
	expect( await articles() ).toEqual( [
		{ title: 'Descale', slug: 'descale', status: 'publish', order: 0, topics: care },
		{ title: 'Espresso', slug: 'espresso', status: 'publish', order: 0, topics: [ 'Coffee grinder/Settings' ] },
		{ title: 'Not ready', slug: 'not-ready', status: 'draft', order: 2, topics: care },
		{ title: 'Settings', slug: 'settings', status: 'publish', order: 1, topics: [ 'Coffee grinder' ] },
		{ title: 'Wash the hopper', slug: 'hopper', status: 'publish', order: 1, topics: care },
	] );
	expect( await leads( 'docs/grinder/care/hopper/' ) ).toBe( 'hopper' );
	expect( await leads( 'docs/grinder/settings/' ) ).toBe( 'settings' );
	expect( await leads( 'docs/grinder/settings/espresso/' ) ).toBe( 'espresso' );
	expect( await leads( 'docs/grinder/care/not-ready/' ) ).toBe( 404 );
	expect( ( await run( await start( 'wedocs' ) ) ).counts ).toMatchObject( { new: 0, changed: 0, same: 5 } );
	await act( done, 'undo' );
	expect( await articles() ).toEqual( [] );
	await site().runPhp(
		`global $wpdb; foreach ( $wpdb->get_col( "SELECT ID FROM {$wpdb->posts} WHERE post_type = 'docs'" ) as $id ) { wp_delete_post( (int) $id, true ); } return true;`
	);
} );

it( 'Echo: categories below categories, the order that was dragged, and the addresses of a shop that has chosen its own path', async () => {
	const ids = await write( 'epkb_post_type_1', [
		{ title: 'Pay by invoice', name: 'pay-by-invoice', content: '<p>Choose it at the till.</p>' },
		{ title: 'Pay by card', name: 'pay-by-card', content: '<p>All usual cards.</p>' },
		{ title: 'For our staff', name: 'staff', status: 'private', content: '<p>Internal.</p>' },
	] );
	await site().runPhp(
		`register_post_type( 'epkb_post_type_1' ); register_taxonomy( 'epkb_post_type_1_category', 'epkb_post_type_1', array( 'hierarchical' => true ) ); register_taxonomy( 'epkb_post_type_1_tag', 'epkb_post_type_1' );
		$money = wp_insert_term( 'Money', 'epkb_post_type_1_category' )['term_id'];
		$ways  = wp_insert_term( 'Ways to pay', 'epkb_post_type_1_category', array( 'parent' => $money ) )['term_id'];
		foreach ( $args['ids'] as $id ) { wp_set_object_terms( $id, array( $ways ), 'epkb_post_type_1_category' ); wp_set_object_terms( $id, array( 'till' ), 'epkb_post_type_1_tag' ); }
		update_option( 'epkb_articles_sequence_1', array( $money => array( 'Money', '' ), $ways => array( 0 => 'Ways to pay', 1 => 'How to pay', $args['ids']['pay-by-card'] => 'Pay by card', $args['ids']['staff'] => 'For our staff', $args['ids']['pay-by-invoice'] => 'Pay by invoice' ) ) );
		update_option( 'epkb_config_1', array( 'kb_articles_common_path' => 'service/answers', 'categories_in_url_enabled' => 'on' ) ); return true;`,
		{ ids }
	);
	expect( await found() ).toEqual( [ { source: 'echo', name: 'Echo Knowledge Base', articles: 3 } ] );
	const done = await run( await start( 'echo' ) );
	const ways = [ 'Money/Ways to pay' ];
	expect( await articles() ).toEqual( [
		{ title: 'For our staff', slug: 'staff', status: 'private', order: 2, topics: ways },
		{ title: 'Pay by card', slug: 'pay-by-card', status: 'publish', order: 1, topics: ways },
		{ title: 'Pay by invoice', slug: 'pay-by-invoice', status: 'publish', order: 3, topics: ways },
	] );
	expect( await leads( 'service/answers/pay-by-card/' ) ).toBe( 'pay-by-card' );
	expect( await leads( 'service/answers/money/ways-to-pay/pay-by-invoice/' ) ).toBe( 'pay-by-invoice' );
	expect( await leads( 'service/answers/staff/' ) ).toBe( 404 );
	await act( done, 'undo' );
	expect( await leads( 'service/answers/pay-by-card/' ) ).toBe( 404 );
} );
