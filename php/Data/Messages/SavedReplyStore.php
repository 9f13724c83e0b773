<?php
/**
 * Saved replies.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

use Mesa\Data\Db;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Words that are used again and again. Who may see which is Actions\Words\SavedReplies' business.
 *
 * @phpstan-type SavedReply array{id: int, title: string, folder: string, html: string, shared: bool, owner_id: int, mailbox_ids: list<int>, files: list<array{sha256: string, filename: string, content_type: string, size: int}>, actions: array{status: string, add_tags: list<string>, assign: string}, uses: int, last_used_at: ?string, updated_at: string}
 */
final class SavedReplyStore {
	/** More than any team writes; keeps the list in memory. */
	public const MOST = 2000;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The shared ones, and those of one person.
	 *
	 * @param int $user_id The person.
	 * @return list<SavedReply> By folder and title.
	 */
	public function of( int $user_id ): array {
		return array_map( self::reply( ... ), $this->db->rows( 'SELECT * FROM {saved_replies} WHERE shared = 1 OR owner_id = %d ORDER BY folder, title, id LIMIT %d', $user_id, self::MOST ) );
	}

	/**
	 * One of them.
	 *
	 * @param int $id The saved reply.
	 * @return SavedReply|null
	 */
	public function find( int $id ): ?array {
		$row = $this->db->row( 'SELECT * FROM {saved_replies} WHERE id = %d', $id );
		return null === $row ? null : self::reply( $row );
	}

	/**
	 * How many there are, everybody's.
	 */
	public function count(): int {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM {saved_replies}' );
	}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $values Fields of SavedReply.
	 * @return int Its id.
	 */
	public function add( array $values ): int {
		return $this->db->insert( 'saved_replies', self::columns( $values ) + array( 'created_at' => Time::now(), 'updated_at' => Time::now() ) );
	}

	/**
	 * Changes one.
	 *
	 * @param int                  $id     The saved reply.
	 * @param array<string, mixed> $values Some fields of SavedReply.
	 */
	public function change( int $id, array $values ): void {
		$this->db->update( 'saved_replies', self::columns( $values ) + array( 'updated_at' => Time::now() ), array( 'id' => $id ) );
	}

	/**
	 * Deletes one.
	 *
	 * @param int $id The saved reply.
	 */
	public function delete( int $id ): void {
		$this->db->delete( 'saved_replies', array( 'id' => $id ) );
	}

	/**
	 * Counts that one was inserted.
	 *
	 * @param int $id The saved reply.
	 */
	public function note_use( int $id ): void {
		$this->db->run( 'UPDATE {saved_replies} SET uses = uses + 1, last_used_at = %s WHERE id = %d', Time::now(), $id );
	}

	/**
	 * Deletes what somebody who is gone kept to themselves; what they shared stays with the team.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'saved_replies', array( 'owner_id' => $user_id, 'shared' => 0 ) );
	}

	/**
	 * Fields as columns.
	 *
	 * @param array<string, mixed> $values Fields.
	 * @return array<string, string|int|bool>
	 */
	private static function columns( array $values ): array {
		$columns = array_intersect_key( $values, array_flip( array( 'title', 'folder', 'html', 'shared', 'owner_id' ) ) );
		foreach ( array( 'mailbox_ids', 'files', 'actions' ) as $list ) {
			if ( isset( $values[ $list ] ) ) {
				$columns[ $list ] = (string) wp_json_encode( $values[ $list ] );
			}
		}
		return $columns;
	}

	/**
	 * A row as a saved reply.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return SavedReply
	 */
	private static function reply( array $row ): array {
		$actions = (array) json_decode( (string) $row['actions'], true );
		return array(
			'id'           => (int) $row['id'],
			'title'        => (string) $row['title'],
			'folder'       => (string) $row['folder'],
			'html'         => (string) $row['html'],
			'shared'       => (bool) $row['shared'],
			'owner_id'     => (int) $row['owner_id'],
			'mailbox_ids'  => array_values( array_map( 'intval', (array) json_decode( (string) $row['mailbox_ids'], true ) ) ),
			'files'        => array_values( (array) json_decode( (string) $row['files'], true ) ),
			'actions'      => array(
				'status'   => (string) ( $actions['status'] ?? '' ),
				'add_tags' => array_values( array_map( 'strval', (array) ( $actions['add_tags'] ?? array() ) ) ),
				'assign'   => (string) ( $actions['assign'] ?? '' ),
			),
			'uses'         => (int) $row['uses'],
			'last_used_at' => $row['last_used_at'],
			'updated_at'   => (string) $row['updated_at'],
		);
	}
}
