<?php
/**
 * The pulse.
 *
 * @package Mesa
 */

namespace Mesa\Events;

use Mesa\Data\SequenceStore;

defined( 'ABSPATH' ) || exit;

/**
 * A tiny static file that holds the newest sequence number, and nothing else: screens ask the web server for it every
 * second, without PHP, and call the site only when it has moved. Its name cannot be guessed.
 */
final class Pulse {
	private const OPTION = 'mesa_pulse_file';
	/** A number lower than the file's is old news when the file is younger than this (seconds); else the database was put back. */
	private const SETTLED = 10;

	/**
	 * Takes the counter.
	 *
	 * @param SequenceStore $sequence Knows the newest number.
	 */
	public function __construct( private readonly SequenceStore $sequence ) {}

	/**
	 * Where screens find it.
	 *
	 * @return string Empty when the uploads folder cannot be written; screens then ask the REST route.
	 */
	public function url(): string {
		$path = $this->path();
		if ( ! is_file( $path ) ) {
			$this->sync();
		}
		return is_file( $path ) ? set_url_scheme( wp_upload_dir( null, false )['baseurl'] . '/' . basename( $path ) ) : '';
	}

	/**
	 * The file, whether or not it is there.
	 */
	public function path(): string {
		$name = (string) get_option( self::OPTION, '' );
		if ( '' === $name ) {
			add_option( self::OPTION, 'mesa-pulse-' . bin2hex( random_bytes( 16 ) ) . '.txt', '', true );
			wp_cache_delete( self::OPTION, 'options' );
			wp_cache_delete( 'alloptions', 'options' );
			$name = (string) get_option( self::OPTION, '' );
		}
		return wp_upload_dir( null, false )['basedir'] . '/' . $name;
	}

	/**
	 * Writes the number that the database has now. Also mends a pulse whose writer died between commit and write.
	 */
	public function sync(): void {
		$this->write( $this->sequence->current() );
	}

	/**
	 * Writes a number, never a lower one than a neighbour has just written.
	 *
	 * @param int $seq The number.
	 */
	public function write( int $seq ): void {
		$path = $this->path();
		if ( ! wp_mkdir_p( dirname( $path ) ) && ! is_dir( dirname( $path ) ) ) {
			return;
		}
		// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- A file that cannot be written only makes screens slower: they notice and ask the REST route.
		$lock = @fopen( $path . '.lock', 'cb' );
		if ( false === $lock ) {
			return;
		}
		flock( $lock, LOCK_EX );
		clearstatcache( true, $path );
		$there = is_file( $path ) ? (int) trim( (string) file_get_contents( $path ) ) : -1;
		if ( $seq > $there || ( $seq < $there && time() - (int) filemtime( $path ) > self::SETTLED ) ) {
			$temporary = $path . '.' . bin2hex( random_bytes( 4 ) );
			if ( false !== @file_put_contents( $temporary, self::content( $seq ) ) ) {
				rename( $temporary, $path );
			}
		}
		flock( $lock, LOCK_UN );
		fclose( $lock );
		// phpcs:enable
	}

	/**
	 * Removes the file, for uninstalling.
	 */
	public function remove(): void {
		foreach ( array( $this->path(), $this->path() . '.lock' ) as $file ) {
			if ( is_file( $file ) ) {
				wp_delete_file( $file );
			}
		}
		delete_option( self::OPTION );
	}

	/**
	 * What is written.
	 *
	 * Web servers make an ETag of time and size: two numbers in one second need two sizes, hence the blank lines.
	 *
	 * @param int $seq The number.
	 */
	private static function content( int $seq ): string {
		return $seq . str_repeat( "\n", $seq % 61 );
	}
}
