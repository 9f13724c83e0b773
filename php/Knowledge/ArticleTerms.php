<?php
/**
 * What an article can be found by.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Weighs the stems of an article: by field (a title says more than a text), by how often they occur, and by the
 * field's length, as BM25 does. The rarity of a word among all articles is left to the search, which knows it.
 *
 * @see https://en.wikipedia.org/wiki/Okapi_BM25
 */
final class ArticleTerms {
	/** Raised when the same article would get other terms: all are then made anew. */
	public const VERSION = 7;
	/** Fields whose stop words count: they are looked for by them. */
	private const WHOLE = array( 'title', 'aliases' );
	/** Field => what it is worth, its usual number of words, and how much being longer than that takes away (0 to 1). */
	private const FIELDS = array(
		'title'    => array( 5.0, 6, 0.5 ),
		'aliases'  => array( 5.0, 10, 0.2 ),
		'headings' => array( 0.5, 20, 0.6 ),
		'topics'   => array( 1.0, 3, 0.3 ),
		'lead'     => array( 0.8, 50, 0.3 ),
		'body'     => array( 1.0, 250, 0.7 ),
	);
	/** How fast another occurrence of a word stops to count (BM25's k1). */
	private const SATURATION = 0.55;
	/** What a word is worth in however long a field (BM25+'s delta); low, so that long articles are no magnets. */
	private const DELTA = 0.2;
	/** Words of the beginning. */
	private const LEAD = 60;
	/** Stems of one article, the heaviest. */
	private const MOST = 600;
	/** Characters of a word; its stem has the language before it. */
	public const LONGEST = 36;

	/**
	 * The terms of an article.
	 *
	 * @param array{title: string, aliases: string, headings: string, topics: string, body: string} $fields   Plain text.
	 * @param string                                                                                $language The site's; asked where the text does not tell.
	 * @return array{terms: array<string|int, int>, forms: array<string|int, string>, language: string, telling: array<string, list<string>>} Stem => weight in
	 *                     hundredths; word => its stem; the article's language; the words of each field that count.
	 */
	public static function of( array $fields, string $language ): array {
		$words = array_map( self::words( ... ), $fields );
		$all   = array_merge( $words['title'], array_slice( $words['body'], 0, 400 ) );
		$words['lead'] = array_slice( $words['body'], 0, self::LEAD );

		$language = Words::language( $all, $language );
		$weights  = array();
		$forms    = array();
		$kept     = array();
		foreach ( self::FIELDS as $field => $setting ) {
			$telling        = in_array( $field, self::WHOLE, true ) ? $words[ $field ] : array_values( array_filter( $words[ $field ], static fn( string $word ): bool => ! Words::has( $word, $language ) ) );
			$kept[ $field ] = $telling;
			$counts         = array();
			foreach ( array_count_values( $telling ) as $word => $times ) {
				$forms[ $word ] ??= Words::stem( (string) $word, $language );
				$counts[ $forms[ $word ] ] = ( $counts[ $forms[ $word ] ] ?? 0 ) + $times;
			}
			foreach ( self::field( $counts, count( $telling ), $setting ) as $stem => $weight ) {
				$weights[ $stem ] = ( $weights[ $stem ] ?? 0 ) + $weight;
			}
		}
		arsort( $weights );
		$weights = array_slice( $weights, 0, self::MOST, true );
		return array(
			'terms'    => array_map( static fn( float $weight ): int => max( 1, (int) round( 100 * $weight ) ), $weights ),
			'forms'    => array_filter( $forms, static fn( string $stem ): bool => isset( $weights[ $stem ] ) ),
			'language' => $language,
			'telling'  => $kept,
		);
	}

	/**
	 * What one more field's worth a word adds: what a list that leaves words out loses by it.
	 *
	 * @param int $without How often it is known to occur in the body.
	 * @param int $with    How often it does.
	 * @param int $length  Telling words of the body.
	 */
	public static function gain( int $without, int $with, int $length ): float {
		$worth = static fn( int $times ): float => $times > 0 ? self::field( array( $times ), $length, self::FIELDS['body'] )[0] : 0.0;
		return $worth( $with ) - $worth( $without );
	}

	/**
	 * The words of a text. Scripts without spaces give each character and each pair of neighbours, words with hyphens
	 * their parts and the whole.
	 *
	 * @param string $text UTF-8.
	 * @return list<string> Folded.
	 */
	public static function words( string $text ): array {
		$words = array();
		foreach ( Fold::words( $text ) as $word ) {
			if ( preg_match( '/[^\x00-\x7f]/', $word ) && Fold::is_unspaced( $word ) ) {
				array_push( $words, ...self::pieces( $word ) );
			} else {
				$words[] = mb_substr( $word, 0, self::LONGEST );
			}
		}
		if ( preg_match_all( '/\p{L}+(?:[-\x{2010}\x{2011}]\p{L}+)+/u', $text, $found ) ) {
			foreach ( $found[0] as $compound ) {
				$words[] = mb_substr( Fold::fold( (string) preg_replace( '/\P{L}+/u', '', $compound ) ), 0, self::LONGEST );
			}
		}
		return $words;
	}

	/**
	 * Characters and pairs of neighbours.
	 *
	 * @param string $word Folded, of a script without spaces.
	 * @return list<string>
	 */
	private static function pieces( string $word ): array {
		$characters = mb_str_split( $word );
		$pieces     = $characters;
		for ( $at = 1, $count = count( $characters ); $at < $count; $at++ ) {
			$pieces[] = $characters[ $at - 1 ] . $characters[ $at ];
		}
		return $pieces;
	}

	/**
	 * What the words of one field are worth.
	 *
	 * @param array<string|int, int>     $counts  Stem => times.
	 * @param int                        $length  Words of the field.
	 * @param array{float, int, float}   $setting As in FIELDS.
	 * @return array<string|int, float>
	 */
	private static function field( array $counts, int $length, array $setting ): array {
		list( $worth, $usual, $penalty ) = $setting;
		$norm = self::SATURATION * ( 1 - $penalty + $penalty * $length / $usual );
		return array_map( static fn( int $times ): float => $worth * ( self::DELTA + $times * ( self::SATURATION + 1 ) / ( $times + $norm ) ), $counts );
	}
}
