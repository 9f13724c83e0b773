import Ajv, { type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import schemasJson from '../../contract/generated/schemas.json';

interface Schema {
	[ key: string ]: unknown;
	properties?: Record< string, Schema >;
	items?: Schema;
	required?: unknown;
}

/** WordPress keeps `required` on each property; draft-04 keeps a list on the object. */
function toDraft4( schema: Schema ): Schema {
	const { properties, items, required: _own, ...rest } = schema;
	const out: Schema = { ...rest };
	if ( properties ) {
		out.properties = Object.fromEntries( Object.entries( properties ).map( ( [ name, each ] ) => [ name, toDraft4( each ) ] ) );
		const names = Object.keys( properties ).filter( ( name ) => properties[ name ]?.required === true );
		if ( names.length > 0 ) {
			out.required = names;
		}
	}
	if ( items ) {
		out.items = toDraft4( items );
	}
	return out;
}

const ajv = new Ajv( { strict: false, allErrors: true } );
addFormats( ajv );
const validators = new Map< string, ValidateFunction >();

/** How a value breaks a schema of the contract; "" when it does not. */
export function problems( name: keyof typeof schemasJson, value: unknown ): string {
	let validate = validators.get( name );
	if ( ! validate ) {
		validate = ajv.compile( toDraft4( schemasJson[ name ] as Schema ) );
		validators.set( name, validate );
	}
	return validate( value ) ? '' : ajv.errorsText( validate.errors );
}
