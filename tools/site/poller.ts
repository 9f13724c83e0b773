/** The mail poller beside a site, as its own program, the way a site owner runs it. */
import { join } from 'node:path';
import { POLLER } from '../build/build.ts';
import { startService, type Service } from '../lib/process.ts';
import { STATE } from '../lib/paths.ts';
import type { Site } from './site.ts';

/**
 * Starts `mesa-poller watch`.
 *
 * @param ca A certificate authority to trust for the mail servers, or ''.
 */
export async function startPoller( site: Site, name: string, ca = '' ): Promise< Service > {
	const [ login ] = await site.users( [ { login: 'poller', role: 'mesa_poller', name: 'Mail Poller' } ] );
	if ( ! login ) {
		throw new Error( 'The site made no user for the poller.' );
	}
	return startService( 'mesa-poller', process.execPath, [ POLLER, 'watch' ], {
		log: join( STATE, 'sites', name, 'poller.log' ),
		env: {
			MESA_SITE: site.url,
			MESA_USER: login.user,
			MESA_APP_PASSWORD: login.password,
			...( ca === '' ? {} : { NODE_EXTRA_CA_CERTS: ca } ),
		},
	} );
}
