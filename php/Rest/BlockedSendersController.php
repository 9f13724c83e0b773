<?php
/**
 * /blocked-senders
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Automatic\BlockSender;
use Mesa\Data\Mail\SenderListStore;
use Mesa\Rest\Presenters\BlockedSenderPresenter;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Addresses and domains whose mail lands in the spam folder, and those who get no automatic mail.
 */
final class BlockedSendersController {
	/**
	 * Takes what it needs.
	 *
	 * @param SenderListStore        $senders   The list.
	 * @param BlockSender            $block     Changes it.
	 * @param TicketPolicy           $policy    Who may see a ticket.
	 * @param BlockedSenderPresenter $presenter The contract's shape.
	 */
	public function __construct(
		private readonly SenderListStore $senders,
		private readonly BlockSender $block,
		private readonly TicketPolicy $policy,
		private readonly BlockedSenderPresenter $presenter
	) {}

	/**
	 * Operation listBlockedSenders.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>>
	 */
	public function index( WP_REST_Request $request ): array {
		return array_map( $this->presenter->present( ... ), $this->senders->page( 'quiet' === $request['list'] ? SenderListStore::QUIET : SenderListStore::BLOCKED, (int) $request['before'], (int) $request['per_page'] ) );
	}

	/**
	 * Operation blockSender.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function create( WP_REST_Request $request ): array {
		$user_id   = get_current_user_id();
		$ticket_id = (int) $request['ticket_id'];
		if ( $ticket_id > 0 ) {
			$this->policy->visible( $ticket_id, $user_id );
		}
		return $this->presenter->present( $this->block->block( (string) $request['pattern'], $user_id, $ticket_id ) );
	}

	/**
	 * Operation unblockSender.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function delete( WP_REST_Request $request ): WP_REST_Response {
		$this->block->unblock( (int) $request['id'], get_current_user_id() );
		return new WP_REST_Response( null, 204 );
	}
}
