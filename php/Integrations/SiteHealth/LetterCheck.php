<?php
/**
 * Did every mail arrive?
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

use Mesa\Actions\Letters\LetterAlarms;

defined( 'ABSPATH' ) || exit;

/**
 * Looks for mails that could not be taken in.
 */
final class LetterCheck {
	/**
	 * Takes what it looks at.
	 *
	 * @param \Closure(): LetterAlarms $letters What was given up; asked only when the test runs.
	 */
	public function __construct( private readonly \Closure $letters ) {}

	/**
	 * Adds the test.
	 *
	 * @param array{direct: array, async: array} $tests WordPress's tests.
	 * @return array{direct: array, async: array}
	 */
	public function add( array $tests ): array {
		$tests['direct']['mesa_letters'] = array(
			'label' => __( 'Help desk: mail that could not be taken in', 'mesa-help-desk' ),
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
		$alarm = ( $this->letters )()->alarms()[0] ?? null;
		if ( null === $alarm ) {
			return Result::of( 'mesa_letters', Result::GOOD, __( 'Every mail was taken in', 'mesa-help-desk' ), __( 'No mail waits for somebody to look at it.', 'mesa-help-desk' ) );
		}
		$help = __( 'The mails still lie on the mail server. In the settings you see each with its reason and can have it tried again.', 'mesa-help-desk' );
		return Result::of( 'mesa_letters', Result::RECOMMENDED, $alarm['title'], $help . "\n" . $alarm['detail'], array( 'url' => $alarm['url'], 'text' => __( 'Look at these mails', 'mesa-help-desk' ) ) );
	}
}
