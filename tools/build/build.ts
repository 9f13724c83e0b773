/** Builds what is older than its sources: screens and blocks (webpack), the poller (esbuild). */
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { DIST, ROOT } from '../lib/paths.ts';
import { ToolError } from '../lib/fail.ts';
import { step } from '../lib/progress.ts';
import { assemble } from './assemble.ts';
import { listFiles } from './sync.ts';

function newest( folders: string[], keep: ( path: string ) => boolean = () => true ): number {
	let time = 0;
	for ( const folder of folders ) {
		const full = join( ROOT, folder );
		if ( existsSync( full ) && statSync( full ).isFile() ) {
			time = Math.max( time, statSync( full ).mtimeMs );
			continue;
		}
		for ( const path of listFiles( full ).filter( keep ) ) {
			time = Math.max( time, statSync( join( full, path ) ).mtimeMs );
		}
	}
	return time;
}

/** The oldest output of a build counts: one that was left over from before does not make it fresh. */
function builtAt( marker: string ): number {
	return existsSync( marker ) ? statSync( marker ).mtimeMs : 0;
}

const notTest = ( path: string ) => ! /\.test\.tsx?$/.test( path );

function npmScript( script: string ): void {
	const done = spawnSync( process.platform === 'win32' ? 'npm.cmd' : 'npm', [ 'run', '-s', script ], { cwd: ROOT, encoding: 'utf8' } );
	if ( done.status !== 0 ) {
		process.stderr.write( `\n${ done.stdout }${ done.stderr }` );
		throw new ToolError( `The build failed: see above, or run "npm run ${ script }".` );
	}
}

export const POLLER = join( DIST, 'mesa-poller', 'mesa-poller.mjs' );

/** Makes dist/mesa-help-desk and dist/mesa-poller current; quick when they are. */
export async function build( { force = false } = {} ): Promise< void > {
	const shared = [ 'src/contract', 'src/client', 'src/core', 'tools/build', 'package-lock.json' ];
	const ours = [ 'src/store', 'src/ui', 'src/screens', 'src/admin', 'src/editor', 'blocks' ];
	const screens = newest( [ ...ours, 'webpack.config.js', ...shared ], notTest );
	const marker = join( ROOT, 'build', 'admin', 'index.js' );
	if ( force || builtAt( marker ) < screens ) {
		const begun = new Date();
		await step( 'Building screens and blocks', () => npmScript( 'build:screens' ) );
		// webpack leaves a file alone that would come out the same.
		utimesSync( marker, begun, begun );
	}
	if ( force || builtAt( POLLER ) < newest( [ 'src/poller', ...shared ], notTest ) ) {
		await step( 'Building the poller', () => npmScript( 'build:poller' ) );
	}
	assemble();
}
