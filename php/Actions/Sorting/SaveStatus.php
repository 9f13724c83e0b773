<?php
/**
 * Statuses are made, changed and deleted.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Sorting\StatusStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * The site's own statuses.
 *
 * @phpstan-import-type Status from StatusStore
 */
final class SaveStatus {
	/**
	 * Takes what it works with.
	 *
	 * @param Db          $db       The database.
	 * @param StatusStore $statuses Statuses.
	 * @param JobStore    $jobs     The queue.
	 */
	public function __construct( private readonly Db $db, private readonly StatusStore $statuses, private readonly JobStore $jobs ) {}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $input As in the contract's "ticket-status-input"; name and state are needed.
	 * @return Status
	 * @throws Refusal 400 that names the field.
	 */
	public function add( array $input ): array {
		$this->db->use_primary();
		if ( ! isset( $input['state'] ) ) {
			throw Refusal::invalid( 'state', __( 'Please choose what the status counts as.', 'mesa-help-desk' ) );
		}
		self::check( $input, $input['state'] );
		$id = $this->db->transaction( fn(): int => $this->statuses->add( $input ) );
		return $this->statuses->own()[ $id ];
	}

	/**
	 * Changes what is given.
	 *
	 * @param int                  $id    The status.
	 * @param array<string, mixed> $input As in the contract's "ticket-status-input".
	 * @return Status
	 * @throws Refusal 404; 400 that names the field.
	 */
	public function change( int $id, array $input ): array {
		$this->db->use_primary();
		$status = $this->statuses->own()[ $id ] ?? throw Refusal::not_found();
		if ( isset( $input['state'] ) && $input['state'] !== $status['state'] ) {
			throw Refusal::invalid( 'state', __( 'What a status counts as cannot change, since tickets have it already. Add a new status and delete this one.', 'mesa-help-desk' ) );
		}
		self::check( $input, $status['state'] );
		$this->db->transaction( fn() => $this->statuses->change( $id, $input ) );
		return $this->statuses->own()[ $id ];
	}

	/**
	 * Deletes one. It vanishes at once; a job moves its tickets.
	 *
	 * @param int $id   The status.
	 * @param int $into What its tickets get: one of the same state; 0 for the built-in one.
	 * @throws Refusal 404; 400 when the other one does not fit.
	 */
	public function delete( int $id, int $into ): void {
		$this->db->use_primary();
		$own    = $this->statuses->own();
		$status = $own[ $id ] ?? throw Refusal::not_found();
		if ( 0 !== $into && ( $into === $id || ( $own[ $into ]['state'] ?? '' ) !== $status['state'] ) ) {
			throw Refusal::invalid( 'into', __( 'Choose another status that counts as the same.', 'mesa-help-desk' ) );
		}
		$this->db->transaction(
			function () use ( $id, $into ): void {
				$this->statuses->leave( $id, $into );
				$this->jobs->renew( FollowSorting::STATUS, $id, array(), time() );
			}
		);
	}

	/**
	 * Only what is open can follow an answer.
	 *
	 * @param array<string, mixed> $input What was given.
	 * @param string               $state The status's state.
	 * @throws Refusal When it does not fit.
	 */
	private static function check( array $input, string $state ): void {
		if ( ( $input['after_answer'] ?? false ) && TicketStatus::OPEN !== $state ) {
			throw Refusal::invalid( 'after_answer', __( 'When a customer answers, somebody has to look: choose a status that counts as open.', 'mesa-help-desk' ) );
		}
	}
}
