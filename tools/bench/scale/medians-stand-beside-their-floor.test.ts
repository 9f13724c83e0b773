import type { Case, Kind } from './cases.ts';
import type { Measured } from './measure.ts';
import { percentile, summarise } from './summary.ts';

const measured = ( name: string, kind: Kind, tickets: number, times: number[], floors: number[], crowd = false ): Measured => ( {
	case: { name, kind, who: 'all', ask: () => ( { path: '/' } ) } satisfies Case,
	tickets,
	crowd,
	times,
	floors,
	queries: 1,
	bytes: 2,
	peakMb: 3,
	cpu: 1,
} );

it( 'takes percentiles between values', () => {
	expect( percentile( [ 4, 1, 3, 2 ], 0.5 ) ).toBe( 2.5 );
	expect( percentile( [ 10, 20 ], 0.95 ) ).toBe( 19.5 );
} );

it( 'names the worst read, the worst search of each kind and the growth, and counts no crowd and no search as growth', () => {
	const summary = summarise(
		[
			measured( 'list', 'read', 1000, [ 10, 12, 11 ], [ 10, 10, 10 ] ),
			measured( 'list', 'read', 100_000, [ 12, 12, 13 ], [ 10, 10, 40 ] ),
			measured( 'list', 'read', 1000, [ 100 ], [ 10 ], true ),
			measured( 'rare', 'rare', 1000, [ 15 ], [ 10 ] ),
			measured( 'common', 'common', 100_000, [ 30 ], [ 10 ] ),
			measured( 'reply', 'write', 1000, [ 90 ], [ 10 ] ),
			measured( 'reply', 'write', 100_000, [ 180 ], [ 10 ] ),
			measured( 'from the disk', 'cold', 1000, [ 10 ], [ 10 ] ),
			measured( 'from the disk', 'cold', 100_000, [ 70 ], [ 10 ] ),
			measured( 'rare', 'rare', 100_000, [ 150 ], [ 100 ] ),
		],
		[ 1000, 100_000 ],
		{ found: 47, of: 48 }
	);
	expect( summary ).toMatchObject( {
		sizes: [ 1000, 100_000 ],
		reads_max_x_floor: 1.2,
		flatness: 2,
		flatness_reads: 1.091,
		cold_x_floor: 7,
		search_rare_x_floor: 1.5,
		search_common_x_floor: 3,
		recall: 0.9792,
	} );
	expect( summary.rows[ 2 ] ).toMatchObject( { case: 'list, 20 clients', x_floor: 10 } );
} );
