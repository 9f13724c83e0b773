<?php
/**
 * The articles' search words.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Folded words of every public article, so that a search ignores accents and letter case on every database.
 *
 * The index mends itself: what is missing or older than its article is made again by the next search. So articles
 * that came by import or by SQL are found as well.
 */
final class ArticleIndexStore {
	private const TYPE = 'mesa_article';

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Public articles whose words are missing or out of date.
	 *
	 * @param int $limit At most so many.
	 * @return list<int> Post ids.
	 * @throws DataException When the statement fails.
	 */
	public function stale( int $limit ): array {
		global $wpdb;
		$ids = $this->db->column(
			"SELECT p.ID FROM {$wpdb->posts} p LEFT JOIN {article_index} i ON i.article_id = p.ID
			WHERE p.post_type = %s AND p.post_status = 'publish' AND p.post_password = '' AND ( i.article_id IS NULL OR i.modified <> p.post_modified_gmt )
			LIMIT %d",
			self::TYPE,
			$limit
		);
		return array_map( 'intval', $ids );
	}

	/**
	 * Keeps an article's words.
	 *
	 * @param int    $id       Post id.
	 * @param string $modified The post's post_modified_gmt.
	 * @param string $title    Folded, as Fold::line() makes it; so are the next two.
	 * @param string $topics   Names of its topics.
	 * @param string $body     Its text.
	 * @throws DataException When the statement fails.
	 */
	public function put( int $id, string $modified, string $title, string $topics, string $body ): void {
		$this->db->run(
			'REPLACE INTO {article_index} (article_id, modified, title, topics, body) VALUES (%d, %s, %s, %s, %s)',
			$id,
			$modified,
			$title,
			$topics,
			$body
		);
	}

	/**
	 * Forgets an article's words.
	 *
	 * @param int $id Post id.
	 * @throws DataException When the statement fails.
	 */
	public function forget( int $id ): void {
		$this->db->delete( 'article_index', array( 'article_id' => $id ) );
	}

	/**
	 * Forgets everything, for example after a topic was renamed.
	 *
	 * @throws DataException When the statement fails.
	 */
	public function forget_all(): void {
		$this->db->run( 'DELETE FROM {article_index}' );
	}

	/**
	 * How many articles there are, and in how many each word occurs.
	 *
	 * @param non-empty-list<string> $words Folded.
	 * @return array{total: int, with: list<int>} `with` in the order of the words.
	 * @throws DataException When the statement fails.
	 */
	public function frequencies( array $words ): array {
		$columns = array();
		$values  = array();
		foreach ( $words as $number => $word ) {
			$columns[] = "SUM(CASE WHEN title LIKE %s OR topics LIKE %s OR body LIKE %s THEN 1 ELSE 0 END) AS w$number";
			array_push( $values, ...array_fill( 0, 3, self::begins( $word ) ) );
		}
		$row = $this->db->row( 'SELECT COUNT(*) AS total, ' . implode( ', ', $columns ) . ' FROM {article_index}', ...$values );
		return array(
			'total' => (int) ( $row['total'] ?? 0 ),
			'with'  => array_map( static fn( int $number ): int => (int) ( $row[ "w$number" ] ?? 0 ), array_keys( $words ) ),
		);
	}

	/**
	 * The best public articles.
	 *
	 * @param non-empty-array<string, float> $weights  What each folded word is worth.
	 * @param string                         $phrase   The whole question, folded.
	 * @param float                          $at_least How much of the weights an article has to cover.
	 * @param int                            $limit    At most so many.
	 * @return list<int> Post ids, the best first.
	 * @throws DataException When the statement fails.
	 */
	public function best( array $weights, string $phrase, float $at_least, int $limit ): array {
		global $wpdb;
		$score   = array( 'CASE WHEN i.title LIKE %s THEN %f ELSE 0 END' );
		$covered = array();
		$values  = array( '%' . trim( $phrase ) . '%', 5 * array_sum( $weights ) );
		foreach ( $weights as $word => $weight ) {
			$word    = (string) $word;
			$score[] = 'CASE WHEN i.title LIKE %s THEN %f WHEN i.title LIKE %s THEN %f ELSE 0 END + CASE WHEN i.topics LIKE %s THEN %f ELSE 0 END + CASE WHEN i.body LIKE %s THEN %f WHEN i.body LIKE %s THEN %f ELSE 0 END';
			array_push( $values, self::whole( $word ), 10 * $weight, self::begins( $word ), 7 * $weight, self::begins( $word ), 3 * $weight, self::whole( $word ), 2 * $weight, self::begins( $word ), 1.5 * $weight );
		}
		foreach ( $weights as $word => $weight ) {
			$covered[] = 'CASE WHEN i.title LIKE %s OR i.topics LIKE %s OR i.body LIKE %s THEN %f ELSE 0 END';
			array_push( $values, ...array_fill( 0, 3, self::begins( (string) $word ) ), ...array( $weight ) );
		}
		$ids = $this->db->column(
			'SELECT ID FROM ( SELECT p.ID, ' . implode( ' + ', $score ) . ' AS score, ' . implode( ' + ', $covered ) . " AS covered
			FROM {article_index} i INNER JOIN {$wpdb->posts} p ON p.ID = i.article_id
			WHERE p.post_type = %s AND p.post_status = 'publish' AND p.post_password = '' ) AS ranked
			WHERE covered >= %f ORDER BY score DESC, ID ASC LIMIT %d",
			...array( ...$values, self::TYPE, $at_least, $limit )
		);
		return array_map( 'intval', $ids );
	}

	/**
	 * Matches a word by itself.
	 *
	 * @param string $word Folded: letters and digits only, so nothing needs escaping.
	 */
	private static function whole( string $word ): string {
		return Fold::is_unspaced( $word ) ? "%$word%" : "% $word %";
	}

	/**
	 * Matches a word's relatives, and a word that is still being typed.
	 *
	 * @param string $word Folded.
	 */
	private static function begins( string $word ): string {
		if ( 1 === strlen( $word ) ) {
			return self::whole( $word );
		}
		return Fold::is_unspaced( $word ) ? "%$word%" : '% ' . Fold::stem( $word ) . '%';
	}
}
