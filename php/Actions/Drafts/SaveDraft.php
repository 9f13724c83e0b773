<?php
/**
 * Keeping what somebody is writing.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Drafts;

use Mesa\Data\Db;
use Mesa\Data\Messages\DraftStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\PresenceStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Stores a draft, and notes that its author is writing. It is no event and raises no sequence number: nobody else has to
 * know a draft's words, and screens that are on the ticket hear of the writing with their next beat.
 */
final class SaveDraft {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param DraftStore    $drafts   Drafts.
	 * @param MessageStore  $messages What was sent.
	 * @param TicketStore   $tickets  The ticket.
	 * @param PresenceStore $presence Who is there.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly DraftStore $drafts,
		private readonly MessageStore $messages,
		private readonly TicketStore $tickets,
		private readonly PresenceStore $presence
	) {}

	/**
	 * Saves it.
	 *
	 * @param int                  $ticket_id The ticket; the caller has made sure that the person may see it.
	 * @param int                  $user_id   Who writes.
	 * @param array<string, mixed> $input     As in the contract's "draft-input".
	 * @return array<string, mixed> The draft's row.
	 * @throws Refusal 409 mesa_draft_sent when it was sent meanwhile, mesa_draft_gone when it was thrown away elsewhere, mesa_draft_changed when another machine has saved something later.
	 */
	public function save( int $ticket_id, int $user_id, array $input ): array {
		return $this->db->transaction(
			function () use ( $ticket_id, $user_id, $input ): array {
				// Sending locks the ticket too: a save that was under way while the reply was sent finds the reply.
				$ticket = $this->tickets->lock( $ticket_id ) ?? throw Refusal::not_found();
				// A screen that has not heard of a merge yet: where the ticket went its draft went too.
				while ( $ticket['merged_into'] > 0 ) {
					$ticket = $this->tickets->lock( $ticket['merged_into'] ) ?? throw Refusal::not_found();
				}
				$ticket_id = $ticket['id'];
				if ( null !== $this->messages->find_by_client_key( $user_id, $input['client_key'] ) ) {
					throw Refusal::conflict( 'mesa_draft_sent', __( 'This was sent already.', 'mesa-help-desk' ) );
				}
				$this->store( $ticket_id, $user_id, $input, $this->drafts->find( $user_id, $input['key'] ) );
				$this->presence->note( $user_id, $ticket_id, 'writing', $input['kind'] );
				return $this->drafts->find( $user_id, $input['key'] );
			}
		);
	}

	/**
	 * Writes the row.
	 *
	 * @param int                       $ticket_id The ticket.
	 * @param int                       $user_id   Who writes.
	 * @param array<string, mixed>      $input     As for save().
	 * @param array<string, mixed>|null $before    The row before.
	 * @throws Refusal As for save().
	 */
	private function store( int $ticket_id, int $user_id, array $input, ?array $before ): void {
		if ( null !== $before && ( $before['ticket_id'] !== $ticket_id || $before['kind'] !== $input['kind'] ) ) {
			throw Refusal::invalid( 'key', __( 'This key was used for another draft.', 'mesa-help-desk' ) );
		}
		if ( null === $before && $input['revision'] > 0 ) {
			throw Refusal::conflict( 'mesa_draft_gone', __( 'This draft was thrown away on another machine.', 'mesa-help-desk' ) );
		}
		if ( null !== $before && $before['revision'] > $input['revision'] ) {
			throw Refusal::conflict( 'mesa_draft_changed', __( 'You have gone on with this draft on another machine.', 'mesa-help-desk' ), array( 'revision' => $before['revision'] ) );
		}
		$columns = array(
			'client_key' => $input['client_key'],
			'based_on'   => $input['based_on'],
			'words'      => $input['text'],
			'data'       => (string) wp_json_encode( (object) $input['data'] ),
			'revision'   => 1 + (int) ( $before['revision'] ?? 0 ),
			'updated_at' => Time::now(),
		);
		if ( null !== $before ) {
			$this->drafts->update( $before['id'], $columns );
			return;
		}
		$this->drafts->add(
			$columns + array(
				'user_id'    => $user_id,
				'ticket_id'  => $ticket_id,
				'draft_key'  => $input['key'],
				'kind'       => $input['kind'],
				'started_at' => Time::now(),
			)
		);
	}
}
