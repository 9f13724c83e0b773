/** Articles from elsewhere: looked at first, imported once however often, redirected, and taken back as a whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from './site.ts';
import { act, leads, writer } from './support/importing.ts';
import type { KbImport, KbImportStart } from '../../src/contract/generated/types.ts';

const FIXTURES = join( __dirname, '..', 'fixtures', 'import' );

interface Post {
	id: number;
	title: string;
	slug: string;
	status: string;
	content: string;
	order: number;
	date: string;
	topics: string[];
	meta: string;
}

/** All articles of the site by title. */
const articles = async (): Promise< Record< string, Post > > =>
	Object.fromEntries(
		(
			await site().runPhp< Post[] >(
				`return array_map( static fn( $p ) => array( 'id' => $p->ID, 'title' => $p->post_title, 'slug' => $p->post_name, 'status' => $p->post_status, 'content' => $p->post_content, 'order' => $p->menu_order, 'date' => $p->post_date_gmt, 'topics' => array_map( static fn( $t ) => html_entity_decode( trim( get_term_parents_list( $t->term_id, 'mesa_topic', array( 'link' => false, 'separator' => '/' ) ), '/' ) ), get_the_terms( $p, 'mesa_topic' ) ?: array() ), 'meta' => (string) get_post_meta( $p->ID, '_mesa_visibility', true ) ), get_posts( array( 'post_type' => 'mesa_article', 'post_status' => array( 'publish', 'draft', 'private' ), 'numberposts' => -1, 'mesa_reader' => 'all' ) ) );`
			)
		).map( ( post ) => [ post.title, post ] )
	);

/** A zip of files; a name that begins with "!" is taken as it is. */
const zip = async ( files: Record< string, Buffer > ): Promise< Buffer > =>
	Buffer.from(
		await site().runPhp< string >(
			`$path = tempnam( sys_get_temp_dir(), 'x' ); $zip = new ZipArchive(); $zip->open( $path, ZipArchive::OVERWRITE );
			foreach ( $args['files'] as $name => $bytes ) { $zip->addFromString( $name, base64_decode( $bytes ) ); }
			$zip->close(); $all = base64_encode( file_get_contents( $path ) ); unlink( $path ); return $all;`,
			{ files: Object.fromEntries( Object.entries( files ).map( ( [ name, bytes ] ) => [ name, bytes.toString( 'base64' ) ] ) ) }
		),
		'base64'
	);

const folder = (): Record< string, Buffer > =>
	Object.fromEntries(
		( readdirSync( join( FIXTURES, 'docs' ), { recursive: true } ) as string[] )
			.filter( ( name ) => /\.\w+$/.test( name ) )
			.map( ( name ) => [ `docs/${ name.replaceAll( '\\', '/' ) }`, readFileSync( join( FIXTURES, 'docs', name ) ) ] )
	);

async function start( source: KbImportStart[ 'source' ], filename = '', bytes?: Buffer ): Promise< KbImport > {
	if ( ! bytes ) {
		return writer.call( 'createImport', { body: { source } } );
	}
	const { sha256, proof } = await writer.call( 'uploadFile', { query: { filename }, body: bytes as never } );
	return writer.call( 'createImport', { body: { source, sha256, proof, filename } } );
}

beforeAll( async () => {
	await site().runPhp(
		`foreach ( get_posts( array( 'post_type' => array( 'mesa_article', 'docs' ), 'post_status' => 'any', 'numberposts' => -1, 'mesa_reader' => 'all' ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		foreach ( get_terms( array( 'taxonomy' => 'mesa_topic', 'hide_empty' => false, 'mesa_reader' => 'all', 'fields' => 'ids' ) ) as $id ) { wp_delete_term( $id, 'mesa_topic' ); }
		update_option( 'permalink_structure', '/%postname%/' ); flush_rewrite_rules( false ); return true;`
	);
} );

