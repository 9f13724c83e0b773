<?php
/**
 * The log.
 *
 * @package Mesa
 */

namespace Mesa\Data\Site;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Reads who did what and who read what, newest first, out of three tables: tickets' events, their views, and what was done
 * to the site. Nothing here changes anything.
 *
 * Each page begins where the last one ended in each table, so it costs the same however long the log is. Where few lines
 * fit what is asked for, a page looks at a bounded number and says how far it came.
 *
 * @phpstan-type Filter array{what: string, ticket_id: int, actor_id: int, since: int, until: int}
 * @phpstan-type Place array{time: string, id: int}|false|null Null: the beginning; false: nothing is left.
 */
final class LogQuery {
	public const EVENTS = 'e';
	public const VIEWS  = 'v';
	public const SITE   = 's';

	/** Events that are about mail going out. */
	public const SENDS = array( 'reply_added', 'reply_cancelled', 'reply_failed', 'reply_unknown', 'reply_retried', 'reply_bounced', 'reply_held', 'reply_scheduled', 'message_forwarded', 'automatic_answer', 'automatic_answer_withheld', 'notification_failed' );

	/** Lines looked at in one statement when not all of them fit. */
	private const STRIDE = 500;
	/** Statements for one table and page. */
	private const STRIDES = 6;

	/** Tables and indexes by source. */
	private const TABLES = array(
		self::EVENTS => 'events',
		self::VIEWS  => 'ticket_views',
		self::SITE   => 'audit_log',
	);

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A page.
	 *
	 * @param Filter $filter `what`: all, changes, reads, sends, site; 0 for any ticket, person or time; times as Unix time.
	 * @param string $cursor Where to go on; empty for the beginning.
	 * @param int    $limit  At most so many lines.
	 * @return array{rows: list<array<string, mixed>>, next: string|null} Rows with `source`, `id`, `type`, `actor_id`, `ticket_id`, `subject_id`, `data`, `created_at`. A page may hold fewer lines than asked for, even none, and still not be the last.
	 */
	public function page( array $filter, string $cursor, int $limit ): array {
		$places  = self::places( $cursor );
		$found   = array();
		$horizon = '';
		foreach ( self::sources( $filter ) as $source ) {
			if ( false === ( $places[ $source ] ?? null ) ) {
				continue;
			}
			$part             = $this->look( $source, $filter, $places[ $source ] ?? null, $limit );
			$found[ $source ] = $part;
			if ( false !== $part['end'] ) {
				// What is older than the oldest line looked at here must wait: there may be a line in between.
				$horizon = max( $horizon, $part['end']['time'] );
			}
		}
		$rows = array_merge( ...array_values( array_column( $found, 'rows' ) ) );
		$rows = array_values( array_filter( $rows, static fn( array $row ): bool => $row['created_at'] >= $horizon ) );
		usort( $rows, static fn( array $one, array $other ): int => array( $other['created_at'], $one['source'], $other['id'] ) <=> array( $one['created_at'], $other['source'], $one['id'] ) );
		$rows = array_slice( $rows, 0, $limit );
		$places = array_intersect_key( $places, array_flip( self::sources( $filter ) ) );
		foreach ( $found as $source => $part ) {
			$shown             = array_values( array_filter( $rows, static fn( array $row ): bool => $row['source'] === $source ) );
			$last              = end( $shown );
			$places[ $source ] = match ( true ) {
				count( $shown ) === count( $part['rows'] ) => $part['end'],
				false !== $last                            => array( 'time' => $last['created_at'], 'id' => $last['id'] ),
				default                                    => $places[ $source ] ?? null,
			};
		}
		return array(
			'rows' => $rows,
			'next' => self::text( $places ),
		);
	}

	/**
	 * Subjects of tickets, for lines of the whole site.
	 *
	 * @param list<int> $ticket_ids Tickets.
	 * @return array<int, array{id: int, subject: string, mailbox_id: int}> By id; those that are gone are missing.
	 */
	public function tickets( array $ticket_ids ): array {
		$ids = array_values( array_unique( array_filter( $ticket_ids ) ) );
		if ( ! $ids ) {
			return array();
		}
		$rows = array_map( static fn( array $row ): array => Row::typed( $row, array( 'id', 'mailbox_id' ) ), $this->db->rows( 'SELECT id, subject, mailbox_id FROM {tickets} WHERE id IN (' . Row::marks( $ids, '%d' ) . ')', ...$ids ) );
		return array_column( $rows, null, 'id' );
	}

	/**
	 * The tables that hold what is asked for.
	 *
	 * @param Filter $filter As in page().
	 * @return list<string>
	 */
	private static function sources( array $filter ): array {
		$sources = match ( $filter['what'] ) {
			'changes', 'sends' => array( self::EVENTS ),
			'reads'            => array( self::VIEWS ),
			'site'             => array( self::SITE ),
			default            => array( self::EVENTS, self::VIEWS, self::SITE ),
		};
		return $filter['ticket_id'] > 0 ? array_values( array_diff( $sources, array( self::SITE ) ) ) : $sources;
	}

