<?php
/**
 * Sending.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use PHPMailer\PHPMailer\PHPMailer;

defined( 'ABSPATH' ) || exit;

/**
 * Hands a mail to wp_mail(), so that the site's own way of sending (an SMTP plugin, a mail service) is used, or to the
 * mailbox's own SMTP server, whose settings hold for this one call only.
 *
 * phpcs:disable WordPress.NamingConventions.ValidVariableName -- PHPMailer's names.
 */
final class Transport {
	/** Seconds to connect. */
	private const CONNECT = 20;

	/**
	 * The failure that wp_mail() reported.
	 */
	private string $error = '';

	/**
	 * Whether wp_mail() said that the mail is on its way; what a plugin makes of that news comes after.
	 */
	private bool $handed_over = false;

	/**
	 * Follows the conversation, when there is one by SMTP.
	 */
	private ?TracingSmtp $smtp = null;

	/**
	 * Whether phpmailer_init was reached: without it, some plugin sends in a way of its own.
	 */
	private bool $prepared = false;

	/**
	 * Sends a mail.
	 *
	 * @param Mail                                                                    $mail        The mail.
	 * @param array{host: string, port: int, security: string, username: string}|null $server      The mailbox's SMTP server; null: the site's own way.
	 * @param string                                                                  $password    Its password, or an access token where it has an "auth".
	 * @param bool                                                                    $all_or_none What to do when the server puts some recipients off; see TracingSmtp.
	 */
	public function send( Mail $mail, ?array $server, string $password, bool $all_or_none ): Outcome {
		$this->error       = '';
		$this->smtp        = null;
		$this->prepared    = false;
		$this->handed_over = false;
		// PHPMailer holds a mail with its files in memory, several times over.
		wp_raise_memory_limit( 'admin' );
		$succeeded         = function (): void {
			$this->handed_over = true;
		};
		$before            = $this->swap_mailer( null !== $server );
		$prepare           = fn( $mailer ) => $this->prepare( $mailer, $mail, $server, $password, $all_or_none );
		$note              = function ( $error ): void {
			$this->error = is_wp_error( $error ) ? $error->get_error_message() : '';
		};
		// A plugin that sends wp_mail() elsewhere is the site's own way; the mailbox's own server comes before it.
		$through = static fn( $short_circuit ) => null === $server ? $short_circuit : null;
		add_action( 'phpmailer_init', $prepare, PHP_INT_MAX );
		add_action( 'wp_mail_failed', $note, PHP_INT_MAX );
		add_action( 'wp_mail_succeeded', $succeeded, PHP_INT_MIN );
		add_filter( 'pre_wp_mail', $through, PHP_INT_MAX );
		try {
			$sent = wp_mail( array_map( self::written( ... ), $mail->to ), $mail->subject, $mail->html, self::headers( $mail ), array_column( $mail->files, 'path', 'filename' ) );
		} catch ( \Throwable $error ) {
			// Some plugin's hook threw; whether before or after sending is what the trace tells, or that it was told already.
			$sent        = $this->handed_over;
			$this->error = $error->getMessage();
		} finally {
			remove_action( 'phpmailer_init', $prepare, PHP_INT_MAX );
			remove_action( 'wp_mail_failed', $note, PHP_INT_MAX );
			remove_action( 'wp_mail_succeeded', $succeeded, PHP_INT_MIN );
			remove_filter( 'pre_wp_mail', $through, PHP_INT_MAX );
			$this->hang_up();
			// phpcs:ignore WordPress.WP.GlobalVariablesOverride -- Put back.
			$GLOBALS['phpmailer'] = $before;
		}
		return null === $this->smtp ? $this->untraced( $sent ) : $this->traced( $this->smtp, $sent );
	}

