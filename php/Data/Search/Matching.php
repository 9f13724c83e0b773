<?php
/**
 * Searches against the index.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;
use Mesa\Domain\SearchPiece;

defined( 'ABSPATH' ) || exit;

/**
 * Answers from the index which tickets can have what is looked for, with what is pending. Reads all terms of a search in one
 * statement.
 */
final class Matching {
	/** A last word that so many tickets have is taken to be finished. */
	private const ENOUGH = 200;
	/** Longer words that an unfinished one stands for, at most, and rows of the index that are looked at for them. */
	private const LONGER      = 12;
	private const LONGER_ROWS = 600;
	/** Tickets of a tag or a person up to which they are taken as a set. */
	private const FEW = 3000;

	/**
	 * By term.
	 *
	 * @var array<string|int, Hits>
	 */
	private array $known = array();

	/** The highest ticket id. */
	private int $last = 0;

	/**
	 * Takes what it works with.
	 *
	 * @param Db         $db         The database.
	 * @param Postings   $postings   The index.
	 * @param Pending    $pending    What it lacks.
	 * @param Conditions $conditions Knows names.
	 */
	public function __construct( private readonly Db $db, private readonly Postings $postings, private readonly Pending $pending, private readonly Conditions $conditions ) {}

	/**
	 * Reads everything about some pieces.
	 *
	 * @param list<SearchPiece> $pieces Any.
	 * @param list<string>      $fields Prefixes of SearchDocument, to be known for bare words as well.
	 */
	public function load( array $pieces, array $fields ): void {
		$this->known = array();
		$this->last  = $this->pending->last_ticket();
		$terms       = array();
		foreach ( $pieces as $piece ) {
			if ( ! $piece->is_words() && SearchPiece::NUMBER !== $piece->kind ) {
				continue;
			}
			$terms += array_flip( $piece->pairs() );
			foreach ( array( ...$piece->terms(), ...( '' === $piece->joined ? array() : array( $piece->joined_term() ) ) ) as $term ) {
				$terms[ $term ] = 0;
				foreach ( '' === $piece->field && ! $piece->negated ? $fields : array() as $field ) {
					$terms[ $field . $term ] = 0;
				}
			}
		}
		$this->read( array_map( 'strval', array_keys( $terms ) ) );
		foreach ( $pieces as $piece ) {
			if ( $piece->open ) {
				$this->lengthen( $piece->terms()[0] );
			}
		}
	}

	/**
	 * The highest ticket id.
	 */
	public function last(): int {
		return $this->last;
	}

	/**
	 * The tickets that can have what a clause looks for; a superset where the text has to be looked at.
	 *
	 * @param non-empty-list<SearchPiece> $clause  Any of them.
	 * @param int                         $user_id Who asks.
	 * @return Hits|null Null when the index does not say.
	 */
	public function of_clause( array $clause, int $user_id ): ?Hits {
		$found = new Hits();
		foreach ( $clause as $piece ) {
			$hits = $this->of_piece( $piece, $user_id );
			if ( null === $hits ) {
				return null;
			}
			$found = $found->either( $hits );
		}
		return $found;
	}

	/**
	 * The tickets that can fit one piece.
	 *
	 * @param SearchPiece $piece   The piece.
	 * @param int         $user_id Who asks.
	 * @return Hits|null Null when the index does not say.
	 */
	private function of_piece( SearchPiece $piece, int $user_id ): ?Hits {
		if ( $piece->is_words() ) {
			if ( ! $piece->negated ) {
				return $this->of_words( $piece );
			}
			// Words that are there, but not side by side, are no reason to leave a ticket out.
			return $piece->needs_text() ? null : Hits::everything( $this->last )->without( $this->of_words( $piece ) );
		}
		if ( SearchPiece::NUMBER === $piece->kind ) {
			$hits = $this->of_words( $piece )->either( Hits::of( array( (int) $piece->value ) ) );
			return $piece->negated ? Hits::everything( $this->last )->without( $hits ) : $hits;
		}
		return $piece->negated ? null : match ( $piece->kind ) {
			'tag'      => $this->few( 'SELECT DISTINCT x.ticket_id FROM {ticket_tags} x WHERE x.tag_id IN', $this->conditions->tags( $piece->value ) ),
			'assignee' => $this->few( "SELECT id FROM {tickets} WHERE assignee_id IN", array_values( array_filter( $this->conditions->people( $piece->value, $user_id ) ) ) ),
			'field'    => $this->few_by( $this->conditions->sorting->by_index( $piece ) ),
			default    => null,
		};
	}

