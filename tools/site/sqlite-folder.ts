import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '../build/assemble.ts';
import { freePort } from '../lib/ports.ts';
import { wpConfig, writeState } from './config.ts';
import { siteFolder, type SiteFolder } from './folder.ts';
import type { SiteOptions } from './site.ts';
import { wordpressFiles } from './wordpress-files.ts';

/** A site folder with WordPress, the plugin and a wp-config.php for SQLite; what carries it is started next. */
export async function sqliteFolder(
	options: SiteOptions,
	wanted: 'newest' | 'npm'
): Promise< { folder: SiteFolder; port: number; url: string } > {
	const folder = await siteFolder( options, async () => ( await wordpressFiles( wanted ) ).folder );
	const port = await freePort( options.port ?? folder.state.port );
	const url = `http://127.0.0.1:${ port }`;
	folder.state.port = port;
	writeState( folder.base, folder.state );
	writeFileSync(
		join( folder.wordpress, 'wp-config.php' ),
		wpConfig( {
			url,
			state: folder.state,
			smtpPort: options.smtpPort ?? 0,
			database: { name: 'wordpress', user: '', password: '', host: '' },
		} )
	);
	assemble( folder.plugin );
	return { folder, port, url };
}
