<?php
/**
 * The search over tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;
use Mesa\Data\Tickets\FolderWalk;
use Mesa\Data\Tickets\RankStore;
use Mesa\Domain\Cursor;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\SearchParser;
use Mesa\Domain\SearchPiece;

defined( 'ABSPATH' ) || exit;

/**
 * Finds a page of tickets. The index says which tickets can be meant (Matching), the folder's indexes in which order they
 * come (Candidates), the texts whether words stand side by side (PhraseCheck). The work is bounded: a page may end early, and
 * then says where to go on.
 *
 * @phpstan-import-type Filter from FolderWalk
 * @phpstan-import-type Condition from Conditions
 * @phpstan-type Clause non-empty-list<SearchPiece>
 */
final class TicketFinder {
	/** Tickets whose texts are looked into at once, and for one page at most. */
	private const TEXTS      = 40;
	private const MOST_TEXTS = 400;
	/** Tickets of one level of importance that a search puts in front; of more the rest comes where it would without. */
	private const RANKED = 5_000;
	/** Folders of tickets that are alive: all that are urgent there are known by RankStore. */
	private const LIVE = array( 'mine', 'unassigned', 'open', 'pending', 'snoozed' );

	/**
	 * Takes what it works with.
	 *
	 * @param Db         $db         The database.
	 * @param FolderWalk $walk       Walks folders.
	 * @param Matching   $matching   Asks the index.
	 * @param Conditions $conditions Turns operators into SQL.
	 * @param RankStore  $ranks      Knows what is urgent.
	 */
	public function __construct( private readonly Db $db, private readonly FolderWalk $walk, private readonly Matching $matching, private readonly Conditions $conditions, private readonly RankStore $ranks ) {}

	/**
	 * A page.
	 *
	 * @param Filter       $filter  Where, and what was typed; order as in TicketQuery::PARTS.
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @param Cursor|null  $after   Where the last page ended.
	 * @param int          $limit   Tickets a page.
	 * @return array{ids: list<int>, next: Cursor|null} In order. Fewer than a page with a cursor: there may be more.
	 * @throws \Mesa\Domain\Refusal When a date is none.
	 */
	public function page( array $filter, int $user_id, MailboxScope $scope, ?Cursor $after, int $limit ): array {
		$clauses = ( new SearchParser( wp_timezone(), time() ) )->parse( $filter['search'] );
		if ( ! $clauses || $scope->is_nothing() ) {
			return array( 'ids' => array(), 'next' => null );
		}
		$by_relevance = 'relevance' === $filter['order'];
		$this->matching->load( array_merge( ...$clauses ), $by_relevance ? Ranking::FIELDS : array() );
		list( $filter, $asked, $until, $from ) = $this->where( $clauses, $filter );
		list( $hits, $condition, $either, $texts ) = $this->plan( $asked, $user_id );
		$hits = $this->among_ranked( $hits, $asked, $filter );

		$candidates = new Candidates( $this->db, $this->walk, $filter, $user_id, $scope, $condition, $either, $this->matching->last() );
		$number     = 1 === count( $clauses ) && 1 === count( $clauses[0] ) && SearchPiece::NUMBER === $clauses[0][0]->kind && ! $clauses[0][0]->negated ? Hits::of( array( (int) $clauses[0][0]->value ) ) : new Hits();
		$hits       = $hits?->without( $number );
		$found      = array();
		$next       = null;
		$looked     = 0;
		foreach ( $this->runs( $filter['order'], $hits, $clauses, $from, $after ) as list( $part, $group, $among, $place ) ) {
			$index_part = 'best' === $part ? 'newest' : $part;
			do {
				$wanted = $limit + 1 - count( $found );
				$batch  = $candidates->next( $among, $index_part, $place, 'newest' === $index_part ? $until : '', $texts ? max( self::TEXTS, $wanted ) : $wanted );
				$kept   = $texts && $batch['found'] ? array_flip( ( new PhraseCheck( $this->db, $this->matching ) )->filter( array_column( $batch['found'], 'id' ), $texts ) ) : null;
				foreach ( $batch['found'] as $candidate ) {
					if ( null === $kept || isset( $kept[ $candidate['id'] ] ) ) {
						$found[] = new Cursor( $part, $candidate['place'], $candidate['id'], $group );
					}
				}
				$looked += $texts ? count( $batch['found'] ) : 0;
				$place   = null === $batch['place'] ? null : new Cursor( $part, $batch['place']['place'], $batch['place']['id'], $group );
				$is_full = count( $found ) > $limit;
				$is_worn = null !== $place && ! $is_full && ( $candidates->is_worn() || $looked >= self::MOST_TEXTS );
			} while ( null !== $place && ! $is_full && ! $is_worn );
			if ( $is_full ) {
				$next = $found[ $limit - 1 ];
				break;
			}
			if ( $is_worn ) {
				$next = $place;
				break;
			}
		}
		$ids = array_map( static fn( Cursor $one ): int => $one->id, array_slice( $found, 0, $limit ) );
		// Who types a ticket's number wants that ticket first, then those that mention the number.
		$first = null === $after ? $candidates->next( $number, 'newest', null, '', 1 )['found'] : array();
		return array(
			'ids'  => array( ...array_column( $first, 'id' ), ...$ids ),
			'next' => $next,
		);
	}