it( 'looks at a folder of Markdown, and changes nothing by that', async () => {
	const looked = await start( 'markdown', 'docs.zip', await zip( folder() ) );
	expect( looked ).toMatchObject( { state: 'checked', total: 4, counts: { new: 3, topics: 3, pictures: 2, redirects: 2 } } );
	expect( looked.items.map( ( { title, topic, status, action } ) => [ title, topic, status, action ] ) ).toEqual( [
		[ 'Connect the robot', 'First steps', 'publish', 'new' ],
		[ 'Draft', 'Orders', 'draft', 'new' ],
		[ 'Return a robot', 'Orders / Returns', 'publish', 'new' ],
	] );
	expect( looked.notes.join() ).toContain( 'Connect the robot' );
	expect( await articles() ).toEqual( {} );
} );

it( 'makes articles as blocks, with topics, pictures and links among them; a second time changes nothing', async () => {
	const bytes = await zip( folder() );
	const done = await act( await start( 'markdown', 'docs.zip', bytes ), 'run' );
	expect( done ).toMatchObject( { state: 'done', error: null, counts: { new: 3, failed: 0, topics: 3, pictures: 1, redirects: 2 } } );
	const made = await articles();
	const connect = made[ 'Connect the robot' ]!;
	const returns = made[ 'Return a robot' ]!;
	expect( connect ).toMatchObject( { slug: 'connect', status: 'publish', order: 7, topics: [ 'First steps' ] } );
	expect( connect.date ).toMatch( /^2024-03-05/ );
	expect( returns.topics ).toEqual( [ 'Orders/Returns' ] );
	expect( made[ 'Draft' ] ).toMatchObject( { status: 'draft', meta: 'internal' } );
	expect( connect.content ).toMatch( /^<!-- wp:paragraph -->/ );
	expect( connect.content ).toContain( '<!-- wp:list {"ordered":true} -->' );
	expect( connect.content ).not.toMatch( /<script|alert|mesa-import-[0-9a-f]|evil|missing\.md/ );
	expect( connect.content ).toMatch( /wp-content\/uploads\/[^"]*dot[^"]*\.png/ );
	expect( connect.content ).toMatch( new RegExp( `href="[^"]*${ returns.slug }/?#slip"` ) );
	expect( returns.content ).toContain( '<!-- wp:table -->' );
	expect( returns.content ).toMatch( /href="[^"]*\/connect\/"/ );

	const again = await act( await start( 'markdown', 'docs.zip', bytes ), 'run' );
	expect( again.counts ).toMatchObject( { new: 0, changed: 0, same: 3, topics: 0, pictures: 0 } );
	expect( await articles() ).toEqual( made );
	expect( ( await writer.call( 'listImports', {} ) ).imports.length ).toBeGreaterThanOrEqual( 3 );
} );

it( 'brings what has changed, and leaves alone what somebody has written on here', async () => {
	const files = folder();
	files[ 'docs/orders/returns/index.md' ] = Buffer.from( '# Return a robot\n\nNew words.\n' );
	files[ 'docs/01-getting-started/02-connect.md' ] = Buffer.from( '# Connect the robot\n\nNew words too.\n' );
	const { id } = ( await articles() )[ 'Connect the robot' ]!;
	await site().runPhp( `wp_update_post( array( 'ID' => $args['id'], 'post_content' => '<p>Mine.</p>' ) ); return true;`, { id } );
	const moved = ( await articles() )[ 'Return a robot' ]!.id;
	await site().runPhp(
		`wp_update_post( array( 'ID' => $args['moved'], 'menu_order' => 40 ) ); wp_set_object_terms( $args['moved'], array(), 'mesa_topic' ); return true;`,
		{ moved }
	);
	const done = await act( await start( 'markdown', 'docs.zip', await zip( files ) ), 'run' );
	expect( done.counts ).toMatchObject( { new: 0, changed: 1, same: 1, kept: 1 } );
	const changed = ( await articles() )[ 'Return a robot' ]!;
	expect( changed.content ).toContain( 'New words.' );
	// Where people have put it, it stays.
	expect( changed ).toMatchObject( { order: 40, topics: [] } );
	expect( ( await articles() )[ 'Connect the robot' ]!.content ).toBe( '<p>Mine.</p>' );
	// Taken back: the words of before.
	await act( done, 'undo' );
	expect( ( await articles() )[ 'Return a robot' ]!.content ).toContain( '<!-- wp:table -->' );
} );

