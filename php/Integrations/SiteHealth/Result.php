<?php
/**
 * A Site Health answer.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

defined( 'ABSPATH' ) || exit;

/**
 * Builds what WordPress's Site Health page expects.
 *
 * @see https://developer.wordpress.org/reference/hooks/site_status_tests/
 */
final class Result {
	public const GOOD        = 'good';
	public const RECOMMENDED = 'recommended';
	public const CRITICAL    = 'critical';

	/**
	 * The answer.
	 *
	 * @param string                            $test        The test's name.
	 * @param string                            $status      One of the constants.
	 * @param string                            $label       One line.
	 * @param string                            $description What it means and what to do; text.
	 * @param array{url: string, text: string}|null $action  Where to do it.
	 * @return array<string, mixed>
	 */
	public static function of( string $test, string $status, string $label, string $description, ?array $action = null ): array {
		return array(
			'test'        => $test,
			'status'      => $status,
			'label'       => $label,
			'description' => '<p>' . nl2br( esc_html( $description ) ) . '</p>',
			'badge'       => array(
				'label' => __( 'Help Desk', 'mesa-help-desk' ),
				'color' => 'blue',
			),
			'actions'     => null === $action ? '' : '<p><a href="' . esc_url( $action['url'] ) . '">' . esc_html( $action['text'] ) . '</a></p>',
		);
	}
}
