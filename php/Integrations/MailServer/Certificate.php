<?php
/**
 * Why a TLS handshake failed.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\MailServer;

defined( 'ABSPATH' ) || exit;

/**
 * Puts OpenSSL's words into a sentence somebody can act on.
 */
final class Certificate {
	/**
	 * What to tell the person.
	 *
	 * @param string $host     The name that was asked for.
	 * @param string $warnings PHP's warnings of the handshake.
	 * @param array<string, mixed> $certificate What the server showed, as openssl_x509_parse() gives it; may be empty.
	 */
	public static function explain( string $host, string $warnings, array $certificate = array() ): string {
		if ( preg_match( '/did not match expected (?:CN|name)|Unable to locate peer certificate CN|Peer certificate CN/i', $warnings ) ) {
			$named = preg_match( '/CN=`([^\']*)\' did not match/', $warnings, $found ) ? $found[1] : (string) ( is_string( $certificate['subject']['CN'] ?? null ) ? $certificate['subject']['CN'] : '' );
			return '' === $named
				/* translators: %s: host name */
				? sprintf( __( 'The server\'s certificate is not for the name %s. Use the name that the certificate was made for.', 'mesa-help-desk' ), $host )
				/* translators: 1: host name, 2: name in the certificate */
				: sprintf( __( 'The server\'s certificate is not for the name %1$s but for %2$s. Use that name if it is the same server.', 'mesa-help-desk' ), $host, $named );
		}
		if ( stripos( $warnings, 'certificate verify failed' ) !== false && $certificate ) {
			return self::reason( $host, $certificate ) . ' ' . __( 'Mail is not sent or fetched over such a connection.', 'mesa-help-desk' );
		}
		if ( stripos( $warnings, 'certificate verify failed' ) !== false ) {
			/* translators: %s: host name */
			return sprintf( __( 'The certificate of %s cannot be trusted: it has expired, is self-signed, or comes from an issuer that this web server does not know. Mail is not sent or fetched over such a connection. Ask the mail provider to renew it, or add its issuer to the web server\'s certificates.', 'mesa-help-desk' ), $host );
		}
		if ( preg_match( '/wrong version number|unknown protocol|http request|packet length too long|record layer failure/i', $warnings ) ) {
			return __( 'The server does not speak TLS on this port. Choose STARTTLS, or the port for TLS (993 for IMAP, 465 for SMTP).', 'mesa-help-desk' );
		}
		if ( preg_match( '/unsupported protocol|no protocols available|protocol version|handshake failure/i', $warnings ) ) {
			return __( 'The server and this web server found no common way to encrypt. The server may only offer versions of TLS older than 1.2, which are not safe any more.', 'mesa-help-desk' );
		}
		return __( 'The encrypted connection could not be set up.', 'mesa-help-desk' ) . ' ' . self::openssl_words( $warnings );
	}

	/**
	 * Why a certificate is not accepted.
	 *
	 * @param string               $host        The name that was asked for.
	 * @param array<string, mixed> $certificate As openssl_x509_parse() gives it.
	 */
	private static function reason( string $host, array $certificate ): string {
		$until = (int) ( $certificate['validTo_time_t'] ?? 0 );
		if ( $until > 0 && $until < time() ) {
			/* translators: 1: host name, 2: date */
			return sprintf( __( 'The certificate of %1$s expired on %2$s. Ask the mail provider to renew it.', 'mesa-help-desk' ), $host, wp_date( (string) get_option( 'date_format' ), $until ) );
		}
		if ( (int) ( $certificate['validFrom_time_t'] ?? 0 ) > time() ) {
			/* translators: %s: host name */
			return sprintf( __( 'The certificate of %s is not valid yet. Is this web server\'s clock right?', 'mesa-help-desk' ), $host );
		}
		if ( ( $certificate['subject'] ?? null ) === ( $certificate['issuer'] ?? '' ) ) {
			/* translators: %s: host name */
			return sprintf( __( 'The certificate of %s is self-signed: nobody vouches for it. Ask the mail provider for a proper one, or add it to the web server\'s certificates.', 'mesa-help-desk' ), $host );
		}
		$issuer = $certificate['issuer']['O'] ?? $certificate['issuer']['CN'] ?? '';
		/* translators: 1: host name, 2: name of the certificate's issuer */
		return sprintf( __( 'The certificate of %1$s comes from an issuer that this web server does not know (%2$s). Ask the mail provider, or add the issuer to the web server\'s certificates.', 'mesa-help-desk' ), $host, is_string( $issuer ) ? $issuer : '' );
	}

	/**
	 * What OpenSSL said, without PHP's wrapping.
	 *
	 * @param string $warnings PHP's warnings.
	 */
	private static function openssl_words( string $warnings ): string {
		return preg_match( '/error:[0-9A-F]+:[^:]*:[^:]*:([\w ]+)/i', $warnings, $found ) ? '(' . trim( $found[1] ) . ')' : '';
	}
}
