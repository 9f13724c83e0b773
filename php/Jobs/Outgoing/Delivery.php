<?php
/**
 * Sending for a mailbox.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Jobs\GiveUp;
use Mesa\Jobs\TryLater;

defined( 'ABSPATH' ) || exit;

/**
 * Sends through a mailbox's own server or the site's, and once more with a new token when the server refuses the one
 * that was stored: it has ended before its time, or the permission is gone, which the provider knows.
 */
final class Delivery {
	/**
	 * Takes what it needs.
	 *
	 * @param Login     $login     Lets us into the mail server.
	 * @param Transport $transport Sends.
	 */
	public function __construct( private readonly Login $login, private readonly Transport $transport ) {}

	/**
	 * What to log in with. Asked for before anything is written down, because a token may have to be fetched first.
	 *
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @throws TryLater When the provider gives no token at the moment.
	 * @throws GiveUp   When somebody has to do something first.
	 */
	public function secret( array $mailbox ): string {
		return $this->login->secret( $mailbox );
	}

	/**
	 * Hands a mail over.
	 *
	 * @param Mail                 $mail        The mail.
	 * @param array<string, mixed> $mailbox     Where it leaves.
	 * @param string               $secret      What secret() gave.
	 * @param bool                 $all_or_none See Transport::send().
	 * @throws TryLater When a new token is needed and the provider gives none at the moment.
	 * @throws GiveUp   When somebody has to connect the account again.
	 */
	public function send( Mail $mail, array $mailbox, string $secret, bool $all_or_none ): Outcome {
		$outcome = $this->transport->send( $mail, $mailbox['outgoing'], $secret, $all_or_none );
		return $outcome->login && isset( $mailbox['outgoing']['auth'] )
			? $this->transport->send( $mail, $mailbox['outgoing'], $this->login->another( $mailbox, $secret ), $all_or_none )
			: $outcome;
	}
}
