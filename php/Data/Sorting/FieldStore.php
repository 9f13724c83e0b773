<?php
/**
 * Custom fields.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\SortingName;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * The fields that there are. What tickets hold in them is FieldValueStore's. None is ever deleted: of one that is archived
 * the values stay.
 *
 * @phpstan-import-type Field from \Mesa\Domain\CustomField
 */
final class FieldStore {
	/** Says that there are fields; sites without any ask no database for them. */
	private const OPTION = 'mesa_has_fields';
	/** Columns that hold JSON. */
	private const LISTS = array( 'options', 'type_ids', 'mailbox_ids', 'depends_values' );

	private readonly SortingRows $rows;

	/**
	 * All of them, by "site"; read once a request.
	 *
	 * @var array<int, array<int, Field>>
	 */
	private array $known = array();

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {
		$this->rows = new SortingRows( $db, 'ticket_fields' );
	}

	/**
	 * All of them, in their order; asked again in the same request it costs nothing.
	 *
	 * @return array<int, Field> By id.
	 */
	public function all(): array {
		if ( ! self::any() ) {
			return array();
		}
		return $this->known[ get_current_blog_id() ] ??= array_column( array_map( self::typed( ... ), $this->db->rows( 'SELECT * FROM {ticket_fields} ORDER BY position, id' ) ), null, 'id' );
	}

	/**
	 * Whether the site has ever had a field. Reads an option that is loaded with every request: no statement.
	 */
	public static function any(): bool {
		return (bool) get_option( self::OPTION, false );
	}

	/**
	 * A field by the name that it has in a search.
	 *
	 * @param string $search_name As typed, without "field.".
	 * @return Field|null
	 */
	public function named( string $search_name ): ?array {
		$slug = SortingName::slug( $search_name );
		foreach ( $this->all() as $field ) {
			if ( SortingName::slug( $field['name'] ) === $slug ) {
				return $field;
			}
		}
		return null;
	}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $columns Checked; name and kind at least.
	 * @return int Its id.
	 */
	public function add( array $columns ): int {
		self::has_one();
		$id = $this->rows->insert( self::row( $columns + array_fill_keys( self::LISTS, array() ) ) + array( 'created_at' => Time::now() ) );
		$this->forget();
		return $id;
	}

	/**
	 * Changes one.
	 *
	 * @param int                  $id      The field.
	 * @param array<string, mixed> $columns Checked.
	 */
	public function change( int $id, array $columns ): void {
		$this->rows->update( $id, self::row( $columns ) );
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

	/** Forgets what was read: a process that runs for long looks again. */
	public function forget(): void {
		$this->known = array();
	}

	/**
	 * Says that there are fields. Of two requests that add the site's first ones at once, WordPress leaves one believing what
	 * it had read before: add_option() forgets its caches only when its own INSERT was the first.
	 */
	private static function has_one(): void {
		update_option( self::OPTION, 1, true );
		if ( ! self::any() ) {
			wp_cache_delete( 'alloptions', 'options' );
			wp_cache_delete( 'notoptions', 'options' );
		}
	}

	/**
	 * Columns as they are stored.
	 *
	 * @param array<string, mixed> $columns Some of a Field's.
	 * @return array<string, string|int|bool|null>
	 */
	private static function row( array $columns ): array {
		foreach ( array_intersect( self::LISTS, array_keys( $columns ) ) as $name ) {
			$columns[ $name ] = (string) wp_json_encode( $columns[ $name ] );
		}
		if ( array_key_exists( 'depends_on', $columns ) ) {
			$columns['depends_on'] = (int) $columns['depends_on'];
		}
		return $columns;
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null> $row As read.
	 * @return Field
	 */
	private static function typed( array $row ): array {
		foreach ( self::LISTS as $name ) {
			$row[ $name ] = (array) json_decode( (string) $row[ $name ], true );
		}
		$row['depends_on'] = (int) $row['depends_on'] ?: null;
		return Row::typed( array_diff_key( $row, array_flip( array( 'slug', 'position', 'created_at' ) ) ), array( 'id' ), array( 'archived' ) );
	}
}
