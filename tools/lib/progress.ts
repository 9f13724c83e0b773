import { oneLine } from './fail.ts';

const started = Date.now();

/** Progress goes to standard error, so that standard output stays free for results. */
export function say( text: string ): void {
	process.stderr.write( `${ text }\n` );
}

/** Seconds since the program started, for log lines. */
export function elapsed(): string {
	return `${ ( ( Date.now() - started ) / 1000 ).toFixed( 1 ) } s`;
}

/**
 * Tells what is being done, and how long it took. A dot every five seconds shows
 * that it is still at work.
 */
export async function step< T >( what: string, run: () => Promise< T > | T ): Promise< T > {
	const from = performance.now();
	process.stderr.write( `  ${ what } …` );
	const timer = setInterval( () => process.stderr.write( '.' ), 5000 );
	try {
		const result = await run();
		process.stderr.write( ` ${ ( ( performance.now() - from ) / 1000 ).toFixed( 1 ) } s\n` );
		return result;
	} catch ( error ) {
		process.stderr.write( ` failed: ${ oneLine( error ) }\n` );
		throw error;
	} finally {
		clearInterval( timer );
	}
}