	/**
	 * What the folder itself can answer: it is walked where there is least to walk.
	 *
	 * @param list<Clause> $clauses What is looked for.
	 * @param Filter       $filter  The folder.
	 * @return array{Filter, list<Clause>, string, string} The folder to walk, the clauses that are left, and between which UTC datetimes ('' for no end): no further back than the first, before the second.
	 */
	private function where( array $clauses, array $filter ): array {
		$left  = array();
		$until = '';
		$from  = '';
		foreach ( $clauses as $clause ) {
			$piece = 1 === count( $clause ) && ! $clause[0]->negated ? $clause[0] : null;
			if ( 'status' === $piece?->kind && 'all' === $filter['folder'] ) {
				$filter['folder'] = $piece->value;
				continue;
			}
			if ( 'mailbox' === $piece?->kind && 0 === $filter['mailbox_id'] ) {
				$ids = $this->conditions->mailboxes( $piece->value );
				if ( 1 === count( $ids ) ) {
					$filter['mailbox_id'] = $ids[0];
					continue;
				}
			}
			if ( 'date' === $piece?->kind ) {
				list( $start, $end ) = explode( '|', $piece->value );
				$until               = max( $until, $start );
				$from                = '' === $from || '' === $end ? $from . $end : min( $from, $end );
			}
			$left[] = $clause;
		}
		return array( $filter, $left, $until, $from );
	}

	/**
	 * Who answers what.
	 *
	 * @param list<Clause> $clauses What is looked for.
	 * @param int          $user_id Who asks.
	 * @return array{Hits|null, Condition, list<array{condition: Condition, hits: Hits}>, list<Clause>} Tickets that can fit, null for all; what else has to hold in SQL; of what either the one or the other has to hold; clauses that the texts decide.
	 */
	private function plan( array $clauses, int $user_id ): array {
		$hits       = null;
		$conditions = array();
		$either     = array();
		$texts      = array();
		foreach ( $clauses as $clause ) {
			$can = $this->matching->of_clause( $clause, $user_id );
			if ( null !== $can ) {
				$hits = null === $hits ? $can : $hits->both( $can );
			}
			if ( PhraseCheck::is_for( $clause ) ) {
				$texts[] = $clause;
			}
			$by_index = array_values( array_filter( $clause, static fn( SearchPiece $piece ): bool => $piece->is_words() || SearchPiece::NUMBER === $piece->kind ) );
			$by_sql   = array_values( array_udiff( $clause, $by_index, static fn( SearchPiece $one, SearchPiece $other ): int => spl_object_id( $one ) <=> spl_object_id( $other ) ) );
			if ( ! $by_sql ) {
				continue;
			}
			$condition = Conditions::all( array_map( fn( SearchPiece $piece ): array => $this->conditions->of( $piece, $user_id ), $by_sql ), 'OR' );
			if ( $by_index ) {
				$either[] = array(
					'condition' => $condition,
					'hits'      => $this->matching->of_clause( $by_index, $user_id ) ?? Hits::everything( $this->matching->last() ),
				);
			} else {
				$conditions[] = $condition;
			}
		}
		return array( $hits, Conditions::all( $conditions ), $either, $texts );
	}

