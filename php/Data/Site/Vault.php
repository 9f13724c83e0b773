<?php
/**
 * Secrets at rest.
 *
 * @package Mesa
 */

namespace Mesa\Data\Site;

defined( 'ABSPATH' ) || exit;

/**
 * Seals mailbox passwords with authenticated encryption (libsodium's secretbox; WordPress brings a copy in PHP where
 * the extension is missing), so that a database dump alone gives none away.
 *
 * The key comes from MESA_ENCRYPTION_KEY in wp-config.php, else from the site's salts; a value that was sealed before
 * the constant was defined still opens with the salts. A sealed value reads "v1:<key fingerprint>:<base64 of nonce and
 * box>": the version leaves room for another cipher, the fingerprint tells which key it wants. A value that cannot be opened is null, never an error: the password
 * has to be typed again.
 *
 * @see https://doc.libsodium.org/secret-key_cryptography/secretbox
 */
final class Vault {
	private const VERSION = 'v1';

	/**
	 * Seals a secret.
	 *
	 * @param string $secret The secret; an empty one stays empty.
	 */
	public function seal( string $secret ): string {
		if ( '' === $secret ) {
			return '';
		}
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		$key   = $this->keys()[0];
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Bytes into a text column.
		return self::VERSION . ':' . self::fingerprint( $key ) . ':' . base64_encode( $nonce . sodium_crypto_secretbox( $secret, $nonce, $key ) );
	}

	/**
	 * Opens a sealed secret.
	 *
	 * @param string $sealed What seal() gave.
	 * @return string|null The secret, or null when it cannot be read with today's key.
	 */
	public function open( string $sealed ): ?string {
		if ( '' === $sealed ) {
			return '';
		}
		list( $version, $fingerprint, $box ) = array_pad( explode( ':', $sealed, 3 ), 3, '' );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- See seal().
		$bytes = base64_decode( $box, true );
		$key   = current( array_filter( $this->keys(), static fn( string $key ): bool => self::fingerprint( $key ) === $fingerprint ) );
		if ( self::VERSION !== $version || false === $key || false === $bytes || strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) {
			return null;
		}
		try {
			$secret = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $key );
		} catch ( \SodiumException ) {
			return null;
		}
		return false === $secret ? null : $secret;
	}

	/**
	 * Whether the key is a constant of its own, independent of the salts that a security plugin may change.
	 */
	public function has_own_key(): bool {
		return defined( 'MESA_ENCRYPTION_KEY' ) && '' !== (string) MESA_ENCRYPTION_KEY;
	}

	/**
	 * Names a key without giving it away.
	 *
	 * @param string $key 32 bytes.
	 */
	private static function fingerprint( string $key ): string {
		return substr( hash_hmac( 'sha256', 'mesa-key-fingerprint', $key ), 0, 8 );
	}

	/**
	 * Keys of 32 bytes: the one that seals, then those that may have sealed earlier.
	 *
	 * @return list<string>
	 */
	private function keys(): array {
		$materials = array( wp_salt( 'auth' ) . wp_salt( 'secure_auth' ) );
		if ( $this->has_own_key() ) {
			array_unshift( $materials, (string) MESA_ENCRYPTION_KEY );
		}
		return array_map( static fn( string $material ): string => hash_hmac( 'sha256', 'mesa-vault-v1', $material, true ), $materials );
	}
}
