<?php
/**
 * Names of what tickets are sorted by.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * What a type, a field, a status, a team may be called, and which names mean the same one.
 */
final class SortingName {
	/** Characters that a name may have. */
	public const LENGTH = 60;

	/**
	 * A name as it is shown.
	 *
	 * @param string $name  As somebody typed it.
	 * @param string $field The contract's field that it came in.
	 * @throws Refusal 400 that names the field.
	 */
	public static function check( string $name, string $field = 'name' ): string {
		$name = Text::line( $name );
		if ( '' === self::slug( $name ) ) {
			throw Refusal::invalid( $field, __( 'Please type a name with at least one letter or digit.', 'mesa-help-desk' ) );
		}
		if ( Text::clip( $name, self::LENGTH ) !== $name ) {
			/* translators: %d: number of characters */
			throw Refusal::invalid( $field, sprintf( __( 'This name is too long: at most %d characters.', 'mesa-help-desk' ), self::LENGTH ) );
		}
		return $name;
	}

	/**
	 * As it is written in a search: its folded words, joined by hyphens. "Número de pedido" → "numero-de-pedido".
	 *
	 * @param string $name The name.
	 */
	public static function search( string $name ): string {
		return implode( '-', Fold::words( $name ) );
	}

	/**
	 * What it is known by, in ASCII, so that every database agrees on which two are equal.
	 *
	 * @param string $name The name, or its form in a search.
	 * @return string At most 190 characters; empty when nothing is left.
	 */
	public static function slug( string $name ): string {
		return Tag::slug( self::search( $name ) );
	}

	/**
	 * The name is another one's.
	 */
	public static function taken(): Refusal {
		return Refusal::invalid( 'name', __( 'There is one with this name already. Please choose another name.', 'mesa-help-desk' ) );
	}
}
