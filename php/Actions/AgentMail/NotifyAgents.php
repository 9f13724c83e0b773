<?php
/**
 * Who is told of what.
 *
 * @package Mesa
 */

namespace Mesa\Actions\AgentMail;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\NotificationList;
use Mesa\Data\People\NotificationStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Tickets\FollowerStore;
use Mesa\Data\Tickets\MentionStore;
use Mesa\Data\Tickets\ReadStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\NotificationKind;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Puts what concerns an agent into their list and queues a mail where they want one, in the transaction of the event
 * itself: what is committed is told. Whether it still is worth a mail is decided when the job runs (Jobs/NotifyAgent).
 */
final class NotifyAgents {
	/** The queue's name for it. */
	public const JOB = 'notify_agent';
	/** The queue's name for a digest; the subject is the user. */
	public const DIGEST = 'notify_digest';
	/** So many tickets that somebody is given at once are told of by a mail each; more by one mail for all. */
	private const EACH = 3;

	/** A reply may still be taken back for as long as this; seconds. */
	private const UNDO = 70;

	/**
	 * Takes what it works with.
	 *
	 * @param Db                $db            The database.
	 * @param JobStore          $jobs          The queue.
	 * @param NotificationStore $notifications What each agent wants.
	 * @param NotificationList  $told          What each agent was told.
	 * @param FollowerStore     $followers     Who follows what.
	 * @param MentionStore      $mentions      Who was mentioned where.
	 * @param MessageStore      $messages      Who wrote what.
	 * @param ReadStore         $reads         Who has read what.
	 * @param TicketPolicy      $policy        Who may see what.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly JobStore $jobs,
		private readonly NotificationStore $notifications,
		private readonly NotificationList $told,
		private readonly FollowerStore $followers,
		private readonly MentionStore $mentions,
		private readonly MessageStore $messages,
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
				$assignee = (int) ( $data['assignee_id'] ?? 0 );
				$this->queue( NotificationKind::ANSWERED, $assignee, $ticket_id, $message_id, $actor_id );
				$this->tell( array_diff( $this->followers->of_ticket( $ticket_id ), array( $assignee ) ), NotificationKind::FOLLOWED, $ticket_id, $message_id, $actor_id );
				return;
			case 'reply_added':
			case 'note_added':
				$this->written( $ticket_id, $message_id, $actor_id, array_filter( array_map( 'intval', explode( ',', (string) ( $data['mentioned'] ?? '' ) ) ) ) );
				return;
			case 'ticket_merged':
				$this->followers->move( (int) ( $data['ticket_id'] ?? 0 ), $ticket_id );
				return;
			case 'follower_added':
				$this->queue( NotificationKind::FOLLOWED, (int) ( $data['user_id'] ?? 0 ), $ticket_id, 0, $actor_id );
				return;
			case 'reply_failed':
			case 'reply_unknown':
			case 'reply_bounced':
			case 'reply_held':
				$this->queue( NotificationKind::FAILED, (int) ( $this->messages->find( $message_id )['author_id'] ?? 0 ), $ticket_id, $message_id, 0 );
				return;
			case 'woke_up':
				$concerned = $this->followers->concerned( $ticket_id );
				$this->tell( array( $concerned['assignee'], ...$concerned['followers'] ), NotificationKind::WOKE, $ticket_id, 0, $actor_id );
				return;
			case 'ticket_created':
				// Whoever opens a ticket for a customer, or passes a mail on, knows of it. One that somebody has by then is told to nobody.
				$by = max( $actor_id, (int) ( $data['forwarded_by'] ?? 0 ) );
				foreach ( $this->notifications->watchers() as $user_id ) {
					$this->queue( NotificationKind::UNASSIGNED, $user_id, $ticket_id, $message_id, $by );
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
		$this->told->add( $user_id, NotificationKind::REFUSED, $ticket_id, $message_id, 0, 0, false );
		$this->jobs->add_later(
			self::JOB,
			$message_id,
			array(
				'kind'       => NotificationKind::REFUSED,
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
		if ( ! $this->policy->can_view( $ticket, $user->ID ) || NotificationKind::MAIL !== $this->notifications->way( $user->ID, $kind ) ) {
			return false;
		}
		if ( ! in_array( $kind, NotificationKind::ANSWERABLE, true ) ) {
			return ! in_array( $ticket['status'], array( TicketStatus::SPAM, TicketStatus::TRASH ), true )
				&& 'cancelled' !== ( $message['state'] ?? '' )
				&& $this->told->is_unread( $user->ID, $kind, (int) $payload['ticket_id'], (int) $payload['message_id'] );
		}
		$away = NotificationKind::UNASSIGNED === $kind ? array( TicketStatus::SPAM, TicketStatus::TRASH, TicketStatus::CLOSED ) : array( TicketStatus::SPAM, TicketStatus::TRASH );
		if ( ( NotificationKind::UNASSIGNED === $kind ? 0 : $user->ID ) !== $ticket['assignee_id'] || in_array( $ticket['status'], $away, true ) ) {
			return false;
		}
		if ( null === $message || NotificationKind::ASSIGNED === $kind ) {
			return NotificationKind::ASSIGNED === $kind;
		}
		return null === $message['automatic']
			&& EmailAddress::key( $message['from_address'] ) !== EmailAddress::key( $user->user_email )
			&& $this->reads->up_to( $user->ID, $ticket['id'] ) < $message['id'];
	}

	/**
	 * The mailboxes whose tickets an agent may be told of. Asked when a digest is about to leave.
	 *
	 * @param int $user_id The agent.
	 */
	public function may_know_of( int $user_id ): MailboxScope {
		return $this->policy->scope( $user_id );
	}

