<?php
/**
 * Waking the queue.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

defined( 'ABSPATH' ) || exit;

/**
 * Sees to it that a job runs soon after it is due, although WordPress only works when somebody asks it something:
 * a WP-Cron event at that time, and for a job that is due at once a call of the site to itself that nobody waits for.
 * Where the site cannot call itself, the screens and the poller still ask (kickJobs, tick).
 */
final class Alarm {
	/** Hook of the WP-Cron events. */
	public const HOOK = 'mesa_run_due_jobs';

	/**
	 * One call a request is enough.
	 */
	private bool $called = false;

	/**
	 * Takes the way to sign the call.
	 *
	 * @param \Closure(): string $url Gives the signed address of runJobs.
	 */
	public function __construct( private readonly \Closure $url ) {}

	/**
	 * A job was put into the queue.
	 *
	 * @param int $run_at Unix time.
	 */
	public function set( int $run_at ): void {
		if ( $run_at <= time() && ! wp_doing_cron() ) {
			$this->call_at_shutdown();
		}
		// WordPress takes no second event with the same arguments within ten minutes, hence the time as argument.
		if ( ! wp_next_scheduled( self::HOOK, array( $run_at ) ) ) {
			wp_schedule_single_event( $run_at, self::HOOK, array( $run_at ) );
		}
	}

	/**
	 * Calls the site when this request has answered.
	 */
	private function call_at_shutdown(): void {
		if ( $this->called ) {
			return;
		}
		$this->called = true;
		add_action(
			'shutdown',
			function (): void {
				wp_remote_post(
					( $this->url )(),
					array(
						'blocking'  => false,
						'timeout'   => 0.01,
						/** This filter is documented in wp-includes/class-wp-http-streams.php */
						'sslverify' => apply_filters( 'https_local_ssl_verify', false ),
					)
				);
			}
		);
	}
}
