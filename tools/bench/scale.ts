/**
 * Is a desk as fast with a million tickets as with a thousand? Stack lane: nginx, php-fpm with opcache, MariaDB.
 *
 *   npm run -s bench:scale -- [--tickets 1000,100000,1000000] [--rounds 40] [--keep DIR] [--json] [--profile CASE]
 *
 * Every request stands beside one to an empty REST route of the same site, sent the same way by the same person; the rounds
 * go over all sizes. --keep leaves the seeded sites in DIR/<tickets> and uses them again. --only takes cases whose name fits a
 * regular expression. --profile tells where the time goes instead. The last line is JSON.
 */
import { join, resolve } from 'node:path';
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { SIZE } from '../seed/site.ts';
import { READS, WRITES } from './scale/cases.ts';
import { openDesk, type Desk } from './scale/desk.ts';
import { measure } from './scale/measure.ts';
import { profile } from './scale/profile.ts';
import { recall } from './scale/recall.ts';
import { summarise, type Summary } from './scale/summary.ts';

function table( summary: Summary ): string {
	const head = 'case                                 tickets     p50     p95 ×floor  p95× ×cpu  queries   bytes    MB';
	return [
		head,
		...[ ...summary.rows ]
			.sort( ( a, b ) => a.case.localeCompare( b.case ) || a.tickets - b.tickets )
			.map( ( row ) =>
				[
					row.case.padEnd( 34 ),
					String( row.tickets ).padStart( 9 ),
					row.p50_ms.toFixed( 1 ).padStart( 7 ),
					row.p95_ms.toFixed( 1 ).padStart( 7 ),
					row.x_floor.toFixed( 2 ).padStart( 6 ),
					row.p95_x_floor.toFixed( 1 ).padStart( 6 ),
					row.php_cpu_x_floor.toFixed( 2 ).padStart( 5 ),
					String( row.queries ).padStart( 8 ),
					String( row.bytes ).padStart( 8 ),
					row.peak_mb.toFixed( 1 ).padStart( 5 ),
				].join( ' ' )
			),
	].join( '\n' );
}

await main( async () => {
	endOnSignal();
	const given = flags( {
		tickets: { type: 'string', default: '1000,100000' },
		rounds: { type: 'string', default: '40' },
		keep: { type: 'string' },
		json: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
		profile: { type: 'string' },
	} );
	const sizes = given.tickets.split( ',' ).map( Number );
	const rounds = Number( given.rounds );
	if ( sizes.some( ( size ) => ! Number.isInteger( size ) || size < 1000 ) || ! ( rounds >= 3 && rounds <= 1000 ) ) {
		throw new ToolError( '--tickets takes numbers from 1000 with commas between, --rounds 3 to 1000.' );
	}
	const desks: Desk[] = [];
	try {
		for ( const size of sizes ) {
			say( `A desk of ${ size } tickets` );
			desks.push( await openDesk( size, given.keep === undefined ? undefined : join( resolve( given.keep ), String( size ) ) ) );
		}
		if ( given.profile !== undefined ) {
			for ( const desk of desks ) {
				await profile( desk, [ ...READS, ...WRITES ], given.profile );
			}
			return 0;
		}
		const missed: string[] = [];
		const found = { found: 0, of: 0 };
		await step( 'Looking for planted words', async () => {
			for ( const desk of desks ) {
				const one = await recall( desk );
				found.found += one.found;
				found.of += one.of;
				missed.push( ...one.missed.map( ( word ) => `${ desk.tickets }: ${ word }` ) );
			}
		} );
		if ( missed.length > 0 ) {
			say( `  not found: ${ missed.join( ', ' ) }` );
		}
		const chosen = ( cases: typeof READS ) => cases.filter( ( each ) => new RegExp( given.only ).test( each.name ) );
		const measures = await measure( desks, chosen( READS ), chosen( WRITES ), rounds );
		const summary = summarise( [ ...measures.values() ], sizes, found );
		say( table( summary ) );
		const { rows, ...figures } = summary;
		const stack = { runs_on: desks[ 0 ]?.runsOn, buffer_pool_mb: SIZE.bufferPool, php_workers: SIZE.workers, rounds };
		console.log( JSON.stringify( { ...figures, stack, ...( given.json ? { rows } : {} ) } ) );
		return 0;
	} finally {
		for ( const desk of desks.reverse() ) {
			await desk.stop();
		}
	}
} );
