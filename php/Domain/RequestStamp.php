<?php
/**
 * When somebody began to write.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * A signed time that a form's script asks for when the first key is pressed: the page itself may be days old, out of a
 * cache. The same words are what a proof of work is about (a partial hash inversion as in hashcash,
 * http://www.hashcash.org/papers/hashcash.pdf), so that none can be made in advance.
 */
final class RequestStamp {
	/** Seconds that it holds: somebody may write over a weekend. */
	private const MAX_AGE = 3 * DAY_IN_SECONDS;
	/** Zero bits that a proof begins with: some 65,000 hashes, a good second on a phone. */
	public const BITS = 16;

	/**
	 * Takes the secret.
	 *
	 * @param string $key Known to this site only.
	 */
	public function __construct( private readonly string $key ) {}

	/**
	 * A new one.
	 *
	 * @param int $now Unix time.
	 */
	public function make( int $now ): string {
		$body = base_convert( (string) $now, 10, 36 ) . '.' . bin2hex( random_bytes( 8 ) );
		return "$body." . $this->sign( $body );
	}

	/**
	 * How long ago it was made.
	 *
	 * @param string $stamp As it came back.
	 * @param int    $now   Unix time.
	 * @return int|null Seconds; null when it is not ours, or too old.
	 */
	public function age( string $stamp, int $now ): ?int {
		if ( ! preg_match( '/^([0-9a-z]{1,10})\.[0-9a-f]{16}\.([0-9a-f]{32})$/D', $stamp, $found ) || ! hash_equals( $this->sign( substr( $stamp, 0, -33 ) ), $found[2] ) ) {
			return null;
		}
		$age = $now - (int) base_convert( $found[1], 36, 10 );
		return $age < -60 || $age > self::MAX_AGE ? null : max( 0, $age );
	}

	/**
	 * Whether a number proves that somebody has calculated for this stamp.
	 *
	 * @param string   $stamp Ours.
	 * @param int|null $proof The number; null for none.
	 */
	public static function proves( string $stamp, ?int $proof ): bool {
		return null !== $proof && str_starts_with( hash( 'sha256', "$stamp:$proof" ), str_repeat( '0', intdiv( self::BITS, 4 ) ) );
	}

	/**
	 * The signature.
	 *
	 * @param string $body What is signed.
	 */
	private function sign( string $body ): string {
		return substr( hash_hmac( 'sha256', "stamp|$body", $this->key ), 0, 32 );
	}
}
