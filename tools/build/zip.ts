/** npm run zip: builds what is stale and writes dist/mesa-help-desk.zip. */
import { statSync } from 'node:fs';
import { main } from '../lib/fail.ts';
import { PLUGIN_DIST } from '../lib/paths.ts';
import { build } from './build.ts';
import { makeZip } from './pack.ts';
import { listFiles } from './sync.ts';

await main( async () => {
	await build();
	const zip = makeZip();
	console.log( `${ zip } — ${ listFiles( PLUGIN_DIST ).length } files, ${ Math.round( statSync( zip ).size / 1024 ) } kB` );
} );
