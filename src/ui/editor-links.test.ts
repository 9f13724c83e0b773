import { find, tokenize } from './editor-links.ts';

it( 'finds what a person pastes, and where it stands', () => {
	expect( find( 'See https://shop.example/a?b=1, or www.shop.example and ana@shop.example.' ) ).toEqual( [
		{ type: 'url', value: 'https://shop.example/a?b=1', isLink: true, href: 'https://shop.example/a?b=1', start: 4, end: 30 },
		{ type: 'url', value: 'www.shop.example', isLink: true, href: 'https://www.shop.example', start: 35, end: 51 },
		{ type: 'email', value: 'ana@shop.example', isLink: true, href: 'mailto:ana@shop.example', start: 56, end: 72 },
	] );
} );

it( 'makes no link of the end of a sentence or of a file', () => {
	expect( find( 'It is done.Thanks, see readme.md and www. or javascript:alert(1)' ) ).toEqual( [] );
} );

it( 'parts a word in brackets as TipTap asks: bracket, link, bracket', () => {
	expect( tokenize( '(https://shop.example)' ).map( ( token ) => token.toObject().value ) ).toEqual( [
		'(',
		'https://shop.example',
		')',
	] );
} );
