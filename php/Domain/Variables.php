<?php
/**
 * Variables in saved replies, signatures and footers.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Fills in "{customer.first_name}" and "{customer.first_name|there}". src/core/words/variables.ts does the same for what
 * is filled in while somebody writes; tests/fixtures/variables.json holds both to it.
 */
final class Variables {
	/** Those that there are. */
	public const NAMES = array(
		'customer.first_name',
		'customer.last_name',
		'customer.name',
		'customer.email',
		'ticket.number',
		'ticket.subject',
		'agent.first_name',
		'agent.name',
		'agent.email',
		'mailbox.name',
		'mailbox.email',
		'site.name',
		'order.number',
		'order.status',
		'order.total',
		'order.date',
	);

	private const PATTERN = '/\{([a-z]+\.[a-z_]+)(?:\|([^{}<>]{0,200}))?\}/u';

	/**
	 * HTML with its variables filled in; what nothing is known of takes its fallback, and without one stays in braces.
	 *
	 * @param string                $html   Clean HTML.
	 * @param array<string, string> $values Plain text by name.
	 */
	public static function fill( string $html, array $values ): string {
		return self::replace( $html, $values, static fn( string $value ): string => esc_html( $value ) );
	}

	/**
	 * The same for words that leave without a person who looks at them: what is not known vanishes.
	 *
	 * @param string                $html   Clean HTML.
	 * @param array<string, string> $values Plain text by name.
	 */
	public static function fill_whole( string $html, array $values ): string {
		return self::replace( self::fill( $html, $values ), array(), static fn( string $value ): string => $value, '' );
	}

	/**
	 * Plain text with its variables filled in; what is not known vanishes.
	 *
	 * @param string                $text   Plain text.
	 * @param array<string, string> $values Plain text by name.
	 */
	public static function fill_text( string $text, array $values ): string {
		return self::replace( $text, $values, static fn( string $value ): string => $value, '' );
	}

	/**
	 * Names of known variables that a text still holds in braces and that have no fallback.
	 *
	 * @param string $text Text or HTML.
	 * @return list<string>
	 */
	public static function unfilled( string $text ): array {
		preg_match_all( self::PATTERN, $text, $found, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL );
		$names = array_map( static fn( array $one ): string => null === $one[2] ? (string) $one[1] : '', $found );
		return array_values( array_intersect( array_unique( $names ), self::NAMES ) );
	}

	/**
	 * Puts values in.
	 *
	 * @param string                   $text    What holds variables.
	 * @param array<string, string>    $values  By name.
	 * @param \Closure(string): string $escape  How a value stands in the text.
	 * @param string|null              $unknown What stands for nothing; null: the variable as it was written.
	 */
	private static function replace( string $text, array $values, \Closure $escape, ?string $unknown = null ): string {
		return (string) preg_replace_callback(
			self::PATTERN,
			static function ( array $found ) use ( $values, $escape, $unknown ): string {
				if ( ! in_array( $found[1], self::NAMES, true ) ) {
					return $found[0];
				}
				$value = $values[ $found[1] ] ?? '';
				return '' === $value ? $found[2] ?? $unknown ?? $found[0] : $escape( $value );
			},
			$text
		);
	}
}
