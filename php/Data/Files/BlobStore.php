<?php
/**
 * Blobs.
 *
 * @package Mesa
 */

namespace Mesa\Data\Files;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Files by the SHA-256 of their content: a logo in ten thousand signatures is stored once.
 *
 * A file is written under another name, forced to disk and renamed: under its own name it is always whole, whatever happens
 * on the way. That the file is there is what counts; the table only knows sizes and ages.
 */
final class BlobStore {
	private const CHUNK = 262_144;

	/**
	 * Takes what it works with.
	 *
	 * @param Db          $db     The database.
	 * @param FilesFolder $folder Where the files lie.
	 */
	public function __construct( private readonly Db $db, private readonly FilesFolder $folder ) {}

	/**
	 * Whether a blob is stored.
	 *
	 * @param string $sha256 Lower-case hex.
	 */
	public function has( string $sha256 ): bool {
		return is_file( $this->path( $sha256 ) );
	}

	/**
	 * Which blobs are not stored.
	 *
	 * @param list<string> $hashes Hashes.
	 * @return list<string>
	 */
	public function missing( array $hashes ): array {
		return array_values( array_unique( array_filter( $hashes, fn( string $sha256 ): bool => ! $this->has( $sha256 ) ) ) );
	}

	/**
	 * Where a blob lies, whether or not it is there. One that lies where it lay formerly is put into its place.
	 *
	 * @param string      $sha256 Lower-case hex.
	 * @param string|null $root   The folder of all blobs, for callers who ask for many.
	 * @throws DataException When it is no hash.
	 */
	public function path( string $sha256, ?string $root = null ): string {
		if ( ! preg_match( '/^[0-9a-f]{64}$/', $sha256 ) ) {
			throw new DataException( 'Not a SHA-256.' );
		}
		$folder = ( $root ?? $this->folder->path() ) . '/' . substr( $sha256, 0, 2 );
		$path   = "$folder/$sha256";
		return is_file( $path ) || ! is_file( self::former( $path ) ) || self::bring_up( $path ) ? $path : self::former( $path );
	}

	/**
	 * Where a blob lay until November 2026: nearly each had a folder of its own, which took longer to make than the blob.
	 *
	 * @param string $path Where it belongs.
	 */
	private static function former( string $path ): string {
		return dirname( $path ) . '/' . substr( basename( $path ), 2, 2 ) . '/' . basename( $path );
	}

	/**
	 * Puts a blob from where it lay formerly into its place.
	 *
	 * @param string $path Where it belongs.
	 * @return bool Whether it is there now; not where these folders may only be read.
	 */
	private static function bring_up( string $path ): bool {
		// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- Plain files; another request may do the same at the same moment, and other files may be left.
		@rename( self::former( $path ), $path );
		@rmdir( dirname( self::former( $path ) ) );
		// phpcs:enable
		clearstatcache( true, $path );
		return is_file( $path );
	}

	/**
	 * A blob's size in bytes, 0 when it is not stored.
	 *
	 * @param string $sha256 Lower-case hex.
	 */
	public function size( string $sha256 ): int {
		return $this->has( $sha256 ) ? (int) filesize( $this->path( $sha256 ) ) : 0;
	}

	/**
	 * Stores text that is in memory already.
	 *
	 * @param string $bytes The content.
	 * @return array{sha256: string, size: int}
	 * @throws DataException When the disk does not take it.
	 */
	public function put( string $bytes ): array {
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- A stream in memory.
		$stream = fopen( 'php://temp', 'r+b' );
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- As above.
		fwrite( $stream, $bytes );
		rewind( $stream );
		return $this->put_stream( $stream );
	}

