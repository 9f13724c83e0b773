<?php
/**
 * What tickets have to do with each other, over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Threads\CreateChild;
use Mesa\Actions\Threads\LinkTickets;
use Mesa\Actions\Threads\MergeTickets;
use Mesa\Actions\Threads\PlanMerge;
use Mesa\Actions\Threads\SeparateTicket;
use Mesa\Actions\Threads\SplitTicket;
use Mesa\Actions\Tickets\TransferTicket;
use Mesa\Data\Tickets\TicketQuery;
use Mesa\Rest\Presenters\TicketPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Merges, separates, splits, links tickets, makes children of them and hands them on.
 */
final class ThreadsController {
	/**
	 * Takes what it works with. Each action is made when it is needed: a request needs one of them.
	 *
	 * @param \Closure(): TicketsController $tickets  Shows tickets.
	 * @param \Closure(): MergeTickets      $merge    Merges.
	 * @param \Closure(): SeparateTicket    $separate Takes that back.
	 * @param \Closure(): SplitTicket       $split    Splits.
	 * @param \Closure(): LinkTickets       $link     Links.
	 * @param \Closure(): CreateChild       $child    Makes children.
	 * @param \Closure(): TransferTicket    $transfer Hands on.
	 * @param \Closure(): PlanMerge         $plan     Says what merging would come to.
	 * @param TicketQuery                   $query    Rows.
	 * @param TicketPresenter               $rows     Shapes them.
	 */
	public function __construct(
		private readonly \Closure $tickets,
		private readonly \Closure $merge,
		private readonly \Closure $separate,
		private readonly \Closure $split,
		private readonly \Closure $link,
		private readonly \Closure $child,
		private readonly \Closure $transfer,
		private readonly \Closure $plan,
		private readonly TicketQuery $query,
		private readonly TicketPresenter $rows
	) {}

	/**
	 * Operation planMerge.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "merge-plan".
	 */
	public function plan( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$plan    = ( $this->plan )()->of( (int) $request['id'], $request['ids'], $user_id );
		$ids     = array( $plan['target_id'], ...$plan['source_ids'] );
		$found   = $this->query->by_ids( $ids, $user_id );
		$rows    = array_column( $this->rows->rows( array_values( $found ) ), null, 'id' );
		$sources = array_values( array_filter( array_map( static fn( int $id ): ?array => $rows[ $id ] ?? null, $plan['source_ids'] ) ) );
		return array( 'target' => $rows[ $plan['target_id'] ], 'sources' => $sources ) + array_diff_key( $plan, array( 'target_id' => 0, 'source_ids' => 0 ) );
	}

	/**
	 * Operation mergeTickets.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket".
	 */
	public function merge( WP_REST_Request $request ): array {
		return $this->ticket( ( $this->merge )()->merge( (int) $request['id'], $request['ids'], get_current_user_id(), (string) $request['client_key'] ) );
	}

	/**
	 * Operation separateTicket.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket": the one that came out.
	 */
	public function separate( WP_REST_Request $request ): array {
		( $this->separate )()->separate( (int) $request['id'], get_current_user_id() );
		return $this->ticket( (int) $request['id'] );
	}

	/**
	 * Operation splitTicket.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket": the new one.
	 */
	public function split( WP_REST_Request $request ): array {
		return $this->ticket( ( $this->split )()->split( (int) $request['id'], get_current_user_id(), Fields::sent( $request, 'split-input' ) ) );
	}

	/**
	 * Operation linkTickets.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket".
	 */
	public function link( WP_REST_Request $request ): array {
		( $this->link )()->link( (int) $request['id'], (int) $request['ticket_id'], (string) $request['kind'], get_current_user_id() );
		return $this->ticket( (int) $request['id'] );
	}

	/**
	 * Operation unlinkTickets.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket".
	 */
	public function unlink( WP_REST_Request $request ): array {
		( $this->link )()->unlink( (int) $request['id'], (int) $request['ticket_id'], get_current_user_id() );
		return $this->ticket( (int) $request['id'] );
	}

	/**
	 * Operation createChild.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket": the child.
	 */
	public function child( WP_REST_Request $request ): array {
		return $this->ticket( ( $this->child )()->create( (int) $request['id'], get_current_user_id(), Fields::sent( $request, 'child-input' ) ) );
	}

	/**
	 * Operation transferTicket. Whoever hands a ticket on may not see it any more; then it answers 404, and it is done.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket".
	 */
	public function transfer( WP_REST_Request $request ): array {
		( $this->transfer )()->transfer( (int) $request['id'], get_current_user_id(), Fields::sent( $request, 'transfer-input' ) );
		return $this->ticket( (int) $request['id'] );
	}

	/**
	 * A ticket with everything that its screen shows.
	 *
	 * @param int $id The ticket.
	 * @return array<string, mixed> A "ticket".
	 */
	private function ticket( int $id ): array {
		return ( $this->tickets )()->ticket( $id );
	}
}
