/** A JSON Schema (draft-04, WordPress's subset). */
export interface JsonSchema {
	title?: string;
	description?: string;
	type?: string | string[];
	properties?: Record< string, JsonSchema >;
	items?: JsonSchema;
	additionalProperties?: boolean | JsonSchema;
	/** Name of another schema whose shape stands here. Ours; gone after expansion. */
	use?: string;
	required?: boolean;
	[ keyword: string ]: unknown;
}

export interface Route {
	operation: string;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: string;
	capability: string;
	summary: string;
	query?: Record< string, JsonSchema >;
	params?: Record< string, JsonSchema >;
	body?: string;
	response?: string;
	responseList?: string;
	status?: number;
}

export interface Routes {
	namespace: string;
	routes: Route[];
	publicOperations: string[];
	signedOperations: string[];
}

/**
 * Puts the named schema in the place of each `use`, because WordPress knows no `$ref`.
 *
 * @param sources Schemas by name.
 * @return The same schemas without any `use`.
 */
export function expandSchemas( sources: Record< string, JsonSchema > ): Record< string, JsonSchema > {
	const expand = ( schema: JsonSchema, trail: string[] ): JsonSchema => {
		if ( schema.use !== undefined ) {
			const source = sources[ schema.use ];
			if ( ! source ) {
				throw new Error( `Schema "${ schema.use }" does not exist (used in ${ trail.join( ' → ' ) }).` );
			}
			if ( trail.includes( schema.use ) ) {
				throw new Error( `Schema "${ schema.use }" contains itself: ${ trail.join( ' → ' ) }.` );
			}
			const { use, ...own } = schema;
			const { title: _title, ...inner } = expand( source, [ ...trail, use ] );
			return { ...inner, ...own };
		}
		const copy: JsonSchema = { ...schema };
		if ( copy.properties ) {
			copy.properties = Object.fromEntries(
				Object.entries( copy.properties ).map( ( [ key, value ] ) => [ key, expand( value, trail ) ] )
			);
		}
		if ( copy.items ) {
			copy.items = expand( copy.items, trail );
		}
		return copy;
	};
	return Object.fromEntries( Object.entries( sources ).map( ( [ name, schema ] ) => [ name, expand( schema, [ name ] ) ] ) );
}

/**
 * Standard draft-04 as ajv reads it: WordPress's `required: true` on a property
 * becomes the parent's list of names.
 */
export function toDraft04( schema: JsonSchema ): Record< string, unknown > {
	const { required: _required, use: _use, properties, items, additionalProperties, ...rest } = schema;
	const result: Record< string, unknown > = { ...rest };
	if ( properties ) {
		const names = Object.keys( properties ).filter( ( name ) => properties[ name ]?.required === true );
		if ( names.length > 0 ) {
			result.required = names;
		}
		result.properties = Object.fromEntries( Object.entries( properties ).map( ( [ key, value ] ) => [ key, toDraft04( value ) ] ) );
	}
	if ( items ) {
		result.items = toDraft04( items );
	}
	if ( additionalProperties !== undefined ) {
		result.additionalProperties = typeof additionalProperties === 'object' ? toDraft04( additionalProperties ) : additionalProperties;
	}
	return result;
}
