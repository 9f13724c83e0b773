<?php
/**
 * Saved views.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Searches that people have kept, and each person's order of them. A deleted one stays for a day, so that it can be put back.
 *
 * @phpstan-type ViewRow array{id: int, owner_id: int, preset: ?string, name: string, icon: string, folder: string, mailbox_id: int, folder_team_id: int, search: string, sorting: string, shared: string, team_id: int, deleted_at: ?string, created_at: string}
 */
final class ViewStore {
	private const INTS = array( 'id', 'owner_id', 'mailbox_id', 'folder_team_id', 'team_id' );
	/** Days that a deleted view is kept. */
	private const KEPT = 1;
	/** Views that one person has at most in their column. */
	private const MOST = 200;
	/** Those that come with the plugin; their names are translated where they are shown. */
	private const PRESETS = array(
		'urgent'  => array( 'icon' => 'fire', 'folder' => 'open', 'search' => 'priority:urgent', 'sorting' => 'waiting' ),
		'longest' => array( 'icon' => 'clock', 'folder' => 'open', 'search' => '', 'sorting' => 'waiting' ),
		'mine'    => array( 'icon' => 'flag', 'folder' => 'mine', 'search' => 'is:unanswered', 'sorting' => 'waiting' ),
	);

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A view, deleted or not.
	 *
	 * @param int $id The view.
	 * @return ViewRow|null
	 */
	public function find( int $id ): ?array {
		$row = $this->db->row( 'SELECT * FROM {views} WHERE id = %d', $id );
		return null === $row ? null : Row::typed( $row, self::INTS );
	}

	/**
	 * The views of a person: their own and those that are shared with them, in their order; what they have put in no order
	 * comes last, the oldest first.
	 *
	 * @param int       $user_id  Who.
	 * @param list<int> $team_ids Teams that they are in.
	 * @return list<ViewRow>
	 */
	public function of_user( int $user_id, array $team_ids ): array {
		$teams = $team_ids ? " OR (v.shared = 'team' AND v.team_id IN (" . Row::marks( $team_ids, '%d' ) . '))' : '';
		return array_map(
			static fn( array $row ): array => Row::typed( $row, self::INTS ),
			$this->db->rows(
				"SELECT v.* FROM {views} v LEFT JOIN {view_places} p ON p.view_id = v.id AND p.user_id = %d WHERE v.deleted_at IS NULL AND (v.owner_id = %d OR v.shared = 'all'$teams) ORDER BY COALESCE(p.position, 1000000), v.id LIMIT " . self::MOST,
				$user_id,
				$user_id,
				...$team_ids
			)
		);
	}

	/**
	 * Adds one.
	 *
	 * @param array<string, string|int|null> $columns All but id and created_at.
	 * @return int Its id.
	 */
	public function insert( array $columns ): int {
		return $this->db->insert( 'views', $columns + array( 'created_at' => Time::now() ) );
	}

	/**
	 * Changes one.
	 *
	 * @param int                            $id      The view.
	 * @param array<string, string|int|null> $columns New values.
	 */
	public function update( int $id, array $columns ): void {
		if ( $columns ) {
			$this->db->update( 'views', $columns, array( 'id' => $id ) );
		}
	}

	/**
	 * Takes one away, and forgets for good what was taken away long ago.
	 *
	 * @param int $id The view.
	 */
	public function delete( int $id ): void {
		$old = array_map( 'intval', $this->db->column( 'SELECT id FROM {views} WHERE deleted_at < %s', Time::sql( time() - self::KEPT * DAY_IN_SECONDS ) ) );
		foreach ( $old as $gone ) {
			$this->db->delete( 'view_places', array( 'view_id' => $gone ) );
			$this->db->delete( 'views', array( 'id' => $gone ) );
		}
		$this->update( $id, array( 'deleted_at' => Time::now() ) );
	}

	/**
	 * Says anew in which order somebody sees their views.
	 *
	 * @param int       $user_id Who.
	 * @param list<int> $ids     The views, first to last.
	 */
	public function order( int $user_id, array $ids ): void {
		$this->db->transaction(
			function () use ( $user_id, $ids ): void {
				$this->db->delete( 'view_places', array( 'user_id' => $user_id ) );
				$values = array();
				foreach ( array_values( array_unique( $ids ) ) as $position => $id ) {
					array_push( $values, $user_id, $id, $position );
				}
				if ( $values ) {
					$this->db->run( 'INSERT INTO {view_places} (user_id, view_id, position) VALUES ' . implode( ',', array_fill( 0, intdiv( count( $values ), 3 ), '(%d,%d,%d)' ) ), ...$values );
				}
			}
		);
	}

	/**
	 * Forgets somebody who leaves: their own views go, what they have shared stays with those who have it.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'view_places', array( 'user_id' => $user_id ) );
		$this->db->run( "DELETE FROM {views} WHERE owner_id = %d AND shared = 'no'", $user_id );
		$this->db->run( 'UPDATE {views} SET owner_id = 0 WHERE owner_id = %d', $user_id );
	}

	/**
	 * Makes those that come with the plugin; one that there is, or was, stays as it is.
	 */
	public function install(): void {
		foreach ( self::PRESETS as $preset => $view ) {
			$this->db->run(
				"INSERT IGNORE INTO {views} (preset, icon, folder, search, sorting, shared, created_at) VALUES (%s, %s, %s, %s, %s, 'all', %s)",
				$preset,
				$view['icon'],
				$view['folder'],
				$view['search'],
				$view['sorting'],
				Time::now()
			);
		}
	}
}
