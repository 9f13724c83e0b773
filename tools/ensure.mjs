#!/usr/bin/env node
/**
 * Makes sure that the project's packages are installed, so that `npm start` and
 * `npm test` work on a fresh clone. Plain JavaScript on purpose: it runs before
 * anything is installed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join( dirname( fileURLToPath( import.meta.url ) ), '..' );
const [ major = 0, minor = 0 ] = process.versions.node.split( '.' ).map( Number );

if ( major < 20 || ( major === 20 && minor < 19 ) ) {
	console.error( `Mesa needs Node 20.19 or later; this is ${ process.versions.node }.` );
	process.exit( 1 );
}

const stamp = join( root, 'node_modules', '.mesa-installed' );
const lock = readFileSync( join( root, 'package-lock.json' ) );
const wanted = createHash( 'sha256' ).update( lock ).digest( 'hex' );

if ( ! existsSync( stamp ) || readFileSync( stamp, 'utf8' ) !== wanted ) {
	console.error( 'Installing packages (npm ci) — about three minutes the first time …' );
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const done = spawnSync( npm, [ 'ci', '--no-audit', '--no-fund', '--loglevel=error' ], {
		cwd: root,
		stdio: [ 'ignore', 'inherit', 'inherit' ],
	} );
	if ( done.status !== 0 ) {
		console.error( 'Packages could not be installed: see npm’s message above. Nothing else was changed; run the same command again.' );
		process.exit( 1 );
	}
	writeFileSync( stamp, wanted );
}