it( 'leads from old addresses to the article, only while a visitor may read it', async () => {
	const connect = ( await articles() )[ 'Connect the robot' ]!;
	for ( const path of [ 'docs/old-connect/', 'help/connect.html' ] ) {
		expect( await leads( path ) ).toEqual( { status: 301, to: expect.stringMatching( /\/connect\/$/ ) } );
	}
	await site().runPhp( `wp_update_post( array( 'ID' => $args['id'], 'post_status' => 'draft' ) ); return true;`, { id: connect.id } );
	expect( ( await leads( 'docs/old-connect/' ) ).status ).toBe( 404 );
	await site().runPhp( `wp_update_post( array( 'ID' => $args['id'], 'post_status' => 'publish' ) ); return true;`, { id: connect.id } );
} );

it( 'takes a whole import back: articles to the trash, its topics, pictures and redirects away', async () => {
	const imports = ( await writer.call( 'listImports', {} ) ).imports;
	const first = imports.find( ( one ) => one.state === 'done' && one.counts.new === 3 )!;
	expect( await act( first, 'undo' ) ).toMatchObject( { state: 'undone' } );
	expect( await articles() ).toEqual( {} );
	expect(
		await site().runPhp(
			`return array( get_terms( array( 'taxonomy' => 'mesa_topic', 'hide_empty' => false, 'fields' => 'names' ) ), count( get_posts( array( 'post_type' => 'attachment', 'numberposts' => -1, 'post_status' => 'inherit', 's' => 'dot' ) ) ) );`
		)
	).toEqual( [ [], 0 ] );
	expect( ( await leads( 'docs/old-connect/' ) ).status ).toBe( 404 );
} );

it( 'forgets a file after a month, while what came of it can still be taken back', async () => {
	const done = await act( await start( 'markdown', 'old.zip', await zip( { 'old.md': Buffer.from( '# Old\n\nOne.' ) } ) ), 'run' );
	const looked = await start( 'markdown', 'fresh.zip', await zip( { 'fresh.md': Buffer.from( '# Fresh\n\nOne.' ) } ) );
	const passes = ( event: 'mesa_run_jobs' | 'mesa_daily' ) =>
		site().runPhp< boolean[] >(
			`global $wpdb; $services = new Mesa\\Boot\\Services(); $blobs = $services->blob_store();
			$files = array_map( static fn( $id ) => $services->kb_import_store()->find( $id )['file'] ?: get_option( 'test_file_' . $id ), $args['ids'] );
			array_map( static fn( $id, $file ) => update_option( 'test_file_' . $id, $file, false ), $args['ids'], $files );
			do_action( $args['event'] );
			return array_map( $blobs->has( ... ), $files );`,
			{ ids: [ done.id, looked.id ], event }
		);
	expect( await passes( 'mesa_daily' ) ).toEqual( [ true, true ] );
	await site().runPhp(
		`global $wpdb; $wpdb->update( "{$wpdb->prefix}mesa_kb_imports", array( 'created_at' => gmdate( 'Y-m-d H:i:s', time() - 31 * DAY_IN_SECONDS ) ), array( 'id' => $args['id'] ) );`,
		{ id: done.id }
	);
	// Files stay for a month: nobody has to look for old ones each minute.
	expect( await passes( 'mesa_run_jobs' ) ).toEqual( [ true, true ] );
	expect( await passes( 'mesa_daily' ) ).toEqual( [ false, true ] );
	expect( await act( done, 'undo' ) ).toMatchObject( { state: 'undone' } );
	expect( await articles() ).toEqual( {} );
	await expect( act( done, 'check' ) ).rejects.toMatchObject( { code: 'mesa_no_file' } );
	await site().runPhp( `array_map( static fn( $id ) => delete_option( 'test_file_' . $id ), $args['ids'] );`, {
		ids: [ done.id, looked.id ],
	} );
} );

