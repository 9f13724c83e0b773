<?php
/**
 * Who may see which mailbox.
 *
 * @package Mesa
 */

namespace Mesa\Access;

use Mesa\Data\Mail\MailboxMemberStore;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * The one place that decides whose tickets exist for whom (docs/adr/0023). A mailbox that is not restricted is seen by the
 * whole team, a restricted one by its members and by those who manage mailboxes.
 */
final class MailboxPolicy {
	/**
	 * Answers given in this request, by "site/user".
	 *
	 * @var array<string, MailboxScope>
	 */
	private array $known = array();

	/**
	 * Takes the members.
	 *
	 * @param MailboxMemberStore $members The members.
	 */
	public function __construct( private readonly MailboxMemberStore $members ) {}

	/**
	 * What somebody may see: one small statement, none for those who manage mailboxes. Asked again in the same request it
	 * costs nothing.
	 *
	 * @param int $user_id Who.
	 */
	public function scope( int $user_id ): MailboxScope {
		$key = self::key( $user_id );
		if ( ! isset( $this->known[ $key ] ) ) {
			$this->learn( array( $user_id ) );
		}
		return $this->known[ $key ];
	}

	/**
	 * Looks up together what is going to be asked about several people.
	 *
	 * @param list<int> $user_ids Who; 0 stands for nobody.
	 */
	public function learn( array $user_ids ): void {
		$new = array_values( array_filter( array_unique( $user_ids ), fn( int $user_id ): bool => ! isset( $this->known[ self::key( $user_id ) ] ) ) );
		if ( count( $new ) > 1 ) {
			cache_users( array_filter( $new ) );
		}
		$others = array();
		foreach ( $new as $user_id ) {
			if ( user_can( $user_id, 'mesa_manage_mailboxes' ) ) {
				$this->known[ self::key( $user_id ) ] = MailboxScope::everything();
			} else {
				$others[] = $user_id;
			}
		}
		foreach ( $others ? $this->members->seen_by( $others ) : array() as $user_id => $seen ) {
			$this->known[ self::key( $user_id ) ] = MailboxScope::of( $seen['visible'], $seen['hidden'] );
		}
	}

	/**
	 * Whether somebody may see a mailbox and its tickets, as far as mailboxes decide it.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @param int $user_id    Who.
	 */
	public function can_view( int $mailbox_id, int $user_id ): bool {
		return $this->scope( $user_id )->includes( $mailbox_id );
	}

	/**
	 * Whether there is such a mailbox, for somebody: one that a ticket is to go to.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @param int $user_id    Who.
	 */
	public function is_there( int $mailbox_id, int $user_id ): bool {
		return $this->can_view( $mailbox_id, $user_id ) && $this->members->has_mailbox( $mailbox_id );
	}

	/**
	 * Whether tickets of a mailbox can be given to somebody.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @param int $user_id    Who.
	 */
	public function can_be_assigned( int $mailbox_id, int $user_id ): bool {
		return Agents::can_be_assigned( $user_id ) && $this->can_view( $mailbox_id, $user_id );
	}

	/**
	 * Whether whoever has a ticket may keep it with a status. A ticket that comes back to life is nobody's when the one who
	 * had it may not see it any more: it would be in no folder that somebody looks at. Those that are live are taken away
	 * when that happens (ReleaseTickets).
	 *
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param string               $status Its status from now on.
	 */
	public function keeps( array $ticket, string $status ): bool {
		return 0 === $ticket['assignee_id'] || ! TicketStatus::comes_back( $ticket['status'], $status ) || $this->can_be_assigned( $ticket['mailbox_id'], $ticket['assignee_id'] );
	}

	/**
	 * Forgets what is known: members have changed, or a process that runs for long looks again.
	 */
	public function forget(): void {
		$this->known = array();
	}

	/**
	 * Under what a person's answer is known.
	 *
	 * @param int $user_id Who.
	 */
	private static function key( int $user_id ): string {
		return get_current_blog_id() . "/$user_id";
	}
}
