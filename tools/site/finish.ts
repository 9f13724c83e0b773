/** What every lane does once WordPress answers: activate the plugin, find out what it runs on. */
import { step } from '../lib/progress.ts';
import { until } from '../lib/wait.ts';
import { writeState } from './config.ts';
import { followSources, type SiteFolder } from './folder.ts';
import { makeUsers, phpRunner } from './runner.ts';
import type { Crash, Lane, Site, SiteOptions } from './site.ts';

const PREPARE = `
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	if ( get_option( 'permalink_structure' ) !== '/%postname%/' ) {
		global $wp_rewrite;
		$wp_rewrite->set_permalink_structure( '/%postname%/' );
		flush_rewrite_rules( false );
	}
	// Pictures would come from gravatar.com, which such a site has no business with.
	update_option( 'show_avatars', 0 );
	$admin = get_user_by( 'login', 'admin' );
	wp_set_current_user( $admin->ID );
	if ( ! wp_check_password( $args['password'], $admin->user_pass, $admin->ID ) ) {
		wp_set_password( $args['password'], $admin->ID );
	}
	global $wpdb;
	$sqlite = defined( 'DB_ENGINE' ) && 'sqlite' === DB_ENGINE;
	return array(
		'wordpress' => get_bloginfo( 'version' ),
		'php'       => PHP_VERSION,
		'database'  => $sqlite ? 'SQLite ' . ( class_exists( 'PDO' ) ? ( new PDO( 'sqlite::memory:' ) )->query( 'select sqlite_version()' )->fetchColumn() : '' ) : (string) $wpdb->get_var( 'SELECT VERSION()' ),
	);
`;

const ACTIVATE = `
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
	$plugin = 'mesa-help-desk/mesa-help-desk.php';
	if ( is_plugin_active( $plugin ) ) {
		return 'active';
	}
	$done = activate_plugin( $plugin );
	if ( is_wp_error( $done ) ) {
		throw new RuntimeException( 'The plugin could not be activated: ' . $done->get_error_message() . ' ' . wp_json_encode( $done->get_error_data() ) );
	}
	return 'activated';
`;

const INSTALL_ZIP = `
	require_once ABSPATH . 'wp-admin/includes/admin.php';
	require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
	wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
	$upgrader = new Plugin_Upgrader( new Automatic_Upgrader_Skin() );
	$done     = $upgrader->install( $args['zip'], array( 'overwrite_package' => true ) );
	if ( true !== $done ) {
		throw new RuntimeException( 'The zip could not be installed: ' . ( is_wp_error( $done ) ? $done->get_error_message() : implode( ' ', $upgrader->skin->get_upgrade_messages() ) ) );
	}
	return $upgrader->plugin_info();
`;

export async function finishSite(
	lane: Lane,
	url: string,
	folder: SiteFolder,
	options: SiteOptions,
	stop: () => Promise< void >,
	crash?: Crash
): Promise< Site > {
	const runPhp = phpRunner( url, folder.state.secret );
	const facts = await step( 'Waiting for WordPress', async () => {
		await until( 'WordPress to answer', async () => ( await runPhp( 'return 1;' ) ) === 1, 60_000, 300 );
		return await runPhp< { wordpress: string; php: string; database: string } >( PREPARE, { password: folder.state.adminPassword } );
	} );
	if ( options.zip ) {
		await step( 'Installing the zip', () => runPhp( INSTALL_ZIP, { zip: options.zip } ) );
	}
	const activate = () => step( 'Activating the plugin', () => runPhp( ACTIVATE ) );
	let unfollow = () => {};
	if ( options.live ) {
		// Somebody is working on the sources: they may be broken now and right after the next change.
		let active = await activate()
			.then( () => true )
			.catch( () => false );
		unfollow = followSources( folder.plugin, async () => {
			active =
				active ||
				( await activate()
					.then( () => true )
					.catch( () => false ) );
		} );
	} else {
		await activate();
	}
	return {
		lane,
		url,
		adminUser: 'admin',
		adminPassword: folder.state.adminPassword,
		wordpressVersion: facts.wordpress,
		phpVersion: facts.php,
		database: /mariadb/i.test( facts.database ) ? `MariaDB ${ facts.database.split( '-' )[ 0 ] }` : facts.database,
		folder: folder.wordpress,
		runPhp,
		users: async ( wanted ) => {
			const made = await makeUsers( runPhp, wanted, folder.state.logins );
			for ( const { user, password } of made ) {
				folder.state.logins[ user ] = password;
			}
			writeState( folder.base, folder.state );
			return made;
		},
		stop: async () => {
			unfollow();
			await stop();
		},
		...( crash ? { crash } : {} ),
	};
}
