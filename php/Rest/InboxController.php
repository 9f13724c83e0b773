<?php
/**
 * What stands around the lists.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\Agents;
use Mesa\Access\TicketPolicy;
use Mesa\Data\SequenceStore;
use Mesa\Data\Tickets\CountStore;
use Mesa\Data\Tickets\PresenceStore;
use Mesa\Data\Tickets\TicketQuery;
use Mesa\Rest\Presenters\PersonPresenter;
use Mesa\Rest\Presenters\PresencePresenter;
use Mesa\Rest\Presenters\TicketPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Folder counts, what has moved, and who is there to assign to.
 */
final class InboxController {
	/** When more tickets have moved, a screen does better to load its lists again. */
	private const MOST_CHANGES = 200;

	/**
	 * Takes what it works with.
	 *
	 * @param TicketQuery     $query    Lists.
	 * @param CountStore      $counts   Counts.
	 * @param SequenceStore   $sequence The newest number.
	 * @param TicketPresenter $tickets  Shapes tickets.
	 * @param PersonPresenter $people   Shapes people.
	 * @param TicketPolicy    $policy   Who may see what.
	 * @param PresenceStore     $there    Who is there.
	 * @param PresencePresenter $presence Shapes it.
	 */
	public function __construct(
		private readonly TicketQuery $query,
		private readonly CountStore $counts,
		private readonly SequenceStore $sequence,
		private readonly TicketPresenter $tickets,
		private readonly PersonPresenter $people,
		private readonly TicketPolicy $policy,
		private readonly PresenceStore $there,
		private readonly PresencePresenter $presence
	) {}

	/**
	 * Counts of the folders: listFolders.
	 *
	 * @return array<string, mixed> A "folder-counts".
	 */
	public function folders(): array {
		return $this->counts->folders( get_current_user_id(), $this->policy->scope( get_current_user_id() ) );
	}

	/**
	 * What has moved: getChanges.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "changes".
	 */
	public function changes( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$scope   = $this->policy->scope( $user_id );
		// Read before the tickets: one that changes in between is then given again next time, never left out.
		list( 'seq' => $seq, 'reload' => $reload, 'notified' => $notified ) = $this->sequence->state( $user_id );

		$since = (int) $request['since'];
		// A number from the future: the database was put back to an earlier day.
		$reset = $since > $seq || $since < $reload;
		$rows  = $reset || $since === $seq ? array() : $this->query->changed_since( $since, $user_id, $scope, self::MOST_CHANGES );
		return array(
			'seq'     => $seq,
			'reset'   => $reset || null === $rows,
			'tickets' => $this->tickets->rows( $rows ?? array() ),
			'presence' => $this->presence->people( $this->there->others( $user_id ), $scope ),
			'notified' => $notified,
			'counts'  => $this->counts->folders( $user_id, $scope ),
		);
	}

	/**
	 * The people of the team, or some of them: listAgents.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> Each a "person".
	 */
	public function agents( WP_REST_Request $request ): array {
		$ids = Agents::ids( $request['who'] );
		if ( null !== $request['ticket_id'] ) {
			$ticket = $this->policy->visible( (int) $request['ticket_id'], get_current_user_id() );
			cache_users( $ids );
			$ids = array_values( array_filter( $ids, fn( int $id ): bool => $this->policy->can_view( $ticket, $id ) ) );
		}
		$mailbox_id = (int) $request['mailbox_id'];
		if ( $mailbox_id > 0 ) {
			// Who may not see a mailbox does not learn who does.
			$ids = $this->policy->scope( get_current_user_id() )->includes( $mailbox_id ) ? array_values( array_filter( $ids, fn( int $id ): bool => $this->policy->scope( $id )->includes( $mailbox_id ) ) ) : array();
		}
		$this->people->preload( $ids );
		return array_values( array_filter( array_map( $this->people->present( ... ), $ids ) ) );
	}
}
