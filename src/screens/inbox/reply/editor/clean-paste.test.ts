import { cleanPaste } from './clean-paste.ts';

const PIXEL = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function clean( html: string ) {
	let count = 0;
	return cleanPaste( html, () => `name-${ ++count }@mesa`, 'picture' );
}

it( 'loads nothing from other servers because of a paste', () => {
	const { html, pictures } = clean( '<p>a<img src="https://tracker.example/p.gif"><img src="file:///C:/x.png">b</p>' );
	expect( html ).toBe( '<p>ab</p>' );
	expect( pictures ).toEqual( [] );
} );

it( 'takes pictures that come inside as files of their own', () => {
	const { html, pictures } = clean( `<p>see <img src="${ PIXEL }"></p>` );
	expect( html ).toBe( '<p>see <img src="cid:name-1@mesa" alt="picture.png"></p>' );
	expect( pictures.map( ( { contentId, file } ) => [ contentId, file.type, file.size > 60 ] ) ).toEqual( [
		[ 'name-1@mesa', 'image/png', true ],
	] );
} );

it( 'does not break over a picture that is none', () => {
	expect( clean( '<img src="data:image/png;base64,%%%">' ).html ).toBe( '' );
	expect( clean( '<img src="data:image/svg+xml;base64,PHN2Zz4=">' ).html ).toBe( '' );
} );

it( 'makes lists of what Word writes as lines with marks, each list for itself', () => {
	const word = ( mark: string, text: string ) =>
		`<p class="MsoListParagraphCxSp"><span style="mso-list:Ignore">${ mark }</span>${ text }</p>`;
	const { html } = clean( `${ word( '·', 'one' ) }${ word( '·', 'two' ) }<p>between</p>${ word( '1.', 'first' ) }` );
	expect( html ).toBe( '<ul><li>one</li><li>two</li></ul><p>between</p><ol><li>first</li></ol>' );
} );

it( 'keeps the words of a table', () => {
	expect( clean( '<table><tr><td><p>Mug</p></td><td>18 €</td></tr><tr><td>Lamp</td><td>90 €</td></tr></table>' ).html ).toBe(
		'<p>Mug | 18 €</p><p>Lamp | 90 €</p>'
	);
} );

it( 'keeps words that Word marks as its own, and drops its scripts and styles', () => {
	expect( clean( '<style>p{}</style><p>a<o:p>b</o:p></p><script>x()</script>' ).html ).toBe( '<p>ab</p>' );
} );
