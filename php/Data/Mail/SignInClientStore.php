<?php
/**
 * The site as Google and Microsoft know it.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Site\Vault;

defined( 'ABSPATH' ) || exit;

/**
 * Client id and sealed secret of each provider, in one option that is not loaded with every page.
 *
 * @phpstan-type Client array{client_id: string, secret: ?string, tenant: string}
 */
final class SignInClientStore {
	public const OPTION = 'mesa_sign_in_clients';

	/**
	 * Takes what it needs.
	 *
	 * @param Vault $vault Seals the secrets.
	 */
	public function __construct( private readonly Vault $vault ) {}

	/**
	 * A provider's client; with an empty id when there is none.
	 *
	 * @param string $provider "google" or "microsoft".
	 * @return Client `secret` is null when it cannot be read with today's key.
	 */
	public function find( string $provider ): array {
		$all   = get_option( self::OPTION );
		$saved = is_array( $all ) && is_array( $all[ $provider ] ?? null ) ? $all[ $provider ] : array();
		return array(
			'client_id' => (string) ( $saved['client_id'] ?? '' ),
			'secret'    => $this->vault->open( (string) ( $saved['secret'] ?? '' ) ),
			'tenant'    => (string) ( $saved['tenant'] ?? '' ),
		);
	}

	/**
	 * Keeps a provider's client.
	 *
	 * @param string $provider  "google" or "microsoft".
	 * @param string $client_id Empty: forget it.
	 * @param string $secret    In plain text.
	 * @param string $tenant    Microsoft's directory.
	 */
	public function save( string $provider, string $client_id, string $secret, string $tenant ): void {
		$all = get_option( self::OPTION );
		$all = is_array( $all ) ? $all : array();
		unset( $all[ $provider ] );
		if ( '' !== $client_id ) {
			$all[ $provider ] = array(
				'client_id' => $client_id,
				'secret'    => $this->vault->seal( $secret ),
				'tenant'    => $tenant,
			);
		}
		update_option( self::OPTION, $all, false );
	}
}
