<?php
/**
 * A mail understood anew.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Data\Db;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Reading;
use Mesa\Domain\Refusal;
use Mesa\Domain\SubjectToken;
use Mesa\Domain\Text;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Puts today's reading of an original mail in the place of an earlier one. Only what comes from reading is touched: no status, no
 * assignment, no note, and a subject only where nobody has changed it. No file goes, except the copy of the original that was
 * attached because the mail could not be read.
 */
final class RereadMessage {
	/**
	 * Takes what it works with.
	 *
	 * @param Db              $db          The database.
	 * @param MessageStore    $messages    Messages.
	 * @param AttachmentStore $attachments Attachments.
	 * @param TicketStore     $tickets     Tickets.
	 * @param BlobStore       $blobs       Files.
	 * @param Recorder        $recorder    The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly MessageStore $messages,
		private readonly AttachmentStore $attachments,
		private readonly TicketStore $tickets,
		private readonly BlobStore $blobs,
		private readonly Recorder $recorder
	) {}

	/**
	 * Stores a reading.
	 *
	 * @param int                  $id      The message.
	 * @param string               $stamp   Of the reading that the poller has seen.
	 * @param array<string, mixed> $reading As in the contract's "reread-input".
	 * @return list<string> The fields that have changed.
	 * @throws Refusal 404; 409 mesa_message_changed when it is another message by now; 400 when a file has not been sent.
	 */
	public function reread( int $id, string $stamp, array $reading ): array {
		$missing = $this->blobs->missing( array_column( $reading['attachments'], 'sha256' ) );
		if ( $missing ) {
			throw Refusal::because( 'mesa_file_missing', 'Missing blobs: ' . implode( ' ', array_slice( $missing, 0, 20 ) ) );
		}
		$gone    = array();
		$changed = $this->db->transaction(
			function () use ( $id, $stamp, $reading, &$gone ): array {
				$ticket_id = $this->messages->find( $id )['ticket_id'] ?? throw Refusal::not_found();
				$ticket    = $this->tickets->lock( $ticket_id ) ?? throw Refusal::not_found();
				$message   = $this->messages->find( $id ) ?? throw Refusal::not_found();
				// What an agent passed on is only a part of its mail, and not its sender's.
				if ( 'customer' !== $message['kind'] || '' === $message['raw_sha256'] || (int) $message['forwarded_by'] > 0 ) {
					throw Refusal::not_found();
				}
				$files  = $this->attachments->of_messages( array( $id ) )[ $id ] ?? array();
				$before = Reading::of( $message, $files );
				if ( Reading::stamp( $before ) !== $stamp ) {
					throw Refusal::conflict( 'mesa_message_changed', __( 'This message has changed meanwhile.', 'mesa-help-desk' ) );
				}
				$columns = $this->columns( $message, $reading );
				$gone    = $this->files( $message, $files, $reading );
				$this->messages->update( $id, $columns );
				$after   = $this->messages->find( $id ) ?? throw Refusal::not_found();
				$now     = Reading::of( $after, $this->attachments->of_messages( array( $id ) )[ $id ] ?? array() );
				$changed = array_keys( array_filter( $before, static fn( mixed $value, string $field ): bool => $value !== $now[ $field ], ARRAY_FILTER_USE_BOTH ) );
				if ( $changed ) {
					$this->follow( $ticket, $message, $after, $now );
					$this->recorder->record( $ticket_id, 'message_reread', 0, array( 'message_id' => $id, 'fields' => implode( ', ', $changed ) ) );
				}
				return $changed;
			}
		);
		array_map( $this->blobs->delete( ... ), $gone );
		return $changed;
	}

	/**
	 * The columns of a reading that differ from the message.
	 *
	 * @param array<string, mixed> $message The message.
	 * @param array<string, mixed> $reading What it shall become.
	 * @return array<string, string|bool|null>
	 */
	private function columns( array $message, array $reading ): array {
		$columns = array();
		foreach ( Reading::COLUMNS as $field => $column ) {
			if ( $message[ $column ] !== $reading[ $field ] ) {
				$columns[ $column ] = $reading[ $field ];
			}
		}
		if ( isset( $columns['visible_text'] ) || isset( $columns['body_text'] ) ) {
			$columns['has_more'] = trim( $reading['visible_text'] ) !== trim( $reading['text'] );
		}
		return $columns;
	}

	/**
	 * Brings the files in line: new ones are added, names and places of known ones corrected.
	 *
	 * @param array<string, mixed>       $message The message.
	 * @param list<array<string, mixed>> $files   Its attachments.
	 * @param array<string, mixed>       $reading What it shall become.
	 * @return list<string> Hashes of files that are not needed here any more.
	 */
	private function files( array $message, array $files, array $reading ): array {
		$open = $files;
		$new  = array();
		foreach ( $reading['attachments'] as $file ) {
			$at = array_search( $file['sha256'], array_column( $open, 'sha256' ), true );
			if ( false === $at ) {
				$new[] = $file;
				continue;
			}
			list( $known ) = array_splice( $open, $at, 1 );
			$this->attachments->describe( $known['id'], $file );
		}
		$this->attachments->add( $message['ticket_id'], $message['id'], $new );
		$gone = array();
		foreach ( $open as $file ) {
			// The one file that may go: the mail's own source, which is kept as such.
			if ( null !== $message['error'] && null === $reading['parse_error'] && 'original.eml' === $file['filename'] && 'message/rfc822' === $file['content_type'] ) {
				$this->attachments->delete( $file['id'] );
				$gone[] = $file['sha256'];
			}
		}
		return $gone;
	}

	/**
	 * What the ticket's row says of the message follows, where it still says what the message said.
	 *
	 * @param array<string, mixed> $ticket The ticket.
	 * @param array<string, mixed> $before The message as it was.
	 * @param array<string, mixed> $after  The message as it is.
	 * @param array<string, mixed> $now    Its reading.
	 */
	private function follow( array $ticket, array $before, array $after, array $now ): void {
		$line    = static fn( array $message ): string => Text::clip( Text::line( Text::clip( $message['visible_text'], 2000 ) ), 300 );
		$unread  = __( 'This mail could not be read as a whole. Its source is attached.', 'mesa-help-desk' );
		$columns = array();
		if ( in_array( $ticket['preview'], array( $line( $before ), $unread ), true ) && '' !== $line( $after ) ) {
			$columns['preview'] = $line( $after );
		}
		if ( Text::clip( Text::line( SubjectToken::strip( $before['subject'] ) ), 2000 ) === $ticket['subject'] ) {
			$columns['subject'] = SubjectToken::strip( $after['subject'] );
		}
		if ( $ticket['customer_name'] === $before['from_name'] && $ticket['customer_email'] === $before['from_address'] ) {
			$columns['customer_name'] = $after['from_name'];
		}
		if ( in_array( false, array_column( $now['attachments'], 'inline' ), true ) ) {
			$columns['has_attachments'] = true;
		}
		$this->tickets->update( $ticket['id'], array_filter( $columns, static fn( mixed $value, string $name ): bool => $ticket[ $name ] !== $value, ARRAY_FILTER_USE_BOTH ) );
	}
}
