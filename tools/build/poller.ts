import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { lazyPackage } from './lazy-package.ts';
import { oneCopy } from './one-copy.ts';
import { quietImap } from './quiet-imap.ts';

/**
 * Builds the mail poller into one file that runs without node_modules, with what makes it a package of its own.
 *
 *   tsx tools/build/poller.ts [folder]
 */
const root = join( import.meta.dirname, '../..' );
const out = process.argv[ 2 ] ? resolve( process.argv[ 2 ] ) : join( root, 'dist/mesa-poller' );
const project = JSON.parse( readFileSync( join( root, 'package.json' ), 'utf8' ) ) as { version: string; license: string; engines: object };

rmSync( out, { recursive: true, force: true } );
mkdirSync( out, { recursive: true } );

const file = join( out, 'mesa-poller.mjs' );
await build( {
	entryPoints: [ join( root, 'src/poller/cli.ts' ) ],
	outfile: file,
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node20',
	// Readable stack traces help more than a smaller file.
	minifySyntax: false,
	legalComments: 'eof',
	// Tables of old charsets are most of the program, and of what it takes to start.
	plugins: [
		lazyPackage( 'encoding-japanese', 'encoding-japanese/src/index.js' ),
		oneCopy( 'iconv-lite', join( root, 'node_modules' ) ),
		quietImap,
	],
	define: { MESA_POLLER_VERSION: JSON.stringify( project.version ) },
	// CommonJS dependencies ask for Node's modules by require().
	banner: { js: "#!/usr/bin/env node\nimport { createRequire as __mesaRequire } from 'node:module'; const require = __mesaRequire( import.meta.url );" },
	logLevel: 'warning',
} );

writeFileSync(
	join( out, 'package.json' ),
	`${ JSON.stringify(
		{
			name: 'mesa-poller',
			version: project.version,
			description: 'Hands the mail of your mailboxes to Mesa Help Desk on your WordPress site.',
			license: project.license,
			type: 'module',
			bin: { 'mesa-poller': 'mesa-poller.mjs' },
			engines: project.engines,
			files: [ 'mesa-poller.mjs', 'README.md', 'LICENSE' ],
		},
		null,
		'\t'
	) }\n`
);
copyFileSync( join( root, 'docs/poller.md' ), join( out, 'README.md' ) );
copyFileSync( join( root, 'LICENSE' ), join( out, 'LICENSE' ) );
process.stdout.write( `${ relative( process.cwd(), file ) } ${ Math.round( statSync( file ).size / 1024 ) } kB\n` );
