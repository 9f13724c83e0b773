<?php
/**
 * What somebody looks for.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleIndexStore;
use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * A question as the stems that may answer it. Each of its words stands for several: its stem in the languages that
 * stems are made for, what a last word may become while it is typed, and what was meant by a word that no article has.
 */
final class Question {
	/** Words that are looked at. */
	private const MOST = 12;
	/** What a stem counts that is not the word's own. */
	private const JOINED    = 0.9;
	private const PARTED    = 0.8;
	private const UNFINISHED = 0.75;
	private const PERHAPS    = 0.25;
	private const MISSPELT   = array( 1 => 0.8, 2 => 0.55 );
	/** What an everyday word counts beside one that the site's owner gives. */
	private const EVERYDAY = 0.65;
	/** Letters of a part of a word. */
	private const SHORTEST = 3;
	/** Words that a beginning may become, and that a misspelt word may mean. */
	private const ENDINGS = 10;
	private const MEANT   = 4;

	/**
	 * The stems of each word, with what they count: from 0 to 1.
	 *
	 * @param string            $question Free text.
	 * @param string            $language The site's.
	 * @param ArticleIndexStore $index    Knows the library's words.
	 * @return array<string|int, non-empty-array<string|int, float>> Word => stem => factor.
	 */
	public static function stems( string $question, string $language, ArticleIndexStore $index ): array {
		$all      = array_values( array_unique( ArticleTerms::words( $question ) ) );
		$guess    = Words::language( $all, $language );
		$telling  = array_slice( Words::drop( self::long( $all ), $guess ), 0, self::MOST );
		if ( ! $telling ) {
			return array();
		}
		$joined = self::joined( $question );
		$known  = $index->known( array_values( array_unique( array_merge( $telling, array_map( 'strval', array_keys( $joined ) ) ) ) ) );
		$stems  = array();
		foreach ( $telling as $word ) {
			foreach ( Words::stems( $word, $guess ) as $stem ) {
				$stems[ $word ][ $stem ] = 1.0;
			}
		}
		foreach ( array_intersect_key( $joined, $known ) as $whole => $parts ) {
			foreach ( array_intersect( $parts, $telling ) as $part ) {
				foreach ( $known[ $whole ] as $stem ) {
					$stems[ $part ][ $stem ] ??= self::JOINED;
				}
			}
		}
		$plain = Fold::words( $question );
		// The site's owner knows best: what is set already stays.
		foreach ( array( Synonyms::meanings( $plain, Synonyms::all(), $guess ), Synonyms::meanings( $plain, EverydayWords::groups( $plain, $guess ), $guess, self::EVERYDAY ) ) as $meanings ) {
			foreach ( array_intersect_key( $meanings, $stems ) as $word => $its ) {
				$stems[ $word ] += $its;
			}
		}
		$there = $index->frequencies( array_map( 'strval', array_merge( ...array_map( 'array_keys', array_values( $stems ) ) ) ) );
		$last  = end( $all );
		foreach ( $stems as $word => $own ) {
			$word   = (string) $word;
			$is_new = ! array_intersect_key( $own, $there );
			if ( $word === $last && mb_strlen( $word ) >= 3 && ! preg_match( '/[\s.?!]$/u', $question ) ) {
				foreach ( array_merge( array(), ...array_values( $index->beginning( $word, self::ENDINGS ) ) ) as $stem ) {
					$stems[ $word ][ $stem ] ??= $is_new ? self::UNFINISHED : self::PERHAPS;
					$is_new                    = false;
				}
			}
			foreach ( $is_new ? self::parted( $word, $index ) : array() as $stem ) {
				$stems[ $word ][ $stem ] ??= self::PARTED;
				$is_new                    = false;
			}
			if ( $is_new ) {
				$stems[ $word ] += self::meant( $word, $index );
			}
		}
		return $stems;
	}

	/**
	 * Stems of two words of the library that somebody wrote as one: "resetpassword", "5ghz".
	 *
	 * @param string            $word  Folded.
	 * @param ArticleIndexStore $index Knows the library's words.
	 * @return list<string>
	 */
	private static function parted( string $word, ArticleIndexStore $index ): array {
		$halves = array();
		for ( $at = 1, $length = mb_strlen( $word ); $at < $length; $at++ ) {
			$parts = array( mb_substr( $word, 0, $at ), mb_substr( $word, $at ) );
			if ( $parts === array_filter( $parts, static fn( string $part ): bool => mb_strlen( $part ) >= self::SHORTEST || ctype_digit( $part ) ) ) {
				$halves[] = $parts;
			}
		}
		$known = $halves ? $index->known( array_values( array_unique( array_merge( ...$halves ) ) ) ) : array();
		$stems = array();
		foreach ( $halves as list( $one, $other ) ) {
			if ( isset( $known[ $one ], $known[ $other ] ) ) {
				array_push( $stems, ...( ctype_digit( $one ) ? array() : $known[ $one ] ), ...( ctype_digit( $other ) ? array() : $known[ $other ] ) );
			}
		}
		return $stems;
	}

	/**
	 * Stems of the words that a misspelt one comes nearest to.
	 *
	 * @param string            $word  Folded.
	 * @param ArticleIndexStore $index Knows the library's words.
	 * @return array<string|int, float>
	 */
	private static function meant( string $word, ArticleIndexStore $index ): array {
		$length = mb_strlen( $word );
		if ( $length < 4 || preg_match( '/\d/', $word ) || Fold::is_unspaced( $word ) ) {
			return array();
		}
		$most  = $length < 6 ? 1 : 2;
		$found = array();
		foreach ( $index->alike( $word, $most ) as $other => $stems ) {
			// In three letters another word is too near.
			$wrong = mb_strlen( (string) $other ) < 4 ? $most + 1 : Spelling::distance( $word, (string) $other );
			if ( $wrong <= $most ) {
				// Most people get the first letter right.
				$found[] = array( $wrong + ( mb_substr( $word, 0, 1 ) === mb_substr( (string) $other, 0, 1 ) ? 0 : 0.5 ), $wrong, $stems );
			}
		}
		usort( $found, static fn( array $one, array $other ): int => $one[0] <=> $other[0] );
		$meant = array();
		foreach ( array_slice( $found, 0, self::MEANT ) as list( $rank, $wrong, $stems ) ) {
			foreach ( $rank <= $found[0][0] + 0.5 ? $stems : array() as $stem ) {
				$meant[ $stem ] ??= self::MISSPELT[ max( 1, $wrong ) ];
			}
		}
		return $meant;
	}

	/**
	 * Words written apart that others write as one: "log in", "e mail".
	 *
	 * @param string $question Free text.
	 * @return array<string|int, array{string, string}> One word => its two parts.
	 */
	public static function joined( string $question ): array {
		$words  = Fold::words( $question );
		$joined = array();
		for ( $at = 1, $count = min( 2 * self::MOST, count( $words ) ); $at < $count; $at++ ) {
			$whole = $words[ $at - 1 ] . $words[ $at ];
			if ( mb_strlen( $whole ) <= ArticleTerms::LONGEST ) {
				$joined[ $whole ] = array( $words[ $at - 1 ], $words[ $at ] );
			}
		}
		return $joined;
	}

	/**
	 * Without single letters, unless nothing else is left.
	 *
	 * @param list<string> $words Folded.
	 * @return list<string>
	 */
	private static function long( array $words ): array {
		$long = array_values( array_filter( $words, static fn( string $word ): bool => mb_strlen( $word ) > 1 || Fold::is_unspaced( $word ) || ctype_digit( $word ) ) );
		return $long ? $long : $words;
	}
}