	/**
	 * Ends the conversation now. After a refusal PHPMailer leaves that to its destructor, and WebAssembly's PHP dies when
	 * a destructor waits for the network.
	 */
	private function hang_up(): void {
		if ( null === $this->smtp ) {
			return;
		}
		// A server that has stopped answering will not answer this either.
		if ( 0 !== ( $this->smtp->refusal['code'] ?? 1 ) ) {
			$this->smtp->quit();
		}
		$this->smtp->close();
	}

	/**
	 * Puts a mailer of ours in place of WordPress's own. A plugin's mailer stays, unless the mailbox has its own server.
	 *
	 * @param bool $always Also in place of a plugin's.
	 * @return mixed What was there.
	 */
	private function swap_mailer( bool $always ): mixed {
		require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
		require_once ABSPATH . WPINC . '/PHPMailer/SMTP.php';
		require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';
		$before = $GLOBALS['phpmailer'] ?? null;
		if ( $always || ! $before instanceof PHPMailer || in_array( get_class( $before ), array( PHPMailer::class, 'WP_PHPMailer' ), true ) ) {
			// phpcs:ignore WordPress.WP.GlobalVariablesOverride -- wp_mail() uses what it finds here; put back after the call.
			$GLOBALS['phpmailer'] = new Mailer( true );
			Mailer::$validator    = static fn( $address ): bool => (bool) is_email( $address );
		}
		return $before;
	}

	/**
	 * The last word on the mail, after every plugin.
	 *
	 * @param PHPMailer $mailer      The mailer.
	 * @param Mail      $mail        The mail.
	 * @param array|null $server     The mailbox's own server.
	 * @param string    $password    Its password, or an access token where it has an "auth".
	 * @param bool      $all_or_none See TracingSmtp.
	 */
	private function prepare( PHPMailer $mailer, Mail $mail, ?array $server, string $password, bool $all_or_none ): void {
		$this->prepared    = true;
		$mailer->From      = $mail->from['address'];
		$mailer->FromName  = $mail->from['name'];
		$mailer->MessageID = $mail->message_id;
		$mailer->AltBody   = $mail->text;
		$mailer->XMailer   = ' ';
		// Bounces have to come back to the mailbox (RFC 5321 section 4.5.5).
		$mailer->Sender = null === $server && '' !== (string) $mailer->Sender ? $mailer->Sender : $mail->from['address'];
		// wp_mail() drops an attachment that it cannot read without a word, and guesses types from paths.
		$mailer->clearAttachments();
		foreach ( $mail->files as $file ) {
			if ( isset( $file['content_id'] ) ) {
				$mailer->addEmbeddedImage( $file['path'], $file['content_id'], $file['filename'], PHPMailer::ENCODING_BASE64, $file['content_type'] );
				continue;
			}
			$mailer->addAttachment( $file['path'], $file['filename'], PHPMailer::ENCODING_BASE64, $file['content_type'] );
		}
		if ( null !== $server ) {
			$mailer->isSMTP();
			$mailer->Host        = $server['host'];
			$mailer->Port        = $server['port'];
			$mailer->SMTPSecure  = array( 'tls' => PHPMailer::ENCRYPTION_SMTPS, 'starttls' => PHPMailer::ENCRYPTION_STARTTLS, 'none' => '' )[ $server['security'] ];
			$mailer->SMTPAutoTLS = false;
			$mailer->SMTPAuth    = '' !== $server['username'];
			$mailer->Username    = $server['username'];
			$mailer->Password    = $password;
			$mailer->AuthType    = isset( $server['auth'] ) ? 'XOAUTH2' : '';
		}
		if ( 'smtp' === $mailer->Mailer ) {
			$mailer->Timeout       = min( $mailer->Timeout, self::CONNECT );
			$mailer->SMTPKeepAlive = false;
			$mailer->SMTPDebug     = 0;
			$this->smtp            = new TracingSmtp( $all_or_none, null !== $server && $mail->null_sender );
			$mailer->setSMTPInstance( $this->smtp );
		}
	}

