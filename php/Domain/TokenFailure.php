<?php
/**
 * No access token.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Thrown by AccessTokens; the message is for people.
 */
final class TokenFailure extends \RuntimeException {
	/**
	 * Takes the reason.
	 *
	 * @param string $message For people.
	 * @param bool   $passing Whether it may work later without anybody doing anything.
	 */
	public function __construct( string $message, public readonly bool $passing ) {
		parent::__construct( $message );
	}
}
