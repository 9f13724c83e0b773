<?php
/**
 * What customers ask again and again.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Domain\MailboxScope;

defined( 'ABSPATH' ) || exit;

/**
 * The texts that were looked at, as terms, and the groups that they make. Whoever reads a group reads it through a
 * MailboxScope: of its tickets only those count that this person may see.
 *
 * @phpstan-type Terms array<string, array{0: int, 1: string}>
 * @phpstan-type Idea array{id: int, words: list<string>, centre: array<string, float>, article_id: int, draft_id: int, dismissed: bool}
 */
final class IdeaStore {
	/** Members of a group that are kept, the nearest. */
	public const MEMBERS = 500;
	private const STATE  = 'mesa_ideas';

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * How far a look is.
	 *
	 * @return array{state: string, run: int, read: int, at_time: string, at_id: int, ran_at: string|null}
	 */
	public function state(): array {
		return (array) get_option( self::STATE, array() ) + array( 'state' => 'never', 'run' => 0, 'read' => 0, 'at_time' => '', 'at_id' => 0, 'ran_at' => null );
	}

	/**
	 * Keeps how far it is.
	 *
	 * @param array<string, mixed> $state As state() gives it.
	 */
	public function save_state( array $state ): void {
		update_option( self::STATE, $state, false );
	}

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
	 * All texts.
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
	 * Some texts.
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
	 * The groups, also those that were dismissed.
	 *
	 * @return array<int, Idea> By number.
	 */
	public function ideas(): array {
		$ideas = array();
		foreach ( $this->db->rows( 'SELECT id, words, centre, article_id, draft_id, dismissed FROM {ideas} ORDER BY id' ) as $row ) {
			$row                        = Row::typed( $row, array( 'id', 'article_id', 'draft_id' ), array( 'dismissed' ) );
			$ideas[ (int) $row['id'] ] = array( 'words' => (array) json_decode( (string) $row['words'], true ), 'centre' => (array) json_decode( (string) $row['centre'], true ) ) + $row;
		}
		return $ideas;
	}

	/**
	 * One group.
	 *
	 * @param int $id Its number.
	 * @return Idea|null
	 */
	public function find( int $id ): ?array {
		return $this->ideas()[ $id ] ?? null;
	}

	/**
	 * Writes a run's groups down, in one step. A group that was there before, under its number, keeps what was decided about it.
	 *
	 * @param int                                                                                                                               $run    This run.
	 * @param list<array{id: int, words: list<string>, centre: array<string, float>, article_id: int, members: array<string, float>}> $groups Members by "kind id"; id 0 for a new one.
	 */
	public function replace( int $run, array $groups ): void {
		$this->db->transaction(
			function () use ( $run, $groups ): void {
				$this->db->run( 'DELETE FROM {idea_members}' );
				foreach ( $groups as $group ) {
					$values = array( 'run' => $run, 'words' => (string) wp_json_encode( $group['words'], JSON_UNESCAPED_UNICODE ), 'centre' => (string) wp_json_encode( $group['centre'], JSON_UNESCAPED_UNICODE ), 'article_id' => $group['article_id'] );
					$id     = $group['id'];
					if ( $id > 0 ) {
						$this->db->update( 'ideas', $values, array( 'id' => $id ) );
					} else {
						$id = $this->db->insert( 'ideas', $values );
					}
					foreach ( array_slice( $group['members'], 0, self::MEMBERS, true ) as $name => $nearness ) {
						list( $kind, $ref ) = explode( ' ', (string) $name );
						$this->db->insert_later( 'idea_members', array( 'idea_id' => $id, 'kind' => $kind, 'ref_id' => (int) $ref, 'nearness' => (int) round( 1000 * $nearness ) ), 'ignore' );
					}
				}
				// What was dismissed may come back as a group of its own, and is then known by its words.
				$this->db->run( 'DELETE FROM {ideas} WHERE run <> %d AND dismissed = 0 AND draft_id = 0', $run );
			}
		);
	}

	/**
	 * The tickets of groups that somebody may see, the nearest first.
	 *
	 * @param non-empty-list<int> $idea_ids Groups.
	 * @param MailboxScope        $scope    What this person sees.
	 * @return array<int, list<array{id: int, subject: string, customer_name: string, created_at: string}>> By group.
	 */
	public function tickets( array $idea_ids, MailboxScope $scope ): array {
		$condition = $scope->condition();
		$found     = array();
		foreach (
			$this->db->rows(
				"SELECT m.idea_id, t.id, t.subject, t.customer_name, t.created_at FROM {idea_members} m JOIN {tickets} t ON t.id = m.ref_id
				WHERE m.kind = 'ticket' AND m.idea_id IN (" . Row::marks( $idea_ids, '%d' ) . ") AND t.status NOT IN ('spam', 'trash', 'merged')" . ( '' === $condition ? '' : " AND $condition" ) . ' ORDER BY m.idea_id, m.nearness DESC, t.id DESC',
				...$idea_ids
			) as $row
		) {
			$found[ (int) $row['idea_id'] ][] = array( 'id' => (int) $row['id'], 'subject' => (string) $row['subject'], 'customer_name' => (string) $row['customer_name'], 'created_at' => (string) $row['created_at'] );
		}
		return $found;
	}

	/**
	 * The questions of groups.
	 *
	 * @param non-empty-list<int> $idea_ids Groups.
	 * @return array<int, list<array{question: string, searches: int}>> By group.
	 */
	public function questions( array $idea_ids ): array {
		$found = array();
		foreach ( $this->db->rows( "SELECT m.idea_id, t.question, SUM(d.searches) AS searches FROM {idea_members} m JOIN {search_terms} t ON t.id = m.ref_id AND t.visitors >= 2 JOIN {search_days} d ON d.term_id = t.id WHERE m.kind = 'search' AND m.idea_id IN (" . Row::marks( $idea_ids, '%d' ) . ') GROUP BY m.idea_id, t.id, t.question ORDER BY searches DESC', ...$idea_ids ) as $row ) {
			$found[ (int) $row['idea_id'] ][] = array( 'question' => (string) $row['question'], 'searches' => (int) $row['searches'] );
		}
		return $found;
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

	/**
	 * Changes what was decided about a group.
	 *
	 * @param int                     $id     The group.
	 * @param array<string, int|bool> $values dismissed, draft_id.
	 */
	public function update( int $id, array $values ): void {
		$this->db->update( 'ideas', $values, array( 'id' => $id ) );
	}
}
