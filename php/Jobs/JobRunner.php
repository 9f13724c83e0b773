<?php
/**
 * Runs the queue.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Data\DataException;
use Mesa\Data\Site\JobStore;

defined( 'ABSPATH' ) || exit;

/**
 * Takes due jobs one after another until none is left or the time is used up. Any number of runners may work at once.
 */
final class JobRunner {
	/** A runner that is silent for longer has died. Longer than a handler's own time limits together. */
	private const LEASE = 300;

	/**
	 * Takes what it needs.
	 *
	 * @param JobStore                                  $jobs     The queue.
	 * @param array<string, \Closure(): Handler>        $handlers By type; made only when needed.
	 * @param \Closure(): void                           $forget   Forgets who may do what: roles change while a runner is at work.
	 */
	public function __construct( private readonly JobStore $jobs, private readonly array $handlers, private readonly \Closure $forget ) {}

	/**
	 * Runs due jobs.
	 *
	 * @param int $seconds_budget No new job is begun after that many seconds.
	 * @return array{ran: int, failed: int, next_due_at: ?int} Jobs done, jobs that failed (now or for good), and when the next is due (Unix time).
	 * @throws DataException When the queue itself cannot be read.
	 */
	public function run( int $seconds_budget ): array {
		// The caller may hang up (a loopback call does at once); a mail half sent would be the price.
		ignore_user_abort( true );
		$ends   = microtime( true ) + $seconds_budget;
		$ran    = 0;
		$failed = 0;
		$work   = $this->jobs->has_work();
		while ( $work ) {
			$job = $this->jobs->claim_abandoned( self::LEASE );
			if ( null === $job ) {
				break;
			}
			$this->clear_up( $job );
		}
		while ( $work && microtime( true ) < $ends ) {
			$job = $this->jobs->claim( self::LEASE );
			if ( null === $job ) {
				break;
			}
			$this->allow_time();
			( $this->forget )();
			if ( $this->run_one( $job ) ) {
				++$ran;
			} else {
				++$failed;
			}
		}
		return array(
			'ran'         => $ran,
			'failed'      => $failed,
			'next_due_at' => $this->jobs->next_due_at(),
		);
	}

	/**
	 * Runs one claimed job.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @return bool Whether it is done.
	 */
	private function run_one( array $job ): bool {
		$handler = $this->handler( $job['type'] );
		try {
			if ( null === $handler ) {
				throw new TryLater( "Nobody knows how to run a job of type {$job['type']}." );
			}
			$handler->run( $job );
			$this->jobs->finish( $job['id'], $job['claim'] );
			return true;
		} catch ( GiveUp $error ) {
			$this->bury( $job, $handler, $error->getMessage() );
		} catch ( TryLater $error ) {
			$this->try_again( $job, $handler, $error->getMessage() );
		} catch ( \Throwable $error ) {
			$this->interrupted( $job, $handler, $error );
		}
		return false;
	}

	/**
	 * Something nobody expected, a bug or a lost database: nobody knows how far the job came, as if its runner had died.
	 *
	 * @param array<string, mixed> $job     A Job.
	 * @param Handler|null         $handler Its handler.
	 * @param \Throwable           $error   What was thrown.
	 */
	private function interrupted( array $job, ?Handler $handler, \Throwable $error ): void {
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- Belongs in the site's log.
		error_log( 'Mesa: job ' . $job['type'] . ' #' . $job['id'] . ': ' . get_class( $error ) . ': ' . $error->getMessage() . ' in ' . $error->getFile() . ':' . $error->getLine() );
		try {
			if ( $handler?->abandoned( $job ) ?? true ) {
				$this->try_again( $job, $handler, $error->getMessage() );
				return;
			}
			$this->jobs->finish( $job['id'], $job['claim'] );
		} catch ( DataException ) {
			// The database is away: when the lease is over, another runner settles it.
			return;
		}
	}

	/**
	 * Settles a job whose runner died.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	private function clear_up( array $job ): void {
		$handler = $this->handler( $job['type'] );
		if ( $handler?->abandoned( $job ) ?? true ) {
			$this->try_again( $job, $handler, __( 'The web server stopped in the middle of this.', 'mesa-help-desk' ) );
			return;
		}
		$this->jobs->finish( $job['id'], $job['claim'] );
	}

	/**
	 * Puts a job back for later, or gives up when it was tried often enough.
	 *
	 * @param array<string, mixed> $job     A Job.
	 * @param Handler|null         $handler Its handler.
	 * @param string               $error   Why.
	 */
	private function try_again( array $job, ?Handler $handler, string $error ): void {
		$tries = $job['attempts'] + 1;
		$wait  = Backoff::seconds( $tries );
		if ( null === $wait ) {
			$this->bury( $job, $handler, $error );
			return;
		}
		$handler?->postponed( $job, $error, time() + $wait );
		$this->jobs->postpone( $job['id'], $job['claim'], time() + $wait, $tries, $error );
	}

	/**
	 * No try is left.
	 *
	 * @param array<string, mixed> $job     A Job.
	 * @param Handler|null         $handler Its handler.
	 * @param string               $error   Why.
	 */
	private function bury( array $job, ?Handler $handler, string $error ): void {
		$handler?->gave_up( $job, $error );
		$this->jobs->bury( $job['id'], $job['claim'], $error );
	}

	/**
	 * The handler of a type.
	 *
	 * @param string $type The type.
	 */
	private function handler( string $type ): ?Handler {
		return isset( $this->handlers[ $type ] ) ? ( $this->handlers[ $type ] )() : null;
	}

	/**
	 * Asks PHP for the time that one job may take.
	 */
	private function allow_time(): void {
		if ( function_exists( 'set_time_limit' ) ) {
			// phpcs:ignore WordPress.PHP.NoSilencedErrors, Squiz.PHP.DiscouragedFunctions -- Some hosts forbid it, and then their limit holds.
			@set_time_limit( self::LEASE );
		}
	}
}
