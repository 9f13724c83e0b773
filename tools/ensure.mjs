#!/usr/bin/env node
/**
 * Makes sure that the project's packages are installed, so that `npm start` and
 * `npm test` work on a fresh clone. Plain JavaScript on purpose: it runs before
 * anything is installed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const wanted = createHash( 'sha256' )
	.update( readFileSync( join( root, 'package-lock.json' ) ) )
	.digest( 'hex' );
const isInstalled = () => existsSync( stamp ) && readFileSync( stamp, 'utf8' ) === wanted;

const lock = join( root, '.mesa', 'installing' );
const pause = ( ms ) => Atomics.wait( new Int32Array( new SharedArrayBuffer( 4 ) ), 0, 0, ms );

/** Whether the process that holds the lock is gone: it was killed. */
function isLeft() {
	try {
		process.kill( Number( readFileSync( lock, 'utf8' ) ), 0 );
		return false;
	} catch ( error ) {
		return error.code === 'ESRCH';
	}
}

/** One at a time: two that empty and fill node_modules at once leave it half empty. */
function takeLock() {
	mkdirSync( dirname( lock ), { recursive: true } );
	for (;;) {
		try {
			writeFileSync( lock, String( process.pid ), { flag: 'wx' } );
			return;
		} catch ( error ) {
			if ( error.code !== 'EEXIST' ) {
				throw error;
			}
		}
		if ( isLeft() ) {
			rmSync( lock, { force: true } );
		}
		pause( 300 );
	}
}

function install() {
	console.error( 'Installing packages (npm ci) — about three minutes the first time …' );
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const done = spawnSync( npm, [ 'ci', '--no-audit', '--no-fund', '--loglevel=error' ], {
		cwd: root,
		stdio: [ 'ignore', 'inherit', 'inherit' ],
	} );
	if ( done.status !== 0 ) {
		console.error( 'Packages could not be installed: see npm’s message above. Nothing else was changed; run the same command again.' );
		return false;
	}
	writeFileSync( stamp, wanted );
	return true;
}

if ( ! isInstalled() ) {
	takeLock();
	const done = isInstalled() || install();
	rmSync( lock, { force: true } );
	process.exit( done ? 0 : 1 );
}
