<?php
/**
 * Was automatic mail stopped?
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

use Mesa\Actions\Automatic\StoppedMail;

defined( 'ABSPATH' ) || exit;

/**
 * Looks at the breakers of automatic mail.
 */
final class AutomaticMailCheck {
	/**
	 * Takes what it looks at.
	 *
	 * @param \Closure(): StoppedMail $stopped What was stopped; asked only when the test runs.
	 */
	public function __construct( private readonly \Closure $stopped ) {}

	/**
	 * Adds the test.
	 *
	 * @param array{direct: array, async: array} $tests WordPress's tests.
	 * @return array{direct: array, async: array}
	 */
	public function add( array $tests ): array {
		$tests['direct']['mesa_automatic_mail'] = array(
			'label' => __( 'Help desk: automatic mail', 'mesa-help-desk' ),
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
		$alarms = ( $this->stopped )()->alarms();
		if ( ! $alarms ) {
			return Result::of( 'mesa_automatic_mail', Result::GOOD, __( 'No automatic mail had to be stopped', 'mesa-help-desk' ), __( 'Automatic answers and mails to your team leave in usual numbers.', 'mesa-help-desk' ) );
		}
		return Result::of( 'mesa_automatic_mail', Result::RECOMMENDED, $alarms[0]['title'], implode( "\n", array_column( $alarms, 'title' ) ) . "\n" . $alarms[0]['detail'], array( 'url' => $alarms[0]['url'], 'text' => __( 'Open the mailbox settings', 'mesa-help-desk' ) ) );
	}
}
