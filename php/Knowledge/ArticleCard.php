<?php
/**
 * What the list for browsers holds of one article.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Title, headings, the text's beginning, and the words that tell the rest of it: that finds as well as the whole text
 * does, in a third of a kilobyte.
 */
final class ArticleCard {
	/** Words of the beginning, and characters where words are not parted. */
	private const LEAD       = 60;
	private const CHARACTERS = 420;
	/** Words kept for the list to choose from: it knows how rare they are. */
	private const KEYS = 200;
	/** Characters of a heading, and headings. */
	private const HEADING  = 80;
	private const HEADINGS = 12;

	/**
	 * The card.
	 *
	 * @param array{title: string, aliases: string, headings: string, topics: string, body: string}            $fields Plain text.
	 * @param list<string>                                                                                     $topics Names.
	 * @param array{forms: array<string|int, string>, language: string, telling: array<string, list<string>>} $words  As ArticleTerms gives them.
	 * @return array{title: string, topics: list<string>, headings: string, lead: string, language: string, aliases: string, length: int, keys: list<array{string, string, int, float}>}
	 *               "keys": word, its stem, how often it occurs behind the beginning, what it is worth to know.
	 */
	public static function of( array $fields, array $topics, array $words ): array {
		$lead = self::lead( $fields['body'] );
		return array(
			'title'    => $fields['title'],
			'topics'   => $topics,
			'headings' => implode( "\n", array_map( static fn( string $heading ): string => mb_substr( $heading, 0, self::HEADING ), array_slice( explode( "\n", $fields['headings'] ), 0, self::HEADINGS ) ) ),
			'lead'     => $lead,
			'language' => $words['language'],
			'aliases'  => $fields['aliases'],
			'length'   => count( $words['telling']['body'] ),
			'keys'     => self::keys( $lead, $words ),
		);
	}

	/**
	 * The beginning of a text.
	 *
	 * @param string $text  Plain.
	 * @param int    $words At most so many.
	 */
	public static function lead( string $text, int $words = self::LEAD ): string {
		$text = trim( $text );
		if ( preg_match( '/^(?:[^\p{L}\p{N}]*[\p{L}\p{N}\p{M}]+){1,' . $words . '}[.!?)”"]*/u', mb_substr( $text, 0, 4 * self::CHARACTERS ), $found ) ) {
			$text = $found[0];
		}
		$unspaced = Fold::is_unspaced( mb_substr( $text, 0, 200 ) );
		return mb_substr( $text, 0, $unspaced ? intdiv( self::CHARACTERS, 3 ) : 2 * self::CHARACTERS );
	}

	/**
	 * Words of the body that the beginning does not tell, the most telling first.
	 *
	 * @param string                                                                                           $lead  The beginning.
	 * @param array{forms: array<string|int, string>, language: string, telling: array<string, list<string>>} $words As ArticleTerms gives them.
	 * @return list<array{string, string, int, float}>
	 */
	private static function keys( string $lead, array $words ): array {
		$known = array();
		foreach ( array_slice( ArticleTerms::words( $lead ), 0, self::LEAD ) as $word ) {
			$stem           = $words['forms'][ $word ] ?? null;
			$known[ $stem ] = ( $known[ $stem ] ?? 0 ) + 1;
		}
		$counts = array();
		$forms  = array();
		foreach ( array_count_values( $words['telling']['body'] ) as $word => $times ) {
			$stem = $words['forms'][ $word ] ?? null;
			if ( null === $stem ) {
				continue;
			}
			$counts[ $stem ] = ( $counts[ $stem ] ?? 0 ) + $times;
			if ( $times > ( $forms[ $stem ][1] ?? 0 ) ) {
				$forms[ $stem ] = array( (string) $word, $times );
			}
		}
		$length = count( $words['telling']['body'] );
		$keys   = array();
		foreach ( $counts as $stem => $times ) {
			$before = $known[ $stem ] ?? 0;
			if ( $times > $before && ( 0 === $before || $times > 2 * $before ) ) {
				$keys[] = array( $forms[ $stem ][0], (string) $stem, $times - $before, round( ArticleTerms::gain( $before, $times, $length ), 3 ) );
			}
		}
		usort( $keys, static fn( array $one, array $other ): int => $other[3] <=> $one[3] );
		return array_slice( $keys, 0, self::KEYS );
	}
}
