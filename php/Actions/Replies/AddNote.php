<?php
/**
 * Writing to the team.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Actions\People\CheckMentions;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\DraftStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\PlainText;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Stores a note on a ticket. It goes nowhere.
 */
final class AddNote {
	/**
	 * Colleagues whom the last note names and who may not see its ticket.
	 *
	 * @var list<string>
	 */
	private array $not_told = array();

	/**
	 * Takes what it works with.
	 *
	 * @param Db              $db          The database.
	 * @param TicketStore     $tickets     Tickets.
	 * @param MessageStore    $messages    Messages.
	 * @param AttachmentStore $attachments Attachments.
	 * @param ComposeReply    $compose     Checks files.
	 * @param Recorder        $recorder    The history.
	 * @param DraftStore      $drafts      The note's draft ends with it.
	 * @param CheckMentions   $mentions    Who is told of it.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly AttachmentStore $attachments,
		private readonly ComposeReply $compose,
		private readonly Recorder $recorder,
		private readonly DraftStore $drafts,
		private readonly CheckMentions $mentions
	) {}

	/**
	 * Adds the note. A second call with the same client_key gives the first one's message.
	 *
	 * @param int                  $ticket_id The ticket; the caller has made sure that the person may see it.
	 * @param int                  $user_id   Who writes.
	 * @param array<string, mixed> $input     As in the contract's "note-input"; from within also columns, where more of the message's row is known.
	 * @return int The message's id.
	 * @throws Refusal 400 for a wrong field.
	 */
	public function add( int $ticket_id, int $user_id, array $input ): int {
		$before = $this->repeated( $ticket_id, $user_id, $input['client_key'] );
		if ( null !== $before ) {
			return $before;
		}
		$html  = ComposeReply::clean( $input['html'] );
		$html  = Pictures::without_unknown( $html, $input['files'] ?? array() );
		$files = $this->compose->checked_files( $input['files'] ?? array(), $html );
		try {
			return $this->db->transaction( fn(): int => $this->store( $ticket_id, $user_id, $input, $html, $files ) );
		} catch ( DataException $error ) {
			return $this->repeated( $ticket_id, $user_id, $input['client_key'] ) ?? throw $error;
		}
	}

	/**
	 * What the author has to know of the last note: who was mentioned and not told.
	 *
	 * @return string|null In words; null for nothing.
	 */
	public function warning(): ?string {
		return CheckMentions::warning( $this->not_told );
	}

	/**
	 * The note of an earlier try.
	 *
	 * @param int    $ticket_id  The ticket.
	 * @param int    $user_id    Who writes.
	 * @param string $client_key The key.
	 * @throws Refusal When the key was used for something else.
	 */
	private function repeated( int $ticket_id, int $user_id, string $client_key ): ?int {
		$message = $this->messages->find_by_client_key( $user_id, $client_key );
		if ( null === $message ) {
			return null;
		}
		if ( $message['ticket_id'] !== $ticket_id || 'note' !== $message['kind'] ) {
			throw Refusal::invalid( 'client_key', __( 'This key was used for another message.', 'mesa-help-desk' ) );
		}
		return $message['id'];
	}

	/**
	 * Stores it, in a transaction.
	 *
	 * @param int                        $ticket_id  The ticket.
	 * @param int                        $user_id    Who writes.
	 * @param array<string, mixed>       $input      As in add().
	 * @param string                     $html       Clean.
	 * @param list<array<string, mixed>> $files      Checked.
	 */
	private function store( int $ticket_id, int $user_id, array $input, string $html, array $files ): int {
		$ticket = $this->tickets->lock( $ticket_id ) ?? throw Refusal::not_found();
		if ( TicketStatus::MERGED === $ticket['status'] ) {
			throw Refusal::merged( $ticket );
		}
		$user   = get_userdata( $user_id );
		$named  = $this->mentions->look( $html, $ticket, $user_id );
		$html   = $named['html'];
		$text   = PlainText::from_html( $html );
		// A second try of the transaction finds the same.
		$this->not_told = $named['refused'];
		$id     = $this->messages->insert(
			( $input['columns'] ?? array() ) + array(
				'ticket_id'    => $ticket_id,
				'mailbox_id'   => $ticket['mailbox_id'],
				'kind'         => 'note',
				'channel'      => 'api',
				'author_id'    => $user_id,
				'from_address' => $user ? $user->user_email : '',
				'from_name'    => $user ? $user->display_name : '',
				'recipients'   => (string) wp_json_encode( array_fill_keys( array( 'to', 'cc', 'bcc', 'reply_to' ), array() ) ),
				'visible_text' => $text,
				'visible_html' => $html,
				'body_text'    => $text,
				'body_html'    => $html,
				'state'        => 'saved',
				'client_key'   => $input['client_key'],
				'created_at'   => Time::now(),
			)
		);
		$this->attachments->add( $ticket_id, $id, $files );
		$this->tickets->update(
			$ticket_id,
			array(
				'updated_at'      => max( $ticket['updated_at'], Time::now() ),
				'has_attachments' => $ticket['has_attachments'] || Pictures::attached( $files ),
			),
			$ticket
		);
		$this->recorder->record( $ticket_id, 'note_added', $user_id, array( 'message_id' => $id ) + ( $named['told'] ? array( 'mentioned' => implode( ',', $named['told'] ) ) : array() ) );
		$this->drafts->end( $user_id, $input['draft_key'] ?? '' );
		return $id;
	}
}
