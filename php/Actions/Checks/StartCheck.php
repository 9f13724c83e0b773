<?php
/**
 * Sending a mail to ourselves.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Checks;

use Mesa\Data\Db;
use Mesa\Data\Mail\CheckStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Begins a mailbox's check of itself: a job sends the mail the mailbox's own way, the poller finds it, it becomes a ticket
 * for the length of a transaction, and the poller deletes it (TakeInCheck, FinishCheck).
 */
final class StartCheck {
	/** The job's type; its handler is Jobs\SendCheck. */
	public const JOB = 'send_check';
	/** A check that has not come home by then has failed (seconds). */
	public const PATIENCE = 10 * MINUTE_IN_SECONDS;
	/** A mailbox that is new is left in peace for so long: it is being set up, and its owner has the button. */
	private const FIRST = DAY_IN_SECONDS;
	/** After one failure soon again, since one mail may be late; then less often. Seconds. */
	private const AGAIN  = 30 * MINUTE_IN_SECONDS;
	private const FAILED = 6 * HOUR_IN_SECONDS;

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param CheckStore    $checks    The checks.
	 * @param MailboxStore  $mailboxes The mailboxes.
	 * @param JobStore      $jobs      The queue.
	 * @param SettingsStore $settings  Whether to do it daily.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly CheckStore $checks,
		private readonly MailboxStore $mailboxes,
		private readonly JobStore $jobs,
		private readonly SettingsStore $settings
	) {}

	/**
	 * Begins one; one that is under way goes on.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $source     screen, doctor or daily.
	 * @return array<string, mixed> The check, as CheckStore gives it.
	 * @throws Refusal 404 when there is no such mailbox.
	 */
	public function start( int $mailbox_id, string $source ): array {
		if ( null === $this->mailboxes->find( $mailbox_id ) ) {
			throw Refusal::not_found();
		}
		return $this->db->transaction(
			function () use ( $mailbox_id, $source ): array {
				$begun = $this->checks->begin( $mailbox_id, $source, self::PATIENCE );
				if ( $begun['is_new'] ) {
					$this->jobs->add( self::JOB, $begun['check']['id'], array(), time() );
				}
				return $begun['check'];
			}
		);
	}

	/**
	 * Begins those that are due; quick when none is.
	 */
	public function start_due(): void {
		if ( 'daily' !== $this->settings->get( 'mailbox_check' ) ) {
			return;
		}
		foreach ( $this->checks->settled_mailboxes( time() - self::FIRST ) as $mailbox_id ) {
			if ( $this->is_due( $this->checks->newest( $mailbox_id, 2 ) ) ) {
				$this->start( $mailbox_id, 'daily' );
			}
		}
	}

	/**
	 * Whether the next one is due.
	 *
	 * @param list<array<string, mixed>> $newest The two newest checks, newest first.
	 */
	private function is_due( array $newest ): bool {
		if ( ! $newest ) {
			return true;
		}
		$age = time() - Time::unix( $newest[0]['created_at'] );
		if ( 'open' === $newest[0]['state'] ) {
			return false;
		}
		if ( 'failed' !== $newest[0]['state'] ) {
			return $age >= DAY_IN_SECONDS;
		}
		return $age >= ( 'failed' === ( $newest[1]['state'] ?? '' ) ? self::FAILED : self::AGAIN );
	}
}
