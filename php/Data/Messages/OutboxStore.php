<?php
/**
 * Mail that has not left.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

use Mesa\Data\Db;
use Mesa\Data\Tickets\TicketStore;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps a ticket's marks has_failed and has_scheduled in line with its messages, and names the tickets that have one, so
 * that their folders are a few rows to read. In the transaction that changes the message: they cannot come apart.
 */
final class OutboxStore {
	/** For settle(): any message may have come or gone. */
	public const ANY = 'scheduled';

	/** States in which a reply is to leave later, or was held back from that. */
	private const LATER = array( 'scheduled', 'held' );

	/**
	 * Takes what it works with.
	 *
	 * @param Db          $db      The database.
	 * @param TicketStore $tickets The tickets with the marks.
	 */
	public function __construct( private readonly Db $db, private readonly TicketStore $tickets ) {}

	/**
	 * Brings a ticket in line with its messages.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $state     The new state of the message that has changed, or ANY.
	 */
	public function settle( int $ticket_id, string $state ): void {
		$ticket = $this->tickets->lock( $ticket_id );
		if ( null === $ticket ) {
			return;
		}
		// A bounce, or a send of unknown outcome, is settled by a later reply that went out; a reply that never left is not.
		// An automatic answer that fails is nobody's work.
		$last_sent = (int) $this->db->value( "SELECT id FROM {messages} WHERE ticket_id = %d AND kind = 'reply' AND automatic IS NULL AND state = 'sent' ORDER BY id DESC LIMIT 1", $ticket_id );
		$failed    = $this->db->value(
			"SELECT id FROM {messages} WHERE ticket_id = %d AND kind = 'reply' AND automatic IS NULL AND (state = 'failed' OR (state IN ('unknown', 'bounced') AND id > %d)) LIMIT 1",
			$ticket_id,
			$last_sent
		);
		$marks     = array( 'has_failed' => null !== $failed );
		if ( $ticket['has_scheduled'] || in_array( $state, self::LATER, true ) ) {
			$marks['has_scheduled'] = null !== $this->db->value( "SELECT id FROM {messages} WHERE ticket_id = %d AND state IN ('scheduled', 'held') LIMIT 1", $ticket_id );
		}
		$this->tickets->update( $ticket_id, $marks, $ticket );
		foreach ( $marks as $mark => $is ) {
			if ( $is !== $ticket[ $mark ] ) {
				$this->change( $ticket_id, substr( $mark, strlen( 'has_' ) ), $is );
			}
		}
	}

	/**
	 * Puts a ticket in, or takes it out.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $state     scheduled or failed.
	 * @param bool   $is        Whether it has such a reply.
	 */
	private function change( int $ticket_id, string $state, bool $is ): void {
		if ( $is ) {
			$this->db->run( 'INSERT IGNORE INTO {outbox} (ticket_id, state) VALUES (%d, %s)', $ticket_id, $state );
			return;
		}
		$this->db->delete( 'outbox', array( 'state' => $state, 'ticket_id' => $ticket_id ) );
	}
}
