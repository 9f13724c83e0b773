<?php
/**
 * The provider gave no token.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\OAuth;

defined( 'ABSPATH' ) || exit;

/**
 * Thrown by TokenEndpoint; the message is for people, with the provider's own words.
 */
final class EndpointFailure extends \RuntimeException {
	/** The permission is gone: a person has to sign in again. */
	public const REVOKED = 'revoked';
	/** The provider does not accept this site's client id, secret or redirect address. */
	public const SETUP = 'setup';
	/** Nobody answered, or the provider has trouble of its own: nothing is known about the permission. */
	public const PASSING = 'passing';

	/**
	 * Takes the reason.
	 *
	 * @param string $message For people.
	 * @param string $kind    One of the constants.
	 */
	public function __construct( string $message, public readonly string $kind ) {
		parent::__construct( $message );
	}
}
