/** Rounds of requests, each beside one to the empty route. */
import { say } from '../../lib/progress.ts';
import { sleep } from '../../lib/wait.ts';
import type { Case } from './cases.ts';
import { EMPTY } from './client.ts';
import { CROWD, type Desk } from './desk.ts';

/** Between a change of many tickets and the next request (ms). */
const SETTLING = 150;

export interface Measured {
	case: Case;
	tickets: number;
	crowd: boolean;
	/** Milliseconds, in the order they were taken. */
	times: number[];
	/** The empty route just before each. */
	floors: number[];
	/** Own statements: about the plugin's tables, or more than the empty route has, whichever is more. */
	queries: number;
	bytes: number;
	/** Peak memory, MB of 1024 × 1024 bytes. */
	peakMb: number;
	/** Processor time of PHP, as × that of the empty route. */
	cpu: number;
}

export type Measures = Map< string, Measured >;

interface Cost {
	/** All, WordPress's too. */
	queries: number;
	/** Of the plugin's tables, and transactions. */
	own: number;
	mb: number;
	cpu_ms: number;
}

const key = ( of: Case, desk: Desk, crowd: boolean ) => `${ desk.tickets } ${ of.name } ${ crowd }`;

function kept( measures: Measures, of: Case, desk: Desk, crowd: boolean ): Measured {
	const found = measures.get( key( of, desk, crowd ) );
	if ( found ) {
		return found;
	}
	const made: Measured = { case: of, tickets: desk.tickets, crowd, times: [], floors: [], queries: 0, bytes: 0, peakMb: 0, cpu: 0 };
	measures.set( key( of, desk, crowd ), made );
	return made;
}

async function refresh( desk: Desk ): Promise< void > {
	const { seq } = await desk.people.all.json< { seq: number } >( { path: `/mesa/v1/changes?since=${ desk.seq }` } );
	desk.seq = seq;
}

/** One request of each case at each desk, each after one to the empty route. */
export async function round( measures: Measures, desks: readonly Desk[], cases: readonly Case[], at: number ): Promise< void > {
	for ( const each of cases ) {
		if ( at % ( each.every ?? 1 ) !== 0 ) {
			continue;
		}
		for ( const desk of desks ) {
			const person = desk.people[ each.who ];
			if ( each.fresh ) {
				await refresh( desk );
			}
			const floor = await person.ask( EMPTY );
			const answer = await person.ask( each.ask( desk, at ) );
			const measured = kept( measures, each, desk, false );
			measured.floors.push( floor.ms );
			measured.times.push( answer.ms );
			if ( each.every ) {
				// What the database tidies up after much work is not the next desk's.
				await sleep( SETTLING );
			}
		}
	}
}

/** What the answers cost, in requests that count nowhere else: counting costs time itself. */
export async function costs( measures: Measures, desks: readonly Desk[], cases: readonly Case[], at: number ): Promise< void > {
	const cost = ( header: unknown ) => JSON.parse( String( header ) ) as Cost;
	const COUNT = { 'X-Mesa-Bench': 'count' };
	for ( const desk of desks ) {
		for ( const each of cases ) {
			const person = desk.people[ each.who ];
			if ( each.fresh ) {
				await refresh( desk );
			}
			const samples: { floor: Cost; own: Cost; bytes: number }[] = [];
			for ( let sample = 0; sample < ( each.every ? 1 : 5 ); sample++ ) {
				const floor = cost( ( await person.ask( EMPTY, COUNT ) ).headers[ 'x-mesa-cost' ] );
				const answer = await person.ask( each.ask( desk, at + sample ), COUNT );
				samples.push( { floor, own: cost( answer.headers[ 'x-mesa-cost' ] ), bytes: answer.bytes } );
			}
			const middle = ( of: ( sample: ( typeof samples )[ number ] ) => number ) =>
				samples.map( of ).sort( ( a, b ) => a - b )[ samples.length >> 1 ] as number;
			const measured = kept( measures, each, desk, false );
			measured.queries = Math.max( ...samples.map( ( { own, floor } ) => Math.max( own.own, own.queries - floor.queries ) ) );
			measured.peakMb = Math.max( ...samples.map( ( sample ) => sample.own.mb ) );
			measured.bytes = middle( ( sample ) => sample.bytes );
			measured.cpu = middle( ( sample ) => sample.own.cpu_ms ) / middle( ( sample ) => sample.floor.cpu_ms );
		}
	}
}

/** Twenty clients, each of whom asks again as soon as it is answered; blocks of the empty route and of the case take turns. */
export async function crowds( measures: Measures, desks: readonly Desk[], cases: readonly Case[], blocks: number ): Promise< void > {
	const REQUESTS = 3;
	for ( let block = 0; block < blocks; block++ ) {
		for ( const each of cases.filter( ( one ) => one.crowded ) ) {
			for ( const desk of desks ) {
				const measured = kept( measures, each, desk, true );
				const single = measures.get( key( each, desk, false ) );
				Object.assign( measured, { queries: single?.queries, bytes: single?.bytes, peakMb: single?.peakMb, cpu: single?.cpu } );
				const run = async ( times: number[], ask: ( at: number ) => Parameters< typeof desk.crowd.ask >[ 0 ] ) => {
					await Promise.all(
						Array.from( { length: CROWD }, async ( _each, client ) => {
							for ( let request = 0; request < REQUESTS; request++ ) {
								times.push( ( await desk.crowd.ask( ask( 1000 + ( block * REQUESTS + request ) * CROWD + client ) ) ).ms );
							}
						} )
					);
				};
				await run( measured.floors, () => EMPTY );
				if ( each.fresh ) {
					await refresh( desk );
				}
				await run( measured.times, ( at ) => each.ask( desk, at ) );
			}
		}
	}
}

/** Everything, in rounds that go over all desks, so that what else the machine does falls on all of them alike. */
export async function measure(
	desks: readonly Desk[],
	reads: readonly Case[],
	writes: readonly Case[],
	rounds: number
): Promise< Measures > {
	const measures: Measures = new Map();
	const turns = async ( what: string, cases: readonly Case[], count: number, warmUp: number ) => {
		const warm: Measures = new Map();
		for ( let at = 0; at < warmUp; at++ ) {
			await round( warm, desks, cases, at );
		}
		for ( let at = 0; at < count; at++ ) {
			await round( measures, desks, cases, at + warmUp );
			process.stderr.write( at % 10 === 9 ? '.' : '' );
		}
		await costs( measures, desks, cases, count + warmUp );
		await crowds( measures, desks, cases, 3 );
		say( ` ${ what } done` );
	};
	// As many as the cases have different questions: each has been asked once then.
	await turns( 'reads', reads, rounds, 10 );
	await turns(
		'writes',
		writes.filter( ( each ) => each.kind !== 'cold' ),
		Math.min( rounds, 30 ),
		2
	);
	// After all others, whose pages they push out of memory.
	await turns(
		'cold writes',
		writes.filter( ( each ) => each.kind === 'cold' ),
		Math.min( rounds, 30 ),
		2
	);
	return new Map( [ ...measures ].filter( ( [ , measured ] ) => measured.times.length > 0 ) );
}
