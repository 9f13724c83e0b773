/** The inbox for people who use a keyboard, a large print, a screen reader, dark or high contrast, or read from right to left. */
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sendMail } from '../../tools/mail/send.ts';
import { axe, closeBrowser, desk, open, overflow, shot } from './desk.ts';

const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';
const ROOT = '#mesa-root';

let mails = 0;

async function write(): Promise< string > {
	mails += 1;
	const subject = `Keyboard ${ process.pid }-${ mails }`;
	await sendMail( desk().smtpPort, {
		from: `Tom Berg <tom.keys${ mails }@customer.example>`,
		to: 'hello@tallernorte.example',
		subject,
		text: 'Is the moss mug in stock?',
	} );
	return subject;
}

async function inbox( width: 390 | 1024 | 1440 = 1440 ): Promise< Page > {
	const page = await open( { as: 'marta', path: INBOX, width } );
	await page.locator( '.mesa-line' ).first().waitFor();
	return page;
}

async function openFirst( page: Page ): Promise< void > {
	await page.locator( '.mesa-line__open' ).first().click();
	await page.locator( '.mesa-message' ).first().waitFor();
}

/** What the focus is on, in words: a role and a name would be better, but this is what a person can be told. */
const focused = async ( page: Page ): Promise< string > =>
	await page.evaluate(
		`( ( element ) => element.getAttribute( 'aria-label' ) || element.textContent.trim().slice( 0, 60 ) || element.tagName )( document.activeElement )`
	);

afterAll( closeBrowser );

describe( 'with the keyboard alone', () => {
	it( 'a whole ticket is found, read, answered and closed', async () => {
		const subject = await write();
		const page = await inbox();
		await page.locator( '.mesa-line', { hasText: subject } ).waitFor( { timeout: 30_000 } );
		await page.keyboard.press( '/' );
		await page.keyboard.type( subject );
		await page.keyboard.press( 'Escape' );
		await page.locator( '.mesa-line', { hasText: subject } ).first().waitFor();
		// Out of the search field, into the list.
		await page.locator( '.mesa-search input' ).evaluate( ( field ) => ( field as HTMLElement ).blur() );
		await page.keyboard.press( 'j' );
		await page.keyboard.press( 'Enter' );
		await page.locator( '.mesa-thread__subject', { hasText: subject } ).waitFor();
		await page.locator( '.mesa-message.is-customer' ).first().waitFor();
		await page.keyboard.press( 'r' );
		await page.getByRole( 'textbox', { name: 'Your reply' } ).waitFor();
		await page.keyboard.type( 'Yes, four are left.' );
		await page.keyboard.press( 'Control+Enter' );
		await page.locator( '.mesa-message.is-reply' ).first().waitFor( { timeout: 30_000 } );
		await page.locator( '.mesa-thread__subject' ).click();
		await page.keyboard.press( 'e' );
		await page.locator( '.mesa-status', { hasText: 'Closed' } ).waitFor();
		await page.context().close();
	} );

	it( 'everything can be done through the palette, which takes the focus and gives it back', async () => {
		const page = await inbox();
		await openFirst( page );
		await page.keyboard.press( 'Control+k' );
		await page.keyboard.type( 'assign to me' );
		const palette = page.getByRole( 'dialog', { name: 'Commands' } );
		await palette.getByRole( 'option', { name: 'Assign to me' } ).waitFor();
		expect( await focused( page ) ).toBe( 'What do you want to do?' );
		expect( await axe( page, '.mesa-palette' ) ).toEqual( [] );
		await page.keyboard.press( 'Enter' );
		await page.locator( '.mesa-controls', { hasText: 'Marta Ruiz' } ).waitFor();
		expect( await palette.count() ).toBe( 0 );
		await page.keyboard.press( 'Control+k' );
		await page.keyboard.press( 'Escape' );
		await palette.waitFor( { state: 'detached' } );
		// Nor does it come when its code has arrived.
		await page.waitForLoadState( 'networkidle' );
		expect( await palette.count() ).toBe( 0 );
		await page.context().close();
	} );

	it( 'no way round leads into a trap, and the focus can be seen', async () => {
		const page = await inbox();
		await openFirst( page );
		const seen = new Set< string >();
		for ( let step = 0; step < 60; step++ ) {
			await page.keyboard.press( 'Tab' );
			const ring: string = await page.evaluate(
				`( ( element ) => { const style = getComputedStyle( element ); return element.closest( '#mesa-root' ) && element.tagName !== 'IFRAME' ? [ style.outlineStyle, style.boxShadow, getComputedStyle( element, '::after' ).opacity ].join() : 'outside' } )( document.activeElement )`
			);
			if ( ring !== 'outside' ) {
				expect( { at: await focused( page ), ring } ).not.toEqual( { at: expect.anything(), ring: 'none,none,0' } );
			}
			seen.add( await focused( page ) );
		}
		expect( seen.size ).toBeGreaterThan( 30 );
		await page.context().close();
	} );

	it( 'the list is made wider and stays so', async () => {
		const page = await inbox();
		const width = async () => ( await page.locator( '.mesa-list' ).boundingBox() )?.width ?? 0;
		const before = await width();
		await page.getByRole( 'separator', { name: 'Width of the list' } ).focus();
		await page.keyboard.press( 'ArrowRight' );
		await page.keyboard.press( 'ArrowRight' );
		expect( await width() ).toBeGreaterThan( before + 20 );
		await page.reload();
		await page.locator( '.mesa-line' ).first().waitFor();
		expect( await width() ).toBeGreaterThan( before + 20 );
		await page.context().close();
	} );
} );

