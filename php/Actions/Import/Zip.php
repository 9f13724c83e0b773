<?php
/**
 * A zip file from somebody else.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Reads files out of a zip into memory, never to the disk under a name that the zip chooses. What it says about sizes is
 * not believed: a file is read up to its limit and no further.
 */
final class Zip {
	private const MOST_FILES = 10_000;
	/** All that was read out of one zip in one request (bytes). */
	private const MOST_BYTES = 200 * MB_IN_BYTES;

	/**
	 * The opened file.
	 */
	private readonly \ZipArchive $zip;

	/**
	 * What was read so far (bytes).
	 */
	private int $read = 0;

	/**
	 * Names of files by what is compared: without the folder that holds everything.
	 *
	 * @var array<string, int>|null
	 */
	private ?array $names = null;

	/**
	 * Opens it.
	 *
	 * @param string $path The file.
	 * @throws Refusal When it is no zip, or this server cannot read one.
	 */
	public function __construct( string $path ) {
		if ( ! class_exists( \ZipArchive::class ) ) {
			throw Refusal::because( 'mesa_no_zip', __( 'This server cannot read zip files. Ask your host for PHP’s extension “zip”.', 'mesa-help-desk' ) );
		}
		$this->zip = new \ZipArchive();
		if ( true !== $this->zip->open( $path, \ZipArchive::RDONLY ) ) {
			throw Refusal::because( 'mesa_no_zip', __( 'This is not a zip file, or it is damaged.', 'mesa-help-desk' ) );
		}
		if ( $this->zip->numFiles > self::MOST_FILES ) {
			/* translators: %s: number of files */
			throw Refusal::because( 'mesa_zip_too_large', sprintf( __( 'There are too many files in this zip: at most %s are read. Please send it in parts.', 'mesa-help-desk' ), number_format_i18n( self::MOST_FILES ) ) );
		}
	}

	/**
	 * The files, by their paths. A single folder that holds everything is left out; so are hidden files and paths that
	 * lead out of the zip.
	 *
	 * @return list<string> In order.
	 */
	public function names(): array {
		if ( null === $this->names ) {
			$found = array();
			for ( $index = 0; $index < $this->zip->numFiles; $index++ ) {
				$name = str_replace( '\\', '/', (string) $this->zip->getNameIndex( $index ) );
				if ( '' !== $name && ! str_ends_with( $name, '/' ) && ! preg_match( '#(?:^|/)(?:\.|__MACOSX/)|^/|^[a-z]:|\x00#i', $name ) ) {
					$found[ wp_check_invalid_utf8( $name, true ) ] = $index;
				}
			}
			$first = array_unique( array_map( static fn( string $name ): string => str_contains( $name, '/' ) ? (string) strtok( $name, '/' ) . '/' : '', array_keys( $found ) ) );
			$root  = count( $first ) === 1 ? strlen( $first[0] ) : 0;
			foreach ( $found as $name => $index ) {
				$this->names[ substr( $name, $root ) ] = $index;
			}
			$this->names ??= array();
			ksort( $this->names, SORT_NATURAL | SORT_FLAG_CASE );
		}
		return array_map( 'strval', array_keys( $this->names ) );
	}

	/**
	 * A file's content.
	 *
	 * @param string $name  As names() gives it.
	 * @param int    $limit Bytes that it may have.
	 * @return string|null Null when there is none, or it is larger.
	 * @throws Refusal When the zip unpacks to more than anybody's articles.
	 */
	public function read( string $name, int $limit ): ?string {
		$this->names();
		$index = $this->names[ $name ] ?? null;
		$from  = null === $index ? false : $this->zip->getStreamIndex( $index );
		if ( ! is_resource( $from ) ) {
			return null;
		}
		$bytes = '';
		while ( ! feof( $from ) && strlen( $bytes ) <= $limit ) {
			$bytes .= (string) fread( $from, 65_536 ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A stream out of the zip.
		}
		fclose( $from ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- As above.
		$this->read += strlen( $bytes );
		if ( $this->read > self::MOST_BYTES ) {
			throw Refusal::because( 'mesa_zip_too_large', __( 'This zip unpacks to far more than it looks like, so it was not read.', 'mesa-help-desk' ) );
		}
		return strlen( $bytes ) > $limit ? null : $bytes;
	}
}
