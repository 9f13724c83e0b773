/** What search engines are told: of public articles, all of it; where somebody else speaks, or of anything else, nothing. */
import { site } from './site.ts';
import { page } from './visitors.ts';

interface Node {
	'@type': string;
	headline?: string;
	itemListElement?: Array< { position: number; name: string; item: string } >;
	mainEntity?: Array< { name: string; acceptedAnswer: { text: string } } >;
	[ key: string ]: unknown;
}

const CONTENT = `<!-- wp:paragraph --><p>How returns work &amp; what they cost.</p><!-- /wp:paragraph -->
<!-- wp:heading --><h2 class="wp-block-heading">How do I send it back?</h2><!-- /wp:heading -->
<!-- wp:list {"ordered":true} --><ol><li>Print the label.</li><li>Post it. [gallery ids="1"]</li></ol><!-- /wp:list -->
<!-- wp:heading {"level":3} --><h3>And abroad</h3><!-- /wp:heading --><p>With a customs form.</p>
<!-- wp:heading --><h2>¿Cuánto cuesta?</h2><!-- /wp:heading --><p>Nothing </script><script>alert(1)</script>.</p>
<!-- wp:heading --><h2>Our address</h2><!-- /wp:heading --><p>Not an answer.</p>
<!-- wp:details --><details class="wp-block-details"><summary>What about sale items?</summary><p>The same.</p></details><!-- /wp:details -->`;

let made: { url: string; archive: string; topic: string; kept: string };

beforeAll( async () => {
	made = await site().runPhp(
		`wp_set_current_user( 1 );
		foreach ( get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'any', 'numberposts' => -1, 'mesa_reader' => 'all' ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		$parent = wp_insert_term( 'Marked ' . wp_generate_password( 6, false ), 'mesa_topic' )['term_id'];
		$topic  = wp_insert_term( 'Returns & refunds ' . wp_generate_password( 6, false ), 'mesa_topic', array( 'parent' => $parent ) )['term_id'];
		$ids    = array();
		foreach ( array( 'Sending things “back” & forth', 'Kept for the team' ) as $title ) {
			$id = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_author' => 1, 'post_title' => $title, 'post_content' => $args['content'] ) );
			wp_set_object_terms( $id, array( $topic ), 'mesa_topic' );
			$ids[] = $id;
		}
		update_post_meta( $ids[1], '_mesa_visibility', 'customers' );
		return array( 'url' => get_permalink( $ids[0] ), 'kept' => get_permalink( $ids[1] ), 'archive' => get_post_type_archive_link( 'mesa_article' ), 'topic' => get_term_link( $topic ) );`,
		{ content: CONTENT }
	);
} );

async function graph( url: string ): Promise< Node[] > {
	const { html } = await page( url );
	const found = [ ...html.matchAll( /<script type="application\/ld\+json">(.*?)<\/script>/gs ) ].map(
		( match ) => JSON.parse( match[ 1 ]! ) as { '@graph': Node[] }
	);
	return found.flatMap( ( one ) => one[ '@graph' ] ?? [] );
}

it( 'names the article, the way to it, and the questions it answers', async () => {
	const [ article, path, faq ] = await graph( made.url );
	expect( article ).toMatchObject( {
		'@type': 'TechArticle',
		headline: 'Sending things “back” & forth',
		mainEntityOfPage: made.url,
		author: { '@type': 'Person' },
		publisher: { '@type': 'Organization' },
		articleSection: [ expect.stringContaining( 'Returns & refunds' ) ],
		description: expect.stringContaining( 'How returns work & what they cost.' ),
		datePublished: expect.stringMatching( /^\d{4}-\d\d-\d\dT/ ),
		dateModified: expect.stringMatching( /^\d{4}-\d\d-\d\dT/ ),
	} );
	expect( path?.[ '@type' ] ).toBe( 'BreadcrumbList' );
	expect( path?.itemListElement?.map( ( { position } ) => position ) ).toEqual( [ 1, 2, 3, 4 ] );
	expect( path?.itemListElement?.at( 0 )?.item ).toBe( made.archive );
	expect( path?.itemListElement?.at( 3 )?.item ).toBe( made.url );
	expect( faq?.[ '@type' ] ).toBe( 'FAQPage' );
	expect( Object.fromEntries( ( faq?.mainEntity ?? [] ).map( ( { name, acceptedAnswer } ) => [ name, acceptedAnswer.text ] ) ) ).toEqual(
		{
			'What about sale items?': 'The same.',
			'How do I send it back?': 'Print the label. Post it. And abroad: With a customs form.',
			'¿Cuánto cuesta?': 'Nothing .',
		}
	);
} );

it( 'takes one heading that asks for no list of questions', async () => {
	const faq = ( content: string ) => site().runPhp< unknown[] >( 'return Mesa\\Knowledge\\Faq::of( $args["content"] );', { content } );
	expect( await faq( '<h2>Why?</h2><p>Because.</p><h2>Details</h2><p>Some.</p>' ) ).toEqual( [] );
	expect( await faq( '<h2>Why?</h2><h2>How?</h2><p>So.</p>' ) ).toEqual( [] );
} );

it( 'says one address for each page, and none of what was searched for', async () => {
	const canonical = async ( url: string ) =>
		[ ...( await page( url ) ).html.matchAll( /<link rel="canonical" href="([^"]+)"/g ) ].map( ( match ) => match[ 1 ] );
	expect( await canonical( made.url ) ).toEqual( [ made.url ] );
	expect( await canonical( `${ made.archive }?mesa_q=back` ) ).toEqual( [ made.archive ] );
	expect( await canonical( made.topic ) ).toEqual( [ made.topic ] );
	expect( ( await page( `${ made.archive }?mesa_q=back` ) ).html ).toMatch( /<meta name='robots' content='[^']*noindex/ );
} );

it( 'puts the knowledge page into the sitemap, with when it changed last', async () => {
	const { html } = await page( `${ site().url }/wp-sitemap-posts-mesa_article-1.xml` );
	expect( [ ...html.matchAll( /<loc>([^<]+)<\/loc><lastmod>\d{4}-/g ) ].map( ( match ) => match[ 1 ] ) ).toEqual( [
		made.archive,
		made.url,
	] );
} );

it( 'is quiet where an SEO plugin speaks, unless the site says otherwise', async () => {
	expect(
		await site().runPhp< boolean[] >( `
			$said = array( Mesa\\Knowledge\\Markup::speaks( 'article' ) );
			define( 'WPSEO_VERSION', '25.0' );
			$said[] = Mesa\\Knowledge\\Markup::speaks( 'article' );
			add_filter( 'mesa_print_markup', '__return_true' );
			$said[] = Mesa\\Knowledge\\Markup::speaks( 'article' );
			return $said;` )
	).toEqual( [ true, false, true ] );
} );
