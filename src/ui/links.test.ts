import { growth } from '../../tests/support/growth.ts';
import { findLinks, textToHtml } from './links.ts';

describe( 'textToHtml', () => {
	it( 'makes paragraphs of blank lines and keeps line breaks', () => {
		expect( textToHtml( 'Hello Ana,\n\nfour are left.\nBest' ) ).toBe( '<p>Hello Ana,</p>\n<p>four are left.<br>Best</p>' );
	} );

	it( 'never lets what was typed become markup', () => {
		expect( textToHtml( '<img src=x onerror=alert(1)> & "quotes"' ) ).toBe(
			'<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;</p>'
		);
	} );

	it( 'links addresses without the sentence’s full stop', () => {
		expect( textToHtml( 'See https://example.com/a?x=1&y=2. Or mail shop@example.com!' ) ).toBe(
			'<p>See <a href="https://example.com/a?x=1&amp;y=2">https://example.com/a?x=1&amp;y=2</a>. Or mail <a href="mailto:shop@example.com">shop@example.com</a>!</p>'
		);
	} );

	it( 'cannot be led out of the attribute', () => {
		expect( textToHtml( 'https://example.com/"onmouseover="alert(1)' ) ).not.toContain( '"onmouseover' );
	} );
} );

it( 'finds nothing in a text of nothing', () => {
	expect( findLinks( '' ) ).toEqual( [] );
} );

it.each( [
	[ 'a domain that never ends', ( length: number ) => 'a.'.repeat( length / 2 ) ],
	[ 'a name before a lone @', ( length: number ) => `${ 'a'.repeat( length ) }@` ],
	[ 'addresses without a host', ( length: number ) => 'http://.'.repeat( length / 8 ) ],
] )( 'reads %s in time that grows with its length', ( _what, text ) => {
	expect( growth( ( length ) => findLinks( text( length ) ), 50_000 ) ).toBeLessThan( 10 );
} );
