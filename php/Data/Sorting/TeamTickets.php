<?php
/**
 * Open tickets of teams.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * The rows of `team_tickets`, which a team's folder is read by: one for each open ticket that a team has. An index of the
 * tickets table would be paid for by every mail of every site, with teams or without. Tickets\TicketCopies keeps them in
 * step. See docs/adr/0034.
 */
final class TeamTickets {
	/**
	 * What is stored of a ticket.
	 *
	 * @param array<string, mixed> $ticket Its row.
	 * @return array{team_id: int, mailbox_id: int, updated_at: string, created_at: string, waiting_since: ?string}|null Null when it lies in no team's folder.
	 */
	public static function of( array $ticket ): ?array {
		if ( (int) ( $ticket['team_id'] ?? 0 ) < 1 || TicketStatus::OPEN !== $ticket['status'] ) {
			return null;
		}
		return array(
			'team_id'       => (int) $ticket['team_id'],
			'mailbox_id'    => (int) $ticket['mailbox_id'],
			'updated_at'    => (string) $ticket['updated_at'],
			'created_at'    => (string) $ticket['created_at'],
			'waiting_since' => $ticket['waiting_since'] ?? null,
		);
	}
}