	/**
	 * Stores what a stream gives, without holding it in memory.
	 *
	 * @param resource    $stream   Read to its end and closed.
	 * @param string|null $expected The hash it has to have; null: any.
	 * @param int         $limit    Most bytes; 0: any number.
	 * @return array{sha256: string, size: int} The size is -1 when the limit was passed; nothing is stored then, nor when the hash differs.
	 * @throws DataException When the disk does not take it.
	 */
	public function put_stream( $stream, ?string $expected = null, int $limit = 0 ): array {
		// phpcs:disable WordPress.WP.AlternativeFunctions, Generic.CodeAnalysis.AssignmentInCondition -- Plain streams: WP_Filesystem reads whole files and may want FTP passwords.
		$temporary = $this->folder->path() . '/' . bin2hex( random_bytes( 12 ) ) . '.part';
		$file      = fopen( $temporary, 'xb' );
		if ( false === $file ) {
			throw new DataException( 'A file could not be written: ' . esc_html( $temporary ) );
		}
		try {
			$hash = hash_init( 'sha256' );
			$size = 0;
			while ( ! feof( $stream ) ) {
				$chunk = fread( $stream, self::CHUNK );
				if ( false === $chunk ) {
					throw new DataException( 'A file could not be read to its end.' );
				}
				$size += strlen( $chunk );
				if ( $limit > 0 && $size > $limit ) {
					return array( 'sha256' => '', 'size' => -1 );
				}
				hash_update( $hash, $chunk );
				if ( strlen( $chunk ) !== fwrite( $file, $chunk ) ) {
					throw new DataException( 'The disk is full: a file could not be written.' );
				}
			}
			$sha256 = hash_final( $hash );
			if ( null === $expected || $expected === $sha256 ) {
				$this->settle( $file, $temporary, $sha256, $size );
			}
			return array( 'sha256' => $sha256, 'size' => $size );
		} finally {
			fclose( $stream );
			if ( is_resource( $file ) ) {
				fclose( $file );
			}
			if ( file_exists( $temporary ) ) {
				unlink( $temporary );
			}
		}
		// phpcs:enable
	}

	/**
	 * Gives a complete file its name.
	 *
	 * @param resource $file      The open file; closed here.
	 * @param string   $temporary Its name.
	 * @param string   $sha256    Its hash.
	 * @param int      $size      Its size.
	 * @throws DataException When that does not work.
	 */
	private function settle( $file, string $temporary, string $sha256, int $size ): void {
		$path = $this->path( $sha256 );
		// phpcs:disable WordPress.WP.AlternativeFunctions -- As above.
		if ( ! is_file( $path ) ) {
			if ( ! fflush( $file ) || ( function_exists( 'fsync' ) && ! fsync( $file ) ) ) {
				throw new DataException( 'The disk did not take a file.' );
			}
			fclose( $file );
			// wp_mkdir_p() fails when another request makes the same folder at the same moment.
			if ( ( ! wp_mkdir_p( dirname( $path ) ) && ! is_dir( dirname( $path ) ) ) || ! rename( $temporary, $path ) ) {
				throw new DataException( 'A file could not be put in its place: ' . esc_html( $path ) );
			}
		}
		// phpcs:enable
		$this->db->run( 'INSERT IGNORE INTO {blobs} (sha256, size, created_at) VALUES (%s, %d, %s)', $sha256, $size, Time::now() );
	}

	/**
	 * Stores what is in memory without forcing it to the disk, and without telling the table; BlobPacks sees to both.
	 *
	 * @param string $sha256 The content's hash.
	 * @param string $bytes  The content.
	 * @param string $root   The folder of all blobs.
	 * @throws DataException When the disk does not take it.
	 */
	public function put_for_now( string $sha256, string $bytes, string $root ): void {
		$path = $this->path( $sha256, $root );
		if ( is_file( $path ) ) {
			return;
		}
		$temporary = $root . '/' . bin2hex( random_bytes( 12 ) ) . '.part';
		// phpcs:disable WordPress.WP.AlternativeFunctions -- As above.
		if ( file_put_contents( $temporary, $bytes ) !== strlen( $bytes ) ) {
			wp_delete_file( $temporary );
			throw new DataException( 'The disk is full: a file could not be written.' );
		}
		$folder = dirname( $path );
		// wp_mkdir_p() looks at every folder above, for each of a hundred files.
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- Another request may make the same folder at the same moment.
		if ( ( ! is_dir( $folder ) && ! @mkdir( $folder, fileperms( $root ) & 0777, true ) && ! is_dir( $folder ) ) || ! rename( $temporary, $path ) ) {
			throw new DataException( 'A file could not be put in its place: ' . esc_html( $path ) );
		}
		// phpcs:enable
	}

