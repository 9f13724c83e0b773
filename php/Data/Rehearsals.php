<?php
/**
 * Doing something without doing it.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Db's part for work that is tried to the end and undone; see docs/adr/0016.
 */
trait Rehearsals {
	/**
	 * Runs the work as if it were for good, and undoes it: every statement is made and every key checked, nobody ever
	 * sees a trace, and nothing that waits for the commit happens. Also when this process dies in the middle.
	 *
	 * @template T
	 * @param callable(): T $work The work.
	 * @return T What the work returns.
	 * @throws \LogicException Inside a transaction, which would be undone with it.
	 */
	public function rehearse( callable $work ): mixed {
		if ( $this->depth > 0 ) {
			throw new \LogicException( 'A rehearsal needs a transaction of its own.' );
		}
		$result = null;
		$undo   = new \RuntimeException( 'Only a rehearsal.' );
		try {
			$this->transaction(
				function () use ( $work, &$result, $undo ): void {
					$result = $work();
					$this->finish();
					throw $undo;
				}
			);
		} catch ( \RuntimeException $thrown ) {
			if ( $thrown !== $undo ) {
				throw $thrown;
			}
		}
		return $result;
	}
}
