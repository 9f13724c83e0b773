<?php
/**
 * The job that imports articles.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Import\CheckImport;
use Mesa\Actions\Import\Imports;
use Mesa\Actions\Import\RunImport;
use Mesa\Actions\Import\UndoImport;
use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Knowledge\KbSourceStore;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Works for a few seconds and queues the rest, so that mail does not wait for it. When its runner is killed, the queue
 * hands the same job on: a second one of ours would hide how often it was tried.
 */
final class ImportHandler implements Handler {
	/** Seconds of work in one run. */
	private const SECONDS = 4.0;
	/** After so many tries in vain it has failed: somebody waits for it, and may take back what is there. */
	private const TRIES = 4;

	/**
	 * Takes what it works with.
	 *
	 * @param Imports       $imports The imports.
	 * @param KbImportStore $store   How far they are.
	 * @param KbSourceStore $sources What is there already.
	 * @param JobStore      $jobs    The queue.
	 */
	public function __construct( private readonly Imports $imports, private readonly KbImportStore $store, private readonly KbSourceStore $sources, private readonly JobStore $jobs ) {}

	/**
	 * Does some of it.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @throws GiveUp When it has failed too often.
	 */
	public function run( array $job ): void {
		$id       = $job['subject_id'];
		$user     = (int) ( $this->store->find( $id )['user_id'] ?? 0 );
		$switched = switch_to_user_locale( $user );
		$ends     = microtime( true ) + self::SECONDS;
		$state    = '';
		try {
			do {
				$state = $this->store->find( $id )['state'] ?? '';
				$more  = match ( $state ) {
					'reading' => ( new CheckImport( $this->store, $this->sources, $this->imports->source( ... ) ) )->step( $id ),
					'running' => ( new RunImport( $this->store, $this->sources, $this->imports->source( ... ) ) )->step( $id ),
					'undoing' => ( new UndoImport( $this->store, $this->sources ) )->step( $id ),
					default   => false,
				};
			} while ( $more && microtime( true ) < $ends );
		} catch ( Refusal $refusal ) {
			$this->store->update_in( $id, $state, array( 'state' => 'failed', 'error' => $refusal->getMessage() ) );
		} catch ( \Throwable $error ) {
			if ( $job['attempts'] + 1 < self::TRIES ) {
				throw $error;
			}
			// phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Escaped where it is shown.
			throw new GiveUp( $error->getMessage(), 0, $error );
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
		$this->jobs->cancel( Imports::JOB, $id );
		if ( in_array( $this->store->find( $id )['state'] ?? '', Imports::BUSY, true ) ) {
			$this->jobs->add( Imports::JOB, $id, array(), time() );
		}
	}

	/**
	 * Each step writes down how far it is.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		return true;
	}

	/**
	 * The screen shows how far it has come.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {}

	/**
	 * Says that it does not go on.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {
		foreach ( Imports::BUSY as $state ) {
			$this->store->update_in( $job['subject_id'], $state, array( 'state' => 'failed', 'error' => $error ) );
		}
	}
}
