<?php
/**
 * Does the search know every ticket?
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

use Mesa\Data\Search\Folding;

defined( 'ABSPATH' ) || exit;

/**
 * Says how far the search has come on a site that is older than its index.
 */
final class SearchCheck {
	/**
	 * Takes what it looks at.
	 *
	 * @param \Closure(): Folding $folding Knows how far the index reaches; asked only when the test runs.
	 */
	public function __construct( private readonly \Closure $folding ) {}

	/**
	 * Adds the test.
	 *
	 * @param array{direct: array, async: array} $tests WordPress's tests.
	 * @return array{direct: array, async: array}
	 */
	public function add( array $tests ): array {
		$tests['direct']['mesa_search'] = array(
			'label' => __( 'Help desk: search', 'mesa-help-desk' ),
			'test'  => fn() => $this->result(),
		);
		return $tests;
	}

	/**
	 * The test's result.
	 *
	 * @return array<string, mixed>
	 */
	private function result(): array {
		$progress = ( $this->folding )()->progress();
		if ( 1.0 === $progress ) {
			return Result::of( 'mesa_search', Result::GOOD, __( 'The search knows every ticket', 'mesa-help-desk' ), __( 'New messages are found as soon as they are here.', 'mesa-help-desk' ) );
		}
		return Result::of(
			'mesa_search',
			Result::RECOMMENDED,
			/* translators: %d: a percentage */
			sprintf( __( 'The search knows %d %% of the tickets so far', 'mesa-help-desk' ), (int) ( 100 * $progress ) ),
			__( 'Older tickets are being added in the background, the newest first. Until that is done, a search may leave some of them out. It goes on whenever WP-Cron or the mail poller runs.', 'mesa-help-desk' )
		);
	}
}
