<?php
/**
 * Searching tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Turns what somebody typed into a condition on the tickets table. One implementation for each kind of database.
 */
interface TicketSearch {
	/**
	 * The condition.
	 *
	 * @param string $words What was typed; never empty.
	 * @return array{sql: string, args: list<string|int>} SQL for WHERE, the tickets table being `t`, and its values.
	 */
	public function condition( string $words ): array;
}
