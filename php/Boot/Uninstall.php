<?php
/**
 * Leaving.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\ProvenAddress;
use Mesa\Access\Roles;
use Mesa\Data\Files\FilesFolder;
use Mesa\Data\Freshness;
use Mesa\Data\Knowledge\ListMark;
use Mesa\Data\Mail\MailLookStore;
use Mesa\Data\Mail\SignInClientStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Tables\Migrator;
use Mesa\Data\Tables\Wipe;
use Mesa\Integrations\Privacy\Eraser;
use Mesa\Jobs\Alarm;
use Mesa\Knowledge\Articles;
use Mesa\Knowledge\SearchFile;
use Mesa\Knowledge\Synonyms;
use Mesa\Knowledge\Topics;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes everything on those sites whose administrator asked for it (setting "delete_data_on_uninstall"); on all
 * others it only stops what runs by itself, and a later installation finds everything as it was.
 */
final class Uninstall {
	private const OPTIONS = array( 'mesa_has_fields', 'mesa_labels', SettingsStore::OPTION, Migrator::VERSION_OPTION, 'mesa_version', 'mesa_flush_rules', 'mesa_account_tab', 'mesa_blocks_styled', 'mesa_article_order', 'mesa_contact_page', 'mesa_ideas', 'mesa_migration_lock', 'mesa_poller', 'mesa_silence', 'mesa_raw_expired_upto', 'mesa_raw_expiring', Freshness::OPTION, SignInClientStore::OPTION, MailLookStore::OPTION, ListMark::STALE, ListMark::LOCK, Synonyms::OPTION, Eraser::OPTION );

	/**
	 * For the site, or for every site of the network.
	 */
	public static function run(): void {
		if ( ! is_multisite() ) {
			self::leave_site();
			return;
		}
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site_id ) {
			switch_to_blog( (int) $site_id );
			self::leave_site();
			restore_current_blog();
		}
	}

	/**
	 * One site.
	 */
	private static function leave_site(): void {
		wp_unschedule_hook( Plugin::CRON_HOOK );
		wp_unschedule_hook( Plugin::DAILY_HOOK );
		wp_unschedule_hook( Alarm::HOOK );
		if ( ! ( new SettingsStore() )->get( 'delete_data_on_uninstall' ) ) {
			return;
		}
		// Services are made anew: each site has tables, a folder and a pulse of its own.
		$services = new Services();
		$services->pulse()->remove();
		SearchFile::remove();
		Wipe::files( new FilesFolder() );
		self::delete_articles();
		Wipe::tables( $services->db() );
		Roles::uninstall();
		foreach ( self::OPTIONS as $option ) {
			delete_option( $option );
		}
		$services->notification_store()->forget();
		$services->signature_store()->forget();
		Wipe::user_option( ProvenAddress::OPTION );
	}

	/**
	 * Articles and topics, through WordPress, so that their meta, revisions and comments go with them.
	 */
	private static function delete_articles(): void {
		$ids = get_posts(
			array(
				'post_type'        => Articles::TYPE,
				'post_status'      => array( 'publish', 'future', 'draft', 'pending', 'private', 'trash', 'auto-draft' ),
				'numberposts'      => -1,
				'fields'           => 'ids',
				'suppress_filters' => true,
				'mesa_reader'      => 'all',
			)
		);
		foreach ( $ids as $id ) {
			wp_delete_post( (int) $id, true );
		}
		// WordPress deletes terms of known taxonomies only, and ours is not registered while uninstalling.
		if ( ! taxonomy_exists( Topics::TAXONOMY ) ) {
			register_taxonomy( Topics::TAXONOMY, Articles::TYPE );
		}
		$terms = get_terms(
			array(
				'taxonomy'    => Topics::TAXONOMY,
				'hide_empty'  => false,
				'fields'      => 'ids',
				'mesa_reader' => 'all',
			)
		);
		foreach ( is_array( $terms ) ? $terms : array() as $term_id ) {
			wp_delete_term( (int) $term_id, Topics::TAXONOMY );
		}
		// WordPress's cache of the hierarchy.
		delete_option( Topics::TAXONOMY . '_children' );
	}
}
