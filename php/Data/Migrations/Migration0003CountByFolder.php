<?php
/**
 * Migration 3.
 *
 * @package Mesa
 */

namespace Mesa\Data\Migrations;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Tickets\CountStore;

defined( 'ABSPATH' ) || exit;

/**
 * Counts by folder instead of by status, assignee and mailbox, and indexes that hold a folder for somebody who may not see
 * every mailbox. What has no reader any more is dropped: each change of a ticket paid for it.
 */
final class Migration0003CountByFolder {
	private const OLD_INDEXES = array( 'folder', 'folder_assignee', 'folder_mailbox', 'folder_waiting', 'assignee_waiting', 'waiting', 'newest', 'customer', 'mailbox', 'seq' );

	/**
	 * Runs it.
	 *
	 * @param Db $db The database.
	 * @throws DataException When a table is not there afterwards.
	 */
	public function up( Db $db ): void {
		( new Migration0001CreateTables() )->up( $db );
		( new CountStore( $db ) )->rebuild();
		$db->run( 'DROP TABLE IF EXISTS {ticket_counts}' );
		// The articles' words are kept otherwise since; they are made anew by themselves.
		$db->run( 'DROP TABLE IF EXISTS {article_index}' );
		foreach ( array_intersect( self::OLD_INDEXES, array_column( $db->rows( 'SHOW INDEX FROM {tickets}' ), 'Key_name' ) ) as $index ) {
			$db->run( "ALTER TABLE {tickets} DROP INDEX $index" );
		}
	}
}
