import { uidSet } from './uid-set.ts';

test( 'a set names the mails that were asked for and no others', () => {
	expect( uidSet( [ 7 ] ) ).toBe( '7' );
	expect( uidSet( [ 1, 2, 3, 5, 9, 10 ] ) ).toBe( '1:3,5,9:10' );
	expect( uidSet( [ 10, 9, 9, 4294967295 ] ) ).toBe( '9:10,4294967295' );
} );
