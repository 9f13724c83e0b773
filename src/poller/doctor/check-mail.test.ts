import { checkNumber, checkStamp, checkToken, headerBlock } from './check-mail.ts';

const TOKEN = '12.84ffc8e5a2d614becaffa80b.506157a17e8ef90816621932d9ae8d51';
const bytes = ( text: string ) => ( { bytes: new Uint8Array( Buffer.from( text, 'latin1' ) ) } );

it( 'finds its own test mail by the header, also a folded one, and by the Message-ID', () => {
	for ( const header of [ `X-Mesa-Check: ${ TOKEN }`, `x-mesa-check:\r\n ${ TOKEN }`, `Message-ID: <mesa-check.${ TOKEN }@shop.org>` ] ) {
		const stamp = checkStamp( bytes( `Subject: x\r\n${ header }\r\nTo: a@shop.org\r\n\r\nText` ), 5 );
		expect( stamp ).toMatchObject( { token: TOKEN, seen_ms: 5, fetched_ms: expect.any( Number ) } );
	}
	expect( checkNumber( TOKEN ) ).toBe( 12 );
} );

it( 'takes no customer’s mail for it, whatever its text says', () => {
	expect( checkStamp( bytes( `Subject: x\r\n\r\nX-Mesa-Check: ${ TOKEN }\r\n` ), 5 ) ).toBeNull();
	expect( checkStamp( bytes( `Subject: x\n\nX-Mesa-Check: ${ TOKEN }\n` ), 5 ) ).toBeNull();
	expect( checkStamp( bytes( 'X-Mesa-Check: hello\r\n\r\n' ), 5 ) ).toBeNull();
	expect( checkStamp( { path: '/nowhere' }, 5 ) ).toBeNull();
	expect( checkToken( 'References: <mesa-check.1@shop.org>\r\n' ) ).toBe( '' );
	expect( headerBlock( bytes( 'A: 1\r\nB: 2\r\n\r\nbody' ) ) ).toBe( 'A: 1\r\nB: 2\r\n' );
	expect( headerBlock( bytes( 'A: 1\nB: 2\n\nbody\n\r\n' ) ) ).toBe( 'A: 1\nB: 2\n' );
	expect( headerBlock( bytes( 'A: 1' ) ) ).toBe( 'A: 1' );
} );

it( 'reads no more of a mail than its beginning', () => {
	const endless = bytes( `A: ${ 'x'.repeat( 200_000 ) }\r\nX-Mesa-Check: ${ TOKEN }\r\n\r\n` );
	expect( checkStamp( endless, 5 ) ).toBeNull();
} );
