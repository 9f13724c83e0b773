import type { FieldValue, TicketField, TicketRow } from '../../contract/generated/types.ts';

type Sorted = Pick< TicketRow, 'type_id' | 'mailbox_id' >;

/** What a field holds; nothing when it is empty. */
export function heldIn( values: readonly FieldValue[], fieldId: number ): readonly string[] {
	return values.find( ( value ) => value.field_id === fieldId )?.values ?? [];
}

/**
 * Whether a field is shown on a ticket. Whether it has to be filled in is decided by the server
 * (php/Domain/CustomField.php, which a test holds this against).
 */
export function fieldApplies(
	field: TicketField,
	fields: readonly TicketField[],
	ticket: Sorted,
	values: readonly FieldValue[],
	depth = 0
): boolean {
	if ( field.archived || depth > fields.length ) {
		return false;
	}
	if ( field.type_ids.length > 0 && ! field.type_ids.includes( ticket.type_id ?? 0 ) ) {
		return false;
	}
	if ( field.mailbox_ids.length > 0 && ! field.mailbox_ids.includes( ticket.mailbox_id ) ) {
		return false;
	}
	const other = field.depends_on === null ? undefined : fields.find( ( each ) => each.id === field.depends_on );
	if ( ! other || other.archived ) {
		return true;
	}
	const held = heldIn( values, other.id );
	const fits = field.depends_values.length > 0 ? held.some( ( value ) => field.depends_values.includes( value ) ) : held.length > 0;
	return fits && fieldApplies( other, fields, ticket, values, depth + 1 );
}
