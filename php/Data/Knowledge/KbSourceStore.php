<?php
/**
 * What was imported.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * What became of each thing that was ever imported, by any import, and where old addresses lead.
 */
final class KbSourceStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * What became of something that was imported once.
	 *
	 * @param string $key What it is where it comes from.
	 * @return array{kind: string, object_id: int, import_id: int, content_hash: string, local_hash: string}|null
	 */
	public function find( string $key ): ?array {
		$row = $this->db->row( 'SELECT kind, object_id, import_id, content_hash, local_hash FROM {kb_sources} WHERE source_key = %s', $key );
		return null === $row ? null : Row::typed( $row, array( 'object_id', 'import_id' ) );
	}

	/**
	 * Writes that down.
	 *
	 * @param string $key          What it is where it comes from.
	 * @param string $kind         article, topic or picture.
	 * @param int    $object_id    Post or term.
	 * @param int    $import_id    The import that has made it.
	 * @param string $content_hash Of what came.
	 * @param string $local_hash   Of what was stored.
	 */
	public function put( string $key, string $kind, int $object_id, int $import_id, string $content_hash = '', string $local_hash = '' ): void {
		$this->db->run( 'REPLACE INTO {kb_sources} (source_key, kind, object_id, import_id, content_hash, local_hash) VALUES (%s, %s, %d, %d, %s, %s)', $key, $kind, $object_id, $import_id, $content_hash, $local_hash );
	}

	/**
	 * Forgets it.
	 *
	 * @param string $key What it is where it comes from.
	 */
	public function forget( string $key ): void {
		$this->db->delete( 'kb_sources', array( 'source_key' => $key ) );
	}

	/**
	 * Lets an old address lead to an article. One that leads somewhere already stays.
	 *
	 * @param string $path      Without slashes at its ends.
	 * @param int    $object_id The article.
	 * @param int    $import_id The import.
	 */
	public function put_redirect( string $path, int $object_id, int $import_id ): void {
		$this->db->run( "INSERT IGNORE INTO {kb_redirects} (path_hash, path, kind, object_id, import_id) VALUES (%s, %s, 'article', %d, %d)", sha1( $path ), $path, $object_id, $import_id );
	}

	/**
	 * Where an old address leads.
	 *
	 * @param string $path Without slashes at its ends.
	 * @return int The article, 0 for nowhere.
	 */
	public function redirect( string $path ): int {
		return (int) $this->db->value( 'SELECT object_id FROM {kb_redirects} WHERE path_hash = %s', sha1( $path ) );
	}

	/**
	 * Addresses that an import has brought.
	 *
	 * @param int $import_id The import.
	 */
	public function count_redirects( int $import_id ): int {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM {kb_redirects} WHERE import_id = %d', $import_id );
	}

	/**
	 * Forgets them.
	 *
	 * @param int $import_id The import.
	 */
	public function forget_redirects( int $import_id ): void {
		$this->db->delete( 'kb_redirects', array( 'import_id' => $import_id ) );
	}
}