it( 'leaves alone what somebody writes between the look and the run', async () => {
	const first = await act( await start( 'markdown', 'a.zip', await zip( { 'late.md': Buffer.from( '# Late\n\nOne.' ) } ) ), 'run' );
	const looked = await start( 'markdown', 'a.zip', await zip( { 'late.md': Buffer.from( '# Late\n\nTwo.' ) } ) );
	expect( looked.counts.changed ).toBe( 1 );
	const { id } = ( await articles() ).Late!;
	await site().runPhp( `wp_update_post( array( 'ID' => $args['id'], 'post_content' => '<p>Mine.</p>' ) ); return true;`, { id } );
	expect( ( await act( looked, 'run' ) ).counts ).toMatchObject( { changed: 0, kept: 1 } );
	expect( ( await articles() ).Late!.content ).toBe( '<p>Mine.</p>' );
	await act( first, 'undo' );
} );

it( 'keeps a picture that another import shows, and no link to what was not made', async () => {
	const dot = Object.entries( folder() ).find( ( [ name ] ) => name.endsWith( '.png' ) )![ 1 ];
	const words = '\n\n![x](shared.png)\n\nSee [the *guide*](guide/index.md) first.';
	const one = await act(
		await start( 'markdown', 'one.zip', await zip( { 'one.md': Buffer.from( `# One${ words }` ), 'shared.png': dot } ) ),
		'run'
	);
	const two = await act(
		await start(
			'markdown',
			'two.zip',
			await zip( {
				'two.md': Buffer.from( `# Two${ words }` ),
				'shared.png': dot,
				'guide/index.md': Buffer.from( '---\ntitle: Guide\n---\n' ),
			} )
		),
		'run'
	);
	expect( two.counts ).toMatchObject( { new: 1, pictures: 0 } );
	const shown = ( await articles() ).Two!.content;
	expect( shown ).toMatch( /See the <em>guide<\/em> first/ );
	const address = /src="([^"]*shared[^"]*)"/.exec( shown )![ 1 ]!;
	const there = () => site().runPhp( `return attachment_url_to_postid( $args['address'] ) > 0;`, { address } );
	await act( one, 'undo' );
	expect( await there() ).toBe( true );
	await act( two, 'undo' );
	expect( await there() ).toBe( false );
} );

it( 'says that it has failed when a step goes wrong again and again, and can be taken back then', async () => {
	const files = Object.fromEntries( [ 'a', 'b' ].map( ( name ) => [ `${ name }.md`, Buffer.from( `# Part ${ name }` ) ] ) );
	const looked = await start( 'markdown', 'fails.zip', await zip( files ) );
	await site().runPhp(
		`remove_all_actions( 'mesa_job_added' );
		add_filter( 'mesa_job_retry_delays', static fn() => array_fill( 0, 9, 0 ) );
		add_filter( 'wp_insert_post_data', static fn( $data ) => 'Part b' === $data['post_title'] ? throw new RuntimeException( 'The disk is full.' ) : $data );
		$services = new Mesa\\Boot\\Services(); $services->imports()->run( $args['id'], null ); $services->job_runner()->run( 20 ); return true;`,
		{ id: looked.id }
	);
	const failed = await writer.call( 'getImport', { path: { id: looked.id } } );
	expect( failed ).toMatchObject( { state: 'failed', error: 'The disk is full.', counts: { new: 1 } } );
	await expect( act( failed, 'check' ) ).rejects.toMatchObject( { status: 409 } );
	expect( await act( failed, 'undo' ) ).toMatchObject( { state: 'undone' } );
	expect( await articles() ).toEqual( {} );
	// Taken back while a step is under way: that step makes nothing more, and does not say it is done.
	const again = await act( failed, 'check' );
	await site().runPhp(
		`remove_all_actions( 'mesa_job_added' ); $services = new Mesa\\Boot\\Services();
		add_action( 'save_post_mesa_article', static function () use ( $services, $args ) { 'running' === $services->kb_import_store()->find( $args['id'] )['state'] && $services->imports()->undo( $args['id'] ); } );
		$services->imports()->run( $args['id'], null ); $services->job_runner()->run( 20 ); return true;`,
		{ id: again.id }
	);
	expect( await writer.call( 'getImport', { path: { id: again.id } } ) ).toMatchObject( { state: 'undone' } );
	expect( await articles() ).toEqual( {} );
} );

