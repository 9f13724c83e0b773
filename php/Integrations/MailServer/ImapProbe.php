<?php
/**
 * Trying IMAP.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\MailServer;

use Mesa\Domain\Xoauth2;

defined( 'ABSPATH' ) || exit;

/**
 * Logs in and looks at the folders, without changing anything (EXAMINE, RFC 9051 section 6.3.3).
 *
 * Only lines that are IMAP are ever shown, so that the test cannot be used to read what other services answer.
 */
final class ImapProbe {
	/**
	 * Number of the last command's tag.
	 */
	private int $tag = 0;

	/**
	 * Takes the server.
	 *
	 * @param Connection $connection To the server.
	 */
	public function __construct( private readonly Connection $connection ) {}

	/**
	 * Reads the greeting.
	 *
	 * @throws ProbeFailure When it is not IMAP's.
	 */
	public function greet(): string {
		$line = $this->connection->read_line();
		if ( ! preg_match( '/^\* (OK|PREAUTH|BYE)\b(.*)$/i', $line, $found ) ) {
			throw new ProbeFailure( __( 'A server answers there, but it does not speak IMAP. Check the server\'s name and the port.', 'mesa-help-desk' ) );
		}
		if ( 'BYE' === strtoupper( $found[1] ) ) {
			throw new ProbeFailure( __( 'The server sent the connection away.', 'mesa-help-desk' ) . Hints::quoted( $found[2] ) );
		}
		return __( 'The server answers.', 'mesa-help-desk' );
	}

	/**
	 * Asks for encryption (STARTTLS).
	 *
	 * @throws ProbeFailure When the server has none.
	 */
	public function start_tls(): void {
		if ( ! in_array( 'STARTTLS', $this->capabilities(), true ) ) {
			throw new ProbeFailure( __( 'The server offers no STARTTLS on this port. Choose TLS and port 993.', 'mesa-help-desk' ) );
		}
		list( $status, $words ) = $this->command( 'STARTTLS' );
		if ( 'OK' !== $status ) {
			throw new ProbeFailure( __( 'The server refused to encrypt.', 'mesa-help-desk' ) . Hints::quoted( $words ) );
		}
		$this->connection->start_tls();
	}

	/**
	 * Logs in.
	 *
	 * @param string $host     For advice.
	 * @param string $username The user.
	 * @param string $password The password.
	 * @throws ProbeFailure When the server refuses.
	 */
	public function log_in( string $host, string $username, string $password ): string {
		if ( '' === $password ) {
			throw new ProbeFailure( __( 'No password is stored. Please type it.', 'mesa-help-desk' ) );
		}
		$can = $this->capabilities();
		if ( in_array( 'AUTH=PLAIN', $can, true ) ) {
			// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- RFC 4616.
			list( $status, $words ) = $this->command( 'AUTHENTICATE PLAIN', base64_encode( "\0$username\0$password" ) );
		} elseif ( in_array( 'LOGINDISABLED', $can, true ) ) {
			throw new ProbeFailure( __( 'The server takes no password over a connection without encryption. Choose TLS or STARTTLS.', 'mesa-help-desk' ) );
		} else {
			list( $status, $words ) = $this->command( 'LOGIN ' . self::quote( $username ) . ' ' . self::quote( $password ) );
		}
		if ( 'OK' !== $status ) {
			throw new ProbeFailure( Hints::refused_login( $host, $words ) );
		}
		/* translators: %s: user name */
		return sprintf( __( 'Logged in as %s.', 'mesa-help-desk' ), $username );
	}

	/**
	 * Logs in with a token (XOAUTH2, the way that Google and Microsoft have in common).
	 *
	 * @param string $username The user.
	 * @param string $token    The access token.
	 * @throws ProbeFailure When the server refuses.
	 */
	public function sign_in( string $username, string $token ): string {
		if ( ! in_array( 'AUTH=XOAUTH2', $this->capabilities(), true ) ) {
			throw new ProbeFailure( __( 'The server does not offer to sign in with Google or Microsoft.', 'mesa-help-desk' ) );
		}
		list( $status, $words ) = $this->command( 'AUTHENTICATE XOAUTH2', Xoauth2::line( $username, $token ) );
		if ( 'OK' !== $status ) {
			throw new ProbeFailure( Hints::refused_token( $username, $words ) );
		}
		/* translators: %s: user name */
		return sprintf( __( 'Logged in as %s.', 'mesa-help-desk' ), $username );
	}

