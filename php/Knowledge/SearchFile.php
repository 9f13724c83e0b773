<?php
/**
 * The file that browsers search.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleIndexStore;

defined( 'ABSPATH' ) || exit;

/**
 * Writes one static file with all public articles, named by a hash of its content, so that browsers and proxies may
 * keep it for ever. It is written after an article was saved and by cron, never while a visitor waits. The file before
 * it is deleted at once: what became internal must not go on lying about.
 *
 * What stands in it, SearchList decides.
 */
final class SearchFile {
	/** Option: what there is now. */
	public const OPTION = 'mesa_article_list';
	private const FOLDER = 'mesa-search';
	/** Holds the name of the list there is. */
	private const CURRENT = 'current.txt';

	/**
	 * Takes the index.
	 *
	 * @param ArticleIndexStore $store The cards.
	 */
	public function __construct( private readonly ArticleIndexStore $store ) {}

	/**
	 * What there is, without looking at files; for pages.
	 *
	 * @return array{url: string, restricted: bool} Address, '' when browsers have to ask the server; whether there are
	 *                     articles that not everybody may read.
	 */
	public static function now(): array {
		$kept = get_option( self::OPTION, array() );
		$file = is_array( $kept ) ? (string) ( $kept['file'] ?? '' ) : '';
		return array(
			'url'        => '' === $file ? '' : set_url_scheme( self::folder( 'baseurl' ) . "/$file" ),
			'restricted' => is_array( $kept ) && ! empty( $kept['restricted'] ),
		);
	}

	/**
	 * Writes the list when it has changed.
	 *
	 * @return bool Whether browsers have a list.
	 */
	public function write(): bool {
		$list = ( new SearchList( $this->store ) )->made();
		$file = '' === $list['json'] ? '' : 'articles-' . substr( hash( 'sha256', $list['json'] ), 0, 24 ) . '.json';
		if ( '' !== $file && ! self::put( $file, $list['json'] ) ) {
			$file = '';
		}
		$kept = array( 'file' => $file, 'restricted' => $list['restricted'], 'articles' => $list['articles'] );
		if ( get_option( self::OPTION ) !== $kept ) {
			update_option( self::OPTION, $kept, true );
		}
		self::clean( $file );
		// For pages out of a cache, which name a list that is gone.
		if ( '' !== $file ) {
			self::put( self::CURRENT, $file );
		}
		return '' !== $file;
	}

	/**
	 * Removes everything, for uninstalling.
	 */
	public static function remove(): void {
		self::clean( '' );
		// phpcs:ignore WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- A folder that holds something else stays.
		@rmdir( self::folder( 'basedir' ) );
		delete_option( self::OPTION );
	}

	/**
	 * Writes a file whole or not at all.
	 *
	 * @param string $name Its name.
	 * @param string $json Its content.
	 */
	private static function put( string $name, string $json ): bool {
		$path = self::folder( 'basedir' ) . "/$name";
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of ours.
		if ( is_file( $path ) && file_get_contents( $path ) === $json ) {
			return true;
		}
		if ( ! wp_mkdir_p( dirname( $path ) ) ) {
			return false;
		}
		$temporary = $path . '.' . bin2hex( random_bytes( 4 ) );
		// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- Where the folder cannot be written browsers ask the server.
		if ( strlen( $json ) !== @file_put_contents( $temporary, $json ) || ! @rename( $temporary, $path ) ) {
			@unlink( $temporary );
			return false;
		}
		// phpcs:enable
		return true;
	}

	/**
	 * Deletes what is not the list.
	 *
	 * @param string $but Name of the list; '' deletes all.
	 */
	private static function clean( string $but ): void {
		foreach ( glob( self::folder( 'basedir' ) . '/*' ) ?: array() as $path ) {
			$name = basename( $path );
			// Somebody else's half-written file is left alone for as long as that may take.
			$is_old = ! preg_match( '/\.[0-9a-f]{8}$/', $name ) || time() - (int) filemtime( $path ) > HOUR_IN_SECONDS;
			if ( $name !== $but && ( '' === $but || ( self::CURRENT !== $name && $is_old ) ) ) {
				wp_delete_file( $path );
			}
		}
	}

	/**
	 * Where lists lie: each site of a network has uploads of its own.
	 *
	 * @param 'basedir'|'baseurl' $what Path or address.
	 */
	private static function folder( string $what ): string {
		return wp_upload_dir( null, false )[ $what ] . '/' . self::FOLDER;
	}
}
