import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The built poller in a folder of its own, where no node_modules is in reach. */
export interface Bundle {
	file: string;
	folder: string;
	remove: () => void;
}

export function buildBundle(): Bundle {
	const folder = mkdtempSync( join( tmpdir(), 'mesa-poller-test-' ) );
	const root = resolve( __dirname, '../../..' );
	execFileSync( process.execPath, [ '--import', 'tsx', join( root, 'tools/build/poller.ts' ), folder ], {
		cwd: root,
		stdio: [ 'ignore', 'ignore', 'inherit' ],
	} );
	return { folder, file: join( folder, 'mesa-poller.mjs' ), remove: () => rmSync( folder, { recursive: true, force: true } ) };
}

export interface Finished {
	code: number | null;
	out: string;
	err: string;
}

export interface Running {
	child: ChildProcess;
	finished: Promise< Finished >;
	log: () => string;
}

/** Starts the poller as a person would, with only the environment it needs. */
export function startPoller( bundle: Bundle, args: string[], env: Record< string, string >, input?: string | Buffer ): Running {
	const child = spawn( process.execPath, [ bundle.file, ...args ], {
		cwd: bundle.folder,
		env: { PATH: process.env[ 'PATH' ] ?? '', HOME: bundle.folder, ...env },
		stdio: [ 'pipe', 'pipe', 'pipe' ],
	} );
	let out = '';
	let err = '';
	child.stdout.on( 'data', ( data ) => ( out += String( data ) ) );
	child.stderr.on( 'data', ( data ) => ( err += String( data ) ) );
	child.stdin.on( 'error', () => undefined );
	child.stdin.end( input );
	return { child, log: () => err, finished: new Promise( ( done ) => child.on( 'close', ( code ) => done( { code, out, err } ) ) ) };
}

/** Waits until something has come true, with what was seen last in the message when it does not. */
export async function eventually( what: string, check: () => boolean, log: () => string = () => '', ms = 15_000 ): Promise< void > {
	const end = Date.now() + ms;
	while ( ! check() ) {
		if ( Date.now() > end ) {
			throw new Error( `Not within ${ ms } ms: ${ what }\n${ log() }` );
		}
		await new Promise( ( done ) => setTimeout( done, 25 ) );
	}
}
