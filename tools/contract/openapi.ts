import { toDraft04, type JsonSchema, type Route, type Routes } from './expand.ts';

/** Draft-04 → the schema dialect of OpenAPI 3.1, which knows `null` as a type. */
const content = ( schema: unknown ): object => ( { 'application/json': { schema } } );

function requestBody( route: Route, schemas: Record< string, JsonSchema > ): object | undefined {
	if ( route.body === 'binary' ) {
		return { required: true, content: { 'application/octet-stream': {} } };
	}
	const own = route.params ?? {};
	const named = route.body ? ( schemas[ route.body ]?.properties ?? {} ) : {};
	const properties = { ...own, ...named };
	if ( Object.keys( properties ).length === 0 ) {
		return undefined;
	}
	return { required: true, content: content( toDraft04( { type: 'object', properties } ) ) };
}

function responseBody( route: Route, schemas: Record< string, JsonSchema > ): object {
	const name = route.responseList ?? route.response ?? 'none';
	if ( name === 'none' ) {
		return { description: 'Done.' };
	}
	if ( name === 'binary' ) {
		return { description: 'The file.', content: { 'application/octet-stream': {} } };
	}
	const schema = toDraft04( schemas[ name ] ?? {} );
	return { description: 'Answer.', content: content( route.responseList ? { type: 'array', items: schema } : schema ) };
}

/**
 * An OpenAPI 3.1 description for people who build on the REST interface.
 *
 * @param schemas Schemas expanded.
 * @param routes  The route list.
 */
export function openApi( schemas: Record< string, JsonSchema >, routes: Routes ): object {
	const paths: Record< string, Record< string, object > > = {};
	for ( const route of routes.routes ) {
		const inPath = [ ...route.path.matchAll( /\{(\w+)\}/g ) ].map( ( match ) => ( {
			name: match[ 1 ],
			in: 'path',
			required: true,
			schema: { type: match[ 1 ] === 'sha256' ? 'string' : 'integer' },
		} ) );
		const inQuery = Object.entries( route.query ?? {} ).map( ( [ name, schema ] ) => ( {
			name,
			in: 'query',
			required: schema.required === true,
			schema: toDraft04( schema ),
		} ) );
		const body = requestBody( route, schemas );
		const operation = {
			operationId: route.operation,
			summary: route.summary,
			'x-capability': route.capability,
			parameters: [ ...inPath, ...inQuery ],
			...( body ? { requestBody: body } : {} ),
			responses: { [ String( route.status ?? 200 ) ]: responseBody( route, schemas ) },
		};
		( paths[ route.path ] ??= {} )[ route.method.toLowerCase() ] = operation;
	}
	return {
		openapi: '3.1.0',
		info: { title: 'Mesa Help Desk', version: 'v1', license: { name: 'GPL-2.0-or-later', identifier: 'GPL-2.0-or-later' } },
		servers: [ { url: `/wp-json/${ routes.namespace }` } ],
		paths,
	};
}
