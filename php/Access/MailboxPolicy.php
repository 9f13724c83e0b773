<?php
/**
 * Who may see which mailbox.
 *
 * @package Mesa
 */

namespace Mesa\Access;

use Mesa\Data\Mail\MailboxMemberStore;
use Mesa\Domain\MailboxScope;

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
		return $this->known[ get_current_blog_id() . "/$user_id" ] ??= $this->find( $user_id );
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
	 * Forgets what is known: members have changed, or a process that runs for long looks again.
	 */
	public function forget(): void {
		$this->known = array();
	}

	/**
	 * Looks it up.
	 *
	 * @param int $user_id Who.
	 */
	private function find( int $user_id ): MailboxScope {
		if ( user_can( $user_id, 'mesa_manage_mailboxes' ) ) {
			return MailboxScope::everything();
		}
		$seen = $this->members->seen_by( $user_id );
		return MailboxScope::of( $seen['visible'], $seen['hidden'] );
	}
}
