<?php
/**
 * The articles' search words.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * An inverted index of the public articles: which stem occurs in which article, and what it is worth there; beside it
 * every word as it is written, for typing errors and for words that are still being typed.
 *
 * The index mends itself. What WordPress changes is marked and made anew by the next search; what changed behind its
 * back (an import by SQL) is found by a look at all articles from time to time.
 */
final class ArticleIndexStore {
	private const TYPE = 'mesa_article';
	/** The row that remembers when all articles were looked at. */
	private const CLOCK = 0;
	/** Rows of one INSERT. */
	private const ROWS = 200;
	/** Candidates for a misspelt word that are looked at. */
	private const ALIKE = 400;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Articles whose words are to be made anew, in a query that costs the same however many articles there are.
	 *
	 * @param int $limit At most so many.
	 * @return array{ids: list<int>, looked: int} Post ids; when all articles were looked at last, as Unix time.
	 * @throws DataException When the statement fails.
	 */
	public function marked( int $limit ): array {
		$ids    = array();
		$looked = 0;
		foreach ( $this->db->rows( "SELECT article_id, modified FROM {article_state} WHERE article_id = %d OR modified = '' LIMIT %d", self::CLOCK, $limit + 1 ) as $row ) {
			if ( self::CLOCK === (int) $row['article_id'] ) {
				$looked = (int) $row['modified'];
			} else {
				$ids[] = (int) $row['article_id'];
			}
		}
		return array(
			'ids'    => $ids,
			'looked' => $looked,
		);
	}

	/**
	 * Looks at all articles and marks those whose words are missing, out of date, or there without reason.
	 *
	 * @param int $version Of the way that words are made.
	 * @param int $now     Unix time.
	 * @throws DataException When a statement fails.
	 */
	public function look( int $version, int $now ): void {
		global $wpdb;
		$this->db->run( 'REPLACE INTO {article_state} (article_id, modified, version) VALUES (%d, %s, 0)', self::CLOCK, (string) $now );
		$wanted = array_column( $this->db->rows( "SELECT ID, post_modified_gmt FROM {$wpdb->posts} WHERE post_type = %s AND post_status = 'publish' AND post_password = ''", self::TYPE ), 'post_modified_gmt', 'ID' );
		$there  = array();
		foreach ( $this->db->rows( 'SELECT article_id, modified, version FROM {article_state} WHERE article_id <> %d', self::CLOCK ) as $row ) {
			$there[ (int) $row['article_id'] ] = (int) $row['version'] === $version ? $row['modified'] : '';
		}
		$this->mark( array_keys( array_diff_assoc( $wanted, $there ) + array_diff_key( $there, $wanted ) ) );
	}

	/**
	 * Marks articles whose words are to be made anew.
	 *
	 * @param list<int> $ids Post ids.
	 * @throws DataException When a statement fails.
	 */
	public function mark( array $ids ): void {
		foreach ( array_chunk( $ids, self::ROWS ) as $some ) {
			$this->db->run( 'REPLACE INTO {article_state} (article_id, modified, version) VALUES ' . implode( ', ', array_fill( 0, count( $some ), "(%d, '', 0)" ) ), ...$some );
		}
	}

	/**
	 * Marks every article, for example after a topic was renamed.
	 *
	 * @throws DataException When the statement fails.
	 */
	public function mark_all(): void {
		$this->db->run( "UPDATE {article_state} SET modified = '' WHERE article_id <> %d", self::CLOCK );
	}

