import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build/build.ts';
import { makeZip } from '../build/zip.ts';
import { runJest, type Counts } from '../lib/jest.ts';
import type { Lane } from '../site/site.ts';
import { startTestSite } from '../test-site.ts';
import { say } from '../lib/progress.ts';

/** What WordPress's debug log says about the plugin: warnings, notices, broken queries. Each once. */
export function phpComplaints( wordpress: string ): string[] {
	const log = join( wordpress, 'wp-content', 'debug.log' );
	if ( ! existsSync( log ) ) {
		return [];
	}
	const entries = readFileSync( log, 'utf8' ).split( /^(?=\[\d\d-\w{3}-\d{4} )/m );
	const ours = entries.filter(
		( entry ) => /mesa/i.test( entry ) && /PHP (?:Warning|Notice|Deprecated|Fatal|Parse)|WordPress database error/.test( entry )
	);
	return [
		...new Set(
			ours.map( ( entry ) =>
				entry
					.replace( /^\[[^\]]*\] /, '' )
					.trim()
					.slice( 0, 600 )
			)
		),
	];
}

/**
 * Starts a site of this lane from nothing and runs tests/integration and tests/contract against it.
 *
 * @param args For jest.
 */
export async function integration( lane: Lane, args: string[] = [] ): Promise< Counts > {
	await build();
	const run = await startTestSite( lane, lane === 'stack' ? { zip: makeZip() } : {} );
	try {
		say( `  ${ run.site.url } — WordPress ${ run.site.wordpressVersion }, PHP ${ run.site.phpVersion }, ${ run.site.database }` );
		// Node trusts the lane's own authority only when told before it starts.
		const env = { MESA_TEST_SITE: run.file, ...( run.facts.ca === '' ? {} : { NODE_EXTRA_CA_CERTS: run.facts.ca } ) };
		const counts = await runJest( `integration-${ lane }`, 'tests/jest.integration.config.cjs', args, env );
		const complaints = phpComplaints( run.site.folder );
		if ( complaints.length > 0 ) {
			say( `\nPHP complained about the plugin while the tests ran:\n${ complaints.slice( 0, 20 ).join( '\n' ) }` );
			counts.failed++;
		}
		return counts;
	} finally {
		await run.stop();
	}
}
