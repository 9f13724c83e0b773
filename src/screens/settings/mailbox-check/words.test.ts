import type { MailboxCheck } from '../../../contract/generated/types.ts';
import { delayWords, legState } from './words.ts';

const check = ( state: MailboxCheck[ 'state' ], ...times: ( number | null )[] ) =>
	( { state, legs: times.map( ( ms ) => ( { leg: 'send', ms } ) ) } ) as MailboxCheck;

it( 'marks the leg that a check is at, or broke at, and none behind it', () => {
	const states = ( one: MailboxCheck ) => one.legs.map( ( _leg, index ) => legState( one, index ) );
	expect( states( check( 'open', 5, null, null ) ) ).toEqual( [ 'done', 'now', 'ahead' ] );
	expect( states( check( 'failed', 5, null, null ) ) ).toEqual( [ 'done', 'broken', 'ahead' ] );
	expect( states( check( 'ok', 5, 0, 7 ) ) ).toEqual( [ 'done', 'done', 'done' ] );
	// A clock that is wrong breaks no leg.
	expect( states( check( 'failed', 5, 0, 7 ) ) ).toEqual( [ 'done', 'done', 'done' ] );
} );

it( 'says a delay in the unit that people think in', () => {
	expect( [ 0, 999, 1500, 59_400, 180_000 ].map( delayWords ) ).toEqual( [ '0 ms', '999 ms', '1.5 s', '59 s', '3 min' ] );
} );
