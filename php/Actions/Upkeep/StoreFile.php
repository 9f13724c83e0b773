<?php
/**
 * Keeping files.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Upkeep;

use Mesa\Data\DataException;
use Mesa\Data\Files\BlobStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Stores a file so that it can be attached to a message.
 */
final class StoreFile {
	/**
	 * Takes the blobs.
	 *
	 * @param BlobStore $blobs The blobs.
	 */
	public function __construct( private readonly BlobStore $blobs ) {}

	/**
	 * Stores a file of this machine; the file itself stays.
	 *
	 * @param string $path         Its path.
	 * @param string $filename     Its name for people.
	 * @param string $content_type Its MIME type.
	 * @return array{sha256: string, size: int, filename: string, content_type: string} The contract's "stored-file".
	 * @throws DataException When it cannot be read or written.
	 */
	public function store_path( string $path, string $filename, string $content_type ): array {
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- A stream, since the file may be larger than memory.
		$stream = fopen( $path, 'rb' );
		if ( false === $stream ) {
			throw new DataException( 'A file could not be read.' );
		}
		return $this->store_stream( $stream, $filename, $content_type );
	}

	/**
	 * Stores what a stream gives.
	 *
	 * @param resource $stream       Read to its end and closed.
	 * @param string   $filename     Its name for people.
	 * @param string   $content_type Its MIME type.
	 * @param int      $limit        Most bytes; 0: any number.
	 * @return array{sha256: string, size: int, filename: string, content_type: string} The contract's "stored-file".
	 * @throws Refusal       413 when it is larger than the limit.
	 * @throws DataException When it cannot be read or written.
	 */
	public function store_stream( $stream, string $filename, string $content_type, int $limit = 0 ): array {
		$stored = $this->blobs->put_stream( $stream, null, $limit );
		if ( $stored['size'] < 0 ) {
			/* translators: %s: size such as "10 MB" */
			throw Refusal::because( 'mesa_file_too_large', sprintf( __( 'This file is too large. A file may have %s.', 'mesa-help-desk' ), size_format( $limit ) ), 413 );
		}
		return $stored + array(
			'filename'     => $filename,
			'content_type' => $content_type,
		);
	}
}
