/**
 * Integration and contract tests against a WordPress with SQLite:
 *
 *   npm run test:integration [-- --lane playground|native|stack] [jest's own arguments, such as a file name]
 */
import { main, ToolError } from './lib/fail.ts';
import { integration } from './checks/integration.ts';
import type { Lane } from './site/site.ts';
import { embeddedLane } from './site/start.ts';
import { endOnSignal } from './lib/process.ts';

await main( async () => {
	endOnSignal();
	const args = process.argv.slice( 2 );
	const at = args.indexOf( '--lane' );
	const lane = ( at >= 0 ? args.splice( at, 2 )[ 1 ] : embeddedLane() ) as Lane;
	if ( ! [ 'native', 'playground', 'stack' ].includes( lane ) ) {
		throw new ToolError( `--lane is "${ lane }"; it can be native, playground or stack.` );
	}
	const counts = await integration( lane, args );
	console.log( `${ counts.passed } passed, ${ counts.failed } failed` );
	return counts.failed > 0 ? 1 : 0;
} );
