<?php
/**
 * What an article is about.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the search words of one article, for others that are about the same.
 */
final class RelatedStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The words that count most in an article.
	 *
	 * @param int $article_id The article.
	 * @param int $limit      At most so many.
	 * @return array<string|int, int> Stem => weight, as in {article_terms}; empty when the article is not in the index yet.
	 * @throws DataException When the statement fails.
	 */
	public function telling( int $article_id, int $limit ): array {
		return array_map( 'intval', array_column( $this->db->rows( 'SELECT term, weight FROM {article_terms} WHERE article_id = %d ORDER BY weight DESC, term LIMIT %d', $article_id, $limit ), 'weight', 'term' ) );
	}
}