	/**
	 * The tickets that have all words of a piece, and each word beside the next somewhere; almost always that is the phrase.
	 *
	 * @param SearchPiece $piece The piece.
	 * @param string      $field Only there: a prefix of SearchDocument.
	 */
	public function of_words( SearchPiece $piece, string $field = '' ): Hits {
		$found = null;
		foreach ( array( ...$piece->terms(), ...( '' === $field ? $piece->pairs() : array() ) ) as $term ) {
			$hits  = $this->known[ $field . $term ] ?? new Hits();
			$found = null === $found ? $hits : $found->both( $hits );
		}
		$found ??= new Hits();
		return '' === $piece->joined ? $found : $found->either( $this->as_one_word( $piece, $field ) );
	}

	/**
	 * The tickets that have the words of a piece written as one.
	 *
	 * @param SearchPiece $piece The piece.
	 * @param string      $field As above.
	 */
	public function as_one_word( SearchPiece $piece, string $field = '' ): Hits {
		return $this->known[ $field . $piece->joined_term() ] ?? new Hits();
	}

	/**
	 * Tickets by a key, unless they are many.
	 *
	 * @param string    $sql    Up to IN.
	 * @param list<int> $values What the key may be.
	 * @return Hits|null Null when there are many, or when nothing can be said.
	 */
	private function few( string $sql, array $values ): ?Hits {
		if ( ! $values ) {
			return null;
		}
		$ids = $this->db->column( $sql . ' (' . implode( ',', $values ) . ') LIMIT %d', self::FEW + 1 );
		return count( $ids ) > self::FEW ? null : Hits::of( array_map( 'intval', $ids ) );
	}

	/**
	 * Tickets by a whole statement, unless they are many.
	 *
	 * @param array{sql: string, args: list<string|int>}|null $select Up to its LIMIT; null for none.
	 */
	private function few_by( ?array $select ): ?Hits {
		if ( null === $select ) {
			return null;
		}
		$ids = $this->db->column( $select['sql'] . ' LIMIT %d', ...array( ...$select['args'], self::FEW + 1 ) );
		return count( $ids ) > self::FEW ? null : Hits::of( array_map( 'intval', $ids ) );
	}

	/**
	 * Reads terms, from the index and from what is pending.
	 *
	 * @param list<string> $terms Terms.
	 */
	private function read( array $terms ): void {
		if ( ! $terms ) {
			return;
		}
		// First what is pending: words that are carried over between the two reads are then seen twice, never missed.
		$pending      = $this->pending->with( $terms );
		$this->known += $this->postings->read( $terms, $this->last );
		foreach ( $pending as $term => $ids ) {
			$this->known[ $term ] = ( $this->known[ $term ] ?? new Hits() )->either( Hits::of( $ids ) );
		}
	}

	/**
	 * Counts longer words with one that may not be finished.
	 *
	 * @param string $term Its term.
	 */
	private function lengthen( string $term ): void {
		$hits = $this->known[ $term ] ?? new Hits();
		if ( $hits->count() >= self::ENOUGH ) {
			return;
		}
		$longer = array_unique( array( ...$this->pending->begin_with( $term, self::LONGER ), ...$this->postings->begin_with( $term, $this->last, self::LONGER_ROWS, self::LONGER ) ) );
		$this->read( array_values( $longer ) );
		foreach ( $longer as $one ) {
			$hits = $hits->either( $this->known[ $one ] ?? new Hits() );
		}
		$this->known[ $term ] = $hits;
	}
}
