<?php
/**
 * Tickets in order, as a search asks for them.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;
use Mesa\Data\Tickets\FolderWalk;
use Mesa\Domain\Cursor;
use Mesa\Domain\MailboxScope;

defined( 'ABSPATH' ) || exit;

/**
 * Two ways to the same: few tickets are read by their ids and sorted; of many the folder is walked in its order and each
 * ticket looked up among them. What is cheaper is decided by how many there are, and again when walking finds less than it
 * should (a word that only old tickets have).
 *
 * @phpstan-import-type Filter from FolderWalk
 * @phpstan-import-type Condition from Conditions
 * @phpstan-type Candidate array{id: int, place: string, mailbox_id?: int}
 */
final class Candidates {
	/** So many are read by their ids without a thought. */
	private const FEW = 400;
	/** Reading a ticket by its id costs so many steps along an index. */
	private const COST = 3;
	/** Steps that one search may walk. */
	private const STEPS = 24_000;
	/** Steps walked at once, at most. */
	private const STRIDE = 4_000;
	/** Who may see so few mailboxes walks only these; for others the rest is left out on the way. */
	private const MAILBOXES = 3;
	/** So many are read by their ids when walking has not found enough. */
	private const MANY = 20_000;

	/** Whether the steps were too few to find enough. */
	private bool $is_worn = false;

	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db        The database.
	 * @param FolderWalk   $folders   Knows where they lie.
	 * @param Filter       $filter    The folder.
	 * @param int          $user_id   Who asks.
	 * @param MailboxScope $scope     What they may see.
	 * @param Condition    $condition What else has to hold; SQL may be empty.
	 * @param list<array{condition: Condition, hits: Hits}> $either Of each one at least: the condition, or being among the hits.
	 * @param int          $last      The highest ticket id.
	 * @param int          $steps     Steps that are left to walk.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly FolderWalk $folders,
		private readonly array $filter,
		private readonly int $user_id,
		private readonly MailboxScope $scope,
		private readonly array $condition,
		private readonly array $either,
		private readonly int $last,
		private int $steps = self::STEPS
	) {}

	/**
	 * The next tickets.
	 *
	 * @param Hits|null   $hits  Among these; null for all.
	 * @param string      $part  newest, created, waiting or rest; see FolderWalk.
	 * @param Cursor|null $after Behind this place.
	 * @param string      $until No further back than this UTC datetime; '' for no end. Only for newest.
	 * @param int         $most  So many are enough.
	 * @return array{found: list<Candidate>, place: Candidate|null} In order; `place` is where to go on, null when there are no more.
	 */
	public function next( ?Hits $hits, string $part, ?Cursor $after, string $until, int $most ): array {
		$count = $hits?->count();
		if ( 0 === $count ) {
			return array( 'found' => array(), 'place' => null );
		}
		if ( null !== $count && ( $count <= self::FEW || self::COST * $count <= $most * $this->last / $count ) ) {
			return $this->direct( $hits, $part, $after, $most );
		}
		if ( $this->steps <= 0 ) {
			// An earlier group has used them up: this one begins with the next page.
			$this->is_worn = true;
			return array(
				'found' => array(),
				'place' => array(
					'id'    => $after->id ?? 0,
					'place' => $after->time ?? ( 'waiting' === $part ? '1970-01-01 00:00:01' : '9999-12-31 23:59:59' ),
				),
			);
		}
		$expected = null === $count ? self::STEPS : (int) ( $most * $this->last / $count );
		$patience = null === $count ? self::STEPS : ( $this->is_free() ? 4 : 8 ) * ( $expected + $most );
		$walked   = $this->walk( $hits, $part, $after, $until, $most, (int) min( self::STRIDE, max( 2 * $most, null === $count ? 0 : 1.5 * $expected ) ), $patience, '' );
		if ( null === $walked['place'] || count( $walked['found'] ) >= $most || null === $count ) {
			$this->is_worn = null !== $walked['place'] && count( $walked['found'] ) < $most;
			return $walked;
		}
		// The newest tickets have it more seldom than others: a word of past years.
		$place = new Cursor( $part, $walked['place']['place'], $walked['place']['id'] );
		$left  = $most - count( $walked['found'] );
		if ( $count <= self::MANY ) {
			$rest = $this->direct( $hits, $part, $place, $left );
		} else {
			list( $lowest, $highest ) = $hits->bounds();

			$this->steps = self::STEPS;
			// In large strides at once: a condition that next to no ticket fits must not take many small ones first.
			$stride      = (int) min( self::STRIDE, max( self::STRIDE / 2, 2 * $left + 3 * $left * ( $highest - $lowest ) / $count ) );
			$rest        = $this->walk( $hits, $part, $place, $until, $left, $stride, self::STEPS, "id BETWEEN $lowest AND $highest" );
			$this->is_worn = null !== $rest['place'] && count( $rest['found'] ) < $left;
		}
		return array( 'found' => array_merge( $walked['found'], $rest['found'] ), 'place' => $rest['place'] );
	}

	/**
	 * Walks the folder in its order.
	 *
	 * @param Hits|null   $hits     As in next().
	 * @param string      $part     As in next().
	 * @param Cursor|null $place    As in next().
	 * @param string      $until    As in next().
	 * @param int         $most     As in next().
	 * @param int         $stride   Steps that are read at first; then twice as many each time.
	 * @param int         $patience Steps after which to stop.
	 * @param string      $only     See FolderWalk::page().
	 * @return array{found: list<Candidate>, place: Candidate|null} As next().
	 */
	private function walk( ?Hits $hits, string $part, ?Cursor $place, string $until, int $most, int $stride, int $patience, string $only ): array {
		$found = array();
		$end   = null;
		while ( $patience > 0 && $this->steps > 0 ) {
			$steps        = $this->steps( $part, $place, $stride, $only );
			$this->steps -= $stride;
			$patience    -= $stride;
			$ids          = array();
			$is_end       = count( $steps ) < $stride;
			foreach ( $steps as $step ) {
				if ( '' !== $until && $step['place'] < $until ) {
					$is_end = true;
				} elseif ( $this->scope->includes( $step['mailbox_id'] ) ) {
					$ids[ $step['id'] ] = $step;
				}
			}
			foreach ( $this->holding( null === $hits ? array_keys( $ids ) : $hits->among( array_keys( $ids ) ) ) as $id ) {
				$found[] = $ids[ $id ];
				if ( count( $found ) >= $most ) {
					return array( 'found' => $found, 'place' => $ids[ $id ] );
				}
			}
			if ( $is_end ) {
				return array( 'found' => $found, 'place' => null );
			}
			$end    = end( $steps );
			$place  = new Cursor( $part, $end['place'], $end['id'] );
			$stride = min( self::STRIDE, 2 * $stride );
		}
		return array(
			'found' => $found,
			'place' => $end ?? ( null === $place ? null : array( 'id' => $place->id, 'place' => $place->time ) ),
		);
	}

	/**
	 * Whether being among the hits is all that has to hold.
	 */
	private function is_free(): bool {
		return '' === $this->condition['sql'] && ! $this->either && $this->scope->is_everything();
	}

	/**
	 * Steps along the folder's index.
	 *
	 * @param string      $part  As in next().
	 * @param Cursor|null $after Behind this place.
	 * @param int         $most  So many.
	 * @param string      $only  See FolderWalk::page().
	 * @return list<Candidate>
	 */
	private function steps( string $part, ?Cursor $after, int $most, string $only ): array {
		$is_narrow = ! $this->scope->is_everything() && count( $this->scope->visible ) <= self::MAILBOXES;
		$page      = $this->folders->page( $this->filter, $this->user_id, $is_narrow ? $this->scope : MailboxScope::everything(), $part, $after, $most, $only );
		if ( null === $page ) {
			return array();
		}
		return self::candidates( $this->db->rows( 'SELECT s.id, s.place, s.mailbox_id FROM (' . $page['sql'] . ') s ORDER BY ' . FolderWalk::order( $part, 's' ), ...$page['args'] ) );
	}

	/**
	 * Which of some tickets fit the conditions.
	 *
	 * @param list<int> $ids Tickets of the folder, in order.
	 * @return list<int> In the same order.
	 */
	private function holding( array $ids ): array {
		$condition = $this->conditions( $ids, array() );
		if ( ! $ids || '' === $condition['sql'] ) {
			return $ids;
		}
		$hold = array_flip( $this->db->column( 'SELECT t.id FROM {tickets} t FORCE INDEX (PRIMARY) WHERE t.id IN (' . implode( ',', $ids ) . ") AND {$condition['sql']}", ...$condition['args'] ) );
		return array_values( array_filter( $ids, static fn( int $id ): bool => isset( $hold[ $id ] ) ) );
	}

	/**
	 * Everything that has to hold of some tickets besides being among the hits.
	 *
	 * @param list<int>       $ids  The tickets.
	 * @param list<Condition> $more More conditions.
	 * @return Condition SQL may be empty.
	 */
	private function conditions( array $ids, array $more ): array {
		$all = '' === $this->condition['sql'] ? $more : array( ...$more, $this->condition );
		foreach ( $this->either as $one ) {
			$among = $one['hits']->among( $ids );
			$all[] = $among ? array( 'sql' => "({$one['condition']['sql']}) OR t.id IN (" . implode( ',', $among ) . ')' ) + $one['condition'] : $one['condition'];
		}
		return array( 'sql' => implode( ' AND ', array_map( static fn( array $one ): string => "({$one['sql']})", $all ) ) ) + Conditions::all( $all );
	}

	/**
	 * Whether the work was broken off before enough was found.
	 */
	public function is_worn(): bool {
		return $this->is_worn;
	}

	/**
	 * Reads tickets by their ids.
	 *
	 * @param Hits        $hits  These.
	 * @param string      $part  As in next().
	 * @param Cursor|null $after As in next().
	 * @param int         $most  As in next().
	 * @return array{found: list<Candidate>, place: Candidate|null} As next().
	 */
	private function direct( Hits $hits, string $part, ?Cursor $after, int $most ): array {
		$column    = array( 'waiting' => 'waiting_since', 'created' => 'created_at' )[ $part ] ?? 'updated_at';
		$ids       = $hits->ids();
		$condition = $this->conditions( $ids, array( Conditions::folder( $this->filter, $this->user_id ) ) );
		$where     = $condition['sql'] . ( $this->scope->is_everything() ? '' : ' AND ' . $this->scope->condition( 't.mailbox_id' ) ) . array(
			'newest'  => '',
			'created' => '',
			'waiting' => ' AND t.waiting_since IS NOT NULL',
			'rest'    => ' AND t.waiting_since IS NULL',
		)[ $part ];
		$args      = $condition['args'];
		if ( null !== $after ) {
			$where .= 'waiting' === $part ? " AND (t.$column > %s OR (t.$column = %s AND t.id > %d))" : " AND (t.$column < %s OR (t.$column = %s AND t.id < %d))";
			array_push( $args, $after->time, $after->time, $after->id );
		}
		$found = self::candidates(
			$this->db->rows(
				"SELECT t.id, t.$column AS place FROM {tickets} t FORCE INDEX (PRIMARY) WHERE t.id IN (" . implode( ',', $ids ) . ") AND $where ORDER BY " . ( 'waiting' === $part ? "t.$column, t.id" : "t.$column DESC, t.id DESC" ) . ' LIMIT %d',
				...array( ...$args, $most )
			)
		);
		return array(
			'found' => $found,
			'place' => count( $found ) < $most ? null : end( $found ),
		);
	}

	/**
	 * Rows as candidates.
	 *
	 * @param list<array<string, string|null>> $rows With id and place, maybe mailbox_id.
	 * @return list<Candidate>
	 */
	private static function candidates( array $rows ): array {
		return array_map(
			static fn( array $row ): array => array(
				'id'         => (int) $row['id'],
				'place'      => (string) $row['place'],
				'mailbox_id' => (int) ( $row['mailbox_id'] ?? 0 ),
			),
			$rows
		);
	}
}
