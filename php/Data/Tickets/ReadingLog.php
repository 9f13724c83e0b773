<?php
/**
 * Who has read which ticket.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Site\Ageing;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * One row for each person and each state (version) of a ticket that they were shown. Append-only; not to be mistaken for
 * ReadStore, which knows up to which message somebody has read and can be set back.
 */
final class ReadingLog {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Notes that somebody was given a ticket. One statement; ask for it only when TicketQuery::opened() says that it is new.
	 *
	 * @param int  $ticket_id The ticket.
	 * @param int  $version   Its state.
	 * @param int  $user_id   Who.
	 * @param bool $seen      Opened by the person; false: loaded ahead by their screen.
	 */
	public function note( int $ticket_id, int $version, int $user_id, bool $seen ): void {
		try {
			$this->db->run(
				'INSERT INTO {ticket_views} (ticket_id, user_id, version, seen, created_at) VALUES (%d, %d, %d, %d, %s) ON DUPLICATE KEY UPDATE created_at = CASE WHEN VALUES(seen) > seen THEN VALUES(created_at) ELSE created_at END, seen = CASE WHEN VALUES(seen) > seen THEN VALUES(seen) ELSE seen END',
				$ticket_id,
				$user_id,
				$version,
				(int) $seen,
				Time::now()
			);
		} catch ( DataException $error ) {
			// Whoever may read a ticket reads it also when nothing can be written.
			// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- Says that the log has a hole.
			error_log( "Mesa: could not note that user $user_id has read ticket $ticket_id: " . $error->getMessage() );
		}
	}

	/**
	 * Forgets what is old, in small steps.
	 *
	 * @param int $before Unix time.
	 */
	public function forget_old( int $before ): void {
		Ageing::forget( $this->db, 'ticket_views', $before );
	}
}
