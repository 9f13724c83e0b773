<?php
/**
 * Migration 4.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Search\Documents;
use Mesa\Data\Search\Folding;
use Mesa\Data\Search\Pending;
use Mesa\Data\Search\Postings;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the tables of the search, and has the tickets indexed that there are: in the background, the newest first.
 */
final class Migration0004IndexTickets {
	/**
	 * Runs it.
	 *
	 * @param Db $db The database.
	 * @throws DataException When a table is not there afterwards.
	 */
	public function up( Db $db ): void {
		( new Migration0001CreateTables() )->up( $db );
		( new Folding( $db, new Postings( $db ), new Pending( $db ), new Documents( $db ) ) )->start_over();
	}
}
