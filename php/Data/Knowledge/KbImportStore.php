<?php
/**
 * Imports of articles.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Imports, and what each consists of.
 *
 * @phpstan-type Import array{id: int, source: string, name: string, file: string, user_id: int, state: string, error: ?string, total: int, finished: int, data: array<string, mixed>, created_at: string}
 * @phpstan-type Item array{place: int, source_key: string, kind: string, action: string, object_id: int, data: array<string, mixed>}
 */
final class KbImportStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Adds an import.
	 *
	 * @param array<string, string|int> $values Columns.
	 */
	public function add( array $values ): int {
		return $this->db->insert( 'kb_imports', $values + array( 'data' => '{}', 'created_at' => gmdate( 'Y-m-d H:i:s' ) ) );
	}

	/**
	 * One.
	 *
	 * @param int $id The import.
	 * @return Import|null
	 */
	public function find( int $id ): ?array {
		$row = $this->db->row( 'SELECT * FROM {kb_imports} WHERE id = %d', $id );
		return null === $row ? null : self::typed( $row );
	}

	/**
	 * The newest.
	 *
	 * @param int $limit At most so many.
	 * @return list<Import>
	 */
	public function newest( int $limit ): array {
		return array_map( self::typed( ... ), $this->db->rows( 'SELECT * FROM {kb_imports} ORDER BY id DESC LIMIT %d', $limit ) );
	}

	/**
	 * Changes one.
	 *
	 * @param int                  $id     The import.
	 * @param array<string, mixed> $values Columns; data as an array.
	 */
	public function update( int $id, array $values ): void {
		if ( isset( $values['data'] ) ) {
			$values['data'] = self::json( (array) $values['data'] );
		}
		$this->db->update( 'kb_imports', $values, array( 'id' => $id ) );
	}

	/**
	 * Forgets the files of old imports at which nothing works.
	 *
	 * @param int $before Unix time: imports that were begun before.
	 * @param int $limit  At most so many.
	 * @return list<string> What nothing of imports needs any more; the caller deletes it.
	 */
	public function forget_files( int $before, int $limit ): array {
		$rows = $this->db->rows( "SELECT id, file FROM {kb_imports} WHERE file <> '' AND created_at < %s AND state NOT IN ('reading', 'running', 'undoing') ORDER BY id LIMIT %d", gmdate( 'Y-m-d H:i:s', $before ), $limit );
		foreach ( $rows as $row ) {
			$this->db->update( 'kb_imports', array( 'file' => '' ), array( 'id' => (int) $row['id'] ) );
		}
		return array_values( array_unique( array_column( $rows, 'file' ) ) );
	}

	/**
	 * Changes one while it is in a state; whoever has put it into another is not overwritten.
	 *
	 * @param int                  $id     The import.
	 * @param string               $state  The state.
	 * @param array<string, mixed> $values As in update().
	 */
	public function update_in( int $id, string $state, array $values ): void {
		if ( isset( $values['data'] ) ) {
			$values['data'] = self::json( (array) $values['data'] );
		}
		$this->db->update( 'kb_imports', $values, array( 'id' => $id, 'state' => $state ) );
	}

	/**
	 * Keeps an import in its state until the transaction ends.
	 *
	 * @param int    $id    The import.
	 * @param string $state The state.
	 * @return bool Whether it is in that state.
	 */
	public function hold( int $id, string $state ): bool {
		// Locks the row; a look alone would not wait for somebody who is changing it.
		$this->db->run( 'UPDATE {kb_imports} SET state = state WHERE id = %d', $id );
		return $state === $this->db->value( 'SELECT state FROM {kb_imports} WHERE id = %d', $id );
	}

	/**
	 * Runs work in one transaction.
	 *
	 * @template T
	 * @param callable(): T $work The work.
	 * @return T
	 */
	public function together( callable $work ): mixed {
		return $this->db->transaction( $work );
	}

	/**
	 * Writes down a part of an import; what stood at its place is replaced.
	 *
	 * @param int    $import_id The import.
	 * @param int    $place     From 1.
	 * @param string $key       What it is where it comes from.
	 * @param string $kind      article, topic or picture.
	 * @param string $action    new, changed, same, kept or failed.
	 * @param array  $data      Anything.
	 * @param int    $object_id Post or term, 0 for none yet.
	 * @phpstan-param array<string, mixed> $data
	 */
	public function put_item( int $import_id, int $place, string $key, string $kind, string $action, array $data, int $object_id = 0 ): void {
		$this->db->run( 'REPLACE INTO {kb_items} (import_id, place, source_key, kind, action, object_id, data) VALUES (%d, %d, %s, %s, %s, %d, %s)', $import_id, $place, $key, $kind, $action, $object_id, self::json( $data ) );
	}

	/**
	 * Adds a part behind the others.
	 *
	 * @param int    $import_id The import.
	 * @param string $key       What it is where it comes from.
	 * @param string $kind      topic or picture.
	 * @param int    $object_id Term or post.
	 * @param string $action    "same" when it was there.
	 */
	public function append_item( int $import_id, string $key, string $kind, int $object_id, string $action = 'new' ): void {
		$place = 1 + (int) $this->db->value( 'SELECT MAX(place) FROM {kb_items} WHERE import_id = %d', $import_id );
		$this->put_item( $import_id, $place, $key, $kind, $action, array(), $object_id );
	}

	/**
	 * Whether an import has a thing among its parts.
	 *
	 * @param int    $import_id The import.
	 * @param string $kind      topic or picture.
	 * @param int    $object_id Term or post.
	 */
	public function has_item( int $import_id, string $kind, int $object_id ): bool {
		return null !== $this->db->value( 'SELECT place FROM {kb_items} WHERE kind = %s AND object_id = %d AND import_id = %d LIMIT 1', $kind, $object_id, $import_id );
	}

	/**
	 * Whether a picture is needed, whatever becomes of an import: another one that is not taken back has it, too, or an
	 * article shows it.
	 *
	 * @param int    $import_id The import.
	 * @param int    $object_id The picture.
	 * @param string $file      Its file below the uploads, '' when that is not known.
	 */
	public function needs_picture( int $import_id, int $object_id, string $file ): bool {
		global $wpdb;
		if ( null !== $this->db->value( "SELECT i.place FROM {kb_items} i JOIN {kb_imports} m ON m.id = i.import_id WHERE i.kind = 'picture' AND i.object_id = %d AND i.import_id <> %d AND m.state <> 'undone' LIMIT 1", $object_id, $import_id ) ) {
			return true;
		}
		// Its smaller sizes, too: name-300x200.png.
		$stem = '%/' . $wpdb->esc_like( (string) preg_replace( '/\.\w+$/', '', $file ) );
		return '' !== $file && null !== $this->db->value( "SELECT ID FROM {$wpdb->posts} WHERE post_type IN ('mesa_article', 'post', 'page') AND post_status NOT IN ('trash', 'auto-draft') AND (post_content LIKE %s OR post_content LIKE %s) LIMIT 1", "$stem.%", "$stem-%" );
	}

	/**
	 * Parts of an import, in their order.
	 *
	 * @param int    $import_id The import.
	 * @param string $kind      article, topic or picture.
	 * @param int    $after     Behind this place.
	 * @param int    $limit     At most so many.
	 * @return list<Item>
	 */
	public function items( int $import_id, string $kind, int $after, int $limit ): array {
		return array_map(
			static fn( array $row ): array => array( 'data' => (array) json_decode( (string) $row['data'], true ) ) + Row::typed( $row, array( 'place', 'object_id' ) ),
			$this->db->rows( 'SELECT place, source_key, kind, action, object_id, data FROM {kb_items} WHERE import_id = %d AND kind = %s AND place > %d ORDER BY place LIMIT %d', $import_id, $kind, $after, $limit )
		);
	}

	/**
	 * How many parts there are.
	 *
	 * @param int $import_id The import.
	 * @return array<string, int> By "kind action".
	 */
	public function counts( int $import_id ): array {
		$counts = array();
		foreach ( $this->db->rows( 'SELECT kind, action, COUNT(*) AS number FROM {kb_items} WHERE import_id = %d GROUP BY kind, action', $import_id ) as $row ) {
			$counts[ $row['kind'] . ' ' . $row['action'] ] = (int) $row['number'];
		}
		return $counts;
	}

	/**
	 * How many articles an import has made and changed so far.
	 *
	 * @param int $import_id The import.
	 * @return array<string, int> By "article action".
	 */
	public function counts_done( int $import_id ): array {
		$counts = array();
		foreach ( $this->db->rows( "SELECT action, COUNT(*) AS number FROM {kb_items} WHERE import_id = %d AND kind = 'article' AND data LIKE %s GROUP BY action", $import_id, '{"done":true%' ) as $row ) {
			$counts[ 'article ' . $row['action'] ] = (int) $row['number'];
		}
		return $counts;
	}

	/**
	 * Forgets the parts of an import.
	 *
	 * @param int $import_id The import.
	 */
	public function clear_items( int $import_id ): void {
		$this->db->delete( 'kb_items', array( 'import_id' => $import_id ) );
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return Import
	 */
	private static function typed( array $row ): array {
		return array( 'data' => (array) json_decode( (string) $row['data'], true ) ) + Row::typed( $row, array( 'id', 'user_id', 'total', 'finished' ) );
	}

	/**
	 * As JSON, whatever is in it.
	 *
	 * @param array<string, mixed> $data Anything.
	 */
	private static function json( array $data ): string {
		return (string) wp_json_encode( $data, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE );
	}
}
