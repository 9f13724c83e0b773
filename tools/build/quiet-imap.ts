import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';

const LOGGED = /await compiler\(parsed, \{\s*isLogging: true\s*\}\)/g;

/**
 * Keeps imapflow from writing down each of the server's answers for a log that we do not keep: a seventh of what it does for
 * a mail. What it compiles to send stays as it is.
 */
export const quietImap: Plugin = {
	name: 'quiet-imap',
	setup( build ) {
		let met = false;
		build.onEnd( () => {
			if ( ! met ) {
				throw new Error( 'imapflow has moved what it does with answers: see tools/build/quiet-imap.ts.' );
			}
		} );
		build.onLoad( { filter: /imapflow[\\/]dist[\\/]esm[\\/]imap-flow\.js$/ }, async ( { path } ) => {
			met = true;
			const source = await readFile( path, 'utf8' );
			if ( source.match( LOGGED )?.length !== 1 ) {
				throw new Error( 'imapflow has changed where it logs answers: see tools/build/quiet-imap.ts.' );
			}
			// It goes on in the same turn as before: what follows relies on the order of promises.
			return { contents: source.replace( LOGGED, "await ''" ), loader: 'js' };
		} );
	},
};
