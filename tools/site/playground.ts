/** WordPress in WebAssembly: PHP, WordPress and SQLite all from npm, nothing else to install. */
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import { startService, tail } from '../lib/process.ts';
import { ToolError } from '../lib/fail.ts';
import { step } from '../lib/progress.ts';
import { until } from '../lib/wait.ts';
import { finishSite } from './finish.ts';
import { removeDropIn } from './native-sqlite.ts';
import type { Site, SiteOptions } from './site.ts';
import { sqliteFolder } from './sqlite-folder.ts';

export async function startPlayground( options: SiteOptions, wanted: 'newest' | 'npm' ): Promise< Site > {
	const { folder, port, url } = await sqliteFolder( options, wanted );
	removeDropIn( folder.wordpress );
	const server = startService(
		'playground',
		process.execPath,
		[
			join( ROOT, 'node_modules', '@wp-playground', 'cli', 'wp-playground.js' ),
			'server',
			...[ '--php', '8.3', '--port', String( port ), '--site-url', url, '--workers', '2' ],
			...[ '--mount-before-install', `${ folder.wordpress }:/wordpress` ],
			...[ '--wordpress-install-mode', 'install-from-existing-files-if-needed' ],
			...[ '--define', 'WP_ENVIRONMENT_TYPE', 'local' ],
		],
		{ log: join( folder.base, 'playground.log' ) }
	);
	try {
		await step( 'Starting WordPress in WebAssembly', () =>
			until(
				'Playground to answer',
				async () => {
					if ( ! server.alive() ) {
						return 'ended';
					}
					const answer = await fetch( `${ url }/wp-login.php`, { redirect: 'manual', signal: AbortSignal.timeout( 30_000 ) } );
					return answer.status < 500;
				},
				180_000,
				500
			)
		);
		if ( ! server.alive() ) {
			throw new Error( `Playground ended: ${ tail( server, 3 ) }` );
		}
		return await finishSite( 'playground', url, folder, options, () => server.stop() );
	} catch ( error ) {
		await server.stop();
		throw new ToolError( `WordPress did not start in Playground: ${ ( error as Error ).message } (log: ${ server.log })` );
	}
}
