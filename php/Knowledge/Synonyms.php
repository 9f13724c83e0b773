<?php
/**
 * Words that mean the same.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Groups of words and phrases that the site's owner says mean the same; searched both ways. The browser's twin is
 * src/core/articles/synonyms.ts.
 */
final class Synonyms {
	/** Option: list of groups, each a list of phrases. */
	public const OPTION = 'mesa_synonyms';
	/** Groups, phrases of one, and characters of a phrase. */
	public const MOST     = 200;
	private const PHRASES = 12;
	private const LONGEST = 60;
	/** What a stem counts that comes from one other word, and from one of several. */
	private const SAME = 0.8;
	private const PART = 0.5;

	/**
	 * The groups.
	 *
	 * @return list<list<string>>
	 */
	public static function all(): array {
		$saved = get_option( self::OPTION, array() );
		return is_array( $saved ) ? array_values( array_filter( $saved, 'is_array' ) ) : array();
	}

	/**
	 * Keeps groups in place of those there were.
	 *
	 * @param list<mixed> $groups Each a list of phrases; those with fewer than two are left out.
	 */
	public static function save( array $groups ): void {
		$kept = array();
		foreach ( array_slice( $groups, 0, self::MOST ) as $group ) {
			$phrases = array();
			foreach ( array_slice( (array) $group, 0, self::PHRASES ) as $phrase ) {
				$phrase = mb_substr( trim( sanitize_text_field( (string) $phrase ) ), 0, self::LONGEST );
				if ( array() !== Fold::words( $phrase ) ) {
					$phrases[ Fold::line( $phrase ) ] = $phrase;
				}
			}
			if ( count( $phrases ) > 1 ) {
				$kept[] = array_values( $phrases );
			}
		}
		update_option( self::OPTION, $kept, false );
		/** Runs when the words that mean the same have changed. */
		do_action( 'mesa_synonyms_changed' );
	}

	/**
	 * What the words of a question may stand for as well.
	 *
	 * @param list<string>       $words  Of the question, folded, in order.
	 * @param list<list<string>> $groups Phrases that mean the same.
	 * @param string             $guess  The question's language.
	 * @param float              $share  Of what words count that the site's owner gives.
	 * @return array<string|int, array<string|int, float>> Word of the question => stem => what it counts.
	 */
	public static function meanings( array $words, array $groups, string $guess, float $share = 1.0 ): array {
		$found = array();
		foreach ( $groups as $group ) {
			$phrases = array_map( Fold::words( ... ), $group );
			foreach ( $phrases as $mine => $phrase ) {
				$at = self::place( $phrase, $words, $guess );
				if ( null === $at ) {
					continue;
				}
				foreach ( array_diff_key( $phrases, array( $mine => true ) ) as $other ) {
					$counts = $share * ( count( $other ) > 1 ? self::PART : self::SAME );
					foreach ( array_merge( array(), ...array_map( static fn( string $word ): array => Words::stems( $word, $guess ), $other ) ) as $stem ) {
						foreach ( array_slice( $words, $at, count( $phrase ) ) as $word ) {
							$found[ $word ][ $stem ] = max( $found[ $word ][ $stem ] ?? 0, $counts );
						}
					}
				}
			}
		}
		return $found;
	}

	/**
	 * Where a phrase stands in a question, whatever forms its words have.
	 *
	 * @param list<string> $phrase Folded words.
	 * @param list<string> $words  Folded words.
	 * @param string       $guess  The question's language.
	 */
	private static function place( array $phrase, array $words, string $guess ): ?int {
		$length = count( $phrase );
		for ( $at = 0; $length > 0 && $at + $length <= count( $words ); $at++ ) {
			foreach ( $phrase as $next => $word ) {
				// Relatives begin alike, the irregular ones too; stems take much longer to compare.
				if ( $word !== $words[ $at + $next ] && ( $word[0] !== $words[ $at + $next ][0] || ! array_intersect( Words::stems( $word, $guess ), Words::stems( $words[ $at + $next ], $guess ) ) ) ) {
					continue 2;
				}
			}
			return $at;
		}
		return null;
	}
}
