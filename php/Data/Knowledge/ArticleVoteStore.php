<?php
/**
 * What readers say about articles.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * One row for each visitor, article and day, and the sums of each article beside it.
 *
 * @phpstan-type Counts array{article_id: int, helpful: int, unhelpful: int, up_to_date: int, outdated: int, comments: int}
 */
final class ArticleVoteStore {
	/** Characters of a comment. */
	private const COMMENT = 1000;
	private const NONE    = array( 'helpful' => 0, 'unhelpful' => 0, 'up_to_date' => 0, 'outdated' => 0, 'comments' => 0 );
	/** What has no votes at all counts as this share of helpful ones, with the weight of so many votes (for best()). */
	private const DOUBT = 3;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Keeps what a visitor says; what they said earlier today is replaced where it is said again.
	 *
	 * @param int                                                           $article_id The article.
	 * @param string                                                        $visitor    Name of the day.
	 * @param array{helpful?: bool, up_to_date?: bool, comment?: string}    $said       Only what was said now.
	 * @param int                                                           $now        Unix time.
	 * @throws DataException When a statement fails.
	 */
	public function put( int $article_id, string $visitor, array $said, int $now ): void {
		$this->db->transaction(
			function () use ( $article_id, $visitor, $said, $now ): void {
				$day  = gmdate( 'Y-m-d', $now );
				$time = gmdate( 'Y-m-d H:i:s', $now );
				$this->db->run( "INSERT IGNORE INTO {article_votes} (article_id, day, visitor, comment, created_at, updated_at) VALUES (%d, %s, %s, '', %s, %s)", $article_id, $day, $visitor, $time, $time );
				$row    = (array) $this->db->row( 'SELECT id, helpful, up_to_date, comment FROM {article_votes} WHERE article_id = %d AND day = %s AND visitor = %s FOR UPDATE', $article_id, $day, $visitor );
				$before = self::vote( $row );
				$after  = array_merge( $before, $said );
				$values = array(
					'helpful'    => $after['helpful'],
					'up_to_date' => $after['up_to_date'],
					'comment'    => Text::clip( $after['comment'], self::COMMENT ),
					'updated_at' => $time,
				);
				$this->db->update( 'article_votes', isset( $said['comment'] ) && $after['comment'] !== $before['comment'] ? $values + array( 'done' => 0 ) : $values, array( 'id' => (int) $row['id'] ) );
				$this->count( $article_id, self::sums( $before ), self::sums( $after ) );
			}
		);
	}

	/**
	 * Whether a visitor has said something about an article today.
	 *
	 * @param int    $article_id The article.
	 * @param string $visitor    Name of the day.
	 * @param int    $now        Unix time.
	 */
	public function has( int $article_id, string $visitor, int $now ): bool {
		return null !== $this->db->value( 'SELECT id FROM {article_votes} WHERE article_id = %d AND day = %s AND visitor = %s', $article_id, gmdate( 'Y-m-d', $now ), $visitor );
	}

	/**
	 * The sums of some articles.
	 *
	 * @param list<int> $ids Articles.
	 * @return array<int, Counts> By article; of all that were asked for.
	 * @throws DataException When the statement fails.
	 */
	public function counts( array $ids ): array {
		$counts = array();
		foreach ( $ids as $id ) {
			$counts[ $id ] = array( 'article_id' => $id ) + self::NONE;
		}
		foreach ( $ids ? $this->db->rows( 'SELECT * FROM {article_vote_counts} WHERE article_id IN (' . implode( ',', array_fill( 0, count( $ids ), '%d' ) ) . ')', ...$ids ) : array() as $row ) {
			$counts[ (int) $row['article_id'] ] = array_map( 'intval', $row );
		}
		return $counts;
	}

	/**
	 * Articles that helped most. A few votes do not outweigh many: each article begins with as many good ones as bad ones.
	 *
	 * @param int $limit At most so many.
	 * @return list<int> Post ids, the best first; only of articles that helped somebody.
	 * @throws DataException When the statement fails.
	 */
	public function best( int $limit ): array {
		return array_map(
			'intval',
			$this->db->column( 'SELECT article_id FROM {article_vote_counts} WHERE helpful > unhelpful ORDER BY helpful * (helpful + %d) / (helpful + unhelpful + %d) DESC, article_id LIMIT %d', self::DOUBT, 2 * self::DOUBT, $limit )
		);
	}

