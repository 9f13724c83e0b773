<?php
/**
 * Attachments.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

use Mesa\Data\Search\Pending as SearchPending;
use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\SearchDocument;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Which blobs belong to which message, and under what name.
 *
 * @phpstan-type Attachment array{id: int, message_id: int, ticket_id: int, sha256: string, filename: string, content_type: string, size: int, is_inline: bool, content_id: ?string}
 */
final class AttachmentStore {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db     The database.
	 * @param SearchPending $search Hears of every name.
	 */
	public function __construct( private readonly Db $db, private readonly SearchPending $search ) {}

	/**
	 * Adds a message's attachments.
	 *
	 * @param int $ticket_id  Its ticket.
	 * @param int $message_id The message.
	 * @param list<array{sha256: string, filename: string, content_type: string, size: int, inline: bool, content_id: string|null}> $files The files, as blobs.
	 */
	public function add( int $ticket_id, int $message_id, array $files ): void {
		foreach ( $files as $file ) {
			$this->db->insert_later(
				'attachments',
				array(
					'message_id' => $message_id,
					'ticket_id'  => $ticket_id,
					'sha256'     => $file['sha256'],
					'size'       => $file['size'],
				) + self::described( $file )
			);
			$this->search->add( $ticket_id, SearchDocument::file( self::filename( $file['filename'] ) ) );
		}
	}

	/**
	 * One attachment.
	 *
	 * @param int $id The attachment.
	 * @return Attachment|null
	 */
	public function find( int $id ): ?array {
		$row = $this->db->row( 'SELECT * FROM {attachments} WHERE id = %d', $id );
		return null === $row ? null : self::typed( $row );
	}

	/**
	 * The attachments of messages.
	 *
	 * @param list<int> $message_ids The messages.
	 * @return array<int, list<Attachment>> By message.
	 */
	public function of_messages( array $message_ids ): array {
		if ( ! $message_ids ) {
			return array();
		}
		$found = array();
		foreach ( $this->db->rows( 'SELECT * FROM {attachments} WHERE message_id IN (' . Row::marks( $message_ids, '%d' ) . ') ORDER BY id', ...$message_ids ) as $row ) {
			$found[ (int) $row['message_id'] ][] = self::typed( $row );
		}
		return $found;
	}

	/**
	 * Corrects what is said of an attachment, not its content.
	 *
	 * @param int $id   The attachment.
	 * @param array{filename: string, content_type: string, inline: bool, content_id: string|null} $file As in add().
	 */
	public function describe( int $id, array $file ): void {
		$this->forget_name( $id );
		$this->db->update( 'attachments', self::described( $file ), array( 'id' => $id ) );
		$this->search->add( $this->find( $id )['ticket_id'] ?? 0, SearchDocument::file( self::filename( $file['filename'] ) ) );
	}

	/**
	 * Takes an attachment off its message; its blob is the caller's.
	 *
	 * @param int $id The attachment.
	 */
	public function delete( int $id ): void {
		$this->forget_name( $id );
		$this->db->delete( 'attachments', array( 'id' => $id ) );
	}

	/**
	 * Tells the search that a file's name may be gone.
	 *
	 * @param int $id The attachment.
	 */
	private function forget_name( int $id ): void {
		$file = $this->find( $id );
		if ( null !== $file ) {
			$this->search->gone( $file['ticket_id'], SearchDocument::file( $file['filename'] ) );
		}
	}

	/**
	 * The columns that describe a file.
	 *
	 * @param array{filename: string, content_type: string, inline: bool, content_id: string|null} $file As in add().
	 * @return array<string, string|bool|null>
	 */
	private static function described( array $file ): array {
		return array(
			'filename'     => Text::clip( self::filename( $file['filename'] ), 255 ),
			'content_type' => Text::clip( Text::line( $file['content_type'] ), 190 ),
			'is_inline'    => $file['inline'],
			'content_id'   => null === $file['content_id'] ? null : Text::clip( Text::line( $file['content_id'] ), 255 ),
		);
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null> $row As read.
	 * @return Attachment
	 */
	private static function typed( array $row ): array {
		return Row::typed( $row, array( 'id', 'message_id', 'ticket_id', 'size' ), array( 'is_inline' ) );
	}

	/**
	 * A name without folders, control characters and the marks that turn the writing direction to hide an ending.
	 *
	 * @param string $name As it came.
	 */
	private static function filename( string $name ): string {
		$name = str_replace( array( '/', '\\' ), '_', Text::line( $name ) );
		$name = (string) preg_replace( '/[\x{202A}-\x{202E}\x{2066}-\x{2069}\x{200E}\x{200F}]/u', '', $name );
		$name = trim( $name, " ." );
		return '' === $name ? 'file' : $name;
	}
}