describe( 'at 200 % zoom', () => {
	it( 'a ticket is read and answered without scrolling sideways', async () => {
		const subject = await write();
		// What a window of 1440 × 900 leaves at 200 %: half as many CSS pixels.
		const page = await inbox();
		await page.setViewportSize( { width: 720, height: 450 } );
		await page.locator( '.mesa-line', { hasText: subject } ).first().locator( '.mesa-line__open' ).click( { timeout: 30_000 } );
		await page.locator( '.mesa-message' ).first().waitFor();
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		await page.getByRole( 'button', { name: 'Reply', exact: true } ).click();
		const field = page.getByRole( 'textbox', { name: 'Your reply' } );
		await field.fill( 'Yes, four are left.' );
		const send = page.getByRole( 'button', { name: 'Send', exact: true } );
		await send.scrollIntoViewIfNeeded();
		const box = await send.boundingBox();
		expect( ( box?.y ?? 0 ) + ( box?.height ?? 0 ) ).toBeLessThanOrEqual( 450 );
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		expect( await axe( page, ROOT ) ).toEqual( [] );
		await shot( page, 'zoom-200' );
		await send.click();
		await page.locator( '.mesa-message.is-reply' ).first().waitFor( { timeout: 30_000 } );
		await page.context().close();
	} );
} );

/** States of the inbox, each reached as people reach it. */
const STATES: [ string, ( page: Page ) => Promise< unknown > ][] = [
	[ 'list', async () => undefined ],
	[ 'thread', openFirst ],
	[ 'selection', async ( page ) => [ await page.keyboard.press( 'j' ), await page.keyboard.press( 'x' ) ] ],
	[
		'empty-search',
		async ( page ) => {
			await page.goto( `${ desk().url }${ INBOX }&search=xyzzyplugh` );
			await page.locator( '.mesa-empty' ).first().waitFor();
		},
	],
	[
		'failed',
		async ( page ) => {
			await page.route( /mesa\/v1\/tickets(\?|%3F)/, ( route ) =>
				route.fulfill( { status: 500, body: '{"code":"x","message":"No."}' } )
			);
			await page.goto( `${ desk().url }${ INBOX }&folder=closed` );
			await page.locator( '.mesa-failed' ).first().waitFor();
		},
	],
	[
		'offline',
		async ( page ) => {
			await openFirst( page );
			await page.context().setOffline( true );
			await page.keyboard.press( 'j' );
			await page.locator( '.mesa-connection p' ).first().waitFor( { timeout: 60_000 } );
		},
	],
	[
		'loading',
		async ( page ) => {
			await page.route( /mesa\/v1\/tickets(\?|%3F)/, () => undefined );
			await page.goto( `${ desk().url }${ INBOX }&folder=pending` );
			await page.locator( '.mesa-skeleton__row' ).first().waitFor();
		},
	],
	[
		'reply',
		async ( page ) => {
			await openFirst( page );
			await page.keyboard.press( 'r' );
			await page.getByRole( 'textbox', { name: 'Your reply' } ).waitFor();
		},
	],
	[
		'palette',
		async ( page ) => {
			await page.keyboard.press( 'Control+k' );
			await page.locator( '.mesa-palette__command' ).first().waitFor();
		},
	],
	[
		'keys',
		async ( page ) => {
			await page.keyboard.press( '?' );
			await page.locator( '.mesa-keys' ).waitFor();
		},
	],
	[
		'full-screen',
		async ( page ) => {
			await openFirst( page );
			await page.keyboard.press( 'F' );
			await page.locator( '#adminmenuwrap' ).waitFor( { state: 'hidden' } );
		},
	],
];

