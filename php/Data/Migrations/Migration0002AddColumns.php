<?php
/**
 * Migration 2.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Adds what Schema has gained since version 0.1.0, which dbDelta finds out, and drops what it has lost.
 */
final class Migration0002AddColumns {
	/**
	 * Runs it.
	 *
	 * @param Db $db The database.
	 * @throws DataException When a table is not there afterwards.
	 */
	public function up( Db $db ): void {
		( new Migration0001CreateTables() )->up( $db );
		$this->drop_double_key( $db );
	}

	/**
	 * Version 0.1.0 had two keys on one column, which each new mail paid for; dbDelta never drops any.
	 *
	 * @param Db $db The database.
	 */
	private function drop_double_key( Db $db ): void {
		if ( in_array( 'raw', array_column( $db->rows( 'SHOW INDEX FROM {messages}' ), 'Key_name' ), true ) ) {
			$db->run( 'ALTER TABLE {messages} DROP INDEX raw' );
		}
	}
}
