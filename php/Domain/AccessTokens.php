<?php
/**
 * Tokens that log in to mail servers.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Gives out access tokens for the accounts that people have connected to mailboxes (OAuth 2, RFC 6749).
 *
 * @phpstan-type Token array{token: string, expires_at: int}
 */
interface AccessTokens {
	/**
	 * A token that is still good for a while; asks the provider for a new one when the stored one runs out.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $rejected   SHA-256 (hex) of a token that a mail server has just refused: it is not given again.
	 * @return Token `expires_at` as Unix time.
	 * @throws TokenFailure When there is none to be had now; its words are for people.
	 */
	public function token( int $mailbox_id, string $rejected = '' ): array;

	/**
	 * The stored token when it is still good for a while. Asks nobody.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return Token|null
	 */
	public function at_hand( int $mailbox_id ): ?array;

	/**
	 * Gives the permission back to the provider, as far as it listens, and forgets it.
	 *
	 * @param int $mailbox_id The mailbox.
	 */
	public function forget( int $mailbox_id ): void;
}
