<?php
/**
 * What is passed on to somebody else.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\LinkWords;
use Mesa\Domain\PlainText;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * A message, or all of a thread up to it, as mail programs write it below the words of whoever forwards it. Notes are the
 * team's own and never leave.
 */
final class Forwarding {
	/** Longer threads are cut at their old end: a mail server takes no book. Bytes of HTML. */
	private const LONGEST = 500_000;
	/** At most so many messages of a thread. */
	private const MOST = 50;

	/**
	 * Takes what it reads.
	 *
	 * @param MessageStore    $messages    Messages.
	 * @param AttachmentStore $attachments The pictures within them.
	 */
	public function __construct( private readonly MessageStore $messages, private readonly AttachmentStore $attachments ) {}

	/**
	 * What goes below the words.
	 *
	 * @param int  $ticket_id  The ticket.
	 * @param int  $message_id The message.
	 * @param bool $thread     With everything before it, newest first.
	 * @return array{html: string, text: string, files: list<array<string, mixed>>} files: the pictures within, as ComposeReply::checked_files() gives files.
	 * @throws Refusal 400 when there is no such message to pass on.
	 */
	public function of( int $ticket_id, int $message_id, bool $thread ): array {
		$newest = $this->messages->find( $message_id );
		if ( null === $newest || $newest['ticket_id'] !== $ticket_id || 'note' === $newest['kind'] || 'cancelled' === $newest['state'] ) {
			throw Refusal::invalid( 'forward', __( 'This message cannot be forwarded.', 'mesa-help-desk' ) );
		}
		$switched = switch_to_locale( get_locale() );
		$parts    = array( $this->part( $newest, true ) );
		foreach ( $thread ? $this->before( $ticket_id, $message_id ) : array() as $message ) {
			$parts[] = $this->part( $message, false );
		}
		if ( $switched ) {
			restore_previous_locale();
		}
		$html  = '';
		$text  = '';
		$files = array();
		foreach ( $parts as $part ) {
			if ( '' !== $html && strlen( $html ) + strlen( $part['html'] ) > self::LONGEST ) {
				break;
			}
			$html .= $part['html'];
			$text .= "\n\n" . $part['text'];
			array_push( $files, ...$part['files'] );
		}
		return compact( 'html', 'text', 'files' );
	}

	/**
	 * Whom messages were passed on to.
	 *
	 * @param list<array<string, mixed>> $messages Rows.
	 * @return list<string> Keys of addresses.
	 */
	public static function recipients( array $messages ): array {
		$found = array();
		foreach ( $messages as $row ) {
			if ( 'forward' === $row['quotes'] && 'cancelled' !== $row['state'] ) {
				$people = (array) json_decode( (string) $row['recipients'], true );
				array_push( $found, ...EmailAddress::keys( array_merge( $people['to'] ?? array(), $people['cc'] ?? array(), $people['bcc'] ?? array() ) ) );
			}
		}
		return $found;
	}

	/**
	 * What was said before, newest first. A reply that waits, or was held back, was said to nobody.
	 *
	 * @param int $ticket_id  The ticket.
	 * @param int $message_id The message.
	 * @return list<array<string, mixed>>
	 */
	private function before( int $ticket_id, int $message_id ): array {
		$rows = array_filter( $this->messages->page( $ticket_id, $message_id, self::MOST )['items'], static fn( array $row ): bool => 'note' !== $row['kind'] && ! in_array( $row['state'], array( 'cancelled', 'failed', 'scheduled', 'held' ), true ) );
		return array_reverse( $rows );
	}

