<?php
/**
 * Where a customer's orders come from.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * A shop's orders of one customer, in the shape of the contract's "orders".
 */
interface OrderSource {
	/**
	 * The newest orders of whoever has one of these addresses or this WordPress user.
	 *
	 * @param list<string> $emails  Every known address; letter case does not matter.
	 * @param int          $user_id WordPress user, 0 when none is known.
	 * @return array{available: bool, currency: string, total_count: int, total_spent: string, items: list<array<string, mixed>>} As in src/contract/schemas/orders.json; `edit_url` is empty for those whose role may not edit orders.
	 */
	public function orders( array $emails, int $user_id ): array;
}
