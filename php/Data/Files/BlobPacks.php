<?php
/**
 * Many small blobs at once.
 *
 * @package Mesa
 */

namespace Mesa\Data\Files;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Takes packs of small blobs: for each a line "sha256 size", then its bytes.
 *
 * To force a hundred files to the disk one after another takes longer than all else about their mails. So the packs are
 * kept as one file that is forced to disk once, until the system has surely written the blobs by itself; were the power
 * to fail before, they come out of that file again.
 *
 * @see https://www.kernel.org/doc/html/latest/admin-guide/sysctl/vm.html dirty_expire_centisecs: 30 seconds.
 */
final class BlobPacks {
	/** Longer than any system keeps what was written in memory (seconds). */
	private const SETTLED = 600;

	/**
	 * Takes what it works with.
	 *
	 * @param Db          $db     The database.
	 * @param BlobStore   $blobs  The blobs.
	 * @param FilesFolder $folder Where the packs lie.
	 */
	public function __construct( private readonly Db $db, private readonly BlobStore $blobs, private readonly FilesFolder $folder ) {}

	/**
	 * Stores the blobs of packs. One whose content is not what its name says is left out, and so is what follows a line
	 * that cannot be read.
	 *
	 * @param list<resource> $packs Read to their ends and closed.
	 * @throws DataException When the disk does not take them; what was stored until then stays.
	 */
	public function keep( array $packs ): void {
		if ( ! $packs ) {
			return;
		}
		// phpcs:disable WordPress.WP.AlternativeFunctions -- Plain streams: WP_Filesystem reads whole files and may want FTP passwords.
		$path = $this->folder->path() . '/' . bin2hex( random_bytes( 12 ) ) . '.pack';
		$file = fopen( $path, 'x+b' );
		if ( false === $file ) {
			throw new DataException( 'A file could not be written: ' . esc_html( $path ) );
		}
		try {
			foreach ( $packs as $pack ) {
				$size = fstat( $pack )['size'];
				if ( stream_copy_to_stream( $pack, $file ) !== $size ) {
					throw new DataException( 'The disk is full: a file could not be written.' );
				}
				fclose( $pack );
			}
			if ( ! fflush( $file ) || ! fsync( $file ) ) {
				throw new DataException( 'The disk did not take a file.' );
			}
			rewind( $file );
			$this->unpack( $file );
		} catch ( DataException $error ) {
			wp_delete_file( $path );
			throw $error;
		} finally {
			fclose( $file );
		}
		// phpcs:enable
	}

	/**
	 * Stores what a pack holds.
	 *
	 * @param resource $pack The pack.
	 */
	private function unpack( $pack ): void {
		$now  = Time::now();
		$root = $this->folder->path();
		$this->db->transaction(
			function () use ( $pack, $now, $root ): void {
				rewind( $pack );
				foreach ( self::entries( $pack ) as $sha256 => $bytes ) {
					$this->blobs->put_for_now( $sha256, $bytes, $root );
					$this->db->insert_later(
						'blobs',
						array(
							'sha256'     => $sha256,
							'size'       => strlen( $bytes ),
							'created_at' => $now,
						),
						'ignore'
					);
				}
			}
		);
	}

	/**
	 * Removes packs whose blobs are on the disk by now, and puts those back that are not, except where somebody has
	 * deleted them since.
	 */
	public function sweep(): void {
		foreach ( glob( $this->folder->path() . '/*.pack' ) ?: array() as $path ) {
			if ( time() - (int) filemtime( $path ) < self::SETTLED ) {
				continue;
			}
			// phpcs:disable WordPress.WP.AlternativeFunctions -- As above.
			$pack = fopen( $path, 'rb' );
			if ( false === $pack ) {
				continue;
			}
			foreach ( self::entries( $pack ) as $sha256 => $bytes ) {
				if ( ! $this->blobs->is_whole( $sha256 ) && null !== $this->db->value( 'SELECT sha256 FROM {blobs} WHERE sha256 = %s', $sha256 ) ) {
					$this->blobs->remove_file( $sha256 );
					$this->blobs->put( $bytes );
				}
			}
			fclose( $pack );
			// phpcs:enable
			wp_delete_file( $path );
		}
	}

	/**
	 * The blobs of a pack, one after another.
	 *
	 * @param resource $pack At its beginning.
	 * @return \Generator<string, string> Hash => bytes; those only whose bytes are what the hash says.
	 */
	private static function entries( $pack ): \Generator {
		for ( ; ; ) {
			$line = fgets( $pack, 100 );
			if ( false === $line || ! preg_match( '/^([0-9a-f]{64}) (\d{1,9})\n$/', $line, $found ) ) {
				return;
			}
			$bytes = '0' === $found[2] ? '' : (string) stream_get_contents( $pack, (int) $found[2] );
			if ( self::sha256( $bytes ) === $found[1] ) {
				yield $found[1] => $bytes;
			}
		}
	}

	/**
	 * A hash, by the processor's own instructions where PHP reaches them: its own code takes ten times as long.
	 *
	 * @param string $bytes What is hashed.
	 * @return string Lower-case hex.
	 */
	private static function sha256( string $bytes ): string {
		$hash = function_exists( 'openssl_digest' ) ? openssl_digest( $bytes, 'sha256' ) : false;
		return false === $hash ? hash( 'sha256', $bytes ) : $hash;
	}
}
