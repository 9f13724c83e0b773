/** Browsers search a list: it holds what everybody may read and nothing else, and never lies about longer than that is so. */
import type { List } from '../../src/core/articles/list.ts';
import { until } from '../../tools/lib/wait.ts';
import { site } from './site.ts';

interface Now {
	name: string;
	files: string[];
	json: string;
	restricted: boolean;
	stale: boolean;
}

const NOW = `
	$kept  = get_option( Mesa\\Knowledge\\SearchFile::OPTION );
	$where = wp_upload_dir()['basedir'] . '/mesa-search';
	return array(
		'name'       => $kept['file'],
		'files'      => array_map( 'basename', glob( "$where/*" ) ),
		'json'       => '' === $kept['file'] ? '' : file_get_contents( "$where/{$kept['file']}" ),
		'restricted' => $kept['restricted'],
		'stale'      => false !== get_option( Mesa\\Data\\Knowledge\\ListMark::STALE ),
	);`;
const WRITE = `
	wp_set_current_user( 1 );
	$id = wp_insert_post( wp_slash( $args['post'] + array( 'post_type' => 'mesa_article', 'post_status' => 'publish' ) ), true );
	foreach ( $args['meta'] ?? array() as $key => $value ) { update_post_meta( $id, $key, $value ); }
	if ( isset( $args['topic'] ) ) { wp_set_object_terms( $id, $args['topic'], 'mesa_topic' ); }
	return $id;`;

/** Where PHP can, it answers first and writes then: what there is when that is over. */
const now = () =>
	until(
		'the list to be written',
		async () => {
			const there = await site().runPhp< Now >( NOW );
			return there.stale ? undefined : there;
		},
		30_000
	);
const write = ( post: Record< string, unknown >, more: Record< string, unknown > = {} ) =>
	site().runPhp< number >( WRITE, { post, ...more } );
const titles = ( { json }: Now ) => ( json === '' ? [] : ( JSON.parse( json ) as List ).articles.map( ( entry ) => entry[ 2 ] ).sort() );

beforeAll( () =>
	site().runPhp( `
		wp_set_current_user( 1 );
		foreach ( get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'any', 'numberposts' => -1, 'mesa_reader' => 'all' ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		update_option( 'mesa_synonyms', array() );` )
);

it( 'has an article as soon as the request that wrote it is over, with its aliases, topic and address', async () => {
	await write(
		{ post_title: 'Send a parcel back', post_content: '<p>Print the label.</p><h2>After that</h2><p>Wait &amp; see.</p>' },
		{ meta: { _mesa_aliases: 'RMA\nreturn merchandise' }, topic: 'Returns & refunds' }
	);
	const { json, name, files } = await now();
	expect( files.sort() ).toEqual( [ name, 'current.txt' ] );
	expect( name ).toMatch( /^articles-[0-9a-f]{24}\.json$/ );
	const list = JSON.parse( json ) as List;
	expect( list.topics ).toEqual( [ 'Returns & refunds' ] );
	const [ , path, title, topics, headings, lead, , , , aliases ] = list.articles[ 0 ] as List[ 'articles' ][ number ];
	expect( { title, topics, headings, aliases } ).toEqual( {
		title: 'Send a parcel back',
		topics: [ 0 ],
		headings: 'After that',
		aliases: 'RMA\nreturn merchandise',
	} );
	expect( lead ).toBe( 'Print the label. After that Wait & see.' );
	expect( ( await fetch( new URL( list.base + path, site().url ) ) ).status ).toBe( 200 );
	const served = await fetch( `${ site().url }/wp-content/uploads/mesa-search/${ name }` );
	expect( await served.json() ).toEqual( list );
} );

it( 'holds nothing that somebody may not read, and the list before it is gone', async () => {
	const before = await now();
	const id = await write( { post_title: 'Opens to all' } );
	await write( { post_title: 'For the team' }, { meta: { _mesa_visibility: 'internal' } } );
	await write( { post_title: 'For customers' }, { meta: { _mesa_visibility: 'customers' } } );
	await write( { post_title: 'With a password', post_password: 'x' } );
	await write( { post_title: 'A draft', post_status: 'draft' } );
	await write( { post_title: 'Private', post_status: 'private' } );
	const open = await now();
	expect( titles( open ) ).toEqual( [ 'Opens to all', 'Send a parcel back' ] );
	expect( open.restricted ).toBe( true );
	expect( open.files ).not.toContain( before.name );

	await site().runPhp( `wp_set_current_user( 1 ); update_post_meta( $args['id'], '_mesa_visibility', 'internal' );`, { id } );
	const closed = await now();
	expect( titles( closed ) ).toEqual( [ 'Send a parcel back' ] );
	expect( closed.files ).not.toContain( open.name );
	expect( closed.json ).not.toContain( 'Opens to all' );

	await site().runPhp(
		`wp_set_current_user( 1 ); wp_trash_post( get_page_by_path( 'send-a-parcel-back', OBJECT, 'mesa_article' )->ID );`
	);
	expect( titles( await now() ) ).toEqual( [] );
	await site()
		.runPhp( `wp_set_current_user( 1 ); wp_untrash_post( get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'trash', 'numberposts' => 1 ) )[0]->ID );
		wp_publish_post( get_posts( array( 'post_type' => 'mesa_article', 'title' => 'Send a parcel back', 'post_status' => 'any', 'numberposts' => 1 ) )[0]->ID );` );
	expect( titles( await now() ) ).toEqual( [ 'Send a parcel back' ] );
} );