describe.each( [ 'light', 'dark' ] as const )( 'in %s colours', ( colorScheme ) => {
	it.each( STATES )( 'axe finds nothing: %s', async ( name, arrive ) => {
		const page = await inbox();
		await page.emulateMedia( { colorScheme } );
		await arrive( page );
		await page.waitForTimeout( 300 );
		await shot( page, `state-${ name }-${ colorScheme }` );
		expect( await axe( page, /palette|keys/.test( name ) ? '.components-modal__frame' : ROOT ) ).toEqual( [] );
		await page.context().close();
	} );
} );

describe( 'in high contrast', () => {
	it( 'the open ticket, the unread ones and the folder can be told apart', async () => {
		const page = await inbox();
		await page.emulateMedia( { forcedColors: 'active' } );
		await openFirst( page );
		for ( const selector of [ '.mesa-line.is-current', '.mesa-folders__entry[aria-current="page"]' ] ) {
			expect(
				await page
					.locator( selector )
					.first()
					.evaluate( ( element ) => getComputedStyle( element ).outlineStyle )
			).not.toBe( 'none' );
		}
		await shot( page, 'high-contrast' );
		await page.context().close();
	} );
} );

describe( 'when motion is not wanted', () => {
	it( 'nothing slides', async () => {
		const page = await inbox( 1024 );
		await page.emulateMedia( { reducedMotion: 'reduce' } );
		await openFirst( page );
		await page.getByRole( 'button', { name: 'About the customer' } ).click();
		const duration = await page.locator( '.mesa-side' ).evaluate( ( element ) => getComputedStyle( element ).transitionDuration );
		expect( Number.parseFloat( duration ) ).toBe( 0 );
		await page.context().close();
	} );
} );

describe( 'from right to left', () => {
	it.each( [ 1440, 390 ] as const )( 'the inbox stands at %i px', async ( width ) => {
		const page = await open( { as: 'marta', path: `${ INBOX }&d=rtl`, width } );
		// What WordPress does in Arabic or Hebrew: the page turns, and every style sheet is the turned one.
		await page.route( /\.css(\?|$)|load-styles\.php/, async ( route ) => {
			const url = route
				.request()
				.url()
				.replace( 'dir=ltr', 'dir=rtl' )
				.replace( /(build\/admin\/index|\/wp-(?:admin|includes)\/css\/[\w/-]+?)(\.min)?\.css/, '$1-rtl$2.css' );
			const answer = await route.fetch( { url } );
			await ( answer.ok() ? route.fulfill( { response: answer } ) : route.continue() );
		} );
		await page.addInitScript(
			`document.addEventListener( 'DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; document.body.classList.add( 'rtl' ); } )`
		);
		await page.reload();
		await page.locator( '.mesa-line' ).first().waitFor();
		await openFirst( page );
		if ( width === 1440 ) {
			const [ folders, list, thread, side ] = await Promise.all(
				[ '.mesa-folders', '.mesa-list', '.mesa-thread', '.mesa-side' ].map(
					async ( part ) => ( await page.locator( part ).boundingBox() )?.x ?? 0
				)
			);
			expect( [ folders, list, thread, side ] ).toEqual(
				[ folders, list, thread, side ].sort( ( a, b ) => ( b ?? 0 ) - ( a ?? 0 ) )
			);
		}
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		expect( await axe( page, ROOT ) ).toEqual( [] );
		await shot( page, 'rtl' );
		await page.context().close();
	} );
} );
