import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deadline } from './deadline.ts';

test( 'a wait ends in time although nobody holds on to its signal', () => {
	const folder = mkdtempSync( join( tmpdir(), 'mesa-deadline-' ) );
	const file = join( folder, 'wait.mjs' );
	writeFileSync(
		file,
		`const { deadline } = await import( ${ JSON.stringify( pathToFileURL( join( __dirname, 'deadline.ts' ) ).href ) } );
		const program = new AbortController();
		let ended = 0;
		for ( let i = 0; i < 20; i++ ) {
			( () => deadline( 300, program.signal ).signal.addEventListener( 'abort', () => ended++, { once: true } ) )();
		}
		setInterval( () => globalThis.gc(), 20 );
		setTimeout( () => { process.stdout.write( String( ended ) ); process.exit(); }, 1500 );`
	);
	const { stdout, stderr } = spawnSync( process.execPath, [ '--expose-gc', '--import', 'tsx', file ], {
		encoding: 'utf8',
		cwd: join( __dirname, '..', '..' ),
	} );
	rmSync( folder, { recursive: true } );
	expect( [ stdout, stderr ] ).toEqual( [ '20', '' ] );
} );

test( 'it ends with the program, and lets go of it when it was cleared', () => {
	const program = new AbortController();
	const one = deadline( 60_000, program.signal );
	const two = deadline( 60_000, program.signal );
	two.clear();
	program.abort();
	expect( [ one.signal.aborted, two.signal.aborted, deadline( 60_000, program.signal ).signal.aborted ] ).toEqual( [
		true,
		false,
		true,
	] );
} );