	/**
	 * Judges a conversation by SMTP.
	 *
	 * @param TracingSmtp $smtp The conversation.
	 * @param bool        $sent What wp_mail() said.
	 */
	private function traced( TracingSmtp $smtp, bool $sent ): Outcome {
		if ( $smtp->accepted ) {
			return $smtp->refused_recipients
				? new Outcome( Outcome::PARTLY, implode( "\n", array_column( $smtp->refused_recipients, 'words' ) ) )
				: new Outcome( Outcome::SENT );
		}
		if ( $sent ) {
			// A plugin's mailer took another way after all.
			return new Outcome( Outcome::SENT );
		}
		$refusal = $smtp->refusal;
		if ( null === $refusal && $smtp->refused_recipients ) {
			// None was taken. One that may be taken later keeps the others waiting.
			$temporary = array_filter( $smtp->refused_recipients, static fn( array $one ): bool => $one['code'] < 500 );
			return new Outcome( $temporary ? Outcome::LATER : Outcome::REFUSED, implode( "\n", array_column( $smtp->refused_recipients, 'words' ) ) );
		}
		if ( $smtp->finished && ( null === $refusal || $refusal['code'] < 200 ) ) {
			return new Outcome( Outcome::UNKNOWN, __( 'The connection broke after the whole mail had been handed over, so nobody knows whether it was sent. Look at the mail server\'s sent mail or ask the customer before you send it again.', 'mesa-help-desk' ) );
		}
		$words = '' !== (string) ( $refusal['words'] ?? '' ) ? $refusal['words'] : $this->error;
		return new Outcome( ( $refusal['code'] ?? 0 ) >= 500 ? Outcome::REFUSED : Outcome::LATER, $words, $smtp->login_refused );
	}

	/**
	 * Judges a way of sending that cannot be watched.
	 *
	 * @param bool $sent What wp_mail() said.
	 */
	private function untraced( bool $sent ): Outcome {
		if ( $sent ) {
			return new Outcome( Outcome::SENT );
		}
		if ( preg_match( '/time[sd]?[ -]?out/i', $this->error ) ) {
			return new Outcome( Outcome::UNKNOWN, $this->error );
		}
		if ( '' !== $this->error ) {
			return new Outcome( Outcome::LATER, $this->error );
		}
		return new Outcome( Outcome::LATER, $this->prepared ? __( 'This web server could not hand the mail over.', 'mesa-help-desk' ) : __( 'The plugin that sends this site\'s mail refused it without a reason.', 'mesa-help-desk' ) );
	}

	/**
	 * Headers for wp_mail(), in its format.
	 *
	 * @param Mail $mail The mail.
	 * @return list<string>
	 */
	private static function headers( Mail $mail ): array {
		$headers = array( 'Content-Type: text/html; charset=UTF-8', 'From: ' . self::written( $mail->from ) );
		foreach ( array( 'Cc' => $mail->cc, 'Bcc' => $mail->bcc ) as $name => $addresses ) {
			foreach ( $addresses as $address ) {
				$headers[] = "$name: " . self::written( $address );
			}
		}
		foreach ( array( 'In-Reply-To' => $mail->in_reply_to, 'References' => $mail->references ) + $mail->headers as $name => $value ) {
			if ( '' !== $value ) {
				$headers[] = "$name: $value";
			}
		}
		return $headers;
	}

	/**
	 * An address as wp_mail() reads it. Its parser knows no quoting, so a name loses what would confuse it.
	 *
	 * @param array{address: string, name: string} $address The address.
	 */
	private static function written( array $address ): string {
		$name = trim( (string) preg_replace( '/[\x00-\x1F\x7F<>",;:@()\\\\]+/', ' ', $address['name'] ) );
		$bare = str_replace( array( "\r", "\n", ',', '<', '>', ' ' ), '', $address['address'] );
		return '' === $name ? $bare : "$name <$bare>";
	}
}
