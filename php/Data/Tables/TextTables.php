<?php
/**
 * What WordPress need not ask the database about our tables.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Before $wpdb writes to a table, and before any statement with other letters than ASCII's, it reads all columns of the
 * table (SHOW FULL COLUMNS) to learn which characters they take; in a reply's transaction that made three statements of
 * thirty. Ours all take the characters of the connection, since Migration 1 makes them so. What is no valid text is still
 * refused; how long it may be is the stores' business.
 *
 * @see wpdb::get_table_charset()
 */
final class TextTables {
	/** Tables that are written to often, without binary columns, whose stores cut what they write to its column's size. */
	private const TABLES = array( 'tickets', 'messages', 'jobs', 'events', 'customers', 'customer_emails', 'attachments', 'ticket_participants', 'ticket_reads', 'ticket_links', 'ticket_tags', 'tags', 'folder_counts', 'counters', 'ticket_values', 'active_tickets', 'team_tickets', 'ticket_ranks' );

	/**
	 * Tells WordPress from now on.
	 */
	public static function tell(): void {
		if ( false === has_filter( 'pre_get_table_charset', array( self::class, 'charset' ) ) ) {
			add_filter( 'pre_get_table_charset', array( self::class, 'charset' ), 10, 2 );
			add_filter( 'pre_get_col_charset', array( self::class, 'charset' ), 10, 2 );
		}
	}

	/**
	 * A table's characters.
	 *
	 * @param string|\WP_Error|null $charset What another filter says.
	 * @param string                $table   The table's full name.
	 * @return string|\WP_Error|null Null lets WordPress find out.
	 */
	public static function charset( $charset, $table ) {
		global $wpdb;
		$prefix = $wpdb->prefix . 'mesa_';
		return null === $charset && str_starts_with( (string) $table, $prefix ) && in_array( substr( (string) $table, strlen( $prefix ) ), self::TABLES, true ) ? $wpdb->charset : $charset;
	}
}
