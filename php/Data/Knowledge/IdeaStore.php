<?php
/**
 * What customers ask again and again.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\MailboxScope;

defined( 'ABSPATH' ) || exit;

/**
 * The groups that texts make (IdeaTextStore), and how far a look for them is. Whoever reads a group reads it through a
 * MailboxScope: of its tickets only those count that this person may see.
 *
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
	 * Changes what was decided about a group.
	 *
	 * @param int                     $id     The group.
	 * @param array<string, int|bool> $values dismissed, draft_id.
	 */
	public function update( int $id, array $values ): void {
		$this->db->update( 'ideas', $values, array( 'id' => $id ) );
	}
}
