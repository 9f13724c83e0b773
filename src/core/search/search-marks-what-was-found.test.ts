import { markFound, soughtIn } from './mark-found.ts';

function marked( query: string, text: string, field: 'who' | 'subject' | 'preview' = 'subject' ): string {
	return markFound( text, soughtIn( query, field ) )
		.map( ( piece ) => ( piece.found ? `[${ piece.text }]` : piece.text ) )
		.join( '' );
}

it.each( [
	[ 'refund', 'A Refund, please', 'A [Refund], please' ],
	[ 'cafe', 'Das Café', 'Das [Café]' ],
	[ 'strasse', 'Hauptstraße, Straße 4', 'Hauptstraße, [Straße] 4' ],
	[ 'ref', 'Refund of a ref', '[Refund] of a [ref]' ],
	[ 'ref mug', 'Refund of a mug', 'Refund of a [mug]' ],
	[ 'mu', 'a mug', 'a mug' ],
	[ '"moss mug"', 'moss, mug and moss mug', '[moss, mug] and [moss mug]' ],
	[ '-mug moss', 'moss mug', '[moss] mug' ],
	[ 'status:open mug', 'open mug', 'open [mug]' ],
	[ 'subject:mug', 'mug', '[mug]' ],
	[ 'note:mug', 'a note: mug', 'a [note: mug]' ],
	[ '杯子', '我的杯子坏了', '我的[杯子]坏了' ],
	[ 'mug OR cup', 'a cup or a mug', 'a [cup] or a [mug]' ],
	[ 'ana ana@x.example', 'ana, ana@x.example', '[ana], [ana@x.example]' ],
	[ '', 'nothing', 'nothing' ],
	[ '   -', '- -', '- -' ],
] )( 'of “%s” in “%s”', ( query, text, expected ) => {
	expect( marked( query, text ) ).toBe( expected );
} );

it( 'says of whom it is, not of what they wrote, with from:', () => {
	expect( marked( 'from:ana', 'Ana Ruiz', 'who' ) ).toBe( '[Ana] Ruiz' );
	expect( marked( 'from:ana', 'Ana Ruiz', 'preview' ) ).toBe( 'Ana Ruiz' );
} );

it( 'never loses or doubles a letter', () => {
	const texts = [ 'ÅÄÖ ﬁn İstanbul ıI 𝒳 e\u0301te\u0301', 'a-b a.b @a #1042', '   ', 'ｆｕｌｌ ｗｉｄｔｈ 杯杯杯' ];
	for ( const text of texts ) {
		for ( const query of [ 'fin', 'istanbul', 'ete', 'a b', 'full 杯', '"a b" a', '杯杯', text ] ) {
			const pieces = markFound( text, soughtIn( query, 'subject' ) );
			expect( pieces.map( ( piece ) => piece.text ).join( '' ) ).toBe( text );
		}
	}
} );
