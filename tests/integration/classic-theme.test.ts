/** In a classic theme, written for the test, every page of ours stands whole between the theme's own header and footer. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { as, site } from './site.ts';
import { page } from './visitors.ts';

let theme = '';
let made: { article: number; topic: number; urls: Record< string, string > };
let form = 0;

beforeAll( async () => {
	cpSync( join( __dirname, '..', 'fixtures', 'classic-theme' ), join( site().folder, 'wp-content', 'themes', 'mesa-classic-theme' ), {
		recursive: true,
	} );
	const manager = as( 'mesa_manager' );
	const asked = await manager.call( 'createForm', { body: { name: 'Classic', title: 'Write to us', page: true } } );
	form = asked.id;
	made = await site().runPhp(
		`wp_set_current_user( 1 );
		$topic   = wp_insert_term( 'Classic topic', 'mesa_topic' )['term_id'];
		$article = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'A classic article', 'post_content' => '<h2>First part</h2><p>Of classic words.</p><h2>Second part</h2><p>More.</p><h2>Third part</h2><p>End.</p>' ) );
		wp_set_object_terms( $article, array( $topic ), 'mesa_topic' );
		return array( 'article' => $article, 'topic' => $topic, 'urls' => array( 'article' => get_permalink( $article ), 'topic' => get_term_link( $topic, 'mesa_topic' ), 'archive' => get_post_type_archive_link( 'mesa_article' ), 'portal' => Mesa\\Access\\PortalPage::url() ) );`
	);
	made.urls.form = asked.url;
	theme = await site().runPhp< string >(
		`$before = get_stylesheet(); wp_clean_themes_cache(); switch_theme( 'mesa-classic-theme' ); return $before;`
	);
} );

afterAll( async () => {
	await site().runPhp(
		`switch_theme( $args['theme'] ); wp_delete_post( $args['article'], true ); wp_delete_term( $args['topic'], 'mesa_topic' );`,
		{ theme, article: made.article, topic: made.topic }
	);
	await as( 'mesa_manager' ).call( 'updateForm', { path: { id: form }, body: { archived: true } } );
} );

it.each( [
	[ 'article', 'A classic article', [ /Of classic words/, /<nav[^>]*mesa-contents/, /<nav[^>]*mesa-path/ ] ],
	[ 'topic', 'Classic topic', [ /A classic article/ ] ],
	[ 'archive', '', [ /Classic topic/, /class="[^"]*mesa-search/ ] ],
	[ 'form', 'Write to us', [ /name="message"/, /name="form"/ ] ],
	[ 'portal', 'Find your requests', [ /name="email"/ ] ],
] )( '%s', async ( name, title, holds ) => {
	const { status, html } = await page( made.urls[ name ] ?? '' );
	expect( status ).toBe( 200 );
	const count = ( what: RegExp ) => ( html.match( what ) ?? [] ).length;
	expect( [ count( /id="theme-header"/g ), count( /id="theme-footer"/g ), count( /<main\b/g ), count( /<h1\b/g ) ] ).toEqual( [
		1, 1, 1, 1,
	] );
	expect( /<h1[^>]*>([\s\S]*?)<\/h1>/.exec( html )?.[ 1 ] ).toContain( title );
	holds.forEach( ( what ) => expect( html ).toMatch( what ) );
	// Between header and footer, in main, and its styles before anything is painted.
	const [ main = '' ] =
		/<main\b[\s\S]*<\/main>/.exec( html.slice( html.indexOf( 'theme-header' ), html.indexOf( 'theme-footer' ) ) ) ?? [];
	expect( main ).toContain( '<h1' );
	expect( html.slice( 0, html.indexOf( '</head>' ) ) ).toMatch( /mesa-[\w-]+-style/ );
	expect( html ).not.toMatch( /wp-site-blocks|Fatal error|Warning:|<!-- wp:/ );
} );
