<?php
/**
 * The job that tells of a mailbox that does not hear itself.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Data\Mail\CheckStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Site\JobStore;

defined( 'ABSPATH' ) || exit;

/**
 * Says that a mailbox's check has failed twice in a row.
 */
final class CheckAlarm extends OwnerMail {
	public const TYPE = 'check_alarm';

	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore $mailboxes Its name.
	 * @param CheckStore   $checks    What has failed.
	 * @param \Closure     $screen    Gives the URL of a screen by its name.
	 */
	public function __construct( MailboxStore $mailboxes, private readonly CheckStore $checks, \Closure $screen ) {
		parent::__construct( $mailboxes, $screen );
	}

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
			$jobs->renew( self::TYPE, $mailbox_id, array(), time() );
		}
	}

	/**
	 * What to write.
	 *
	 * @param array<string, mixed> $mailbox The mailbox.
	 * @param array<string, mixed> $job     A Job.
	 * @return array{subject: string, text: string}|null
	 */
	protected function words( array $mailbox, array $job ): ?array {
		$check = $this->checks->newest( $mailbox['id'] )[0] ?? null;
		if ( 'failed' !== ( $check['state'] ?? '' ) ) {
			return null;
		}
		return array(
			/* translators: 1: site name, 2: mailbox name */
			'subject' => sprintf( __( '[%1$s] Mail to "%2$s" does not come through', 'mesa-help-desk' ), self::site(), $mailbox['name'] ),
			/* translators: 1: mailbox name, 2: mail address, 3: what is wrong, 4: URL */
			'text'    => sprintf( __( "Your help desk lets the mailbox \"%1\$s\" (%2\$s) send a mail to itself each day. The last two did not come through:\n\n%3\$s\n\nCustomers' mail may not come in either. Look at the mailbox here and check it again:\n%4\$s", 'mesa-help-desk' ), $mailbox['name'], $mailbox['address'], $check['detail'], ( $this->screen )( 'settings' ) . '&section=' . $mailbox['id'] ),
		);
	}
}
