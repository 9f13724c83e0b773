<?php
/**
 * What a customer sent.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * A message on its way in, whatever channel brought it. Text is UTF-8, HTML is sanitised already.
 */
final class IncomingMessage {
	/** What came while somebody connected the mailbox is new, also where clocks differ. Seconds. */
	private const GRACE = 600;

	/**
	 * Use named arguments.
	 *
	 * @param int                                         $mailbox_id       Mailbox it came to.
	 * @param string                                      $channel          email, form, api or phone.
	 * @param array{address: string, name: string}        $from             Sender; the address may be empty in a broken mail.
	 * @param string                                      $subject          One line.
	 * @param string                                      $text             Whole body as text.
	 * @param string                                      $html             Whole body as sanitised HTML, or empty.
	 * @param string|null                                 $visible_text     Without quotation and signature; null: the same as $text.
	 * @param string|null                                 $visible_html     Likewise; null: the same as $html.
	 * @param list<array{address: string, name: string}>  $to               Recipients.
	 * @param list<array{address: string, name: string}>  $cc               Recipients in copy.
	 * @param list<array{address: string, name: string}>  $reply_to         Where the sender wants answers.
	 * @param list<array{sha256: string, filename: string, content_type: string, size: int, inline: bool, content_id: string|null}> $attachments Stored blobs.
	 * @param string|null                                 $message_key      Of a mail: unique, decides duplicates.
	 * @param string|null                                 $client_key       Of a form or call: unique, decides duplicates.
	 * @param string                                      $message_id       Message-ID with angle brackets, or empty.
	 * @param list<string>                                $in_reply_to      Message-IDs.
	 * @param list<string>                                $references       Message-IDs, oldest first.
	 * @param string|null                                 $automatic        bounce, auto-reply, list, complaint, notification; null: a person wrote it.
	 * @param bool                                        $may_auto_respond False when RFC 3834 forbids an automatic answer.
	 * @param array{recipient: string, status: string, diagnostic: string, permanent: bool, original_message_id: string}|null $bounce A delivery report's content.
	 * @param string                                      $raw_sha256       Blob of the gzipped source, or empty.
	 * @param string|null                                 $parse_error      Why the mail could not be read as a whole.
	 * @param int|null                                    $received_at      Unix time; null: now.
	 * @param list<string>                                $delivered_to     Where the mail server says it was delivered to.
	 * @param array{from: array{address: string, name: string}, date: string|null, message_id: string, subject: string, text: string, html: string, comment: string}|null $forwarded A mail that it passes on.
	 * @param array{spf: string, dkim: string, dmarc: string}|null $authentication What the mailbox's server found out about the sender (RFC 8601).
	 * @param int                                         $forwarded_by     The agent in whose name somebody passed this on, unproven; 0 for none.
	 * @param bool                                        $spam             The mail server took it for spam.
	 * @param array{recipient: string, original_message_id: string}|null $complaint What a complaint is about.
	 * @param bool                                        $is_thanks        It says thank you, and nothing else.
	 * @param int                                         $customer_id      Who wrote, or called, when that is known already; 0: found by the address.
	 * @param int|null                                    $connected_at     Since when its mailbox reads the account it came to, Unix time; null: it is new, whatever its date.
	 */
	public function __construct(
		public readonly int $mailbox_id,
		public readonly string $channel,
		public readonly array $from,
		public readonly string $subject,
		public readonly string $text,
		public readonly string $html = '',
		public readonly ?string $visible_text = null,
		public readonly ?string $visible_html = null,
		public readonly array $to = array(),
		public readonly array $cc = array(),
		public readonly array $reply_to = array(),
		public readonly array $attachments = array(),
		public readonly ?string $message_key = null,
		public readonly ?string $client_key = null,
		public readonly string $message_id = '',
		public readonly array $in_reply_to = array(),
		public readonly array $references = array(),
		public readonly ?string $automatic = null,
		public readonly bool $may_auto_respond = true,
		public readonly ?array $bounce = null,
		public readonly string $raw_sha256 = '',
		public readonly ?string $parse_error = null,
		public readonly ?int $received_at = null,
		public readonly ?int $connected_at = null,
		public readonly array $delivered_to = array(),
		public readonly ?array $forwarded = null,
		public readonly ?array $authentication = null,
		public readonly int $forwarded_by = 0,
		public readonly bool $spam = false,
		public readonly ?array $complaint = null,
		public readonly int $customer_id = 0,
		public readonly bool $is_thanks = false
	) {}

	/**
	 * The same message but for some of its fields.
	 *
	 * @param array<string, mixed> $changes Field => new value.
	 */
	public function with( array $changes ): self {
		return new self( ...array_merge( get_object_vars( $this ), $changes ) );
	}

	/**
	 * A mail from the poller.
	 *
	 * @param array<string, mixed> $mail         As in the contract's "ingest-message", validated.
	 * @param int                  $mailbox_id   Where it came to.
	 * @param int|null             $connected_at Since when the mailbox reads this account, Unix time.
	 */
	public static function from_contract( array $mail, int $mailbox_id, ?int $connected_at = null ): self {
		return new self(
			mailbox_id: $mailbox_id,
			channel: 'email',
			from: $mail['from'],
			subject: $mail['subject'],
			text: $mail['text'],
			html: $mail['html'],
			visible_text: $mail['visible_text'],
			visible_html: $mail['visible_html'],
			to: $mail['to'],
			cc: $mail['cc'],
			reply_to: $mail['reply_to'],
			attachments: $mail['attachments'],
			message_key: $mail['key'],
			message_id: trim( $mail['message_id'] ),
			in_reply_to: $mail['in_reply_to'],
			references: $mail['references'],
			automatic: $mail['automatic'],
			may_auto_respond: $mail['may_auto_respond'],
			bounce: $mail['bounce'],
			raw_sha256: $mail['raw_sha256'],
			parse_error: $mail['parse_error'],
			received_at: Time::parse( $mail['received_at'] ),
			connected_at: $connected_at,
			delivered_to: $mail['delivered_to'],
			forwarded: $mail['forwarded'] ?? null,
			authentication: $mail['authentication'] ?? null,
			spam: $mail['spam'] ?? false,
			complaint: $mail['complaint'] ?? null,
			is_thanks: $mail['is_thanks'] ?? false
		);
	}

	/**
	 * Whether it was in the account before the mailbox was connected: it is imported, so its sender expects no automatic
	 * answer now, and nobody is to be told of it as of new mail.
	 */
	public function is_old(): bool {
		return null !== $this->received_at && null !== $this->connected_at && $this->received_at < $this->connected_at - self::GRACE;
	}

	/**
	 * Whether it is old mail that nobody can be waiting for any more.
	 *
	 * @param int $now   Unix time.
	 * @param int $after Seconds after which nobody waits.
	 */
	public function is_settled( int $now, int $after ): bool {
		return $this->is_old() && (int) $this->received_at < $now - $after;
	}

	/**
	 * Whether the mailbox's own server found that the sender's domain disowns this mail (RFC 7489 section 6.6.2; RFC 7208
	 * section 8.4). A softfail, or no word at all, says nothing.
	 */
	public function is_disowned(): bool {
		$found = $this->authentication;
		return null !== $found && ( 'fail' === $found['dmarc'] || ( 'fail' === $found['spf'] && 'pass' !== $found['dkim'] ) );
	}

	/**
	 * When it came, never in the future (clocks differ).
	 *
	 * @return string UTC datetime.
	 */
	public function created_at(): string {
		return Time::sql( min( $this->received_at ?? time(), time() ) );
	}
}
