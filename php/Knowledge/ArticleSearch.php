<?php
/**
 * Search over articles.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\ArticleIndexStore;
use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the public articles that answer a question. Articles that are drafts, private or behind a password are never
 * among them, whoever asks.
 */
final class ArticleSearch {
	/** Words of a question that are looked at. */
	private const MAX_WORDS = 10;
	/** An article has to cover this part of what the question's words are worth. */
	private const COVER = 0.25;
	/** Articles whose words one search makes anew. */
	private const MEND = 100;

	/**
	 * Takes the words.
	 *
	 * @param ArticleIndexStore $index The search words.
	 */
	public function __construct( private readonly ArticleIndexStore $index ) {}

	/**
	 * The best articles.
	 *
	 * @param string $question Free text.
	 * @param int    $limit    At most so many.
	 * @return list<array{id: int, title: string, url: string, excerpt: string, topic: string}> As in the contract's "article-results".
	 */
	public function find( string $question, int $limit = 8 ): array {
		$words = self::words( $question );
		if ( ! $words ) {
			return array();
		}
		$this->mend();
		$weights = $this->weights( $words );
		$ids     = $this->index->best( $weights, Fold::line( $question ), self::COVER * array_sum( $weights ), $limit );
		_prime_post_caches( $ids, true, false );
		$items = array();
		foreach ( $ids as $id ) {
			$post = get_post( $id );
			if ( $post instanceof \WP_Post && is_post_publicly_viewable( $post ) && '' === $post->post_password ) {
				$items[] = self::item( $post, $words );
			}
		}
		return $items;
	}

	/**
	 * The words worth looking for.
	 *
	 * @param string $question Free text.
	 * @return list<string> Folded.
	 */
	private static function words( string $question ): array {
		$all  = array_values( array_unique( Fold::words( $question ) ) );
		$long = array_values( array_filter( $all, static fn( string $word ): bool => mb_strlen( $word ) > 1 || Fold::is_unspaced( $word ) ) );
		return array_slice( CommonWords::drop( $long ? $long : $all ), 0, self::MAX_WORDS );
	}

	/**
	 * What each word is worth: the fewer articles have it, the more (BM25's inverse document frequency). A word that
	 * none has counts a third: perhaps it is only spelt differently.
	 *
	 * @param non-empty-list<string> $words Folded.
	 * @return array<string, float>
	 */
	private function weights( array $words ): array {
		$counts  = $this->index->frequencies( $words );
		$weights = array();
		foreach ( $words as $number => $word ) {
			$with             = $counts['with'][ $number ];
			$rarity           = log( 1 + ( $counts['total'] - $with + 0.5 ) / ( $with + 0.5 ) );
			$weights[ $word ] = round( max( 0.05, 0 === $with ? $rarity / 3 : $rarity ), 4 );
		}
		return $weights;
	}

	/**
	 * Makes missing words.
	 */
	private function mend(): void {
		$ids = $this->index->stale( self::MEND );
		_prime_post_caches( $ids, true, false );
		foreach ( $ids as $id ) {
			$post = get_post( $id );
			if ( ! $post instanceof \WP_Post ) {
				continue;
			}
			$topics = get_the_terms( $post, Topics::TAXONOMY );
			$names  = is_array( $topics ) ? implode( ' ', wp_list_pluck( $topics, 'name' ) ) : '';
			$body   = $post->post_excerpt . ' ' . ArticleText::plain( $post );
			$this->index->put( $id, $post->post_modified_gmt, Fold::line( ArticleText::title( $post ) ), Fold::line( html_entity_decode( $names, ENT_QUOTES ) ), Fold::line( $body ) );
		}
	}

	/**
	 * One result.
	 *
	 * @param \WP_Post     $post  The article.
	 * @param list<string> $words Folded.
	 * @return array{id: int, title: string, url: string, excerpt: string, topic: string}
	 */
	private static function item( \WP_Post $post, array $words ): array {
		$text    = ArticleText::plain( $post );
		$excerpt = ArticleText::around( $text, $words );
		if ( '' === $excerpt ) {
			$excerpt = ArticleText::beginning( '' !== $post->post_excerpt ? wp_strip_all_tags( $post->post_excerpt, true ) : $text );
		}
		$topics = get_the_terms( $post, Topics::TAXONOMY );
		return array(
			'id'      => $post->ID,
			'title'   => ArticleText::title( $post ),
			'url'     => (string) get_permalink( $post ),
			'excerpt' => $excerpt,
			'topic'   => is_array( $topics ) ? html_entity_decode( $topics[0]->name, ENT_QUOTES ) : '',
		);
	}
}
