<?php
/**
 * SMTP that remembers how far it came.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Domain\Xoauth2;
use PHPMailer\PHPMailer\SMTP;

defined( 'ABSPATH' ) || exit;

/**
 * PHPMailer says that a mail failed, not when. After the final dot "failed" may well mean "delivered, but the answer was
 * lost" (RFC 5321 section 4.5.4.2, RFC 1047), and sending it again would send it twice.
 *
 * phpcs:disable WordPress.NamingConventions -- PHPMailer's names.
 */
final class TracingSmtp extends SMTP {
	/** Seconds for one answer; servers that scan for viruses take their time with the last one, where PHPMailer doubles it. */
	private const PATIENCE = 90;

	/**
	 * The final dot was sent.
	 */
	public bool $finished = false;

	/**
	 * The server has said that it takes the mail.
	 */
	public bool $accepted = false;

	/**
	 * The server does not take the user name with this password or token.
	 */
	public bool $login_refused = false;

	/**
	 * A write has failed.
	 */
	private bool $broken = false;

	/**
	 * The refusal that ended the transaction: code (0: none came) and words.
	 *
	 * @var array{code: int, words: string}|null
	 */
	public ?array $refusal = null;

	/**
	 * Refused recipients.
	 *
	 * @var list<array{code: int, words: string}>
	 */
	public array $refused_recipients = array();

	/**
	 * Takes what to do about a recipient that is refused for now.
	 *
	 * @param bool $all_or_none True: send to nobody, so that the next try reaches all of them.
	 * @param bool $null_sender Empty envelope sender.
	 */
	public function __construct( private readonly bool $all_or_none, private readonly bool $null_sender = false ) {
		$this->Timelimit = self::PATIENCE;
	}

	/**
	 * Names the envelope sender. PHPMailer itself takes an empty one for none given.
	 *
	 * @param string $from The address.
	 */
	public function mail( $from ) {
		return parent::mail( $this->null_sender ? '' : $from );
	}

	/**
	 * Logs in; with an access token when the type is XOAUTH2.
	 *
	 * @param string      $username The user.
	 * @param string      $password The password, or the access token.
	 * @param string|null $authtype "XOAUTH2", or what PHPMailer knows.
	 * @param mixed       $OAuth    Not used: PHPMailer's own way leaves the server waiting when a token is refused.
	 */
	public function authenticate( $username, $password, $authtype = null, $OAuth = null ) {
		$done                = 'XOAUTH2' === $authtype ? $this->sign_in( (string) $username, (string) $password ) : parent::authenticate( $username, $password, $authtype, $OAuth );
		$this->login_refused = ! $done && 535 === ( $this->refusal['code'] ?? 0 );
		return $done;
	}

	/**
	 * Logs in with a token. A server that refuses it sends the details first (334), and its refusal after an empty line.
	 *
	 * @param string $username The user.
	 * @param string $token    The access token.
	 */
	private function sign_in( string $username, string $token ): bool {
		if ( ! $this->sendCommand( 'AUTH', 'AUTH XOAUTH2 ' . Xoauth2::line( $username, $token ), array( 235, 334 ) ) ) {
			return false;
		}
		return str_starts_with( (string) $this->last_reply, '235' ) || $this->sendCommand( 'AUTH END', '', 235 );
	}

	/**
	 * Hands the mail over, unless it is better to come back.
	 *
	 * @param string $msg_data The mail.
	 */
	public function data( $msg_data ) {
		foreach ( $this->refused_recipients as $refused ) {
			if ( $this->all_or_none && $refused['code'] >= 400 && $refused['code'] < 500 ) {
				$this->refusal = $refused;
				return false;
			}
		}
		return parent::data( $msg_data );
	}

	/**
	 * Writes to the server and notes when it did not get through: what broke before the final dot was surely not sent.
	 *
	 * @param string $data    What to write.
	 * @param string $command The command it belongs to.
	 */
	public function client_send( $data, $command = '' ) {
		$written = $this->broken ? false : parent::client_send( $data, $command );
		if ( ! is_int( $written ) || $written < strlen( $data ) ) {
			$this->broken = true;
		} elseif ( 'DATA END' === $command ) {
			$this->finished = true;
		}
		return $written;
	}

	/**
	 * Sends a command and notes what came back.
	 *
	 * @param string    $command       Its name.
	 * @param string    $commandstring The line.
	 * @param int|int[] $expect        Codes that mean success.
	 */
	protected function sendCommand( $command, $commandstring, $expect ) {
		$connected = $this->connected();
		$done = parent::sendCommand( $command, $commandstring, $expect );
		$code = (int) substr( (string) $this->last_reply, 0, 3 );
		if ( $done ) {
			$this->accepted = $this->accepted || 'DATA END' === $command;
		} elseif ( 'RCPT TO' === $command && $connected && $code >= 400 ) {
			$this->refused_recipients[] = array(
				'code'  => $code,
				'words' => substr( $commandstring, 9, -1 ) . ': ' . trim( (string) $this->last_reply ),
			);
		} elseif ( ! $this->accepted && ! in_array( $command, array( 'EHLO', 'HELO', 'QUIT', 'RSET' ), true ) ) {
			$this->refusal = array(
				'code'  => $connected ? $code : 0,
				'words' => $connected ? trim( (string) $this->last_reply ) : '',
			);
		}
		return $done;
	}
}
