<?php
/**
 * Migration 6.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the tables of forms, of the customers' page, and of what the knowledge base is asked and told.
 */
final class Migration0006AddKnowledge {
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
