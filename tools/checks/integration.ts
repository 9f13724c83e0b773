import { build } from '../build/build.ts';
import { makeZip } from '../build/zip.ts';
import { runJest, type Counts } from '../lib/jest.ts';
import type { Lane } from '../site/site.ts';
import { startTestSite } from '../test-site.ts';
import { say } from '../lib/progress.ts';

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
		return await runJest( `integration-${ lane }`, 'tests/jest.integration.config.cjs', args, env );
	} finally {
		await run.stop();
	}
}
