import { difference, wilson, type Share } from './proportions.ts';
import { reportOf } from './report.ts';

/** Numbers that are the same in each run (mulberry32). */
function chance( seed: number ): () => number {
	let state = seed;
	return () => {
		state = ( state + 0x6d2b79f5 ) | 0;
		let value = Math.imul( state ^ ( state >>> 15 ), 1 | state );
		value = ( value + Math.imul( value ^ ( value >>> 7 ), 61 | value ) ) ^ value;
		return ( ( value ^ ( value >>> 14 ) ) >>> 0 ) / 2 ** 32;
	};
}

/** Visits as they happen: a tenth is held out by lot; suggestions save a share of messages. */
function visits( count: number, writes: number, deflected: number, random: () => number ): { held: Share; shown: Share } {
	const groups = { held: { sent: 0, begun: 0 }, shown: { sent: 0, begun: 0 } };
	for ( let visit = 0; visit < count; visit++ ) {
		const group = groups[ random() < 0.1 ? 'held' : 'shown' ];
		group.begun += 1;
		group.sent += random() < writes && ( group === groups.held || random() >= deflected ) ? 1 : 0;
	}
	return groups;
}

const counts = ( { sent, begun }: Share ) => ( { begun, sent, suggested: 0, opened: 0, answered: 0 } );

it( 'agrees with the published intervals', () => {
	// Newcombe 1998, table II, method 10: 56/70 - 48/80 and 9/10 - 3/10.
	const one = difference( { sent: 56, begun: 70 }, { sent: 48, begun: 80 } );
	expect( [ one.low, one.high ].map( ( value ) => value.toFixed( 4 ) ) ).toEqual( [ '0.0524', '0.3339' ] );
	const other = difference( { sent: 9, begun: 10 }, { sent: 3, begun: 10 } );
	expect( [ other.low, other.high ].map( ( value ) => value.toFixed( 4 ) ) ).toEqual( [ '0.1705', '0.8090' ] );
	// Newcombe 1998 (one proportion), 81/263.
	const single = wilson( { sent: 81, begun: 263 } );
	expect( [ single.low, single.high ].map( ( value ) => value.toFixed( 4 ) ) ).toEqual( [ '0.2553', '0.3662' ] );
} );

it( 'finds a planted effect again, and its interval holds the truth as often as it says', () => {
	const random = chance( 20261122 );
	const truth = 0.6 * 0.25;
	let held = 0;
	let sum = 0;
	const runs = 1500;
	for ( let run = 0; run < runs; run++ ) {
		const groups = visits( 2000, 0.6, 0.25, random );
		const found = difference( groups.held, groups.shown );
		sum += found.value;
		held += found.low <= truth && truth <= found.high ? 1 : 0;
	}
	expect( Math.abs( sum / runs - truth ) ).toBeLessThan( 0.005 );
	// 95 % less three standard errors of the simulation itself, 1.7 points.
	expect( held / runs ).toBeGreaterThan( 0.933 );
	expect( held / runs ).toBeLessThan( 0.967 );
} );

it( 'finds nothing where there is nothing, more than one time in twenty', () => {
	const random = chance( 7 );
	let alarms = 0;
	for ( let run = 0; run < 1000; run++ ) {
		const { held, shown } = visits( 1500, 0.5, 0, random );
		const { verdict } = reportOf( { held: counts( held ), shown: counts( shown ), holdout_percent: 10 } );
		alarms += verdict === 'saves' || verdict === 'costs' ? 1 : 0;
	}
	expect( alarms / 1000 ).toBeLessThan( 0.072 );
} );

it( 'says when the data is too thin, and when nobody is held out', () => {
	const report = ( held: Share, shown: Share, percent = 10 ) =>
		reportOf( { held: counts( held ), shown: counts( shown ), holdout_percent: percent } ).verdict;
	expect( report( { sent: 0, begun: 0 }, { sent: 300, begun: 900 }, 0 ) ).toBe( 'off' );
	expect( report( { sent: 10, begun: 20 }, { sent: 300, begun: 900 } ) ).toBe( 'thin' );
	expect( report( { sent: 58, begun: 60 }, { sent: 300, begun: 900 } ) ).toBe( 'thin' );
	expect( report( { sent: 30, begun: 60 }, { sent: 430, begun: 900 } ) ).toBe( 'unclear' );
	expect( report( { sent: 60, begun: 100 }, { sent: 360, begun: 900 } ) ).toBe( 'saves' );
	expect( report( { sent: 30, begun: 100 }, { sent: 460, begun: 900 } ) ).toBe( 'costs' );
} );
