import { createClient, type Client } from '../../client/client.ts';
import type { ConnectionConfig } from '../config/config.ts';
import { WordPressError } from './errors.ts';
import { discoverRestRoot, normalizeSite } from './rest-root.ts';
import { createTransport } from './transport.ts';

/** Whether a password may be sent to an address before it is known what answers there. */
const isSafe = ( home: string ) => /^(https:|http:\/\/(127\.|localhost[:/]|\[::1\]))/.test( home );

/** Whether an answer may come from something else than the plugin's REST API, which may be at another address. */
function isElsewhere( error: unknown ): boolean {
	return error instanceof WordPressError && ( error.status === 404 || [ 'redirect', 'no_json' ].includes( error.code ) );
}

/**
 * Gives a client for a site. Nearly every site's REST API is at /wp-json/; that is tried with the first call, since to ask
 * the site for its routes takes it longer than an empty pass. Where it is not, it is looked for.
 */
export async function connectSite( config: ConnectionConfig, version: string ): Promise< Client > {
	const credentials = { user: config.user, password: config.password };
	const home = normalizeSite( config.site );
	const find = async () => createTransport( await discoverRestRoot( config.site ), credentials, version );
	let sure = ! isSafe( home );
	let transport = sure ? await find() : createTransport( { base: `${ home }wp-json/`, style: 'pretty' }, credentials, version );
	return createClient( async ( request ) => {
		try {
			const answer = await transport( request );
			sure = true;
			return answer;
		} catch ( error ) {
			if ( sure || ! isElsewhere( error ) ) {
				throw error;
			}
			transport = await find();
			sure = true;
			return await transport( request );
		}
	} );
}
