<?php
/**
 * Visitors' files that wait for their message.
 *
 * @package Mesa
 */

namespace Mesa\Data\Files;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * A file is sent before its message, so that a message which has to be sent again does not send it again. It is known by
 * random words that only its sender has. What nobody came back for is thrown away after three hours.
 */
final class UploadStore {
	/** Seconds that a file waits. */
	public const KEEP = 3 * HOUR_IN_SECONDS;
	/** Files that are thrown away in one go. */
	private const PIECE = 50;

	/**
	 * Takes what it works with.
	 *
	 * @param Db        $db    The database.
	 * @param BlobStore $blobs Where the files lie.
	 */
	public function __construct( private readonly Db $db, private readonly BlobStore $blobs ) {}

	/**
	 * Keeps a file.
	 *
	 * @param array{sha256: string, size: int, filename: string, content_type: string} $file Stored and checked.
	 * @return string What it is known by.
	 */
	public function add( array $file ): string {
		$id = bin2hex( random_bytes( 16 ) );
		$this->db->insert(
			'request_uploads',
			array(
				'id'           => $id,
				'sha256'       => $file['sha256'],
				'filename'     => $file['filename'],
				'content_type' => $file['content_type'],
				'size'         => $file['size'],
				'created_at'   => Time::now(),
			)
		);
		return $id;
	}

	/**
	 * Files by what they are known by.
	 *
	 * @param list<string> $ids In any order.
	 * @return list<array{sha256: string, size: int, filename: string, content_type: string}> In the same order; without those that are gone.
	 */
	public function find( array $ids ): array {
		$rows = $ids ? array_column( $this->db->rows( 'SELECT id, sha256, filename, content_type, size FROM {request_uploads} WHERE id IN (' . Row::marks( $ids, '%s' ) . ')', ...$ids ), null, 'id' ) : array();
		$found = array();
		foreach ( $ids as $id ) {
			if ( isset( $rows[ $id ] ) ) {
				$found[] = Row::typed( array_diff_key( $rows[ $id ], array( 'id' => true ) ), array( 'size' ) );
			}
		}
		return $found;
	}

	/**
	 * Bytes of all files that wait.
	 */
	public function waiting_bytes(): int {
		return (int) $this->db->value( 'SELECT SUM(size) FROM {request_uploads}' );
	}

	/**
	 * Their message has come: they belong to it now.
	 *
	 * @param list<string> $ids As add() gave them.
	 */
	public function settle( array $ids ): void {
		if ( $ids ) {
			$this->db->run( 'DELETE FROM {request_uploads} WHERE id IN (' . Row::marks( $ids, '%s' ) . ')', ...$ids );
		}
	}

	/**
	 * Throws away what nobody came back for.
	 *
	 * @param int $now Unix time.
	 */
	public function sweep( int $now ): void {
		$rows = $this->db->rows( 'SELECT id, sha256 FROM {request_uploads} WHERE created_at < %s ORDER BY created_at LIMIT %d', Time::sql( $now - self::KEEP ), self::PIECE );
		foreach ( $rows as $row ) {
			$this->db->delete( 'request_uploads', array( 'id' => (string) $row['id'] ) );
			$this->blobs->delete( (string) $row['sha256'] );
		}
	}
}
