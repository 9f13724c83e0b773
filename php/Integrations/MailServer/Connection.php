<?php
/**
 * A line-based connection to a mail server.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\MailServer;

defined( 'ABSPATH' ) || exit;

/**
 * TCP, optionally TLS with the certificate always checked, lines in and out, short time limits.
 */
final class Connection {
	private const TIMEOUT = 8;
	/** A server's line is a sentence; whoever sends more is no mail server. Bytes. */
	private const MAX_LINE = 4096;

	/**
	 * The socket.
	 *
	 * @var resource|null
	 */
	private $socket = null;

	/**
	 * Where to.
	 *
	 * @param string $host Name or address.
	 * @param int    $port Port.
	 */
	public function __construct( private readonly string $host, private readonly int $port ) {}

	/**
	 * Looks the host's addresses up.
	 *
	 * @return list<string> IPv4 first; empty when the name is unknown.
	 */
	public function addresses(): array {
		$bare = trim( $this->host, '[]' );
		if ( filter_var( $bare, FILTER_VALIDATE_IP ) ) {
			return array( $bare );
		}
		$found = gethostbynamel( $this->ascii_host() );
		$found = false === $found ? array() : $found;
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- It warns where it could answer with nothing.
		foreach ( (array) @dns_get_record( $this->ascii_host(), DNS_AAAA ) as $record ) {
			$found[] = (string) ( $record['ipv6'] ?? '' );
		}
		return array_values( array_filter( array_unique( $found ) ) );
	}

	/**
	 * Connects to the first address that answers.
	 *
	 * @param list<string> $addresses As addresses() gave them.
	 * @throws ProbeFailure When none does.
	 */
	public function connect( array $addresses ): void {
		$errors = array();
		foreach ( array_slice( $addresses, 0, 3 ) as $address ) {
			$target  = 'tcp://' . ( str_contains( $address, ':' ) ? "[$address]" : $address ) . ':' . $this->port;
			$context = stream_context_create( array( 'ssl' => $this->tls_options() ) );
			// phpcs:ignore WordPress.PHP.NoSilencedErrors -- The reason comes back in $error.
			$socket = @stream_socket_client( $target, $code, $error, self::TIMEOUT, STREAM_CLIENT_CONNECT, $context );
			if ( false !== $socket ) {
				stream_set_timeout( $socket, self::TIMEOUT );
				$this->socket = $socket;
				return;
			}
			$errors[] = trim( (string) $error );
		}
		throw new ProbeFailure( Hints::no_connection( $this->port, (string) reset( $errors ) ) );
	}

	/**
	 * Turns TLS on, on the open connection.
	 *
	 * @throws ProbeFailure With the reason in plain words when the certificate or the handshake fails.
	 */
	public function start_tls(): void {
		$warnings = array();
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_set_error_handler -- OpenSSL tells its reasons as PHP warnings only.
		set_error_handler(
			static function ( int $level, string $message ) use ( &$warnings ): bool {
				$warnings[] = $message;
				return true;
			}
		);
		try {
			$done = stream_socket_enable_crypto( $this->socket, true, STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT | STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT );
		} finally {
			restore_error_handler();
		}
		if ( true !== $done ) {
			$words = implode( ' ', $warnings );
			throw new ProbeFailure( Certificate::explain( $this->ascii_host(), $words, preg_match( '/certificate verify failed|did not match expected/', $words ) ? $this->certificate() : array() ) );
		}
	}

	/**
	 * The certificate that was not accepted, to say what is wrong with it: OpenSSL only says that something is. Nothing is
	 * sent over the second connection that this takes, which no longer checks, and nothing it says is believed.
	 *
	 * @return array<string, mixed> As openssl_x509_parse() gives it; empty where the server does not begin with TLS.
	 */
	private function certificate(): array {
		$address = stream_socket_get_name( $this->socket, true );
		$options = array( 'verify_peer' => false, 'verify_peer_name' => false, 'capture_peer_cert' => true ) + $this->tls_options();
		$context = stream_context_create( array( 'ssl' => $options ) );
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- Without an answer there is just less to say.
		$socket = false === $address ? false : @stream_socket_client( 'ssl://' . $address, $code, $error, 3, STREAM_CLIENT_CONNECT, $context );
		if ( false === $socket ) {
			return array();
		}
		$found = stream_context_get_params( $socket )['options']['ssl']['peer_certificate'] ?? null;
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_fclose -- A socket, not a file.
		fclose( $socket );
		$parsed = null === $found ? false : openssl_x509_parse( $found );
		return false === $parsed ? array() : $parsed;
	}

	/**
	 * Which TLS version and cipher came out, for example "TLSv1.3".
	 */
	public function tls_version(): string {
		return (string) ( stream_get_meta_data( $this->socket )['crypto']['protocol'] ?? 'TLS' );
	}

	/**
	 * Reads a line, without its end.
	 *
	 * Looks again and again instead of waiting for the socket: in WebAssembly a wait has no time limit.
	 *
	 * @throws ProbeFailure When none comes.
	 */
	public function read_line(): string {
		$line = '';
		$ends = microtime( true ) + self::TIMEOUT;
		stream_set_blocking( $this->socket, false );
		while ( microtime( true ) < $ends && strlen( $line ) < self::MAX_LINE && ! feof( $this->socket ) ) {
			$line .= (string) fgets( $this->socket, self::MAX_LINE );
			if ( str_ends_with( $line, "\n" ) ) {
				break;
			}
			$this->wait_for_data();
		}
		stream_set_blocking( $this->socket, true );
		if ( '' === $line ) {
			throw new ProbeFailure(
				microtime( true ) >= $ends
					? __( 'The server accepted the connection but then said nothing. Check the port and the kind of encryption: servers that expect TLS from the start stay silent otherwise.', 'mesa-help-desk' )
					: __( 'The server closed the connection without a word. Check the port and the kind of encryption.', 'mesa-help-desk' )
			);
		}
		return rtrim( $line, "\r\n" );
	}

	/**
	 * Waits until there may be something to read, a fifth of a second at most: TLS may hold back bytes that the socket
	 * has given already.
	 */
	private function wait_for_data(): void {
		$read  = array( $this->socket );
		$write = null;
		$other = null;
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- A signal interrupts it with a warning; the loop goes on.
		@stream_select( $read, $write, $other, 0, 200_000 );
	}

	/**
	 * Sends a line.
	 *
	 * @param string $line Without its end.
	 */
	public function write_line( string $line ): void {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_fwrite -- A socket, not a file.
		fwrite( $this->socket, $line . "\r\n" );
	}

	/**
	 * Hangs up.
	 */
	public function close(): void {
		if ( null !== $this->socket ) {
			// phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_fclose -- A socket, not a file.
			fclose( $this->socket );
			$this->socket = null;
		}
	}

	/**
	 * The host's name as DNS and certificates write it.
	 */
	public function ascii_host(): string {
		$bare  = rtrim( trim( $this->host, '[]' ), '.' );
		$ascii = function_exists( 'idn_to_ascii' ) ? idn_to_ascii( $bare ) : $bare;
		return false === $ascii ? $bare : $ascii;
	}

	/**
	 * The certificate has to be valid and for this name, always.
	 *
	 * @return array<string, mixed>
	 */
	private function tls_options(): array {
		return array(
			'verify_peer'       => true,
			'verify_peer_name'  => true,
			'peer_name'         => $this->ascii_host(),
			'SNI_enabled'       => true,
			'allow_self_signed' => false,
		);
	}
}
