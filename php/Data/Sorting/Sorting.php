<?php
/**
 * What tickets are sorted by.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

defined( 'ABSPATH' ) || exit;

/**
 * The stores of types, fields, values, statuses and teams, for those who need several of them.
 */
final class Sorting {
	/**
	 * Takes the stores.
	 *
	 * @param TypeStore       $types    Types.
	 * @param FieldStore      $fields   Custom fields.
	 * @param FieldValueStore $values   What tickets hold in them.
	 * @param StatusStore     $statuses The site's own statuses.
	 * @param TeamStore       $teams    Teams.
	 * @param LabelStore      $labels   Names of what is built in.
	 */
	public function __construct(
		public readonly TypeStore $types,
		public readonly FieldStore $fields,
		public readonly FieldValueStore $values,
		public readonly StatusStore $statuses,
		public readonly TeamStore $teams,
		public readonly LabelStore $labels
	) {}

	/** Forgets what was read: a process that runs for long looks again. */
	public function forget(): void {
		$this->fields->forget();
		$this->statuses->forget();
		$this->teams->forget();
	}
}
