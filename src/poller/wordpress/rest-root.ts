import { networkError, WordPressError } from './errors.ts';
import { follow } from './http.ts';

/** Where the REST API answers, and how routes are put into its address. */
export interface RestRoot {
	/** For "pretty": ends with a slash. For "query": the address that takes ?rest_route=. */
	base: string;
	style: 'pretty' | 'query';
}

const NAMESPACE = 'mesa/v1';
const TIMEOUT_MS = 30_000;

/** The address with its scheme and without what people paste along. */
export function normalizeSite( site: string ): string {
	const withScheme = /^https?:\/\//i.test( site ) ? site : `https://${ site }`;
	const url = new URL( withScheme );
	url.hash = '';
	url.search = '';
	url.pathname = url.pathname.replace( /\/(wp-admin|wp-json|wp-login\.php|index\.php)(\/.*)?$/, '' ).replace( /\/*$/, '/' );
	return url.href;
}

async function probe( url: string, ask: typeof follow ): Promise< { namespaces: string[]; url: string } | null > {
	const headers = { accept: 'application/json' };
	const response = await ask( url, { method: 'GET', headers, signal: AbortSignal.timeout( TIMEOUT_MS ) } ).catch( ( error: unknown ) => {
		throw networkError( url, error );
	} );
	const text = response.body.toString();
	try {
		const index = JSON.parse( text ) as { namespaces?: unknown };
		return Array.isArray( index.namespaces ) ? { namespaces: index.namespaces.map( String ), url: response.url } : null;
	} catch {
		return null;
	}
}

/** The route's address; WordPress wants the query of a "plain" address joined with "&". */
export function routeUrl( root: RestRoot, path: string ): string {
	if ( root.style === 'pretty' ) {
		return `${ root.base }${ NAMESPACE }${ path }`;
	}
	const [ route = '', query ] = path.split( '?' );
	return `${ root.base }?rest_route=${ encodeURIComponent( `/${ NAMESPACE }${ route }` ) }${ query ? `&${ query }` : '' }`;
}

/**
 * Finds the REST API of a site: at /wp-json/, or by ?rest_route= where permalinks are plain.
 *
 * @param  site Its address.
 * @param  ask  Asks a web server.
 * @throws {WordPressError} When nothing answers, it is no WordPress, or the plugin is not active there.
 */
export async function discoverRestRoot( site: string, ask = follow ): Promise< RestRoot > {
	const home = normalizeSite( site );
	let sawWordPress = false;
	for ( const [ style, address ] of [
		[ 'pretty', `${ home }wp-json/` ],
		[ 'query', `${ home }?rest_route=/` ],
	] as const ) {
		const found = await probe( address, ask );
		if ( found?.namespaces.includes( NAMESPACE ) ) {
			if ( home.startsWith( 'https:' ) && ! found.url.startsWith( 'https:' ) ) {
				throw new WordPressError(
					`${ home } redirects to ${ found.url }, which is not encrypted: the password would travel in the open.`,
					400,
					'mesa_insecure_redirect'
				);
			}
			// A redirect (to https, to www) counts from here on: credentials are not sent twice across one.
			const base = style === 'pretty' ? found.url.replace( /\/*$/, '/' ) : found.url.replace( /\?.*$/, '' );
			return { base, style };
		}
		sawWordPress ||= found !== null;
	}
	throw sawWordPress
		? new WordPressError( `WordPress answers at ${ home }, but Mesa Help Desk is not active there.`, 404, 'mesa_not_active' )
		: new WordPressError( `There is no WordPress REST API at ${ home }. Is the address right?`, 404, 'mesa_no_rest_api' );
}
