<?php
/**
 * What of a text belongs to one person.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Finds names, addresses, telephone and order numbers, for a text that others will read. It errs on the side of taking out
 * too much: what it replaces is marked, and a person looks at it.
 */
final class PersonalWords {
	/** A number behind one of these words is somebody's, however short. */
	public const NUMBERED = 'order|orders|invoice|ticket|customer|tracking|account|contract|case|booking|reservation|ref|reference|pedido|factura|cliente|contrato|cuenta|seguimiento|reserva|referencia|caso|bestellung|rechnung|kunde|commande|facture|no\.?|nr\.?|n[ºo°]\.?';

	/**
	 * Kinds and patterns, in the order in which they are looked for.
	 *
	 * @var array<string, string>
	 */
	private readonly array $patterns;

	/**
	 * Takes the names of those who wrote.
	 *
	 * @param list<string> $names Full names or addresses' names.
	 */
	public function __construct( array $names ) {
		$words = array();
		foreach ( $names as $name ) {
			// A name of two words is looked for as a whole too: "de la Cruz" has short ones.
			$words[] = trim( $name );
			foreach ( preg_split( '/[\s,.()"]+/u', $name ) ?: array() as $word ) {
				$words[] = mb_strlen( $word ) > 2 ? $word : '';
			}
		}
		$words = array_unique( array_filter( $words, static fn( string $word ): bool => mb_strlen( $word ) > 2 && 1 === preg_match( '/^\p{Lu}/u', $word ) ) );
		usort( $words, static fn( string $one, string $other ): int => strlen( $other ) <=> strlen( $one ) );
		$this->patterns = array(
			'email'  => '/[^\s<>()"\',;:]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+/u',
			'name'   => $words ? '/(?<![\p{L}\p{N}])(?:' . implode( '|', array_map( static fn( string $word ): string => preg_quote( $word, '/' ), $words ) ) . ')(?![\p{L}\p{N}])/u' : '',
			'phone'  => '/(?<![\p{L}\p{N}])\+\d(?:[\s.\-\/()]*\d){6,14}(?!\d)/u',
			'number' => '/(?:(?<=^|[^\p{L}\p{N}])(?:' . self::NUMBERED . ')\s*[:#]?\s*\K#?[\p{L}\-]{0,6}\d[\p{L}\d\-]*|#\d+|(?<![\p{L}\p{N}.,])(?:[\p{L}]{1,6}[\-\/]?)?\d(?:[ \-\/.]?\d){4,}(?![\p{L}\d]*[.,]\d)[\p{L}\d]*|(?<![\p{L}\p{N}])\p{L}{1,5}-?\d{3,}[\p{L}\d\-]*)/iu',
		);
	}

	/**
	 * A text without them.
	 *
	 * @param string                   $text Plain.
	 * @param \Closure(string): string $mark Gives what stands in the place of email, name, phone or number.
	 */
	public function replace( string $text, \Closure $mark ): string {
		foreach ( $this->patterns as $kind => $pattern ) {
			if ( '' !== $pattern ) {
				$text = (string) preg_replace_callback( $pattern, static fn( array $found ): string => self::is_ordinary( $kind, $found[0] ) ? $found[0] : "\x01$kind\x02", $text );
			}
		}
		return (string) preg_replace_callback( "/\x01(\w+)\x02/", static fn( array $found ): string => $mark( $found[1] ), $text );
	}

	/**
	 * Numbers that are nobody's: years, and what stands with a unit.
	 *
	 * @param string $kind  Which pattern has found it.
	 * @param string $found The piece.
	 */
	private static function is_ordinary( string $kind, string $found ): bool {
		return 'number' === $kind && 1 === preg_match( '/^(?:19|20)\d\d$|^\d+(?:px|kb|mb|gb|cm|mm|kg|ml|mah|hz|khz|mhz|ghz|w|v)$/i', $found );
	}
}
