<?php
/**
 * The job that tells of a breaker.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Automatic\AutomaticMail;
use Mesa\Data\MailboxStore;

defined( 'ABSPATH' ) || exit;

/**
 * Writes to the site's owner, once, that a mailbox's automatic mail was switched off. The job's subject is the mailbox.
 */
final class BreakerAlarm implements Handler {
	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore $mailboxes Its name.
	 * @param \Closure     $screen    Gives the URL of a screen by its name.
	 */
	public function __construct( private readonly MailboxStore $mailboxes, private readonly \Closure $screen ) {}

	/**
	 * Sends the mail.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @throws TryLater When it could not be sent.
	 */
	public function run( array $job ): void {
		$mailbox = $this->mailboxes->find( $job['subject_id'] );
		if ( null === $mailbox ) {
			return;
		}
		$switched = switch_to_locale( get_locale() );
		$site     = wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
		$what     = AutomaticMail::ANSWER === ( $job['payload']['kind'] ?? '' )
			? __( 'Automatic answers to customers', 'mesa-help-desk' )
			: __( 'Mails to your team about tickets', 'mesa-help-desk' );
		/* translators: 1: site name, 2: mailbox name */
		$subject = sprintf( __( '[%1$s] Automatic mail from "%2$s" was stopped', 'mesa-help-desk' ), $site, $mailbox['name'] );
		/* translators: 1: for example "Automatic answers to customers", 2: mailbox name, 3: mail address, 4: URL */
		$text = sprintf( __( "%1\$s from the mailbox \"%2\$s\" (%3\$s) were stopped, because far more of them than usual would have left within an hour. That happens when two programs answer each other, or when somebody floods the mailbox.\n\nNo mail was lost: everything that came in is in the inbox, and what your team writes is sent as usual.\n\nLook at the newest tickets. When all is well, switch it on again here:\n%4\$s", 'mesa-help-desk' ), $what, $mailbox['name'], $mailbox['address'], ( $this->screen )( 'settings' ) );
		if ( $switched ) {
			restore_previous_locale();
		}
		// The owner's own address may be one of our mailboxes: then this must not start anything.
		if ( ! wp_mail( get_option( 'admin_email' ), $subject, $text, array( 'Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All' ) ) ) {
			throw new TryLater( esc_html__( 'The site could not send the mail.', 'mesa-help-desk' ) );
		}
	}

	/**
	 * It may have left; the screens and Site Health tell the same, so it is not repeated.
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
	 * The screens and Site Health tell the same.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {}
}
