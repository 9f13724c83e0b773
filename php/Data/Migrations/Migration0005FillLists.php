<?php
/**
 * Migration 5.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Tickets\RankStore;
use Mesa\Data\Tickets\ViewStore;

defined( 'ABSPATH' ) || exit;

/**
 * Notes which of the tickets that there are come first by importance, and adds the views that come with the plugin.
 */
final class Migration0005FillLists {
	/**
	 * Runs it.
	 *
	 * @param Db $db The database.
	 * @throws DataException When a table is not there afterwards.
	 */
	public function up( Db $db ): void {
		( new Migration0001CreateTables() )->up( $db );
		( new RankStore( $db ) )->fill();
		( new ViewStore( $db ) )->install();
	}
}
