/**
 * Mutated mails through `parse`, `strip` and `sanitize`:
 *
 *   npm run -s verify:fuzz -- [--count 1000000] [--seed 1] [--workers 2] [--json]
 *   npm run -s verify:fuzz -- --show 4711 [--seed 1]     (one case's bytes, to standard output)
 *
 * Each case is made from the run's seed and its number alone. Nothing may throw, take longer than two seconds, let
 * scripts through the sanitiser, or lose a word between the new text, the quotation and the signature; and the memory
 * held after the first tenth is the memory held at the end. The last line is JSON.
 */
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { say } from '../lib/progress.ts';
import { caseBytes, makeCase } from './cases.ts';
import { fuzz } from './run.ts';

function whole( text: string | undefined, fallback: number, name: string ): number {
	const value = text === undefined ? fallback : Number( text );
	if ( ! Number.isInteger( value ) || value < 0 ) {
		throw new ToolError( `--${ name } wants a whole number.` );
	}
	return value;
}

await main( async () => {
	const options = flags( {
		count: { type: 'string' },
		seed: { type: 'string' },
		workers: { type: 'string' },
		show: { type: 'string' },
		json: { type: 'boolean' },
	} );
	const seed = whole( options.seed, 1, 'seed' );
	if ( options.show !== undefined ) {
		process.stdout.write( caseBytes( makeCase( seed, whole( options.show, 0, 'show' ) ) ) );
		return 0;
	}
	const count = whole( options.count, 20_000, 'count' );
	const workers = Math.max( 1, whole( options.workers, 2, 'workers' ) );
	const command = `npm run -s verify:fuzz -- --count ${ count } --seed ${ seed } --workers ${ workers }`;
	say( command );
	const result = await fuzz( { count, seed, workers } );
	process.stdout.write( `${ JSON.stringify( { command, ...result } ) }\n` );
	return result.ok ? 0 : 1;
} );