	/**
	 * Leaves a mail to the digest when it is quiet where the agent is.
	 *
	 * @param array<string, mixed> $payload As queued.
	 * @return bool Whether it was left.
	 */
	public function waits( array $payload ): bool {
		$user_id = (int) $payload['user_id'];
		$now     = time();
		$loud    = $this->notifications->times( $user_id )->next_loud( $now );
		if ( $loud <= $now ) {
			return false;
		}
		$this->told->hold( $user_id, (string) $payload['kind'], (int) $payload['ticket_id'], (int) $payload['message_id'] );
		$this->want_digest( $user_id, $loud );
		return true;
	}

	/**
	 * Sees to it that a digest comes.
	 *
	 * @param int $user_id For whom.
	 * @param int $at      When, as Unix time.
	 */
	public function want_digest( int $user_id, int $at ): void {
		if ( ! $this->jobs->is_waiting( self::DIGEST, $user_id, $at ) ) {
			$this->jobs->add_later( self::DIGEST, $user_id, array(), $at );
		}
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
	 * Somebody of the team wrote on a ticket.
	 *
	 * @param int       $ticket_id  The ticket.
	 * @param int       $message_id The reply or note.
	 * @param int       $actor_id   Who; 0 for a mail of which nobody has proven to be the author.
	 * @param list<int> $mentioned  Who is mentioned in it.
	 */
	private function written( int $ticket_id, int $message_id, int $actor_id, array $mentioned ): void {
		$concerned = $this->followers->concerned( $ticket_id );
		$this->mentions->add( $ticket_id, $message_id, $mentioned );
		foreach ( $mentioned as $user_id ) {
			$this->follow( $ticket_id, $user_id, FollowerStore::MENTIONED, 'follow_mentioned' );
		}
		$this->tell( $mentioned, NotificationKind::MENTIONED, $ticket_id, $message_id, $actor_id );
		$this->follow( $ticket_id, $actor_id, FollowerStore::WROTE, 'follow_wrote' );
		$this->tell( array_diff( array( $concerned['assignee'], ...$concerned['followers'] ), $mentioned ), NotificationKind::FOLLOWED, $ticket_id, $message_id, $actor_id, self::UNDO );
	}

	/**
	 * Somebody begins to follow by what they do, if they like that.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param int    $user_id   Who; 0 for nobody.
	 * @param string $reason    One of FollowerStore's.
	 * @param string $choice    The choice's name.
	 */
	private function follow( int $ticket_id, int $user_id, string $reason, string $choice ): void {
		if ( $user_id > 0 && $this->notifications->choice( $user_id )[ $choice ] ) {
			$this->followers->join( $ticket_id, $user_id, $reason );
		}
	}

	/**
	 * Tells several people the same.
	 *
	 * @param array<int> $user_ids   Who; 0 is nobody.
	 * @param string     $kind       One of NotificationKind's.
	 * @param int        $ticket_id  The ticket.
	 * @param int        $message_id The message; 0 for none.
	 * @param int        $actor_id   Who did it, and needs not be told.
	 * @param int        $delay      Seconds before a mail leaves.
	 */
	private function tell( array $user_ids, string $kind, int $ticket_id, int $message_id, int $actor_id, int $delay = 0 ): void {
		foreach ( array_unique( $user_ids ) as $user_id ) {
			$this->queue( $kind, $user_id, $ticket_id, $message_id, $actor_id, array(), $delay );
		}
	}

	/**
	 * Somebody was given a ticket. Whoever is given two hundred at once is told of it once, not two hundred times.
	 *
	 * @param int $user_id   Who.
	 * @param int $ticket_id The ticket.
	 * @param int $actor_id  Who did it.
	 */
	private function assigned( int $user_id, int $ticket_id, int $actor_id ): void {
		$this->follow( $ticket_id, $user_id, FollowerStore::ASSIGNED, 'follow_assigned' );
		$this->db->before_commit(
			"assigned $user_id by $actor_id",
			$ticket_id,
			function ( array $ids ) use ( $user_id, $actor_id ): void {
				$together = count( $ids ) > self::EACH;
				foreach ( $together ? array( $ids[0] ) : $ids as $id ) {
					$this->queue( NotificationKind::ASSIGNED, $user_id, $id, 0, $actor_id, $together ? array_slice( $ids, 1 ) : array() );
				}
			}
		);
	}

	/**
	 * Tells one person: in their list, and by mail as they like it.
	 *
	 * @param string    $kind       One of NotificationKind's.
	 * @param int       $user_id    To whom; 0 for nobody.
	 * @param int       $ticket_id  The ticket.
	 * @param int       $message_id The message that it is about; 0 for none.
	 * @param int       $actor_id   Who did it, and needs not be told.
	 * @param list<int> $others     More tickets that it is about.
	 * @param int       $delay      Seconds before a mail leaves.
	 */
	private function queue( string $kind, int $user_id, int $ticket_id, int $message_id, int $actor_id, array $others = array(), int $delay = 0 ): void {
		$way = 0 === $user_id || $user_id === $actor_id ? NotificationKind::NONE : $this->notifications->way( $user_id, $kind );
		if ( NotificationKind::NONE === $way ) {
			return;
		}
		$this->told->add( $user_id, $kind, $ticket_id, $message_id, $actor_id, count( $others ), NotificationKind::DIGEST === $way );
		if ( NotificationKind::DIGEST === $way ) {
			$this->want_digest( $user_id, $this->notifications->times( $user_id )->next_digest( time(), $this->notifications->last_digest( $user_id ) ) );
		}
		if ( NotificationKind::MAIL !== $way ) {
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
			time() + $delay
		);
	}
}
