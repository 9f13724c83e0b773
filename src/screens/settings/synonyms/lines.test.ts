import { loneWord, toGroups, toLines } from './lines.ts';

it( 'gives back the groups that it was given', () => {
	const groups = [
		[ 'refund', 'money back' ],
		[ 'parcel', 'package', 'delivery' ],
	];
	expect( toGroups( toLines( groups ) ) ).toEqual( groups );
} );

it( 'forgives blanks, empty lines and the commas of other scripts', () => {
	expect( toGroups( ' refund ,money back,\n\n返品、返金\nإرجاع، استرداد\n, ,' ) ).toEqual( [
		[ 'refund', 'money back' ],
		[ '返品', '返金' ],
		[ 'إرجاع', 'استرداد' ],
	] );
} );

it( 'finds the line whose word would be lost without a word', () => {
	expect( loneWord( 'refund, money back\nparcel' ) ).toBe( 'parcel' );
	expect( loneWord( 'refund, money back' ) ).toBeNull();
} );
