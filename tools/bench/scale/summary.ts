/** What the measurements come to. */
import type { Kind } from './cases.ts';
import type { Measured } from './measure.ts';

export interface Line {
	case: string;
	tickets: number;
	p50_ms: number;
	p95_ms: number;
	/** Median as × the median of the empty route beside it. */
	x_floor: number;
	queries: number;
	bytes: number;
	peak_mb: number;
	/** 95 of 100 are answered within so many × the empty route's median. */
	p95_x_floor: number;
	/** Processor time of PHP as × that of the empty route. */
	php_cpu_x_floor: number;
}

export interface Summary {
	sizes: number[];
	rows: Line[];
	/** One client; the highest of all reads that are no searches, of every size. */
	reads_max_x_floor: number;
	/** The highest of all medians but those of searches and cold cases, at the largest size as × that at the smallest. */
	flatness: number;
	/** The same of reads alone. */
	flatness_reads: number;
	search_rare_x_floor: number;
	search_common_x_floor: number;
	/** What nobody has asked for before, from the disk; not part of the others. */
	cold_x_floor: number;
	/** Planted words found, of all, at every size. */
	recall: number;
}

const rounded = ( value: number, digits: number ) => Number( value.toFixed( digits ) );

/** @param share 0.5: the median. @param values Not empty. */
export function percentile( values: readonly number[], share: number ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const at = share * ( sorted.length - 1 );
	const [ low, high ] = [ sorted[ Math.floor( at ) ] as number, sorted[ Math.ceil( at ) ] as number ];
	return low + ( high - low ) * ( at - Math.floor( at ) );
}

function line( measured: Measured ): Line {
	const floor = percentile( measured.floors, 0.5 );
	const [ p50, p95 ] = [ percentile( measured.times, 0.5 ), percentile( measured.times, 0.95 ) ];
	return {
		case: measured.case.name + ( measured.crowd ? ', 20 clients' : '' ),
		tickets: measured.tickets,
		p50_ms: rounded( p50, 2 ),
		p95_ms: rounded( p95, 2 ),
		x_floor: rounded( p50 / floor, 3 ),
		queries: measured.queries,
		bytes: measured.bytes,
		peak_mb: rounded( measured.peakMb, 2 ),
		p95_x_floor: rounded( p95 / floor, 2 ),
		php_cpu_x_floor: rounded( measured.cpu, 2 ),
	};
}

/** @param found Planted words found and looked for, over all sizes. */
export function summarise( measured: readonly Measured[], sizes: readonly number[], found: { found: number; of: number } ): Summary {
	const single = measured.filter( ( each ) => ! each.crowd );
	const highest = ( kind: Kind ) =>
		Math.max( 0, ...single.filter( ( each ) => each.case.kind === kind ).map( ( each ) => line( each ).x_floor ) );
	const [ smallest, largest ] = [ Math.min( ...sizes ), Math.max( ...sizes ) ];
	const growth = ( ...kinds: Kind[] ) => {
		const some = single.filter( ( each ) => kinds.includes( each.case.kind ) );
		const times = some
			.filter( ( each ) => each.tickets === largest )
			.map( ( each ) => {
				const small = some.find( ( one ) => one.tickets === smallest && one.case.name === each.case.name );
				return percentile( each.times, 0.5 ) / percentile( ( small ?? each ).times, 0.5 );
			} );
		return rounded( Math.max( 1, ...times ), 3 );
	};
	return {
		sizes: [ ...sizes ],
		rows: measured.map( line ),
		reads_max_x_floor: highest( 'read' ),
		flatness: growth( 'read', 'write' ),
		flatness_reads: growth( 'read' ),
		search_rare_x_floor: highest( 'rare' ),
		search_common_x_floor: highest( 'common' ),
		cold_x_floor: highest( 'cold' ),
		recall: rounded( found.found / found.of, 4 ),
	};
}
