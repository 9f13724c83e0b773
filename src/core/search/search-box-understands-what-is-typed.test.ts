import { partAt, quoteValue, readQuery, replacePart, withoutPart } from './read-query.ts';

it( 'reads operators, quotes and minus signs, and takes what is unknown for words', () => {
	const parts = readQuery( 'moss -Tag:"gift card" “not this” http://x FROM:ana@x.example tag:' );
	expect( parts.map( ( { operator, value, negated, quoted } ) => [ operator, value, negated, quoted ] ) ).toEqual( [
		[ null, 'moss', false, false ],
		[ 'tag', 'gift card', true, true ],
		[ null, 'not this', false, true ],
		[ null, 'http://x', false, false ],
		[ 'from', 'ana@x.example', false, false ],
		[ 'tag', '', false, false ],
	] );
	expect( parts.map( ( part ) => part.text ).join( ' ' ) ).toBe( 'moss -Tag:"gift card" “not this” http://x FROM:ana@x.example tag:' );
} );

it( 'completes the part at the caret and nothing else', () => {
	expect( partAt( 'moss fr mug', 7 )?.text ).toBe( 'fr' );
	expect( partAt( 'moss ', 5 ) ).toBeNull();
	expect( replacePart( 'moss fr mug', 7, 'from:' ) ).toEqual( { query: 'moss from: mug', caret: 10 } );
	expect( replacePart( 'moss ', 5, 'from:' ) ).toEqual( { query: 'moss from:', caret: 10 } );
	expect( replacePart( '', 0, 'from:' ) ).toEqual( { query: 'from:', caret: 5 } );
	expect( replacePart( 'tag:"gift ca', 12, `tag:${ quoteValue( 'gift card' ) }` ).query ).toBe( 'tag:"gift card"' );
} );

it.each( [
	[ 'moss status:open mug', 1, 'moss mug' ],
	[ 'moss OR mug', 2, 'moss' ],
	[ 'moss OR mug', 0, 'mug' ],
	[ 'a OR b OR c', 2, 'a OR c' ],
	[ 'moss', 0, '' ],
] )( 'drops one part of “%s”', ( query, index, expected ) => {
	const part = readQuery( query )[ index ];
	expect( part && withoutPart( query, part ) ).toBe( expected );
} );
