import { fittingTags } from './fitting-tags.ts';

it( 'never leaves a row with tags without one', () => {
	expect( fittingTags( [ 'a very long tag indeed, longer than the row' ], 20 ) ).toEqual( {
		shown: [ 'a very long tag indeed, longer than the row' ],
		more: 0,
	} );
	expect( fittingTags( [], 200 ) ).toEqual( { shown: [], more: 0 } );
} );

it( 'leaves room for the number of those that do not fit', () => {
	expect( fittingTags( [ 'vip', 'refund', 'wholesale' ], 100 ) ).toEqual( { shown: [ 'vip' ], more: 2 } );
	expect( fittingTags( [ 'vip', 'refund', 'wholesale' ], 170 ) ).toEqual( { shown: [ 'vip', 'refund', 'wholesale' ], more: 0 } );
	expect( fittingTags( [ '退货', '批发客户' ], 100 ) ).toEqual( { shown: [ '退货' ], more: 1 } );
} );
