<?php
/**
 * Answers that are files.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * A stored file as the body of an answer, sent in pieces.
 */
final class FileBody {
	/** Pictures that browsers draw without running anything. */
	private const SAFE_PICTURES = array( 'image/png', 'image/jpeg', 'image/gif', 'image/webp' );
	/** Types that a browser would run if anything went wrong with the other headers. */
	private const NEVER_AS_SUCH = '#^(text/(html|xml|javascript|ecmascript)|application/(xhtml\+xml|xml|javascript|x-javascript|ecmascript|x-shockwave-flash)|image/svg\+xml|.*\+xml|multipart/.*)$#';

	/**
	 * Use file() and mail_source().
	 *
	 * @param string $path   The stored file.
	 * @param bool   $unpack Whether it is gzipped and is sent unpacked.
	 */
	private function __construct( private readonly string $path, private readonly bool $unpack ) {}

	/**
	 * Lets WordPress send such bodies. Called once, on rest_api_init.
	 */
	public static function hook(): void {
		add_filter(
			'rest_pre_serve_request',
			static function ( $served, $result, WP_REST_Request $request ) {
				$body = $result instanceof WP_REST_Response ? $result->get_data() : null;
				if ( $served || ! $body instanceof self ) {
					return $served;
				}
				if ( 'HEAD' !== $request->get_method() ) {
					$body->send();
				}
				return true;
			},
			10,
			3
		);
	}

	/**
	 * A file as it is.
	 *
	 * @param string $path         The stored file.
	 * @param string $filename     Its name for people.
	 * @param string $content_type Its MIME type.
	 * @param bool   $download     False: a picture may be shown where it is.
	 */
	public static function file( string $path, string $filename, string $content_type, bool $download ): WP_REST_Response {
		$type = strtolower( trim( explode( ';', $content_type )[0] ) );
		if ( ! preg_match( '#^[a-z0-9.+-]+/[a-z0-9.+-]+$#', $type ) || preg_match( self::NEVER_AS_SUCH, $type ) ) {
			$type = 'application/octet-stream';
		}
		$inline   = ! $download && in_array( $type, self::SAFE_PICTURES, true );
		$response = self::response( new self( $path, false ), $type, $filename, $inline );
		$response->header( 'Content-Length', (string) filesize( $path ) );
		return $response;
	}

	/**
	 * A mail's source, stored gzipped.
	 *
	 * @param string $path     The stored file.
	 * @param string $filename Its name without an ending.
	 */
	public static function mail_source( string $path, string $filename ): WP_REST_Response {
		return function_exists( 'readgzfile' )
			? self::response( new self( $path, true ), 'message/rfc822', $filename . '.eml', false )
			: self::response( new self( $path, false ), 'application/gzip', $filename . '.eml.gz', false );
	}

	/**
	 * The answer.
	 *
	 * @param self   $body     What is sent.
	 * @param string $type     Its MIME type.
	 * @param string $filename Its name.
	 * @param bool   $inline   Whether the browser may show it.
	 */
	private static function response( self $body, string $type, string $filename, bool $inline ): WP_REST_Response {
		$response = new WP_REST_Response( $body, 200 );
		$response->header( 'Content-Type', $type );
		$response->header( 'Content-Disposition', ( $inline ? 'inline' : 'attachment' ) . '; ' . self::name( $filename ) );
		$response->header( 'X-Content-Type-Options', 'nosniff' );
		$response->header( 'Content-Security-Policy', "default-src 'none'; sandbox" );
		$response->header( 'Cache-Control', 'private, max-age=3600' );
		return $response;
	}

	/**
	 * A file name in a header (RFC 6266): once for old programs, once in UTF-8.
	 *
	 * @param string $filename The name.
	 */
	private static function name( string $filename ): string {
		$plain = (string) preg_replace( '/[^A-Za-z0-9 ._()-]/u', '_', remove_accents( $filename ) );
		return sprintf( 'filename="%s"; filename*=UTF-8\'\'%s', $plain, rawurlencode( $filename ) );
	}

	/**
	 * Sends the file.
	 */
	private function send(): void {
		// A buffer that some plugin has opened would hold the whole file.
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue;
		}
		// phpcs:disable WordPress.WP.AlternativeFunctions -- In pieces, never as a whole.
		if ( $this->unpack ) {
			readgzfile( $this->path );
			return;
		}
		readfile( $this->path );
		// phpcs:enable
	}
}
