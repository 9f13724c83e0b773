<?php
/**
 * What a custom field may hold.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Values are lists of texts, as the contract's "field-value" has them; an empty list is an empty field.
 *
 * @phpstan-import-type Field from CustomField
 */
final class FieldValue {
	private const LENGTHS = array( 'text' => 500, 'long' => 20_000, 'url' => 2000, 'phone' => 40 );

	/**
	 * Values in the form in which they are stored.
	 *
	 * @param Field        $field  The field.
	 * @param list<string> $values As somebody typed them.
	 * @param list<string> $before What the field holds now: of a choice, an archived option may stay.
	 * @return list<string>
	 * @throws Refusal 400 that names the field, as "fields.ID".
	 */
	public static function check( array $field, array $values, array $before = array() ): array {
		$checked = array();
		foreach ( $values as $value ) {
			$value = 'long' === $field['kind'] ? trim( Text::clean( (string) $value ) ) : Text::line( (string) $value );
			if ( '' !== $value ) {
				$checked[] = self::one( $field, $value, $before );
			}
		}
		$checked = array_values( array_unique( $checked ) );
		if ( count( $checked ) > 1 && 'choices' !== $field['kind'] ) {
			throw self::wrong( $field, __( 'This field takes one value.', 'mesa-help-desk' ) );
		}
		if ( 'choices' === $field['kind'] ) {
			$order   = array_flip( array_map( static fn( array $option ): string => (string) $option['id'], $field['options'] ) );
			usort( $checked, static fn( string $one, string $other ): int => $order[ $one ] <=> $order[ $other ] );
		}
		if ( ! $checked && $before && 'always' === $field['required'] ) {
			/* translators: %s: name of a field */
			throw self::wrong( $field, sprintf( __( '"%s" cannot be empty.', 'mesa-help-desk' ), $field['name'] ) );
		}
		return $checked;
	}

	/**
	 * Values as people read them.
	 *
	 * @param Field        $field  The field.
	 * @param list<string> $values As they are stored.
	 */
	public static function words( array $field, array $values ): string {
		$names = array_column( $field['options'], 'name', 'id' );
		return implode(
			', ',
			array_map(
				static fn( string $value ): string => match ( $field['kind'] ) {
					'choice', 'choices' => $names[ (int) $value ] ?? $value,
					'yes_no'            => '1' === $value ? __( 'Yes', 'mesa-help-desk' ) : __( 'No', 'mesa-help-desk' ),
					// The history keeps what a line shows.
					default             => Text::clip( Text::line( $value ), 200 ),
				},
				$values
			)
		);
	}

	/**
	 * What a search compares.
	 *
	 * @param string $value As it is stored.
	 * @return string Folded, in ASCII, at most 190 characters.
	 */
	public static function folded( string $value ): string {
		return substr( Tag::slug( Text::clip( $value, 190 ) ), 0, 190 );
	}

	/**
	 * One value.
	 *
	 * @param Field        $field  The field.
	 * @param string       $value  Not empty.
	 * @param list<string> $before As for check().
	 * @throws Refusal As for check().
	 */
	private static function one( array $field, string $value, array $before ): string {
		$most = self::LENGTHS[ $field['kind'] ] ?? 100;
		if ( Text::clip( $value, $most ) !== $value ) {
			/* translators: %d: number of characters */
			throw self::wrong( $field, sprintf( __( 'This is too long: at most %d characters.', 'mesa-help-desk' ), $most ) );
		}
		switch ( $field['kind'] ) {
			case 'number':
				return self::number( $value ) ?? throw self::wrong( $field, __( 'Please type a number, such as 12.50.', 'mesa-help-desk' ) );
			case 'yes_no':
				return in_array( $value, array( '0', '1' ), true ) ? $value : throw self::wrong( $field, __( 'Please choose yes or no.', 'mesa-help-desk' ) );
			case 'date':
				$is_date = preg_match( '/^(\d{4})-(\d{2})-(\d{2})$/', $value, $found ) && checkdate( (int) $found[2], (int) $found[3], (int) $found[1] );
				return $is_date ? $value : throw self::wrong( $field, __( 'Please choose a date.', 'mesa-help-desk' ) );
			case 'url':
				return self::url( $value ) ?? throw self::wrong( $field, __( 'Please type a web address, such as https://example.com/order.', 'mesa-help-desk' ) );
			case 'phone':
				return preg_match( '~^[+(]?[\d(][\d\s()./-]*(?:x\d+)?$~', $value ) && preg_match_all( '/\d/', $value ) >= 3 ? $value : throw self::wrong( $field, __( 'Please type a phone number, such as +34 600 123 456.', 'mesa-help-desk' ) );
			case 'choice':
			case 'choices':
				foreach ( $field['options'] as $option ) {
					if ( (string) $option['id'] === $value && ( ! $option['archived'] || in_array( $value, $before, true ) ) ) {
						return $value;
					}
				}
				throw self::wrong( $field, __( 'Please choose one of the values that are offered.', 'mesa-help-desk' ) );
			default:
				return $value;
		}
	}

	/**
	 * A number with a point and no more digits than it needs.
	 *
	 * @param string $value As typed: a comma does for a point, spaces between digits do nothing.
	 * @return string|null Null when it is none, or has more than 13 digits before or 6 behind the point.
	 */
	public static function number( string $value ): ?string {
		$value = str_replace( array( ' ', ',' ), array( '', '.' ), $value );
		if ( ! preg_match( '/^([+-]?)0*(\d{1,13})(?:\.(\d{1,6}))?$/', $value, $found ) ) {
			return null;
		}
		$behind = rtrim( $found[3] ?? '', '0' );
		$number = $found[2] . ( '' === $behind ? '' : ".$behind" );
		return '-' === $found[1] && '0' !== $number ? "-$number" : $number;
	}

	/**
	 * An address of the web.
	 *
	 * @param string $value As typed; https is what is meant where nothing is said.
	 * @return string|null Null when it is none.
	 */
	private static function url( string $value ): ?string {
		$value = preg_match( '~^[a-z][a-z0-9+.-]*:~i', $value ) ? $value : "https://$value";
		return preg_match( '~^https?://[^\s/?#"<>@:]+\.[^\s/?#"<>@:]+(?::\d{1,5})?(?:[/?#][^\s"<>]*)?$~iu', $value ) ? $value : null;
	}

	/**
	 * What is wrong with a field.
	 *
	 * @param Field  $field The field.
	 * @param string $words For people.
	 */
	private static function wrong( array $field, string $words ): Refusal {
		return Refusal::invalid( CustomField::param( $field['id'] ), $words );
	}
}
