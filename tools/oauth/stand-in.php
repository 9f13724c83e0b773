<?php
/**
 * Must-use plugin of test and demo sites (never part of the plugin): a test provider on this machine in the place of
 * Google and Microsoft.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

add_filter(
	'mesa_oauth_provider',
	static function ( array $provider ): array {
		$url = (string) get_option( 'mesa_test_oauth' );
		return '' === $url ? $provider : array_merge(
			$provider,
			array(
				'authorize_url' => "$url/authorize",
				'token_url'     => "$url/token",
				'revoke_url'    => "$url/revoke",
				'hosts'         => array( '127.0.0.1', 'localhost' ),
			)
		);
	}
);
