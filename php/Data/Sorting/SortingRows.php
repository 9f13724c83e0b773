<?php
/**
 * What lists of types, fields, statuses and teams have in common.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Domain\SortingName;

defined( 'ABSPATH' ) || exit;

/**
 * Names are unique by their slug, and rows stand in an order that people choose.
 */
final class SortingRows {
	/**
	 * Takes what it works with.
	 *
	 * @param Db     $db    The database.
	 * @param string $table Short name: ticket_types, ticket_fields, statuses or teams.
	 */
	public function __construct( private readonly Db $db, private readonly string $table ) {}

	/**
	 * Adds a row at the end.
	 *
	 * @param array<string, string|int|bool|null> $columns At least name and created_at.
	 * @return int Its id.
	 * @throws \Mesa\Domain\Refusal When the name is taken.
	 */
	public function insert( array $columns ): int {
		$columns['slug']     = SortingName::slug( (string) $columns['name'] );
		$columns['position'] = 1 + (int) $this->db->value( "SELECT MAX(position) FROM {{$this->table}}" );
		try {
			return $this->db->insert( $this->table, $columns );
		} catch ( DataException $error ) {
			throw $this->is_taken( $columns['slug'], 0 ) ? SortingName::taken() : $error;
		}
	}

	/**
	 * Changes a row.
	 *
	 * @param int                                 $id      The row.
	 * @param array<string, string|int|bool|null> $columns New values.
	 * @throws \Mesa\Domain\Refusal When the name is taken.
	 */
	public function update( int $id, array $columns ): void {
		if ( ! $columns ) {
			return;
		}
		if ( isset( $columns['name'] ) ) {
			$columns['slug'] = SortingName::slug( (string) $columns['name'] );
			if ( $this->is_taken( $columns['slug'], $id ) ) {
				throw SortingName::taken();
			}
		}
		$this->db->update( $this->table, $columns, array( 'id' => $id ) );
	}

	/**
	 * Lets a row vanish; its name is free again.
	 *
	 * @param int                                 $id      The row.
	 * @param array<string, string|int|bool|null> $columns What says that it is gone.
	 */
	public function vanish( int $id, array $columns ): void {
		$this->db->update( $this->table, array( 'slug' => "%gone $id" ) + $columns, array( 'id' => $id ) );
	}

	/**
	 * Puts rows into an order. Those that are not named stay behind them as they were.
	 *
	 * @param list<int> $ids All that there are, in their order.
	 */
	public function sort( array $ids ): void {
		$this->db->transaction(
			function () use ( $ids ): void {
				$there = array_map( 'intval', $this->db->column( "SELECT id FROM {{$this->table}} ORDER BY position, id" ) );
				$order = array( ...array_values( array_intersect( array_unique( $ids ), $there ) ), ...array_values( array_diff( $there, $ids ) ) );
				foreach ( $order as $place => $id ) {
					$this->db->update( $this->table, array( 'position' => $place + 1 ), array( 'id' => $id ) );
				}
			}
		);
	}

	/**
	 * Whether another row has a name.
	 *
	 * @param string $slug The name's slug.
	 * @param int    $id   The row that may have it; 0 for none.
	 */
	private function is_taken( string $slug, int $id ): bool {
		return null !== $this->db->value( "SELECT id FROM {{$this->table}} WHERE slug = %s AND id <> %d", $slug, $id );
	}
}
