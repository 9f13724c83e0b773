<?php
/**
 * Parts of a transaction that can be taken back.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Db's part for work that may be refused while the transaction around it goes on.
 */
trait Steps {
	/**
	 * Runs the work; when it is refused, what it has written so far is undone and the rest of the transaction stays.
	 *
	 * @template T
	 * @param callable(): T $work The work.
	 * @return T What the work returns.
	 * @throws Refusal What the work throws.
	 * @see https://mariadb.com/kb/en/savepoint/
	 */
	public function step( callable $work ): mixed {
		if ( 0 === $this->depth ) {
			return $this->transaction( $work );
		}
		// What waits to be written belongs to what came before.
		$this->write_all_pending();
		$before = $this->before;
		$after  = $this->after;
		$this->run( 'SAVEPOINT mesa_step' );
		try {
			$result = $work();
			$this->write_all_pending();
			$this->run( 'RELEASE SAVEPOINT mesa_step' );
			return $result;
		} catch ( Refusal $refusal ) {
			$this->pending->clear();
			$this->before = $before;
			$this->after  = $after;
			$this->run( 'ROLLBACK TO SAVEPOINT mesa_step' );
			throw $refusal;
		}
	}
}
