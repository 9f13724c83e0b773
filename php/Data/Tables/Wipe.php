<?php
/**
 * Deleting everything.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

use Mesa\Data\Db;
use Mesa\Data\Files\FilesFolder;

defined( 'ABSPATH' ) || exit;

/**
 * Removes a site's tables and files, for uninstalling.
 */
final class Wipe {
	/**
	 * Drops the tables.
	 *
	 * @param Db $db The database.
	 */
	public static function tables( Db $db ): void {
		foreach ( Schema::tables() as $table ) {
			$db->run( "DROP TABLE IF EXISTS {{$table}}" );
		}
	}

	/**
	 * Deletes the stored files. In a folder that the site owner chose (MESA_FILES_DIR), nothing but our own files.
	 *
	 * @param FilesFolder $folder Where they lie.
	 */
	public static function files( FilesFolder $folder ): void {
		$path = $folder->location();
		if ( is_dir( $path ) && ! is_link( $path ) ) {
			self::empty_folder( $path, $folder->is_in_uploads() );
			if ( $folder->is_in_uploads() ) {
				self::remove_folder( $path );
			}
		}
		$folder->forget();
	}

	/**
	 * Deletes what is inside.
	 *
	 * @param string $path Folder.
	 * @param bool   $all  Everything, or only what has a name of ours, see BlobStore.
	 */
	private static function empty_folder( string $path, bool $all ): void {
		foreach ( new \FilesystemIterator( $path, \FilesystemIterator::SKIP_DOTS ) as $file ) {
			$name = $file->getFilename();
			$ours = $all || preg_match( '/^(?:[0-9a-f]{2}|[0-9a-f]{64}|[0-9a-f]{24}\.(?:part|pack)|index\.php|\.htaccess)$/', $name );
			if ( ! $ours ) {
				continue;
			}
			if ( $file->isDir() && ! $file->isLink() ) {
				self::empty_folder( $file->getPathname(), $all );
				self::remove_folder( $file->getPathname() );
			} else {
				wp_delete_file( $file->getPathname() );
			}
		}
	}

	/**
	 * Removes a folder when it is empty.
	 *
	 * @param string $path Folder.
	 */
	private static function remove_folder( string $path ): void {
		// phpcs:ignore WordPress.PHP.NoSilencedErrors, WordPress.WP.AlternativeFunctions -- One that is not empty stays.
		@rmdir( $path );
	}

	/**
	 * An option that people have on this site.
	 *
	 * @param string $name Its name.
	 */
	public static function user_option( string $name ): void {
		global $wpdb;
		delete_metadata( 'user', 0, $wpdb->get_blog_prefix() . $name, '', true );
	}
}
