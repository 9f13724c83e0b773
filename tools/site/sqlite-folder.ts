import { assemble } from '../build/assemble.ts';
import { siteFolder, type SiteFolder } from './folder.ts';
import { settle } from './settle.ts';
import type { SiteOptions } from './site.ts';
import { wordpressFiles } from './wordpress-files.ts';

/** A site folder with WordPress, the plugin and a wp-config.php for SQLite; what carries it is started next. */
export async function sqliteFolder(
	options: SiteOptions,
	wanted: 'newest' | 'npm'
): Promise< { folder: SiteFolder; port: number; url: string } > {
	const folder = await siteFolder( options, async () => ( await wordpressFiles( wanted ) ).folder );
	const { port, url } = await settle( folder, options, { database: { name: 'wordpress', user: '', password: '', host: '' } } );
	assemble( folder.plugin );
	return { folder, port, url };
}
