<?php
/**
 * Search by LIKE.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Finds tickets whose subject, customer or messages hold every word; "#1042" is that ticket. Works on every database, by scanning.
 */
final class LikeSearch implements TicketSearch {
	/** More words than this make a search slower, not better. */
	private const MOST_WORDS = 8;

	/**
	 * The condition.
	 *
	 * @param string $words What was typed; never empty.
	 * @return array{sql: string, args: list<string|int>}
	 */
	public function condition( string $words ): array {
		global $wpdb;
		if ( preg_match( '/^#(\d{1,18})$/', trim( $words ), $found ) ) {
			return array(
				'sql'  => 't.id = %d',
				'args' => array( (int) $found[1] ),
			);
		}
		$sql  = array();
		$args = array();
		foreach ( array_slice( preg_split( '/\s+/u', trim( $words ), -1, PREG_SPLIT_NO_EMPTY ) ?: array(), 0, self::MOST_WORDS ) as $word ) {
			$like  = '%' . $wpdb->esc_like( $word ) . '%';
			$sql[] = '(t.subject LIKE %s OR t.customer_name LIKE %s OR t.customer_email LIKE %s OR t.id IN (SELECT m.ticket_id FROM {messages} m WHERE m.visible_text LIKE %s))';
			array_push( $args, $like, $like, $like, $like );
		}
		return $sql
			? array(
				'sql'  => implode( ' AND ', $sql ),
				'args' => $args,
			)
			: array(
				'sql'  => '1 = 1',
				'args' => array(),
			);
	}
}
