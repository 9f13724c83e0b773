import type { Routes } from './expand.ts';

/** How an operation is called: method, path, and where its body or its answer is a file. */
interface Call {
	method: string;
	path: string;
	sends?: 'binary';
	gives?: 'binary';
}

/**
 * What the client needs of the routes, by operation. The rest (parameters, descriptions) would travel to
 * every browser for nothing, some 3 kB of it.
 */
export function calls( routes: Routes ): Record< string, Call > {
	return Object.fromEntries(
		routes.routes.map( ( { operation, method, path, body, response } ) => [
			operation,
			{
				method,
				path,
				...( body === 'binary' ? { sends: 'binary' as const } : {} ),
				...( response === 'binary' ? { gives: 'binary' as const } : {} ),
			},
		] )
	);
}
