<?php
/**
 * Custom fields are made and changed.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Sorting\FieldStore;
use Mesa\Domain\CustomField;
use Mesa\Domain\Refusal;
use Mesa\Domain\SortingName;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Checks a field before it is stored. Nothing is ever taken from tickets: fields and options are archived, a field's kind
 * stays what it is.
 *
 * @phpstan-import-type Field from CustomField
 * @phpstan-import-type Option from CustomField
 */
final class SaveField {
	/** Fields that a site may have. */
	private const MOST = 200;

	/**
	 * Takes what it works with.
	 *
	 * @param Db         $db     The database.
	 * @param FieldStore $fields Fields.
	 */
	public function __construct( private readonly Db $db, private readonly FieldStore $fields ) {}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $input As in the contract's "ticket-field-input"; name and kind are needed.
	 * @return Field The field.
	 * @throws Refusal 400 that names the field of the contract.
	 */
	public function add( array $input ): array {
		$this->db->use_primary();
		if ( ! isset( $input['kind'] ) ) {
			throw Refusal::invalid( 'kind', __( 'Please choose what can be filled in.', 'mesa-help-desk' ) );
		}
		if ( count( $this->fields->all() ) >= self::MOST ) {
			throw Refusal::invalid( 'name', __( 'There are too many fields already.', 'mesa-help-desk' ) );
		}
		$id = $this->fields->add( $this->checked( $input + array( 'name' => '' ), null ) );
		return $this->fields->all()[ $id ];
	}

	/**
	 * Changes what is given.
	 *
	 * @param int                  $id    The field.
	 * @param array<string, mixed> $input As in the contract's "ticket-field-input".
	 * @return Field The field.
	 * @throws Refusal 404; 400 that names the field of the contract.
	 */
	public function change( int $id, array $input ): array {
		$this->db->use_primary();
		$field = $this->fields->all()[ $id ] ?? throw Refusal::not_found();
		if ( isset( $input['kind'] ) && $input['kind'] !== $field['kind'] ) {
			throw Refusal::invalid( 'kind', __( 'What can be filled in cannot change, since tickets hold values already. Archive this field and add a new one.', 'mesa-help-desk' ) );
		}
		$this->fields->change( $id, $this->checked( $input, $field ) );
		return $this->fields->all()[ $id ];
	}

	/**
	 * What is stored.
	 *
	 * @param array<string, mixed> $input  What was given.
	 * @param Field|null           $before The field as it is; null for a new one.
	 * @return array<string, mixed>
	 * @throws Refusal As above.
	 */
	private function checked( array $input, ?array $before ): array {
		$kind = $before['kind'] ?? $input['kind'];
		if ( isset( $input['name'] ) ) {
			$input['name'] = SortingName::check( (string) $input['name'] );
		}
		if ( isset( $input['help'] ) ) {
			$input['help'] = Text::clip( Text::line( $input['help'] ), 300 );
		}
		foreach ( array( 'type_ids', 'mailbox_ids' ) as $list ) {
			if ( isset( $input[ $list ] ) ) {
				$input[ $list ] = array_values( array_unique( array_map( 'intval', $input[ $list ] ) ) );
			}
		}
		if ( in_array( $kind, CustomField::CHOICES, true ) ) {
			if ( isset( $input['options'] ) || null === $before ) {
				$input['options'] = self::options( $input['options'] ?? array(), $before['options'] ?? array() );
			}
		} else {
			unset( $input['options'] );
		}
		if ( array_key_exists( 'depends_on', $input ) ) {
			$input = $this->condition( $input, $before );
		}
		return $input;
	}

	/**
	 * The options of a choice. One that is left out is archived: tickets may hold it.
	 *
	 * @param list<Option> $given  As given; id 0 for a new one.
	 * @param list<Option> $before Those that there are.
	 * @return list<Option>
	 * @throws Refusal When one has no name, or two have the same.
	 */
	private static function options( array $given, array $before ): array {
		$known = array_column( $before, null, 'id' );
		$next  = max( 0, ...array_keys( $known ), ...array( 0 ) ) + 1;
		$made  = array();
		$slugs = array();
		foreach ( $given as $option ) {
			$name = SortingName::check( (string) $option['name'], 'options' );
			$id   = isset( $known[ $option['id'] ] ) ? (int) $option['id'] : $next++;
			$slug = SortingName::slug( $name );
			if ( ! $option['archived'] && isset( $slugs[ $slug ] ) ) {
				/* translators: %s: name of a choice, such as "Damaged" */
				throw Refusal::invalid( 'options', sprintf( __( '"%s" is there twice.', 'mesa-help-desk' ), $name ) );
			}
			if ( ! $option['archived'] ) {
				$slugs[ $slug ] = true;
			}
			$made[ $id ] = array( 'id' => $id, 'name' => $name, 'archived' => (bool) $option['archived'] );
		}
		if ( ! $slugs ) {
			throw Refusal::invalid( 'options', __( 'Please add at least one choice.', 'mesa-help-desk' ) );
		}
		foreach ( array_diff_key( $known, $made ) as $id => $option ) {
			$made[ $id ] = array( 'archived' => true ) + $option;
		}
		return array_values( $made );
	}

	/**
	 * On which other field it depends.
	 *
	 * @param array<string, mixed> $input  What was given.
	 * @param Field|null           $before The field as it is; null for a new one.
	 * @return array<string, mixed>
	 * @throws Refusal When there is none, or it would depend on itself.
	 */
	private function condition( array $input, ?array $before ): array {
		$fields = $this->fields->all();
		$other  = (int) $input['depends_on'];
		if ( 0 === $other ) {
			return array( 'depends_on' => null, 'depends_values' => array() ) + $input;
		}
		if ( ! isset( $fields[ $other ] ) ) {
			throw Refusal::invalid( 'depends_on', __( 'There is no such field.', 'mesa-help-desk' ) );
		}
		for ( $at = $other, $steps = 0; null !== $at && isset( $fields[ $at ] ) && $steps <= count( $fields ); $steps++ ) {
			if ( null !== $before && $at === $before['id'] ) {
				throw Refusal::invalid( 'depends_on', __( 'These two fields would wait for each other. Choose another field.', 'mesa-help-desk' ) );
			}
			$at = $fields[ $at ]['depends_on'];
		}
		return array( 'depends_on' => $other ) + $input;
	}
}
