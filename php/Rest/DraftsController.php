<?php
/**
 * Drafts over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Drafts\SaveDraft;
use Mesa\Data\Messages\DraftStore;
use Mesa\Domain\Time;
use Mesa\Rest\Presenters\PresencePresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * One's own drafts: read, kept, thrown away. There is no way to somebody else's.
 */
final class DraftsController {
	/**
	 * Takes what it works with.
	 *
	 * @param DraftStore        $drafts  Drafts.
	 * @param SaveDraft         $save    Keeps one.
	 * @param TicketPolicy      $policy  Who may see what.
	 * @param PresencePresenter $present Shapes stamps.
	 */
	public function __construct( private readonly DraftStore $drafts, private readonly SaveDraft $save, private readonly TicketPolicy $policy, private readonly PresencePresenter $present ) {}

	/**
	 * One's drafts on a ticket: listDrafts.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> Each a "draft".
	 */
	public function index( WP_REST_Request $request ): array {
		$ticket = $this->policy->visible( (int) $request['id'], get_current_user_id() );
		return array_map(
			static fn( array $row ): array => array(
				'key'        => $row['draft_key'],
				'ticket_id'  => $row['ticket_id'],
				'kind'       => $row['kind'],
				'client_key' => $row['client_key'],
				'revision'   => $row['revision'],
				'based_on'   => $row['based_on'],
				'text'       => $row['words'],
				// Objects stay objects, also empty ones.
				'data'       => json_decode( $row['data'] ) ?? new \stdClass(),
				'started_at' => Time::iso( $row['started_at'] ),
				'updated_at' => Time::iso( $row['updated_at'] ),
			),
			$this->drafts->of( get_current_user_id(), $ticket['id'] )
		);
	}

	/**
	 * Keeps one: saveDraft.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "draft-stamp".
	 */
	public function save( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$ticket  = $this->policy->visible( (int) $request['id'], $user_id );
		return $this->present->stamps( array( $this->save->save( $ticket['id'], $user_id, Fields::sent( $request, 'draft-input' ) ) ), $user_id )[0];
	}

	/**
	 * Throws one away: discardDraft.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function discard( WP_REST_Request $request ): void {
		$this->policy->visible( (int) $request['id'], get_current_user_id() );
		$this->drafts->end( get_current_user_id(), $request['key'] );
	}
}
