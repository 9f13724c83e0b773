<?php
/**
 * Which ticket a mail belongs to.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Access\Agents;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Domain\AgentToken;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\MessageId;
use Mesa\Domain\SubjectToken;
use Mesa\Domain\TicketLink;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Looks for our own signed Message-ID, then for known Message-IDs, then for the token in the subject. Never by the subject
 * alone, and nobody gets into a ticket that they take no part in.
 */
final class FindThread {
	/** A delivery report that names no mail is about one sent at most this long ago (seconds). */
	private const BOUNCE_AGE = 7 * DAY_IN_SECONDS;
	/** What programs say of a mail of ours: it belongs to that mail's ticket, whoever they say they are. */
	public const REPORTS = array( 'bounce', 'auto-reply', 'complaint' );
	/** A signpost that leads to a signpost that leads on … ends here. */
	private const MOST_SIGNPOSTS = 50;

	/**
	 * Takes what it works with.
	 *
	 * @param MessageStore     $messages     Messages.
	 * @param ParticipantStore $participants Who takes part.
	 * @param StoreIncoming    $incoming     Knows who wrote.
	 * @param MessageId        $ids          Our Message-IDs.
	 * @param SubjectToken     $tokens       Our subject tokens.
	 * @param AgentToken       $agents       Our notifications, which somebody in copy of an agent's answer may have in their references.
	 */
	public function __construct(
		private readonly MessageStore $messages,
		private readonly ParticipantStore $participants,
		private readonly StoreIncoming $incoming,
		private readonly MessageId $ids,
		private readonly SubjectToken $tokens,
		private readonly AgentToken $agents
	) {}

	/**
	 * Where a mail belongs.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return array{ticket_id: int, linked_to: int, link: string, bounced_id: int, complained_id: int} The ticket, or 0 for a new one; the ticket that a new one is linked with, and why (of TicketLink); our reply that this mail reports as undelivered, or complains about.
	 */
	public function find( IncomingMessage $message ): array {
		$found       = $this->by_ids( $message ) ?? $this->by_recipient( $message ) ?? $this->by_token( $message );
		list( $ticket_id, $ticket ) = $this->end_of_way( $found['ticket_id'] ?? 0 );
		if ( null === $ticket ) {
			return array(
				'ticket_id'     => 0,
				'linked_to'     => 0,
				'link'          => TicketLink::STRANGER,
				'bounced_id'    => 0,
				'complained_id' => 0,
			);
		}
		$is_report  = $found['is_reply'] && in_array( $message->automatic, self::REPORTS, true );
		$takes_part = $is_report || $this->takes_part( $ticket_id, $ticket['customer_id'], $message );
		// What a program answers to a locked ticket stays on it: a new ticket would bother somebody for nothing.
		$belongs = $takes_part && ( ! $ticket['locked'] || null !== $message->automatic );
		return array(
			'ticket_id'     => $belongs ? $ticket_id : 0,
			'linked_to'     => $belongs ? 0 : $ticket_id,
			'link'          => $takes_part ? TicketLink::RELATED : TicketLink::STRANGER,
			'bounced_id'    => $belongs && $found['is_reply'] && null !== $message->bounce ? $found['message_id'] : 0,
			'complained_id' => $belongs && $found['is_reply'] && 'complaint' === $message->automatic ? $found['message_id'] : 0,
		);
	}

	/**
	 * Where a ticket leads, when it was merged into another.
	 *
	 * @param int $ticket_id The ticket; 0 for none.
	 * @return array{int, array{customer_id: int, merged_into: int, locked: bool}|null} The ticket at the end of the way; null when there is none.
	 */
	private function end_of_way( int $ticket_id ): array {
		$ticket = 0 === $ticket_id ? null : $this->participants->ticket( $ticket_id );
		for ( $step = 0; null !== $ticket && $ticket['merged_into'] > 0 && $step < self::MOST_SIGNPOSTS; ++$step ) {
			$ticket_id = $ticket['merged_into'];
			$ticket    = $this->participants->ticket( $ticket_id );
		}
		return array( $ticket_id, $ticket );
	}

	/**
	 * By Message-IDs, ours first, each time the nearest answer first.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return array{ticket_id: int, message_id: int, is_reply: bool}|null
	 */
	private function by_ids( IncomingMessage $message ): ?array {
		$ids = MessageId::all( array( $message->bounce['original_message_id'] ?? '', $message->complaint['original_message_id'] ?? '', ...$message->in_reply_to, ...array_reverse( $message->references ) ) );
		$known = null;
		foreach ( $ids as $id ) {
			$ours = $this->ids->parse( $id );
			if ( null !== $ours ) {
				// Where the message lies now: its ticket may have been merged or split since its name was made.
				$known ??= $this->messages->find_by_message_ids( $ids );
				return array( 'ticket_id' => $known[ MessageId::hash( $id ) ]['ticket_id'] ?? $ours['ticket_id'] ) + $ours + array( 'is_reply' => true );
			}
		}
		$told = $this->agents->find( array(), $ids );
		if ( is_array( $told ) ) {
			return array(
				'ticket_id'  => $told['ticket_id'],
				'message_id' => 0,
				'is_reply'   => false,
			);
		}
		$known = $this->messages->find_by_message_ids( $ids );
		foreach ( $ids as $id ) {
			$row = $known[ MessageId::hash( $id ) ] ?? null;
			if ( null !== $row ) {
				return array(
					'ticket_id'  => $row['ticket_id'],
					'message_id' => $row['id'],
					'is_reply'   => 'reply' === $row['kind'],
				);
			}
		}
		return null;
	}

	/**
	 * A delivery report without the Message-ID (some mail services replace it): the last reply to that recipient. Not a
	 * complaint: anybody could make one up, and have somebody else's answers stop.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return array{ticket_id: int, message_id: int, is_reply: bool}|null
	 */
	private function by_recipient( IncomingMessage $message ): ?array {
		$recipient = EmailAddress::key( $message->bounce['recipient'] ?? '' );
		if ( '' === $recipient ) {
			return null;
		}
		foreach ( $this->messages->sent_lately( $message->mailbox_id, $recipient, Time::sql( time() - self::BOUNCE_AGE ) ) as $row ) {
			$recipients = (array) json_decode( $row['recipients'], true );
			if ( in_array( $recipient, EmailAddress::keys( array_merge( $recipients['to'] ?? array(), $recipients['cc'] ?? array(), $recipients['bcc'] ?? array() ) ), true ) ) {
				return array(
					'ticket_id'  => $row['ticket_id'],
					'message_id' => $row['id'],
					'is_reply'   => true,
				);
			}
		}
		return null;
	}

	/**
	 * By the token in the subject.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return array{ticket_id: int, message_id: int, is_reply: bool}|null
	 */
	private function by_token( IncomingMessage $message ): ?array {
		$ticket_id = $this->tokens->find( $message->subject );
		return 0 === $ticket_id
			? null
			: array(
				'ticket_id'  => $ticket_id,
				'message_id' => 0,
				'is_reply'   => false,
			);
	}

	/**
	 * Whether the sender takes part in a ticket, or belongs to the team.
	 *
	 * @param int             $ticket_id   The ticket.
	 * @param int             $customer_id Its customer.
	 * @param IncomingMessage $message     The mail.
	 */
	private function takes_part( int $ticket_id, int $customer_id, IncomingMessage $message ): bool {
		$sender = $this->incoming->sender( $message )['address'];
		return $this->participants->has( $ticket_id, $customer_id, $sender )
			|| $this->incoming->is_ours( $sender )
			|| Agents::has_address( $sender );
	}
}
