<?php
/**
 * The job that tells of a breaker.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Automatic\AutomaticMail;

defined( 'ABSPATH' ) || exit;

/**
 * Says that a mailbox's automatic mail was switched off.
 */
final class BreakerAlarm extends OwnerMail {
	/**
	 * What to write.
	 *
	 * @param array<string, mixed> $mailbox The mailbox.
	 * @param array<string, mixed> $job     A Job.
	 * @return array{subject: string, text: string}
	 */
	protected function words( array $mailbox, array $job ): array {
		$what = AutomaticMail::ANSWER === ( $job['payload']['kind'] ?? '' )
			? __( 'Automatic answers to customers', 'mesa-help-desk' )
			: __( 'Mails to your team about tickets', 'mesa-help-desk' );
		return array(
			/* translators: 1: site name, 2: mailbox name */
			'subject' => sprintf( __( '[%1$s] Automatic mail from "%2$s" was stopped', 'mesa-help-desk' ), self::site(), $mailbox['name'] ),
			/* translators: 1: for example "Automatic answers to customers", 2: mailbox name, 3: mail address, 4: URL */
			'text'    => sprintf( __( "%1\$s from the mailbox \"%2\$s\" (%3\$s) were stopped, because far more of them than usual would have left within an hour. That happens when two programs answer each other, or when somebody floods the mailbox.\n\nNo mail was lost: everything that came in is in the inbox, and what your team writes is sent as usual.\n\nLook at the newest tickets. When all is well, switch it on again here:\n%4\$s", 'mesa-help-desk' ), $what, $mailbox['name'], $mailbox['address'], ( $this->screen )( 'settings' ) ),
		);
	}
}
