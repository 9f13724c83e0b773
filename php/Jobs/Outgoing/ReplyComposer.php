<?php
/**
 * A reply as mail.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Data\Files\BlobStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\AutomaticHeaders;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\LinkWords;
use Mesa\Domain\PlainText;
use Mesa\Domain\SubjectToken;
use Mesa\Domain\Text;
use Mesa\Domain\Time;
use Mesa\Jobs\GiveUp;

defined( 'ABSPATH' ) || exit;

/**
 * Puts the answer, the mailbox's signature and the message it answers into one mail, as HTML and as text.
 */
final class ReplyComposer {
	/** Longer quotations are cut; the customer has the message already. Bytes. */
	private const LONGEST_QUOTE = 100_000;
	/** Among so many messages before it, what a reply answers is looked for. */
	private const LOOK_BACK = 20;

	/**
	 * Takes what it needs.
	 *
	 * @param MessageStore    $messages    The messages.
	 * @param AttachmentStore $attachments Their files.
	 * @param BlobStore       $blobs       The files' content.
	 * @param SubjectToken    $tokens      Marks the subject.
	 * @param Stationery      $stationery  Signature and letterhead.
	 * @param FollowLine|null $follow      Leads to the ticket's page; null where that makes no sense, as in a preview.
	 */
	public function __construct(
		private readonly MessageStore $messages,
		private readonly AttachmentStore $attachments,
		private readonly BlobStore $blobs,
		private readonly SubjectToken $tokens,
		private readonly Stationery $stationery,
		private readonly ?FollowLine $follow = null
	) {}

