<?php
/**
 * What came of a form.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the outcome of a form between its POST and the page that shows it, under a name that nobody can guess.
 */
final class FormResults {
	/** Parameter of the page's address. */
	public const PARAMETER = 'mesa_form';
	/** Long enough to correct a field (seconds). */
	private const KEEP = 900;

	/**
	 * Keeps a result.
	 *
	 * @param array{anchor: string, number?: int, message: string, follow_url?: string, errors?: array<string, string>, values?: array<string, string>, filled?: array<int, list<string>>} $result The outcome.
	 * @return string Its name.
	 */
	public function keep( array $result ): string {
		$name = bin2hex( random_bytes( 16 ) );
		set_transient( self::PARAMETER . '_' . $name, $result, self::KEEP );
		return $name;
	}

	/**
	 * The result that this page was asked to show.
	 *
	 * @param string $anchor Of the form that asks.
	 * @return array{anchor: string, number?: int, message: string, follow_url?: string, errors?: array<string, string>, values?: array<string, string>, filled?: array<int, list<string>>}|null
	 */
	public function shown_at( string $anchor ): ?array {
		// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- Only a key; checked in the next line.
		$name = (string) ( is_string( $_GET[ self::PARAMETER ] ?? null ) ? $_GET[ self::PARAMETER ] : '' );
		if ( ! preg_match( '/^[0-9a-f]{32}$/', $name ) ) {
			return null;
		}
		$result = get_transient( self::PARAMETER . '_' . $name );
		return is_array( $result ) && $result['anchor'] === $anchor ? $result : null;
	}

	/**
	 * Keeps pages that show a result out of every cache. Called on send_headers.
	 */
	public static function forbid_caching(): void {
		// phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
		if ( isset( $_GET[ self::PARAMETER ] ) ) {
			self::mark_uncacheable();
			nocache_headers();
		}
	}

	/**
	 * Tells page cache plugins that this page is for one person only.
	 */
	public static function mark_uncacheable(): void {
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- The name that cache plugins agree on.
		}
	}
}
