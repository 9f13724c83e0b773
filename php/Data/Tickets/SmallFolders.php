<?php
/**
 * Folders that are tables of their own.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Domain\Cursor;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Where somebody has begun to write, what is to leave later, what could not be sent: never many tickets, so a small table
 * names them and they are sorted when they are asked for, by their newest change.
 */
final class SmallFolders {
	public const DRAFTS    = 'drafts';
	public const SCHEDULED = 'scheduled';
	public const FAILED    = 'failed';
	public const ALL       = array( self::DRAFTS, self::SCHEDULED, self::FAILED );

	/**
	 * Whether a folder is one of these.
	 *
	 * @param string $folder The folder.
	 */
	public static function includes( string $folder ): bool {
		return in_array( $folder, self::ALL, true );
	}

	/**
	 * A page's tickets, newest first, in the shape of FolderWalk::page().
	 *
	 * @param array{folder: string, mailbox_id: int} $filter  The folder.
	 * @param int                                    $user_id Whose drafts.
	 * @param MailboxScope                           $scope   What they may see.
	 * @param Cursor|null                            $after   Where to go on.
	 * @param int                                    $limit   At most so many.
	 * @param string                                 $only    One more condition on columns of the tickets, without values; may be empty.
	 * @return array{sql: string, args: list<mixed>}
	 */
	public static function page( array $filter, int $user_id, MailboxScope $scope, ?Cursor $after, int $limit, string $only ): array {
		$members = self::members( $filter['folder'], $user_id );
		$where   = array_filter( array( self::normal(), $scope->condition( 'mailbox_id' ), $only ) );
		$args    = $members['args'];
		if ( $filter['mailbox_id'] > 0 ) {
			$where[] = 'mailbox_id = %d';
			$args[]  = $filter['mailbox_id'];
		}
		if ( null !== $after ) {
			$where[] = 'updated_at <= %s AND (updated_at < %s OR id < %d)';
			array_push( $args, $after->time, $after->time, $after->id );
		}
		return array(
			'sql'  => "SELECT id, updated_at AS place, mailbox_id FROM ({$members['sql']}) members JOIN {tickets} ON id = member WHERE " . implode( ' AND ', $where ) . ' ORDER BY updated_at DESC, id DESC LIMIT %d',
			'args' => array( ...$args, $limit ),
		);
	}

	/**
	 * The same as a condition on tickets that are known by their ids and called `t`.
	 *
	 * @param string $folder  The folder.
	 * @param int    $user_id Whose drafts.
	 * @return array{sql: string, args: list<mixed>}
	 */
	public static function condition( string $folder, int $user_id ): array {
		$members = self::members( $folder, $user_id );
		return array( 'sql' => self::normal( 't.' ) . " AND t.id IN ({$members['sql']})" ) + $members;
	}

	/**
	 * How many there are, as the parts of a UNION that give `folder`, `mailbox_id` (0) and `tickets`.
	 *
	 * @param int          $user_id Whose drafts.
	 * @param MailboxScope $scope   What they may see.
	 * @return array{sql: string, args: list<mixed>} Begins with UNION ALL.
	 */
	public static function counts( int $user_id, MailboxScope $scope ): array {
		$where = implode( ' AND ', array_filter( array( self::normal(), $scope->condition( 'mailbox_id' ) ) ) );
		return array(
			'sql'  => " UNION ALL SELECT 'drafts', 0, COUNT(DISTINCT d.ticket_id) FROM {drafts} d JOIN {tickets} t ON t.id = d.ticket_id WHERE d.user_id = %d AND $where
				UNION ALL SELECT o.state, 0, COUNT(*) FROM {outbox} o JOIN {tickets} t ON t.id = o.ticket_id WHERE $where GROUP BY o.state",
			'args' => array( $user_id ),
		);
	}

	/**
	 * The tickets of a folder.
	 *
	 * @param string $folder  The folder.
	 * @param int    $user_id Whose drafts.
	 * @return array{sql: string, args: list<mixed>}
	 */
	private static function members( string $folder, int $user_id ): array {
		return self::DRAFTS === $folder
			? array( 'sql' => 'SELECT DISTINCT ticket_id AS member FROM {drafts} WHERE user_id = %d', 'args' => array( $user_id ) )
			: array( 'sql' => 'SELECT ticket_id AS member FROM {outbox} WHERE state = %s', 'args' => array( $folder ) );
	}

	/**
	 * Neither spam nor trash: what is thrown away needs nobody.
	 *
	 * @param string $prefix Of the columns.
	 */
	private static function normal( string $prefix = '' ): string {
		return "{$prefix}status IN ('" . implode( "','", TicketStatus::NORMAL ) . "')";
	}
}
