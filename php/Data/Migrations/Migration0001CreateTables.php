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
		self::make( $db, Schema::definitions() );
		$db->run( "INSERT IGNORE INTO {counters} (name, value) VALUES ('seq', 0)" );
	}

	/**
	 * Makes tables, or adds what they are without.
	 *
	 * @param Db                    $db          The database.
	 * @param array<string, string> $definitions As Schema::definitions() gives them; some are enough.
	 * @throws DataException When a table is not there afterwards.
	 */
	public static function make( Db $db, array $definitions ): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$collate = $wpdb->get_charset_collate();
		foreach ( $definitions as $name => $columns ) {
			$table   = $db->table( $name );
			$columns = preg_replace( '/\n\s+/', "\n", $columns );
			dbDelta( "CREATE TABLE $table (\n$columns\n) $collate;" );
			// dbDelta reports nothing when the database refuses: look.
			$db->value( "SELECT COUNT(*) FROM {{$name}} WHERE 1 = 0" );
		}
	}
}
