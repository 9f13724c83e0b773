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
 * Adds what Schema has gained since version 0.1.0; dbDelta finds out what that is.
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
	}
}