	/**
	 * One message.
	 *
	 * @param array<string, mixed> $row   Its row.
	 * @param bool                 $whole With the history that it quotes, where the row has it.
	 * @return array{html: string, text: string, files: list<array<string, mixed>>}
	 */
	private function part( array $row, bool $whole ): array {
		// The customer's link, which their mail may quote, is not for whoever gets this.
		$html  = LinkWords::without( $whole ? (string) $row['body_html'] : (string) $row['visible_html'] );
		$text  = LinkWords::without( $whole ? (string) $row['body_text'] : (string) $row['visible_text'] );
		$html  = '' === $html || strlen( $html ) > self::LONGEST ? nl2br( esc_html( Text::clip_bytes( $text, self::LONGEST ) ) ) : $html;
		$files = array();
		foreach ( str_contains( $html, 'cid:' ) ? $this->attachments->of_messages( array( $row['id'] ) )[ $row['id'] ] ?? array() : array() as $file ) {
			$shown = array( 'content_id' => (string) $file['content_id'] ) + $file;
			if ( '' !== (string) $file['content_id'] && Pictures::are_shown( $shown, $html ) ) {
				// Two mails of a thread may call their pictures the same.
				$name    = "forwarded-{$file['id']}@mesa";
				$html    = (string) preg_replace( '/\bcid:' . preg_quote( (string) $file['content_id'], '/' ) . '(?![A-Za-z0-9._@-])/', "cid:$name", $html );
				$files[] = array( 'content_id' => $name, 'inline' => true ) + array_intersect_key( $file, array_flip( array( 'sha256', 'filename', 'content_type', 'size' ) ) );
			}
		}
		$html  = Pictures::without_unknown( $html, $files );
		$lines = self::head( $row );
		$title = __( 'Forwarded message', 'mesa-help-desk' );
		return array(
			'html'  => '<div class="gmail_quote" style="margin-top:1.5em"><div dir="auto" class="gmail_attr" style="color:#50575e">---------- ' . esc_html( $title ) . ' ----------<br>' . implode( '<br>', array_map( 'esc_html', $lines ) ) . '</div><div dir="auto" style="margin-top:1em">' . $html . '</div></div>',
			'text'  => "---------- $title ----------\n" . implode( "\n", $lines ) . "\n\n" . Text::clip_bytes( '' === $text ? PlainText::from_html( $html ) : $text, self::LONGEST ),
			'files' => $files,
		);
	}

	/**
	 * Who wrote it to whom, when, about what.
	 *
	 * @param array<string, mixed> $row The message.
	 * @return list<string>
	 */
	private static function head( array $row ): array {
		$people = (array) json_decode( (string) $row['recipients'], true );
		$when   = wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), Time::unix( (string) $row['created_at'] ) );
		$lines  = array(
			/* translators: %s: name and address of who wrote a mail */
			sprintf( __( 'From: %s', 'mesa-help-desk' ), self::written( array( array( 'address' => $row['from_address'], 'name' => $row['from_name'] ) ) ) ),
			/* translators: %s: date and time of a mail */
			sprintf( __( 'Date: %s', 'mesa-help-desk' ), $when ),
			/* translators: %s: subject of a mail */
			sprintf( __( 'Subject: %s', 'mesa-help-desk' ), Text::line( (string) $row['subject'] ) ),
		);
		if ( $people['to'] ?? array() ) {
			/* translators: %s: names and addresses of whom a mail went to */
			$lines[] = sprintf( __( 'To: %s', 'mesa-help-desk' ), self::written( $people['to'] ) );
		}
		if ( $people['cc'] ?? array() ) {
			/* translators: %s: names and addresses of who got a copy of a mail */
			$lines[] = sprintf( __( 'Cc: %s', 'mesa-help-desk' ), self::written( $people['cc'] ) );
		}
		return $lines;
	}

	/**
	 * "Ana <ana@example.org>, …"
	 *
	 * @param list<array{address: string, name?: string}> $people Addresses.
	 */
	private static function written( array $people ): string {
		return implode( ', ', array_map( static fn( array $one ): string => '' === (string) ( $one['name'] ?? '' ) ? $one['address'] : "{$one['name']} <{$one['address']}>", $people ) );
	}
}