it( 'reads a WordPress export: the kinds one chooses, categories above categories, links to the old site', async () => {
	const looked = await start( 'wxr', 'export.xml', readFileSync( join( FIXTURES, 'export.xml' ) ) );
	expect( looked.types ).toEqual( [
		{ name: 'docs', count: 2, chosen: true },
		{ name: 'post', count: 1, chosen: false },
	] );
	const done = await act( looked, 'run', { status: 'same' } );
	const made = await articles();
	expect( Object.keys( made ).sort() ).toEqual( [ 'Where is my invoice?', 'Your account' ] );
	expect( made[ 'Where is my invoice?' ] ).toMatchObject( { status: 'publish', order: 2, topics: [ 'Money/Invoices & VAT' ] } );
	expect( made[ 'Where is my invoice?' ]!.content ).toMatch( /href="http:\/\/[^"]*(account|mesa_article)[^"]*#login"/ );
	expect( made[ 'Your account' ]!.content ).toBe( '<p>Log in.</p>' );
	expect( ( await leads( 'docs/invoice' ) ).status ).toBe( 301 );
	await act( done, 'undo' );
} );

it( 'takes no line of code for the address of a link, and ends a quotation where something else begins', async () => {
	const html = await site().runPhp< string >( 'return Mesa\\Domain\\Markdown::html( $args["text"] );', {
		text: '```ini\n[mysqld]: x\n[section]: value\nafter\n```\n\nIt said\n[error]: ENOENT\n\n> note\ngoes on\n## Heading\n\nSee [this][one].\n\n[one]: https://shop.example/one "One"\n[two]: <https://shop.example/two>\n',
	} );
	expect( html ).toContain( '<pre><code>[mysqld]: x\n[section]: value\nafter</code></pre>' );
	expect( html ).toContain( 'It said\n[error]: ENOENT' );
	expect( html ).toMatch( /<blockquote><p>note\ngoes on<\/p>\n<\/blockquote>\n<h2>Heading<\/h2>/ );
	expect( html ).toMatch( /<a href="https:\/\/shop\.example\/one"[^>]*>this<\/a>/ );
	expect( html ).not.toContain( '/two' );
} );

