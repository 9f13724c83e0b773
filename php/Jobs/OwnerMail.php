<?php
/**
 * A mail to the site's owner.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Data\Mail\MailboxStore;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the owner about trouble with a mailbox, once, in the site's language. The job's subject is the mailbox.
 */
abstract class OwnerMail implements Handler {
	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore $mailboxes Names and addresses.
	 * @param \Closure     $screen    Gives the URL of a screen by its name.
	 */
	public function __construct( private readonly MailboxStore $mailboxes, protected readonly \Closure $screen ) {}

	/**
	 * The site's name as it stands in a subject.
	 */
	final protected static function site(): string {
		return wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
	}

	/**
	 * What to write.
	 *
	 * @param array<string, mixed> $mailbox The mailbox, as MailboxStore::find() gives it.
	 * @param array<string, mixed> $job     A Job.
	 * @return array{subject: string, text: string}|null Null: the trouble is over.
	 */
	abstract protected function words( array $mailbox, array $job ): ?array;

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
		$words    = $this->words( $mailbox, $job );
		if ( $switched ) {
			restore_previous_locale();
		}
		if ( null === $words ) {
			return;
		}
		// The owner's own address may be one of our mailboxes: then this must not start anything.
		if ( ! wp_mail( get_option( 'admin_email' ), $words['subject'], $words['text'], array( 'Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All' ) ) ) {
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
