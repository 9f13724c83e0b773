<?php
/**
 * Migration 8.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * A ticket's index of messages tells whose turn it is (docs/adr/0053).
 */
final class Migration0008IndexTurns {
	/**
	 * Runs it.
	 *
	 * @param Db $db The database.
	 * @throws DataException When an index cannot be made.
	 */
	public function up( Db $db ): void {
		// The new index first: without either, each thread would read all messages.
		( new Migration0001CreateTables() )->up( $db );
		$there = array_column( $db->rows( 'SHOW INDEX FROM {messages}' ), 'Key_name' );
		if ( ! in_array( 'turns', $there, true ) ) {
			// dbDelta says nothing when the disk is full, or the statement was stopped.
			throw new DataException( 'The index "turns" of the messages could not be made.' );
		}
		if ( in_array( 'ticket', $there, true ) ) {
			$db->run( 'ALTER TABLE {messages} DROP INDEX ticket' );
		}
	}
}
