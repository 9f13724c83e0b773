<?php
/**
 * The queue's table.
 *
 * @package Mesa
 */

namespace Mesa\Data\Site;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Jobs that wait, run, or gave up. A finished job is deleted: what it did is told by the ticket's events.
 *
 * One UPDATE decides who runs a job, so any number of runners on any number of web heads get along
 * without locks that Galera or SQLite do not have.
 */
final class JobStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Puts a job into the queue. Inside a transaction it becomes visible with the commit.
	 *
	 * @param string               $type       Handler's name, for example "send_reply".
	 * @param int                  $subject_id What it is about, for example a message's id.
	 * @param array<string, mixed> $payload    Anything else the handler needs; JSON.
	 * @param int                  $run_at     Unix time; not before.
	 * @return int The job's id.
	 */
	public function add( string $type, int $subject_id, array $payload, int $run_at ): int {
		$id = $this->db->insert( 'jobs', self::row( $type, $subject_id, $payload, $run_at ) );
		$this->announce( $type, $run_at );
		return $id;
	}

	/**
	 * Puts a job into the queue whose id nobody needs: at the end of the transaction, together with others.
	 *
	 * @param string               $type       As in add().
	 * @param int                  $subject_id As in add().
	 * @param array<string, mixed> $payload    As in add().
	 * @param int                  $run_at     As in add().
	 */
	public function add_later( string $type, int $subject_id, array $payload, int $run_at ): void {
		$this->db->insert_later( 'jobs', self::row( $type, $subject_id, $payload, $run_at ) );
		$this->announce( $type, $run_at );
	}

	/**
	 * Puts a job into the queue that may have given up on the same subject before: that is forgotten.
	 *
	 * @param string               $type       As in add().
	 * @param int                  $subject_id As in add().
	 * @param array<string, mixed> $payload    As in add().
	 * @param int                  $run_at     As in add().
	 * @return int The job's id.
	 */
	public function renew( string $type, int $subject_id, array $payload, int $run_at ): int {
		$this->forget( $type, $subject_id );
		return $this->add( $type, $subject_id, $payload, $run_at );
	}

	/**
	 * Takes a waiting job back.
	 *
	 * @param string $type       As in add().
	 * @param int    $subject_id As in add().
	 * @return bool True only when the job was still waiting and now never runs.
	 */
	public function cancel( string $type, int $subject_id ): bool {
		$this->forget( $type, $subject_id );
		return $this->cancel_many( $type, array( $subject_id ) ) > 0;
	}

	/**
	 * Takes waiting jobs back.
	 *
	 * @param string    $type        As in add().
	 * @param list<int> $subject_ids As in add().
	 * @return int How many were still waiting and now never run.
	 */
	public function cancel_many( string $type, array $subject_ids ): int {
		// By their ids: a DELETE by subject would lock the gaps between jobs, where other people's new ones are to go.
		$ids = $subject_ids ? $this->db->column( "SELECT id FROM {jobs} WHERE type = %s AND subject_id IN (" . Row::marks( $subject_ids, '%d' ) . ") AND status = 'waiting'", $type, ...$subject_ids ) : array();
		return $ids ? $this->db->run( 'DELETE FROM {jobs} WHERE id IN (' . Row::marks( $ids, '%d' ) . ") AND status = 'waiting' AND claim = ''", ...array_map( 'intval', $ids ) ) : 0;
	}

	/**
	 * Whether a job on a subject waits that is due by a moment.
	 *
	 * @param string $type       As in add().
	 * @param int    $subject_id As in add().
	 * @param int    $by         Unix time.
	 */
	public function is_waiting( string $type, int $subject_id, int $by ): bool {
		return null !== $this->db->value( "SELECT id FROM {jobs} WHERE type = %s AND subject_id = %d AND status = 'waiting' AND run_at <= %s LIMIT 1", $type, $subject_id, gmdate( 'Y-m-d H:i:s', $by ) );
	}

	/**
	 * A new job's row.
	 *
	 * @param string               $type       As in add().
	 * @param int                  $subject_id As in add().
	 * @param array<string, mixed> $payload    As in add().
	 * @param int                  $run_at     As in add().
	 * @return array<string, string|int>
	 */
	private static function row( string $type, int $subject_id, array $payload, int $run_at ): array {
		return array(
			'type'       => $type,
			'subject_id' => $subject_id,
			'payload'    => (string) wp_json_encode( $payload ),
			'status'     => 'waiting',
			'run_at'     => gmdate( 'Y-m-d H:i:s', $run_at ),
			'created_at' => gmdate( 'Y-m-d H:i:s' ),
		);
	}

	/**
	 * Says after the commit that there is a job; of many that are due at the same time once.
	 *
	 * @param string $type   As in add().
	 * @param int    $run_at As in add().
	 */
	private function announce( string $type, int $run_at ): void {
		$this->db->before_commit(
			"announce $type",
			$run_at,
			function ( array $times ) use ( $type ): void {
				foreach ( $times as $time ) {
					$this->db->after_commit( static fn() => do_action( 'mesa_job_added', $type, $time ) );
				}
			}
		);
	}

	/**
	 * Whether there is anything to claim; a cheap look, so that an idle runner writes nothing.
	 */
	public function has_work(): bool {
		// A replica may not have heard of the reply that was queued a moment ago.
		$this->db->use_primary();
		$now = gmdate( 'Y-m-d H:i:s' );
		return null !== $this->db->value( "SELECT id FROM {jobs} WHERE status = 'waiting' AND run_at <= %s LIMIT 1", $now )
			|| null !== $this->db->value( "SELECT id FROM {jobs} WHERE status = 'running' AND lease_until < %s LIMIT 1", $now );
	}

	/**
	 * Claims the job that has waited longest.
	 *
	 * @param int $lease_seconds How long the runner may stay silent before the job counts as abandoned.
	 * @return array{id: int, type: string, subject_id: int, payload: array<string, mixed>, attempts: int, claim: string, created_at: string}|null
	 */
	public function claim( int $lease_seconds ): ?array {
		$claim = bin2hex( random_bytes( 16 ) );
		return $this->take(
			$claim,
			fn(): int => $this->db->run(
				"UPDATE {jobs} SET claim = %s, status = 'running', lease_until = %s WHERE status = 'waiting' AND claim = '' AND run_at <= %s ORDER BY run_at, id LIMIT 1",
				$claim,
				gmdate( 'Y-m-d H:i:s', time() + $lease_seconds ),
				gmdate( 'Y-m-d H:i:s' )
			)
		);
	}

	/**
	 * Takes over a job whose runner fell silent, so that only one runner clears it up.
	 *
	 * @param int $lease_seconds As in claim().
	 * @return array{id: int, type: string, subject_id: int, payload: array<string, mixed>, attempts: int, claim: string, created_at: string}|null
	 */
	public function claim_abandoned( int $lease_seconds ): ?array {
		$claim = bin2hex( random_bytes( 16 ) );
		$now   = time();
		return $this->take(
			$claim,
			fn(): int => $this->db->run(
				"UPDATE {jobs} SET claim = %s, lease_until = %s WHERE status = 'running' AND lease_until < %s ORDER BY lease_until, id LIMIT 1",
				$claim,
				gmdate( 'Y-m-d H:i:s', $now + $lease_seconds ),
				gmdate( 'Y-m-d H:i:s', $now )
			)
		);
	}

	/**
	 * Claims a job by a claim that nobody else has.
	 *
	 * @param string          $claim  The claim.
	 * @param callable(): int $update Writes it onto a job; gives the number of jobs.
	 * @return array{id: int, type: string, subject_id: int, payload: array<string, mixed>, attempts: int, claim: string, created_at: string}|null
	 * @throws DataException When it cannot be found out whether there is one.
	 */
	private function take( string $claim, callable $update ): ?array {
		try {
			$taken = $this->db->transaction( $update );
		} catch ( DataException $error ) {
			if ( ! $error->is_outcome_unknown() ) {
				throw $error;
			}
			// The claim stands there, or nobody has it; without a look the job would wait until its lease is over.
			$taken = 1;
		}
		$row = $taken ? $this->db->row( 'SELECT * FROM {jobs} WHERE claim = %s', $claim ) : null;
		return null === $row ? null : $this->job( $row );
	}

	/**
	 * A claimed job is done.
	 *
	 * @param int    $id    The job.
	 * @param string $claim Its claim; a runner that lost the job changes nothing.
	 */
	public function finish( int $id, string $claim ): void {
		$this->db->run( 'DELETE FROM {jobs} WHERE id = %d AND claim = %s', $id, $claim );
	}

	/**
	 * A claimed job goes back into the queue.
	 *
	 * @param int    $id       The job.
	 * @param string $claim    Its claim.
	 * @param int    $run_at   Unix time.
	 * @param int    $attempts How often it has been tried.
	 * @param string $error    Why.
	 */
	public function postpone( int $id, string $claim, int $run_at, int $attempts, string $error ): void {
		$this->db->run(
			"UPDATE {jobs} SET status = 'waiting', claim = '', lease_until = NULL, run_at = %s, attempts = %d, last_error = %s WHERE id = %d AND claim = %s",
			gmdate( 'Y-m-d H:i:s', $run_at ),
			$attempts,
			$error,
			$id,
			$claim
		);
		$this->db->after_commit( static fn() => do_action( 'mesa_job_added', 'retry', $run_at ) );
	}

	/**
	 * A claimed job will not be tried again.
	 *
	 * @param int    $id    The job.
	 * @param string $claim Its claim.
	 * @param string $error Why.
	 */
	public function bury( int $id, string $claim, string $error ): void {
		$this->db->run(
			"UPDATE {jobs} SET status = 'dead', claim = '', lease_until = NULL, last_error = %s, attempts = attempts + 1, finished_at = %s WHERE id = %d AND claim = %s",
			$error,
			gmdate( 'Y-m-d H:i:s' ),
			$id,
			$claim
		);
	}

	/**
	 * When the next job is due, as Unix time; null when none waits.
	 */
	public function next_due_at(): ?int {
		$value = $this->db->value( "SELECT MIN(run_at) FROM {jobs} WHERE status = 'waiting'" );
		return null === $value ? null : (int) strtotime( $value . ' UTC' );
	}

	/**
	 * How many wait (or run) and how many gave up.
	 *
	 * @return array{waiting: int, failed: int}
	 */
	public function counts(): array {
		$counts = array_column( $this->db->rows( 'SELECT status, COUNT(*) AS jobs FROM {jobs} GROUP BY status' ), 'jobs', 'status' );
		return array(
			'waiting' => (int) ( $counts['waiting'] ?? 0 ) + (int) ( $counts['running'] ?? 0 ),
			'failed'  => (int) ( $counts['dead'] ?? 0 ),
		);
	}

	/**
	 * Jobs that gave up, the latest first.
	 *
	 * @param int $limit At most so many.
	 * @return list<array{id: int, type: string, subject_id: int, last_error: string, finished_at: string}>
	 */
	public function dead( int $limit ): array {
		return array_map( self::dead_job( ... ), $this->db->rows( "SELECT id, type, subject_id, last_error, finished_at, created_at FROM {jobs} WHERE status = 'dead' ORDER BY id DESC LIMIT %d", $limit ) );
	}

	/**
	 * A job that gave up.
	 *
	 * @param int $id The job.
	 * @return array{id: int, type: string, subject_id: int, last_error: string, finished_at: string}|null
	 */
	public function find_dead( int $id ): ?array {
		$row = $this->db->row( "SELECT id, type, subject_id, last_error, finished_at, created_at FROM {jobs} WHERE id = %d AND status = 'dead'", $id );
		return null === $row ? null : self::dead_job( $row );
	}

	/**
	 * Puts a job that gave up back into the queue, with all its tries.
	 *
	 * @param int $id The job.
	 */
	public function revive( int $id ): void {
		$this->db->run( "UPDATE {jobs} SET status = 'waiting', claim = '', attempts = 0, run_at = %s, finished_at = NULL WHERE id = %d AND status = 'dead'", gmdate( 'Y-m-d H:i:s' ), $id );
		$this->db->after_commit( static fn() => do_action( 'mesa_job_added', 'retry', time() ) );
	}

	/**
	 * A row of a job that gave up.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return array{id: int, type: string, subject_id: int, last_error: string, finished_at: string}
	 */
	private static function dead_job( array $row ): array {
		return array(
			'id'          => (int) $row['id'],
			'type'        => (string) $row['type'],
			'subject_id'  => (int) $row['subject_id'],
			'last_error'  => (string) $row['last_error'],
			'finished_at' => (string) ( $row['finished_at'] ?? $row['created_at'] ),
		);
	}

	/**
	 * Forgets jobs that gave up: what they were about has been decided otherwise.
	 *
	 * @param string $type       As in add().
	 * @param int    $subject_id As in add().
	 */
	private function forget( string $type, int $subject_id ): void {
		foreach ( $this->db->column( "SELECT id FROM {jobs} WHERE type = %s AND subject_id = %d AND status = 'dead'", $type, $subject_id ) as $id ) {
			$this->db->delete( 'jobs', array( 'id' => (int) $id ) );
		}
	}

	/**
	 * Forgets jobs that gave up long ago.
	 *
	 * @param int $before Unix time.
	 */
	public function forget_dead( int $before ): void {
		$this->db->run( "DELETE FROM {jobs} WHERE status = 'dead' AND finished_at < %s", gmdate( 'Y-m-d H:i:s', $before ) );
	}

	/**
	 * A row as a job.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return array{id: int, type: string, subject_id: int, payload: array<string, mixed>, attempts: int, claim: string, created_at: string}
	 */
	private function job( array $row ): array {
		return array(
			'id'         => (int) $row['id'],
			'type'       => (string) $row['type'],
			'subject_id' => (int) $row['subject_id'],
			'payload'    => (array) json_decode( (string) $row['payload'], true ),
			'attempts'   => (int) $row['attempts'],
			'claim'      => (string) $row['claim'],
			'created_at' => (string) $row['created_at'],
		);
	}
}
