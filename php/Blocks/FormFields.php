<?php
/**
 * A form's fields as HTML.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Domain\CustomField;
use Mesa\Domain\Form;

defined( 'ABSPATH' ) || exit;

/**
 * One control with its label, its help, its error and what ties them together. Complete without JavaScript: a field that
 * is asked for only sometimes says when.
 *
 * @phpstan-import-type Field from CustomField
 * @phpstan-import-type Asked from Form
 */
final class FormFields {
	/** Kinds that are one line: attributes of the input. */
	private const INPUTS = array(
		'text'   => 'type="text" maxlength="500"',
		'number' => 'type="text" inputmode="decimal" maxlength="100"',
		'date'   => 'type="date"',
		'url'    => 'type="text" inputmode="url" maxlength="2000" autocapitalize="off"',
		'phone'  => 'type="tel" maxlength="40" autocomplete="tel"',
	);

	/**
	 * Takes what it prints with.
	 *
	 * @param string                      $anchor Id of the form; ids of fields begin with it.
	 * @param array<string, string>       $errors By name of a field; of a custom one "fields.ID".
	 * @param array<string, string>       $values What stands in the form's own fields.
	 * @param array<int, list<string>>    $filled What stands in custom fields.
	 */
	public function __construct( private readonly string $anchor, private readonly array $errors, private readonly array $values, private readonly array $filled ) {}

	/**
	 * One of the form's own fields.
	 *
	 * @param string $name        In the contract.
	 * @param string $label       For people.
	 * @param string $control     Attributes of the input; "textarea" for a textarea.
	 * @param bool   $is_optional Whether it may stay empty.
	 */
	public function own( string $name, string $label, string $control, bool $is_optional = false ): string {
		$id    = "{$this->anchor}-$name";
		$value = $this->values[ $name ] ?? '';
		$bound = sprintf( ' id="%1$s" name="%2$s"%3$s aria-describedby="%1$s-error" aria-invalid="%4$s"', esc_attr( $id ), esc_attr( $name ), $is_optional ? '' : ' required', isset( $this->errors[ $name ] ) ? 'true' : 'false' );
		$field = 'textarea' === $control
			? '<textarea rows="6" maxlength="50000"' . $bound . '>' . esc_textarea( $value ) . '</textarea>'
			: "<input $control$bound" . ' value="' . esc_attr( $value ) . '">';
		return sprintf( '<div class="mesa-form__field" data-field="%s"><label for="%s">%s</label>%s%s</div>', esc_attr( $name ), esc_attr( $id ), self::label( $label, $is_optional ), $field, $this->error( $id, $name ) );
	}

	/**
	 * A custom field.
	 *
	 * @param Asked                         $asked The form's entry.
	 * @param Field                         $field The field.
	 * @param array<int, array<string, mixed>> $known The form's other fields, by id: {asked, field}.
	 */
	public function custom( array $asked, array $field, array $known ): string {
		$name        = CustomField::param( $field['id'] );
		$id          = "{$this->anchor}-f{$field['id']}";
		$conditions  = array_values( array_filter( Form::conditions( $asked, $field ), static fn( array $condition ): bool => isset( $known[ $condition['field_id'] ] ) || null !== $field['depends_on'] && $condition['field_id'] === $field['depends_on'] ) );
		$is_required = $asked['required'] || 'always' === $field['required'];
		$label       = self::label( self::name( $asked, $field ), ! $is_required );
		$is_group    = in_array( $field['kind'], array( 'choices', 'yes_no' ), true );
		$help        = '' === $field['help'] ? '' : sprintf( '<p class="mesa-form__hint" id="%s-hint">%s</p>', esc_attr( $id ), esc_html( $field['help'] ) );
		$tied        = sprintf( ' aria-describedby="%1$s%2$s-error"', '' === $help ? '' : esc_attr( "$id-hint " ), esc_attr( $id ) );
		// What is not always asked for must not keep a browser without script from sending.
		$needed      = $is_required && ! $conditions && 'choices' !== $field['kind'] ? ' required' : '';
		$control     = $is_group ? $this->boxes( $field, $id, $needed ) : $this->control( $field, $id, $needed . $tied );
		$named       = sprintf( 'class="mesa-form__field" data-field="%s" data-label="%s"%s%s', esc_attr( $name ), esc_attr( self::name( $asked, $field ) ), $is_required ? ' data-needed' : '', $conditions ? ' data-if="' . esc_attr( (string) wp_json_encode( $conditions ) ) . '"' : '' );
		$when        = $conditions ? '<p class="mesa-form__when">' . esc_html( self::when( $conditions, $known ) ) . '</p>' : '';
		if ( isset( $this->errors[ $name ] ) ) {
			// Whatever the script makes of its condition: somebody has to see what is wrong.
			$named = str_replace( 'class="mesa-form__field"', 'class="mesa-form__field is-on"', $named );
		}
		return $is_group
			? "<fieldset $named$tied><legend>$label</legend>$when$help$control" . $this->error( $id, $name ) . '</fieldset>'
			: "<div $named><label for=\"" . esc_attr( $id ) . "\">$label</label>$when$control$help" . $this->error( $id, $name ) . '</div>';
	}

