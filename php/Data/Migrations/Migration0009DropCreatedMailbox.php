<?php
/**
 * Migration 9.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * What is active in a mailbox, by age, is read from the tickets' own index, which holds the same (docs/adr/0052).
 */
final class Migration0009DropCreatedMailbox {
	/**
	 * Runs it.
	 *
	 * @param Db $db The database.
	 */
	public function up( Db $db ): void {
		( new Migration0001CreateTables() )->up( $db );
		if ( in_array( 'created_mailbox', array_column( $db->rows( 'SHOW INDEX FROM {active_tickets}' ), 'Key_name' ), true ) ) {
			$db->run( 'ALTER TABLE {active_tickets} DROP INDEX created_mailbox' );
		}
	}
}
