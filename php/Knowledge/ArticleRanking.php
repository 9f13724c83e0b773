<?php
/**
 * Which articles answer best.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleIndexStore;

defined( 'ABSPATH' ) || exit;

/**
 * Adds up what a question's words are worth in each article, the rarer a word the more (BM25), and prefers articles
 * that have all of them, softly: by the share of the question's worth that they cover.
 */
final class ArticleRanking {
	/** Up to so many articles of a stem are read whole; of a commoner one those where it is worth most. */
	private const COMMON = 400;
	/** Articles for which commoner stems are looked up as well. */
	private const LOOKED_UP = 250;
	/** What an article has to cover at least of a question's worth. */
	private const COVER = 0.15;
	/** What the commonest word is worth at least: in a library about one thing it still tells titles apart. */
	private const LEAST = 0.3;
	/** What a word counts that is only guessed: it was misspelt, or is not finished. */
	private const GUESSED = 0.6;
	/** What is left of the score of an article that covers next to nothing, and how soon it gets less. */
	private const UNCOVERED = 0.2;
	private const STEEPNESS = 1.3;

	/**
	 * The best articles, whoever may see them.
	 *
	 * @param ArticleIndexStore                                     $index    The index.
	 * @param array<string|int, non-empty-array<string|int, float>> $question As Question::stems() gives it.
	 * @param int                                                   $limit    At most so many.
	 * @return array<int, float> Post id => score, the best first.
	 */
	public static function of( ArticleIndexStore $index, array $question, int $limit ): array {
		$stems       = array_values( array_unique( array_map( 'strval', array_merge( ...array_map( 'array_keys', array_values( $question ) ) ) ) ) );
		$frequencies = $index->frequencies( $stems );
		if ( ! $frequencies ) {
			return array();
		}
		$total   = max( 1, $index->total() );
		$worth   = self::read( $index, $frequencies );
		$rarity  = array();
		foreach ( $question as $word => $own ) {
			$with = array_intersect_key( $frequencies, $own );
			// By its own stems; one that only a similar word has is as rare as that.
			$own_with        = array_intersect_key( $with, array_filter( $own, static fn( float $factor ): bool => 1.0 === $factor ) );
			$articles        = min( $total, $own_with ? max( $own_with ) : ( $with ? max( $with ) : 0 ) );
			$value           = log( 1 + ( $total - $articles + 0.5 ) / ( $articles + 0.5 ) );
			// A word that no article has counts a third: perhaps another word is used for it.
			$rarity[ $word ] = max( self::LEAST, $own_with ? $value : ( $with ? self::GUESSED * $value : $value / 3 ) );
		}
		$scores  = array();
		$covered = array();
		foreach ( $question as $word => $own ) {
			foreach ( self::of_word( $own, $worth ) as $article => list( $weight, $factor ) ) {
				$scores[ $article ]  = ( $scores[ $article ] ?? 0 ) + $rarity[ $word ] * $weight;
				$covered[ $article ] = ( $covered[ $article ] ?? 0 ) + $rarity[ $word ] * $factor;
			}
		}
		$all = array_sum( $rarity );
		foreach ( $scores as $article => $score ) {
			$share = min( 1, $covered[ $article ] / $all );
			if ( $share < self::COVER ) {
				unset( $scores[ $article ] );
				continue;
			}
			$scores[ $article ] = $score * ( self::UNCOVERED + ( 1 - self::UNCOVERED ) * $share ** self::STEEPNESS );
		}
		// Of equals the older first, so that the order does not change from one search to the next.
		ksort( $scores );
		arsort( $scores );
		return array_slice( $scores, 0, $limit, true );
	}

	/**
	 * What one word of the question is worth in each article: the best of its stems.
	 *
	 * @param array<string|int, float>                $own   Stem => factor.
	 * @param array<string|int, array<int, int>>      $worth Stem => article => weight.
	 * @return array<int, array{float, float}> Article => weight and factor.
	 */
	private static function of_word( array $own, array $worth ): array {
		$best = array();
		foreach ( $own as $stem => $factor ) {
			foreach ( $worth[ $stem ] ?? array() as $article => $weight ) {
				if ( ! isset( $best[ $article ] ) || $factor * $weight > $best[ $article ][0] ) {
					$best[ $article ] = array( $factor * $weight, max( $factor, $best[ $article ][1] ?? 0 ) );
				}
			}
		}
		return $best;
	}

	/**
	 * Reads what the stems are worth, a bounded number of rows.
	 *
	 * @param ArticleIndexStore      $index       The index.
	 * @param array<string|int, int> $frequencies Stem => articles.
	 * @return array<string|int, array<int, int>> Stem => article => weight.
	 */
	private static function read( ArticleIndexStore $index, array $frequencies ): array {
		$rare   = array_map( 'strval', array_keys( array_filter( $frequencies, static fn( int $articles ): bool => $articles <= self::COMMON ) ) );
		$common = array_map( 'strval', array_keys( array_diff_key( $frequencies, array_flip( $rare ) ) ) );
		$rows   = $rare ? array( $index->worth( $rare ) ) : array();
		foreach ( $common as $stem ) {
			$rows[] = $index->best( $stem, self::COMMON );
		}
		$worth = array();
		$sums  = array();
		foreach ( $rows as $some ) {
			foreach ( $some as $row ) {
				$worth[ $row['term'] ][ (int) $row['article_id'] ] = (int) $row['weight'];
				// Rarer stems decide which articles the commoner ones are looked up for.
				$sums[ (int) $row['article_id'] ] = ( $sums[ (int) $row['article_id'] ] ?? 0 ) + (int) $row['weight'] / $frequencies[ $row['term'] ];
			}
		}
		if ( $common && count( $frequencies ) > 1 ) {
			arsort( $sums );
			foreach ( $index->worth( $common, array_keys( array_slice( $sums, 0, self::LOOKED_UP, true ) ) ) as $row ) {
				$worth[ $row['term'] ][ (int) $row['article_id'] ] = (int) $row['weight'];
			}
		}
		return $worth;
	}
}
