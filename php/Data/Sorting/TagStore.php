<?php
/**
 * Tags.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Tag;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * The tags that there are, and which tickets have them.
 *
 * A tag that is merged or deleted vanishes at once, also when it takes a while until its tickets have followed: its row
 * then says where they go (`moving_to`: a tag, or 0 for nowhere), and every reader goes by that.
 */
final class TagStore {
	/** A tag's tickets are counted up to here. */
	public const COUNTED = 10_000;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The tags that there are.
	 *
	 * @param string $search Only those whose names have this in them, whatever its letter case and accents; may be empty.
	 * @param int    $limit  At most so many.
	 * @return list<array{id: int, name: string}> By name.
	 */
	public function all( string $search, int $limit ): array {
		$where = '' === $search ? '' : ' AND (slug LIKE %s OR name LIKE %s)';
		$args  = '' === $search ? array() : array( '%' . self::like( Tag::slug( $search ) ) . '%', '%' . self::like( $search ) . '%' );
		return array_map( self::tag( ... ), $this->db->rows( "SELECT id, name FROM {tags} WHERE moving_to IS NULL$where ORDER BY name, id LIMIT %d", ...array( ...$args, $limit ) ) );
	}

	/**
	 * A tag, unless it is gone or going.
	 *
	 * @param int $id The tag.
	 * @return array{id: int, name: string}|null
	 */
	public function find( int $id ): ?array {
		$row = $this->db->row( 'SELECT id, name FROM {tags} WHERE id = %d AND moving_to IS NULL', $id );
		return null === $row ? null : self::tag( $row );
	}

	/**
	 * How many tickets have a tag, up to COUNTED.
	 *
	 * @param int $id The tag.
	 */
	public function tickets( int $id ): int {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM (SELECT ticket_id FROM {ticket_tags} WHERE tag_id = %d LIMIT %d) counted', $id, self::COUNTED );
	}

	/**
	 * The rows of tickets' tags that a name stands for: the tag, and those that are being merged into it.
	 *
	 * @param string $name A tag's name, as somebody typed it.
	 * @return list<int> Values of ticket_tags.tag_id; empty when there is no such tag.
	 */
	public function ids( string $name ): array {
		$id = $this->by_slug( array( Tag::slug( $name ) ) )[ Tag::slug( $name ) ]['id'] ?? 0;
		return 0 === $id ? array() : array_map( 'intval', $this->db->column( 'SELECT id FROM {tags} WHERE id = %d OR moving_to = %d', $id, $id ) );
	}

	/**
	 * Tags by what they are known by; where one is being merged, the one that stays.
	 *
	 * @param list<string> $slugs As Tag::slug() gives them.
	 * @param string       $lock  " FOR UPDATE" to see also what was committed after this transaction's first look.
	 * @return array<string, array{id: int, name: string}> By slug; only those that there are.
	 */
	public function by_slug( array $slugs, string $lock = '' ): array {
		$sql = 'SELECT g.slug, COALESCE(m.id, g.id) AS id, COALESCE(m.name, g.name) AS name FROM {tags} g LEFT JOIN {tags} m ON m.id = g.moving_to WHERE g.slug IN (' . Row::marks( $slugs, '%s' ) . ') AND (g.moving_to IS NULL OR m.id IS NOT NULL)';
		return array_map( self::tag( ... ), array_column( $slugs ? $this->db->rows( $sql . $lock, ...$slugs ) : array(), null, 'slug' ) );
	}

	/**
	 * Tags by name; those that there are not yet are made. Call it in the transaction that puts them on a ticket.
	 *
	 * @param array<string, string> $names Slug => name, as Tag::names() gives them.
	 * @return array<int, string> Id => name, as it is stored.
	 */
	public function ensure( array $names ): array {
		$tags    = $this->by_slug( array_map( 'strval', array_keys( $names ) ) );
		$missing = array_diff_key( $names, $tags );
		// Two requests that make the same tags must lock them in the same order.
		ksort( $missing );
		foreach ( $missing as $slug => $name ) {
			$this->db->run( 'INSERT IGNORE INTO {tags} (name, slug, created_at) VALUES (%s, %s, %s)', $name, (string) $slug, Time::now() );
		}
		return array_column( $tags + $this->by_slug( array_map( 'strval', array_keys( $missing ) ), ' FOR UPDATE' ), 'name', 'id' );
	}

	/**
	 * The tags of tickets, in one statement.
	 *
	 * @param list<int> $ticket_ids The tickets.
	 * @return array<int, array<int, string>> By ticket: id => name, by name. A ticket without tags is not in it.
	 */
	public function of_tickets( array $ticket_ids ): array {
		$tags = array();
		$rows = $ticket_ids ? $this->db->rows(
			'SELECT x.ticket_id, COALESCE(m.id, g.id) AS id, COALESCE(m.name, g.name) AS name FROM {ticket_tags} x JOIN {tags} g ON g.id = x.tag_id LEFT JOIN {tags} m ON m.id = g.moving_to WHERE x.ticket_id IN (' . Row::marks( $ticket_ids, '%d' ) . ') AND (g.moving_to IS NULL OR m.id IS NOT NULL)',
			...$ticket_ids
		) : array();
		foreach ( $rows as $row ) {
			$tags[ (int) $row['ticket_id'] ][ (int) $row['id'] ] = (string) $row['name'];
		}
		foreach ( array_keys( $tags ) as $ticket_id ) {
			asort( $tags[ $ticket_id ], SORT_STRING | SORT_FLAG_CASE );
		}
		return $tags;
	}