	/**
	 * The mail of a reply. Written in the site's language, whoever's request happens to send it.
	 *
	 * @param array<string, mixed> $message As MessageStore::find() gives it.
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @throws GiveUp When it cannot be made.
	 */
	public function compose( array $message, array $mailbox ): Mail {
		$recipients = (array) json_decode( (string) $message['recipients'], true );
		$to         = self::addresses( $recipients['to'] ?? array() );
		if ( ! $to ) {
			throw new GiveUp( __( 'This reply has no recipient.', 'mesa-help-desk' ) );
		}
		$switched = switch_to_locale( get_locale() );
		// An automatic answer is short, complete, and quotes nobody: its words may come back from anywhere.
		$automatic = null !== $message['automatic'];
		$answered  = $automatic || 'answered' !== $message['quotes'] ? null : $this->answered( $message, $recipients );
		if ( null !== $answered ) {
			// Those who get a copy read the quotation too.
			$answered['visible_html'] = LinkWords::without( (string) $answered['visible_html'] );
			$answered['visible_text'] = LinkWords::without( (string) $answered['visible_text'] );
		}
		$follow   = $this->follow?->address( $message, array( ...$to, ...self::addresses( $recipients['cc'] ?? array() ), ...self::addresses( $recipients['bcc'] ?? array() ) ) ) ?? '';
		$html     = $this->stationery->page( $this->html_body( $message, $mailbox, $answered, $follow ), $message, $mailbox );
		$text     = $this->stationery->text( $this->text_body( $message, $mailbox, $answered, $follow ), $message, $mailbox );
		if ( $switched ) {
			restore_previous_locale();
		}
		$mail = array(
			'from'        => array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] ),
			'to'          => $to,
			'cc'          => self::addresses( $recipients['cc'] ?? array() ),
			'bcc'         => self::addresses( $recipients['bcc'] ?? array() ),
			'subject'     => $this->tokens->tag( self::answer_subject( (string) $message['subject'], null !== $answered ), $message['ticket_id'] ),
			'html'        => $html,
			'text'        => $text,
			'message_id'  => (string) $message['message_id'],
			'in_reply_to' => (string) $message['in_reply_to'],
			'references'  => (string) $message['reference_ids'],
			'files'       => $this->files( $message['id'] ),
			'headers'     => $automatic ? AutomaticHeaders::of( '' !== (string) $message['in_reply_to'] ) : array(),
			'null_sender' => $automatic,
		);
		/**
		 * Filters a reply before it is sent.
		 *
		 * @param array<string, mixed> $mail       from, to, cc, bcc ({address, name}), subject, html, text, message_id, in_reply_to,
		 *                                         references, files ({path, filename, content_type, and content_id for a picture in the text}), headers (name => value),
		 *                                         null_sender (true for an automatic answer).
		 * @param int                  $message_id The reply.
		 * @param int                  $ticket_id  Its ticket.
		 */
		return new Mail( ...array_intersect_key( (array) apply_filters( 'mesa_outgoing_mail', $mail, $message['id'], $message['ticket_id'] ), $mail ) );
	}

	/**
	 * The customer's message that the reply answers, or null.
	 *
	 * @param array<string, mixed> $message    The reply.
	 * @param array<string, mixed> $recipients Who gets it.
	 * @return array<string, mixed>|null
	 */
	private function answered( array $message, array $recipients ): ?array {
		$people = EmailAddress::keys( array_merge( self::addresses( $recipients['to'] ?? array() ), self::addresses( $recipients['cc'] ?? array() ) ) );
		$found  = '' === $message['in_reply_to'] ? false : current( $this->messages->find_by_message_ids( explode( ' ', (string) $message['in_reply_to'] ) ) );
		if ( is_array( $found ) && 'customer' === $found['kind'] && $found['ticket_id'] === $message['ticket_id'] && self::may_be_quoted( $found, $people ) ) {
			return $found;
		}
		foreach ( array_reverse( $this->messages->page( $message['ticket_id'], $message['id'], self::LOOK_BACK )['items'] ) as $last ) {
			if ( 'customer' === $last['kind'] && null === $last['automatic'] ) {
				if ( self::may_be_quoted( $last, $people ) ) {
					return $last;
				}
			}
		}
		return null;
	}

	/**
	 * Whether a message may be quoted to these people: whoever wrote it is among them. What a supplier has answered to
	 * something that was passed on is not the customer's to read.
	 *
	 * @param array<string, mixed> $message The message.
	 * @param list<string>         $people  Keys of addresses.
	 */
	private static function may_be_quoted( array $message, array $people ): bool {
		$there   = (array) json_decode( (string) $message['recipients'], true );
		$writers = EmailAddress::keys( array( array( 'address' => $message['from_address'] ), ...self::addresses( $there['reply_to'] ?? array() ) ) );
		return ! $writers || array_intersect( $writers, $people );
	}

	/**
	 * The HTML part's content.
	 *
	 * @param array<string, mixed>      $message  The reply.
	 * @param array<string, mixed>      $mailbox  Its mailbox.
	 * @param array<string, mixed>|null $answered What it answers.
	 * @param string                    $follow   The ticket's page; empty for no line.
	 */
	private function html_body( array $message, array $mailbox, ?array $answered, string $follow ): string {
		list( $words, $passed_on ) = self::parts( $message, 'html' );
		$html                      = '<div dir="auto">' . ( '' === $words ? nl2br( esc_html( self::parts( $message, 'text' )[0] ) ) : $words ) . '</div>';
		$signature                 = $this->stationery->signature( $message, $mailbox );
		if ( '' !== $signature ) {
			$html .= '<div dir="auto" style="margin-top:1.5em;color:#50575e">' . $signature . '</div>';
		}
		$html .= FollowLine::html( $follow ) . $passed_on;
		if ( null !== $answered ) {
			$quote = '' === $answered['visible_html'] || strlen( $answered['visible_html'] ) > self::LONGEST_QUOTE
				? nl2br( esc_html( Text::clip_bytes( (string) $answered['visible_text'], self::LONGEST_QUOTE ) ) )
				// The images of the customer's own mail are not in this one.
				: (string) preg_replace( '/<img\b[^>]*\bsrc\s*=\s*["\']?cid:[^>]*>/i', '', $answered['visible_html'] );
			$html .= '<div class="gmail_quote" style="margin-top:1.5em"><div dir="auto" class="gmail_attr" style="color:#50575e">' . esc_html( self::attribution( $answered ) ) . '</div>'
				. '<blockquote class="gmail_quote" type="cite" style="margin:0.5em 0 0;padding-inline-start:1em;border-inline-start:2px solid #c3c4c7">' . $quote . '</blockquote></div>';
		}
		return $html;
	}

	/**
	 * The text part.
	 *
	 * @param array<string, mixed>      $message  The reply.
	 * @param array<string, mixed>      $mailbox  Its mailbox.
	 * @param array<string, mixed>|null $answered What it answers.
	 * @param string                    $follow   The ticket's page; empty for no line.
	 */
	private function text_body( array $message, array $mailbox, ?array $answered, string $follow ): string {
		list( $text, $passed_on ) = self::parts( $message, 'text' );
		$text                     = '' === $text ? PlainText::from_html( self::parts( $message, 'html' )[0] ) : $text;
		$signature                = $this->stationery->signature( $message, $mailbox );
		if ( '' !== $signature ) {
			// "-- " on a line of its own is how mail programs know a signature (RFC 3676 section 4.3).
			$text .= "\n\n-- \n" . PlainText::from_html( $signature );
		}
		$text .= FollowLine::text( $follow ) . $passed_on;
		if ( null !== $answered ) {
			$text .= "\n\n" . self::attribution( $answered ) . "\n" . PlainText::quoted( Text::clip_bytes( (string) $answered['visible_text'], self::LONGEST_QUOTE ) );
		}
		return $text . "\n";
	}

	/**
	 * The agent's words, and what they pass on below them; the signature comes in between.
	 *
	 * @param array<string, mixed> $message The reply.
	 * @param string               $form    "html" or "text".
	 * @return array{string, string} The second one is empty unless it was forwarded.
	 */
	private static function parts( array $message, string $form ): array {
		$body  = (string) $message[ "body_$form" ];
		$words = (string) $message[ "visible_$form" ];
		return 'forward' === $message['quotes'] && str_starts_with( $body, $words ) ? array( $words, substr( $body, strlen( $words ) ) ) : array( $body, '' );
	}

	/**
	 * "On …, Ana wrote:"
	 *
	 * @param array<string, mixed> $answered The message.
	 */
	private static function attribution( array $answered ): string {
		$when = wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), Time::unix( (string) $answered['created_at'] ) );
		$who  = '' === (string) $answered['from_name'] ? $answered['from_address'] : $answered['from_name'];
		/* translators: 1: date and time, 2: name of the person who wrote the message */
		return sprintf( __( 'On %1$s, %2$s wrote:', 'mesa-help-desk' ), $when, $who );
	}

	/**
	 * "Re: …", once.
	 *
	 * @param string $subject   The ticket's or the reply's subject.
	 * @param bool   $is_answer False when the ticket began with us.
	 */
	private static function answer_subject( string $subject, bool $is_answer ): string {
		$subject = trim( (string) preg_replace( '/\s+/', ' ', $subject ) );
		return ! $is_answer || preg_match( '/^re\s*:/i', $subject ) ? $subject : trim( 'Re: ' . $subject );
	}

	/**
	 * The reply's files.
	 *
	 * @param int $message_id The reply.
	 * @return list<array{path: string, filename: string, content_type: string, content_id?: string}>
	 * @throws GiveUp When one is not there any more: half a reply is not sent.
	 */
	private function files( int $message_id ): array {
		$files = array();
		foreach ( $this->attachments->of_messages( array( $message_id ) )[ $message_id ] ?? array() as $file ) {
			$path = $this->blobs->path( $file['sha256'] );
			if ( ! is_readable( $path ) ) {
				/* translators: %s: file name */
				throw new GiveUp( sprintf( __( 'The file "%s" is missing on this web server, so the reply was not sent.', 'mesa-help-desk' ), $file['filename'] ) );
			}
			// What the text shows travels within the mail (RFC 2392).
			$files[] = ( $file['is_inline'] ? array( 'content_id' => (string) $file['content_id'] ) : array() ) + array(
				'path'         => $path,
				'filename'     => $file['filename'],
				'content_type' => preg_match( '#^[\w.+-]+/[\w.+-]+$#', $file['content_type'] ) ? $file['content_type'] : 'application/octet-stream',
			);
		}
		return $files;
	}

	/**
	 * Usable addresses.
	 *
	 * @param mixed $list From the recipients column.
	 * @return list<array{address: string, name: string}>
	 */
	private static function addresses( mixed $list ): array {
		$found = array();
		foreach ( is_array( $list ) ? $list : array() as $one ) {
			if ( is_string( $one['address'] ?? null ) && str_contains( $one['address'], '@' ) ) {
				$found[] = array( 'address' => trim( $one['address'] ), 'name' => (string) ( $one['name'] ?? '' ) );
			}
		}
		return $found;
	}

	/**
	 * A page that every mail program shows well: system font, readable size, no fixed width.
	 *
	 * @param string $body The content.
	 */
	public static function page( string $body ): string {
		return '<!DOCTYPE html><html lang="' . esc_attr( str_replace( '_', '-', get_locale() ) ) . '" dir="' . ( is_rtl() ? 'rtl' : 'ltr' ) . '"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>'
			. '<body style="margin:0;padding:16px;font-family:-apple-system,BlinkMacSystemFont,\'Segoe UI\',Roboto,Arial,sans-serif;font-size:15px;line-height:1.6;color:#1e1e1e">' . $body . '</body></html>';
	}
}
