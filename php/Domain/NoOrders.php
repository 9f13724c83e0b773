<?php
/**
 * A site without a shop.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Answers when no shop plugin is active.
 */
final class NoOrders implements OrderSource {
	/**
	 * Nothing, and says so.
	 *
	 * @param list<string> $emails  Not used.
	 * @param int          $user_id Not used.
	 */
	public function orders( array $emails, int $user_id ): array {
		return array(
			'available'   => false,
			'currency'    => '',
			'total_count' => 0,
			'total_spent' => '',
			'items'       => array(),
		);
	}
}
