<?php
/**
 * Drafts.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * What people have begun to write. Its author alone reads a draft's words; others learn that there is one.
 *
 * @phpstan-type DraftRow array{id: int, user_id: int, ticket_id: int, draft_key: string, kind: string, client_key: string, revision: int, based_on: int, words: string, data: string, started_at: string, updated_at: string}
 */
final class DraftStore {
	private const INTS = array( 'id', 'user_id', 'ticket_id', 'revision', 'based_on' );
	/** Colleagues' drafts that nobody has touched for so long (seconds) warn nobody any more. */
	private const FRESH = DAY_IN_SECONDS;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A draft by its name, or null.
	 *
	 * @param int    $user_id Its author.
	 * @param string $key     Its name.
	 * @return DraftRow|null
	 */
	public function find( int $user_id, string $key ): ?array {
		$row = $this->db->row( 'SELECT * FROM {drafts} WHERE user_id = %d AND draft_key = %s', $user_id, $key );
		return null === $row ? null : Row::typed( $row, self::INTS );
	}

	/**
	 * Somebody's drafts on a ticket.
	 *
	 * @param int $user_id   Who.
	 * @param int $ticket_id The ticket.
	 * @return list<DraftRow> At most fifty, the newest first.
	 */
	public function of( int $user_id, int $ticket_id ): array {
		return array_map( static fn( array $row ): array => Row::typed( $row, self::INTS ), $this->db->rows( 'SELECT * FROM {drafts} WHERE user_id = %d AND ticket_id = %d ORDER BY updated_at DESC, id DESC LIMIT 50', $user_id, $ticket_id ) );
	}

	/**
	 * Who is writing on a ticket: everything but the words.
	 *
	 * @param int $ticket_id The ticket.
	 * @param int $user_id   Whose own drafts are named whatever their age.
	 * @return list<array{user_id: int, draft_key: string, kind: string, revision: int, started_at: string, updated_at: string}> At most fifty, the newest first.
	 */
	public function stamps( int $ticket_id, int $user_id ): array {
		return array_map(
			static fn( array $row ): array => Row::typed( $row, self::INTS ),
			$this->db->rows(
				'SELECT user_id, draft_key, kind, revision, started_at, updated_at FROM {drafts} WHERE ticket_id = %d AND (user_id = %d OR updated_at >= %s) ORDER BY updated_at DESC, id DESC LIMIT 50',
				$ticket_id,
				$user_id,
				gmdate( 'Y-m-d H:i:s', time() - self::FRESH )
			)
		);
	}

	/**
	 * Adds one.
	 *
	 * @param array<string, string|int> $columns All but id.
	 */
	public function add( array $columns ): void {
		$this->db->insert( 'drafts', $columns );
	}

	/**
	 * Changes one.
	 *
	 * @param int                       $id      The draft.
	 * @param array<string, string|int> $columns New values.
	 */
	public function update( int $id, array $columns ): void {
		$this->db->update( 'drafts', $columns, array( 'id' => $id ) );
	}

	/**
	 * Ends one: it was sent, or thrown away.
	 *
	 * @param int    $user_id Its author.
	 * @param string $key     Its name; '' for none.
	 */
	public function end( int $user_id, string $key ): void {
		$row = '' === $key ? null : $this->find( $user_id, $key );
		if ( null !== $row ) {
			// By its id: a DELETE by another key locks gaps where other people's drafts are to go.
			$this->db->delete( 'drafts', array( 'id' => $row['id'] ) );
		}
	}

	/**
	 * Deletes the drafts of somebody who is gone.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'drafts', array( 'user_id' => $user_id ) );
	}
}