	/**
	 * The next lines of one table.
	 *
	 * @param string                           $source One of the constants.
	 * @param Filter                           $filter As in page().
	 * @param array{time: string, id: int}|null $place  Where to go on.
	 * @param int                              $limit  How many are wanted.
	 * @return array{rows: list<array<string, mixed>>, end: array{time: string, id: int}|false} `end`: the last line looked at; false when there are no more.
	 */
	private function look( string $source, array $filter, ?array $place, int $limit ): array {
		$rows    = array();
		$partial = $filter['actor_id'] > 0 || ( self::EVENTS === $source && 'all' !== $filter['what'] );
		$stride  = $partial ? self::STRIDE : $limit;
		for ( $step = 0; $step < self::STRIDES; $step++ ) {
			$batch = $this->batch( $source, $filter, $place, $stride );
			foreach ( $batch as $row ) {
				$place = array( 'time' => $row['created_at'], 'id' => $row['id'] );
				if ( self::fits( $row, $filter ) ) {
					$rows[] = $row;
				}
				if ( count( $rows ) === $limit ) {
					return array( 'rows' => $rows, 'end' => $place );
				}
			}
			if ( count( $batch ) < $stride ) {
				return array( 'rows' => $rows, 'end' => false );
			}
		}
		return array( 'rows' => $rows, 'end' => $place ?? false );
	}

	/**
	 * Lines of one table as they stand there.
	 *
	 * @param string                           $source One of the constants.
	 * @param Filter                           $filter As in page().
	 * @param array{time: string, id: int}|null $place  Where to go on.
	 * @param int                              $limit  At most so many.
	 * @return list<array<string, mixed>>
	 */
	private function batch( string $source, array $filter, ?array $place, int $limit ): array {
		$where = array( '1 = 1' );
		$args  = array();
		if ( $filter['ticket_id'] > 0 ) {
			$where[] = 'ticket_id = %d';
			$args[]  = $filter['ticket_id'];
		}
		if ( $filter['since'] > 0 ) {
			$where[] = 'created_at >= %s';
			$args[]  = Time::sql( $filter['since'] );
		}
		if ( null !== $place ) {
			$where[] = 'created_at <= %s AND (created_at < %s OR id < %d)';
			array_push( $args, $place['time'], $place['time'], $place['id'] );
		} elseif ( $filter['until'] > 0 ) {
			$where[] = 'created_at <= %s';
			$args[]  = Time::sql( $filter['until'] );
		}
		if ( self::VIEWS === $source && 'all' === $filter['what'] ) {
			// What screens fetched ahead is told to those who ask who read what; among everything else it would be noise.
			$where[] = 'seen = 1';
		}
		$index = $filter['ticket_id'] > 0 ? ( self::VIEWS === $source ? 'once' : 'ticket' ) : 'by_time';
		$rows  = $this->db->rows( 'SELECT * FROM {' . self::TABLES[ $source ] . "} FORCE INDEX ($index) WHERE " . implode( ' AND ', $where ) . ' ORDER BY created_at DESC, id DESC LIMIT %d', ...array( ...$args, $limit ) );
		return array_map( static fn( array $row ): array => self::shape( $source, $row ), $rows );
	}

	/**
	 * Whether a line is one of those asked for.
	 *
	 * @param array<string, mixed> $row    As shape() gives it.
	 * @param Filter               $filter As in page().
	 */
	private static function fits( array $row, array $filter ): bool {
		if ( $filter['actor_id'] > 0 && $row['actor_id'] !== $filter['actor_id'] ) {
			return false;
		}
		return match ( $filter['what'] ) {
			'sends'   => in_array( $row['type'], self::SENDS, true ),
			'changes' => ! in_array( $row['type'], self::SENDS, true ),
			default   => true,
		};
	}

	/**
	 * A line in one shape, whatever its table.
	 *
	 * @param string                     $source One of the constants.
	 * @param array<string, string|null> $row    As read.
	 * @return array<string, mixed>
	 */
	private static function shape( string $source, array $row ): array {
		return array(
			'source'     => $source,
			'id'         => (int) $row['id'],
			'type'       => self::VIEWS === $source ? ( (int) $row['seen'] ? 'viewed' : 'loaded' ) : (string) $row['type'],
			'actor_id'   => (int) ( $row['actor_id'] ?? $row['user_id'] ?? 0 ),
			'ticket_id'  => (int) ( $row['ticket_id'] ?? 0 ),
			'subject_id' => (int) ( $row['subject_id'] ?? 0 ),
			'data'       => (array) json_decode( (string) ( $row['data'] ?? '' ), true ),
			'created_at' => (string) $row['created_at'],
		);
	}

	/**
	 * Reads a cursor.
	 *
	 * @param string $cursor As text() writes it.
	 * @return array<string, Place>
	 */
	private static function places( string $cursor ): array {
		$places = array();
		preg_match_all( '/([evs])(?:(\d{1,12})\.(\d{1,18})|(x)|(o))/', $cursor, $found, PREG_SET_ORDER );
		foreach ( $found as $one ) {
			$places[ $one[1] ] = match ( true ) {
				'' !== ( $one[4] ?? '' ) => false,
				'' !== ( $one[5] ?? '' ) => null,
				default                  => array( 'time' => Time::sql( (int) $one[2] ), 'id' => (int) $one[3] ),
			};
		}
		return $places;
	}

	/**
	 * Writes a cursor.
	 *
	 * @param array<string, Place> $places By source.
	 * @return string|null Null when nothing is left anywhere.
	 */
	private static function text( array $places ): ?string {
		if ( ! array_filter( $places, static fn( $place ): bool => false !== $place ) ) {
			return null;
		}
		$text = '';
		foreach ( $places as $source => $place ) {
			$text .= $source . ( is_array( $place ) ? Time::unix( $place['time'] ) . '.' . $place['id'] : ( false === $place ? 'x' : 'o' ) );
		}
		return $text;
	}
}
