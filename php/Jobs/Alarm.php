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
	/** Seconds: all jobs that fall due within so many share one event, so that a busy desk does not write WordPress's list of events with each reply. */
	private const SHARED = 5;
	/** Milliseconds for a call that holds the answer up, where the web server cannot be told that it is complete. */
	private const PATIENCE = 250;

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
		$run_at = (int) ceil( $run_at / self::SHARED ) * self::SHARED;
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
		AfterAnswer::do(
			function ( bool $answered ): void {
				if ( ! $answered ) {
					self::wait_less();
				}
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

	/**
	 * Lets whoever asked go soon: with cURL WordPress's non-blocking calls wait up to a second for an answer.
	 *
	 * @see \WpOrg\Requests\Transport\Curl::setup_handle()
	 */
	private static function wait_less(): void {
		add_action(
			'http_api_curl',
			static function ( $handle ): void {
				// phpcs:ignore WordPress.WP.AlternativeFunctions.curl_curl_setopt_array -- The handle is WordPress's own; milliseconds need the second option.
				curl_setopt_array( $handle, array( CURLOPT_TIMEOUT_MS => self::PATIENCE, CURLOPT_NOSIGNAL => true ) );
			}
		);
	}
}
