/** Deleting the plugin keeps everything, unless the administrator asked for the opposite. */
import { as, site } from './site.ts';
import { attach, deliver, mail } from './support/mails.ts';

interface Left {
	tables: string[];
	options: string[];
	roles: string[];
	cron: string[];
	files: number;
	articles: number;
	topics: number;
	pulse: boolean;
}

const admin = as( 'administrator' );

/** Where files and the pulse are; asked before, since afterwards nobody knows. */
const places = (): Promise< { files: string; pulse: string } > =>
	site().runPhp(
		`$services = new \\Mesa\\Boot\\Services(); return array( 'files' => $services->files_folder()->path(), 'pulse' => $services->pulse()->path() );`
	);

/** Runs uninstall.php the way WordPress does, and looks what is left, all in one request, so that nothing makes it anew. */
const uninstall = ( where: { files: string; pulse: string } ): Promise< Left > =>
	site().runPhp(
		`define( 'WP_UNINSTALL_PLUGIN', plugin_basename( MESA_FILE ) );
		include dirname( MESA_FILE ) . '/uninstall.php';
		global $wpdb, $wp_roles;
		wp_cache_flush();
		$like = fn( string $prefix ): string => $wpdb->esc_like( $prefix ) . '%';
		$count = 0;
		if ( is_dir( $args['files'] ) ) {
			foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $args['files'], FilesystemIterator::SKIP_DOTS ) ) as $file ) {
				$count += strlen( $file->getFilename() ) === 64 ? 1 : 0;
			}
		}
		return array(
			'tables'   => $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $like( $wpdb->prefix . 'mesa_' ) ) ),
			'options'  => $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", $like( 'mesa_' ) ) ),
			'roles'    => array_values( array_filter( array_keys( ( new WP_Roles() )->roles ), fn( $role ) => str_starts_with( $role, 'mesa_' ) ) ),
			'cron'     => array_values( array_filter( array_merge( ...array_map( 'array_keys', array_filter( array_values( _get_cron_array() ), 'is_array' ) ) ), fn( $hook ) => str_starts_with( $hook, 'mesa_' ) ) ),
			'files'    => $count,
			'articles' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->posts WHERE post_type = 'mesa_article'" ),
			'topics'   => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->term_taxonomy WHERE taxonomy = 'mesa_topic'" ),
			'pulse'    => is_file( $args['pulse'] ),
		);`,
		where
	);

beforeAll( async () => {
	const { id } = await as( 'mesa_manager' ).call( 'createMailbox', {
		body: { name: 'Kept', address: `kept-${ Date.now() }@shop.example` },
	} );
	await deliver( id, attach( mail(), 'kept.pdf', `kept ${ Date.now() }` ) );
	await site().runPhp(
		`wp_insert_post( array( 'post_type' => 'mesa_article', 'post_title' => 'Kept', 'post_status' => 'publish' ) ); $topic = wp_insert_term( 'Kept ' . uniqid(), 'mesa_topic' ); update_term_meta( $topic['term_id'], '_mesa_visibility', 'internal' ); wp_insert_post( array( 'post_type' => 'mesa_article', 'post_title' => 'Kept to ourselves', 'post_status' => 'publish', 'meta_input' => array( '_mesa_visibility' => 'internal' ) ) );`
	);
} );

// Other tests go on with the same site.
afterAll( () => site().runPhp( `\\Mesa\\Boot\\Activation::set_up();` ) );

it( 'keeps everything when nobody asked to delete it, and only stops what runs by itself', async () => {
	await admin.call( 'updateSettings', { body: { delete_data_on_uninstall: false } } );
	const left = await uninstall( await places() );
	expect( left.tables.length ).toBeGreaterThan( 15 );
	expect( left.options ).toContain( 'mesa_settings' );
	expect( left.roles ).toContain( 'mesa_agent' );
	expect( left.files ).toBeGreaterThan( 0 );
	expect( left.articles ).toBeGreaterThan( 0 );
	expect( left.topics ).toBeGreaterThan( 0 );
	expect( left.pulse ).toBe( true );
	expect( left.cron ).toEqual( [] );
} );

it( 'leaves nothing when the administrator asked for that', async () => {
	const where = await places();
	await admin.call( 'updateSettings', { body: { delete_data_on_uninstall: true } } );
	expect( await uninstall( where ) ).toEqual( {
		tables: [],
		options: [],
		roles: [],
		cron: [],
		files: 0,
		articles: 0,
		topics: 0,
		pulse: false,
	} );
} );

it( 'starts as new afterwards', async () => {
	await site().runPhp( `\\Mesa\\Boot\\Activation::set_up();` );
	expect( await admin.call( 'getSettings', {} ) ).toMatchObject( { delete_data_on_uninstall: false } );
	expect( await as( 'mesa_agent' ).call( 'listTickets', { query: { folder: 'all' } } ) ).toMatchObject( { items: [] } );
} );
