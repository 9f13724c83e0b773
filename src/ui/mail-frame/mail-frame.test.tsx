import { render } from '@testing-library/react';
import type { Attachment } from '../../contract/generated/types.ts';
import { cleanMail } from './clean.ts';
import { frameDocument } from './frame-document.ts';
import { MailFrame } from './mail-frame.tsx';

const photo: Attachment = {
	id: 7,
	filename: 'photo.png',
	content_type: 'image/png',
	size: 100,
	sha256: 'a'.repeat( 64 ),
	proof: 'b'.repeat( 64 ),
	inline: true,
	content_id: 'photo1',
	url: 'https://shop.example/wp-json/mesa/v1/attachments/7?user=1&expires=2&signature=abc',
};

describe( 'cleanMail', () => {
	it.each( [
		[ 'scripts', '<script>alert(1)</script><p>ok</p>' ],
		[ 'event handlers', '<p onclick="alert(1)" onmouseover="alert(1)">ok</p>' ],
		[ 'javascript links', '<a href="javascript:alert(1)">ok</a>' ],
		[ 'vector graphics', '<svg onload="alert(1)"><p>ok</p></svg>' ],
		[ 'frames', '<iframe srcdoc="<script>alert(1)</script>"></iframe><p>ok</p>' ],
		[ 'forms', '<form action="https://evil.example"><input name="password"><button>Log in</button></form>' ],
		[ 'a new base', '<base href="https://evil.example/">' ],
		[ 'a redirect', '<meta http-equiv="refresh" content="0;url=https://evil.example">' ],
		[ 'mutating markup', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">' ],
	] )( 'removes %s', ( _what, html ) => {
		const { body } = cleanMail( html, [], true );
		expect( body.querySelector( 'script,iframe,form,input,button,svg,math,base,meta,object,embed,link' ) ).toBeNull();
		for ( const element of body.querySelectorAll( '*' ) ) {
			for ( const attribute of element.attributes ) {
				expect( attribute.name ).not.toMatch( /^on/ );
				expect( attribute.value ).not.toMatch( /^\s*javascript:/i );
			}
		}
	} );

	it( 'loads nothing from other servers until it is allowed', () => {
		const html =
			'<img src="https://tracker.example/p.gif"><img src="//cdn.example/hero.jpg" srcset="https://cdn.example/2x.jpg 2x"><td background="http://x.example/b.png"></td>';
		const { body, remoteImages } = cleanMail( html, [], false );
		expect( remoteImages ).toBeGreaterThanOrEqual( 2 );
		for ( const image of body.querySelectorAll( 'img' ) ) {
			expect( image.getAttribute( 'src' ) ).toMatch( /^data:image\/svg\+xml,/ );
			expect( image.hasAttribute( 'srcset' ) ).toBe( false );
		}
	} );

	it.each( [
		'https:\\\\tracker.example\\p.gif',
		'https:/wp-admin/index.php?x=1',
		'/wp-admin/index.php?x=1',
		'\u0001//tracker.example/p.gif',
	] )( 'loads nothing behind an oddly written address: %s', ( src ) => {
		const { body, remoteImages, unsized } = cleanMail( `<img src="${ src }">`, [], false );
		expect( remoteImages ).toBe( 1 );
		expect( unsized ).toEqual( [] );
		expect( body.querySelector( 'img' )?.getAttribute( 'src' ) ).toMatch( /^data:image\/svg\+xml,/ );
	} );

	it( 'never asks this site for what a mail names, not even when pictures are allowed', () => {
		const html = '<img src="/wp-admin/index.php?x=1"><img src="https://cdn.example/a.png">';
		const { unsized } = cleanMail( html, [], true );
		expect( unsized.map( ( image ) => image.getAttribute( 'src' ) ) ).toEqual( [ 'https://cdn.example/a.png' ] );
	} );

	it( 'survives a content id that is no valid address', () => {
		expect( () => cleanMail( '<img src="cid:100%">', [ photo ], false ) ).not.toThrow();
	} );

	it( 'shows inline pictures by their content id', () => {
		const { body, remoteImages, ownSources } = cleanMail( '<img src="cid:photo1">', [ photo ], false );
		expect( body.querySelector( 'img' )?.getAttribute( 'src' ) ).toBe( photo.url );
		expect( remoteImages ).toBe( 0 );
		expect( ownSources ).toEqual( [ 'https://shop.example/wp-json/mesa/v1/attachments/7' ] );
	} );

	it( 'opens links in a tab of their own that cannot reach back', () => {
		const link = cleanMail( '<a href="https://example.com" target="_top">x</a>', [], false ).body.querySelector( 'a' );
		expect( link?.getAttribute( 'target' ) ).toBe( '_blank' );
		expect( link?.getAttribute( 'rel' ) ).toContain( 'noopener' );
	} );
} );

describe( 'frameDocument', () => {
	it( 'puts its policy before the first byte of the mail, and forbids scripts', () => {
		const html = frameDocument( '<p>mail</p>', [ 'https://shop.example/a' ] );
		expect( html.indexOf( 'Content-Security-Policy' ) ).toBeLessThan( html.indexOf( '<p>mail</p>' ) );
		expect( html ).toContain( "default-src 'none'" );
		expect( html ).not.toContain( 'script-src' );
		expect( html ).toContain( 'img-src data: https://shop.example/a' );
	} );
} );

describe( 'MailFrame', () => {
	it( 'shows the mail in a frame without scripts and without the site’s origin', () => {
		const { container } = render(
			<MailFrame html="<p>Hi</p>" attachments={ [] } allowRemote={ false } onRemoteImages={ () => undefined } />
		);
		const sandbox = container.querySelector( '.mesa-mail-frame__shown' )?.getAttribute( 'sandbox' );
		expect( sandbox ).not.toContain( 'allow-scripts' );
		expect( sandbox ).not.toContain( 'allow-same-origin' );
	} );

	it( 'measures in a frame that can neither run nor load nor be clicked', () => {
		const { container } = render(
			<MailFrame
				html='<p><a href="https://x.example">x</a><img src="https://x.example/i.png"></p>'
				attachments={ [] }
				allowRemote
				onRemoteImages={ () => undefined }
			/>
		);
		const measured = container.querySelector( '.mesa-mail-frame__measured' );
		expect( measured?.getAttribute( 'sandbox' ) ).toBe( 'allow-same-origin' );
		const html = measured?.getAttribute( 'srcdoc' ) ?? '';
		expect( html ).toContain( "default-src 'none'" );
		expect( html ).not.toContain( 'https://x.example' );
	} );
} );
