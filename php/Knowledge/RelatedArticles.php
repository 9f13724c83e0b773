<?php
/**
 * Articles about the same.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleIndexStore;
use Mesa\Data\Knowledge\RelatedStore;

defined( 'ABSPATH' ) || exit;

/**
 * Finds articles that share telling words with one, by the search's own index; those of the same topic come first of
 * equals, and fill up where words alone find too few.
 */
final class RelatedArticles {
	/** Words of the article that are looked at, and the most telling of them that are looked up. */
	private const LOOKED_AT = 30;
	private const LOOKED_UP = 8;
	/** A word of more articles than this tells nothing, and would cost much. */
	private const COMMON = 300;
	/** Candidates whose readers are looked at. */
	private const CANDIDATES = 40;
	/** What an article of the same topic counts more. */
	private const SAME_TOPIC = 1.3;
	/** Less than this share of what the article shares with itself is chance. */
	private const CHANCE = 0.08;

	/**
	 * Takes the index.
	 *
	 * @param ArticleIndexStore $index   Which article has which word.
	 * @param RelatedStore      $related What an article is about.
	 */
	public function __construct( private readonly ArticleIndexStore $index, private readonly RelatedStore $related ) {}

	/**
	 * The nearest articles that the reader may read.
	 *
	 * @param int $id    The article.
	 * @param int $limit At most so many.
	 * @return list<int> Post ids, the nearest first; never the article itself.
	 */
	public function of( int $id, int $limit ): array {
		$shelf  = Shelf::here();
		$topic  = $shelf->topic_of( $id );
		$beside = $topic ? $shelf->articles( $topic->term_id ) : array();
		$scores = $this->scores( $id );
		foreach ( array_intersect( array_keys( $scores ), $beside ) as $other ) {
			$scores[ $other ] *= self::SAME_TOPIC;
		}
		arsort( $scores );
		$near = Visibility::readable( array_slice( array_keys( $scores ), 0, self::CANDIDATES ) );
		return array_slice( array_values( array_unique( array_merge( $near, array_values( array_diff( $beside, array( $id ) ) ) ) ) ), 0, $limit );
	}

	/**
	 * How much other articles share.
	 *
	 * @param int $id The article.
	 * @return array<int, float> By article, without itself.
	 */
	private function scores( int $id ): array {
		$telling     = $this->related->telling( $id, self::LOOKED_AT );
		$frequencies = $telling ? $this->index->frequencies( array_map( 'strval', array_keys( $telling ) ) ) : array();
		$total       = max( 2, $this->index->total() );
		$worth       = array();
		foreach ( $telling as $term => $weight ) {
			$articles = $frequencies[ $term ] ?? 0;
			// Found here only, or found everywhere: neither leads to another article.
			if ( $articles > 1 && $articles <= min( self::COMMON, max( 3, $total / 3 ) ) ) {
				$worth[ $term ] = $weight * log( 1 + $total / $articles );
			}
		}
		arsort( $worth );
		$worth  = array_slice( $worth, 0, self::LOOKED_UP, true );
		$scores = array();
		foreach ( $worth ? $this->index->worth( array_map( 'strval', array_keys( $worth ) ) ) : array() as $row ) {
			$scores[ (int) $row['article_id'] ] = ( $scores[ (int) $row['article_id'] ] ?? 0 ) + $worth[ $row['term'] ] * (int) $row['weight'] * log( 1 + $total / $frequencies[ $row['term'] ] );
		}
		$least = self::CHANCE * ( $scores[ $id ] ?? 0 );
		unset( $scores[ $id ] );
		return array_filter( $scores, static fn( float $score ): bool => $score >= $least );
	}
}
