import { duration, parseTime, shortTime } from './time.ts';

it( 'reads a time without a zone as UTC, as the contract means it', () => {
	expect( parseTime( '2026-11-21 10:00:00' ).toISOString() ).toBe( '2026-11-21T10:00:00.000Z' );
	expect( parseTime( '2026-11-21T10:00:00Z' ).toISOString() ).toBe( '2026-11-21T10:00:00.000Z' );
	expect( parseTime( '2026-11-21T10:00:00+02:00' ).toISOString() ).toBe( '2026-11-21T08:00:00.000Z' );
} );

it( 'says how long ago in as few letters as possible', () => {
	const now = new Date( 2026, 10, 21, 15, 0 );
	const ago = ( milliseconds: number ) => shortTime( new Date( now.getTime() - milliseconds ), now );
	expect( ago( 5000 ) ).toBe( 'now' );
	expect( ago( 130_000 ) ).toBe( '2 min' );
	expect( ago( 3 * 3_600_000 ) ).toBe( '3 h' );
	expect( ago( 24 * 3_600_000 ) ).toMatch( /^yesterday / );
	expect( ago( 9 * 24 * 3_600_000 ) ).toMatch( /12/ );
} );

it( 'does not count backwards when two clocks disagree', () => {
	expect( duration( -90_000 ) ).toBe( 'now' );
	expect( duration( 72 * 60_000 ) ).toBe( '1 h 12 m' );
} );