	/**
	 * Whether a blob is there with all its bytes.
	 *
	 * @param string $sha256 Lower-case hex.
	 */
	public function is_whole( string $sha256 ): bool {
		return $this->has( $sha256 ) && hash_file( 'sha256', $this->path( $sha256 ) ) === $sha256;
	}

	/**
	 * Removes a blob's file, for one that is not whole.
	 *
	 * @param string $sha256 Lower-case hex.
	 */
	public function remove_file( string $sha256 ): void {
		if ( $this->has( $sha256 ) ) {
			$path = $this->path( $sha256 );
			wp_delete_file( $path );
			wp_delete_file( self::former( $path ) );
		}
	}

	/**
	 * Removes what processes left half-written that died, once nobody can be writing it any more. What one of them had put
	 * aside to delete it (see delete()) goes back to its place when something refers to it by now.
	 */
	public function sweep(): void {
		foreach ( glob( $this->folder->path() . '/*.part' ) ?: array() as $file ) {
			if ( time() - (int) filemtime( $file ) <= DAY_IN_SECONDS ) {
				continue;
			}
			$sha256 = preg_match( '/^([0-9a-f]{64})\.[0-9a-f]{12}\.part$/', basename( $file ), $found ) ? $found[1] : '';
			if ( '' !== $sha256 && ! $this->has( $sha256 ) && $this->is_needed( $sha256 ) ) {
				// phpcs:ignore WordPress.WP.AlternativeFunctions -- As above.
				rename( $file, $this->path( $sha256 ) );
			} else {
				wp_delete_file( $file );
			}
		}
	}

	/**
	 * Removes a blob that nothing refers to any more.
	 *
	 * Somebody may begin to refer to it at this very moment. So it is put aside first and looked for once more: whoever
	 * committed before finds it in its place again, whoever commits later finds it missing (IngestMessage::missing()).
	 *
	 * @param string $sha256 Lower-case hex.
	 */
	public function delete( string $sha256 ): void {
		$path  = $this->path( $sha256 );
		$aside = $this->folder->path() . '/' . $sha256 . '.' . bin2hex( random_bytes( 6 ) ) . '.part';
		if ( $this->is_needed( $sha256 ) ) {
			return;
		}
		// phpcs:disable WordPress.WP.AlternativeFunctions -- As above.
		// Its age counts from now on, or sweep() would take it for an old one while it is being looked at.
		$moved = $this->has( $sha256 ) && touch( $path ) && rename( $path, $aside );
		if ( $moved ) {
			// Another web head may have stored a mail with it through another database a moment ago.
			$this->db->see_everything();
		}
		if ( $moved && $this->is_needed( $sha256 ) ) {
			rename( $aside, $path );
			return;
		}
		// phpcs:enable
		$this->db->delete( 'blobs', array( 'sha256' => $sha256 ) );
		if ( $moved ) {
			wp_delete_file( $aside );
			// A backup that was put over the folder may have it twice.
			wp_delete_file( self::former( $path ) );
		}
	}

	/**
	 * Whether anything refers to a blob. A message whose original is marked as gone (ExpireRawMail) does not.
	 *
	 * @param string $sha256 Lower-case hex.
	 */
	private function is_needed( string $sha256 ): bool {
		foreach ( array( 'attachments' => 'sha256 = %s', 'messages' => 'raw_sha256 = %s AND raw_expired = 0', 'dead_letters' => 'raw_sha256 = %s', 'saved_replies' => 'INSTR(files, %s) > 0', 'request_uploads' => 'sha256 = %s', 'drafts' => 'INSTR(data, %s) > 0', 'kb_imports' => 'file = %s' ) as $table => $where ) {
			if ( null !== $this->db->value( "SELECT id FROM {{$table}} WHERE $where LIMIT 1", $sha256 ) ) {
				return true;
			}
		}
		return false;
	}
}
