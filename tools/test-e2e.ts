/**
 * Browser tests against a desk full of demo data, screenshots under artifacts/screens:
 *
 *   npm run test:e2e [-- --lane native|playground|stack] [jest's own arguments, such as a file name]
 *
 * Without a lane it is the stack where its servers are installed, else what "npm start" would take.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskFile } from '../tests/e2e/desk.ts';
import { build } from './build/build.ts';
import { makeZip } from './build/pack.ts';
import { phpComplaints } from './checks/integration.ts';
import { SHOP } from './demo/content/shop.ts';
import { openDesk } from './demo/open-desk.ts';
import { chromiumPath } from './lib/browser.ts';
import { main, ToolError } from './lib/fail.ts';
import { runJest } from './lib/jest.ts';
import { ARTIFACTS, STATE } from './lib/paths.ts';
import { say } from './lib/progress.ts';
import { readState } from './site/config.ts';
import { nativePhp } from './site/native-sqlite.ts';
import { forgetSite, passingName } from './site/names.ts';
import type { Lane } from './site/site.ts';
import { embeddedLane } from './site/start.ts';
import { endOnSignal, which } from './lib/process.ts';

function usualLane(): Lane {
	return process.env.MESA_PHP || ! [ 'mariadbd', 'nginx', 'dovecot' ].every( which ) || ! nativePhp() ? embeddedLane() : 'stack';
}

await main( async () => {
	endOnSignal();
	const args = process.argv.slice( 2 );
	const at = args.indexOf( '--lane' );
	const lane = ( at >= 0 ? args.splice( at, 2 )[ 1 ] : usualLane() ) as Lane;
	if ( ! [ 'native', 'playground', 'stack' ].includes( lane ) ) {
		throw new ToolError( `--lane is "${ lane }"; it can be native, playground or stack.` );
	}
	chromiumPath();
	await build();
	const name = passingName( `e2e-${ lane }` );
	const desk = await openDesk( lane, { name, fresh: true, ...( lane === 'stack' ? { zip: makeZip() } : {} ) } );
	try {
		say( `  ${ SHOP } at ${ desk.site.url } — WordPress ${ desk.site.wordpressVersion }, ${ desk.site.database }` );
		const facts: DeskFile = {
			lane,
			url: desk.site.url,
			adminUser: desk.site.adminUser,
			adminPassword: desk.site.adminPassword,
			folder: desk.site.folder,
			secret: readState( join( STATE, 'sites', name ) ).secret,
			smtpPort: desk.mail.smtp.port,
			outbox: desk.mail.outbox,
		};
		const file = join( STATE, 'sites', name, 'desk.json' );
		writeFileSync( file, JSON.stringify( facts ) );
		mkdirSync( ARTIFACTS, { recursive: true } );
		const counts = await runJest( 'e2e', 'tests/jest.e2e.config.cjs', args, { MESA_TEST_DESK: file } );
		const complaints = phpComplaints( desk.site.folder );
		if ( complaints.length > 0 ) {
			say( `\nPHP complained about the plugin while the tests ran:\n${ complaints.slice( 0, 20 ).join( '\n' ) }` );
			counts.failed++;
		}
		console.log( `${ counts.passed } passed, ${ counts.failed } failed` );
		return counts.failed > 0 ? 1 : 0;
	} finally {
		await desk.stop();
		if ( ! process.env.MESA_KEEP ) {
			forgetSite( name );
		}
	}
} );
