<?php
/**
 * What the index does not have yet.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * New words of tickets, written in the transaction that brings them, so that they are found at once and never lost; and words
 * that are gone. Folding carries them into the index.
 *
 * A ticket's transaction only ever adds rows here, whose keys nobody else writes: it waits for nobody.
 */
final class Pending {
	/**
	 * Called after the commit when a ticket has lost words.
	 *
	 * @var list<callable(): void>
	 */
	private array $listeners = array();

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Notes words that a ticket has now.
	 *
	 * @param int                    $ticket_id The ticket.
	 * @param array<string|int, int> $terms     As SearchDocument gives them.
	 */
	public function add( int $ticket_id, array $terms ): void {
		$this->note( $ticket_id, $terms, false );
	}

	/**
	 * Notes words that a ticket had, some of which it may still have: Folding looks. Call it before they are deleted.
	 *
	 * @param int                    $ticket_id The ticket.
	 * @param array<string|int, int> $terms     As SearchDocument gives them.
	 */
	public function gone( int $ticket_id, array $terms ): void {
		$this->note( $ticket_id, $terms, true );
		$this->db->after_commit(
			function (): void {
				foreach ( $this->listeners as $listener ) {
					$listener();
				}
			}
		);
	}

	/**
	 * Wants to know of words that are gone: they shall not stay in the index until somebody comes by.
	 *
	 * @param callable(): void $listener Called after the commit.
	 */
	public function on_gone( callable $listener ): void {
		$this->listeners[] = $listener;
	}

	/**
	 * Whether words wait to be taken out of the index.
	 */
	public function has_gone(): bool {
		return null !== $this->db->value( 'SELECT id FROM {search_pending} WHERE gone = %d LIMIT 1', 1 );
	}

	/**
	 * Whether there is anything.
	 */
	public function has_any(): bool {
		return null !== $this->db->value( 'SELECT id FROM {search_pending} LIMIT 1' );
	}

	/**
	 * How many rows wait.
	 */
	public function count(): int {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM {search_pending}' );
	}

	/**
	 * Tickets with new words among some terms.
	 *
	 * @param list<string> $terms Terms.
	 * @return array<string|int, list<int>> Tickets by term.
	 */
	public function with( array $terms ): array {
		$like  = array_map( static fn( string $term ): string => "terms LIKE '%% $term %%'", $terms );
		$found = array();
		foreach ( $like ? $this->db->rows( 'SELECT ticket_id, terms FROM {search_pending} WHERE gone = %d AND (' . implode( ' OR ', $like ) . ')', 0 ) : array() as $row ) {
			foreach ( $terms as $term ) {
				if ( str_contains( (string) $row['terms'], " $term " ) ) {
					$found[ $term ][] = (int) $row['ticket_id'];
				}
			}
		}
		return $found;
	}

	/**
	 * New words that begin so.
	 *
	 * @param string $prefix What a term begins with.
	 * @param int    $most   At most so many.
	 * @return list<string> Terms.
	 */
	public function begin_with( string $prefix, int $most ): array {
		$found = array();
		foreach ( $this->db->column( "SELECT terms FROM {search_pending} WHERE gone = %d AND terms LIKE '%% $prefix%%' LIMIT 50", 0 ) as $terms ) {
			preg_match_all( '/ (' . preg_quote( $prefix, '/' ) . '\S+)/', (string) $terms, $matches );
			$found += array_flip( $matches[1] );
		}
		return array_map( 'strval', array_slice( array_keys( $found ), 0, $most ) );
	}

	/**
	 * The oldest rows, as many as make a bearable piece of work.
	 *
	 * @param int $rows  At most so many.
	 * @param int $bytes No more once their words take that many bytes.
	 * @return list<array{id: int, ticket_id: int, gone: bool, terms: list<string>}>
	 */
	public function oldest( int $rows, int $bytes ): array {
		$ids = array();
		foreach ( $this->db->rows( 'SELECT id, LENGTH(terms) AS length FROM {search_pending} ORDER BY id LIMIT %d', $rows ) as $row ) {
			$ids[]  = (int) $row['id'];
			$bytes -= (int) $row['length'];
			if ( $bytes < 0 ) {
				break;
			}
		}
		return ! $ids ? array() : array_map(
			static fn( array $row ): array => array(
				'id'        => (int) $row['id'],
				'ticket_id' => (int) $row['ticket_id'],
				'gone'      => (bool) (int) $row['gone'],
				'terms'     => explode( ' ', trim( (string) $row['terms'] ) ),
			),
			$this->db->rows( 'SELECT * FROM {search_pending} WHERE id IN (' . implode( ',', $ids ) . ') ORDER BY id' )
		);
	}

	/**
	 * Forgets rows that are in the index now.
	 *
	 * @param list<int> $ids Rows.
	 */
	public function forget( array $ids ): void {
		$this->db->run( 'DELETE FROM {search_pending} WHERE id IN (' . implode( ',', $ids ) . ')' );
	}

	/**
	 * The highest ticket id; 0 when there is none.
	 */
	public function last_ticket(): int {
		return (int) $this->db->value( 'SELECT MAX(id) FROM {tickets}' );
	}

	/**
	 * Writes a row.
	 *
	 * @param int                    $ticket_id The ticket.
	 * @param array<string|int, int> $terms     Terms as keys.
	 * @param bool                   $gone      Which of the two.
	 */
	private function note( int $ticket_id, array $terms, bool $gone ): void {
		if ( $terms ) {
			$this->db->insert_later(
				'search_pending',
				array(
					'ticket_id' => $ticket_id,
					'gone'      => $gone,
					'terms'     => ' ' . implode( ' ', array_keys( $terms ) ) . ' ',
				)
			);
		}
	}
}
