<?php
/**
 * The words that tell what a text is about.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Domain\Fold;
use Mesa\Domain\PersonalWords;

defined( 'ABSPATH' ) || exit;

/**
 * Stems of a ticket's or an article's words with one of the words that each stands for, without what letters always say,
 * and without names and numbers.
 */
final class IdeaTerms {
	/** Folded words that stand in every letter. */
	private const CHATTER = 'hi hello hey dear thanks thank regards best kind sincerely cheers please help team support sir madam good morning afternoon evening day greetings sent iphone android question problem issue would like know wrote email mail message number name hola buenas buenos dias tardes gracias saludos saludo atentamente estimado estimada estimados favor ayuda equipo pregunta problema consulta correo mensaje cordial enviado desde hallo guten tag danke gruss grusse freundlichen bitte bonjour merci cordialement';
	/** Kept of one text. */
	private const MOST = 60;

	/**
	 * Words of CHATTER as keys.
	 *
	 * @var array<string, true>|null
	 */
	private static ?array $chatter = null;

	/**
	 * The terms of a text.
	 *
	 * @param string       $title Counts three times.
	 * @param string       $text  Plain.
	 * @param list<string> $names Of people: left out.
	 * @return array<string, array{0: int, 1: string}> Stem => how often, and one of its words.
	 */
	public static function of( string $title, string $text, array $names = array() ): array {
		self::$chatter ??= array_fill_keys( explode( ' ', self::CHATTER ), true );
		$personal        = new PersonalWords( $names );
		$title           = Fold::words( $personal->replace( $title, static fn(): string => ' ' ) );
		$words           = Fold::words( $personal->replace( mb_substr( $text, 0, 3000 ), static fn(): string => ' ' ) );
		$language        = Words::language( array( ...$title, ...$words ), 'en' );
		$terms           = array();
		foreach ( array( array( $title, 3 ), array( $words, 1 ) ) as list( $list, $times ) ) {
			foreach ( $list as $word ) {
				if ( strlen( $word ) < 3 && ! Fold::is_unspaced( $word ) || isset( self::$chatter[ $word ] ) || Words::has( $word, $language ) || Words::has( $word, 'en' ) || preg_match( '/^\d+$/', $word ) ) {
					continue;
				}
				$stem             = Words::stem( $word, $language );
				$terms[ $stem ] ??= array( 0, $word );
				$terms[ $stem ][0] += $times;
			}
		}
		uasort( $terms, static fn( array $one, array $other ): int => $other[0] <=> $one[0] );
		return array_slice( $terms, 0, self::MOST, true );
	}
}
