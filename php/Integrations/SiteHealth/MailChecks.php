<?php
/**
 * Does mail really come through?
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

use Mesa\Actions\Checks\WatchSilence;
use Mesa\Actions\Upkeep\ListAlarms;
use Mesa\Data\Mail\CheckStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\PollerStore;

defined( 'ABSPATH' ) || exit;

/**
 * Looks at the mails that mailboxes send to themselves, at unusual silence, and at the account that the poller logs in with.
 */
final class MailChecks {
	/**
	 * Takes what it looks at.
	 *
	 * @param ListAlarms   $alarms    Knows which failures count.
	 * @param CheckStore   $checks    The checks.
	 * @param WatchSilence $silence   Mailboxes that have gone quiet.
	 * @param MailboxStore $mailboxes The mailboxes.
	 * @param PollerStore  $pollers   Who the poller is.
	 * @param \Closure     $screen    Gives a screen's URL by its name.
	 */
	public function __construct(
		private readonly ListAlarms $alarms,
		private readonly CheckStore $checks,
		private readonly WatchSilence $silence,
		private readonly MailboxStore $mailboxes,
		private readonly PollerStore $pollers,
		private readonly \Closure $screen
	) {}

	/**
	 * The whole way: sent, arrived, fetched, a ticket, removed.
	 *
	 * @return array<string, mixed>
	 */
	public function round_trip(): array {
		$failed   = array();
		$warnings = array();
		$checked  = 0;
		foreach ( $this->read() as $mailbox ) {
			$check = $this->alarms->failed_check( $mailbox['id'] );
			if ( null !== $check ) {
				$failed[] = $mailbox['name'] . ': ' . $check['detail'];
				continue;
			}
			$last     = $this->checks->newest( $mailbox['id'] )[0] ?? null;
			$checked += 'ok' === ( $last['state'] ?? '' ) ? 1 : 0;
			foreach ( $last['warnings'] ?? array() as $warning ) {
				$warnings[] = $mailbox['name'] . ': ' . $warning['detail'];
			}
		}
		if ( $failed ) {
			return Result::of( 'mesa_round_trip', Result::CRITICAL, __( 'Mail does not come through', 'mesa-help-desk' ), __( 'A mailbox sends a mail to itself to see whether mail goes out and comes in. It did not come back:', 'mesa-help-desk' ) . "\n" . implode( "\n", $failed ), $this->settings() );
		}
		if ( $warnings ) {
			return Result::of( 'mesa_round_trip', Result::RECOMMENDED, __( 'Mail comes through, but something should be looked at', 'mesa-help-desk' ), implode( "\n", $warnings ), $this->settings() );
		}
		return Result::of(
			'mesa_round_trip',
			Result::GOOD,
			__( 'Mail comes through', 'mesa-help-desk' ),
			$checked > 0
				? __( 'The last mail that each mailbox sent to itself went out, came in and became a ticket. It was removed again.', 'mesa-help-desk' )
				: __( 'No mailbox has sent a mail to itself yet. You can start that in the mailbox\'s settings.', 'mesa-help-desk' )
		);
	}

	/**
	 * Quiet for longer than usual.
	 *
	 * @return array<string, mixed>
	 */
	public function silence(): array {
		$silent = $this->silence->look();
		if ( ! $silent ) {
			return Result::of( 'mesa_silence', Result::GOOD, __( 'No mailbox is unusually quiet', 'mesa-help-desk' ), __( 'Mail comes about as often as it usually does.', 'mesa-help-desk' ) );
		}
		$lines = array();
		foreach ( $silent as $mailbox_id => $found ) {
			$lines[] = ( $this->mailboxes->find( $mailbox_id )['name'] ?? '' ) . ': ' . WatchSilence::words( $found );
		}
		$lines[] = __( 'Perhaps nobody wrote. Check the mailbox to be sure: it then sends a mail to itself.', 'mesa-help-desk' );
		return Result::of( 'mesa_silence', Result::RECOMMENDED, __( 'It is unusually quiet', 'mesa-help-desk' ), implode( "\n", $lines ), $this->settings() );
	}

	/**
	 * The account that the poller logs in with.
	 *
	 * @return array<string, mixed>
	 */
	public function poller_account(): array {
		$seen = $this->pollers->seen();
		$user = $seen['user'] > 0 ? get_userdata( $seen['user'] ) : false;
		$good = Result::of( 'mesa_poller_account', Result::GOOD, __( 'The mail poller\'s account is in order', 'mesa-help-desk' ), __( 'It may hand over mail.', 'mesa-help-desk' ) );
		if ( 0 === $seen['user'] || ! $this->read() ) {
			return $good;
		}
		if ( false === $user ) {
			return $this->account( __( 'The mail poller\'s user is gone', 'mesa-help-desk' ), __( 'The WordPress user that the mail poller logged in as does not exist any more. Make one with the role "Mail Poller" and connect the poller again.', 'mesa-help-desk' ) );
		}
		if ( ! user_can( $user, 'mesa_ingest' ) ) {
			/* translators: %s: user name */
			return $this->account( __( 'The mail poller may not hand over mail', 'mesa-help-desk' ), sprintf( __( 'The user %s does not have the role "Mail Poller" any more.', 'mesa-help-desk' ), $user->user_login ) );
		}
		if ( '' !== $seen['password'] && null === \WP_Application_Passwords::get_user_application_password( $user->ID, $seen['password'] ) ) {
			/* translators: %s: user name */
			return $this->account( __( 'The mail poller\'s application password was revoked', 'mesa-help-desk' ), sprintf( __( 'Run "mesa-poller connect" again to give the user %s a new one.', 'mesa-help-desk' ), $user->user_login ) );
		}
		return $good;
	}

	/**
	 * The poller cannot log in.
	 *
	 * @param string $label What is wrong.
	 * @param string $words What to do.
	 * @return array<string, mixed>
	 */
	private function account( string $label, string $words ): array {
		return Result::of( 'mesa_poller_account', Result::CRITICAL, $label, $words, $this->settings() );
	}

	/**
	 * Mailboxes that are read by IMAP.
	 *
	 * @return list<array<string, mixed>>
	 */
	private function read(): array {
		return array_values( array_filter( $this->mailboxes->all(), static fn( array $mailbox ): bool => $mailbox['active'] && null !== $mailbox['incoming'] ) );
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
