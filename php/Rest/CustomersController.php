<?php
/**
 * Customers over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Data\CustomerStore;
use Mesa\Data\TicketQuery;
use Mesa\Domain\OrderSource;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\TicketPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Who writes, and what they have bought.
 */
final class CustomersController {
	/**
	 * Takes what it works with.
	 *
	 * @param CustomerStore $customers Customers.
	 * @param TicketPolicy  $policy    Who may see what.
	 * @param OrderSource   $orders    Orders.
	 * @param TicketQuery   $query     Knows whose tickets there are.
	 */
	public function __construct( private readonly CustomerStore $customers, private readonly TicketPolicy $policy, private readonly OrderSource $orders, private readonly TicketQuery $query ) {}

	/**
	 * A customer: getCustomer. Somebody who may not see every mailbox knows the customers of those that they see.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "customer".
	 * @throws Refusal 404.
	 */
	public function show( WP_REST_Request $request ): array {
		$id    = (int) $request['id'];
		$scope = $this->policy->scope( get_current_user_id() );
		if ( ! $scope->is_everything() && ! $this->query->has_of_customer( $id, $scope ) ) {
			throw Refusal::not_found();
		}
		return TicketPresenter::customer( $this->customers->find( $id ) ?? throw Refusal::not_found() );
	}

	/**
	 * The orders of a ticket's customer: getTicketOrders.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> An "orders".
	 */
	public function orders( WP_REST_Request $request ): array {
		$ticket   = $this->policy->visible( (int) $request['id'], get_current_user_id() );
		$customer = $this->customers->find( $ticket['customer_id'] );
		return $this->orders->orders( $customer['emails'] ?? array(), $customer['user_id'] ?? 0 );
	}
}