	/**
	 * Opens each folder for reading.
	 *
	 * @param list<string> $folders Names.
	 * @throws ProbeFailure With the names that exist, when one does not.
	 */
	public function look_at( array $folders ): string {
		$counts = array();
		foreach ( $folders as $folder ) {
			$lines                  = array();
			list( $status, $words ) = $this->command( 'EXAMINE ' . self::quote( self::encode( $folder ) ), null, $lines );
			if ( 'OK' !== $status ) {
				/* translators: 1: folder name, 2: list of folder names */
				throw new ProbeFailure( sprintf( __( 'There is no folder named "%1$s". The mailbox has: %2$s.', 'mesa-help-desk' ), $folder, implode( ', ', $this->folders() ) ) . Hints::quoted( $words ) );
			}
			$exists = 0;
			foreach ( $lines as $line ) {
				$exists = preg_match( '/^\* (\d+) EXISTS/i', $line, $found ) ? (int) $found[1] : $exists;
			}
			/* translators: 1: folder name, 2: number of mails */
			$counts[] = sprintf( _n( '%1$s: %2$s mail', '%1$s: %2$s mails', $exists, 'mesa-help-desk' ), $folder, number_format_i18n( $exists ) );
		}
		$this->connection->write_line( 'Z LOGOUT' );
		return implode( ', ', $counts ) . '.';
	}

	/**
	 * What the server can, upper case.
	 *
	 * @return list<string>
	 */
	private function capabilities(): array {
		$lines = array();
		$this->command( 'CAPABILITY', null, $lines );
		foreach ( $lines as $line ) {
			if ( preg_match( '/^\* CAPABILITY (.*)$/i', $line, $found ) ) {
				return explode( ' ', strtoupper( $found[1] ) );
			}
		}
		return array();
	}

	/**
	 * The folders' names, at most 20.
	 *
	 * @return list<string>
	 */
	private function folders(): array {
		$lines = array();
		$this->command( 'LIST "" "*"', null, $lines );
		$names = array();
		foreach ( $lines as $line ) {
			if ( preg_match( '/^\* LIST \([^)]*\) (?:"[^"]*"|NIL) "?(.+?)"?$/i', $line, $found ) ) {
				$name    = stripslashes( $found[1] );
				$names[] = function_exists( 'mb_convert_encoding' ) ? mb_convert_encoding( $name, 'UTF-8', 'UTF7-IMAP' ) : $name;
			}
		}
		return array_slice( $names, 0, 20 );
	}

	/**
	 * Sends a command and reads up to its answer.
	 *
	 * @param string       $command      Without tag.
	 * @param string|null  $continuation Sent when the server asks for more.
	 * @param list<string> $lines        Gets the untagged lines.
	 * @return array{string, string} OK, NO or BAD, and the server's words.
	 * @throws ProbeFailure When the connection breaks.
	 */
	private function command( string $command, ?string $continuation = null, array &$lines = array() ): array {
		$tag = 'M' . ( ++$this->tag );
		$this->connection->write_line( "$tag $command" );
		// A server that never stops talking is no reason to listen for ever.
		for ( $read = 0; $read < 500; $read++ ) {
			$line = $this->connection->read_line();
			if ( preg_match( "/^$tag (OK|NO|BAD)\b ?(.*)$/i", $line, $found ) ) {
				return array( strtoupper( $found[1] ), $found[2] );
			}
			if ( str_starts_with( $line, '+' ) ) {
				// Without a continuation left, an empty line ends the exchange (for example the error detail of XOAUTH2).
				$this->connection->write_line( $continuation ?? '' );
				$continuation = null;
			} elseif ( str_starts_with( $line, '* ' ) ) {
				$lines[] = $line;
			}
		}
		throw new ProbeFailure( __( 'The server did not come to an end with its answer.', 'mesa-help-desk' ) );
	}

	/**
	 * A quoted string (RFC 9051 section 4.3).
	 *
	 * @param string $text No line breaks.
	 */
	private static function quote( string $text ): string {
		return '"' . addcslashes( str_replace( array( "\r", "\n", "\0" ), '', $text ), '"\\' ) . '"';
	}

	/**
	 * A folder's name in modified UTF-7 (RFC 3501 section 5.1.3).
	 *
	 * @param string $folder UTF-8.
	 */
	private static function encode( string $folder ): string {
		return function_exists( 'mb_convert_encoding' ) ? mb_convert_encoding( $folder, 'UTF7-IMAP', 'UTF-8' ) : $folder;
	}
}
