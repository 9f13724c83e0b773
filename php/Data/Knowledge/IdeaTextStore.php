<?php
/**
 * What customers have asked, in their words.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what customers wrote and looked for, and keeps the terms of each text, so that a look does not begin anew.
 *
 * @phpstan-type Terms array<string, array{0: int, 1: string}>
 */
final class IdeaTextStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Solved tickets, the newest change first.
	 *
	 * @param string $before Times before this one, or '' for the beginning.
	 * @param int    $id     With that time, tickets before this one.
	 * @param int    $limit  Rows.
	 * @return list<array{id: int, subject: string, customer_name: string, updated_at: string}>
	 */
	public function solved( string $before, int $id, int $limit ): array {
		$columns = "SELECT id, subject, customer_name, updated_at FROM {tickets} WHERE status = 'closed'";
		$order   = ' ORDER BY updated_at DESC, id DESC LIMIT %d';
		$rows    = '' === $before
			? $this->db->rows( $columns . $order, $limit )
			: $this->db->rows( "$columns AND updated_at <= %s AND (updated_at < %s OR id < %d)$order", $before, $before, $id, $limit );
		return array_map( static fn( array $row ): array => Row::typed( $row, array( 'id' ) ), $rows );
	}

	/**
	 * What customers wrote first. Automatic mail asks nothing.
	 *
	 * @param non-empty-list<int> $ticket_ids Tickets.
	 * @return array<int, string> Text by ticket.
	 */
	public function first_words( array $ticket_ids ): array {
		$marks = Row::marks( $ticket_ids, '%d' );
		return array_column( $this->db->rows( "SELECT m.ticket_id, SUBSTR(m.visible_text, 1, 3000) AS words FROM (SELECT MIN(id) AS id FROM {messages} WHERE ticket_id IN ($marks) AND kind = 'customer' GROUP BY ticket_id) f JOIN {messages} m ON m.id = f.id WHERE m.automatic IS NULL", ...$ticket_ids ), 'words', 'ticket_id' );
	}

	/**
	 * Questions that found nothing, asked by several visitors.
	 *
	 * @param int $limit At most so many, the most frequent first.
	 * @return array<int, array{question: string, searches: int}> By the question's number.
	 */
	public function empty_searches( int $limit ): array {
		$found = array();
		foreach ( $this->db->rows( 'SELECT t.id, t.question, SUM(d.searches) AS searches FROM {search_terms} t JOIN {search_days} d ON d.term_id = t.id WHERE t.visitors >= 2 AND t.hidden = 0 GROUP BY t.id, t.question HAVING SUM(d.unanswered) * 2 >= SUM(d.searches) ORDER BY searches DESC, t.id LIMIT %d', $limit ) as $row ) {
			$found[ (int) $row['id'] ] = array( 'question' => (string) $row['question'], 'searches' => (int) $row['searches'] );
		}
		return $found;
	}

	/**
	 * Which texts are known, and marks them as seen in this run.
	 *
	 * @param string              $kind ticket, search or article.
	 * @param non-empty-list<int> $ids  Their numbers.
	 * @param int                 $run  This run.
	 * @return array<int, true> By number.
	 */
	public function seen( string $kind, array $ids, int $run ): array {
		$marks = Row::marks( $ids, '%d' );
		$known = array_map( 'intval', $this->db->column( "SELECT ref_id FROM {idea_docs} WHERE kind = %s AND ref_id IN ($marks)", $kind, ...$ids ) );
		$this->db->run( "UPDATE {idea_docs} SET run = %d WHERE kind = %s AND ref_id IN ($marks)", $run, $kind, ...$ids );
		return array_fill_keys( $known, true );
	}

	/**
	 * Keeps a text's terms.
	 *
	 * @param string $kind  ticket, search or article.
	 * @param int    $id    Its number.
	 * @param int    $run   This run.
	 * @param array  $terms Terms.
	 * @phpstan-param Terms $terms
	 */
	public function put( string $kind, int $id, int $run, array $terms ): void {
		$this->db->run( 'INSERT INTO {idea_docs} (kind, ref_id, run, terms) VALUES (%s, %d, %d, %s) ON DUPLICATE KEY UPDATE run = VALUES(run), terms = VALUES(terms)', $kind, $id, $run, (string) wp_json_encode( $terms, JSON_UNESCAPED_UNICODE ) );
	}

	/**
	 * Forgets texts that this run has not seen: their tickets are open again, or gone.
	 *
	 * @param int $run This run.
	 */
	public function sweep( int $run ): void {
		$this->db->run( 'DELETE FROM {idea_docs} WHERE run <> %d', $run );
	}

	/**
	 * All of them.
	 *
	 * @return array<string, Terms> By "kind id".
	 */
	public function texts(): array {
		$texts = array();
		foreach ( $this->db->rows( 'SELECT kind, ref_id, terms FROM {idea_docs} ORDER BY kind, ref_id DESC' ) as $row ) {
			$texts[ $row['kind'] . ' ' . $row['ref_id'] ] = (array) json_decode( (string) $row['terms'], true );
		}
		return $texts;
	}

	/**
	 * Some tickets'.
	 *
	 * @param list<int> $ticket_ids Tickets.
	 * @return array<int, Terms> By ticket.
	 */
	public function texts_of( array $ticket_ids ): array {
		$texts = array();
		foreach ( $ticket_ids ? $this->db->rows( "SELECT ref_id, terms FROM {idea_docs} WHERE kind = 'ticket' AND ref_id IN (" . Row::marks( $ticket_ids, '%d' ) . ')', ...$ticket_ids ) : array() as $row ) {
			$texts[ (int) $row['ref_id'] ] = (array) json_decode( (string) $row['terms'], true );
		}
		return $texts;
	}

	/**
	 * Tickets among some that have an answer of a person.
	 *
	 * @param list<int> $ticket_ids Tickets.
	 * @return list<int>
	 */
	public function answered( array $ticket_ids ): array {
		return $ticket_ids ? array_map( 'intval', $this->db->column( "SELECT DISTINCT ticket_id FROM {messages} WHERE ticket_id IN (" . Row::marks( $ticket_ids, '%d' ) . ") AND kind = 'reply' AND automatic IS NULL AND state <> 'cancelled' AND state <> 'failed'", ...$ticket_ids ) ) : array();
	}
}
