import { compile } from 'json-schema-to-typescript';
import { toDraft04, type JsonSchema, type Route, type Routes } from './expand.ts';

const BANNER = '/* Made by "npm run contract" from src/contract. Do not edit. */\n\n';

/** Replaces each `use` by the name of the other interface, so that types are shared. */
function withTypeNames( schema: JsonSchema, sources: Record< string, JsonSchema > ): JsonSchema {
	if ( schema.use !== undefined ) {
		const title = sources[ schema.use ]?.title ?? '';
		const nullable = Array.isArray( schema.type ) && schema.type.includes( 'null' );
		return {
			tsType: nullable ? `${ title } | null` : title,
			...( schema.description ? { description: schema.description } : {} ),
			...( schema.required ? { required: true } : {} ),
		};
	}
	const copy: JsonSchema = { ...schema };
	// Array lengths are the validators' business; as tuple types they only get in the way.
	delete copy.minItems;
	delete copy.maxItems;
	if ( copy.properties ) {
		copy.properties = Object.fromEntries(
			Object.entries( copy.properties ).map( ( [ key, value ] ) => [ key, withTypeNames( value, sources ) ] )
		);
	}
	if ( copy.items ) {
		copy.items = withTypeNames( copy.items, sources );
	}
	return copy;
}

async function interfaceOf( schema: JsonSchema, name: string, sources: Record< string, JsonSchema > ): Promise< string > {
	const prepared = toDraft04( withTypeNames( schema, sources ) );
	return compile( { ...prepared, title: name }, name, {
		bannerComment: '',
		additionalProperties: false,
		declareExternallyReferenced: false,
		format: true,
		style: { useTabs: true },
	} );
}

const pathParams = ( path: string ): string[] => [ ...path.matchAll( /\{(\w+)\}/g ) ].map( ( match ) => match[ 1 ] ?? '' );

function operationType( route: Route, sources: Record< string, JsonSchema > ): string {
	const special: Record< string, string > = { binary: 'Blob', none: 'undefined' };
	const title = ( name: string ): string => special[ name ] ?? sources[ name ]?.title ?? 'never';
	const pascal = route.operation[ 0 ]?.toUpperCase() + route.operation.slice( 1 );
	const path = pathParams( route.path ).map( ( name ) => `${ name }: ${ name === 'sha256' ? 'string' : 'number' }` );
	const bodyParts = [ route.params ? `${ pascal }Params` : '', route.body && route.body !== 'binary' ? title( route.body ) : '' ].filter(
		Boolean
	);
	const body = route.body === 'binary' ? 'Blob | Uint8Array | ArrayBuffer | ReadableStream' : bodyParts.join( ' & ' ) || 'undefined';
	const response = route.responseList ? `${ title( route.responseList ) }[]` : title( route.response ?? 'none' );
	return `\t${ route.operation }: { path: ${ path.length ? `{ ${ path.join( '; ' ) } }` : 'undefined' }; query: ${ route.query ? `${ pascal }Query` : 'undefined' }; body: ${ body }; response: ${ response } };\n`;
}

/**
 * The types of every schema and of every operation.
 *
 * @param sources Schemas as written.
 * @param routes  The route list.
 */
export async function typeScript( sources: Record< string, JsonSchema >, routes: Routes ): Promise< string > {
	let text = BANNER;
	for ( const schema of Object.values( sources ) ) {
		text += await interfaceOf( schema, schema.title ?? 'Unnamed', sources );
	}
	for ( const route of routes.routes ) {
		const pascal = route.operation[ 0 ]?.toUpperCase() + route.operation.slice( 1 );
		if ( route.query ) {
			// A default makes a parameter optional for the caller.
			text += await interfaceOf(
				{ type: 'object', additionalProperties: false, properties: route.query },
				`${ pascal }Query`,
				sources
			);
		}
		if ( route.params ) {
			text += await interfaceOf(
				{ type: 'object', additionalProperties: false, properties: route.params },
				`${ pascal }Params`,
				sources
			);
		}
	}
	text += '/** Every operation of the REST contract: what goes in and what comes out. */\nexport interface Operations {\n';
	text += routes.routes.map( ( route ) => operationType( route, sources ) ).join( '' );
	return `${ text }}\n`;
}
