<?php
/**
 * What the stamps of a check say.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Pure readings of a check's row: how long each leg took, and what is wrong although the mail came through.
 */
final class CheckLegs {
	/** Leg => the stamp that ends it, in order. */
	private const ENDS = array(
		'send'   => 'sent_ms',
		'arrive' => 'seen_ms',
		'fetch'  => 'fetched_ms',
		'ticket' => 'ticket_ms',
		'clean'  => 'cleaned_ms',
	);
	/** Clocks that differ by more make signed links and tokens fail (milliseconds). */
	private const CLOCK = 60_000;
	/** INTERNALDATE knows whole seconds, and nobody needs a mail server's clock to the second (milliseconds). */
	private const MAIL_CLOCK = 120_000;

	/**
	 * How long each leg took.
	 *
	 * @param array<string, mixed> $check A row of CheckStore.
	 * @return list<array{leg: string, ms: int|null}>
	 */
	public static function durations( array $check ): array {
		$legs = array();
		$from = $check['queued_ms'];
		foreach ( self::ENDS as $leg => $stamp ) {
			$end    = $check[ $stamp ];
			$legs[] = array(
				'leg' => $leg,
				'ms'  => null === $end || null === $from ? null : max( 0, $end - $from ),
			);
			$from = $end ?? $from;
		}
		return $legs;
	}

	/**
	 * What is broken although the mail came through.
	 *
	 * @param array<string, mixed> $check A row of CheckStore.
	 * @return array{part: string, detail: string}|null
	 */
	public static function broken( array $check ): ?array {
		if ( null !== $check['clock_ms'] && abs( $check['clock_ms'] ) > self::CLOCK ) {
			return array(
				'part'   => 'clock',
				/* translators: %d: seconds */
				'detail' => sprintf( __( 'The clocks of this web server and of the computer that fetches mail differ by %d seconds. Set both by the network (NTP).', 'mesa-help-desk' ), (int) round( abs( $check['clock_ms'] ) / 1000 ) ),
			);
		}
		$share = self::quota_share( $check );
		if ( null !== $share && $share >= 1.0 ) {
			return array(
				'part'   => 'quota',
				'detail' => __( 'The mailbox is full: the mail server takes no more mail. Delete or archive old mail, or ask the provider for more space.', 'mesa-help-desk' ),
			);
		}
		return null;
	}

	/**
	 * What is not broken and not well either.
	 *
	 * @param array<string, mixed> $check A row of CheckStore.
	 * @return list<array{part: string, detail: string}>
	 */
	public static function warnings( array $check ): array {
		$warnings = array();
		$share    = self::quota_share( $check );
		if ( null !== $share && $share >= 0.9 && $share < 1.0 ) {
			$warnings[] = array(
				'part'   => 'quota',
				/* translators: %d: per cent */
				'detail' => sprintf( __( 'The mailbox is %d %% full. When it is full, no mail comes in any more.', 'mesa-help-desk' ), (int) floor( $share * 100 ) ),
			);
		}
		$arrived = $check['arrived_ms'];
		if ( null !== $arrived && null !== $check['sent_ms'] && null !== $check['seen_ms'] ) {
			$off = max( $check['sent_ms'] - $arrived, $arrived - $check['seen_ms'], 0 );
			if ( $off > self::MAIL_CLOCK ) {
				$warnings[] = array(
					'part'   => 'clock',
					/* translators: %d: seconds */
					'detail' => sprintf( __( 'The mail server\'s clock is wrong by %d seconds or more.', 'mesa-help-desk' ), (int) round( $off / 1000 ) ),
				);
			}
		}
		return $warnings;
	}

	/**
	 * How full the mailbox is.
	 *
	 * @param array<string, mixed> $check A row of CheckStore.
	 * @return float|null 1.0: full; null: the server does not tell.
	 */
	private static function quota_share( array $check ): ?float {
		return null === $check['quota_used'] || null === $check['quota_limit'] || $check['quota_limit'] < 1 ? null : $check['quota_used'] / $check['quota_limit'];
	}
}
