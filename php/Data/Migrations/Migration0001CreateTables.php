<?php
/**
 * Migration 1.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Tables\Schema;

defined( 'ABSPATH' ) || exit;

/**
 * Creates every table of Schema, or adds the columns and keys that are missing.
 */
final class Migration0001CreateTables {
	/**
	 * Runs it.
	 *
	 * @param Db $db The database.
	 * @throws DataException When a table is not there afterwards.
	 */
	public function up( Db $db ): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$collate = $wpdb->get_charset_collate();
		foreach ( Schema::definitions() as $name => $columns ) {
			$table   = $db->table( $name );
			$columns = preg_replace( '/\n\s+/', "\n", $columns );
			dbDelta( "CREATE TABLE $table (\n$columns\n) $collate;" );
			// dbDelta reports nothing when the database refuses: look.
			$db->value( "SELECT COUNT(*) FROM {{$name}} WHERE 1 = 0" );
		}
		$db->run( "INSERT IGNORE INTO {counters} (name, value) VALUES ('seq', 0)" );
	}
}
