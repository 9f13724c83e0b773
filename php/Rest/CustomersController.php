<?php
/**
 * Customers over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Messages\CallStore;
use Mesa\Data\People\CustomerStore;
use Mesa\Data\Tickets\TicketQuery;
use Mesa\Domain\OrderSource;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\TicketPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Who writes, and what they have bought.
 */
final class CustomersController {
	/** Customers offered for what somebody types. */
	private const MOST = 10;
	/** Tickets among which they are looked for. */
	private const LOOKED_AT = 30;

	/**
	 * Takes what it works with.
	 *
	 * @param CustomerStore $customers Customers.
	 * @param TicketPolicy  $policy    Who may see what.
	 * @param OrderSource   $orders    Orders.
	 * @param TicketQuery   $query     Knows whose tickets there are.
	 * @param CallStore     $calls     Their phone numbers.
	 */
	public function __construct( private readonly CustomerStore $customers, private readonly TicketPolicy $policy, private readonly OrderSource $orders, private readonly TicketQuery $query, private readonly CallStore $calls ) {}

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
		$customer = $this->customers->find( $id ) ?? throw Refusal::not_found();
		return TicketPresenter::customer( $customer + array( 'phones' => $this->calls->numbers( array( $id ) )[ $id ] ?? array() ) );
	}

	/**
	 * Customers by name, number or address: findCustomers. Who has no ticket that the caller may see does not exist for them.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> Each a "customer".
	 */
	public function find( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$scope   = $this->policy->scope( $user_id );
		$search  = trim( (string) $request['search'] );
		$by_word = array_column( $this->query->page( array( 'folder' => 'all', 'mailbox_id' => 0, 'team_id' => 0, 'search' => 'from:"' . str_replace( '"', ' ', $search ) . '"', 'order' => 'newest' ), $user_id, $scope, null, self::LOOKED_AT )['rows'], 'customer_id' );
		$ids     = array_slice( array_values( array_unique( array( ...$this->calls->customers_of( $search ), ...$this->customers->beginning_with( $search, self::MOST ), ...$by_word ) ) ), 0, 2 * self::MOST );
		$ids     = array_slice( array_values( array_filter( $ids, fn( int $id ): bool => in_array( $id, $by_word, true ) || $scope->is_everything() || $this->query->has_of_customer( $id, $scope ) ) ), 0, self::MOST );
		$phones  = $this->calls->numbers( $ids );
		$known   = array_filter( array_map( $this->customers->find( ... ), $ids ) );
		return array_values( array_map( static fn( array $one ): array => TicketPresenter::customer( $one + array( 'phones' => $phones[ $one['id'] ] ?? array() ) ), $known ) );
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
