<?php
/**
 * The end of a check.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Checks;

use Mesa\Data\Mail\CheckStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\PollerStore;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\CheckLegs;
use Mesa\Domain\PollerWords;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Says how a check ended: well, or which part broke first.
 */
final class FinishCheck {
	/** Checks are kept so long, for the recognition of mails that turn up late (seconds). */
	private const KEEP = 90 * DAY_IN_SECONDS;

	/**
	 * Takes what it works with.
	 *
	 * @param CheckStore   $checks    The checks.
	 * @param MailboxStore $mailboxes What the poller says of them.
	 * @param PollerStore  $pollers   When a poller was last heard of.
	 * @param JobStore     $jobs      The queue.
	 */
	public function __construct(
		private readonly CheckStore $checks,
		private readonly MailboxStore $mailboxes,
		private readonly PollerStore $pollers,
		private readonly JobStore $jobs
	) {}

	/**
	 * What a poller says.
	 *
	 * @param int                  $id     The check.
	 * @param array<string, mixed> $report As in the contract's "check-report".
	 * @throws Refusal 404 when there is no such check.
	 */
	public function report( int $id, array $report ): void {
		if ( null === $this->checks->find( $id ) ) {
			throw Refusal::not_found();
		}
		if ( $report['cleaned'] ) {
			$this->checks->stamp( $id, array( 'cleaned_ms' => CheckStore::now_ms() ) );
		}
		$this->checks->note( $id, array( 'quota_used' => $report['quota_used'], 'quota_limit' => $report['quota_limit'] ) );
		$check    = (array) $this->checks->find( $id );
		$warnings = array_merge( CheckLegs::warnings( $check ), $report['warnings'] );
		$broken   = CheckLegs::broken( $check );
		if ( '' !== $report['broken'] ) {
			$this->fail( $id, $report['broken'], $report['detail'], $warnings );
		} elseif ( null === $check['ticket_ms'] ) {
			// Nothing has come yet; a report that says nothing ends nothing.
			return;
		} elseif ( ! $report['cleaned'] ) {
			/* translators: %s: what the mail server says */
			$this->fail( $id, 'cleanup', trim( sprintf( __( 'The mail came in, but could not be deleted on the mail server. %s', 'mesa-help-desk' ), $report['detail'] ) ), $warnings );
		} elseif ( null !== $broken ) {
			$this->fail( $id, $broken['part'], $broken['detail'], $warnings );
		} else {
			$this->finish( $id, '', '', $warnings );
		}
	}

	/**
	 * A check has failed. What is still on its way is recognised and removed whenever it turns up.
	 *
	 * @param int                                       $id       The check.
	 * @param string                                    $part     The broken part, as in the contract.
	 * @param string                                    $detail   For people.
	 * @param list<array{part: string, detail: string}> $warnings What is not well besides.
	 */
	public function fail( int $id, string $part, string $detail, array $warnings = array() ): void {
		$this->jobs->cancel( StartCheck::JOB, $id );
		$this->finish( $id, $part, $detail, $warnings );
	}

	/**
	 * Ends checks that have not come home in time, and forgets those of long ago.
	 */
	public function overdue(): void {
		foreach ( $this->checks->overdue( time() - StartCheck::PATIENCE ) as $check ) {
			list( $part, $detail ) = $this->lost( $check );
			$this->fail( $check['id'], $part, $detail, $check['warnings'] );
		}
	}

	/**
	 * Forgets checks of long ago; once a day is enough.
	 */
	public function forget(): void {
		$this->checks->forget( time() - self::KEEP );
	}

	/**
	 * Where a check got lost.
	 *
	 * @param array<string, mixed> $check The check.
	 * @return array{string, string} Part and words.
	 */
	private function lost( array $check ): array {
		if ( null === $check['sent_ms'] ) {
			return array( 'queue', __( 'The mail has not left: nothing runs this site\'s queue. Check that WP-Cron or the mail poller runs.', 'mesa-help-desk' ) );
		}
		if ( null !== $check['ticket_ms'] ) {
			return array( 'cleanup', __( 'The mail came in, but the mail poller did not say that it was deleted on the mail server. It is deleted when it is met again.', 'mesa-help-desk' ) );
		}
		$seen    = $this->pollers->seen()['at'];
		$mailbox = $this->mailboxes->find( $check['mailbox_id'] );
		if ( null === $seen || $seen < Time::unix( $check['created_at'] ) ) {
			return array( 'poller', __( 'The mail has left, but no mail poller looks for it. Start it as the settings page describes.', 'mesa-help-desk' ) );
		}
		if ( 'error' === ( $mailbox['status'] ?? '' ) ) {
			return array( self::part_of( $mailbox ), (string) PollerWords::said( $mailbox['error'] ) );
		}
		return array( 'delivery', __( 'The mail has left, and the mailbox can be read, but the mail has not arrived there. Look into its spam folder, and ask the mail provider what became of it.', 'mesa-help-desk' ) );
	}

	/**
	 * The part that a mailbox's error is about.
	 *
	 * @param array<string, mixed> $mailbox The mailbox.
	 */
	private static function part_of( array $mailbox ): string {
		return in_array( $mailbox['error_part'], array( '', 'connection' ), true ) ? 'poller' : $mailbox['error_part'];
	}

	/**
	 * Writes the end down and tells of it.
	 *
	 * @param int                                       $id       The check.
	 * @param string                                    $part     The broken part; empty for none.
	 * @param string                                    $detail   For people.
	 * @param list<array{part: string, detail: string}> $warnings What is not well besides.
	 */
	private function finish( int $id, string $part, string $detail, array $warnings ): void {
		if ( ! $this->checks->finish( $id, $part, $detail, $warnings ) ) {
			return;
		}
		/**
		 * Fires when a mailbox's check of itself has ended.
		 *
		 * @param int    $check_id   The check.
		 * @param int    $mailbox_id The mailbox.
		 * @param string $broken     The first broken part by name; empty when all is well.
		 * @param string $detail     In words for a person.
		 */
		do_action( 'mesa_mailbox_checked', $id, (int) ( $this->checks->find( $id )['mailbox_id'] ?? 0 ), $part, $detail );
	}
}
