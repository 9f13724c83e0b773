<?php
/**
 * Topics and articles in their order.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * The library as somebody sees it: topics in order, each with its articles in order, only what the reader may read.
 *
 * Whoever shows several articles to visitors asks here, so that lists, neighbours and counts agree.
 */
final class Shelf {
	/** Articles looked at. */
	private const MOST = 5000;

	/**
	 * Made so far, by site and reader.
	 *
	 * @var array<string, self>
	 */
	private static array $made = array();

	/**
	 * Topics by id, each before those below it.
	 *
	 * @var array<int, \WP_Term>
	 */
	public readonly array $topics;

	/**
	 * Articles by topic, in order; those without a topic under 0.
	 *
	 * @var array<int, list<int>>
	 */
	private readonly array $articles;

	/**
	 * Reads it: three statements, however many articles there are.
	 */
	private function __construct() {
		$topics         = get_terms( array( 'taxonomy' => Topics::TAXONOMY, 'hide_empty' => false, 'orderby' => 'name' ) );
		$this->topics   = self::in_order( is_array( $topics ) ? $topics : array() );
		$this->articles = $this->read_articles();
	}

	/**
	 * The shelf of the one who is looking.
	 */
	public static function here(): self {
		return self::$made[ get_current_blog_id() . ':' . get_current_user_id() ] ??= new self();
	}

	/**
	 * Forgets what was read: something has changed.
	 */
	public static function forget(): void {
		self::$made = array();
	}

	/**
	 * A topic's own articles.
	 *
	 * @param int $topic Term id; 0: those without a topic.
	 * @return list<int> Post ids.
	 */
	public function articles( int $topic ): array {
		return $this->articles[ $topic ] ?? array();
	}

	/**
	 * How many different articles a topic has, with those of the topics below it.
	 *
	 * @param int $topic Term id.
	 */
	public function count( int $topic ): int {
		$ids = $this->articles( $topic );
		foreach ( $this->below( $topic ) as $child ) {
			array_push( $ids, ...$this->articles( $child ) );
		}
		return count( array_unique( $ids ) );
	}

	/**
	 * Topics that lie directly in a topic, in order.
	 *
	 * @param int $topic Term id; 0: those at the top.
	 * @return list<\WP_Term>
	 */
	public function children( int $topic ): array {
		return array_values( array_filter( $this->topics, fn( \WP_Term $term ): bool => ( isset( $this->topics[ $term->parent ] ) ? $term->parent : 0 ) === $topic ) );
	}

	/**
	 * Every topic below a topic.
	 *
	 * @param int $topic Term id.
	 * @return list<int> Term ids.
	 */
	public function below( int $topic ): array {
		$ids = array();
		foreach ( $this->children( $topic ) as $child ) {
			array_push( $ids, $child->term_id, ...$this->below( $child->term_id ) );
		}
		return $ids;
	}

	/**
	 * The topic that an article stands in, for its path and its neighbours: of several the first on the shelf, and of
	 * those that lie in one another the innermost.
	 *
	 * @param int $article Post id.
	 */
	public function topic_of( int $article ): ?\WP_Term {
		$found = null;
		foreach ( $this->topics as $id => $topic ) {
			if ( in_array( $article, $this->articles( $id ), true ) && ( null === $found || in_array( $id, $this->below( $found->term_id ), true ) ) ) {
				$found = $topic;
			}
		}
		return $found;
	}

	/**
	 * A topic and those that it lies in, the outermost first.
	 *
	 * @param \WP_Term|null $topic One of ours.
	 * @return list<\WP_Term>
	 */
	public function path( ?\WP_Term $topic ): array {
		$path = array();
		while ( $topic && ! in_array( $topic, $path, true ) ) {
			array_unshift( $path, $topic );
			$topic = $this->topics[ $topic->parent ] ?? null;
		}
		return $path;
	}

	/**
	 * Topics with their children after them, each level in its order. A topic whose parent is not there (it is
	 * restricted, or was deleted) stands at the top, so that nothing gets lost.
	 *
	 * @param list<\WP_Term> $topics All, by name.
	 * @return array<int, \WP_Term>
	 */
	private static function in_order( array $topics ): array {
		$places = array();
		foreach ( $topics as $topic ) {
			$places[ $topic->term_id ] = (int) get_term_meta( $topic->term_id, Topics::ORDER, true );
		}
		// Sorting is stable: those nobody has put in order stay in the order of their names, at the end.
		usort( $topics, static fn( \WP_Term $one, \WP_Term $other ): int => ( $places[ $one->term_id ] ?: PHP_INT_MAX ) <=> ( $places[ $other->term_id ] ?: PHP_INT_MAX ) );
		$levels = array();
		foreach ( $topics as $topic ) {
			$levels[ isset( $places[ $topic->parent ] ) ? $topic->parent : 0 ][] = $topic;
		}
		$ordered = array();
		$add     = static function ( int $parent ) use ( &$add, &$ordered, $levels ): void {
			foreach ( $levels[ $parent ] ?? array() as $topic ) {
				if ( ! isset( $ordered[ $topic->term_id ] ) ) {
					$ordered[ $topic->term_id ] = $topic;
					$add( $topic->term_id );
				}
			}
		};
		$add( 0 );
		return $ordered;
	}

	/**
	 * Articles that the reader may read (WP_Query is limited to those by itself), by topic.
	 *
	 * @return array<int, list<int>>
	 */
	private function read_articles(): array {
		$query = new \WP_Query(
			array(
				'post_type'              => Articles::TYPE,
				'post_status'            => 'publish',
				'has_password'           => false,
				'posts_per_page'         => self::MOST,
				'fields'                 => 'ids',
				'orderby'                => array( 'menu_order' => 'ASC', 'title' => 'ASC' ),
				'no_found_rows'          => true,
				'ignore_sticky_posts'    => true,
				'update_post_meta_cache' => false,
			)
		);
		$ids   = array_map( 'intval', $query->posts );
		update_object_term_cache( $ids, Articles::TYPE );
		$lists = array();
		foreach ( $ids as $id ) {
			$terms  = get_the_terms( $id, Topics::TAXONOMY );
			$topics = is_array( $terms ) ? array_filter( wp_list_pluck( $terms, 'term_id' ), fn( int $topic ): bool => isset( $this->topics[ $topic ] ) ) : array();
			foreach ( $topics ? $topics : array( 0 ) as $topic ) {
				$lists[ $topic ][] = $id;
			}
		}
		foreach ( $lists as $topic => $list ) {
			$lists[ $topic ] = ArticleOrder::sorted( $list, $topic );
		}
		return $lists;
	}
}
