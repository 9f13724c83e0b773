import { ToolError } from '../lib/fail.ts';
import { nativePhp, startNative } from './native-sqlite.ts';
import { startPlayground } from './playground.ts';
import type { Lane, Site, SiteOptions } from './site.ts';

/**
 * Which way a site with SQLite runs: native PHP where there is one that fits, else Playground.
 * MESA_PHP=playground or MESA_PHP=native decides otherwise.
 */
export function embeddedLane(): 'playground' | 'native' {
	const forced = process.env.MESA_PHP ?? '';
	if ( forced === 'playground' || forced === 'native' ) {
		return forced;
	}
	if ( forced !== '' ) {
		throw new ToolError( `MESA_PHP is "${ forced }"; it can be playground or native.` );
	}
	return nativePhp() ? 'native' : 'playground';
}

/**
 * Starts a site.
 *
 * @param wanted newest: WordPress from wordpress.org where it can be reached; npm: the copy from npm. The stack lane brings its own.
 */
export async function startSite( lane: Lane, options: SiteOptions, wanted: 'newest' | 'npm' ): Promise< Site > {
	if ( lane === 'playground' ) {
		return await startPlayground( options, wanted );
	}
	if ( lane === 'native' ) {
		return await startNative( options, wanted );
	}
	const { startStack } = await import( './stack.ts' );
	return await startStack( options );
}
