<?php
/**
 * A list of articles.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Data\Knowledge\ArticleVoteStore;
use Mesa\Knowledge\Articles;
use Mesa\Knowledge\RelatedArticles;
use Mesa\Knowledge\Shelf;
use Mesa\Knowledge\Visibility;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers related, popular or new articles, or those of a topic; only what the reader may read.
 */
final class ArticleListView implements View {
	/**
	 * Takes what it asks.
	 *
	 * @param ArticleVoteStore $votes   Which articles helped.
	 * @param RelatedArticles  $related Which are about the same.
	 */
	public function __construct( private readonly ArticleVoteStore $votes, private readonly RelatedArticles $related ) {}

	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$kind  = (string) ( $attributes['kind'] ?? 'related' );
		$limit = max( 1, min( 20, (int) ( $attributes['limit'] ?? 5 ) ) );
		$ids   = $this->ids( $kind, $limit, (int) ( $attributes['topicId'] ?? 0 ) );
		if ( ! $ids ) {
			return null;
		}
		_prime_post_caches( $ids, false, false );
		$title = trim( (string) ( $attributes['title'] ?? '' ) );
		return array(
			'kind'     => $kind,
			'title'    => '' !== $title ? $title : self::title( $kind ),
			'articles' => array_map(
				static fn( int $id ): array => array(
					'title' => get_the_title( $id ),
					'url'   => (string) get_permalink( $id ),
				),
				$ids
			),
		);
	}

	/**
	 * Which articles.
	 *
	 * @param string $kind  As in block.json.
	 * @param int    $limit At most so many.
	 * @param int    $topic Term id, for the kind "topic".
	 * @return list<int> Post ids.
	 */
	private function ids( string $kind, int $limit, int $topic ): array {
		$article = 'related' === $kind ? CurrentArticle::get() : null;
		return match ( $kind ) {
			'popular' => array_slice( Visibility::readable( $this->votes->best( 4 * $limit ) ), 0, $limit ),
			'newest'  => array_map( 'intval', get_posts( array( 'post_type' => Articles::TYPE, 'post_status' => 'publish', 'has_password' => false, 'numberposts' => $limit, 'fields' => 'ids', 'suppress_filters' => false ) ) ),
			'topic'   => array_slice( Shelf::here()->articles( $topic ), 0, $limit ),
			default   => $article ? $this->related->of( $article->ID, $limit ) : array(),
		};
	}

	/**
	 * The heading.
	 *
	 * @param string $kind As in block.json.
	 */
	private static function title( string $kind ): string {
		return match ( $kind ) {
			'popular' => __( 'What helped others', 'mesa-help-desk' ),
			'newest'  => __( 'New answers', 'mesa-help-desk' ),
			'topic'   => '',
			default   => __( 'Related articles', 'mesa-help-desk' ),
		};
	}
}
