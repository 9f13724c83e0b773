<?php
/**
 * What usually helps.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\MailServer;

defined( 'ABSPATH' ) || exit;

/**
 * Turns refusals into advice, with the server's own words kept.
 */
final class Hints {
	/**
	 * The server refused the login.
	 *
	 * @param string $host  The server's name.
	 * @param string $words What it said.
	 */
	public static function refused_login( string $host, string $words ): string {
		return trim( __( 'The server refused the user name or the password.', 'mesa-help-desk' ) . ' ' . self::about( $host ) ) . self::quoted( $words );
	}

	/**
	 * The server refused the token.
	 *
	 * @param string $username Whose mailbox.
	 * @param string $words    What it said.
	 */
	public static function refused_token( string $username, string $words ): string {
		return ( preg_match( '/\bUNAVAILABLE\b|^4\d\d /', $words )
			? __( 'The server cannot check the sign-in at the moment. Try again in a few minutes.', 'mesa-help-desk' )
			/* translators: %s: user name */
			: sprintf( __( 'The server does not let the connected account into the mailbox of %s. Check the user name, and that IMAP (for mail in) and SMTP AUTH (for mail out) are allowed for this mailbox.', 'mesa-help-desk' ), $username )
		) . self::quoted( $words );
	}

	/**
	 * What is known about a provider.
	 *
	 * @param string $host The server's name.
	 */
	private static function about( string $host ): string {
		$host = strtolower( $host );
		if ( preg_match( '/(^|\.)(gmail|googlemail|google)\.com$/', $host ) ) {
			return __( 'Google asks for an app password when two-step verification is on: Google account → Security → App passwords. Your normal password does not work here. Or choose to sign in with Google instead.', 'mesa-help-desk' );
		}
		if ( preg_match( '/(^|\.)(outlook|office365|hotmail|live)\.com$/', $host ) ) {
			return __( 'Microsoft 365 and Outlook.com have switched off passwords for most mailboxes. Choose to sign in with Microsoft instead.', 'mesa-help-desk' );
		}
		if ( preg_match( '/(^|\.)(yahoo|aol|icloud|me|mail\.me|fastmail|zoho|zoho\.eu)\.(com|eu|net)$/', $host ) ) {
			return __( 'This provider asks for an app password, made in the security settings of the mail account.', 'mesa-help-desk' );
		}
		return __( 'Some servers want the whole mail address as user name, others only the part before the @.', 'mesa-help-desk' );
	}

	/**
	 * Nobody answers on the port.
	 *
	 * @param int    $port  The port.
	 * @param string $error The system's words, for example "Connection refused".
	 */
	public static function no_connection( int $port, string $error ): string {
		$reason = preg_match( '/timed? ?out/i', $error ) || '' === $error
			/* translators: %d: port number */
			? sprintf( __( 'Nothing answered on port %d in time. Many hosting companies block mail ports; ask yours whether outgoing connections to this port are allowed.', 'mesa-help-desk' ), $port )
			/* translators: %d: port number */
			: sprintf( __( 'The server does not accept connections on port %d. Check the port: 993 or 143 for IMAP, 465 or 587 for SMTP.', 'mesa-help-desk' ), $port );
		return $reason . self::quoted( $error );
	}

	/**
	 * The server's own words, on one line, without anything that is not a sentence.
	 *
	 * @param string $words What it said.
	 */
	public static function quoted( string $words ): string {
		$words = trim( (string) preg_replace( '/[^\P{C}]+|\s+/u', ' ', wp_check_invalid_utf8( $words, true ) ) );
		/* translators: %s: the mail server's own words */
		return '' === $words ? '' : ' ' . sprintf( __( 'It said: "%s"', 'mesa-help-desk' ), mb_substr( $words, 0, 300 ) );
	}
}
