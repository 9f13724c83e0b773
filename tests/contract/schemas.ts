/** The contract's schemas as ajv checks them. */
import Ajv, { type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import schemasJson from '../../src/contract/generated/schemas.json';
import { toDraft04, type JsonSchema } from '../../tools/contract/expand.ts';

export const schemas = schemasJson as Record< string, JsonSchema >;

const ajv = new Ajv( { strict: true, allowUnionTypes: true, allErrors: true } );
addFormats( ajv );
const compiled = new Map< string, ValidateFunction >();

/**
 * What is wrong with a value.
 *
 * @param schema A schema's name.
 * @return Empty when nothing is.
 */
export function problems( schema: string, value: unknown ): string {
	let validate = compiled.get( schema );
	if ( ! validate ) {
		const source = schemas[ schema ];
		if ( ! source ) {
			throw new Error( `No schema named ${ schema }.` );
		}
		validate = ajv.compile( toDraft04( source ) );
		compiled.set( schema, validate );
	}
	return validate( value ) ? '' : ajv.errorsText( validate.errors );
}
