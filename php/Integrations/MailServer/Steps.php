<?php
/**
 * The steps of a test.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\MailServer;

defined( 'ABSPATH' ) || exit;

/**
 * Runs steps in order, times them, and stops at the first that fails.
 */
final class Steps {
	/**
	 * What was done so far.
	 *
	 * @var list<array{leg: string, step: string, ok: bool, ms: int, detail: string}>
	 */
	private array $done = array();

	/**
	 * Whether a step has failed.
	 */
	private bool $broken = false;

	/**
	 * For one leg.
	 *
	 * @param string $leg "incoming" or "outgoing".
	 */
	public function __construct( private readonly string $leg ) {}

	/**
	 * Does one step, unless an earlier one failed.
	 *
	 * @param string             $step Name in the contract.
	 * @param callable(): string $work Returns what to tell the person; throws ProbeFailure.
	 */
	public function take( string $step, callable $work ): void {
		if ( $this->broken ) {
			return;
		}
		$begin = microtime( true );
		try {
			$detail = $work();
			$ok     = true;
		} catch ( ProbeFailure $failure ) {
			$detail = $failure->getMessage();
			$ok     = false;
		}
		$this->broken = ! $ok;
		$this->done[] = array(
			'leg'    => $this->leg,
			'step'   => $step,
			'ok'     => $ok,
			'ms'     => (int) round( ( microtime( true ) - $begin ) * 1000 ),
			'detail' => $detail,
		);
	}

	/**
	 * The steps as the contract's "connection-test" lists them.
	 *
	 * @return list<array{leg: string, step: string, ok: bool, ms: int, detail: string}>
	 */
	public function all(): array {
		return $this->done;
	}
}
