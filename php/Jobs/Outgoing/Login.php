<?php
/**
 * What to log in to a mailbox's SMTP server with.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Data\Mail\MailboxStore;
use Mesa\Domain\AccessTokens;
use Mesa\Domain\TokenFailure;
use Mesa\Jobs\GiveUp;
use Mesa\Jobs\TryLater;

defined( 'ABSPATH' ) || exit;

/**
 * The stored password, or an access token of the account that was connected.
 */
final class Login {
	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore $mailboxes Passwords.
	 * @param AccessTokens $tokens    Tokens.
	 */
	public function __construct( private readonly MailboxStore $mailboxes, private readonly AccessTokens $tokens ) {}

	/**
	 * The secret for a mailbox; empty where none is needed.
	 *
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @throws TryLater When the provider gives no token at the moment.
	 * @throws GiveUp   When somebody has to do something first.
	 */
	public function secret( array $mailbox ): string {
		$server = $mailbox['outgoing'];
		if ( isset( $server['auth'] ) ) {
			return $this->token( $mailbox['id'], '' );
		}
		if ( null !== $server && '' !== $server['username'] && ! $mailbox['outgoing_has_password'] ) {
			throw new GiveUp( __( 'The password of the mailbox\'s outgoing server is missing. Type it in the mailbox\'s settings, then send again.', 'mesa-help-desk' ) );
		}
		return $this->mailboxes->secrets( $mailbox['id'] )['outgoing'];
	}

	/**
	 * Another token for a mailbox whose server has just refused one.
	 *
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @param string               $refused The token that was refused.
	 * @throws TryLater When the provider gives no token at the moment.
	 * @throws GiveUp   When somebody has to do something first.
	 */
	public function another( array $mailbox, string $refused ): string {
		return $this->token( $mailbox['id'], hash( 'sha256', $refused ) );
	}

	/**
	 * A token.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $rejected   See AccessTokens::token().
	 * @throws TryLater When there is none at the moment.
	 * @throws GiveUp   When somebody has to do something first.
	 */
	private function token( int $mailbox_id, string $rejected ): string {
		try {
			return $this->tokens->token( $mailbox_id, $rejected )['token'];
		} catch ( TokenFailure $failure ) {
			// phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Shown by React, which escapes.
			throw $failure->passing ? new TryLater( $failure->getMessage() ) : new GiveUp( $failure->getMessage() );
		}
	}
}
