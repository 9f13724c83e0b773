<?php
/**
 * A form's own settings, signed.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Seals what a form's markup has to carry, so that a visitor can send it back but not change it.
 *
 * It takes the place of a nonce: pages with forms sit in page caches for days, where a nonce would be
 * somebody else's or expired. It proves which form was filled in and when that page was made.
 */
final class FormToken {
	/** A page can lie in a cache, or open in a tab, this long (seconds). */
	public const MAX_AGE = 30 * DAY_IN_SECONDS;

	/**
	 * Takes the secret.
	 *
	 * @param string $key Known to this site only.
	 */
	public function __construct( private readonly string $key ) {}

	/**
	 * Seals the settings.
	 *
	 * @param int $mailbox_id Where the form's tickets go; 0: the default mailbox.
	 * @param int $now        Unix time.
	 * @param int $form_id    The site's form, which says where they go then; 0 for one that stands alone.
	 * @param int $max_files  Files that one which stands alone takes; its attributes stand nowhere else.
	 */
	public function seal( int $mailbox_id, int $now, int $form_id = 0, int $max_files = 5 ): string {
		$own     = $form_id > 0 ? array( 'form' => $form_id ) : array();
		$files   = 0 === $form_id && 0 === $max_files ? array( 'files' => 0 ) : array();
		$payload = self::encode( (string) wp_json_encode( array( 'v' => 1, 'mailbox' => $mailbox_id, 'at' => $now ) + $own + $files ) );
		return $payload . '.' . $this->signature( $payload );
	}

	/**
	 * Opens what seal() made.
	 *
	 * @param string $token As it came back.
	 * @param int    $now   Unix time.
	 * @return array{mailbox_id: int, form_id: int, takes_files: bool, age: int}|null Age in seconds; null when it was changed, is too old, or was never ours.
	 */
	public function open( string $token, int $now ): ?array {
		$parts = explode( '.', $token );
		if ( 2 !== count( $parts ) || ! hash_equals( $this->signature( $parts[0] ), $parts[1] ) ) {
			return null;
		}
		$values = json_decode( self::decode( $parts[0] ), true );
		if ( ! is_array( $values ) || 1 !== ( $values['v'] ?? 0 ) ) {
			return null;
		}
		$age = $now - (int) $values['at'];
		// Web heads whose clocks differ a little must not refuse each other's forms.
		if ( $age < -60 || $age > self::MAX_AGE ) {
			return null;
		}
		return array(
			'mailbox_id'  => (int) $values['mailbox'],
			'form_id'     => (int) ( $values['form'] ?? 0 ),
			'takes_files' => 0 !== ( $values['files'] ?? 1 ),
			'age'         => max( 0, $age ),
		);
	}

	/**
	 * The signature of a payload.
	 *
	 * @param string $payload Encoded.
	 */
	private function signature( string $payload ): string {
		return hash_hmac( 'sha256', $payload, $this->key );
	}

	/**
	 * Base64 without characters that mean something in HTML or URLs (RFC 4648 section 5).
	 *
	 * @param string $plain Any bytes.
	 */
	private static function encode( string $plain ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- An encoding, nothing hidden.
		return rtrim( strtr( base64_encode( $plain ), '+/', '-_' ), '=' );
	}

	/**
	 * The other way.
	 *
	 * @param string $encoded As encode() makes it.
	 */
	private static function decode( string $encoded ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- As above.
		return (string) base64_decode( strtr( $encoded, '-_', '+/' ), true );
	}
}
