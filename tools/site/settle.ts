import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../lib/ports.ts';
import { wpConfig, writeState, type ConfigInput } from './config.ts';
import type { SiteFolder } from './folder.ts';
import type { SiteOptions } from './site.ts';

/** Gives a site its port, kept for the next start, and the wp-config.php that says so. */
export async function settle(
	folder: SiteFolder,
	options: SiteOptions,
	config: Pick< ConfigInput, 'database' | 'constants' >
): Promise< { port: number; url: string } > {
	const port = await freePort( options.port ?? folder.state.port );
	const url = `http://127.0.0.1:${ port }`;
	folder.state.port = port;
	writeState( folder.base, folder.state );
	writeFileSync(
		join( folder.wordpress, 'wp-config.php' ),
		wpConfig( { url, state: folder.state, smtpPort: options.smtpPort ?? 0, ...config } )
	);
	return { port, url };
}
