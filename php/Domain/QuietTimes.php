<?php
/**
 * When somebody wants no mail.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Quiet hours, days away, and when a digest is due, in somebody's own time zone. Pure: the time is given.
 *
 * @phpstan-type Times array{digest: string, digest_hour: int, quiet: bool, quiet_from: string, quiet_to: string, quiet_weekend: bool, away_until: string, timezone: string}
 */
final class QuietTimes {
	/** Seconds between two digests, for those that are not daily. */
	private const STEPS = array( '15min' => 900, 'hour' => 3600 );
	/** Quiet for longer than this many steps of looking on (days) ends all the same. */
	private const MOST_STEPS = 400;

	/**
	 * Takes what somebody has chosen.
	 *
	 * @param Times         $times As in the contract's "notification-settings".
	 * @param \DateTimeZone $site  The site's time zone, for those who have none of their own.
	 */
	public function __construct( private readonly array $times, private readonly \DateTimeZone $site ) {}

	/**
	 * When mail may go out: now, or when it is quiet no more.
	 *
	 * @param int $now Unix time.
	 * @return int Unix time; $now itself when it is not quiet.
	 */
	public function next_loud( int $now ): int {
		$at = $now;
		for ( $step = 0; $step < self::MOST_STEPS; $step++ ) {
			$end = $this->quiet_until( $at );
			if ( null === $end ) {
				return $at;
			}
			$at = $end;
		}
		return $at;
	}

	/**
	 * When the digest is due that tells of what happens now.
	 *
	 * @param int $now  Unix time.
	 * @param int $last When the last one left, as Unix time; 0 for never. None leaves in the same step of time.
	 * @return int Unix time, never in quiet hours.
	 */
	public function next_digest( int $now, int $last = 0 ): int {
		return $this->next_loud( max( $this->step_after( $now ), $last > 0 ? $this->step_after( $last ) : 0 ) );
	}

	/**
	 * The beginning of the next step of time.
	 *
	 * @param int $at Unix time.
	 */
	private function step_after( int $at ): int {
		$seconds = self::STEPS[ $this->times['digest'] ] ?? 0;
		if ( $seconds > 0 ) {
			return ( intdiv( $at, $seconds ) + 1 ) * $seconds;
		}
		$local = $this->local( $at );
		$due   = $local->setTime( $this->times['digest_hour'], 0 );
		return ( $due <= $local ? $due->modify( '+1 day' ) : $due )->getTimestamp();
	}

	/**
	 * The end of the quiet time that a moment lies in.
	 *
	 * @param int $at Unix time.
	 * @return int|null Null when it is not quiet.
	 */
	private function quiet_until( int $at ): ?int {
		$local = $this->local( $at );
		$day   = $local->format( 'Y-m-d' );
		if ( '' !== $this->times['away_until'] && $day <= $this->times['away_until'] ) {
			return $this->local_time( $this->times['away_until'], '00:00' )->modify( '+1 day' )->getTimestamp();
		}
		if ( ! $this->times['quiet'] ) {
			return null;
		}
		if ( $this->times['quiet_weekend'] && $local->format( 'N' ) >= 6 ) {
			return $this->local_time( $day, '00:00' )->modify( '+1 day' )->getTimestamp();
		}
		$from  = $this->times['quiet_from'];
		$to    = $this->times['quiet_to'];
		$clock = $local->format( 'H:i' );
		if ( $from < $to ) {
			return $clock >= $from && $clock < $to ? $this->local_time( $day, $to )->getTimestamp() : null;
		}
		if ( $from > $to && $clock >= $from ) {
			return $this->local_time( $day, $to )->modify( '+1 day' )->getTimestamp();
		}
		return $from > $to && $clock < $to ? $this->local_time( $day, $to )->getTimestamp() : null;
	}

	/**
	 * A moment where the person lives.
	 *
	 * @param int $at Unix time.
	 */
	private function local( int $at ): \DateTimeImmutable {
		return ( new \DateTimeImmutable( '@' . $at ) )->setTimezone( $this->zone() );
	}

	/**
	 * A time of day where the person lives.
	 *
	 * @param string $day   Such as "2026-11-21".
	 * @param string $clock Such as "18:05".
	 */
	private function local_time( string $day, string $clock ): \DateTimeImmutable {
		return new \DateTimeImmutable( "$day $clock", $this->zone() );
	}

	/**
	 * Where the person lives.
	 */
	private function zone(): \DateTimeZone {
		if ( '' === $this->times['timezone'] ) {
			return $this->site;
		}
		try {
			return new \DateTimeZone( $this->times['timezone'] );
		} catch ( \Exception ) {
			return $this->site;
		}
	}
}
