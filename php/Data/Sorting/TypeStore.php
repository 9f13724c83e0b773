<?php
/**
 * Types of tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Named;
use Mesa\Data\Row;
use Mesa\Domain\SortingName;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * The kinds of tickets that a site tells apart. None is ever deleted: one that is archived is not offered any more.
 *
 * @phpstan-type Type array{id: int, name: string, color: string, archived: bool}
 */
final class TypeStore {
	private readonly SortingRows $rows;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {
		$this->rows = new SortingRows( $db, 'ticket_types' );
	}

	/**
	 * All of them, in their order.
	 *
	 * @return array<int, Type> By id.
	 */
	public function all(): array {
		$rows = $this->db->rows( 'SELECT id, name, color, archived FROM {ticket_types} ORDER BY position, id' );
		return array_column( array_map( static fn( array $row ): array => Row::typed( $row, array( 'id' ), array( 'archived' ) ), $rows ), null, 'id' );
	}

	/**
	 * Types by name.
	 *
	 * @param string $name As somebody typed it.
	 * @return list<int> Those that have all words of it, and the one that is called so alone when there is one.
	 */
	public function named( string $name ): array {
		return Named::ids( $this->all(), $name );
	}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $input As in the contract's "ticket-type-input".
	 * @return int Its id.
	 */
	public function add( array $input ): int {
		return $this->rows->insert( array( 'name' => SortingName::check( (string) ( $input['name'] ?? '' ) ) ) + $input + array( 'created_at' => Time::now() ) );
	}

	/**
	 * Changes one.
	 *
	 * @param int                  $id    The type.
	 * @param array<string, mixed> $input As in the contract's "ticket-type-input".
	 */
	public function change( int $id, array $input ): void {
		$this->rows->update( $id, isset( $input['name'] ) ? array( 'name' => SortingName::check( $input['name'] ) ) + $input : $input );
	}

	/**
	 * Puts them into an order.
	 *
	 * @param list<int> $ids All of them.
	 */
	public function sort( array $ids ): void {
		$this->rows->sort( $ids );
	}
}
