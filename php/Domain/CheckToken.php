<?php
/**
 * How a mail to ourselves proves that it is one.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * A check's mail carries "id.nonce.signature" in a header and in its Message-ID (some services give a mail a new one).
 * The signature keeps others from making up a mail that vanishes; the nonce, which the check's record holds, makes it good
 * for one check only.
 */
final class CheckToken {
	/** The header. */
	public const HEADER = 'X-Mesa-Check';

	private const PATTERN = '/(\d{1,18})\.([0-9a-f]{24})\.([0-9a-f]{32})/';

	/**
	 * Takes the key.
	 *
	 * @param string $secret Of this site.
	 */
	public function __construct( private readonly string $secret ) {}

	/**
	 * The token of a check.
	 *
	 * @param int    $id    The check.
	 * @param string $nonce Its nonce, 24 hex digits.
	 */
	public function make( int $id, string $nonce ): string {
		return "$id.$nonce." . $this->sign( $id, $nonce );
	}

	/**
	 * The Message-ID of a check's mail.
	 *
	 * @param string $token  As make() gives it.
	 * @param string $domain Of the mailbox's address.
	 */
	public function message_id( string $token, string $domain ): string {
		$domain = (string) preg_replace( '/[^A-Za-z0-9.-]/', '', $domain );
		return "<mesa-check.$token@" . ( '' === $domain ? 'mesa.invalid' : $domain ) . '>';
	}

	/**
	 * The check that a mail belongs to.
	 *
	 * @param string $header     The header's value; may be empty.
	 * @param string $message_id The mail's Message-ID; may be empty.
	 * @return array{id: int, nonce: string}|null Null when neither holds a token that this site has signed.
	 */
	public function parse( string $header, string $message_id ): ?array {
		$candidates = array( trim( $header ) );
		if ( preg_match( '/^<mesa-check\.([^@>]+)@/', trim( $message_id ), $found ) ) {
			$candidates[] = $found[1];
		}
		foreach ( $candidates as $candidate ) {
			if ( preg_match( self::PATTERN . 'D', $candidate, $parts ) && $parts[0] === $candidate && hash_equals( $this->sign( (int) $parts[1], $parts[2] ), $parts[3] ) ) {
				return array(
					'id'    => (int) $parts[1],
					'nonce' => $parts[2],
				);
			}
		}
		return null;
	}

	/**
	 * The signature.
	 *
	 * @param int    $id    The check.
	 * @param string $nonce Its nonce.
	 */
	private function sign( int $id, string $nonce ): string {
		return substr( hash_hmac( 'sha256', "check|$id|$nonce", $this->secret ), 0, 32 );
	}
}
