<?php
/**
 * /tickets/{id}/followers
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\People\FollowTicket;
use Mesa\Data\Tickets\FollowerStore;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\PersonPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Who follows a ticket.
 */
final class FollowersController {
	/**
	 * Takes what it works with.
	 *
	 * @param FollowTicket    $follow    Changes it.
	 * @param FollowerStore   $followers Knows it.
	 * @param TicketPolicy    $policy    Who may see what.
	 * @param PersonPresenter $people    Shapes people.
	 */
	public function __construct(
		private readonly FollowTicket $follow,
		private readonly FollowerStore $followers,
		private readonly TicketPolicy $policy,
		private readonly PersonPresenter $people
	) {}

	/**
	 * Operation getFollowers.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "followers".
	 */
	public function show( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$ticket  = $this->policy->visible( (int) $request['id'], $user_id );
		$ids     = $this->followers->of_ticket( $ticket['id'] );
		$this->people->preload( $ids );
		$seeing = array_filter( $ids, fn( int $id ): bool => $this->policy->can_view( $ticket, $id ) );
		return array(
			'following' => in_array( $user_id, $ids, true ),
			'people'    => array_values( array_filter( array_map( $this->people->present( ... ), $seeing ) ) ),
		);
	}

	/**
	 * Operation setFollower.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "followers".
	 * @throws Refusal 403 for a colleague when the caller may not write notes.
	 */
	public function update( WP_REST_Request $request ): array {
		$input   = Fields::sent( $request, 'follower-input' );
		$user_id = get_current_user_id();
		$whom    = (int) ( $input['user_id'] ?? $user_id );
		if ( $whom !== $user_id && ! current_user_can( 'mesa_note' ) ) {
			throw Refusal::forbidden();
		}
		$this->follow->set( (int) $request['id'], $user_id, $whom, (bool) $input['following'] );
		return $this->show( $request );
	}
}
