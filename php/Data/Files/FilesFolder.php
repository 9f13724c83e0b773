<?php
/**
 * Where private files lie.
 *
 * @package Mesa
 */

namespace Mesa\Data\Files;

use Mesa\Data\DataException;

defined( 'ABSPATH' ) || exit;

/**
 * Names and prepares the folder for blobs: MESA_FILES_DIR where the site owner has one outside the web root, else a folder
 * with an unguessable name below uploads, closed for web servers that read .htaccess.
 */
final class FilesFolder {
	private const OPTION = 'mesa_files_folder';

	/**
	 * The folder, made when it is not there yet.
	 *
	 * @return string Without a slash at the end.
	 * @throws DataException When it cannot be made.
	 */
	public function path(): string {
		$path = $this->location();
		if ( ! is_dir( $path ) ) {
			$this->make( $path );
		}
		return $path;
	}

	/**
	 * Whether the folder lies below the web root, so that only its name protects it where .htaccess has no effect.
	 */
	public function is_in_uploads(): bool {
		return ! defined( 'MESA_FILES_DIR' );
	}

	/**
	 * Where it is or will be, without making it.
	 */
	public function location(): string {
		if ( defined( 'MESA_FILES_DIR' ) ) {
			return untrailingslashit( (string) constant( 'MESA_FILES_DIR' ) ) . ( is_multisite() ? '/' . get_current_blog_id() : '' );
		}
		return untrailingslashit( wp_upload_dir( null, false )['basedir'] ) . '/' . self::name();
	}

	/**
	 * Forgets the folder's name, after its files were deleted.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * The folder's name below uploads; made once, the unique key of the options table deciding between two first requests.
	 */
	private static function name(): string {
		$name = (string) get_option( self::OPTION, '' );
		if ( '' === $name ) {
			add_option( self::OPTION, 'mesa-' . bin2hex( random_bytes( 16 ) ), '', true );
			wp_cache_delete( self::OPTION, 'options' );
			wp_cache_delete( 'alloptions', 'options' );
			$name = (string) get_option( self::OPTION, '' );
		}
		return $name;
	}

	/**
	 * Makes the folder and closes it.
	 *
	 * @param string $path The folder.
	 * @throws DataException When that does not work.
	 */
	private function make( string $path ): void {
		// wp_mkdir_p() fails when another request makes the folder at the same moment.
		if ( ! wp_mkdir_p( $path ) && ! is_dir( $path ) ) {
			throw new DataException( esc_html( "The folder for files cannot be made: $path" ) );
		}
		$files = array(
			'index.php' => "<?php\n// Nothing to see.\n",
			'.htaccess' => "<IfModule mod_authz_core.c>\n\tRequire all denied\n</IfModule>\n<IfModule !mod_authz_core.c>\n\tOrder deny,allow\n\tDeny from all\n</IfModule>\n",
		);
		foreach ( $files as $name => $content ) {
			if ( ! file_exists( "$path/$name" ) ) {
				// phpcs:ignore WordPress.WP.AlternativeFunctions -- WP_Filesystem may want FTP passwords.
				file_put_contents( "$path/$name", $content );
			}
		}
	}
}
