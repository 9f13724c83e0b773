<?php
/**
 * Wiring of mentions, followers, notifications and the log.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\AgentMail\NotifyAgents;
use Mesa\Actions\People\CheckMentions;
use Mesa\Actions\People\FollowTicket;
use Mesa\Data\People\NotificationList;
use Mesa\Data\Site\AuditStore;
use Mesa\Data\Site\LogQuery;
use Mesa\Data\Tickets\FollowerStore;
use Mesa\Data\Tickets\MentionStore;
use Mesa\Data\Tickets\ReadingLog;
use Mesa\Jobs\NotifyDigest;
use Mesa\Jobs\Outgoing\DigestComposer;
use Mesa\Jobs\ReleasePerson;
use Mesa\Rest\FollowersController;
use Mesa\Rest\LogController;
use Mesa\Rest\NotificationsController;
use Mesa\Rest\Presenters\LogPresenter;
use Mesa\Rest\Presenters\NotificationPresenter;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for who is told of what, and who did what.
 */
trait PeopleServices {
	/** Who follows which ticket. */
	public function follower_store(): FollowerStore {
		return $this->once( FollowerStore::class, fn() => new FollowerStore( $this->db() ) );
	}

	/** Who was mentioned where. */
	public function mention_store(): MentionStore {
		return $this->once( MentionStore::class, fn() => new MentionStore( $this->db() ) );
	}

	/** What each agent was told. */
	public function notification_list(): NotificationList {
		return $this->once( NotificationList::class, fn() => new NotificationList( $this->db() ) );
	}

	/** Who has read which ticket, and when. */
	public function reading_log(): ReadingLog {
		return $this->once( ReadingLog::class, fn() => new ReadingLog( $this->db() ) );
	}

	/** The site's log. */
	public function audit(): AuditStore {
		return $this->once( AuditStore::class, fn() => new AuditStore( $this->db() ) );
	}

	/** Who is mentioned in a note. */
	public function check_mentions(): CheckMentions {
		return $this->once( CheckMentions::class, fn() => new CheckMentions( $this->mention_store(), $this->ticket_policy() ) );
	}

	/** Follows tickets. */
	public function follow_ticket(): FollowTicket {
		return $this->once( FollowTicket::class, fn() => new FollowTicket( $this->db(), $this->follower_store(), $this->ticket_policy(), $this->recorder() ) );
	}

	/** Mails what waits for an agent. */
	public function notify_digest(): NotifyDigest {
		return $this->once(
			NotifyDigest::class,
			fn() => new NotifyDigest(
				$this->notification_list(),
				$this->notification_store(),
				$this->notify_agents(),
				$this->mailbox_store(),
				$this->automatic_mail(),
				new DigestComposer( static fn( int $ticket_id ): string => AdminPage::url() . '&ticket=' . $ticket_id, static fn(): string => AdminPage::url() ),
				$this->delivery()
			)
		);
	}

	/**
	 * Somebody leaves the team: nobody tells them anything any more, and what only they could see goes. What they did stays in the log.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_person( int $user_id ): void {
		$this->follower_store()->forget_user( $user_id );
		$this->mention_store()->forget_user( $user_id );
		$this->notification_list()->forget_user( $user_id );
		$this->draft_store()->forget_user( $user_id );
		$this->presence_store()->forget_user( $user_id );
		$this->saved_reply_store()->forget_user( $user_id );
	}

	/**
	 * Somebody got or lost one of our roles, or that of an administrator.
	 *
	 * @param string $type    role_added or role_removed.
	 * @param int    $user_id Who.
	 * @param string $role    The role.
	 */
	public function note_role( string $type, int $user_id, string $role ): void {
		// A network's new site gives its administrator the role before it has our tables.
		$is_ready = (int) get_option( 'mesa_db_version' ) >= Plugin::DB_VERSION;
		if ( $is_ready && ( 'administrator' === $role || str_starts_with( $role, 'mesa_' ) ) ) {
			$this->audit()->note( $type, get_current_user_id(), $user_id, array( 'role' => $role ) );
		}
		$rights = get_role( $role );
		if ( $is_ready && 'role_removed' === $type && ( $rights?->has_cap( 'mesa_reply' ) || $rights?->has_cap( 'mesa_manage_mailboxes' ) ) ) {
			// In a moment: many a plugin takes a role away before it gives the next.
			$this->job_store()->add( ReleasePerson::JOB, $user_id, array(), time() + ReleasePerson::DELAY );
		}
	}

	/**
	 * Forgets what is kept for a time only.
	 */
	public function forget_old_news(): void {
		$this->notification_list()->forget_old( time() - 90 * DAY_IN_SECONDS );
		// An hour is all that one has to take a change of many back.
		$this->bulk_store()->forget( gmdate( 'Y-m-d H:i:s', time() - 2 * DAY_IN_SECONDS ) );
		$days = (int) $this->settings_store()->get( 'log_days' );
		if ( $days > 0 ) {
			$this->reading_log()->forget_old( time() - $days * DAY_IN_SECONDS );
			$this->audit()->forget_old( time() - $days * DAY_IN_SECONDS );
		}
	}

	/**
	 * The handlers of this part's jobs.
	 *
	 * @return array<string, \Closure(): \Mesa\Jobs\Handler>
	 */
	private function people_handlers(): array {
		return array( NotifyAgents::DIGEST => fn() => $this->notify_digest() );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function people_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			NotificationsController::class => new NotificationsController( $this->notification_store(), $this->notification_list(), $this->ticket_policy(), new NotificationPresenter( $this->person_presenter() ) ),
			FollowersController::class     => new FollowersController( $this->follow_ticket(), $this->follower_store(), $this->ticket_policy(), $this->person_presenter() ),
			LogController::class           => new LogController( new LogQuery( $this->db() ), $this->ticket_policy(), new LogPresenter( $this->person_presenter() ) ),
			default                        => null,
		};
	}
}
