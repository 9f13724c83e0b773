<?php
/**
 * A tag's name.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * What a tag may be called, and which names mean the same one.
 */
final class Tag {
	/** Characters that a name may have. */
	public const LENGTH = 40;
	/** Tags that a ticket may have. */
	public const MOST = 20;

	/**
	 * A name as it is shown.
	 *
	 * @param string $name  As somebody typed it.
	 * @param string $field The contract's field that it came in.
	 * @throws Refusal 400 that names the field.
	 */
	public static function name( string $name, string $field ): string {
		$name = Text::line( $name );
		if ( '' === self::slug( $name ) ) {
			throw Refusal::invalid( $field, __( 'A tag needs a name.', 'mesa-help-desk' ) );
		}
		if ( Text::clip( $name, self::LENGTH ) !== $name ) {
			/* translators: 1: the tag's name, 2: number of characters */
			throw Refusal::invalid( $field, sprintf( __( 'The tag "%1$s" is too long: at most %2$d characters.', 'mesa-help-desk' ), $name, self::LENGTH ) );
		}
		// They part names from one another in the history, and in a search such as tag:"late delivery".
		if ( strpbrk( $name, ',"' ) ) {
			/* translators: %s: the tag's name */
			throw Refusal::invalid( $field, sprintf( __( 'The tag %s has a comma or a quotation mark in it, which tags cannot have.', 'mesa-help-desk' ), $name ) );
		}
		return $name;
	}

	/**
	 * Names by what they are known by; of two that mean the same tag the first.
	 *
	 * @param list<string> $names As somebody typed them.
	 * @param string       $field The contract's field that they came in.
	 * @return array<string, string> Slug => name.
	 * @throws Refusal 400 that names the field.
	 */
	public static function names( array $names, string $field ): array {
		$by_slug = array();
		foreach ( $names as $name ) {
			$name                           = self::name( $name, $field );
			$by_slug[ self::slug( $name ) ] ??= $name;
		}
		return $by_slug;
	}

	/**
	 * What a tag is known by: its name without letter case and accents, in ASCII, so that every database agrees on which
	 * two are equal (some collations hold all emoji for one).
	 *
	 * @param string $name The name.
	 * @return string At most 190 characters; empty when nothing is left.
	 */
	public static function slug( string $name ): string {
		$slug = (string) preg_replace_callback( '/[^\x20-\x24\x26-\x7e]/', static fn( array $byte ): string => sprintf( '%%%02X', ord( $byte[0] ) ), trim( Fold::fold( Text::line( $name ) ) ) );
		return strlen( $slug ) > 190 ? substr( $slug, 0, 149 ) . '-' . sha1( $slug ) : $slug;
	}
}
