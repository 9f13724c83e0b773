<?php
/**
 * Taking in one mail.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Actions\AgentMail\TakeAgentMail;
use Mesa\Actions\Tickets\CreateTicket;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\MessageId;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Puts a mail where it belongs, exactly once, however often it is delivered.
 *
 * @phpstan-type Result array{result: string, ticket_id: int|null, message_id: int|null, reason: string|null}
 */
final class IngestMessage {
	/** Seconds within which a mail comes on another way, a moderated list included. */
	private const COPY_AGE = 7 * DAY_IN_SECONDS;

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param BlobStore     $blobs    Files.
	 * @param MessageStore  $messages Messages.
	 * @param FindThread    $threads  Finds the ticket.
	 * @param CreateTicket  $create   Makes a ticket.
	 * @param AppendMessage $append   Adds to a ticket.
	 * @param MessageId     $ids      Our Message-IDs.
	 * @param Recorder      $recorder The history.
	 * @param AttachmentStore $attachments Attachments.
	 * @param TakeComplaint $complaints Takes complaints about our mail.
	 * @param TakeAgentMail $agents   Takes agents' answers to notifications.
	 * @param TakeForward   $forwards Takes what agents pass on.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly BlobStore $blobs,
		private readonly MessageStore $messages,
		private readonly FindThread $threads,
		private readonly CreateTicket $create,
		private readonly AppendMessage $append,
		private readonly MessageId $ids,
		private readonly Recorder $recorder,
		private readonly AttachmentStore $attachments,
		private readonly TakeComplaint $complaints,
		private readonly TakeAgentMail $agents,
		private readonly TakeForward $forwards
	) {}

	/**
	 * Takes one mail in.
	 *
	 * @param IncomingMessage $message The mail, with its message_key.
	 * @return Result As in the contract's "ingest-results", without the key.
	 */
	public function ingest( IncomingMessage $message ): array {
		try {
			$before = $this->settled( $message );
			if ( null !== $before ) {
				return $before;
			}
			$stored = $this->db->transaction( fn(): array => $this->store( $message ) );
			return $this->missing( $message ) ?? $stored;
		} catch ( DataException $error ) {
			// Another request may have stored the same mail a moment earlier: its unique key has won.
			return $this->duplicate( $message ) ?? $this->failed( $error );
		}
	}

	/**
	 * Does with a mail all that ingest() does with a new one, and undoes it at once: nobody ever sees the ticket. For the
	 * mail that a mailbox sends to itself. Not inside a transaction.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return Result As ingest() gives it; its ids were never given to anybody.
	 */
	public function rehearse( IncomingMessage $message ): array {
		try {
			return $this->missing( $message ) ?? $this->db->rehearse( fn(): array => $this->store( $message ) );
		} catch ( DataException $error ) {
			return $this->failed( $error );
		}
	}

	/**
	 * What is to say of a mail before it is stored.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return Result|null Null when it shall be stored.
	 * @throws DataException When the database fails.
	 */
	public function settled( IncomingMessage $message ): ?array {
		return $this->duplicate( $message ) ?? $this->missing( $message );
	}

	/**
	 * The mail, when it is here already.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return Result|null
	 */
	private function duplicate( IncomingMessage $message ): ?array {
		$same = $this->messages->find_by_key( (string) $message->message_key );
		if ( null !== $same ) {
			return self::result( 'duplicate', $same['ticket_id'], $same['id'], $same['mailbox_id'] === $message->mailbox_id ? null : 'It came to another mailbox too.' );
		}
		$ours = $this->ids->parse( $message->message_id );
		// By its name, not by its ticket: that may have been merged or split since.
		$sent = null === $ours ? null : $this->messages->find( $ours['message_id'] );
		if ( null !== $sent && $sent['message_id'] === $message->message_id ) {
			return self::result( 'duplicate', $sent['ticket_id'], $sent['id'], 'It is a reply of ours that came back.' );
		}
		$told = $this->agents->own_notification( $message );
		if ( $told > 0 ) {
			return self::result( 'duplicate', $told, null, 'It is a notification of ours that came back.' );
		}
		// A copy on another way (a mailing list, a forward by the server) differs in its headers, not in what was said.
		$copy = $this->messages->find_by_message_ids( array( $message->message_id ) )[ MessageId::hash( $message->message_id ) ] ?? null;
		if ( null !== $copy && $this->says_the_same( $copy, $message ) ) {
			return self::result( 'duplicate', $copy['ticket_id'], $copy['id'], 'The same mail came on another way.' );
		}
		return null;
	}

	/**
	 * Whether a stored message holds the same words and files from the same person. The Message-ID alone proves nothing:
	 * scanners and scripts send every mail under the same one. A mailing list puts its name before the subject.
	 *
	 * @param array<string, mixed> $stored  Its row.
	 * @param IncomingMessage      $message The mail.
	 */
	private function says_the_same( array $stored, IncomingMessage $message ): bool {
		if ( $stored['from_address'] !== $message->from['address'] || trim( $stored['visible_text'] ) !== trim( $message->visible_text ?? $message->text ) ) {
			return false;
		}
		$subjects = array( trim( $stored['subject'] ), trim( $message->subject ) );
		if ( $subjects[0] !== $subjects[1] && ( in_array( '', $subjects, true ) || ! ( str_ends_with( $subjects[0], $subjects[1] ) || str_ends_with( $subjects[1], $subjects[0] ) ) ) ) {
			return false;
		}
		if ( abs( Time::unix( $stored['created_at'] ) - Time::unix( $message->created_at() ) ) > self::COPY_AGE ) {
			return false;
		}
		$there = array_column( $this->attachments->of_messages( array( $stored['id'] ) )[ $stored['id'] ] ?? array(), 'sha256' );
		$here  = array_column( $message->attachments, 'sha256' );
		sort( $there );
		sort( $here );
		return $there === $here;
	}

	/**
	 * Asks for the mail again when a file of it is not here. To be asked before and after the mail is stored: a file that
	 * nothing needed a moment ago may have been deleted meanwhile. The second time the mail is known, and only brings its
	 * files.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return Result|null
	 */
	public function missing( IncomingMessage $message ): ?array {
		$missing = $this->blobs->missing( array( $message->raw_sha256, ...array_column( $message->attachments, 'sha256' ) ) );
		return $missing ? self::result( 'retry', null, null, 'Missing blobs: ' . implode( ' ', array_slice( $missing, 0, 20 ) ) ) : null;
	}

	/**
	 * Stores a new mail. Call it in a transaction.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return Result
	 */
	public function store( IncomingMessage $message ): array {
		$taken = $this->agents->take( $message );
		if ( null !== $taken ) {
			return self::result( $taken['result'], $taken['ticket_id'], $taken['message_id'] );
		}
		$came    = TakeAgentMail::plain( $message );
		$message = $this->forwards->convert( $came ) ?? $came;
		$stored  = $this->place( $message );
		if ( $message->forwarded_by > 0 ) {
			$this->forwards->note( $came, $message->forwarded_by, (int) $stored['ticket_id'], (int) $stored['message_id'] );
		}
		return $stored;
	}

	/**
	 * Puts it on its ticket, or on a new one.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return Result
	 */
	private function place( IncomingMessage $message ): array {
		$thread     = $this->threads->find( $message );
		$message_id = $thread['ticket_id'] > 0 ? $this->append->append( $thread['ticket_id'], $message ) : null;
		if ( null === $message_id ) {
			$ticket_id = $this->create->from_incoming( $message, $thread['linked_to'], 0, 0, $thread['link'] );
			return self::result( 'created', $ticket_id, $this->messages->id_by_key( (string) $message->message_key ) );
		}
		if ( $thread['bounced_id'] > 0 ) {
			$this->bounced( $thread['ticket_id'], $thread['bounced_id'], $message );
		}
		if ( $thread['complained_id'] > 0 ) {
			$this->complaints->take( $thread['complained_id'], $message );
		}
		return self::result( 'appended', $thread['ticket_id'], $message_id );
	}

	/**
	 * Marks the reply that did not arrive. A report of a mere delay changes nothing: the server goes on trying.
	 *
	 * @param int             $ticket_id  The ticket.
	 * @param int             $bounced_id The reply.
	 * @param IncomingMessage $message    The report.
	 */
	private function bounced( int $ticket_id, int $bounced_id, IncomingMessage $message ): void {
		$bounce = $message->bounce;
		if ( null === $bounce || ! $bounce['permanent'] ) {
			return;
		}
		$words = trim( '' === $bounce['diagnostic'] ? $bounce['status'] : $bounce['diagnostic'] );
		$error = trim( $bounce['recipient'] . ': ' . $words, ': ' );
		$changed = $this->messages->change_state( $bounced_id, array( 'sent', 'sending', 'unknown', 'bounced' ), 'bounced', array( 'error' => $error ) );
		// That an automatic answer came back is seen in the thread, and is nobody's work.
		if ( $changed && null === ( $this->messages->find( $bounced_id )['automatic'] ?? null ) ) {
			$this->recorder->record( $ticket_id, 'reply_bounced', 0, array( 'message_id' => $bounced_id, 'recipient' => $bounce['recipient'], 'error' => $words ) );
		}
	}

	/**
	 * What to do about a statement that failed: nearly always to try again later. Only what this database can never store is refused.
	 *
	 * @param DataException $error What was thrown.
	 * @return Result
	 */
	private function failed( DataException $error ): array {
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- The site's owner needs the database's own words.
		error_log( 'Mesa: a mail could not be stored: ' . $error->getMessage() );
		$never = preg_match( '/data too long|incorrect .{0,40} value|out of range|failed: /i', $error->getMessage() );
		return self::result( $never ? 'rejected' : 'retry', null, null, $error->getMessage() );
	}

	/**
	 * The result of a mail that has to come again.
	 *
	 * @param string $reason Why, for the poller's log.
	 * @return Result
	 */
	public static function later( string $reason ): array {
		return self::result( 'retry', null, null, $reason );
	}

	/**
	 * A result.
	 *
	 * @param string      $result     As in the contract.
	 * @param int|null    $ticket_id  Ticket.
	 * @param int|null    $message_id Message.
	 * @param string|null $reason     Why, for the poller's log.
	 * @return Result
	 */
	private static function result( string $result, ?int $ticket_id, ?int $message_id, ?string $reason = null ): array {
		return array(
			'result'     => $result,
			'ticket_id'  => $ticket_id,
			'message_id' => $message_id,
			'reason'     => $reason,
		);
	}
}
