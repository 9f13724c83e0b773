import { readFileSync } from 'node:fs';
import { groupThreads, type ThreadInput } from '../interpret/thread.ts';
import type { InterpreterPool } from '../worker/pool.ts';
import type { JsonlCommand } from './jsonl.ts';

const LIMIT_MS = 60_000;

/**
 * Shows what the interpreter makes of one file or of standard input, as JSON.
 *
 * @param file Path, or undefined for standard input.
 */
export async function showParsed( command: JsonlCommand, file: string | undefined, pool: InterpreterPool ): Promise< number > {
	const bytes = readFileSync( file ?? 0 );
	const text = bytes.toString( 'utf8' );
	const isHtml = /<(html|body|div|p|br|blockquote)\b/i.test( text );
	const ask = (): Promise< unknown > => {
		switch ( command ) {
			case 'parse':
				return pool.run< 'parse' >( { kind: 'parse', raw: { bytes } }, LIMIT_MS );
			case 'strip':
				return pool.run< 'strip' >( { kind: 'strip', ...( isHtml ? { html: text } : { text } ) }, LIMIT_MS );
			case 'sanitize':
				return pool.run< 'sanitize' >( { kind: 'sanitize', html: text }, LIMIT_MS );
			case 'thread':
				return Promise.resolve( groupThreads( JSON.parse( text ) as ThreadInput[] ) );
		}
	};
	process.stdout.write( `${ JSON.stringify( await ask(), null, '\t' ) }\n` );
	return 0;
}
