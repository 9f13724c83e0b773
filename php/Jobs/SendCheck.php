<?php
/**
 * The job that sends a mailbox's mail to itself.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Checks\FinishCheck;
use Mesa\Data\Mail\CheckStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Domain\CheckToken;
use Mesa\Domain\MailboxProbe;
use Mesa\Jobs\Outgoing\Delivery;
use Mesa\Jobs\Outgoing\Mail;
use Mesa\Jobs\Outgoing\Outcome;

defined( 'ABSPATH' ) || exit;

/**
 * Sends it the way replies leave. A failure is the check's result, so nothing is tried twice. The job's subject is the check.
 */
final class SendCheck implements Handler {
	/**
	 * Takes what it needs.
	 *
	 * @param CheckStore   $checks    The checks.
	 * @param MailboxStore $mailboxes Where the mail leaves from and goes to.
	 * @param CheckToken   $tokens    Signs it.
	 * @param Delivery     $delivery  Sends it.
	 * @param MailboxProbe $probe     Finds out which step of sending is broken.
	 * @param FinishCheck  $finish    Ends the check when sending fails.
	 */
	public function __construct(
		private readonly CheckStore $checks,
		private readonly MailboxStore $mailboxes,
		private readonly CheckToken $tokens,
		private readonly Delivery $delivery,
		private readonly MailboxProbe $probe,
		private readonly FinishCheck $finish
	) {}

	/**
	 * Sends it.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function run( array $job ): void {
		$check   = $this->checks->find( $job['subject_id'] );
		$mailbox = null === $check ? null : $this->mailboxes->find( $check['mailbox_id'] );
		if ( null === $mailbox || 'open' !== $check['state'] || null !== $check['sent_ms'] ) {
			return;
		}
		$mail = $this->mail( $check, $mailbox );
		try {
			$outcome = $this->delivery->send( $mail, $mailbox, $this->delivery->secret( $mailbox ), true );
			// Whoever took the whole mail and then said nothing may have it: wait and see.
			if ( Outcome::SENT === $outcome->verdict || Outcome::UNKNOWN === $outcome->verdict ) {
				$this->checks->stamp( $check['id'], array( 'sent_ms' => CheckStore::now_ms() ) );
				return;
			}
			list( $part, $words ) = $this->diagnose( $outcome->words, $mailbox );
		} catch ( TryLater | GiveUp $error ) {
			$this->finish->fail( $check['id'], isset( $mailbox['outgoing']['auth'] ) ? 'token' : 'login', $error->getMessage() );
			return;
		}
		/* translators: %s: the mail server's words */
		$this->finish->fail( $check['id'], $part, sprintf( __( 'The mail could not be sent: %s', 'mesa-help-desk' ), $words ) );
	}

	/**
	 * The runner died: the mail may have left, and comes home or not.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		return false;
	}

	/**
	 * Nobody waits for a word about it.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {}

	/**
	 * Only for what nobody expected, such as a bug: the check says so instead of waiting for its time to run out.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {
		$this->finish->fail( $job['subject_id'], 'queue', $error );
	}

	/**
	 * The mail. Who meets it nevertheless is told what it is.
	 *
	 * @param array<string, mixed> $check   The check.
	 * @param array<string, mixed> $mailbox Its mailbox.
	 */
	private function mail( array $check, array $mailbox ): Mail {
		$switched = switch_to_locale( get_locale() );
		$subject  = __( 'Test mail of the help desk (removes itself)', 'mesa-help-desk' );
		$text     = __( 'Your help desk has sent this mail to itself, to see that mail goes out and comes in. It is removed by itself. Should you find it here, you can delete it.', 'mesa-help-desk' );
		if ( $switched ) {
			restore_previous_locale();
		}
		$token   = $this->tokens->make( $check['id'], $check['nonce'] );
		$address = array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] );
		return new Mail(
			from: $address,
			to: array( $address ),
			cc: array(),
			bcc: array(),
			subject: $subject,
			html: '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>' . esc_html( $text ) . '</p></body></html>',
			text: $text,
			message_id: $this->tokens->message_id( $token, (string) substr( (string) strrchr( $mailbox['address'], '@' ), 1 ) ),
			headers: array(
				CheckToken::HEADER         => $token,
				'Auto-Submitted'           => 'auto-generated',
				'X-Auto-Response-Suppress' => 'All',
			)
		);
	}

	/**
	 * Which part kept it from being sent.
	 *
	 * @param string               $words   The server's words.
	 * @param array<string, mixed> $mailbox The mailbox.
	 * @return array{string, string} Part and words.
	 * @throws TryLater When the provider gives no token at the moment.
	 * @throws GiveUp   When somebody has to do something first.
	 */
	private function diagnose( string $words, array $mailbox ): array {
		// RFC 3463: X.2.2 is a full mailbox.
		if ( preg_match( '/\b[45]\.2\.2\b|quota|mailbox (?:is )?full/i', $words ) ) {
			return array( 'quota', $words );
		}
		foreach ( null === $mailbox['outgoing'] ? array() : $this->probe->outgoing( $mailbox['outgoing'], $this->delivery->secret( $mailbox ) ) as $step ) {
			if ( ! $step['ok'] ) {
				return array( 'connect' === $step['step'] ? 'tcp' : $step['step'], $step['detail'] );
			}
		}
		return array( 'smtp', $words );
	}
}
