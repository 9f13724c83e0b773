/** The stack lane: current WordPress on nginx, php-fpm and MariaDB from Debian's packages, with the plugin from its zip. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../build/assemble.ts';
import { ToolError } from '../lib/fail.ts';
import { killBusiest, run, type Service } from '../lib/process.ts';
import { step } from '../lib/progress.ts';
import { sleep } from '../lib/wait.ts';
import { debianWordpress } from './debian-wordpress.ts';
import { finishSite } from './finish.ts';
import { siteFolder } from './folder.ts';
import { startMariaDb } from './mariadb.ts';
import { settle } from './settle.ts';
import type { Site, SiteOptions } from './site.ts';
import { startWebServer } from './web-server.ts';

export async function startStack( options: SiteOptions ): Promise< Site > {
	const folder = await siteFolder( options, debianWordpress );
	const sockets = mkdtempSync( join( tmpdir(), 'mesa-' ) );
	const services = new Map< 'database' | 'php' | 'web', Service >();
	const stop = async () => {
		for ( const service of [ ...services.values() ].reverse() ) {
			await service.stop();
		}
		rmSync( sockets, { recursive: true, force: true } );
	};
	try {
		const database = await startMariaDb( folder.base, sockets, options.durable, options.size?.bufferPool );
		services.set( 'database', database.service );
		const { port, url } = await settle( folder, options, {
			database: { name: 'wordpress', user: 'root', password: '', host: `localhost:${ database.socket }` },
			constants: { FS_METHOD: 'direct', ...( options.size?.settled ? { WP_DEBUG: false, WP_DEBUG_LOG: false } : {} ) },
		} );
		if ( ! options.zip ) {
			assemble( folder.plugin );
		}
		const web = startWebServer( folder.base, sockets, folder.wordpress, port, options.ca ?? '', '', options.size );
		services.set( 'php', web.fpm ).set( 'web', web.nginx );
		await step( 'Installing WordPress on MariaDB', () =>
			run( web.php, [ join( import.meta.dirname, 'install.php' ), folder.wordpress, folder.state.adminPassword ] )
		);
		return await finishSite( 'stack', url, folder, options, stop, {
			database: async ( downMs ) => {
				await services.get( 'database' )?.kill();
				await sleep( downMs );
				services.set(
					'database',
					( await startMariaDb( folder.base, sockets, options.durable, options.size?.bufferPool ) ).service
				);
			},
			php: async ( downMs ) => {
				await services.get( 'php' )?.kill();
				await sleep( downMs );
				services.set( 'php', web.startFpm() );
			},
			phpWorker: async () => killBusiest( services.get( 'php' )?.pid ?? 0 ),
		} );
	} catch ( error ) {
		await stop();
		throw new ToolError( `The stack lane did not start: ${ ( error as Error ).message } (logs: ${ folder.base })` );
	}
}
