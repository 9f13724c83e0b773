<?php
/**
 * What came of a form.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Domain\Text;
use Mesa\Domain\Visitor;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the outcome of a form between its POST and the page that shows it, under a name that nobody can guess.
 */
final class FormResults {
	/** Parameter of the page's address. */
	public const PARAMETER = 'mesa_form';
	/** Long enough to correct a field (seconds). */
	private const KEEP = 900;
	/** Refused forms of one visitor whose words are kept … */
	private const LIMIT = 30;
	/** … in so many seconds. */
	private const WINDOW = 600;
	/** Bytes of what was filled in, together. */
	private const LARGEST = 100 * KB_IN_BYTES;

	/**
	 * Takes what counts.
	 *
	 * @param RateLimitStore $limits Counts.
	 */
	public function __construct( private readonly RateLimitStore $limits ) {}

	/**
	 * Keeps a result. Anybody may post, so what was refused takes little room: no more than LARGEST each, and of a visitor
	 * who is refused again and again only the last message.
	 *
	 * @param array{anchor: string, number?: int, message: string, follow_url?: string, errors?: array<string, string>, values?: array<string, string>, filled?: array<int, list<string>>} $result The outcome.
	 * @return string Its name.
	 */
	public function keep( array $result ): string {
		$name = bin2hex( random_bytes( 16 ) );
		if ( isset( $result['values'] ) || isset( $result['errors'] ) ) {
			$visitor = Visitor::bucket();
			if ( $this->limits->hit( "form-result:$visitor", self::WINDOW, time() )['hits'] > self::LIMIT ) {
				// One row for all of it; nobody else can tell its name.
				$name   = substr( hash_hmac( 'sha256', "form-result|$visitor", wp_salt( 'nonce' ) ), 0, 32 );
				$result = array_intersect_key( $result, array( 'anchor' => true, 'message' => true, 'tone' => true ) );
				$result['message'] .= ' ' . __( 'What you wrote could not be kept here after so many tries: go back in your browser to find it.', 'mesa-help-desk' );
			} else {
				$result = self::capped( $result );
			}
		}
		set_transient( self::PARAMETER . '_' . $name, $result, self::KEEP );
		return $name;
	}

	/**
	 * A result whose words are cut where they are too long together.
	 *
	 * @param array<string, mixed> $result As in keep().
	 * @return array<string, mixed>
	 */
	private static function capped( array $result ): array {
		$left   = self::LARGEST;
		$is_cut = false;
		$take   = static function ( string &$value ) use ( &$left, &$is_cut ): void {
			$kept   = Text::clip_bytes( $value, $left );
			$left  -= strlen( $kept );
			$is_cut = $is_cut || $kept !== $value;
			$value  = $kept;
		};
		foreach ( array( 'values', 'filled' ) as $part ) {
			if ( isset( $result[ $part ] ) ) {
				// Short ones first: a message that is too long does not take the address with it.
				uasort( $result[ $part ], static fn( mixed $one, mixed $other ): int => strlen( (string) wp_json_encode( $one ) ) <=> strlen( (string) wp_json_encode( $other ) ) );
				array_walk_recursive( $result[ $part ], $take );
			}
		}
		if ( $is_cut ) {
			$result['message'] .= ' ' . __( 'It was too long to be kept here whole: the end is missing.', 'mesa-help-desk' );
		}
		return $result;
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
