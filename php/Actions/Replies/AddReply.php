<?php
/**
 * Answering a customer.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Sorting\RequireFields;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\ReadStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Mentions;
use Mesa\Domain\PlainText;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Stores a reply, queues it and moves the ticket on, all in one transaction. It leaves when the undo time is over.
 */
final class AddReply {
	/** Most bytes of all files of one mail: few mail servers take more, and the mail is made in memory. */
	private const MOST_BYTES = 25 * MB_IN_BYTES;

	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db       The database.
	 * @param TicketStore  $tickets  Tickets.
	 * @param MessageStore $messages Messages.
	 * @param ComposeReply $compose  Stores and queues.
	 * @param Recorder     $recorder The history.
	 * @param Forwarding   $forward  Knows what is passed on.
	 * @param SendWishes   $wishes   When it leaves, and what else comes with it.
	 * @param RequireFields $require What must be filled in before the ticket is closed.
	 * @param ReadStore    $reads    Who has read what.
	 * @param MailboxPolicy $mailboxes Who may have what.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly ComposeReply $compose,
		private readonly Recorder $recorder,
		private readonly Forwarding $forward,
		private readonly SendWishes $wishes,
		private readonly RequireFields $require,
		private readonly ReadStore $reads,
		private readonly MailboxPolicy $mailboxes
	) {}

	/**
	 * Answers. A second call with the same client_key gives the first one's message.
	 *
	 * @param int                  $ticket_id The ticket; the caller has made sure that the agent may see it.
	 * @param int                  $user_id   The agent.
	 * @param array<string, mixed> $input     As in the contract's "reply-input"; from within also undo_seconds and columns, as ComposeReply::store() takes them.
	 * @return int The message's id.
	 * @throws Refusal 400 for a wrong field; 409 mesa_thread_changed (data: newer_ids) when there is news that the agent has not seen.
	 */
	public function add( int $ticket_id, int $user_id, array $input ): int {
		// Who passes something on may have nothing to add.
		$html   = isset( $input['forward'] ) && '' === trim( wp_strip_all_tags( $input['html'] ) ) ? '' : Pictures::without_unknown( ComposeReply::clean( Mentions::written( $input['html'], array(), array() ) ), $input['files'] ?? array() );
		$before = $this->repeated( $ticket_id, $user_id, $input['client_key'], $html );
		if ( null !== $before ) {
			return $before;
		}
		$passed = isset( $input['forward'] ) ? $this->forward->of( $ticket_id, $input['forward']['message_id'], $input['forward']['thread'] ?? false ) : null;
		$files  = array_merge( $this->compose->checked_files( $input['files'] ?? array(), $html ), $passed['files'] ?? array() );
		if ( array_sum( array_column( $files, 'size' ) ) > self::MOST_BYTES ) {
			/* translators: %s: size such as "25 MB" */
			throw Refusal::invalid( 'files', sprintf( __( 'The files are too large together for a mail. Please keep them under %s.', 'mesa-help-desk' ), size_format( self::MOST_BYTES ) ) );
		}
		try {
			return $this->db->transaction( fn(): int => $this->store( $ticket_id, $user_id, $input, $html, $files, $passed ) );
		} catch ( DataException | Refusal $error ) {
			// A double click: the other request has won by the unique key, or what is new on the ticket is this very reply.
			return $this->repeated( $ticket_id, $user_id, $input['client_key'], $html ) ?? throw $error;
		}
	}

	/**
	 * The message of an earlier try.
	 *
	 * @param int    $ticket_id  The ticket.
	 * @param int    $user_id    The agent.
	 * @param string $client_key The key.
	 * @param string $html       Clean.
	 * @throws Refusal When the key was used for something else, or the text has changed since.
	 */
	private function repeated( int $ticket_id, int $user_id, string $client_key, string $html ): ?int {
		$message = $this->messages->find_by_client_key( $user_id, $client_key );
		if ( null === $message ) {
			return null;
		}
		if ( $message['ticket_id'] !== $ticket_id || 'reply' !== $message['kind'] ) {
			throw Refusal::invalid( 'client_key', __( 'This key was used for another message.', 'mesa-help-desk' ) );
		}
		if ( $message['visible_html'] !== $html ) {
			// The answer to the first try got lost, and the text was changed before the second: it must not vanish unsaid.
			throw Refusal::conflict( 'mesa_thread_changed', __( 'Your reply was already sent as it was before. What you changed since was not.', 'mesa-help-desk' ), array( 'newer' => array( $message ) ) );
		}
		return $message['id'];
	}

	/**
	 * Stores it, in a transaction.
	 *
	 * @param int                  $ticket_id The ticket.
	 * @param int                  $user_id   The agent.
	 * @param array<string, mixed> $input     As in add().
	 * @param string               $html      Clean.
	 * @param list<array<string, mixed>> $files Checked.
	 * @param array<string, mixed>|null  $passed What is passed on, as Forwarding::of() gives it.
	 */
	private function store( int $ticket_id, int $user_id, array $input, string $html, array $files, ?array $passed ): int {
		$ticket = $this->tickets->lock( $ticket_id ) ?? throw Refusal::not_found();
		if ( TicketStatus::MERGED === $ticket['status'] ) {
			throw Refusal::merged( $ticket );
		}
		if ( isset( $input['last_message_id'] ) ) {
			$this->stop_when_changed( $ticket_id, $input['last_message_id'] );
		}
		$this->wishes->stop_when_changed( $ticket_id, $user_id, $input['last_event_id'] ?? null );
		$wishes = SendWishes::of( $input );
		if ( null !== $passed && ! ( $input['to'] ?? array() ) ) {
			throw Refusal::invalid( 'to', __( 'Write to whom this goes.', 'mesa-help-desk' ) );
		}
		$reply      = array(
			'html'       => $html,
			'subject'    => null === $passed ? ComposeReply::subject( $ticket['subject'] ) : 'Fwd: ' . $ticket['subject'],
			'client_key' => $input['client_key'],
			'recipients' => $this->compose->recipients( $ticket, $input ),
			'files'      => $files,
			'columns'    => ( $input['columns'] ?? array() ) + self::below( $html, $passed, $input['quote'] ?? true ),
			'send_at'    => $wishes['send_at'],
		) + array_intersect_key( $input, array( 'undo_seconds' => 0 ) );
		$after      = $input['status_after'] ?? ( null === $passed ? TicketStatus::PENDING : null );
		$assigned   = $this->mailboxes->keeps( $ticket, $after ?? $ticket['status'] ) ? $ticket['assignee_id'] : 0;
		$changes    = self::changes( array( 'assignee_id' => $assigned ) + $ticket, $user_id, $after, $html, null !== $passed, $wishes['until'] );
		$status     = $changes['status'] ?? $ticket['status'];
		$assignee   = $changes['assignee_id'];
		$this->require->before( $ticket, $changes['status'] ?? null );
		$keys       = array( 'status', 'status_id', 'snoozed_until', 'closed_at', 'waiting_since', 'assignee_id', 'locked', 'preview', 'updated_at' );
		$message_id = $this->compose->store( $ticket, $user_id, $reply, array_intersect_key( $ticket, array_flip( $keys ) ) + array( 'status_after' => $status ) );
		$this->tickets->update( $ticket_id, $changes + array( 'has_attachments' => $ticket['has_attachments'] || Pictures::attached( $files ) ), $ticket );
		$this->recorder->record( $ticket_id, 'reply_added', $user_id, array( 'message_id' => $message_id ) );
		if ( $assignee !== $ticket['assignee_id'] ) {
			$this->recorder->record( $ticket_id, 'assigned', $user_id, array( 'from' => $ticket['assignee_id'] ?: null, 'to' => $assignee ?: null ) );
		}
		if ( $status !== $ticket['status'] ) {
			$this->recorder->record( $ticket_id, 'status_changed', $user_id, array( 'from' => $ticket['status'], 'to' => $status ) + ( null === $wishes['until'] ? array() : array( 'until' => (string) Time::iso( $wishes['until'] ) ) ) );
		}
		$this->wishes->carry_out( $ticket_id, $user_id, $wishes, $input['draft_key'] ?? '' );
		if ( isset( $input['last_message_id'] ) ) {
			// Who answers has read what is answered, however short the ticket was open.
			$this->reads->set( $user_id, $ticket_id, min( $input['last_message_id'], $ticket['last_incoming_id'] ) );
		}
		return $message_id;
	}

	/**
	 * The columns of the message that say what stands below the words.
	 *
	 * @param string                    $html   The words.
	 * @param array<string, mixed>|null $passed What is passed on.
	 * @param bool                      $quote  Whether what is answered goes along.
	 * @return array<string, string|bool>
	 */
	private static function below( string $html, ?array $passed, bool $quote ): array {
		if ( null === $passed ) {
			return array( 'quotes' => $quote ? 'answered' : 'none' );
		}
		return array(
			'quotes'    => 'forward',
			'body_html' => $html . $passed['html'],
			'body_text' => PlainText::from_html( $html ) . $passed['text'],
			'has_more'  => true,
		);
	}

	/**
	 * What becomes of the ticket. Passing something on is no answer: the customer goes on waiting.
	 *
	 * @param array<string, mixed> $ticket    The ticket.
	 * @param int                  $user_id   The agent.
	 * @param string|null          $status    Its new status; null: as it is.
	 * @param string               $html      The words.
	 * @param bool                 $forwarded Whether it is passed on.
	 * @param string|null          $until     Until when it sleeps, where it is to; UTC datetime.
	 * @return array<string, mixed> Columns.
	 */
	private static function changes( array $ticket, int $user_id, ?string $status, string $html, bool $forwarded, ?string $until ): array {
		$changes = array(
			'updated_at'    => max( $ticket['updated_at'], Time::now() ),
			'message_count' => $ticket['message_count'] + 1,
			'assignee_id'   => 0 === $ticket['assignee_id'] && ! $forwarded ? $user_id : $ticket['assignee_id'],
		);
		if ( null !== $status ) {
			$changes += TicketStatus::columns( $status, $until, $status === $ticket['status'] ? $ticket['status_id'] : 0 );
		}
		if ( ! $forwarded ) {
			$changes += array(
				'waiting_since' => null,
				'preview'       => Text::line( Text::clip( PlainText::from_html( $html ), 2000 ) ),
			);
		}
		return $changes;
	}

	/**
	 * Holds a reply when the thread has moved on since the agent looked.
	 *
	 * @param int $ticket_id       The ticket.
	 * @param int $last_message_id The newest message that the agent saw.
	 * @throws Refusal 409.
	 */
	private function stop_when_changed( int $ticket_id, int $last_message_id ): void {
		$newer = $this->messages->newer_than( $ticket_id, $last_message_id );
		if ( $newer ) {
			throw Refusal::conflict(
				'mesa_thread_changed',
				__( 'Something new has come in meanwhile. Your reply is kept: read the new messages, then send it.', 'mesa-help-desk' ),
				array( 'newer' => $newer )
			);
		}
	}
}
