<?php
/**
 * A custom field's rules.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * On which tickets a field is, and what has to be filled in. What a value may be is FieldValue's.
 *
 * @phpstan-type Option array{id: int, name: string, archived: bool}
 * @phpstan-type Field array{id: int, name: string, kind: string, options: list<Option>, required: string, visible_to: string, help: string, type_ids: list<int>, mailbox_ids: list<int>, depends_on: ?int, depends_values: list<string>, archived: bool}
 */
final class CustomField {
	public const KINDS = array( 'text', 'long', 'number', 'yes_no', 'choice', 'choices', 'date', 'url', 'phone' );

	/** Kinds whose values are ids of options. */
	public const CHOICES = array( 'choice', 'choices' );

	/**
	 * Whether a ticket has a field.
	 *
	 * @param Field                    $field  The field.
	 * @param array<int, Field>        $fields All of them, by id.
	 * @param array<string, mixed>     $ticket At least type_id and mailbox_id.
	 * @param array<int, list<string>> $values What the ticket's fields hold.
	 * @param int                      $depth  How many fields depend on this one so far.
	 */
	public static function applies( array $field, array $fields, array $ticket, array $values, int $depth = 0 ): bool {
		if ( $field['archived'] || $depth > count( $fields ) ) {
			return false;
		}
		if ( $field['type_ids'] && ! in_array( (int) $ticket['type_id'], $field['type_ids'], true ) ) {
			return false;
		}
		if ( $field['mailbox_ids'] && ! in_array( (int) $ticket['mailbox_id'], $field['mailbox_ids'], true ) ) {
			return false;
		}
		if ( null === $field['depends_on'] ) {
			return true;
		}
		$other = $fields[ $field['depends_on'] ] ?? null;
		// A condition on a field that is not there any more asks for nothing.
		if ( null === $other || $other['archived'] ) {
			return true;
		}
		$held = $values[ $other['id'] ] ?? array();
		return array() !== ( $field['depends_values'] ? array_intersect( $held, $field['depends_values'] ) : $held )
			&& self::applies( $other, $fields, $ticket, $values, $depth + 1 );
	}

	/**
	 * The fields that a ticket lacks before it can be closed.
	 *
	 * @param array<int, Field>        $fields All of them, by id, in order.
	 * @param array<string, mixed>     $ticket At least type_id and mailbox_id.
	 * @param array<int, list<string>> $values What its fields hold.
	 * @return list<Field>
	 */
	public static function missing( array $fields, array $ticket, array $values ): array {
		return array_values(
			array_filter(
				$fields,
				static fn( array $field ): bool => 'no' !== $field['required'] && ! ( $values[ $field['id'] ] ?? array() ) && self::applies( $field, $fields, $ticket, $values )
			)
		);
	}

	/**
	 * Makes sure that nothing is missing before a ticket is closed.
	 *
	 * @param array<int, Field>        $fields All of them, by id, in order.
	 * @param array<string, mixed>     $ticket At least type_id and mailbox_id.
	 * @param array<int, list<string>> $values What its fields hold.
	 * @throws Refusal 400 that names each field, as "fields.ID".
	 */
	public static function require_all( array $fields, array $ticket, array $values ): void {
		/**
		 * Filters which custom fields somebody has to fill in before a ticket is closed.
		 *
		 * @param list<array<string, mixed>> $missing The fields that are empty; take one out to let it be, add one to ask for it.
		 * @param array<string, mixed>       $ticket  The ticket's row as it will be.
		 * @param array<int, list<string>>   $values  What its fields hold, by the field's id.
		 */
		$missing = (array) apply_filters( 'mesa_missing_fields', self::missing( $fields, $ticket, $values ), $ticket, $values );
		if ( ! $missing ) {
			return;
		}
		$messages = array();
		foreach ( $missing as $field ) {
			/* translators: %s: name of a field, such as "Order number" */
			$messages[ self::param( $field['id'] ) ] = sprintf( __( 'Please fill in "%s" before you close the ticket.', 'mesa-help-desk' ), $field['name'] );
		}
		throw Refusal::invalid_fields( $messages );
	}

	/**
	 * What a field is called in a refusal.
	 *
	 * @param int $field_id The field.
	 */
	public static function param( int $field_id ): string {
		return "fields.$field_id";
	}
}