it( 'keeps for its readers what was kept for them where it comes from, also while it is published', async () => {
	const png = Buffer.from( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64' );
	const files: Record< string, Buffer > = { 'kept/secret.png': png };
	const named = {
		internal: 'visibility: internal',
		private: 'visibility: private',
		unpublished: 'status: unpublished',
		'a status of theirs': 'status: new',
		customers: 'visibility: customers',
	};
	for ( const [ name, head ] of Object.entries( named ) ) {
		files[ `kept/${ name }.md` ] = Buffer.from(
			`---\ntitle: Kept ${ name }\n${ head }\n---\n\nWords.\n${ name === 'internal' ? '\n![x](secret.png)\n' : '' }`
		);
	}
	await site().runPhp(
		`file_put_contents( WPMU_PLUGIN_DIR . '/import-watch.php', '<?php add_action( "transition_post_status", static function ( $to, $from, $post ) { if ( "publish" === $to && "mesa_article" === $post->post_type && Mesa\\\\Knowledge\\\\Visibility::is_public( $post->ID ) ) { update_option( "import_watch", get_option( "import_watch", "" ) . $post->post_title . "|" ); } }, 10, 3 );' ); return true;`
	);
	const done = await act( await start( 'markdown', 'kept.zip', await zip( files ) ), 'run' );
	const seen = await site().runPhp< { told: string; pictures: string[] } >(
		`unlink( WPMU_PLUGIN_DIR . '/import-watch.php' ); wp_set_current_user( 0 );
		$told = get_option( 'import_watch', '' ); delete_option( 'import_watch' );
		return array( 'told' => $told, 'pictures' => wp_list_pluck( rest_do_request( new WP_REST_Request( 'GET', '/wp/v2/media' ) )->get_data(), 'slug' ) );`
	);
	const made = await articles();
	expect( Object.keys( named ).map( ( name ) => [ made[ `Kept ${ name }` ]!.status, made[ `Kept ${ name }` ]!.meta ] ) ).toEqual( [
		[ 'publish', 'internal' ],
		[ 'publish', 'internal' ],
		[ 'draft', '' ],
		[ 'publish', '' ],
		[ 'publish', 'customers' ],
	] );
	expect( seen.told ).toBe( 'Kept a status of theirs|' );
	expect( seen.pictures.filter( ( slug ) => slug.startsWith( 'secret' ) ) ).toEqual( [] );
	await act( done, 'undo' );
} );

it( 'brings who may read our own articles and topics along in an export', async () => {
	const item = ( id: number, more: string ) =>
		`<item><title>Ours ${ id }${ id === 5 ? ' &lt;b&gt;bold&lt;/b&gt;&lt;img src=x onerror=alert(1)&gt;' : '' }</title><link>https://old.example/kb/${ id }/</link><guid isPermaLink="false">ours-${ id }</guid><content:encoded><![CDATA[Words]]></content:encoded><wp:post_id>${ id }</wp:post_id><wp:post_name>ours-${ id }</wp:post_name><wp:status>publish</wp:status><wp:post_type>mesa_article</wp:post_type>${ more }</item>`;
	const meta = ( kind: 'post' | 'term', key: string, value: string ) =>
		`<wp:${ kind }meta><wp:meta_key><![CDATA[${ key }]]></wp:meta_key><wp:meta_value><![CDATA[${ value }]]></wp:meta_value></wp:${ kind }meta>`;
	const topic = ( slug: string, parent: string, more: string ) =>
		`<wp:term><wp:term_id>1</wp:term_id><wp:term_taxonomy>mesa_topic</wp:term_taxonomy><wp:term_slug>${ slug }</wp:term_slug><wp:term_parent>${ parent }</wp:term_parent><wp:term_name><![CDATA[${ slug }]]></wp:term_name>${ more }</wp:term>`;
	const inside = ( slug: string ) => `<category domain="mesa_topic" nicename="${ slug }"><![CDATA[${ slug }]]></category>`;
	const xml = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>${ topic(
		'staff',
		'',
		meta( 'term', '_mesa_visibility', 'internal' )
	) }${ topic( 'below-staff', 'staff', '' ) }${ item( 1, '' ) }${ item( 2, meta( 'post', '_mesa_visibility', 'internal' ) + meta( 'post', '_mesa_aliases', 'one&two' ) ) }${ item(
		3,
		meta( 'post', '_mesa_visibility', 'roles' ) +
			meta( 'post', '_mesa_visibility_roles', 'editor' ) +
			meta( 'post', '_mesa_visibility_roles', 'author' )
	) }${ item( 4, inside( 'below-staff' ) ) }${ item( 5, meta( 'post', '_mesa_visibility', 'of a later version' ) ) }</channel></rss>`;
	const done = await act( await start( 'wxr', 'ours.xml', Buffer.from( xml ) ), 'run', { status: 'same' } );
	const kept = await site().runPhp< Array< [ string, string[], boolean ] > >(
		`$made = get_posts( array( 'post_type' => 'mesa_article', 'numberposts' => -1, 'mesa_reader' => 'all', 'orderby' => 'title', 'order' => 'ASC' ) );
		if ( 'Ours 5 <b>bold</b>' !== end( $made )->post_title ) { return end( $made )->post_title; }
		return array_map( static fn( $p ) => array( (string) get_post_meta( $p->ID, '_mesa_visibility', true ), get_post_meta( $p->ID, '_mesa_visibility_roles' ), Mesa\\Knowledge\\Visibility::is_public( $p->ID ) ), $made );`
	);
	expect( kept ).toEqual( [
		[ '', [], true ],
		[ 'internal', [], false ],
		[ 'roles', [ 'editor', 'author' ], false ],
		[ 'internal', [], false ],
		[ 'roles', [], false ],
	] );
	await act( done, 'undo' );
} );

it( 'finds what another plugin has left in the database, though it is off', async () => {
	await site().runPhp(
		`register_post_type( 'docs', array( 'hierarchical' => true ) ); register_taxonomy( 'doc_category', 'docs', array( 'hierarchical' => true ) );
		$parent = wp_insert_term( 'Robots', 'doc_category' )['term_id']; $child = wp_insert_term( 'Care', 'doc_category', array( 'parent' => $parent ) )['term_id'];
		$id = wp_insert_post( array( 'post_type' => 'docs', 'post_status' => 'publish', 'post_title' => 'Clean the brush', 'post_name' => 'brush', 'post_content' => '<p>Pull it out.</p>' ) );
		wp_set_object_terms( $id, array( $child ), 'doc_category' ); return $id;`
	);
	expect( ( await writer.call( 'listImports', {} ) ).found ).toEqual( [ { source: 'betterdocs', name: 'BetterDocs', articles: 1 } ] );
	const done = await act( await start( 'betterdocs' ), 'run', { status: 'draft' } );
	expect( ( await articles() )[ 'Clean the brush' ] ).toMatchObject( { status: 'draft', topics: [ 'Robots/Care' ] } );
	await act( done, 'undo' );
} );

it( 'does not write outside, unpack a bomb, follow entities, or believe a file that is something else', async () => {
	const nasty = await zip( {
		'../../../evil.md': Buffer.from( '# Evil' ),
		'a/good.md': Buffer.from( '# Good\n\n![x](../../../../../../etc/passwd)' ),
		'a/huge.md': Buffer.alloc( 3 * 1024 * 1024, 'x' ),
	} );
	const looked = await start( 'markdown', 'nasty.zip', nasty );
	expect( looked.counts.pictures ).toBe( 0 );
	expect( looked.notes.join( '\n' ) ).toMatch( /huge\.md/ );
	expect( looked.items.map( ( one ) => one.title ) ).toEqual( expect.arrayContaining( [ 'Good' ] ) );
	for ( const [ source, bytes ] of [
		[ 'markdown', Buffer.from( 'no zip' ) ],
		[ 'wxr', Buffer.from( '<html>no</html>' ) ],
		[
			'wxr',
			Buffer.from(
				'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss xmlns:wp="w"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>&x;</title></item></channel></rss>'
			),
		],
	] as const ) {
		await expect( start( source, 'file', bytes ) ).rejects.toMatchObject( { status: 400 } );
	}
	await expect( writer.call( 'createImport', { body: { source: 'wxr', sha256: 'a'.repeat( 64 ), proof: 'x' } } ) ).rejects.toMatchObject(
		{
			status: 400,
		}
	);
} );
