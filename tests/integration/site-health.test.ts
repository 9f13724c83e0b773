/** Site Health says what is wrong before a customer does. */
import { as, site } from './site.ts';
import { unique } from './support/mails.ts';
import { decode } from './visitors.ts';

interface Result {
	test: string;
	status: 'good' | 'recommended' | 'critical';
	label: string;
	description: string;
	badge: { label: string; color: string };
	actions: string;
}

const check = ( name: string ): Promise< Result > =>
	site().runPhp(
		`require_once ABSPATH . 'wp-admin/includes/admin.php';
		$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) );
		$test  = $tests['direct'][ $args['name'] ]['test'] ?? $tests['async'][ $args['name'] ]['async_direct_test'];
		return $test();`,
		{ name }
	);

const option = ( name: string, value: unknown ): Promise< unknown > =>
	site().runPhp( `update_option( $args['name'], $args['value'], false );`, { name, value } );

it.each( [ 'mesa_cron', 'mesa_queue', 'mesa_poller', 'mesa_key', 'mesa_login', 'mesa_visitors' ] )(
	"%s answers in WordPress's shape",
	async ( name ) => {
		expect( await check( name ) ).toEqual( {
			test: name,
			status: expect.stringMatching( /^(good|recommended|critical)$/ ),
			label: expect.stringMatching( /\w/ ),
			description: expect.stringMatching( /^<p>.+<\/p>$/s ),
			badge: { label: 'Help Desk', color: 'blue' },
			actions: expect.any( String ),
		} );
	}
);

it( 'notices that all visitors share one limit behind a proxy, says what to write, and is content once that is written', async () => {
	const seen = ( server: Record< string, string >, home: string, code = '' ): Promise< Result & { address: string } > =>
		site().runPhp(
			`foreach ( $args['server'] as $name => $value ) { $_SERVER[ $name ] = $value; }
			add_filter( 'pre_option_home', static fn() => $args['home'] );
			remove_all_filters( 'mesa_client_address' );
			eval( $args['code'] );
			return Mesa\\Integrations\\SiteHealth\\VisitorCheck::run() + array( 'address' => Mesa\\Domain\\Visitor::address() );`,
			{ server, home, code }
		);
	const shop = 'https://shop.example';
	expect( await seen( { REMOTE_ADDR: '203.0.113.7' }, shop ) ).toMatchObject( { status: 'good' } );
	// A proxy that the web server knows hands on both.
	expect( await seen( { REMOTE_ADDR: '203.0.113.7', HTTP_X_FORWARDED_FOR: '203.0.113.7' }, shop ) ).toMatchObject( { status: 'good' } );
	for ( const [ header, value, name ] of [
		// What the visitor claims stands first, what the proxy knows last.
		[ 'HTTP_X_FORWARDED_FOR', '198.51.100.9, 203.0.113.7', 'X-Forwarded-For' ],
		[ 'HTTP_X_REAL_IP', '203.0.113.7', 'X-Real-IP' ],
		[ 'HTTP_CF_CONNECTING_IP', '203.0.113.7', 'CF-Connecting-IP' ],
		[ 'HTTP_FORWARDED', 'for=198.51.100.9, for=203.0.113.7;proto=https', 'Forwarded' ],
	] as const ) {
		const server = { REMOTE_ADDR: '10.0.0.2', [ header ]: value };
		const warned = await seen( server, shop );
		expect( warned ).toMatchObject( { status: 'recommended', label: 'All visitors look like one to the help desk' } );
		expect( warned.description ).toContain( name );
		const line = decode( /add_filter.*;/.exec( warned.description.replace( /<[^>]*>/g, '' ) )![ 0 ] );
		expect( await seen( server, shop, line ) ).toMatchObject( { status: 'good', address: '203.0.113.7' } );
	}
} );

it( 'notices that no poller has been heard of', async () => {
	const manager = as( 'mesa_manager' );
	const { id } = await manager.call( 'createMailbox', {
		body: {
			name: 'Watched',
			address: `watched-${ unique() }@shop.example`,
			incoming: { host: 'imap.shop.example', port: 993, security: 'tls', username: 'watched' },
			incoming_password: 'x',
		},
	} );
	await option( 'mesa_poller', { at: 1_700_000_000, version: '1' } );
	expect( await check( 'mesa_poller' ) ).toMatchObject( { status: 'critical', label: 'No mail is being fetched' } );
	await as( 'mesa_poller' ).call( 'getPollerConfig', { query: { version: '2' } } );
	expect( ( await check( 'mesa_poller' ) ).label ).not.toBe( 'No mail is being fetched' );
	const lease = { owner: 'health', ttl: 30 };
	await as( 'mesa_poller' ).call( 'leaseMailbox', { path: { id }, body: lease } );
	await as( 'mesa_poller' ).request( 'PUT', `/poller/mailboxes/${ id }/state`, {
		body: { owner: 'health', status: 'error', error: 'Invalid <credentials>', cursors: [] },
	} );
	const broken = await check( 'mesa_poller' );
	expect( broken ).toMatchObject( { status: 'critical' } );
	expect( broken.description ).toContain( 'Watched: Invalid' );
	expect( broken.description ).not.toContain( '<credentials>' );
	await manager.call( 'deleteMailbox', { path: { id } } );
} );

it( 'notices replies that should have left long ago', async () => {
	// In one request, since the next one would run the job.
	const [ during, after ] = await site().runPhp< Result[] >(
		`$test = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) )['direct']['mesa_queue']['test'];
		global $wpdb;
		$past = gmdate( 'Y-m-d H:i:s', time() - HOUR_IN_SECONDS );
		$wpdb->insert( $wpdb->prefix . 'mesa_jobs', array( 'type' => 'stuck', 'payload' => '{}', 'run_at' => $past, 'created_at' => $past ) );
		$id     = $wpdb->insert_id;
		$during = $test();
		$wpdb->delete( $wpdb->prefix . 'mesa_jobs', array( 'id' => $id ) );
		return array( $during, $test() );`
	);
	expect( during ).toMatchObject( { status: 'critical' } );
	expect( after ).not.toMatchObject( { status: 'critical' } );
} );

it( 'tries whether a stranger can fetch private files', async () => {
	const result = await check( 'mesa_files' );
	// Web servers that read .htaccess say good; others are told what to add.
	expect( [ 'good', 'recommended' ] ).toContain( result.status );
	const folder = await site().runPhp< string >( `return ( new \\Mesa\\Boot\\Services() )->files_folder()->path();` );
	const left = await site().runPhp< string[] >( `return glob( $args['folder'] . '/canary-*' );`, { folder } );
	expect( left ).toEqual( [] );
} );
