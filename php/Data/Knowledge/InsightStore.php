<?php
/**
 * What the knowledge base misses.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the sums of searches, votes and uses of articles. Questions that a single visitor has asked are counted, and not shown.
 *
 * @phpstan-type Question array{id: int, question: string, searches: int, unanswered: int, opened: int, before: int, article_id: int}
 */
final class InsightStore {
	/** Lists are this long at most. */
	public const MOST = 100;
	/** What has to be true of a question to be in a list. */
	private const LISTS = array(
		'unanswered' => 'SUM(d.unanswered) > 0 AND SUM(d.unanswered) * 2 >= SUM(d.searches)',
		'unopened'   => 'SUM(d.opened) = 0 AND SUM(d.unanswered) * 2 < SUM(d.searches)',
		'top'        => 'SUM(d.searches) > 0',
	);

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The sums of all searches of a period.
	 *
	 * @param string $since First day.
	 * @return array{searches: int, unanswered: int, opened: int}
	 */
	public function totals( string $since ): array {
		return array_map( 'intval', (array) $this->db->row( 'SELECT COALESCE(SUM(searches), 0) AS searches, COALESCE(SUM(unanswered), 0) AS unanswered, COALESCE(SUM(opened), 0) AS opened FROM {search_days} WHERE day >= %s', $since ) );
	}

	/**
	 * Questions of a period, the most frequent first.
	 *
	 * @param string $which  unanswered, unopened or top.
	 * @param string $since  First day.
	 * @param string $before First day of the period before it.
	 * @return list<Question>
	 */
	public function questions( string $which, string $since, string $before ): array {
		$rows = array_map(
			static fn( array $row ): array => Row::typed( $row, array( 'id', 'searches', 'unanswered', 'opened' ) ),
			$this->db->rows(
				'SELECT t.id, t.question, SUM(d.searches) AS searches, SUM(d.unanswered) AS unanswered, SUM(d.opened) AS opened
				FROM {search_days} d JOIN {search_terms} t ON t.id = d.term_id
				WHERE d.day >= %s AND t.visitors >= 2 AND t.hidden = 0 GROUP BY t.id, t.question HAVING ' . self::LISTS[ $which ] . ' ORDER BY searches DESC, t.id DESC LIMIT %d',
				$since,
				self::MOST
			)
		);
		$ids  = array_column( $rows, 'id' );
		if ( ! $ids ) {
			return array();
		}
		$marks   = Row::marks( $ids, '%d' );
		$earlier = array_column( $this->db->rows( "SELECT term_id, SUM(searches) AS searches FROM {search_days} WHERE term_id IN ($marks) AND day >= %s AND day < %s GROUP BY term_id", ...array( ...$ids, $before, $since ) ), 'searches', 'term_id' );
		// The last one of a question is the one that was opened most.
		$clicked = array_column( $this->db->rows( "SELECT term_id, article_id FROM {search_clicks} WHERE term_id IN ($marks) ORDER BY clicks + retried, article_id", ...$ids ), 'article_id', 'term_id' );
		return array_map( static fn( array $row ): array => $row + array( 'before' => (int) ( $earlier[ $row['id'] ] ?? 0 ), 'article_id' => (int) ( $clicked[ $row['id'] ] ?? 0 ) ), $rows );
	}

	/**
	 * Articles that readers are unhappy with: at least two votes against, and more than for half of all.
	 *
	 * @return list<int> Post ids, the worst first.
	 */
	public function bad(): array {
		return array_map( 'intval', $this->db->column( 'SELECT article_id FROM {article_vote_counts} WHERE unhelpful >= 2 AND unhelpful * 2 >= helpful + unhelpful ORDER BY unhelpful - helpful DESC, article_id LIMIT %d', self::MOST ) );
	}

	/**
	 * Articles that somebody reads or uses: opened from a search, linked to in an answer, or voted on.
	 *
	 * @param string $since First day.
	 * @return list<int> Post ids.
	 */
	public function alive( string $since ): array {
		return array_map(
			'intval',
			$this->db->column(
				'SELECT article_id FROM {search_clicks} WHERE last_day >= %s UNION SELECT article_id FROM {article_uses} WHERE day >= %s UNION SELECT article_id FROM {article_votes} WHERE created_at >= %s',
				$since,
				$since,
				"$since 00:00:00"
			)
		);
	}

	/**
	 * How often articles stand in answers.
	 *
	 * @param string $since First day.
	 * @return array<int, int> Answers by article, the most used first.
	 */
	public function uses( string $since ): array {
		return array_map( 'intval', array_column( $this->db->rows( 'SELECT article_id, COUNT(*) AS uses FROM {article_uses} WHERE day >= %s GROUP BY article_id ORDER BY uses DESC, article_id LIMIT 1000', $since ), 'uses', 'article_id' ) );
	}

	/**
	 * How often articles were opened from a search, ever.
	 *
	 * @param list<int> $ids Articles.
	 * @return array<int, int> By article.
	 */
	public function opened( array $ids ): array {
		return $ids ? array_map( 'intval', array_column( $this->db->rows( 'SELECT article_id, SUM(clicks) AS clicks FROM {search_clicks} WHERE article_id IN (' . Row::marks( $ids, '%d' ) . ') GROUP BY article_id', ...$ids ), 'clicks', 'article_id' ) ) : array();
	}

	/**
	 * Notes that an answer links to articles.
	 *
	 * @param int       $message_id  The answer.
	 * @param list<int> $article_ids Articles.
	 * @param string    $day         Today.
	 */
	public function note_uses( int $message_id, array $article_ids, string $day ): void {
		foreach ( $article_ids as $article_id ) {
			$this->db->run( 'INSERT IGNORE INTO {article_uses} (article_id, message_id, day) VALUES (%d, %d, %s)', $article_id, $message_id, $day );
		}
	}

	/**
	 * Comments that nobody has marked as done.
	 *
	 * @return list<array{id: int, article_id: int, comment: string, helpful: bool|null, up_to_date: bool|null, created_at: string}> The newest first.
	 */
	public function comments(): array {
		return array_map(
			static fn( array $row ): array => array(
				'helpful'    => null === $row['helpful'] ? null : (bool) $row['helpful'],
				'up_to_date' => null === $row['up_to_date'] ? null : (bool) $row['up_to_date'],
			) + Row::typed( $row, array( 'id', 'article_id' ) ),
			$this->db->rows( "SELECT id, article_id, comment, helpful, up_to_date, created_at FROM {article_votes} WHERE done = 0 AND comment <> '' ORDER BY created_at DESC, id DESC LIMIT %d", self::MOST )
		);
	}

	/**
	 * Marks comments.
	 *
	 * @param non-empty-list<int> $ids  Votes.
	 * @param bool                $done Whether somebody has seen to them.
	 */
	public function mark( array $ids, bool $done ): void {
		$this->db->run( 'UPDATE {article_votes} SET done = %d WHERE id IN (' . Row::marks( $ids, '%d' ) . ')', (int) $done, ...$ids );
	}
}
