<?php
/**
 * A form for visitors.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * What a form asks, and when. Which tickets have a field at all is CustomField's business; a form asks for some of those
 * that customers may see, and may ask for one only when another one holds something.
 *
 * @phpstan-import-type Field from CustomField
 * @phpstan-type Asked array{field_id: int, required: bool, label: string, when_field: int, when_values: list<string>}
 * @phpstan-type FormRow array{id: int, name: string, title: string, intro: string, mailbox_id: int, type_id: int, team_id: int, assignee_id: int, priority: string, tags: list<string>, ask_name: string, ask_order: string, fields: list<Asked>, max_files: int, max_file_mb: int, suggest: bool, spam: string, button: string, thanks: string, page: bool, slug: string, noindex: bool, archived: bool}
 */
final class Form {
	/** Everything but id and name, as a new form has it. */
	public const DEFAULTS = array(
		'title'       => '',
		'intro'       => '',
		'mailbox_id'  => 0,
		'type_id'     => 0,
		'team_id'     => 0,
		'assignee_id' => 0,
		'priority'    => 'normal',
		'tags'        => array(),
		'ask_name'    => 'optional',
		'ask_order'   => 'no',
		'fields'      => array(),
		'max_files'   => 5,
		'max_file_mb' => 10,
		'suggest'     => true,
		'spam'        => 'normal',
		'button'      => '',
		'thanks'      => '',
		'page'        => true,
		'slug'        => '',
		'noindex'     => false,
		'archived'    => false,
	);

	/**
	 * A form that is none of the site's: a block that stands alone, with the attributes it has had since before there
	 * were forms.
	 *
	 * @param array<string, mixed> $attributes mailboxId, askName, askOrder, allowFiles, buttonText, thanks.
	 * @return FormRow With id 0.
	 */
	public static function alone( array $attributes ): array {
		return array(
			'id'         => 0,
			'name'       => '',
			'mailbox_id' => (int) ( $attributes['mailboxId'] ?? 0 ),
			'ask_name'   => ( $attributes['askName'] ?? true ) ? 'optional' : 'no',
			'ask_order'  => ( $attributes['askOrder'] ?? false ) ? 'optional' : 'no',
			'max_files'  => ( $attributes['allowFiles'] ?? true ) ? 5 : 0,
			'max_file_mb' => 100,
			'button'     => (string) ( $attributes['buttonText'] ?? '' ),
			'thanks'     => (string) ( $attributes['thanks'] ?? '' ),
			'page'       => false,
		) + self::DEFAULTS;
	}

	/**
	 * The fields that a form can ever ask for, in its order: those that customers may see, on tickets of its type and
	 * mailbox.
	 *
	 * @param FormRow           $form       The form.
	 * @param array<int, Field> $fields     All fields, by id.
	 * @param int               $mailbox_id Where its tickets go.
	 * @return list<array{asked: Asked, field: Field}>
	 */
	public static function asks( array $form, array $fields, int $mailbox_id ): array {
		$asks = array();
		foreach ( $form['fields'] as $asked ) {
			$field = $fields[ $asked['field_id'] ] ?? null;
			if ( null === $field || $field['archived'] || 'customers' !== $field['visible_to'] ) {
				continue;
			}
			$fits_type    = ! $field['type_ids'] || in_array( $form['type_id'], $field['type_ids'], true );
			$fits_mailbox = ! $field['mailbox_ids'] || in_array( $mailbox_id, $field['mailbox_ids'], true );
			if ( $fits_type && $fits_mailbox ) {
				$asks[] = array( 'asked' => $asked, 'field' => $field );
			}
		}
		return $asks;
	}

	/**
	 * What has to hold for a field to be asked for: other fields of the form, each with the values that will do (none:
	 * any). The form's own condition, and the field's.
	 *
	 * @param Asked $asked The form's entry.
	 * @param Field $field The field.
	 * @return list<array{field_id: int, values: list<string>}>
	 */
	public static function conditions( array $asked, array $field ): array {
		$conditions = array();
		if ( $asked['when_field'] > 0 ) {
			$conditions[] = array( 'field_id' => $asked['when_field'], 'values' => $asked['when_values'] );
		}
		if ( null !== $field['depends_on'] ) {
			$conditions[] = array( 'field_id' => $field['depends_on'], 'values' => $field['depends_values'] );
		}
		return $conditions;
	}

	/**
	 * Takes what a visitor filled in: what is not asked for is left out, in the form's order, so that a field that
	 * depends on one that is left out is left out, too.
	 *
	 * @param list<array{asked: Asked, field: Field}> $asks   As asks() gives them.
	 * @param array<int, Field>                       $fields All fields, by id.
	 * @param array<int, list<string>>                $given  By field.
	 * @return array<int, list<string>> Checked; without empty ones.
	 * @throws Refusal 400 that names each wrong field, as "fields.ID".
	 */
	public static function take( array $asks, array $fields, array $given ): array {
		$taken    = array();
		$problems = array();
		$known    = array_column( array_column( $asks, 'field' ), null, 'id' );
		foreach ( $asks as list( 'asked' => $asked, 'field' => $field ) ) {
			if ( ! self::holds( self::conditions( $asked, $field ), $taken, $known, $fields ) ) {
				continue;
			}
			try {
				$values = FieldValue::check( $field, $given[ $field['id'] ] ?? array() );
			} catch ( Refusal $refusal ) {
				$problems += (array) $refusal->data['params'];
				continue;
			}
			if ( $values ) {
				$taken[ $field['id'] ] = $values;
			} elseif ( $asked['required'] || 'always' === $field['required'] ) {
				/* translators: %s: name of a field, such as "Order number" */
				$problems[ CustomField::param( $field['id'] ) ] = sprintf( __( 'Please fill in "%s".', 'mesa-help-desk' ), '' === $asked['label'] ? $field['name'] : $asked['label'] );
			}
		}
		if ( $problems ) {
			throw Refusal::invalid_fields( $problems );
		}
		return $taken;
	}

	/**
	 * Whether conditions hold. One on a field that the site has given up asks for nothing; one on a field that this form
	 * does not ask for never holds, as on a ticket without that value.
	 *
	 * @param list<array{field_id: int, values: list<string>}> $conditions As conditions() gives them.
	 * @param array<int, list<string>>                         $taken      What is filled in.
	 * @param array<int, Field>                                $known      Fields of the form, by id.
	 * @param array<int, Field>                                $fields     All fields, by id.
	 */
	private static function holds( array $conditions, array $taken, array $known, array $fields ): bool {
		foreach ( $conditions as list( 'field_id' => $id, 'values' => $values ) ) {
			if ( ! isset( $known[ $id ] ) && ( $fields[ $id ]['archived'] ?? true ) ) {
				continue;
			}
			$held = $taken[ $id ] ?? array();
			if ( array() === ( $values ? array_intersect( $held, $values ) : $held ) ) {
				return false;
			}
		}
		return true;
	}
}