	/**
	 * What is urgent, high or low in a folder of live tickets is few and known by number: no folder has to be walked for it.
	 *
	 * @param Hits|null    $hits    What can fit so far.
	 * @param list<Clause> $clauses What is looked for.
	 * @param Filter       $filter  The folder.
	 */
	private function among_ranked( ?Hits $hits, array $clauses, array $filter ): ?Hits {
		foreach ( in_array( $filter['folder'], self::LIVE, true ) ? $clauses : array() as $clause ) {
			if ( 1 === count( $clause ) && 'priority' === $clause[0]->kind && ! $clause[0]->negated && 'normal' !== $clause[0]->value ) {
				$ids = $this->ranks->ids( $clause[0]->value, self::RANKED );
				if ( count( $ids ) < self::RANKED ) {
					return null === $hits ? Hits::of( $ids ) : $hits->both( Hits::of( $ids ) );
				}
			}
		}
		return $hits;
	}

	/**
	 * The hits by importance.
	 *
	 * @param Hits|null $hits What was found; null for all.
	 * @return array<string, Hits> In order, by a name that is the same for the next page.
	 */
	private function by_importance( ?Hits $hits ): array {
		$rest   = $hits ?? Hits::everything( $this->matching->last() );
		$groups = array();
		foreach ( array( 'g0' => 'urgent', 'g1' => 'high', 'g3' => 'low' ) as $group => $part ) {
			$groups[ $group ] = $rest->both( Hits::of( $this->ranks->ids( $part, self::RANKED ) ) );
			$rest             = $rest->without( $groups[ $group ] );
		}
		$groups['g2'] = $rest;
		ksort( $groups );
		return $groups;
	}

	/**
	 * The runs along the folder that make up the order.
	 *
	 * @param string       $order   As in TicketQuery::PARTS.
	 * @param Hits|null    $hits    What was found.
	 * @param list<Clause> $clauses What is looked for.
	 * @param string       $from    Nothing newer than before this UTC datetime; '' for no end.
	 * @param Cursor|null  $after   Where the last page ended.
	 * @return list<array{string, string, Hits|null, Cursor|null}> Part, group, among what, behind which place.
	 */
	private function runs( string $order, ?Hits $hits, array $clauses, string $from, ?Cursor $after ): array {
		$top    = '' === $from ? null : new Cursor( 'newest', $from, 0 );
		$groups = array( '' => $hits );
		$parts  = array( 'waiting' => array( 'waiting', 'rest' ), 'importance' => array( 'waiting', 'rest' ), 'created' => array( 'created' ) )[ $order ] ?? array( 'newest' );
		if ( 'importance' === $order ) {
			$groups = $this->by_importance( $hits );
		}
		if ( 'relevance' === $order && null !== $hits ) {
			$groups = ( new Ranking( $this->matching ) )->groups( $hits, $clauses );
			$parts  = array( 'best' );
		}
		$runs    = array();
		$reached = null === $after || ! array_key_exists( $after->group, $groups );
		foreach ( $groups as $group => $among ) {
			foreach ( $parts as $part ) {
				$is_here = ! $reached && $after->part === $part && $after->group === $group;
				$reached = $reached || $is_here;
				if ( $reached ) {
					$place  = $is_here ? $after : ( in_array( $part, array( 'waiting', 'created' ), true ) ? null : $top );
					$runs[] = array( $part, $group, $among, $place );
				}
			}
		}
		return $runs;
	}
}
