<?php
/**
 * "Test this connection".
 *
 * @package Mesa
 */

namespace Mesa\Integrations\MailServer;

use Mesa\Domain\MailboxProbe;

defined( 'ABSPATH' ) || exit;

/**
 * Real connections, step by step: name, connection, encryption, login, folders.
 */
final class Prober implements MailboxProbe {
	/**
	 * Tries IMAP.
	 *
	 * @param array{host: string, port: int, security: string, username: string} $server   The server.
	 * @param string                                                             $password The password.
	 * @param list<string>                                                       $folders  Folders that have to exist.
	 */
	public function incoming( array $server, string $password, array $folders ): array {
		$connection = new Connection( $server['host'], $server['port'] );
		$imap       = new ImapProbe( $connection );
		$steps      = $this->reach( 'incoming', $connection, $server, $imap );
		$steps->take( 'login', static fn(): string => isset( $server['auth'] ) ? $imap->sign_in( $server['username'], $password ) : $imap->log_in( $server['host'], $server['username'], $password ) );
		$steps->take( 'folder', static fn(): string => $imap->look_at( $folders ) );
		$connection->close();
		return $steps->all();
	}

	/**
	 * Tries SMTP.
	 *
	 * @param array{host: string, port: int, security: string, username: string} $server   The server.
	 * @param string                                                             $password The password.
	 */
	public function outgoing( array $server, string $password ): array {
		$connection = new Connection( $server['host'], $server['port'] );
		$steps      = $this->reach( 'outgoing', $connection, $server, new SmtpProbe( $connection ) );
		$connection->close();
		if ( '' !== $server['username'] ) {
			$steps->take( 'login', static fn(): string => SmtpProbe::log_in( $server, $password ) );
		}
		return $steps->all();
	}

	/**
	 * The steps that IMAP and SMTP share.
	 *
	 * @param string              $leg        "incoming" or "outgoing".
	 * @param Connection          $connection To the server.
	 * @param array               $server     The server.
	 * @param ImapProbe|SmtpProbe $protocol   Speaks.
	 */
	private function reach( string $leg, Connection $connection, array $server, ImapProbe|SmtpProbe $protocol ): Steps {
		$steps     = new Steps( $leg );
		$addresses = array();
		$steps->take(
			'dns',
			static function () use ( $connection, $server, &$addresses ): string {
				$addresses = $connection->addresses();
				if ( ! $addresses ) {
					/* translators: %s: host name */
					throw new ProbeFailure( sprintf( __( 'There is no server named %s. Check the spelling.', 'mesa-help-desk' ), $server['host'] ) );
				}
				/* translators: 1: host name, 2: IP address */
				return sprintf( __( '%1$s is %2$s.', 'mesa-help-desk' ), $server['host'], $addresses[0] );
			}
		);
		$steps->take(
			'connect',
			static function () use ( $connection, $server, $protocol, &$addresses ): string {
				$connection->connect( $addresses );
				// With TLS from the start, the greeting comes after the encryption.
				return 'tls' === $server['security'] ? __( 'The server answers.', 'mesa-help-desk' ) : $protocol->greet();
			}
		);
		if ( 'none' !== $server['security'] ) {
			$steps->take(
				'tls',
				static function () use ( $connection, $server, $protocol ): string {
					if ( 'tls' === $server['security'] ) {
						$connection->start_tls();
						$protocol->greet();
					} else {
						$protocol->start_tls();
					}
					/* translators: %s: for example "TLSv1.3" */
					return sprintf( __( 'Encrypted with %s; the certificate is valid.', 'mesa-help-desk' ), $connection->tls_version() );
				}
			);
		}
		return $steps;
	}
}
