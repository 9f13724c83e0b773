<?php
/**
 * What is asked of a custom field in a search.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what stands behind field.NAME: — words of a text, an option's name, yes or no, 12.50, >10, 10..20, 2026-11,
 * >=2026-11-22, any, none.
 *
 * @phpstan-import-type Field from CustomField
 */
final class FieldQuery {
	/** It has no value. */
	public const NONE = 'none';
	/** It has one. */
	public const ANY = 'any';
	/** One of `values`, as FieldValue::folded() gives them. */
	public const ONE_OF = 'one of';
	/** The text has values[0] in it. */
	public const CONTAINS = 'contains';
	/** Between two numbers, or two texts that sort as dates do; '' for no end. */
	public const NUMBERS = 'numbers';
	public const DATES   = 'dates';

	/**
	 * Made by read().
	 *
	 * @param string       $kind      One of the constants.
	 * @param list<string> $values    What the kind needs.
	 * @param bool         $with_ends Of a range: whether its ends count as well.
	 */
	private function __construct( public readonly string $kind, public readonly array $values = array(), public readonly bool $with_ends = true ) {}

	/**
	 * What was asked.
	 *
	 * @param Field  $field The field.
	 * @param string $typed What stands behind the colon.
	 * @return self|null Null when it can mean nothing, so that no ticket fits.
	 */
	public static function read( array $field, string $typed ): ?self {
		$typed = Text::line( $typed );
		$word  = strtolower( $typed );
		if ( in_array( $word, array( self::NONE, self::ANY ), true ) && ! self::options( $field, $typed ) ) {
			return new self( $word );
		}
		return match ( $field['kind'] ) {
			'number'            => self::range( $typed, self::NUMBERS, FieldValue::number( ... ) ),
			'date'              => self::range( $typed, self::DATES, static fn( string $day ): ?string => preg_match( '/^\d{4}(?:-\d{2}){0,2}$/', $day ) ? $day : null ),
			'yes_no'            => self::yes_no( $word ),
			'choice', 'choices' => self::options( $field, $typed ) ? new self( self::ONE_OF, self::options( $field, $typed ) ) : null,
			default             => '' === FieldValue::folded( $typed ) ? null : new self( self::CONTAINS, array( $typed ) ),
		};
	}

	/**
	 * The options that a name stands for: the one that is called so, else those that have all its words.
	 *
	 * @param Field  $field The field.
	 * @param string $typed As typed.
	 * @return list<string> Their ids as texts.
	 */
	private static function options( array $field, string $typed ): array {
		$slug  = SortingName::slug( $typed );
		$words = Fold::words( $typed );
		$found = array();
		foreach ( $words ? $field['options'] : array() as $option ) {
			if ( SortingName::slug( $option['name'] ) === $slug ) {
				return array( (string) $option['id'] );
			}
			$line = Fold::line( $option['name'] );
			if ( array() === array_filter( $words, static fn( string $word ): bool => ! str_contains( $line, " $word" ) ) ) {
				$found[] = (string) $option['id'];
			}
		}
		return $found;
	}

	/**
	 * Yes or no, in English or the site's language.
	 *
	 * @param string $word In lower case.
	 */
	private static function yes_no( string $word ): ?self {
		$yes = array( '1', 'yes', 'true', strtolower( __( 'Yes', 'mesa-help-desk' ) ) );
		$no  = array( '0', 'no', 'false', strtolower( __( 'No', 'mesa-help-desk' ) ) );
		return match ( true ) {
			in_array( $word, $yes, true ) => new self( self::ONE_OF, array( '1' ) ),
			in_array( $word, $no, true )  => new self( self::ONE_OF, array( '0' ) ),
			default                       => null,
		};
	}

	/**
	 * A value, or a range of them.
	 *
	 * @param string                    $typed As typed.
	 * @param string                    $kind  NUMBERS or DATES.
	 * @param \Closure(string): ?string $read  Reads one end; null when it is none.
	 */
	private static function range( string $typed, string $kind, \Closure $read ): ?self {
		if ( preg_match( '/^(>=|<=|>|<)\s*(.+)$/', $typed, $found ) ) {
			$end = $read( $found[2] );
			if ( null === $end ) {
				return null;
			}
			$with_end = str_ends_with( $found[1], '=' );
			// "<=2026-11" goes to the end of the month, ">2026-11" begins behind it.
			$end = self::DATES === $kind && ( '<=' === $found[1] || '>' === $found[1] ) ? self::last_day( $end ) : $end;
			return new self( $kind, '>' === $found[1][0] ? array( $end, '' ) : array( '', $end ), $with_end );
		}
		$ends = explode( '..', $typed, 2 );
		$from = $read( $ends[0] );
		$to   = $read( $ends[1] ?? $ends[0] );
		return null === $from || null === $to ? null : new self( $kind, array( $from, self::DATES === $kind ? self::last_day( $to ) : $to ) );
	}

	/**
	 * The end of a day, month or year, as a text that sorts behind all its days: 2026-11-99, 2026-99-99.
	 *
	 * @param string $date 2026-11-22, 2026-11 or 2026.
	 */
	private static function last_day( string $date ): string {
		return $date . array( 10 => '', 7 => '-99', 4 => '-99-99' )[ strlen( $date ) ];
	}
}
