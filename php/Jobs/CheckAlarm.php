<?php
/**
 * The job that tells of a mailbox that does not hear itself.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Data\CheckStore;
use Mesa\Data\JobStore;
use Mesa\Data\MailboxStore;

defined( 'ABSPATH' ) || exit;

/**
 * Writes to the site's owner, once, when a mailbox's check has failed twice in a row. The job's subject is the mailbox.
 */
final class CheckAlarm implements Handler {
	public const TYPE = 'check_alarm';

	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore $mailboxes Its name.
	 * @param CheckStore   $checks    What has failed.
	 * @param \Closure     $screen    Gives the URL of a screen by its name.
	 */
	public function __construct( private readonly MailboxStore $mailboxes, private readonly CheckStore $checks, private readonly \Closure $screen ) {}

	/**
	 * Queues the mail at the second failure in a row; the third and all later ones are the same trouble.
	 *
	 * @param JobStore   $jobs       The queue.
	 * @param CheckStore $checks     The checks.
	 * @param int        $mailbox_id Whose check has ended.
	 */
	public static function consider( JobStore $jobs, CheckStore $checks, int $mailbox_id ): void {
		$states = array_column( $checks->newest( $mailbox_id, 3 ), 'state' );
		if ( array( 'failed', 'failed' ) === array_slice( $states, 0, 2 ) && 'failed' !== ( $states[2] ?? '' ) ) {
			$jobs->add( self::TYPE, $mailbox_id, array(), time() );
		}
	}

	/**
	 * Sends the mail.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @throws TryLater When it could not be sent.
	 */
	public function run( array $job ): void {
		$mailbox = $this->mailboxes->find( $job['subject_id'] );
		$check   = $this->checks->newest( $job['subject_id'] )[0] ?? null;
		if ( null === $mailbox || 'failed' !== ( $check['state'] ?? '' ) ) {
			return;
		}
		$switched = switch_to_locale( get_locale() );
		/* translators: 1: site name, 2: mailbox name */
		$subject = sprintf( __( '[%1$s] Mail to "%2$s" does not come through', 'mesa-help-desk' ), wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ), $mailbox['name'] );
		/* translators: 1: mailbox name, 2: mail address, 3: what is wrong, 4: URL */
		$text = sprintf( __( "Your help desk lets the mailbox \"%1\$s\" (%2\$s) send a mail to itself each day. The last two did not come through:\n\n%3\$s\n\nCustomers' mail may not come in either. Look at the mailbox here and check it again:\n%4\$s", 'mesa-help-desk' ), $mailbox['name'], $mailbox['address'], $check['detail'], ( $this->screen )( 'settings' ) . '&section=' . $mailbox['id'] );
		if ( $switched ) {
			restore_previous_locale();
		}
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
