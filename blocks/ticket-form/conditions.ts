/** What another field has to hold: one of the values; none: anything (php/Domain/Form.php). */
export interface Condition {
	field_id: number;
	values: string[];
}

/** A custom field as conditions see it. */
export interface AskedField {
	id: number;
	conditions: Condition[];
	/** What stands in it. */
	values: string[];
}

/**
 * The fields that are asked for. One depends only on fields that are asked for themselves; the server decides again.
 *
 * @param fields In the form's order.
 */
export function askedFor( fields: readonly AskedField[] ): Set< number > {
	const asked = new Set< number >();
	for ( const { id, conditions } of fields ) {
		const holds = conditions.every( ( condition ) => {
			const other = fields.find( ( field ) => field.id === condition.field_id );
			const held = other && asked.has( other.id ) ? other.values : [];
			return condition.values.length > 0 ? held.some( ( value ) => condition.values.includes( value ) ) : held.length > 0;
		} );
		if ( holds ) {
			asked.add( id );
		}
	}
	return asked;
}
