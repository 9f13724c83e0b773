<?php
/**
 * Teams.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Named;
use Mesa\Domain\SortingName;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * People who share a folder of tickets. A team that is deleted vanishes at once; a job takes it off its tickets.
 *
 * @phpstan-type Team array{id: int, name: string, color: string, members: list<int>}
 */
final class TeamStore {
	private readonly SortingRows $rows;

	/**
	 * All of them, by site; read once a request.
	 *
	 * @var array<int, array<int, Team>>
	 */
	private array $known = array();

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {
		$this->rows = new SortingRows( $db, 'teams' );
	}

	/**
	 * All of them, in their order; asked again in the same request it costs nothing.
	 *
	 * @return array<int, Team> By id.
	 */
	public function all(): array {
		return $this->known[ get_current_blog_id() ] ??= $this->read();
	}

	/**
	 * Whether somebody is in a team.
	 *
	 * @param int $team_id The team.
	 * @param int $user_id Who.
	 */
	public function has( int $team_id, int $user_id ): bool {
		return in_array( $user_id, $this->all()[ $team_id ]['members'] ?? array(), true );
	}

	/**
	 * The teams that somebody is in.
	 *
	 * @param int $user_id Who.
	 * @return list<int>
	 */
	public function team_ids_of( int $user_id ): array {
		return array_keys( array_filter( $this->all(), static fn( array $team ): bool => in_array( $user_id, $team['members'], true ) ) );
	}

	/**
	 * Teams by name.
	 *
	 * @param string $name As somebody typed it.
	 * @return list<int>
	 */
	public function named( string $name ): array {
		return Named::ids( $this->all(), $name );
	}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $input As in the contract's "team-input".
	 * @return int Its id.
	 */
	public function add( array $input ): int {
		$id = $this->rows->insert( array( 'name' => SortingName::check( (string) ( $input['name'] ?? '' ) ) ) + array_diff_key( $input, array( 'members' => 0 ) ) + array( 'created_at' => Time::now() ) );
		$this->set_members( $id, $input['members'] ?? array() );
		return $id;
	}

	/**
	 * Changes one.
	 *
	 * @param int                  $id    The team.
	 * @param array<string, mixed> $input As in the contract's "team-input".
	 */
	public function change( int $id, array $input ): void {
		$columns = array_diff_key( $input, array( 'members' => 0 ) );
		$this->rows->update( $id, isset( $columns['name'] ) ? array( 'name' => SortingName::check( $columns['name'] ) ) + $columns : $columns );
		if ( isset( $input['members'] ) ) {
			$this->set_members( $id, $input['members'] );
		}
		$this->forget();
	}

	/**
	 * Puts them into an order.
	 *
	 * @param list<int> $ids All of them.
	 */
	public function sort( array $ids ): void {
		$this->rows->sort( $ids );
		$this->forget();
	}

	/**
	 * Lets one vanish, and all that it opened with it.
	 *
	 * @param int $id The team.
	 */
	public function leave( int $id ): void {
		$this->rows->vanish( $id, array( 'gone' => 1 ) );
		$this->db->delete( 'team_members', array( 'team_id' => $id ) );
		$this->db->delete( 'mailbox_teams', array( 'team_id' => $id ) );
		$this->forget();
	}

	/**
	 * The next tickets of a team that has vanished, by their numbers.
	 *
	 * @param int $id    The team.
	 * @param int $after Tickets up to this number are done.
	 * @param int $limit At most so many.
	 * @return list<int>
	 */
	public function tickets( int $id, int $after, int $limit ): array {
		return array_map( 'intval', $this->db->column( 'SELECT id FROM {tickets} FORCE INDEX (PRIMARY) WHERE id > %d AND team_id = %d ORDER BY id LIMIT %d', $after, $id, $limit ) );
	}

	/**
	 * Forgets somebody who leaves.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'team_members', array( 'user_id' => $user_id ) );
		$this->forget();
	}

	/** Forgets what was read: a process that runs for long looks again. */
	public function forget(): void {
		$this->known = array();
	}

	/**
	 * Says anew who the members are.
	 *
	 * @param int       $id       The team.
	 * @param list<int> $user_ids All of them.
	 */
	private function set_members( int $id, array $user_ids ): void {
		$before = array_map( 'intval', $this->db->column( 'SELECT user_id FROM {team_members} WHERE team_id = %d', $id ) );
		foreach ( array_diff( $before, $user_ids ) as $user_id ) {
			$this->db->delete( 'team_members', array( 'team_id' => $id, 'user_id' => $user_id ) );
		}
		foreach ( array_diff( array_unique( $user_ids ), $before ) as $user_id ) {
			$this->db->run( 'INSERT IGNORE INTO {team_members} (team_id, user_id) VALUES (%d, %d)', $id, $user_id );
		}
		$this->forget();
	}

	/**
	 * Reads all of them and their members.
	 *
	 * @return array<int, Team>
	 */
	private function read(): array {
		$teams = array();
		foreach ( $this->db->rows( 'SELECT t.id, t.name, t.color, m.user_id FROM {teams} t LEFT JOIN {team_members} m ON m.team_id = t.id WHERE t.gone = 0 ORDER BY t.position, t.id, m.user_id' ) as $row ) {
			$id             = (int) $row['id'];
			$teams[ $id ] ??= array( 'id' => $id, 'name' => (string) $row['name'], 'color' => (string) $row['color'], 'members' => array() );
			if ( null !== $row['user_id'] ) {
				$teams[ $id ]['members'][] = (int) $row['user_id'];
			}
		}
		return $teams;
	}
}
