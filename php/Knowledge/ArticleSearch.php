<?php
/**
 * Search over articles.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleIndexStore;
use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the articles that answer a question, among those that who asks may read. Drafts, private ones and those behind a
 * password are never among them, whoever asks.
 */
final class ArticleSearch {
	/** Seconds that a search spends on words of new articles. */
	private const MEND = 0.5;
	/** Articles of which the best are chosen, once more with their titles in view. */
	private const CANDIDATES = 40;
	/** Articles that are looked at when most of the best are not meant for who asks. */
	private const FURTHER = 400;

	/**
	 * Takes the words.
	 *
	 * @param ArticleIndexStore $store The search words.
	 * @param ArticleIndex      $index Keeps them in step.
	 */
	public function __construct( private readonly ArticleIndexStore $store, private readonly ArticleIndex $index ) {}

	/**
	 * The best articles.
	 *
	 * @param string $question Free text.
	 * @param int    $limit    At most so many.
	 * @return list<array{id: int, title: string, url: string, excerpt: string, topic: string}> As in the contract's "article-results".
	 */
	public function find( string $question, int $limit = 8 ): array {
		if ( '' === trim( Fold::line( $question ) ) ) {
			return array();
		}
		$this->index->mend( self::MEND );
		$words = Question::stems( $question, ArticleIndex::language(), $this->store );
		$ids   = $words ? $this->choose( $question, $words, ArticleRanking::of( $this->store, $words, self::FURTHER ), $limit ) : array();
		_prime_post_caches( $ids, true, true );
		$items = array();
		foreach ( $ids as $id ) {
			$post = get_post( $id );
			if ( $post instanceof \WP_Post && is_post_publicly_viewable( $post ) && Visibility::may_read( $id ) ) {
				$items[] = self::item( $post, self::to_mark( $words ) );
			}
		}
		return $items;
	}

	/**
	 * Those that who asks may read, titles that ask the question first.
	 *
	 * @param string                                      $question Free text.
	 * @param array<string|int, array<string|int, float>> $words    As Question::stems() gives them.
	 * @param array<int, float>                           $scores   Post id => score, the best first.
	 * @param int                                         $limit    At most so many.
	 * @return list<int>
	 */
	private function choose( string $question, array $words, array $scores, int $limit ): array {
		$may  = array();
		$seen = $limit + self::CANDIDATES;
		for ( $from = 0; $from < count( $scores ) && count( $may ) < $limit; $from += $seen ) {
			array_push( $may, ...Visibility::readable( array_slice( array_keys( $scores ), $from, $seen ) ) );
		}
		if ( ! $may ) {
			return array();
		}
		$titles = $this->store->titles( $may );
		$scores = array_intersect_key( $scores, $titles );
		$fit    = new TitleFit( $question, $words, Words::language( array_values( array_unique( ArticleTerms::words( $question ) ) ), ArticleIndex::language() ) );
		foreach ( $scores as $id => $score ) {
			$scores[ $id ] = $score * $fit->of( html_entity_decode( $titles[ $id ], ENT_QUOTES ) );
		}
		arsort( $scores );
		return array_slice( array_keys( $scores ), 0, $limit );
	}

	/**
	 * What the passage that is shown should hold.
	 *
	 * @param array<string|int, array<string|int, float>> $words As Question::stems() gives them.
	 * @return list<string>
	 */
	private static function to_mark( array $words ): array {
		$all = array_map( static fn( $word ): string => (string) preg_replace( '/^[a-z]{2}:/', '', (string) $word ), array_merge( array_keys( $words ), ...array_map( 'array_keys', array_values( $words ) ) ) );
		return array_values( array_filter( array_unique( $all ), static fn( string $word ): bool => strlen( $word ) > 2 ) );
	}

	/**
	 * One result.
	 *
	 * @param \WP_Post     $post  The article.
	 * @param list<string> $words Folded.
	 * @return array{id: int, title: string, url: string, excerpt: string, topic: string, readers?: string} "readers" when not everybody may read it.
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
		) + Visibility::note( $post->ID );
	}
}
