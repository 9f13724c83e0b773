<?php
/**
 * Stopping a change of many tickets, and taking it back.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Bulk;

use Mesa\Data\Db;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Tickets\BulkStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Only whoever has begun it can stop it or take it back.
 */
final class StopBulk {
	/** Seconds after its end in which it can be taken back. */
	public const UNDO = 3600;
	private const UNDER_WAY = array( 'waiting', 'collecting', 'running' );

	/**
	 * Takes what it works with.
	 *
	 * @param Db        $db   The database.
	 * @param BulkStore $bulk Changes under way.
	 * @param JobStore  $jobs The queue.
	 */
	public function __construct( private readonly Db $db, private readonly BulkStore $bulk, private readonly JobStore $jobs ) {}

	/**
	 * One's own.
	 *
	 * @param int $id      The change.
	 * @param int $user_id Who.
	 * @return array<string, mixed> A BulkJob.
	 * @throws Refusal 404.
	 */
	public function own( int $id, int $user_id ): array {
		$job = $this->bulk->find( $id );
		if ( null === $job || $user_id !== $job['user_id'] ) {
			throw Refusal::not_found();
		}
		return $job;
	}

	/**
	 * Until when it can be taken back.
	 *
	 * @param array<string, mixed> $job A BulkJob.
	 * @return string|null UTC datetime; null when it cannot.
	 */
	public static function undo_until( array $job ): ?string {
		if ( 'change' !== $job['kind'] || 0 === $job['changed'] || ! in_array( $job['state'], array( 'done', 'cancelled', 'failed' ), true ) || null === $job['finished_at'] ) {
			return null;
		}
		$until = Time::unix( $job['finished_at'] ) + self::UNDO;
		return $until < time() ? null : Time::sql( $until );
	}

	/**
	 * Stops it. One that has ended already stays as it is.
	 *
	 * @param int $id      The change.
	 * @param int $user_id Who.
	 * @throws Refusal 404.
	 */
	public function cancel( int $id, int $user_id ): void {
		$this->own( $id, $user_id );
		$this->db->transaction(
			function () use ( $id ): void {
				$job = $this->bulk->lock( $id );
				if ( in_array( $job['state'] ?? '', self::UNDER_WAY, true ) ) {
					$this->bulk->update( $id, array( 'state' => 'cancelled', 'finished_at' => Time::now() ) );
				}
			}
		);
	}

	/**
	 * Has it taken back.
	 *
	 * @param int $id      The change.
	 * @param int $user_id Who.
	 * @throws Refusal 404; 409 mesa_undo_over.
	 */
	public function undo( int $id, int $user_id ): void {
		$this->own( $id, $user_id );
		$this->db->transaction(
			function () use ( $id ): void {
				$job = $this->bulk->lock( $id );
				if ( in_array( $job['state'] ?? '', array( 'undoing', 'undone' ), true ) ) {
					return;
				}
				if ( null === $job || null === self::undo_until( $job ) ) {
					throw Refusal::conflict( 'mesa_undo_over', __( 'This cannot be taken back any more.', 'mesa-help-desk' ) );
				}
				$this->bulk->update( $id, array( 'state' => 'undoing', 'finished_at' => null ) );
				$this->jobs->add( StartBulk::JOB, $id, array(), time() );
			}
		);
	}
}
