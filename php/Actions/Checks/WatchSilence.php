<?php
/**
 * Mailboxes that have gone quiet.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Checks;

use Mesa\Data\Mail\ArrivalStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Domain\Silence;

defined( 'ABSPATH' ) || exit;

/**
 * Looks once an hour whether a mailbox has had no mail for longer than usual; what it found is kept for the screens.
 */
final class WatchSilence {
	private const OPTION = 'mesa_silence';
	private const EVERY  = HOUR_IN_SECONDS;
	/** How often it is noted which message is the newest (seconds). */
	private const MARK = WEEK_IN_SECONDS;

	/**
	 * Takes what it works with.
	 *
	 * @param ArrivalStore $arrivals  When mail came.
	 * @param MailboxStore $mailboxes The mailboxes.
	 */
	public function __construct( private readonly ArrivalStore $arrivals, private readonly MailboxStore $mailboxes ) {}

	/**
	 * Looks, when it is time to; every minute is not too often.
	 */
	public function watch(): void {
		$saved = get_option( self::OPTION );
		if ( ! is_array( $saved ) || time() - (int) ( $saved['at'] ?? 0 ) >= self::EVERY ) {
			$this->look();
		}
	}

	/**
	 * Looks now.
	 *
	 * @return array<int, array{quiet: int, usual: int}> By mailbox; see Silence::judge().
	 */
	public function look(): array {
		$now    = time();
		$zone   = wp_timezone();
		$slot   = static function ( int $time ) use ( $zone ): int {
			$local = ( new \DateTimeImmutable( "@$time" ) )->setTimezone( $zone );
			return ( (int) $local->format( 'N' ) - 1 ) * 24 + (int) $local->format( 'G' );
		};
		$silent = array();
		$marks  = $this->marks( $now );
		$first  = array_key_first( $marks );
		// What was stored before the past that counts began cannot have come in it.
		$after = $first <= $now - Silence::HISTORY ? $marks[ $first ] : 0;
		foreach ( $this->mailboxes->all() as $mailbox ) {
			$found = $mailbox['active'] ? Silence::judge( $this->arrivals->times( $mailbox['id'], $now - Silence::HISTORY, $after ), $now, $slot ) : null;
			if ( null !== $found ) {
				$silent[ $mailbox['id'] ] = $found;
			}
		}
		update_option( self::OPTION, array( 'at' => $now, 'silent' => $silent, 'marks' => $marks ), false );
		return $silent;
	}

	/**
	 * Which message was the newest at some moments of the past, the first of them as old as the past that counts, where
	 * the site is.
	 *
	 * @param int $now Unix time.
	 * @return non-empty-array<int, int> Unix time => message id, oldest first.
	 */
	private function marks( int $now ): array {
		$saved = get_option( self::OPTION );
		$marks = is_array( $saved ) ? (array) ( $saved['marks'] ?? array() ) : array();
		if ( ! $marks || array_key_last( $marks ) <= $now - self::MARK ) {
			$marks[ $now ] = $this->arrivals->newest_id();
		}
		$old = array_filter( $marks, static fn( int $time ): bool => $time <= $now - Silence::HISTORY, ARRAY_FILTER_USE_KEY );
		return array_slice( $marks, max( 0, count( $old ) - 1 ), null, true );
	}

	/**
	 * What was found last, without mailboxes that have had mail since.
	 *
	 * @return array<int, array{quiet: int, usual: int}> By mailbox; `quiet` counts until now.
	 */
	public function silent(): array {
		$saved  = get_option( self::OPTION );
		$at     = (int) ( $saved['at'] ?? 0 );
		$silent = array();
		foreach ( (array) ( $saved['silent'] ?? array() ) as $mailbox_id => $found ) {
			$mailbox = $this->mailboxes->find( (int) $mailbox_id );
			$came    = null === ( $mailbox['last_mail_at'] ?? null ) ? 0 : (int) strtotime( $mailbox['last_mail_at'] . ' UTC' );
			if ( null !== $mailbox && $mailbox['active'] && $came <= $at ) {
				$silent[ (int) $mailbox_id ] = array(
					'quiet' => (int) $found['quiet'] + time() - $at,
					'usual' => (int) $found['usual'],
				);
			}
		}
		return $silent;
	}

	/**
	 * A silence in words.
	 *
	 * @param array{quiet: int, usual: int} $found As silent() gives it.
	 */
	public static function words( array $found ): string {
		/* translators: 1: a time such as "3 hours", 2: a time such as "19 hours" */
		return sprintf( __( 'At this time of the week a mail usually comes at least every %1$s; none has come for %2$s.', 'mesa-help-desk' ), human_time_diff( 0, max( HOUR_IN_SECONDS, $found['usual'] ) ), human_time_diff( 0, $found['quiet'] ) );
	}
}
