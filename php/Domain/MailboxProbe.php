<?php
/**
 * Trying a mailbox's settings.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Tries servers step by step. Where a server has an "auth", the password is an access token.
 *
 * What can go wrong with them is an answer, not an exception.
 *
 * @phpstan-type Step array{leg: string, step: string, ok: bool, ms: int, detail: string}
 */
interface MailboxProbe {
	/**
	 * Tries IMAP.
	 *
	 * @param array{host: string, port: int, security: string, username: string} $server   The server.
	 * @param string                                                             $password The password.
	 * @param list<string>                                                       $folders  Folders that have to exist.
	 * @return list<Step> Up to and with the first that fails.
	 */
	public function incoming( array $server, string $password, array $folders ): array;

	/**
	 * Tries SMTP. No mail is sent.
	 *
	 * @param array{host: string, port: int, security: string, username: string} $server   The server.
	 * @param string                                                             $password The password.
	 * @return list<Step> Up to and with the first that fails.
	 */
	public function outgoing( array $server, string $password ): array;
}
