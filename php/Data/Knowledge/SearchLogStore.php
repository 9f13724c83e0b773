<?php
/**
 * What visitors look for.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Questions and their daily sums. Nothing tells who asked: of a visitor, sixteen bits of a hash that is another one for
 * each question stay, enough to know whether the next one is somebody else.
 */
final class SearchLogStore {
	/** Questions that are kept at most. */
	public const MOST_TERMS = 20_000;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A question that is known.
	 *
	 * @param string $key As AskedQuestion::key() gives it.
	 * @return array{id: int, visitors: int, last_visitor: string, last_day: string, last_opened: bool}|null
	 */
	public function find( string $key ): ?array {
		$row = $this->db->row( 'SELECT id, visitors, last_visitor, last_day, last_opened FROM {search_terms} WHERE question_key = %s', $key );
		return null === $row ? null : Row::typed( $row, array( 'id', 'visitors' ), array( 'last_opened' ) );
	}

	/**
	 * Adds a question; one that somebody else has added at the same moment stays as it is.
	 *
	 * @param string $key      As AskedQuestion::key() gives it.
	 * @param string $question For people.
	 * @param string $day      "2026-11-22".
	 */
	public function add( string $key, string $question, string $day ): void {
		$this->db->run( 'INSERT IGNORE INTO {search_terms} (question_key, question, last_day) VALUES (%s, %s, %s)', $key, $question, $day );
	}

	/**
	 * Notes who asked last.
	 *
	 * @param int    $id      The question.
	 * @param string $visitor Four characters.
	 * @param bool   $is_new  Whether it is somebody else than before.
	 * @param string $day     Today.
	 * @param bool   $opened  Whether this visitor has opened an article.
	 */
	public function note_visitor( int $id, string $visitor, bool $is_new, string $day, bool $opened ): void {
		$this->db->run( 'UPDATE {search_terms} SET visitors = visitors + %d, last_visitor = %s, last_day = %s, last_opened = %d WHERE id = %d', (int) $is_new, $visitor, $day, (int) $opened, $id );
	}

	/**
	 * Counts.
	 *
	 * @param int    $id       The question.
	 * @param string $day      Today.
	 * @param string $place    search, form or server.
	 * @param int    $searches 0 or 1, as the next two.
	 * @param int    $unanswered Without an answer.
	 * @param int    $opened   An answer was opened.
	 */
	public function count( int $id, string $day, string $place, int $searches, int $unanswered, int $opened ): void {
		$this->db->run(
			'INSERT INTO {search_days} (day, term_id, place, searches, unanswered, opened) VALUES (%s, %d, %s, %d, %d, %d)
			ON DUPLICATE KEY UPDATE searches = searches + VALUES(searches), unanswered = unanswered + VALUES(unanswered), opened = opened + VALUES(opened)',
			$day,
			$id,
			$place,
			$searches,
			$unanswered,
			$opened
		);
	}

	/**
	 * Counts an article that was opened for a question.
	 *
	 * @param int    $id         The question.
	 * @param int    $article_id The article.
	 * @param string $day        Today.
	 * @param bool   $retried    Whether it was found by other words, after these had failed.
	 */
	public function count_click( int $id, int $article_id, string $day, bool $retried = false ): void {
		$this->db->run( 'INSERT INTO {search_clicks} (term_id, article_id, clicks, retried, last_day) VALUES (%d, %d, %d, %d, %s) ON DUPLICATE KEY UPDATE clicks = clicks + VALUES(clicks), retried = retried + VALUES(retried), last_day = VALUES(last_day)', $id, $article_id, $retried ? 0 : 1, $retried ? 1 : 0, $day );
	}

	/**
	 * What questions meant, as far as visitors have shown it: the article that they opened, at once or after they had tried
	 * other words. Only questions of several visitors.
	 *
	 * @param int $min   So many times at least.
	 * @param int $limit At most so many, the most frequent first.
	 * @return list<array{question: string, article_id: int, times: int, retried: int}>
	 */
	public function learnt( int $min = 2, int $limit = 500 ): array {
		return array_map(
			static fn( array $row ): array => Row::typed( $row, array( 'article_id', 'times', 'retried' ) ),
			$this->db->rows( 'SELECT t.question, c.article_id, c.clicks + c.retried AS times, c.retried FROM {search_clicks} c JOIN {search_terms} t ON t.id = c.term_id WHERE c.clicks + c.retried >= %d AND t.visitors >= 2 AND t.hidden = 0 ORDER BY times DESC, c.term_id, c.article_id LIMIT %d', $min, $limit )
		);
	}

	/**
	 * A question for people, when several visitors have asked it.
	 *
	 * @param int $id The question.
	 */
	public function question( int $id ): ?string {
		return $this->db->value( 'SELECT question FROM {search_terms} WHERE id = %d AND visitors >= 2', $id );
	}

	/**
	 * Leaves a question out of the lists, or brings it back.
	 *
	 * @param int  $id     The question.
	 * @param bool $hidden Which.
	 */
	public function hide( int $id, bool $hidden ): void {
		$this->db->run( 'UPDATE {search_terms} SET hidden = %d WHERE id = %d', (int) $hidden, $id );
	}

	/**
	 * How many questions there are.
	 */
	public function size(): int {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM {search_terms}' );
	}

	/**
	 * Forgets what is too old, and questions that one visitor has asked and nobody since.
	 *
	 * @param string $before Sums of days before this one.
	 * @param string $alone  Questions of a single visitor, not asked since this day.
	 */
	public function forget( string $before, string $alone ): void {
		$this->db->run( 'DELETE FROM {search_days} WHERE day < %s', $before );
		foreach ( array( array( 'last_day < %s', $before ), array( 'visitors < 2 AND last_day < %s', $alone ) ) as list( $where, $day ) ) {
			do {
				$ids = $this->db->column( "SELECT id FROM {search_terms} WHERE $where ORDER BY id LIMIT 500", $day );
				if ( $ids ) {
					$marks = Row::marks( $ids, '%d' );
					foreach ( array( 'search_days' => 'term_id', 'search_clicks' => 'term_id', 'search_terms' => 'id' ) as $table => $column ) {
						$this->db->run( "DELETE FROM {{$table}} WHERE $column IN ($marks)", ...array_map( 'intval', $ids ) );
					}
				}
			} while ( count( $ids ) === 500 );
		}
	}
}