	/**
	 * What a visitor reads.
	 *
	 * @param Asked $asked The form's entry.
	 * @param Field $field The field.
	 */
	private static function name( array $asked, array $field ): string {
		return '' === $asked['label'] ? $field['name'] : $asked['label'];
	}

	/**
	 * A label.
	 *
	 * @param string $label       For people.
	 * @param bool   $is_optional Whether it may stay empty.
	 */
	private static function label( string $label, bool $is_optional ): string {
		return esc_html( $label ) . ( $is_optional ? ' <span class="mesa-form__optional">' . esc_html__( '(optional)', 'mesa-help-desk' ) . '</span>' : '' );
	}

	/**
	 * A control of one value.
	 *
	 * @param Field  $field      The field.
	 * @param string $id         Its id.
	 * @param string $attributes More of them.
	 */
	private function control( array $field, string $id, string $attributes ): string {
		$value = $this->filled[ $field['id'] ][0] ?? '';
		$bound = sprintf( ' id="%s" name="fields[%d][]" aria-invalid="%s"%s', esc_attr( $id ), $field['id'], isset( $this->errors[ CustomField::param( $field['id'] ) ] ) ? 'true' : 'false', $attributes );
		if ( 'long' === $field['kind'] ) {
			return "<textarea rows=\"3\" maxlength=\"20000\"$bound>" . esc_textarea( $value ) . '</textarea>';
		}
		if ( 'choice' === $field['kind'] ) {
			$options = '<option value="">' . esc_html__( 'Please choose', 'mesa-help-desk' ) . '</option>';
			foreach ( $field['options'] as $option ) {
				if ( ! $option['archived'] ) {
					$options .= sprintf( '<option value="%d"%s>%s</option>', $option['id'], selected( $value, (string) $option['id'], false ), esc_html( $option['name'] ) );
				}
			}
			return "<select$bound>$options</select>";
		}
		return '<input ' . ( self::INPUTS[ $field['kind'] ] ?? self::INPUTS['text'] ) . "$bound" . ' value="' . esc_attr( $value ) . '">';
	}

	/**
	 * Boxes to tick: yes or no, or several of several.
	 *
	 * @param Field  $field  The field.
	 * @param string $id     Its id.
	 * @param string $needed " required" or nothing.
	 */
	private function boxes( array $field, string $id, string $needed ): string {
		$type    = 'choices' === $field['kind'] ? 'checkbox' : 'radio';
		$options = 'choices' === $field['kind']
			? array_column( array_filter( $field['options'], static fn( array $option ): bool => ! $option['archived'] ), 'name', 'id' )
			: array( 1 => __( 'Yes', 'mesa-help-desk' ), 0 => __( 'No', 'mesa-help-desk' ) );
		$html    = '';
		foreach ( $options as $value => $words ) {
			$html .= sprintf(
				'<label class="mesa-form__box"><input type="%s" id="%s-%d" name="fields[%d][]" value="%d"%s%s> %s</label>',
				$type,
				esc_attr( $id ),
				$value,
				$field['id'],
				$value,
				$needed,
				checked( in_array( (string) $value, $this->filled[ $field['id'] ] ?? array(), true ), true, false ),
				esc_html( $words )
			);
		}
		return $html;
	}

	/**
	 * When a field is asked for, in words.
	 *
	 * @param list<array{field_id: int, values: list<string>}> $conditions All have to hold.
	 * @param array<int, array<string, mixed>>                 $known      The form's fields.
	 */
	private static function when( array $conditions, array $known ): string {
		$words = array();
		foreach ( $conditions as list( 'field_id' => $id, 'values' => $values ) ) {
			if ( ! isset( $known[ $id ] ) ) {
				continue;
			}
			$field   = $known[ $id ]['field'];
			$name    = self::name( $known[ $id ]['asked'], $field );
			$options = 'yes_no' === $field['kind'] ? array( 1 => __( 'Yes', 'mesa-help-desk' ), 0 => __( 'No', 'mesa-help-desk' ) ) : array_column( $field['options'], 'name', 'id' );
			$words[] = $values
				/* translators: 1: name of a field, 2: values, such as "Damaged" or "Damaged, Wrong item" */
				? sprintf( __( 'Only if “%1$s” is: %2$s', 'mesa-help-desk' ), $name, implode( ', ', array_map( static fn( string $value ): string => $options[ (int) $value ] ?? $value, $values ) ) )
				/* translators: %s: name of a field */
				: sprintf( __( 'Only if “%s” is filled in', 'mesa-help-desk' ), $name );
		}
		return implode( '; ', $words );
	}

	/**
	 * What is wrong with a field.
	 *
	 * @param string $id   Of its control.
	 * @param string $name Of the field.
	 */
	private function error( string $id, string $name ): string {
		$error = $this->errors[ $name ] ?? '';
		return sprintf( '<p class="mesa-form__error" id="%s-error"%s>%s</p>', esc_attr( $id ), '' === $error ? ' hidden' : '', esc_html( $error ) );
	}
}
