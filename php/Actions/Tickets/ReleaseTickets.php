<?php
/**
 * Tickets of somebody who leaves.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\Agents;
use Mesa\Data\Db;
use Mesa\Data\TicketStore;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Gives an agent's unfinished tickets to somebody else, or back to everybody, so that none lies in the folder of a user who
 * is not there any more. Closed ones follow when a customer opens them again.
 */
final class ReleaseTickets {
	/** Tickets in one go. */
	private const BATCH = 100;

	/**
	 * Takes what it works with.
	 *
	 * @param Db          $db       The database.
	 * @param TicketStore $tickets  Tickets.
	 * @param Recorder    $recorder The history.
	 */
	public function __construct( private readonly Db $db, private readonly TicketStore $tickets, private readonly Recorder $recorder ) {}

	/**
	 * Releases them.
	 *
	 * @param int $user_id   Who leaves.
	 * @param int $heir_id   Who gets what that user had; 0 for nobody.
	 * @param int $actor_id  Who does it.
	 */
	public function of( int $user_id, int $heir_id, int $actor_id ): void {
		$heir_id = Agents::can_be_assigned( $heir_id ) && $heir_id !== $user_id ? $heir_id : 0;
		do {
			$ids = $this->tickets->unfinished_of( $user_id, self::BATCH );
			foreach ( $ids as $id ) {
				$this->db->transaction(
					function () use ( $id, $user_id, $heir_id, $actor_id ): void {
						$this->tickets->update( $id, array( 'assignee_id' => $heir_id ) );
						$this->recorder->record( $id, 'assigned', $actor_id, array( 'from' => $user_id, 'to' => $heir_id ?: null ) );
					}
				);
			}
		} while ( self::BATCH === count( $ids ) );
	}
}
