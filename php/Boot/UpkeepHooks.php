<?php
/**
 * What runs every minute, every day, and when a mail poller calls.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Jobs\AfterAnswer;
use Mesa\Jobs\PollerCommand;
use Mesa\Knowledge\IndexUpkeep;

defined( 'ABSPATH' ) || exit;

/**
 * Loaded by the event itself, which goes on with what is hooked here: no page pays for upkeep.
 */
final class UpkeepHooks {
	/**
	 * The events that have theirs.
	 *
	 * @var array<string, true>
	 */
	private static array $hooked = array();

	/**
	 * Called first on each event; one process may see an event several times.
	 *
	 * @param string               $event    One of Plugin's.
	 * @param \Closure(): Services $services Gives the services.
	 */
	public static function hook( string $event, \Closure $services ): void {
		if ( isset( self::$hooked[ $event ] ) ) {
			return;
		}
		self::$hooked[ $event ] = true;
		match ( $event ) {
			Plugin::CRON_HOOK  => self::every_minute( $services ),
			Plugin::DAILY_HOOK => self::every_day( $services ),
			Plugin::TICK_HOOK  => self::with_a_poller( $services ),
		};
	}

	/**
	 * Jobs first; what can wait comes after them.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function every_minute( \Closure $services ): void {
		// Before the jobs: mail is fetched while replies are sent.
		add_action( Plugin::CRON_HOOK, static fn() => PollerCommand::start(), 5 );
		// Before them too, so that a check that is due leaves at once.
		add_action( Plugin::CRON_HOOK, static fn() => self::look_at_mailboxes( $services ), 6 );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->job_runner()->run( 20 ) );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->tidy_up()->run(), 20 );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->expire_raw_mail()->run(), 30 );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->upload_store()->sweep( time() ), 30 );
		add_action( Plugin::CRON_HOOK, static fn() => IndexUpkeep::catch_up( $services()->article_index(), 10 ), 40 );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->search_folding()->run( 10 ), 40 );
	}

	/**
	 * What is forgotten, and what is looked for.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function every_day( \Closure $services ): void {
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->daily_salt_store()->throw_away( gmdate( 'Y-m-d' ) ) );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->visit_store()->sweep( time() ) );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->freshness()->look() );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->forget_old_news() );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->forget_searches() );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->look_for_ideas() );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->job_store()->forget_dead( time() - 90 * DAY_IN_SECONDS ) );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->finish_check()->forget() );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->imports()->forget_files() );
	}

	/**
	 * What goes with a poller's question for due jobs.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function with_a_poller( \Closure $services ): void {
		add_action( Plugin::TICK_HOOK, static fn() => self::look_at_mailboxes( $services ) );
		// Words are found before they are in the index: the poller need not wait for that.
		add_action( Plugin::TICK_HOOK, static fn() => AfterAnswer::do( static fn() => $services()->search_folding()->run( 1 ) ), 40 );
	}

	/**
	 * Mailboxes that send a mail to themselves, and those that have gone quiet.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function look_at_mailboxes( \Closure $services ): void {
		$services()->finish_check()->overdue();
		$services()->start_check()->start_due();
		$services()->watch_silence()->watch();
	}
}
