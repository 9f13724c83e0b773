<?php
/**
 * Forms for visitors.
 *
 * @package Mesa
 */

namespace Mesa\Data\Visitors;

use Mesa\Data\Db;
use Mesa\Data\Sorting\SortingRows;
use Mesa\Domain\Form;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * The site's forms. None is ever deleted: pages name them by number, and one that is archived can be used again.
 *
 * @phpstan-import-type FormRow from Form
 */
final class FormStore {
	private readonly SortingRows $rows;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {
		$this->rows = new SortingRows( $db, 'forms' );
	}

	/**
	 * All of them, in their order.
	 *
	 * @return array<int, FormRow> By id.
	 */
	public function all(): array {
		return array_column( array_map( self::typed( ... ), $this->db->rows( 'SELECT id, name, path, settings, archived FROM {forms} ORDER BY position, id' ) ), null, 'id' );
	}

	/**
	 * One of them.
	 *
	 * @param int $id The form.
	 * @return FormRow|null
	 */
	public function find( int $id ): ?array {
		$row = $this->db->row( 'SELECT id, name, path, settings, archived FROM {forms} WHERE id = %d', $id );
		return null === $row ? null : self::typed( $row );
	}

	/**
	 * The form whose own page has an address.
	 *
	 * @param string $slug Last part of the address.
	 * @return FormRow|null
	 */
	public function at( string $slug ): ?array {
		$row = $this->db->row( 'SELECT id, name, path, settings, archived FROM {forms} WHERE path = %s ORDER BY archived, id LIMIT 1', $slug );
		return null === $row ? null : self::typed( $row );
	}

	/**
	 * Adds one.
	 *
	 * @param FormRow $form Checked; its id counts for nothing.
	 * @return int Its id.
	 */
	public function add( array $form ): int {
		return $this->rows->insert( self::row( $form ) + array( 'created_at' => Time::now() ) );
	}

	/**
	 * Changes one.
	 *
	 * @param FormRow $form Checked, whole.
	 */
	public function change( array $form ): void {
		$this->rows->update( $form['id'], self::row( $form ) );
	}

	/**
	 * Puts them into an order.
	 *
	 * @param list<int> $ids All of them.
	 */
	public function sort( array $ids ): void {
		$this->rows->sort( $ids );
	}

	/**
	 * Columns as they are stored.
	 *
	 * @param FormRow $form The form.
	 * @return array<string, string|bool>
	 */
	private static function row( array $form ): array {
		return array(
			'name'     => $form['name'],
			'path'     => $form['slug'],
			'archived' => $form['archived'],
			'settings' => (string) wp_json_encode( array_diff_key( $form, array_flip( array( 'id', 'name', 'slug', 'archived' ) ) ) ),
		);
	}

	/**
	 * A row with its types; what it was saved without has its default.
	 *
	 * @param array<string, string|null> $row As read.
	 * @return FormRow
	 */
	private static function typed( array $row ): array {
		$saved = array_intersect_key( (array) json_decode( (string) $row['settings'], true ), Form::DEFAULTS );
		return array(
			'id'       => (int) $row['id'],
			'name'     => (string) $row['name'],
			'slug'     => (string) $row['path'],
			'archived' => (bool) (int) $row['archived'],
		) + $saved + Form::DEFAULTS;
	}
}