	/**
	 * Keeps an article's words in place of those it had.
	 *
	 * @param int                                                                         $id       Post id.
	 * @param string                                                                      $modified The post's post_modified_gmt.
	 * @param int                                                                         $version  Of the way that words are made.
	 * @param array{terms: array<string|int, int>, forms: array<string|int, string>} $words    As ArticleTerms makes them.
	 * @param array<string, mixed>                                                        $card     As ArticleCard makes it.
	 * @throws DataException When a statement fails.
	 */
	public function put( int $id, string $modified, int $version, array $words, array $card ): void {
		$this->db->transaction(
			function () use ( $id, $modified, $version, $words, $card ): void {
				$this->db->delete( 'article_terms', array( 'article_id' => $id ) );
				$this->db->run( 'REPLACE INTO {article_cards} (article_id, card) VALUES (%d, %s)', $id, (string) wp_json_encode( $card, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
				$rows = array();
				foreach ( $words['terms'] as $term => $weight ) {
					array_push( $rows, (string) $term, $id, $weight );
				}
				foreach ( array_chunk( $rows, 3 * self::ROWS ) as $some ) {
					$this->db->run( 'REPLACE INTO {article_terms} (term, article_id, weight) VALUES ' . implode( ', ', array_fill( 0, intdiv( count( $some ), 3 ), '(%s, %d, %d)' ) ), ...$some );
				}
				$rows = array();
				foreach ( $words['forms'] as $word => $stem ) {
					array_push( $rows, (string) $word, mb_strlen( (string) $word ), $stem );
				}
				foreach ( array_chunk( $rows, 3 * self::ROWS ) as $some ) {
					$this->db->run( 'INSERT IGNORE INTO {article_words} (word, length, stem) VALUES ' . implode( ', ', array_fill( 0, intdiv( count( $some ), 3 ), '(%s, %d, %s)' ) ), ...$some );
				}
				$this->db->run( 'REPLACE INTO {article_state} (article_id, modified, version) VALUES (%d, %s, %d)', $id, $modified, $version );
			}
		);
	}

	/**
	 * Forgets an article.
	 *
	 * @param int $id Post id.
	 * @throws DataException When a statement fails.
	 */
	public function forget( int $id ): void {
		foreach ( array( 'article_terms', 'article_cards', 'article_state' ) as $table ) {
			$this->db->delete( $table, array( 'article_id' => $id ) );
		}
	}

	/**
	 * What the list for browsers holds of articles.
	 *
	 * @param int $after Ids behind this one.
	 * @param int $limit At most so many.
	 * @return array<int, array<string, mixed>> Post id => card, as ArticleCard makes them.
	 * @throws DataException When the statement fails.
	 */
	public function cards( int $after, int $limit ): array {
		$rows = $this->db->rows( 'SELECT article_id, card FROM {article_cards} WHERE article_id > %d ORDER BY article_id LIMIT %d', $after, $limit );
		return array_map( static fn( string $card ): array => (array) json_decode( $card, true ), array_column( $rows, 'card', 'article_id' ) );
	}

	/**
	 * In how many articles every stem occurs that more than one has.
	 *
	 * @return array<string|int, int>
	 * @throws DataException When the statement fails.
	 */
	public function all_frequencies(): array {
		return array_map( 'intval', array_column( $this->db->rows( 'SELECT term, COUNT(*) AS articles FROM {article_terms} GROUP BY term HAVING COUNT(*) > %d', 1 ), 'articles', 'term' ) );
	}

	/**
	 * Which words the library has, and their stems.
	 *
	 * @param non-empty-list<string> $words Folded.
	 * @return array<string|int, list<string>> Word => stems; without those it does not have.
	 * @throws DataException When the statement fails.
	 */
	public function known( array $words ): array {
		return self::by_word( $this->db->rows( 'SELECT word, stem FROM {article_words} WHERE word IN (' . self::marks( $words ) . ')', ...$words ) );
	}

	/**
	 * The shortest words that begin so.
	 *
	 * @param string $beginning Folded.
	 * @param int    $limit     At most so many.
	 * @return array<string|int, list<string>> As known().
	 * @throws DataException When the statement fails.
	 */
	public function beginning( string $beginning, int $limit ): array {
		return self::by_word( $this->db->rows( 'SELECT word, stem FROM {article_words} WHERE word LIKE %s ORDER BY length, word LIMIT %d', $beginning . '%', $limit ) );
	}

	/**
	 * Words that may be meant by a misspelt one: cut into three, one part at least is as it was written, wherever it
	 * stands; or both ends are.
	 *
	 * @param string $word  Folded, four letters or more.
	 * @param int    $wrong Letters by which the length may differ.
	 * @return array<string|int, list<string>> As known().
	 * @throws DataException When the statement fails.
	 */
	public function alike( string $word, int $wrong ): array {
		$length = mb_strlen( $word );
		$third  = max( 2, intdiv( $length, 3 ) );
		$parts  = array_unique(
			array(
				'%' . mb_substr( $word, 0, $third ) . '%',
				'%' . mb_substr( $word, $third, max( 2, $length - 2 * $third ) ) . '%',
				'%' . mb_substr( $word, -$third ) . '%',
				mb_substr( $word, 0, 1 ) . '%' . mb_substr( $word, -1 ),
			)
		);
		return self::by_word(
			$this->db->rows(
				'SELECT word, stem FROM {article_words} WHERE length BETWEEN %d AND %d AND ( ' . implode( ' OR ', array_fill( 0, count( $parts ), 'word LIKE %s' ) ) . ' ) LIMIT %d',
				$length - $wrong,
				$length + $wrong,
				...array_values( $parts ),
				...array( self::ALIKE )
			)
		);
	}

	/**
	 * In how many articles each stem occurs.
	 *
	 * @param non-empty-list<string> $terms Stems.
	 * @return array<string|int, int> Without those that occur in none.
	 * @throws DataException When the statement fails.
	 */
	public function frequencies( array $terms ): array {
		return array_map( 'intval', array_column( $this->db->rows( 'SELECT term, COUNT(*) AS articles FROM {article_terms} WHERE term IN (' . self::marks( $terms ) . ') GROUP BY term', ...$terms ), 'articles', 'term' ) );
	}

	/**
	 * How many articles there are.
	 *
	 * @throws DataException When the statement fails.
	 */
	public function total(): int {
		return max( 0, (int) $this->db->value( 'SELECT COUNT(*) FROM {article_state}' ) - 1 );
	}

	/**
	 * What a stem is worth in the articles where it is worth most.
	 *
	 * @param string $term  A stem.
	 * @param int    $limit At most so many articles.
	 * @return list<array{term: string, article_id: string, weight: string}>
	 * @throws DataException When the statement fails.
	 */
	public function best( string $term, int $limit ): array {
		return $this->db->rows( 'SELECT term, article_id, weight FROM {article_terms} WHERE term = %s ORDER BY weight DESC LIMIT %d', $term, $limit );
	}

	/**
	 * What stems are worth.
	 *
	 * @param non-empty-list<string> $terms Stems.
	 * @param list<int>              $among Only in these articles; none: in all.
	 * @return list<array{term: string, article_id: string, weight: string}>
	 * @throws DataException When the statement fails.
	 */
	public function worth( array $terms, array $among = array() ): array {
		$only = $among ? ' AND article_id IN (' . implode( ',', array_map( 'intval', $among ) ) . ')' : '';
		return $this->db->rows( 'SELECT term, article_id, weight FROM {article_terms} WHERE term IN (' . self::marks( $terms ) . ")$only", ...$terms );
	}

	/**
	 * The titles of some articles that are published; who may read them is not looked at.
	 *
	 * @param non-empty-list<int> $ids Post ids.
	 * @return array<int, string> Post id => title.
	 * @throws DataException When the statement fails.
	 */
	public function titles( array $ids ): array {
		global $wpdb;
		$rows = $this->db->rows( "SELECT ID, post_title FROM {$wpdb->posts} WHERE ID IN (" . implode( ',', array_map( 'intval', $ids ) ) . ") AND post_type = %s AND post_status = 'publish' AND post_password = ''", self::TYPE );
		return array_column( $rows, 'post_title', 'ID' );
	}

	/**
	 * Rows by word.
	 *
	 * @param list<array{word: string, stem: string}> $rows Rows.
	 * @return array<string|int, list<string>>
	 */
	private static function by_word( array $rows ): array {
		$found = array();
		foreach ( $rows as $row ) {
			$found[ $row['word'] ][] = $row['stem'];
		}
		return $found;
	}

	/**
	 * A mark for each value.
	 *
	 * @param list<string> $values Values.
	 */
	private static function marks( array $values ): string {
		return implode( ', ', array_fill( 0, count( $values ), '%s' ) );
	}
}
