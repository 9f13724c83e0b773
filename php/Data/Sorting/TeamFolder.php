<?php
/**
 * The folder of a team.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\Tickets\FolderWalk;
use Mesa\Data\Tickets\RankStore;
use Mesa\Domain\Cursor;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Open tickets that a team has, in the shape of FolderWalk::page(). A team is one range of an index of `team_tickets`;
 * mailboxes that somebody may not see are left out on the way, which costs little: a team is rarely given what its people
 * cannot see.
 */
final class TeamFolder {
	/**
	 * A page's tickets.
	 *
	 * @param array{mailbox_id: int, team_id?: int} $filter Which team; mailbox_id 0 means any.
	 * @param MailboxScope                          $scope  What they may see.
	 * @param string                                $part   As in FolderWalk::page().
	 * @param Cursor|null                           $after  Where to go on.
	 * @param int                                   $limit  At most so many.
	 * @param string                                $only   One more condition on id and mailbox_id, without values; may be empty.
	 * @return array{sql: string, args: list<mixed>}|null Null when there is nothing that this person may see.
	 */
	public static function page( array $filter, MailboxScope $scope, string $part, ?Cursor $after, int $limit, string $only ): ?array {
		$team_id = $filter['team_id'] ?? 0;
		if ( $team_id < 1 || $scope->is_nothing() || ( $filter['mailbox_id'] > 0 && ! $scope->includes( $filter['mailbox_id'] ) ) ) {
			return null;
		}
		$is_ranked = in_array( $part, array( 'important', 'low' ), true );
		$source    = self::source( $part );
		$where     = array( 'team_id = %d', ...$source['where'] );
		$args      = array( $team_id );
		if ( $filter['mailbox_id'] > 0 ) {
			$where[] = 'mailbox_id = %d';
			$args[]  = $filter['mailbox_id'];
		}
		array_push( $where, ...array_filter( array( $scope->condition( 'mailbox_id' ), $only ) ) );
		$column = $source['column'];
		if ( null !== $after ) {
			$where[] = FolderWalk::is_rising( $part )
				? "$column >= %s AND ($column > %s OR id > %d)"
				: "$column <= %s AND ($column < %s OR id < %d)";
			array_push( $args, $after->time, $after->time, $after->id );
		}
		$order = FolderWalk::is_rising( $part ) ? "$column, id" : "$column DESC, id DESC";
		$from  = $is_ranked
			// Few tickets are not of the usual priority: they are what is walked along.
			? "(SELECT k.ticket_id AS id, k.place, k.mailbox_id, k.status, x.team_id FROM {ticket_ranks} k JOIN {team_tickets} x ON x.id = k.ticket_id) ranked"
			: "{team_tickets} FORCE INDEX ({$source['index']})";
		return array(
			'sql'  => "SELECT id, $column AS place, mailbox_id FROM $from WHERE " . implode( ' AND ', $where ) . " ORDER BY $order LIMIT %d",
			'args' => array( ...$args, $limit ),
		);
	}

	/**
	 * Where a part is read from.
	 *
	 * @param string $part As in FolderWalk::page().
	 * @return array{column: string, index: string, where: list<string>}
	 */
	private static function source( string $part ): array {
		$usual   = '(SELECT COUNT(*) FROM {ticket_ranks} k WHERE k.ticket_id = id) = 0';
		$at_rest = "COALESCE(waiting_since, '') = ''";
		$by      = static fn( string $column, string $index, string ...$where ): array => array( 'column' => $column, 'index' => $index, 'where' => $where );
		return match ( $part ) {
			'waiting'          => $by( 'waiting_since', 'waiting_team', 'waiting_since IS NOT NULL' ),
			'usual'            => $by( 'waiting_since', 'waiting_team', 'waiting_since IS NOT NULL', $usual ),
			'rest'             => $by( 'updated_at', 'by_team', $at_rest ),
			'usual-rest'       => $by( 'updated_at', 'by_team', $at_rest, $usual ),
			'created'          => $by( 'created_at', 'created_team' ),
			'important', 'low' => $by( 'place', '', "status = '" . TicketStatus::OPEN . "'", RankStore::span( $part ) ),
			default            => $by( 'updated_at', 'by_team' ),
		};
	}

	/**
	 * The same as a condition on tickets that are known by their ids and called `t`.
	 *
	 * @param int $team_id The team.
	 * @return array{sql: string, args: list<mixed>}
	 */
	public static function condition( int $team_id ): array {
		return array(
			'sql'  => 't.status = %s AND t.team_id = %d',
			'args' => array( TicketStatus::OPEN, $team_id ),
		);
	}
}
