<?php
/**
 * What kind of file a visitor sent.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Decides by the name's ending and by the content; the type that the browser claims is not looked at.
 */
final class UploadedType {
	/** Endings beyond those of WordPress's media library that people send to a help desk. */
	private const MORE = array(
		'log'        => 'text/plain',
		'json'       => 'application/json',
		'eml'        => 'message/rfc822',
		'heic|heif'  => 'image/heic',
		'webp'       => 'image/webp',
		'avif'       => 'image/avif',
		'md'         => 'text/plain',
	);

	/** Content that runs, whatever it is called. */
	private const RUNS = '#^(application/(x-(ms-?)?(dos)?exec\w*|x-executable|x-pie-executable|x-sharedlib|x-object|x-mach-binary|x-msi|x-msdownload|vnd\.microsoft\.portable-executable|x-ms-shortcut|java-archive|x-java-applet|x-httpd-php|hta)|text/(x-php|x-shellscript|x-msdos-batch|x-python|x-perl|javascript|html))$#';

	/**
	 * The type to store.
	 *
	 * @param string $path The file.
	 * @param string $name Its name.
	 * @return string|null A media type, or null when such a file is not taken.
	 */
	public static function of( string $path, string $name ): ?string {
		/**
		 * Filters which files a visitor may send.
		 *
		 * @param array<string, string> $types Endings, separated by "|" => media type.
		 */
		$types = apply_filters( 'mesa_form_file_types', get_allowed_mime_types( 0 ) + self::MORE );
		$type  = wp_check_filetype( $name, $types )['type'];
		if ( false === $type ) {
			return null;
		}
		$content = self::content_type( $path );
		if ( preg_match( self::RUNS, $content ) || self::begins_like_a_program( $path ) ) {
			return null;
		}
		// A picture has to be one: its thumbnail is shown to the agent.
		if ( str_starts_with( $type, 'image/' ) && '' !== $content && ! str_starts_with( $content, 'image/' ) && ! preg_match( '#^(video/mp4|application/octet-stream)$#', $content ) ) {
			return null;
		}
		return 'image/svg+xml' === $content ? null : $type;
	}

	/**
	 * What the content says, '' when PHP lacks the means.
	 *
	 * @param string $path The file.
	 */
	private static function content_type( string $path ): string {
		if ( ! function_exists( 'finfo_open' ) ) {
			return '';
		}
		$finfo = finfo_open( FILEINFO_MIME_TYPE );
		$type  = $finfo ? finfo_file( $finfo, $path ) : '';
		return is_string( $type ) ? strtolower( $type ) : '';
	}

	/**
	 * Looks at the first bytes, for hosts without fileinfo and for what fileinfo takes for plain text.
	 *
	 * @param string $path The file.
	 */
	private static function begins_like_a_program( string $path ): bool {
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- An upload's first bytes; WP_Filesystem would read all of it.
		$begin = (string) file_get_contents( $path, false, null, 0, 512 );
		return (bool) preg_match( '/^(MZ|\x7fELF|\xca\xfe\xba\xbe|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|#!)|^\s*<\?php|^\s*<script\b/i', $begin );
	}
}
