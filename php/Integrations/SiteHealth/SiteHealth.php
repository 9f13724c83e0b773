<?php
/**
 * Site Health.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

defined( 'ABSPATH' ) || exit;

/**
 * Adds our tests to Tools → Site Health. Those that call the site itself run in the background of that page.
 */
final class SiteHealth {
	/**
	 * Takes the ways to get the checks; they are made only when a test runs.
	 *
	 * @param \Closure(): QueueChecks  $queue  Is mail moving?
	 * @param \Closure(): SafetyChecks $safety Is everything closed that should be?
	 * @param \Closure(): MailChecks   $mail   Does mail really come through?
	 */
	public function __construct( private readonly \Closure $queue, private readonly \Closure $safety, private readonly \Closure $mail ) {}

	/**
	 * Adds the tests.
	 *
	 * @param array{direct: array, async: array} $tests WordPress's tests.
	 * @return array{direct: array, async: array}
	 */
	public function add( array $tests ): array {
		$direct = array(
			'mesa_cron'   => array( __( 'Help desk: scheduled work', 'mesa-help-desk' ), fn() => ( $this->queue )()->cron() ),
			'mesa_queue'  => array( __( 'Help desk: outgoing mail', 'mesa-help-desk' ), fn() => ( $this->queue )()->queue() ),
			'mesa_poller' => array( __( 'Help desk: incoming mail', 'mesa-help-desk' ), fn() => ( $this->queue )()->poller() ),
			'mesa_round_trip' => array( __( 'Help desk: mail to itself', 'mesa-help-desk' ), fn() => ( $this->mail )()->round_trip() ),
			'mesa_silence' => array( __( 'Help desk: silence', 'mesa-help-desk' ), fn() => ( $this->mail )()->silence() ),
			'mesa_poller_account' => array( __( 'Help desk: poller account', 'mesa-help-desk' ), fn() => ( $this->mail )()->poller_account() ),
			'mesa_key'    => array( __( 'Help desk: stored passwords', 'mesa-help-desk' ), fn() => ( $this->safety )()->key() ),
			'mesa_visitors' => array( __( 'Help desk: telling visitors apart', 'mesa-help-desk' ), static fn() => VisitorCheck::run() ),
			'mesa_login'  => array( __( 'Help desk: poller login', 'mesa-help-desk' ), fn() => ( $this->safety )()->application_passwords() ),
		);
		foreach ( $direct as $name => list( $label, $test ) ) {
			$tests['direct'][ $name ] = array(
				'label'     => $label,
				'test'      => $test,
				// Cron's request comes from the server itself, and tells nothing about visitors.
				'skip_cron' => 'mesa_visitors' === $name,
			);
		}
		$async = array(
			'mesa_files' => array( __( 'Help desk: private files', 'mesa-help-desk' ), fn() => ( $this->safety )()->files() ),
			'mesa_pulse' => array( __( 'Help desk: live updates', 'mesa-help-desk' ), fn() => ( $this->safety )()->pulse() ),
		);
		foreach ( $async as $name => list( $label, $test ) ) {
			$tests['async'][ $name ] = array(
				'label'             => $label,
				'test'              => $name,
				'async_direct_test' => $test,
			);
		}
		return $tests;
	}

	/**
	 * Answers a test that the page runs in the background.
	 *
	 * @param string $test "files" or "pulse".
	 */
	public function answer( string $test ): void {
		check_ajax_referer( 'health-check-site-status' );
		if ( ! current_user_can( 'view_site_health_checks' ) ) {
			wp_send_json_error( null, 403 );
		}
		wp_send_json_success( 'pulse' === $test ? ( $this->safety )()->pulse() : ( $this->safety )()->files() );
	}
}
