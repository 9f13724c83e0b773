<?php
/**
 * Tickets that somebody has to do something about.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * The rows of `active_tickets`: what is open, and whoever waits. The folders "mine" and "unassigned" and the order "longest
 * waiting" (also as the part of "importance" that is of usual importance) are read from there. On a desk that has been in use
 * for a year they are a small part of its tickets, and what the others go through moves no index for any of this
 * (docs/adr/0052).
 */
final class ActiveTickets {
	/** What a row holds of its ticket. */
	public const COLUMNS = array( 'status', 'assignee_id', 'mailbox_id', 'updated_at', 'created_at', 'waiting_since' );
	/** Which tickets have a row, as a condition on {tickets}. */
	public const CONDITION = "(status = 'open' OR waiting_since IS NOT NULL)";

	/**
	 * What is stored of a ticket.
	 *
	 * @param array<string, mixed> $ticket Its row.
	 * @return array{status: string, assignee_id: int, mailbox_id: int, updated_at: string, created_at: string, waiting_since: ?string}|null Null when it is not open and nobody waits.
	 */
	public static function of( array $ticket ): ?array {
		$since = $ticket['waiting_since'] ?? null;
		if ( TicketStatus::OPEN !== $ticket['status'] && null === $since ) {
			return null;
		}
		return array(
			'status'        => (string) $ticket['status'],
			'assignee_id'   => (int) $ticket['assignee_id'],
			'mailbox_id'    => (int) $ticket['mailbox_id'],
			'updated_at'    => (string) $ticket['updated_at'],
			'created_at'    => (string) $ticket['created_at'],
			'waiting_since' => null === $since ? null : (string) $since,
		);
	}
}