	/**
	 * Puts tags on a ticket, at the end of the transaction; what is there already stays.
	 *
	 * @param int       $ticket_id The ticket.
	 * @param list<int> $tag_ids   The tags.
	 */
	public function add( int $ticket_id, array $tag_ids ): void {
		foreach ( $tag_ids as $tag_id ) {
			$this->db->insert_later( 'ticket_tags', array( 'ticket_id' => $ticket_id, 'tag_id' => $tag_id ), 'ignore' );
		}
	}

	/**
	 * Takes tags off tickets, also where they are on their way into these.
	 *
	 * @param list<int> $ticket_ids The tickets.
	 * @param int       $tag_id     The tag.
	 */
	public function remove( array $ticket_ids, int $tag_id ): void {
		$this->db->run( 'DELETE FROM {ticket_tags} WHERE ticket_id IN (' . Row::marks( $ticket_ids, '%d' ) . ') AND tag_id = %d', ...array( ...$ticket_ids, $tag_id ) );
		$moving = array_map( 'intval', $this->db->column( 'SELECT id FROM {tags} WHERE moving_to = %d', $tag_id ) );
		if ( $moving ) {
			$this->db->run( 'DELETE FROM {ticket_tags} WHERE ticket_id IN (' . Row::marks( $ticket_ids, '%d' ) . ') AND tag_id IN (' . Row::marks( $moving, '%d' ) . ')', ...array( ...$ticket_ids, ...$moving ) );
		}
	}

	/**
	 * Calls a tag something else.
	 *
	 * @param int    $id   The tag.
	 * @param string $name The name.
	 * @throws DataException When another tag has it.
	 */
	public function rename( int $id, string $name ): void {
		$this->db->update( 'tags', array( 'name' => $name, 'slug' => Tag::slug( $name ) ), array( 'id' => $id ) );
	}

	/**
	 * Lets a tag vanish; its tickets follow by follow().
	 *
	 * @param int $id   The tag.
	 * @param int $into Which tag they get instead; 0 for none.
	 * @return bool False when one of the two is gone or going already: nothing was done.
	 */
	public function leave( int $id, int $into ): bool {
		return $this->db->transaction(
			function () use ( $id, $into ): bool {
				// Two managers who merge two tags into each other at once would lose both.
				if ( count( $this->db->column( 'SELECT id FROM {tags} WHERE id IN (%d, %d) AND moving_to IS NULL ORDER BY id FOR UPDATE', $id, $into ) ) < ( 0 === $into ? 1 : 2 ) ) {
					return false;
				}
				foreach ( $this->db->column( 'SELECT id FROM {tags} WHERE id = %d OR moving_to = %d FOR UPDATE', $id, $id ) as $going ) {
					// The name of a deleted tag is free again at once; no name has a slug like this one.
					$this->db->update( 'tags', array( 'moving_to' => $into ) + ( 0 === $into ? array( 'slug' => "%gone-$going" ) : array() ), array( 'id' => (int) $going ) );
				}
				return true;
			}
		);
	}

	/**
	 * Lets some tickets of a tag that has vanished follow, and forgets it when none is left. May be called any number of
	 * times, by any number of processes.
	 *
	 * @param int $id    The tag.
	 * @param int $limit Tickets at most.
	 * @return bool Whether there is more to do.
	 */
	public function follow( int $id, int $limit ): bool {
		return $this->db->transaction(
			function () use ( $id, $limit ): bool {
				$into = $this->db->value( 'SELECT moving_to FROM {tags} WHERE id = %d AND moving_to IS NOT NULL FOR UPDATE', $id );
				if ( null === $into ) {
					return false;
				}
				$tickets = array_map( 'intval', $this->db->column( 'SELECT ticket_id FROM {ticket_tags} WHERE tag_id = %d ORDER BY ticket_id LIMIT %d', $id, $limit ) );
				if ( ! $tickets ) {
					$this->db->delete( 'tags', array( 'id' => $id ) );
					return false;
				}
				foreach ( (int) $into > 0 ? $tickets : array() as $ticket_id ) {
					$this->add( $ticket_id, array( (int) $into ) );
				}
				$this->db->run( 'DELETE FROM {ticket_tags} WHERE tag_id = %d AND ticket_id IN (' . Row::marks( $tickets, '%d' ) . ')', $id, ...$tickets );
				return true;
			}
		);
	}

	/**
	 * A text for LIKE.
	 *
	 * @param string $text The text.
	 */
	public static function like( string $text ): string {
		return addcslashes( $text, '_%\\' );
	}

	/**
	 * A row as a tag.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return array{id: int, name: string}
	 */
	private static function tag( array $row ): array {
		return array(
			'id'   => (int) $row['id'],
			'name' => (string) $row['name'],
		);
	}
}
