<?php
/**
 * The site's own statuses.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\SortingName;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Statuses beside the built-in ones. Each is of a built-in state, which is what folders, counts and mail go by; a ticket of
 * none of them (`status_id` 0) has the built-in status of its state.
 *
 * One that is deleted vanishes at once, also when it takes a while until its tickets have followed: its row then says what
 * they get instead (`moving_to`: a status of the same state, or 0 for the built-in one), and every reader goes by that.
 *
 * @phpstan-type Status array{id: int, name: string, state: string, color: string, after_answer: bool}
 */
final class StatusStore {
	private readonly SortingRows $rows;

	/**
	 * All rows, by site; read once a request.
	 *
	 * @var array<int, array<int, array<string, mixed>>>
	 */
	private array $known = array();

	/**
	 * Takes what it works with.
	 *
	 * @param Db         $db     The database.
	 * @param LabelStore $labels Names of the built-in ones.
	 */
	public function __construct( private readonly Db $db, private readonly LabelStore $labels ) {
		$this->rows = new SortingRows( $db, 'statuses' );
	}

	/**
	 * The site's own, in their order.
	 *
	 * @return array<int, Status> By id.
	 */
	public function own(): array {
		return array_map( static fn( array $row ): array => array_diff_key( $row, array( 'moving_to' => 0 ) ), array_filter( $this->read(), static fn( array $row ): bool => null === $row['moving_to'] ) );
	}

	/**
	 * Everything that a ticket can be, in the contract's shape: of each state first the built-in one.
	 *
	 * @return list<Status>
	 */
	public function all(): array {
		$all         = array();
		$after_owned = array() !== array_filter( array_column( $this->own(), 'after_answer' ) );
		foreach ( TicketStatus::ALL as $state ) {
			$all[] = $this->built_in( $state, ! $after_owned );
			array_push( $all, ...array_values( array_filter( $this->own(), static fn( array $status ): bool => $state === $status['state'] ) ) );
		}
		return $all;
	}

	/**
	 * The built-in status of a state.
	 *
	 * @param string    $state        The state.
	 * @param bool|null $after_answer Whether customers' answers lead to it, if it is "open"; null to look.
	 * @return Status
	 */
	public function built_in( string $state, ?bool $after_answer = null ): array {
		$after_answer ??= 0 === $this->after_answer();
		return array( 'id' => 0, 'state' => $state, 'after_answer' => TicketStatus::OPEN === $state && $after_answer ) + $this->labels->of( $state );
	}

	/**
	 * What a ticket gets whose customer writes.
	 *
	 * @return int A status of the state open; 0 for the built-in one.
	 */
	public function after_answer(): int {
		return (int) array_search( true, array_column( $this->own(), 'after_answer', 'id' ), true );
	}

	/**
	 * What stands in a ticket's row, as it is read: of a status that is going, the one that comes instead.
	 *
	 * @param int $id Value of tickets.status_id.
	 * @return int 0 for the built-in one.
	 */
	public function resolved( int $id ): int {
		for ( $steps = 0; $id > 0 && $steps < 20; $steps++ ) {
			$row = $this->read()[ $id ] ?? null;
			if ( null === $row || null === $row['moving_to'] ) {
				return null === $row ? 0 : $id;
			}
			$id = $row['moving_to'];
		}
		return $id;
	}

	/**
	 * Values of tickets.status_id that mean a status: its own, and those that are becoming it.
	 *
	 * @param int $id The status, not 0.
	 * @return list<int>
	 */
	public function meaning( int $id ): array {
		return array_values( array_filter( array_keys( $this->read() ), fn( int $one ): bool => $this->resolved( $one ) === $id ) );
	}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $input As in the contract's "ticket-status-input".
	 * @return int Its id.
	 */
	public function add( array $input ): int {
		$id = $this->rows->insert( array( 'name' => SortingName::check( (string) ( $input['name'] ?? '' ) ) ) + $input + array( 'created_at' => Time::now() ) );
		$this->one_after_answer( $id, $input );
		return $id;
	}

	/**
	 * Changes one.
	 *
	 * @param int                  $id    The status.
	 * @param array<string, mixed> $input As in the contract's "ticket-status-input", without the state.
	 */
	public function change( int $id, array $input ): void {
		$this->rows->update( $id, isset( $input['name'] ) ? array( 'name' => SortingName::check( $input['name'] ) ) + $input : $input );
		$this->one_after_answer( $id, $input );
	}

	/**
	 * Puts them into an order.
	 *
	 * @param list<int> $ids All of them.
	 */
	public function sort( array $ids ): void {
		$this->rows->sort( $ids );
		$this->forget();
	}

	/**
	 * Lets one vanish.
	 *
	 * @param int $id   The status.
	 * @param int $into What its tickets get; 0 for the built-in one.
	 */
	public function leave( int $id, int $into ): void {
		$this->rows->vanish( $id, array( 'moving_to' => $into, 'after_answer' => 0 ) );
		$this->forget();
	}

	/**
	 * The next tickets of a status that has vanished, by their numbers.
	 *
	 * @param int $id    The status.
	 * @param int $after Tickets up to this number are done.
	 * @param int $limit At most so many.
	 * @return list<int>
	 */
	public function tickets( int $id, int $after, int $limit ): array {
		return array_map( 'intval', $this->db->column( 'SELECT id FROM {tickets} FORCE INDEX (PRIMARY) WHERE id > %d AND status_id = %d ORDER BY id LIMIT %d', $after, $id, $limit ) );
	}

	/** Forgets what was read: a process that runs for long looks again. */
	public function forget(): void {
		$this->known = array();
	}

	/**
	 * Makes sure that at most one is what customers' answers lead to.
	 *
	 * @param int                  $id    The one that was just written.
	 * @param array<string, mixed> $input What was written.
	 */
	private function one_after_answer( int $id, array $input ): void {
		if ( $input['after_answer'] ?? false ) {
			$this->db->run( 'UPDATE {statuses} SET after_answer = 0 WHERE id <> %d', $id );
		}
		$this->forget();
	}

	/**
	 * All rows, also of those that are going.
	 *
	 * @return array<int, array<string, mixed>> By id.
	 */
	private function read(): array {
		return $this->known[ get_current_blog_id() ] ??= array_column(
			array_map(
				static fn( array $row ): array => array( 'moving_to' => null === $row['moving_to'] ? null : (int) $row['moving_to'] ) + Row::typed( $row, array( 'id' ), array( 'after_answer' ) ),
				$this->db->rows( 'SELECT id, name, state, color, after_answer, moving_to FROM {statuses} ORDER BY position, id' )
			),
			null,
			'id'
		);
	}
}
