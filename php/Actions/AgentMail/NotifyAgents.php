<?php
/**
 * Who is told of what.
 *
 * @package Mesa
 */

namespace Mesa\Actions\AgentMail;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Db;
use Mesa\Data\JobStore;
use Mesa\Data\NotificationStore;
use Mesa\Data\ReadStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Queues a mail to each agent whom something concerns, in the transaction of the event itself: what is committed is told.
 * Whether it still is worth a mail is decided when the job runs (Jobs/NotifyAgent).
 */
final class NotifyAgents {
	/** The queue's name for it. */
	public const JOB = 'notify_agent';
	/** So many tickets that somebody is given at once are told of by a mail each; more by one mail for all. */
	private const EACH = 3;

	/** Somebody else assigned a ticket to the agent. */
	public const ASSIGNED = 'assigned';
	/** The customer answered on a ticket of the agent's. */
	public const ANSWERED = 'answered';
	/** A new ticket that nobody has. */
	public const UNASSIGNED = 'unassigned';
	/** An answer that the agent sent by mail was not passed on. */
	public const REFUSED = 'refused';

	/**
	 * Takes what it works with.
	 *
	 * @param Db                $db            The database.
	 * @param JobStore          $jobs          The queue.
	 * @param NotificationStore $notifications What each agent wants.
	 * @param ReadStore         $reads         Who has read what.
	 * @param TicketPolicy      $policy        Who may see what.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly JobStore $jobs,
		private readonly NotificationStore $notifications,
		private readonly ReadStore $reads,
		private readonly TicketPolicy $policy
	) {}

	/**
	 * Something happened to a ticket. Call it in the event's transaction.
	 *
	 * @param int                                 $ticket_id The ticket.
	 * @param string                              $type      See docs/events.md.
	 * @param int                                 $actor_id  Who did it; 0 for the customer or the system.
	 * @param array<string, string|int|bool|null> $data      What the type tells.
	 */
	public function on_event( int $ticket_id, string $type, int $actor_id, array $data ): void {
		if ( $data['imported'] ?? false ) {
			// Mail from before the mailbox was connected is no news.
			return;
		}
		$message_id = (int) ( $data['message_id'] ?? 0 );
		switch ( $type ) {
			case 'assigned':
				$this->assigned( (int) ( $data['to'] ?? 0 ), $ticket_id, $actor_id );
				return;
			case 'customer_replied':
				$this->queue( self::ANSWERED, (int) ( $data['assignee_id'] ?? 0 ), $ticket_id, $message_id, $actor_id );
				return;
			case 'ticket_created':
				// Whoever opens a ticket for a customer, or passes a mail on, knows of it. One that somebody has by then is told to nobody.
				$by = max( $actor_id, (int) ( $data['forwarded_by'] ?? 0 ) );
				foreach ( $this->notifications->watchers() as $user_id ) {
					$this->queue( self::UNASSIGNED, $user_id, $ticket_id, $message_id, $by );
				}
				return;
		}
	}

	/**
	 * Tells an agent that their answer by mail was not passed on.
	 *
	 * @param int    $user_id    The agent.
	 * @param int    $ticket_id  The ticket.
	 * @param int    $message_id Where the mail is kept.
	 * @param string $reason     One of AgentRefusal's.
	 * @param string $detail     More words, translated already; may be empty.
	 */
	public function refused( int $user_id, int $ticket_id, int $message_id, string $reason, string $detail ): void {
		$this->jobs->add_later(
			self::JOB,
			$message_id,
			array(
				'kind'       => self::REFUSED,
				'user_id'    => $user_id,
				'ticket_id'  => $ticket_id,
				'message_id' => $message_id,
				'reason'     => $reason,
				'detail'     => $detail,
			),
			time()
		);
	}

	/**
	 * Whether an agent still wants to know, may know, and does not know yet.
	 *
	 * @param array<string, mixed>      $payload As queued.
	 * @param \WP_User                  $user    The agent.
	 * @param array<string, mixed>      $ticket  The ticket now.
	 * @param array<string, mixed>|null $message What it is about.
	 */
	public function is_news( array $payload, \WP_User $user, array $ticket, ?array $message ): bool {
		$kind = (string) $payload['kind'];
		$away = self::UNASSIGNED === $kind ? array( TicketStatus::SPAM, TicketStatus::TRASH, TicketStatus::CLOSED ) : array( TicketStatus::SPAM, TicketStatus::TRASH );
		if ( ( self::UNASSIGNED === $kind ? 0 : $user->ID ) !== $ticket['assignee_id'] || in_array( $ticket['status'], $away, true ) ) {
			return false;
		}
		if ( ! $this->policy->can_view( $ticket, $user->ID ) || ! $this->notifications->wants( $user->ID, $kind ) ) {
			return false;
		}
		if ( null === $message || self::ASSIGNED === $kind ) {
			return self::ASSIGNED === $kind;
		}
		return null === $message['automatic']
			&& EmailAddress::key( $message['from_address'] ) !== EmailAddress::key( $user->user_email )
			&& $this->reads->up_to( $user->ID, $ticket['id'] ) < $message['id'];
	}

	/**
	 * Whether an agent may still see the ticket. Asked when the mail is about to leave: it may have waited for hours.
	 *
	 * @param \WP_User             $user   The agent.
	 * @param array<string, mixed> $ticket The ticket now.
	 */
	public function may_know( \WP_User $user, array $ticket ): bool {
		return $this->policy->can_view( $ticket, $user->ID );
	}

	/**
	 * Somebody was given a ticket. Whoever is given two hundred at once gets one mail, not two hundred.
	 *
	 * @param int $user_id   Who.
	 * @param int $ticket_id The ticket.
	 * @param int $actor_id  Who did it.
	 */
	private function assigned( int $user_id, int $ticket_id, int $actor_id ): void {
		$this->db->before_commit(
			"assigned $user_id by $actor_id",
			$ticket_id,
			function ( array $ids ) use ( $user_id, $actor_id ): void {
				$together = count( $ids ) > self::EACH;
				foreach ( $together ? array( $ids[0] ) : $ids as $id ) {
					$this->queue( self::ASSIGNED, $user_id, $id, 0, $actor_id, $together ? array_slice( $ids, 1 ) : array() );
				}
			}
		);
	}

	/**
	 * Queues one mail.
	 *
	 * @param string $kind       One of the constants.
	 * @param int    $user_id    To whom; 0 for nobody.
	 * @param int    $ticket_id  The ticket.
	 * @param int    $message_id The message that it is about; 0 for none.
	 * @param int       $actor_id   Who did it, and needs not be told.
	 * @param list<int> $others     More tickets that the mail is about.
	 */
	private function queue( string $kind, int $user_id, int $ticket_id, int $message_id, int $actor_id, array $others = array() ): void {
		if ( 0 === $user_id || $user_id === $actor_id || ! $this->notifications->wants( $user_id, $kind ) ) {
			return;
		}
		$this->jobs->add_later(
			self::JOB,
			$message_id,
			array(
				'kind'       => $kind,
				'user_id'    => $user_id,
				'ticket_id'  => $ticket_id,
				'message_id' => $message_id,
				'actor_id'   => $actor_id,
			) + ( $others ? array( 'others' => $others ) : array() ),
			time()
		);
	}
}
