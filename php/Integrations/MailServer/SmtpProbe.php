<?php
/**
 * Trying SMTP.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\MailServer;

use Mesa\Jobs\Outgoing\TracingSmtp;
use PHPMailer\PHPMailer\SMTP;

defined( 'ABSPATH' ) || exit;

/**
 * Says hello, encrypts and logs in; sends no mail.
 *
 * Logging in is left to the same PHPMailer that will send, so that what works here works later. Only lines that
 * are SMTP are ever shown, so that the test cannot be used to read what other services answer.
 */
final class SmtpProbe {
	private const TIMEOUT = 8;

	/**
	 * Takes the server.
	 *
	 * @param Connection $connection To the server.
	 */
	public function __construct( private readonly Connection $connection ) {}

	/**
	 * Reads the greeting.
	 *
	 * @throws ProbeFailure When it is not SMTP's.
	 */
	public function greet(): string {
		list( $code, $words ) = $this->answer();
		if ( 220 !== $code ) {
			throw new ProbeFailure(
				0 === $code
					? __( 'A server answers there, but it does not speak SMTP. Check the server\'s name and the port.', 'mesa-help-desk' )
					: __( 'The server sent the connection away.', 'mesa-help-desk' ) . Hints::quoted( $words )
			);
		}
		return __( 'The server answers.', 'mesa-help-desk' );
	}

	/**
	 * Asks for encryption (STARTTLS, RFC 3207).
	 *
	 * @throws ProbeFailure When the server has none.
	 */
	public function start_tls(): void {
		$this->connection->write_line( 'EHLO ' . self::own_name() );
		list( $code, $words ) = $this->answer();
		if ( 250 !== $code || ! preg_match( '/\bSTARTTLS\b/i', $words ) ) {
			throw new ProbeFailure( __( 'The server offers no STARTTLS on this port. Choose TLS and port 465.', 'mesa-help-desk' ) );
		}
		$this->connection->write_line( 'STARTTLS' );
		list( $code, $words ) = $this->answer();
		if ( 220 !== $code ) {
			throw new ProbeFailure( __( 'The server refused to encrypt.', 'mesa-help-desk' ) . Hints::quoted( $words ) );
		}
		$this->connection->start_tls();
	}

	/**
	 * Logs in.
	 *
	 * @param array{host: string, port: int, security: string, username: string} $server   The server.
	 * @param string                                                             $password The password, or an access token where the server has an "auth".
	 * @throws ProbeFailure When the server refuses.
	 */
	public static function log_in( array $server, string $password ): string {
		$is_token = isset( $server['auth'] );
		if ( '' === $password ) {
			throw new ProbeFailure( __( 'No password is stored. Please type it.', 'mesa-help-desk' ) );
		}
		require_once ABSPATH . WPINC . '/PHPMailer/SMTP.php';
		require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';
		$smtp = $is_token ? new TracingSmtp( true ) : new SMTP();
		// The second is for the whole of an answer: a server that sends a byte a second would hold this request for minutes.
		$smtp->Timeout   = self::TIMEOUT; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- PHPMailer's name.
		$smtp->Timelimit = self::TIMEOUT; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- As above.
		$host          = ( 'tls' === $server['security'] ? 'ssl://' : '' ) . $server['host'];
		try {
			$ready = $smtp->connect( $host, $server['port'], self::TIMEOUT )
				&& $smtp->hello( self::own_name() )
				&& ( 'starttls' !== $server['security'] || ( $smtp->startTLS() && $smtp->hello( self::own_name() ) ) );
			if ( ! $ready ) {
				throw new ProbeFailure( __( 'The server broke off before the login.', 'mesa-help-desk' ) . Hints::quoted( self::words( $smtp ) ) );
			}
			if ( ! $smtp->getServerExt( 'AUTH' ) ) {
				throw new ProbeFailure( __( 'The server offers no login on this port. Leave the user name empty if none is needed, or choose port 465 or 587.', 'mesa-help-desk' ) );
			}
			if ( ! $smtp->authenticate( $server['username'], $password, $is_token ? 'XOAUTH2' : null ) ) {
				throw new ProbeFailure( $is_token ? Hints::refused_token( $server['username'], self::words( $smtp ) ) : Hints::refused_login( $server['host'], self::words( $smtp ) ) );
			}
		} finally {
			$smtp->quit();
			$smtp->close();
		}
		/* translators: %s: user name */
		return sprintf( __( 'Logged in as %s.', 'mesa-help-desk' ), $server['username'] );
	}

	/**
	 * The server's last words, when they look like SMTP.
	 *
	 * @param SMTP $smtp The connection.
	 */
	private static function words( SMTP $smtp ): string {
		$error = $smtp->getError();
		$reply = trim( (string) $smtp->getLastReply() );
		return preg_match( '/^[245]\d\d[ -]/', $reply ) ? $reply : trim( (string) ( $error['detail'] ?? '' ) );
	}

	/**
	 * Reads an answer of one or more lines (RFC 5321 section 4.2).
	 *
	 * @return array{int, string} Code (0: not SMTP) and words.
	 * @throws ProbeFailure When the connection breaks.
	 */
	private function answer(): array {
		$words = array();
		for ( $read = 0; $read < 100; $read++ ) {
			$line = $this->connection->read_line();
			if ( ! preg_match( '/^([2-5]\d\d)([ -]|$)(.*)$/', $line, $found ) ) {
				return array( 0, '' );
			}
			$words[] = $found[3];
			if ( '-' !== $found[2] ) {
				return array( (int) $found[1], implode( ' ', $words ) );
			}
		}
		return array( 0, '' );
	}

	/**
	 * The name to say hello with.
	 */
	private static function own_name(): string {
		$host = (string) wp_parse_url( home_url(), PHP_URL_HOST );
		return preg_match( '/^[A-Za-z0-9.-]+$/', $host ) && ! filter_var( $host, FILTER_VALIDATE_IP ) ? $host : '[127.0.0.1]';
	}
}
