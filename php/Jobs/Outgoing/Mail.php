<?php
/**
 * A mail ready to leave.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

defined( 'ABSPATH' ) || exit;

/**
 * Everything a mail server has to know; UTF-8 throughout.
 */
final class Mail {
	/**
	 * Use named arguments.
	 *
	 * @param array{address: string, name: string}       $from        The mailbox.
	 * @param list<array{address: string, name: string}> $to          Recipients.
	 * @param list<array{address: string, name: string}> $cc          Recipients in copy.
	 * @param list<array{address: string, name: string}> $bcc         Recipients in blind copy.
	 * @param string                                     $subject     One line.
	 * @param string                                     $html        A whole page.
	 * @param string                                     $text        The same as text.
	 * @param string                                     $message_id  With angle brackets.
	 * @param string                                     $in_reply_to Message-IDs, separated by spaces; may be empty.
	 * @param string                                     $references  Likewise.
	 * @param list<array{path: string, filename: string, content_type: string, content_id?: string}> $files Attachments, and pictures of the text.
	 * @param array<string, string>                      $headers     Further headers, name => value, ASCII on one line.
	 * @param bool                                       $null_sender Ask for an empty envelope sender, so that nothing comes back (RFC 3834 section 3.3).
	 */
	public function __construct(
		public readonly array $from,
		public readonly array $to,
		public readonly array $cc,
		public readonly array $bcc,
		public readonly string $subject,
		public readonly string $html,
		public readonly string $text,
		public readonly string $message_id,
		public readonly string $in_reply_to = '',
		public readonly string $references = '',
		public readonly array $files = array(),
		public readonly array $headers = array(),
		public readonly bool $null_sender = false
	) {}

	/**
	 * The same mail with the mailbox as envelope sender, for servers that take no empty one.
	 */
	public function with_sender(): self {
		return new self( ...array( 'null_sender' => false ) + get_object_vars( $this ) );
	}
}
