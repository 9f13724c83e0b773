/** Elements of answers are kept and written into: nothing of a former answer may stay, whatever was done to them meanwhile. */
import type { Hit } from '../shared/engine.ts';
import { Options } from './options.ts';

const returns: Hit = {
	id: 1,
	title: 'Return a lamp',
	url: 'https://shop.example/returns/',
	topic: 'Returns',
	passage: 'Send the lamp back within thirty days.',
	marks: [
		[ 5, 8 ],
		[ 9, 13 ],
	],
	titleMarks: [ [ 9, 13 ] ],
};
const voucher: Hit = {
	id: 2,
	title: 'Vouchers',
	url: 'https://shop.example/vouchers/',
	topic: 'Paying',
	passage: 'A voucher is valid for three years.',
	marks: [ [ 2, 9 ] ],
	titleMarks: [],
};
const plain: Hit = { id: 3, title: 'Opening hours', url: 'javascript:alert(1)', topic: '', passage: '', marks: [], titleMarks: [] };

let list: HTMLElement;
let options: Options;

beforeEach( () => {
	list = document.createElement( 'div' );
	options = new Options( list, 'search' );
} );

/** What Chrome makes of a page that it translates. */
function translate( element: Element ): void {
	const walker = document.createTreeWalker( element, NodeFilter.SHOW_TEXT );
	const texts: Text[] = [];
	while ( walker.nextNode() ) {
		texts.push( walker.currentNode as Text );
	}
	for ( const text of texts.filter( ( { data } ) => data !== '' ) ) {
		const inner = document.createElement( 'font' );
		inner.append( `(${ text.data })` );
		const outer = document.createElement( 'font' );
		outer.append( inner );
		text.replaceWith( outer );
	}
}

const shown = () =>
	[ ...list.querySelectorAll( 'a' ) ].map( ( link ) => [ link.id, link.getAttribute( 'href' ), link.dataset.article, link.innerHTML ] );

function fresh( hits: Hit[] ): unknown {
	const other = document.createElement( 'div' );
	new Options( other, 'search' ).show( hits );
	return [ ...other.querySelectorAll( 'a' ) ].map( ( link ) => [
		link.id,
		link.getAttribute( 'href' ),
		link.dataset.article,
		link.innerHTML,
	] );
}

it( 'an answer is written with its marks, topic and address', () => {
	options.show( [ returns ] );
	expect( shown() ).toEqual( [
		[
			'search-0',
			'https://shop.example/returns/',
			'1',
			'<span class="mesa-search__topic">Returns</span><strong>Return a <mark>lamp</mark></strong>' +
				'<span class="mesa-search__excerpt">Send <mark>the</mark> <mark>lamp</mark> back within thirty days.</span>',
		],
	] );
} );

it.each( [
	[ 'fewer marks', [ returns ], [ voucher ] ],
	[ 'more marks', [ voucher ], [ returns ] ],
	[ 'neither marks nor topic nor an address of the web', [ returns ], [ plain ] ],
	[ 'a topic where there was none', [ plain ], [ voucher ] ],
	[ 'other places', [ returns, voucher, plain ], [ plain, returns ] ],
	[ 'less of the same article', [ { ...plain, title: 'Opening hours in May', titleMarks: [ [ 17, 20 ] ] } as Hit ], [ plain ] ],
] )( 'nothing of the answers before stays, translated or not: %s', ( _what, before, after ) => {
	options.show( before );
	options.show( after );
	expect( shown() ).toEqual( fresh( after ) );
	options.show( before );
	translate( list );
	options.show( after );
	expect( shown() ).toEqual( fresh( after ) );
	// Twice: the next key has to find its way as well.
	translate( list );
	options.show( before );
	expect( shown() ).toEqual( fresh( before ) );
} );

it( 'texts that a script joined or took away are made anew', () => {
	options.show( [ { ...voucher, titleMarks: [ [ 0, 8 ] ] } ] );
	list.normalize();
	options.show( [ returns ] );
	expect( shown() ).toEqual( fresh( [ returns ] ) );
} );

it( 'a passage that comes later takes the place of a translated one', () => {
	options.show( [ voucher ] );
	translate( list );
	options.showPassage( { ...voucher, passage: 'Pay with it.', marks: [ [ 0, 3 ] ] } );
	expect( list.querySelector( '.mesa-search__excerpt' )?.innerHTML ).toBe( '<mark>Pay</mark> with it.' );
} );

it( 'what need not be written again is left as it is', () => {
	options.show( [ returns ] );
	const { length } = list.querySelectorAll( '*' );
	const before = [ ...list.querySelectorAll( 'mark, strong' ) ].flatMap( ( { childNodes } ) => [ ...childNodes ] );
	options.show( [ { ...returns } ] );
	expect( [ ...list.querySelectorAll( 'mark, strong' ) ].flatMap( ( { childNodes } ) => [ ...childNodes ] ) ).toEqual( before );
	expect( list.querySelectorAll( '*' ) ).toHaveLength( length );
} );

it( 'leaves answers out of sight for later, and no former ones in their place', () => {
	options.show( [ returns, voucher, plain ] );
	options.show( [ voucher, returns, plain ], 1 );
	expect( shown().map( ( [ , , article ] ) => article ) ).toEqual( [ '2' ] );
	options.showRest();
	options.showRest();
	expect( shown() ).toEqual( fresh( [ voucher, returns, plain ] ) );
	// Whoever goes down the list meets all of them, and up from the field the last one.
	options.show( [ plain, returns, voucher ], 1 );
	expect( options.move( -1 ) ).toBe( 'search-2' );
	options.show( [ returns ], 2 );
	options.showRest();
	expect( shown() ).toEqual( fresh( [ returns ] ) );
} );
