<?php
/**
 * Wiring of who may see what.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Mailboxes\SaveMailbox;
use Mesa\Data\Mail\MailboxMemberStore;
use Mesa\Jobs\ReleaseMailbox;
use Mesa\Jobs\ReleasePerson;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for mailboxes that not everybody may see.
 */
trait AccessServices {
	/** Who is a member of which mailbox. */
	public function mailbox_member_store(): MailboxMemberStore {
		return $this->once( MailboxMemberStore::class, fn() => new MailboxMemberStore( $this->db() ) );
	}

	/** Who may see which mailbox. */
	public function mailbox_policy(): MailboxPolicy {
		return $this->once( MailboxPolicy::class, fn() => new MailboxPolicy( $this->mailbox_member_store() ) );
	}

	/**
	 * Somebody leaves: their tickets go to others, and they are a member of nothing any more.
	 *
	 * @param int $user_id Who.
	 * @param int $heir_id Who gets what they had; 0 for nobody.
	 */
	public function say_goodbye( int $user_id, int $heir_id ): void {
		// On a network: a site without the plugin has no tables of ours.
		if ( (int) get_option( 'mesa_db_version' ) < 1 ) {
			return;
		}
		$this->release_tickets()->of( $user_id, $heir_id, get_current_user_id() );
		$this->mailbox_member_store()->forget_user( $user_id );
		$this->view_store()->forget_user( $user_id );
		$this->forget_person( $user_id );
		$this->team_store()->forget_user( $user_id );
		$this->mailbox_policy()->forget();
	}

	/**
	 * Forgets who may do what, so that it is looked up again.
	 */
	private function forget_rights(): void {
		if ( wp_using_ext_object_cache() ) {
			// It is the same for all processes, but for what this one keeps of it.
			wp_cache_supports( 'flush_runtime' ) && wp_cache_flush_runtime();
		} else {
			wp_cache_flush_group( 'users' );
			wp_cache_flush_group( 'user_meta' );
		}
		$this->mailbox_policy()->forget();
	}

	/**
	 * The handlers of this part's jobs.
	 *
	 * @return array<string, \Closure(): \Mesa\Jobs\Handler>
	 */
	private function access_handlers(): array {
		return array(
			SaveMailbox::RELEASE => fn() => new ReleaseMailbox( $this->release_tickets(), $this->job_store() ),
			ReleasePerson::JOB   => fn() => new ReleasePerson( $this->release_tickets(), $this->job_store() ),
		);
	}
}
