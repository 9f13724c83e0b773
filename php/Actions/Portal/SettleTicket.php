<?php
/**
 * A customer closes a ticket, opens it again, and rates.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Portal;

use Mesa\Actions\Tickets\WakeTicket;
use Mesa\Data\Db;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Sorting\StatusStore;
use Mesa\Data\Tickets\RatingStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Data\Tickets\WaitingTimes;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Domain\PortalPerson;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Says for the customer that a question is answered, or that it is not. What agents have to fill in before they close a
 * ticket is nothing that a customer is asked for.
 */
final class SettleTicket {
	/** Characters of a comment. */
	public const LONGEST = 2000;
	/** What one person closes, opens and rates … */
	private const LIMIT = 20;
	/** … in so many seconds. */
	private const WINDOW = 600;

	/**
	 * Takes what it works with.
	 *
	 * @param Db             $db       The database.
	 * @param TicketStore    $tickets  Tickets.
	 * @param WaitingTimes   $waiting  Since when customers wait.
	 * @param JobStore       $jobs     The queue, for waking.
	 * @param RatingStore    $ratings  Ratings.
	 * @param StatusStore    $statuses Knows what a ticket gets whose customer writes.
	 * @param Recorder       $recorder The history.
	 * @param RateLimitStore $limits   Counts.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly WaitingTimes $waiting,
		private readonly JobStore $jobs,
		private readonly RatingStore $ratings,
		private readonly StatusStore $statuses,
		private readonly Recorder $recorder,
		private readonly RateLimitStore $limits
	) {}

	/**
	 * "My question is answered." Nothing happens to a ticket that is closed already.
	 *
	 * @param PortalPerson $person    Who; may open it.
	 * @param int          $ticket_id The ticket.
	 * @throws Refusal When they may not.
	 */
	public function close( PortalPerson $person, int $ticket_id ): void {
		$this->require_reader( $person );
		$this->move( $ticket_id, array( TicketStatus::OPEN, TicketStatus::PENDING, TicketStatus::SNOOZED ), TicketStatus::CLOSED );
	}

	/**
	 * Takes that back.
	 *
	 * @param PortalPerson $person    Who; may open it.
	 * @param int          $ticket_id The ticket.
	 * @throws Refusal When they may not.
	 */
	public function reopen( PortalPerson $person, int $ticket_id ): void {
		$this->require_reader( $person );
		if ( $this->tickets->find( $ticket_id )['locked'] ?? false ) {
			throw Refusal::because( 'mesa_locked', __( 'This request is finished and takes no more answers. Please write a new one.', 'mesa-help-desk' ) );
		}
		$this->move( $ticket_id, array( TicketStatus::CLOSED ), TicketStatus::OPEN );
	}

	/**
	 * Rates the help, or rates it otherwise: one rating for each time that the ticket was closed.
	 *
	 * @param PortalPerson $person    Who; may open it.
	 * @param int          $ticket_id The ticket.
	 * @param string       $score     RatingStore::GOOD or BAD.
	 * @param string       $comment   Plain text; may be empty.
	 * @throws Refusal When they may not, or the ticket is not closed.
	 */
	public function rate( PortalPerson $person, int $ticket_id, string $score, string $comment ): void {
		$this->require_reader( $person );
		if ( ! in_array( $score, array( RatingStore::GOOD, RatingStore::BAD ), true ) ) {
			throw Refusal::invalid( 'score', __( 'Please choose one of the two.', 'mesa-help-desk' ) );
		}
		$comment = Text::clip( trim( (string) preg_replace( '/[\x00-\x08\x0B-\x1F\x7F]/u', '', wp_check_invalid_utf8( $comment, true ) ) ), self::LONGEST );
		$this->db->transaction(
			function () use ( $person, $ticket_id, $score, $comment ): void {
				$ticket = $this->tickets->lock( $ticket_id );
				if ( null === $ticket || null === $ticket['closed_at'] ) {
					throw Refusal::because( 'mesa_not_closed', __( 'You can say how it was once your request is closed.', 'mesa-help-desk' ) );
				}
				$before = $this->ratings->find( $ticket_id, $ticket['closed_at'] );
				if ( null !== $before && array( $score, $comment ) === array( $before['score'], $before['comment'] ) ) {
					return;
				}
				$this->ratings->rate( $ticket_id, $ticket['closed_at'], $score, $comment, $person->address, Time::now() );
				$data = array( 'score' => $score ) + ( '' === $comment ? array() : array( 'comment' => $comment ) ) + ( null === $before ? array() : array( 'before' => $before['score'] ) );
				$this->recorder->record( $ticket_id, 'ticket_rated', 0, $data );
			}
		);
	}

	/**
	 * Moves a ticket from some statuses to another; leaves any other ticket as it is.
	 *
	 * @param int          $ticket_id The ticket.
	 * @param list<string> $from      Where it may stand now.
	 * @param string       $to        The new status.
	 */
	private function move( int $ticket_id, array $from, string $to ): void {
		$this->db->transaction(
			function () use ( $ticket_id, $from, $to ): void {
				$ticket = $this->tickets->lock( $ticket_id );
				if ( null === $ticket || ! in_array( $ticket['status'], $from, true ) ) {
					return;
				}
				$is_open = TicketStatus::OPEN === $to;
				$columns = TicketStatus::columns( $to, null, $is_open ? $this->statuses->after_answer() : 0 ) + array( 'waiting_since' => $is_open ? ( $this->waiting->of_tickets( array( $ticket_id ) )[ $ticket_id ] ?? Time::now() ) : null );
				$this->tickets->update( $ticket_id, $columns, $ticket );
				$this->jobs->cancel_many( WakeTicket::JOB, array( $ticket_id ) );
				$this->recorder->record( $ticket_id, 'status_changed', 0, array( 'from' => $ticket['status'], 'to' => $to, 'by' => 'customer' ) );
			}
		);
	}

	/**
	 * Refuses those who have proven nothing, and those who do it again and again: each time is kept in the history.
	 *
	 * @param PortalPerson $person Who.
	 * @throws Refusal 404; 429.
	 */
	private function require_reader( PortalPerson $person ): void {
		if ( $person->is_writer ) {
			throw Refusal::not_found();
		}
		if ( $this->limits->hit( 'portal-settle:' . $person->name, self::WINDOW, time() )['hits'] > self::LIMIT ) {
			throw Refusal::because( 'mesa_too_many', __( 'That was very often in a short time. Please wait a few minutes and press the button again.', 'mesa-help-desk' ), 429 );
		}
	}
}
