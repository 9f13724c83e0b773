<?php
/**
 * Is mail moving?
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\PollerStore;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\PollerWords;

defined( 'ABSPATH' ) || exit;

/**
 * Looks at WP-Cron, the queue, the poller and the mailboxes.
 */
final class QueueChecks {
	/** Seconds that a minute's work may be late before somebody has to look. */
	private const LATE = 15 * MINUTE_IN_SECONDS;

	/**
	 * Takes what it looks at.
	 *
	 * @param JobStore     $jobs      The queue.
	 * @param MailboxStore $mailboxes The mailboxes.
	 * @param PollerStore  $pollers   When a poller was last heard of.
	 * @param string       $cron_hook WP-Cron's event that runs the queue.
	 * @param \Closure     $screen    Gives a screen's URL by its name.
	 */
	public function __construct(
		private readonly JobStore $jobs,
		private readonly MailboxStore $mailboxes,
		private readonly PollerStore $pollers,
		private readonly string $cron_hook,
		private readonly \Closure $screen
	) {}

	/**
	 * WP-Cron.
	 *
	 * @return array<string, mixed>
	 */
	public function cron(): array {
		$next = wp_next_scheduled( $this->cron_hook );
		if ( false === $next ) {
			return Result::of( 'mesa_cron', Result::CRITICAL, __( 'The help desk\'s scheduled work is missing', 'mesa-help-desk' ), __( 'Replies are sent by scheduled work that is not scheduled. Please deactivate Mesa Help Desk and activate it again; nothing is lost by that.', 'mesa-help-desk' ) );
		}
		if ( time() - $next > self::LATE ) {
			return Result::of(
				'mesa_cron',
				Result::RECOMMENDED,
				__( 'Scheduled work is late', 'mesa-help-desk' ),
				/* translators: %s: for example "2 hours" */
				sprintf( __( 'WP-Cron should have run %s ago. Replies still leave while somebody has the inbox open and while the mail poller runs. To be safe, let your server call wp-cron.php every minute.', 'mesa-help-desk' ), human_time_diff( $next ) )
			);
		}
		return Result::of( 'mesa_cron', Result::GOOD, __( 'The help desk\'s scheduled work runs', 'mesa-help-desk' ), __( 'Replies are sent and snoozed tickets wake up on time.', 'mesa-help-desk' ) );
	}

	/**
	 * The queue.
	 *
	 * @return array<string, mixed>
	 */
	public function queue(): array {
		$due    = $this->jobs->next_due_at();
		$failed = $this->jobs->counts()['failed'];
		if ( null !== $due && time() - $due > self::LATE ) {
			/* translators: %s: for example "2 hours" */
			return Result::of( 'mesa_queue', Result::CRITICAL, __( 'Replies are waiting to be sent', 'mesa-help-desk' ), sprintf( __( 'The oldest has been due for %s. Check that WP-Cron or the mail poller runs.', 'mesa-help-desk' ), human_time_diff( $due ) ), $this->inbox() );
		}
		if ( $failed > 0 ) {
			/* translators: %d: number of replies */
			return Result::of( 'mesa_queue', Result::RECOMMENDED, sprintf( _n( '%d reply could not be sent', '%d replies could not be sent', $failed, 'mesa-help-desk' ), $failed ), __( 'The tickets are marked in the inbox; each shows the mail server\'s words and can be sent again.', 'mesa-help-desk' ), $this->inbox() );
		}
		return Result::of( 'mesa_queue', Result::GOOD, __( 'No reply is stuck', 'mesa-help-desk' ), __( 'Everything that should have been sent was sent.', 'mesa-help-desk' ) );
	}

	/**
	 * The poller and the mailboxes.
	 *
	 * @return array<string, mixed>
	 */
	public function poller(): array {
		$read = array_filter( $this->mailboxes->all(), static fn( array $mailbox ): bool => $mailbox['active'] && null !== $mailbox['incoming'] );
		if ( ! $read ) {
			return Result::of( 'mesa_poller', Result::GOOD, __( 'No mailbox is read by IMAP', 'mesa-help-desk' ), __( 'Requests come in through forms, or mail is piped in.', 'mesa-help-desk' ) );
		}
		$seen = $this->pollers->seen()['at'];
		if ( null === $seen || time() - $seen > self::LATE ) {
			return Result::of(
				'mesa_poller',
				Result::CRITICAL,
				__( 'No mail is being fetched', 'mesa-help-desk' ),
				null === $seen
					? __( 'The mail poller has never spoken to this site. Start it as the settings page describes.', 'mesa-help-desk' )
					/* translators: %s: for example "2 hours" */
					: sprintf( __( 'The mail poller was last heard of %s ago. Check that it still runs.', 'mesa-help-desk' ), human_time_diff( $seen ) ),
				$this->settings()
			);
		}
		$broken = array_filter( $read, static fn( array $mailbox ): bool => 'error' === $mailbox['status'] || $mailbox['password_lost'] );
		if ( $broken ) {
			$lines = array_map( static fn( array $mailbox ): string => $mailbox['name'] . ': ' . ( $mailbox['password_lost'] ? __( 'the password has to be typed again', 'mesa-help-desk' ) : (string) PollerWords::said( $mailbox['error'] ) ), $broken );
			/* translators: %d: number of mailboxes */
			return Result::of( 'mesa_poller', Result::CRITICAL, sprintf( _n( '%d mailbox cannot be read', '%d mailboxes cannot be read', count( $broken ), 'mesa-help-desk' ), count( $broken ) ), implode( "\n", $lines ), $this->settings() );
		}
		return Result::of( 'mesa_poller', Result::GOOD, __( 'Mail is being fetched', 'mesa-help-desk' ), __( 'The mail poller has been heard of lately and every mailbox can be read.', 'mesa-help-desk' ) );
	}

	/**
	 * A link to the inbox.
	 *
	 * @return array{url: string, text: string}
	 */
	private function inbox(): array {
		return array(
			'url'  => ( $this->screen )( 'inbox' ),
			'text' => __( 'Open the inbox', 'mesa-help-desk' ),
		);
	}

	/**
	 * A link to the settings.
	 *
	 * @return array{url: string, text: string}
	 */
	private function settings(): array {
		return array(
			'url'  => ( $this->screen )( 'settings' ),
			'text' => __( 'Open the mailbox settings', 'mesa-help-desk' ),
		);
	}
}
