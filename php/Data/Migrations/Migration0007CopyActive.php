<?php
/**
 * Migration 7.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Tables\Schema;
use Mesa\Data\Tickets\TicketCopies;

defined( 'ABSPATH' ) || exit;

/**
 * What is open or waits has a table of its own, and its indexes leave the tickets: each change of any ticket's status paid
 * for them (docs/adr/0052).
 */
final class Migration0007CopyActive {
	private const OLD_INDEXES = array( 'by_assignee', 'by_assignee_mailbox', 'waiting_status', 'waiting_assignee', 'waiting_mailbox', 'created_assignee' );

	/**
	 * Runs it.
	 *
	 * @param Db $db The database.
	 * @throws DataException When a table is not there afterwards.
	 */
	public function up( Db $db ): void {
		// First of all: from now on every change of a ticket writes there, also in requests that run beside this one.
		Migration0001CreateTables::make( $db, array( 'active_tickets' => Schema::definitions()['active_tickets'] ) );
		( new TicketCopies( $db ) )->mend_active();
		( new Migration0001CreateTables() )->up( $db );
		foreach ( array_intersect( self::OLD_INDEXES, array_column( $db->rows( 'SHOW INDEX FROM {tickets}' ), 'Key_name' ) ) as $index ) {
			$db->run( "ALTER TABLE {tickets} DROP INDEX $index" );
		}
	}
}
