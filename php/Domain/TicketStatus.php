<?php
/**
 * A ticket's status.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The statuses, and what a message does to them.
 */
final class TicketStatus {
	public const OPEN    = 'open';
	public const PENDING = 'pending';
	public const SNOOZED = 'snoozed';
	public const CLOSED  = 'closed';
	public const SPAM    = 'spam';
	public const TRASH   = 'trash';

	/** A signpost: all that it had is on another ticket. It lies in no folder, and nobody can choose this status. */
	public const MERGED = 'merged';

	/** All that a person can choose. */
	public const ALL = array( self::OPEN, self::PENDING, self::SNOOZED, self::CLOSED, self::SPAM, self::TRASH );

	/** In the folder "all": spam and trash are looked for where they lie. */
	public const NORMAL = array( self::OPEN, self::PENDING, self::SNOOZED, self::CLOSED );

	/**
	 * The status after a person on the customer's side wrote.
	 *
	 * Nobody may overlook it, so everything opens again, trash too; only spam stays spam.
	 *
	 * @param string $status The status before.
	 */
	public static function after_customer_reply( string $status ): string {
		return self::SPAM === $status ? self::SPAM : self::OPEN;
	}

	/**
	 * Columns that follow from a new status.
	 *
	 * @param string      $status        The new status.
	 * @param string|null $snoozed_until UTC datetime, for snoozed.
	 * @param int         $status_id     The site's own status of that state; 0 for the built-in one.
	 * @return array{status: string, status_id: int, snoozed_until: string|null, closed_at: string|null, locked?: false} Only what is closed can be locked.
	 */
	public static function columns( string $status, ?string $snoozed_until = null, int $status_id = 0 ): array {
		return ( self::CLOSED === $status ? array() : array( 'locked' => false ) ) + array(
			'status'        => $status,
			'status_id'     => $status_id,
			'snoozed_until' => self::SNOOZED === $status ? $snoozed_until : null,
			'closed_at'     => self::CLOSED === $status ? Time::now() : null,
		);
	}

	/**
	 * Whether somebody could be waiting in this status.
	 *
	 * @param string $status A status.
	 */
	public static function is_live( string $status ): bool {
		return in_array( $status, array( self::OPEN, self::PENDING, self::SNOOZED ), true );
	}

	/**
	 * Whether a ticket was done with, or put away, and is not any more.
	 *
	 * @param string $from Its status before.
	 * @param string $to   Its status from now on; empty for the same.
	 */
	public static function comes_back( string $from, string $to ): bool {
		return self::is_live( $to ) && ! self::is_live( $from );
	}
}
