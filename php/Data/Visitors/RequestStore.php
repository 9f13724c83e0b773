<?php
/**
 * What is known of tickets that came in by a form.
 *
 * @package Mesa
 */

namespace Mesa\Data\Visitors;

use Mesa\Data\Db;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * One row beside the ticket: which form, how much it looked like spam, and which order it is about.
 */
final class RequestStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Notes it, in the transaction that makes the ticket.
	 *
	 * @param int          $ticket_id    The ticket.
	 * @param int          $form_id      The form; 0 for one that stands alone.
	 * @param int          $score        Of SpamScore.
	 * @param list<string> $reasons      Why; names of SpamScore.
	 * @param string       $order_number As the visitor wrote it.
	 */
	public function add( int $ticket_id, int $form_id, int $score, array $reasons, string $order_number ): void {
		$this->db->insert_later(
			'ticket_requests',
			array(
				'ticket_id'    => $ticket_id,
				'form_id'      => $form_id,
				'spam_score'   => $score,
				'spam_reasons' => implode( ',', $reasons ),
				'order_number' => $order_number,
				'created_at'   => Time::now(),
			)
		);
	}

	/**
	 * Whether it is noted: the ticket was there before.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function has( int $ticket_id ): bool {
		return null !== $this->db->value( 'SELECT ticket_id FROM {ticket_requests} WHERE ticket_id = %d', $ticket_id );
	}

	/**
	 * How many messages each form has brought.
	 *
	 * @param int $since Unix time.
	 * @return array<int, int> By form.
	 */
	public function counts( int $since ): array {
		return array_map( 'intval', array_column( $this->db->rows( 'SELECT form_id, COUNT(*) AS requests FROM {ticket_requests} WHERE created_at >= %s GROUP BY form_id', Time::sql( $since ) ), 'requests', 'form_id' ) );
	}

	/**
	 * Whether an agent has ever answered a customer.
	 *
	 * @param int $customer_id The customer.
	 */
	public function is_answered( int $customer_id ): bool {
		return null !== $this->db->value( "SELECT m.id FROM {tickets} t JOIN {messages} m ON m.ticket_id = t.id WHERE t.customer_id = %d AND m.kind = 'reply' AND m.author_id > 0 LIMIT 1", $customer_id );
	}
}
