import { lengthWords, readLength } from './call-length.tsx';
import { withMoved } from './checklist.tsx';
import { childProgress, unfinishedWords } from './unfinished.ts';
import { ticketRow } from '../../../store/testing.ts';

test( 'a duration that was typed is the one that is kept', () => {
	expect( readLength( '4:12' ) ).toBe( 252 );
	expect( readLength( '1:04:12' ) ).toBe( 3852 );
	expect( readLength( ' 7 ' ) ).toBe( 420 );
	expect( lengthWords( 252 ) ).toBe( '4:12' );
	expect( lengthWords( 3600 ) ).toBe( '60:00' );
	for ( const wrong of [ '', 'four', '4:', '1:2:3:4', '-3' ] ) {
		expect( readLength( wrong ) ).toBeNull();
	}
} );

test( 'a line that is moved takes no other line away', () => {
	const list = [ { id: 1 }, { id: 2 }, { id: 3 } ];
	expect( withMoved( list, 3, 0 ) ).toEqual( [ { id: 3 }, { id: 1 }, { id: 2 } ] );
	expect( withMoved( list, 1, 2 ) ).toEqual( [ { id: 2 }, { id: 3 }, { id: 1 } ] );
	expect( withMoved( list, 9, 1 ) ).toEqual( list );
} );

test( 'closing a ticket does not hide that something is left to do', () => {
	const linked = [ ticketRow( { id: 2, status: 'closed' } ), ticketRow( { id: 3 } ), ticketRow( { id: 4 } ) ];
	const links = [
		{ ticket_id: 2, kind: 'child' as const },
		{ ticket_id: 3, kind: 'child' as const },
		{ ticket_id: 4, kind: 'related' as const },
	];
	expect( childProgress( { linked, links } ) ).toEqual( { total: 2, done: 1 } );
	expect( unfinishedWords( { total: 2, done: 1 }, { total: 0, done: 0 } ) ).toContain( '1 of 2' );
	expect( unfinishedWords( { total: 2, done: 2 }, { total: 3, done: 3 } ) ).toBeNull();
} );
