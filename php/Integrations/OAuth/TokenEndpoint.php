<?php
/**
 * Asking providers for tokens.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\OAuth;

use Mesa\Domain\MailProvider;

defined( 'ABSPATH' ) || exit;

/**
 * The requests of RFC 6749 sections 4.1.3 and 6, and of RFC 7009. Never logs what it sends or gets.
 *
 * @phpstan-type Client array{client_id: string, secret: ?string, tenant: string}
 * @phpstan-type Answer array{access: string, refresh: string, expires_in: int, scope: string, id_token: string}
 */
final class TokenEndpoint {
	/** Seconds; PHP processes are few, and somebody may be waiting for this one. */
	public const TIMEOUT = 10;
	/** Bytes; tokens of Microsoft take some thousand. */
	private const MAX_ANSWER = 100_000;
	/** Seconds that a token is good for where the provider does not say. */
	private const USUAL_LIFETIME = 3600;

	/**
	 * Turns the code of a finished sign-in into tokens.
	 *
	 * @param MailProvider $provider The provider.
	 * @param array        $client   Client of the site.
	 * @param string       $code     What came back.
	 * @param string       $verifier PKCE's code verifier (RFC 7636).
	 * @return Answer
	 * @throws EndpointFailure When there are none.
	 */
	public function exchange( MailProvider $provider, array $client, string $code, string $verifier ): array {
		return $this->ask(
			$provider,
			$client,
			array(
				'grant_type'    => 'authorization_code',
				'code'          => $code,
				'redirect_uri'  => MailProvider::redirect_uri(),
				'code_verifier' => $verifier,
			)
		);
	}

	/**
	 * Gets a new access token.
	 *
	 * @param MailProvider $provider The provider.
	 * @param array        $client   Client of the site.
	 * @param string       $refresh  The refresh token.
	 * @return Answer `refresh` is empty when the old one stays good.
	 * @throws EndpointFailure When there is none.
	 */
	public function refresh( MailProvider $provider, array $client, string $refresh ): array {
		return $this->ask(
			$provider,
			$client,
			array(
				'grant_type'    => 'refresh_token',
				'refresh_token' => $refresh,
			)
		);
	}

	/**
	 * Gives a permission back. Whether the provider listens changes nothing here.
	 *
	 * @param MailProvider $provider The provider.
	 * @param array        $client   Client of the site.
	 * @param string       $refresh  The refresh token.
	 */
	public function revoke( MailProvider $provider, array $client, string $refresh ): void {
		if ( '' === $provider->revoke_url || '' === $refresh ) {
			return;
		}
		$body = array(
			'token'           => $refresh,
			'token_type_hint' => 'refresh_token',
			'client_id'       => $client['client_id'],
			'client_secret'   => (string) $client['secret'],
		);
		wp_remote_post( $provider->revoke_url, array( 'timeout' => 5, 'redirection' => 0, 'body' => $body ) );
	}

	/**
	 * One request for tokens.
	 *
	 * @param MailProvider          $provider The provider.
	 * @param array                 $client   Client of the site.
	 * @param array<string, string> $fields   Of the grant.
	 * @return Answer
	 * @throws EndpointFailure When there are none.
	 */
	private function ask( MailProvider $provider, array $client, array $fields ): array {
		if ( '' === $client['client_id'] || null === $client['secret'] ) {
			/* translators: %s: "Google" or "Microsoft" */
			throw new EndpointFailure( sprintf( __( 'The client secret for %s is missing or cannot be read any more. Please enter it again.', 'mesa-help-desk' ), $provider->name ), EndpointFailure::SETUP );
		}
		$fields['client_id'] = $client['client_id'];
		if ( '' !== $client['secret'] ) {
			$fields['client_secret'] = $client['secret'];
		}
		$answer = wp_remote_post(
			$provider->token_url,
			array(
				'timeout'             => self::TIMEOUT,
				// A redirect would carry the secret somewhere else.
				'redirection'         => 0,
				'limit_response_size' => self::MAX_ANSWER,
				'headers'             => array( 'Accept' => 'application/json' ),
				'body'                => $fields,
			)
		);
		if ( is_wp_error( $answer ) ) {
			/* translators: 1: "Google" or "Microsoft", 2: technical reason */
			throw new EndpointFailure( sprintf( __( '%1$s could not be reached (%2$s). Mesa tries again by itself.', 'mesa-help-desk' ), $provider->name, self::one_line( $answer->get_error_message() ) ), EndpointFailure::PASSING );
		}
		$status = (int) wp_remote_retrieve_response_code( $answer );
		$body   = json_decode( wp_remote_retrieve_body( $answer ), true );
		$body   = is_array( $body ) ? $body : array();
		if ( 200 !== $status || ! is_string( $body['access_token'] ?? null ) || '' === $body['access_token'] ) {
			throw self::failure( $provider->name, $status, $body );
		}
		return array(
			'access'     => $body['access_token'],
			'refresh'    => is_string( $body['refresh_token'] ?? null ) ? $body['refresh_token'] : '',
			'expires_in' => max( 1, is_numeric( $body['expires_in'] ?? null ) ? (int) $body['expires_in'] : self::USUAL_LIFETIME ),
			'scope'      => is_string( $body['scope'] ?? null ) ? $body['scope'] : '',
			'id_token'   => is_string( $body['id_token'] ?? null ) ? $body['id_token'] : '',
		);
	}

	/**
	 * What an answer without tokens means (RFC 6749 section 5.2). What is not understood is no revocation.
	 *
	 * @param string               $name   "Google" or "Microsoft".
	 * @param int                  $status HTTP status.
	 * @param array<string, mixed> $body   The decoded answer.
	 */
	private static function failure( string $name, int $status, array $body ): EndpointFailure {
		$code  = is_string( $body['error'] ?? null ) ? $body['error'] : '';
		$words = self::one_line( is_string( $body['error_description'] ?? null ) && '' !== $body['error_description'] ? $body['error_description'] : $code );
		/* translators: %s: the provider's own words */
		$said = '' === $words ? '' : ' ' . sprintf( __( 'It said: "%s"', 'mesa-help-desk' ), $words );
		if ( in_array( $code, array( 'invalid_grant', 'interaction_required', 'consent_required', 'login_required' ), true ) ) {
			/* translators: %s: "Google" or "Microsoft" */
			return new EndpointFailure( sprintf( __( '%s no longer lets this site into the mailbox: the permission was taken back or has run out, or the password was changed. Please connect the account again.', 'mesa-help-desk' ), $name ) . $said, EndpointFailure::REVOKED );
		}
		if ( $status >= 500 || 429 === $status || '' === $code || in_array( $code, array( 'temporarily_unavailable', 'server_error' ), true ) ) {
			/* translators: 1: "Google" or "Microsoft", 2: HTTP status code */
			return new EndpointFailure( sprintf( __( '%1$s gives no token at the moment (status %2$d). Mesa tries again by itself.', 'mesa-help-desk' ), $name, $status ) . $said, EndpointFailure::PASSING );
		}
		/* translators: %s: "Google" or "Microsoft" */
		return new EndpointFailure( sprintf( __( '%s does not accept the client id or the client secret of this site. The secret may be wrong or have run out; please enter it again.', 'mesa-help-desk' ), $name ) . $said, EndpointFailure::SETUP );
	}

	/**
	 * Somebody else's words, short and on one line.
	 *
	 * @param string $words What was said.
	 */
	public static function one_line( string $words ): string {
		return mb_substr( trim( (string) preg_replace( '/[^\P{C}]+|\s+/u', ' ', wp_check_invalid_utf8( $words, true ) ) ), 0, 300 );
	}
}