	/**
	 * The clauses of a WP_Query that sort articles by what readers say: by the share that was helped, as in best().
	 *
	 * @param array<string, string> $clauses   Of the query.
	 * @param string                $direction ASC: those that helped least first; DESC: those that helped most. Those nobody has
	 *                                         answered about come last either way.
	 * @return array<string, string>
	 */
	public function sorted( array $clauses, string $direction ): array {
		global $wpdb;
		$direction           = 'DESC' === $direction ? 'DESC' : 'ASC';
		$clauses['join']    .= ' LEFT JOIN ' . $this->db->table( 'article_vote_counts' ) . " mesa_votes ON mesa_votes.article_id = {$wpdb->posts}.ID";
		$clauses['orderby']  = 'CASE WHEN COALESCE( mesa_votes.helpful + mesa_votes.unhelpful, 0 ) = 0 THEN 1 ELSE 0 END, ( mesa_votes.helpful + ' . self::DOUBT . ' ) * 1.0 / ( mesa_votes.helpful + mesa_votes.unhelpful + ' . 2 * self::DOUBT . " ) $direction, {$wpdb->posts}.ID";
		return $clauses;
	}

	/**
	 * The newest comments on an article.
	 *
	 * @param int $article_id The article.
	 * @param int $limit      At most so many.
	 * @return list<array{id: int, helpful: bool|null, up_to_date: bool|null, comment: string, created_at: string}> Times are UTC.
	 * @throws DataException When the statement fails.
	 */
	public function comments( int $article_id, int $limit ): array {
		return array_map(
			static fn( array $row ): array => array( 'id' => (int) $row['id'] ) + self::vote( $row ) + array( 'created_at' => (string) $row['created_at'] ),
			$this->db->rows( "SELECT id, helpful, up_to_date, comment, created_at FROM {article_votes} WHERE article_id = %d AND comment <> '' ORDER BY created_at DESC, id DESC LIMIT %d", $article_id, $limit )
		);
	}

	/**
	 * Forgets what was said about an article.
	 *
	 * @param int $article_id The article.
	 * @throws DataException When a statement fails.
	 */
	public function forget( int $article_id ): void {
		$this->db->delete( 'article_votes', array( 'article_id' => $article_id ) );
		$this->db->delete( 'article_vote_counts', array( 'article_id' => $article_id ) );
	}

	/**
	 * Adds the difference to an article's sums.
	 *
	 * @param int                $article_id The article.
	 * @param array<string, int> $before     Sums of the vote as it was.
	 * @param array<string, int> $after      And as it is.
	 */
	private function count( int $article_id, array $before, array $after ): void {
		$more = array();
		foreach ( $after as $name => $sum ) {
			$more[ $name ] = $sum - $before[ $name ];
		}
		if ( array_filter( $more ) ) {
			$set = implode( ', ', array_map( static fn( string $name ): string => "$name = $name + VALUES($name)", array_keys( $more ) ) );
			$this->db->run( 'INSERT INTO {article_vote_counts} (article_id, ' . implode( ', ', array_keys( $more ) ) . ") VALUES (%d, %d, %d, %d, %d, %d) ON DUPLICATE KEY UPDATE $set", $article_id, ...array_values( $more ) );
		}
	}

	/**
	 * A row's own part of the sums.
	 *
	 * @param array{helpful: bool|null, up_to_date: bool|null, comment: string} $vote As vote() gives it.
	 * @return array<string, int>
	 */
	private static function sums( array $vote ): array {
		return array(
			'helpful'    => (int) ( true === $vote['helpful'] ),
			'unhelpful'  => (int) ( false === $vote['helpful'] ),
			'up_to_date' => (int) ( true === $vote['up_to_date'] ),
			'outdated'   => (int) ( false === $vote['up_to_date'] ),
			'comments'   => (int) ( '' !== $vote['comment'] ),
		);
	}

	/**
	 * A row's answers.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return array{helpful: bool|null, up_to_date: bool|null, comment: string}
	 */
	private static function vote( array $row ): array {
		return array(
			'helpful'    => null === $row['helpful'] ? null : (bool) $row['helpful'],
			'up_to_date' => null === $row['up_to_date'] ? null : (bool) $row['up_to_date'],
			'comment'    => (string) $row['comment'],
		);
	}
}
