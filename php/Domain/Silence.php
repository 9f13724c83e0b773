<?php
/**
 * Is it quiet for longer than usual?
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Learns from a mailbox's own past when mail comes, and says when none has come for so long that something must be wrong.
 *
 * Gaps are measured in mails that should have come, not in hours: each hour of the week counts as much as it usually
 * brings. So a night or a weekend does not look like a fault, and a Tuesday morning without a mail does.
 */
final class Silence {
	/** How far back to look (seconds). */
	public const HISTORY = 8 * WEEK_IN_SECONDS;
	/** Fewer mails, or mails of a shorter time, say nothing about what is usual. */
	private const LEAST_MAILS = 30;
	private const LEAST_SPAN  = 2 * WEEK_IN_SECONDS;
	/** Shorter than this is never called silence (seconds). */
	private const FLOOR = 3 * HOUR_IN_SECONDS;
	/** Mails that must be missing at the least. */
	private const LEAST_MISSING = 5.0;
	/** So much longer than nearly all gaps before (99 of 100), and than the longest of them. */
	private const BEYOND_USUAL   = 2.0;
	private const BEYOND_LONGEST = 1.25;

	/**
	 * Judges a mailbox.
	 *
	 * @param list<int>          $times   When mails came, Unix time, any order.
	 * @param int                $now     Unix time.
	 * @param \Closure(int): int $slot_of The hour of the week, 0 to 167, of a Unix time in the site's zone.
	 * @return array{quiet: int, usual: int}|null Seconds without a mail, and the seconds within which one nearly always came at this time of the week; null: nothing unusual.
	 */
	public static function judge( array $times, int $now, \Closure $slot_of ): ?array {
		$times = array_values( array_filter( $times, static fn( int $time ): bool => $time > $now - self::HISTORY && $time <= $now ) );
		sort( $times );
		$count = count( $times );
		if ( $count < self::LEAST_MAILS || $times[ $count - 1 ] - $times[0] < self::LEAST_SPAN ) {
			return null;
		}
		$last = $times[ $count - 1 ];
		if ( $now - $last < self::FLOOR ) {
			return null;
		}
		$start = $times[0] - $times[0] % HOUR_IN_SECONDS;
		$rates = self::rates( $times, $start, $last, $slot_of );
		$sums  = array( 0.0 );
		for ( $hour = $start; $hour <= $now; $hour += HOUR_IN_SECONDS ) {
			$sums[] = end( $sums ) + $rates[ $slot_of( $hour ) ];
		}
		$gaps = array();
		for ( $i = 1; $i < $count; $i++ ) {
			$gaps[] = self::expected( $sums, $start, $times[ $i ] ) - self::expected( $sums, $start, $times[ $i - 1 ] );
		}
		sort( $gaps );
		$usual  = $gaps[ (int) ceil( 0.99 * count( $gaps ) ) - 1 ];
		$limit  = max( self::BEYOND_USUAL * $usual, self::BEYOND_LONGEST * end( $gaps ), self::LEAST_MISSING );
		$before = self::expected( $sums, $start, $last );
		if ( self::expected( $sums, $start, $now ) - $before < $limit ) {
			return null;
		}
		return array(
			'quiet' => $now - $last,
			'usual' => self::reached( $sums, $start, $before + $usual, $last, $now ) - $last,
		);
	}

	/**
	 * Mails that each hour of the week brings, smoothed with its neighbours so that one mail does not make a rule.
	 *
	 * @param list<int>          $times   When mails came.
	 * @param int                $start   The first hour.
	 * @param int                $last    The last mail: the silence itself must not become usual.
	 * @param \Closure(int): int $slot_of As in judge().
	 * @return array<int, float>
	 */
	private static function rates( array $times, int $start, int $last, \Closure $slot_of ): array {
		$mails = array_fill( 0, 168, 0 );
		$hours = array_fill( 0, 168, 0 );
		foreach ( $times as $time ) {
			++$mails[ $slot_of( $time ) ];
		}
		for ( $hour = $start; $hour <= $last; $hour += HOUR_IN_SECONDS ) {
			++$hours[ $slot_of( $hour ) ];
		}
		$rates = array();
		for ( $slot = 0; $slot < 168; $slot++ ) {
			$sum = 0.0;
			foreach ( array( 167 => 1, 0 => 2, 1 => 1 ) as $shift => $weight ) {
				$near = ( $slot + $shift ) % 168;
				$sum += $weight * $mails[ $near ] / max( 1, $hours[ $near ] );
			}
			$rates[ $slot ] = $sum / 4;
		}
		return $rates;
	}

	/**
	 * Mails that should have come from the start to a time.
	 *
	 * @param list<float> $sums  By full hours since the start.
	 * @param int         $start Unix time.
	 * @param int         $time  Unix time.
	 */
	private static function expected( array $sums, int $start, int $time ): float {
		$hours = ( $time - $start ) / HOUR_IN_SECONDS;
		$whole = min( (int) $hours, count( $sums ) - 2 );
		return $sums[ $whole ] + ( $sums[ $whole + 1 ] - $sums[ $whole ] ) * min( 1.0, $hours - $whole );
	}

	/**
	 * When so many mails should have come.
	 *
	 * @param list<float> $sums  As in expected().
	 * @param int         $start As in expected().
	 * @param float       $mails How many.
	 * @param int         $from  Not before this time.
	 * @param int         $until Not after this time.
	 */
	private static function reached( array $sums, int $start, float $mails, int $from, int $until ): int {
		for ( $time = $from; $time < $until; $time += 15 * MINUTE_IN_SECONDS ) {
			if ( self::expected( $sums, $start, $time ) >= $mails ) {
				return $time;
			}
		}
		return $until;
	}
}
