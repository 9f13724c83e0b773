<?php
/**
 * Presence over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Messages\DraftStore;
use Mesa\Data\Tickets\PresenceStore;
use Mesa\Rest\Presenters\PresencePresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The beat of a screen that shows a ticket: says who is there, and hears who else is.
 */
final class PresenceController {
	/**
	 * Takes what it works with.
	 *
	 * @param PresenceStore     $presence Who is there.
	 * @param DraftStore        $drafts   Who is writing.
	 * @param TicketPolicy      $policy   Who may see what.
	 * @param PresencePresenter $present  Shapes it.
	 */
	public function __construct(
		private readonly PresenceStore $presence,
		private readonly DraftStore $drafts,
		private readonly TicketPolicy $policy,
		private readonly PresencePresenter $present
	) {}

	/**
	 * Says and hears: notePresence.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "presence".
	 */
	public function note( WP_REST_Request $request ): array {
		$user_id   = get_current_user_id();
		$ticket_id = $this->policy->visible( (int) $request['ticket_id'], $user_id )['id'];
		if ( 'gone' === $request['doing'] ) {
			$this->presence->leave( $user_id, $ticket_id );
		} else {
			$this->presence->note( $user_id, $ticket_id, $request['doing'], 'writing' === $request['doing'] ? (string) $request['kind'] : '' );
		}
		$left = (int) $request['left'];
		if ( $left > 0 && $left !== $ticket_id ) {
			$this->presence->leave( $user_id, $left );
		}
		return array(
			'people' => $this->present->people( $this->presence->others( $user_id ), $this->policy->scope( $user_id ) ),
			'drafts' => $this->present->stamps( $this->drafts->stamps( $ticket_id, $user_id ), $user_id ),
		);
	}
}
