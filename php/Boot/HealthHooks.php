<?php
/**
 * What Site Health asks for.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Integrations\SiteHealth\AutomaticMailCheck;
use Mesa\Integrations\SiteHealth\LetterCheck;
use Mesa\Integrations\SiteHealth\QueueChecks;
use Mesa\Integrations\SiteHealth\SafetyChecks;
use Mesa\Integrations\SiteHealth\SearchCheck;
use Mesa\Integrations\SiteHealth\SiteHealth;

defined( 'ABSPATH' ) || exit;

/**
 * Puts our tests together when somebody asks for tests.
 */
final class HealthHooks {
	/**
	 * Adds all of ours.
	 *
	 * @param array{direct: array, async: array} $tests    WordPress's tests.
	 * @param \Closure(): Services               $services Gives the services.
	 * @return array{direct: array, async: array}
	 */
	public static function add( array $tests, \Closure $services ): array {
		$tests = self::site( $services )->add( $tests );
		$tests = ( new AutomaticMailCheck( $services()->stopped_mail( ... ) ) )->add( $tests );
		$tests = ( new LetterCheck( $services()->letter_alarms( ... ) ) )->add( $tests );
		return ( new SearchCheck( static fn() => $services()->search_folding() ) )->add( $tests );
	}

	/**
	 * Answers a test that runs in the background of the page.
	 *
	 * @param string               $test     "files" or "pulse".
	 * @param \Closure(): Services $services Gives the services.
	 */
	public static function answer( string $test, \Closure $services ): void {
		self::site( $services )->answer( $test );
	}

	/**
	 * The tests of the whole site.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function site( \Closure $services ): SiteHealth {
		return new SiteHealth(
			static fn() => new QueueChecks( $services()->job_store(), $services()->mailbox_store(), $services()->poller_store(), Plugin::CRON_HOOK, AdminPage::url( ... ) ),
			static fn() => new SafetyChecks( $services()->mailbox_store(), $services()->vault(), $services()->files_folder(), $services()->pulse(), AdminPage::url( ... ) ),
			$services()->mail_checks( ... )
		);
	}
}