it( 'is not written anew when nothing has changed, and follows synonyms and topics', async () => {
	const before = await now();
	await site().runPhp(
		`Mesa\\Knowledge\\IndexUpkeep::catch_up( new Mesa\\Data\\Knowledge\\ArticleIndexStore( new Mesa\\Data\\Db() ), 5 );`
	);
	expect( ( await now() ).name ).toBe( before.name );
	await site().runPhp( `Mesa\\Knowledge\\Synonyms::save( array( array( 'refund', 'money back' ), array( 'alone' ) ) );` );
	const after = await now();
	expect( ( JSON.parse( after.json ) as List ).synonyms ).toEqual( [ [ 'refund', 'money back' ] ] );
	expect( after.files.sort() ).toEqual( [ after.name, 'current.txt' ] );
	await site().runPhp(
		`wp_set_current_user( 1 ); $topic = get_terms( array( 'taxonomy' => 'mesa_topic', 'hide_empty' => false, 'name' => 'Returns &amp; refunds' ) )[0]; wp_update_term( $topic->term_id, 'mesa_topic', array( 'name' => 'Coming back' ) );`
	);
	expect( ( JSON.parse( ( await now() ).json ) as List ).topics ).toEqual( [ 'Coming back' ] );
} );

it( 'never brings back what somebody closed while the list was being written', async () => {
	await write( { post_title: 'Closed in between' } );
	await now();
	// A second request, in the middle of the first one's: it closes the article and finds the list in the other's hands.
	await site().runPhp( `
		$store = new Mesa\\Data\\Knowledge\\ArticleIndexStore( new Mesa\\Data\\Db() );
		$id    = get_posts( array( 'post_type' => 'mesa_article', 'title' => 'Closed in between', 'numberposts' => 1 ) )[0]->ID;
		$mark  = new Mesa\\Data\\Knowledge\\ListMark( new Mesa\\Data\\Db() );
		add_filter( 'post_type_link', static function ( $link ) use ( $id, $store, $mark ) {
			static $done = false;
			if ( ! $done ) {
				$done = true;
				global $wpdb;
				$wpdb->insert( $wpdb->postmeta, array( 'post_id' => $id, 'meta_key' => '_mesa_visibility', 'meta_value' => 'internal' ) );
				$mark->set();
				Mesa\\Knowledge\\IndexUpkeep::catch_up( $store, 5 );
			}
			return $link;
		} );
		$mark->set();
		Mesa\\Knowledge\\IndexUpkeep::catch_up( $store, 5 );` );
	const after = await now();
	expect( titles( after ) ).toEqual( [ 'Send a parcel back' ] );
	expect( after.files.sort() ).toEqual( [ after.name, 'current.txt' ] );
} );

it( 'leaves browsers to the server where the folder cannot be written, and comes back', async () => {
	const blocked = await site().runPhp< Now >( `
		$where = wp_upload_dir()['basedir'];
		rename( "$where/mesa-search", "$where/mesa-search-away" );
		file_put_contents( "$where/mesa-search", '' );
		( new Mesa\\Knowledge\\SearchFile( new Mesa\\Data\\Knowledge\\ArticleIndexStore( new Mesa\\Data\\Db() ) ) )->write();
		$url = Mesa\\Knowledge\\SearchFile::now()['url'];
		unlink( "$where/mesa-search" );
		rename( "$where/mesa-search-away", "$where/mesa-search" );
		( new Mesa\\Knowledge\\SearchFile( new Mesa\\Data\\Knowledge\\ArticleIndexStore( new Mesa\\Data\\Db() ) ) )->write();
		return array( 'name' => $url, 'json' => Mesa\\Knowledge\\SearchFile::now()['url'] );` );
	expect( blocked.name ).toBe( '' );
	expect( blocked.json ).toMatch( /\/mesa-search\/articles-[0-9a-f]{24}\.json$/ );
} );

describe( 'the server’s search', () => {
	const find = async ( q: string ) => {
		const answer = await fetch( `${ site().url }/?rest_route=/mesa/v1/articles/search&q=${ encodeURIComponent( q ) }` );
		return ( ( await answer.json() ) as { items: { title: string }[] } ).items.map( ( { title } ) => title );
	};

	it( 'finds by aliases and by words that mean the same, and nothing that is restricted', async () => {
		await write( { post_title: 'Getting a refund', post_content: '<p>Five days.</p>' } );
		expect( await find( 'rma' ) ).toEqual( [ 'Send a parcel back' ] );
		expect( ( await find( 'give me my money back' ) )[ 0 ] ).toBe( 'Getting a refund' );
		expect( await find( 'for the team' ) ).toEqual( [] );
		expect( await find( 'opens' ) ).toEqual( [] );
	} );
} );
