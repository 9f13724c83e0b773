<?php
/**
 * Rows that wait for the end of a transaction.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Collects rows whose ids nobody asks for, so that many go to the database in one statement. See Db::insert_later().
 */
final class Pending {
	/** A statement holds at most so many rows. */
	private const ROWS = 500;
	/** Bytes of values after which a statement ends, about; far below MariaDB's smallest max_allowed_packet. */
	private const BYTES = 1_000_000;

	/**
	 * By table, in the order in which they were first written to.
	 *
	 * @var array<string, array{columns: list<string>, duplicate: string, rows: array<int|string, list<string|int|float|null>>}>
	 */
	private array $tables = array();

	/**
	 * Work that a table waits for: what to do, and by row what it is about.
	 *
	 * @var array<string, array{work: callable(array<int, mixed>): void, rows: array<int, mixed>}>
	 */
	private array $work = array();

	/**
	 * Adds work. See Db::work_later().
	 *
	 * @param string                              $table Short name.
	 * @param int                                 $id    The row.
	 * @param mixed                               $about What the work has to know of it.
	 * @param callable(array<int, mixed>): void   $work  Does it for all rows of the table; the same each time.
	 */
	public function add_work( string $table, int $id, mixed $about, callable $work ): void {
		$this->work[ $table ]['work']        = $work;
		$this->work[ $table ]['rows'][ $id ] = $about;
	}

	/**
	 * Whether there is work for a row.
	 *
	 * @param string $table Short name.
	 * @param int    $id    The row.
	 */
	public function has_work( string $table, int $id ): bool {
		return isset( $this->work[ $table ]['rows'][ $id ] );
	}

	/**
	 * Takes a table's work out.
	 *
	 * @param string $table Short name.
	 * @return (callable(): void)|null
	 */
	public function take_work( string $table ): ?callable {
		$one = $this->work[ $table ] ?? null;
		unset( $this->work[ $table ] );
		return null === $one ? null : static fn() => ( $one['work'] )( $one['rows'] );
	}

	/**
	 * Adds a row.
	 *
	 * @param string                                    $table     Short name.
	 * @param array<string, string|int|float|bool|null> $values    Column => value; the same columns for each row of a table.
	 * @param string                                    $duplicate As for Db::insert_later(); the same for each row of a table.
	 */
	public function add( string $table, array $values, string $duplicate ): void {
		$this->tables[ $table ]['columns']   = array_keys( $values );
		$this->tables[ $table ]['duplicate'] = $duplicate;
		$row                                 = array_map( static fn( string|int|float|bool|null $value ): string|int|float|null => is_bool( $value ) ? (int) $value : $value, array_values( $values ) );
		$last                                = array_key_last( $values );
		if ( "$last = $last + VALUES($last)" !== $duplicate ) {
			$this->tables[ $table ]['rows'][] = $row;
			return;
		}
		// What is only added up goes to the database as one sum for each key.
		$amount = array_pop( $row );
		$key    = implode( "\0", $row );

		$this->tables[ $table ]['rows'][ $key ] = array( ...$row, $amount + ( $this->tables[ $table ]['rows'][ $key ][ count( $row ) ] ?? 0 ) );
	}

	/**
	 * Which of these tables have rows or work waiting.
	 *
	 * @param list<string> $tables Short names.
	 * @return list<string>
	 */
	public function among( array $tables ): array {
		return $this->tables || $this->work ? array_values( array_intersect( $this->tables(), $tables ) ) : array();
	}

	/**
	 * All tables that have rows or work waiting.
	 *
	 * @return list<string>
	 */
	public function tables(): array {
		return array_keys( $this->tables + $this->work );
	}

	/**
	 * All tables that have work waiting.
	 *
	 * @return list<string>
	 */
	public function with_work(): array {
		return array_keys( $this->work );
	}

	/**
	 * Forgets everything.
	 */
	public function clear(): void {
		$this->tables = array();
		$this->work   = array();
	}

	/**
	 * Takes a table's rows out, as statements for Db::run().
	 *
	 * @param string $table Short name.
	 * @return list<array{sql: string, values: list<string|int|float>}>
	 */
	public function take( string $table ): array {
		$waiting = $this->tables[ $table ] ?? null;
		unset( $this->tables[ $table ] );
		if ( null === $waiting ) {
			return array();
		}
		$rows = array_values( $waiting['rows'] );
		if ( '' !== $waiting['duplicate'] ) {
			// Rows that others write too: always in the same order, so that two transactions cannot wait for each other.
			sort( $rows );
		}
		$verb       = 'ignore' === $waiting['duplicate'] ? 'INSERT IGNORE' : 'INSERT';
		$end        = in_array( $waiting['duplicate'], array( '', 'ignore' ), true ) ? '' : ' ON DUPLICATE KEY UPDATE ' . $waiting['duplicate'];
		$statements = array();
		foreach ( self::chunks( $rows ) as $chunk ) {
			$values = array();
			$marks  = array();
			foreach ( $chunk as $row ) {
				$marks[] = '(' . implode( ',', array_map( self::mark( ... ), $row ) ) . ')';
				array_push( $values, ...array_filter( $row, static fn( string|int|float|null $value ): bool => null !== $value ) );
			}
			$statements[] = array(
				'sql'    => "$verb INTO {{$table}} (" . implode( ', ', $waiting['columns'] ) . ') VALUES ' . implode( ',', $marks ) . $end,
				'values' => $values,
			);
		}
		return $statements;
	}

	/**
	 * Rows as statements take them.
	 *
	 * @param list<list<string|int|float|null>> $rows Rows.
	 * @return list<non-empty-list<list<string|int|float|null>>>
	 */
	private static function chunks( array $rows ): array {
		$chunks = array();
		$chunk  = array();
		$bytes  = 0;
		foreach ( $rows as $row ) {
			$chunk[] = $row;
			$bytes  += array_sum( array_map( static fn( string|int|float|null $value ): int => strlen( (string) $value ), $row ) );
			if ( $bytes >= self::BYTES || count( $chunk ) >= self::ROWS ) {
				$chunks[] = $chunk;
				$chunk    = array();
				$bytes    = 0;
			}
		}
		return $chunk ? array( ...$chunks, $chunk ) : $chunks;
	}

	/**
	 * A value's placeholder.
	 *
	 * @param string|int|float|null $value The value.
	 */
	private static function mark( string|int|float|null $value ): string {
		return match ( true ) {
			null === $value    => 'NULL',
			is_int( $value )   => '%d',
			is_float( $value ) => '%f',
			default            => '%s',
		};
	}
}
