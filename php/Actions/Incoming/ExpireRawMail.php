<?php
/**
 * The end of an original mail.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Data\Files\BlobStore;
use Mesa\Data\Messages\RawMailStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes original mails that are older than the settings want, some at a time. The messages themselves, and their files, stay.
 */
final class ExpireRawMail {
	private const STEP = 200;

	/**
	 * Takes what it works with.
	 *
	 * @param SettingsStore $settings Say how long.
	 * @param RawMailStore  $raw      Finds them.
	 * @param BlobStore     $blobs    The files.
	 */
	public function __construct( private readonly SettingsStore $settings, private readonly RawMailStore $raw, private readonly BlobStore $blobs ) {}

	/**
	 * Does as much as fits into the time; the next call goes on.
	 *
	 * @param float $seconds The time.
	 */
	public function run( float $seconds = 2.0 ): void {
		$ends = microtime( true ) + $seconds;
		$days = (int) $this->settings->get( 'raw_mail_days' );
		$more = true;
		while ( $more && microtime( true ) < $ends ) {
			$more = $days > 0 && $this->raw->mark_expired( Time::sql( time() - $days * DAY_IN_SECONDS ), self::STEP );
			// Also what a run before has marked that did not come to its end, whatever the settings say by now.
			$this->delete();
		}
	}

	/**
	 * Deletes what is marked.
	 */
	private function delete(): void {
		do {
			$messages = $this->raw->expired( self::STEP );
			foreach ( $messages as $message ) {
				$this->blobs->delete( $message['raw_sha256'] );
				$this->raw->forget( $message['id'] );
			}
		} while ( $messages );
	}
}
