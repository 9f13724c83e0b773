/** What the browser has to fetch, as a server sends it: gzip, level 6 as nginx and Apache do by default. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { UiDesk } from './desk.ts';

/** Kilobytes of 1,000 bytes. */
const gzippedKb = ( file: string ): number => gzipSync( readFileSync( file ), { level: 6 } ).length / 1000;

export interface Sizes {
	/** Scripts of ours that had been fetched when the list could be used. */
	inbox_gz_kb: number;
	/** All scripts of ours in wp-admin, lazy ones too. */
	admin_gz_kb: number;
}

export async function sizes( desk: UiDesk ): Promise< Sizes > {
	const page = await desk.window();
	const fetched = new Set< string >();
	page.on( 'request', ( request ) => {
		const file = /\/plugins\/mesa-help-desk\/build\/admin\/([^?]+\.js)/.exec( request.url() )?.[ 1 ];
		if ( file ) {
			fetched.add( file );
		}
	} );
	await page.goto( desk.inbox() );
	await page.evaluate( 'mesaBench.list' );
	const atOnce = [ ...fetched ];
	await page.context().close();
	const folder = join( desk.plugin, 'build', 'admin' );
	const sum = ( files: string[] ) => files.reduce( ( kb, file ) => kb + gzippedKb( join( folder, file ) ), 0 );
	return { inbox_gz_kb: sum( atOnce ), admin_gz_kb: sum( readdirSync( folder ).filter( ( file ) => file.endsWith( '.js' ) ) ) };
}
