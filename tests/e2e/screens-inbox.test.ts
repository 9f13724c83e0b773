/** What agents do in the inbox, in a real browser, against a real site with real mail. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sendMail } from '../../tools/mail/send.ts';
import type { OutgoingMail } from '../../tools/mail/send.ts';
import { axe, closeBrowser, desk, open, shot } from './desk.ts';

const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';

let mails = 0;

/** Writes to the shop; resolves to the subject, which no other mail has. */
async function write( part: Partial< OutgoingMail > = {} ): Promise< string > {
	mails += 1;
	const subject = `Screen test ${ process.pid }-${ mails }`;
	await sendMail( desk().smtpPort, {
		from: `Tom Berg <tom${ mails }@customer.example>`,
		to: 'hello@tallernorte.example',
		subject,
		text: 'Is the moss mug in stock?\n\nTom',
		...part,
	} );
	return subject;
}

async function openInbox( as: 'marta' | 'ben' = 'marta', width: 390 | 1024 | 1440 = 1440 ): Promise< Page > {
	const page = await open( { as, path: INBOX, width } );
	await page.locator( '.mesa-line' ).first().waitFor();
	return page;
}

async function openTicket( page: Page, subject: string ): Promise< number > {
	await page.locator( '.mesa-line', { hasText: subject } ).locator( '.mesa-line__open' ).click();
	await page.locator( '.mesa-message.is-customer' ).first().waitFor();
	return Number( new URL( page.url() ).searchParams.get( 'ticket' ) );
}

afterAll( closeBrowser );

describe( 'an inbox that is open', () => {
	it( 'shows a new mail without a reload', async () => {
		const page = await openInbox();
		await page.evaluate( 'window.stillHere = true' );
		const subject = await write();
		await page.locator( '.mesa-line', { hasText: subject } ).waitFor( { timeout: 20_000 } );
		expect( await page.evaluate( 'window.stillHere' ) ).toBe( true );
		await page.context().close();
	} );

	it( 'does not move while somebody reads further down', async () => {
		const page = await openInbox();
		const list = page.locator( '.mesa-list__scroll' );
		await list.evaluate( ( element ) => element.scrollTo( 0, 400 ) );
		await page.waitForTimeout( 300 );
		const first = page.locator( '.mesa-line' ).first();
		const before = await first.textContent();
		const subject = await write();
		await page.getByRole( 'button', { name: '1 new' } ).click( { timeout: 20_000 } );
		await page.locator( '.mesa-line', { hasText: subject } ).waitFor();
		expect( await list.evaluate( ( element ) => element.scrollTop ) ).toBe( 0 );
		expect( before ).not.toContain( subject );
		await page.context().close();
	} );
} );

describe( 'a reply', () => {
	it( 'comes back whole when it is taken back, and leaves when it is not', async () => {
		const subject = await write();
		const page = await openInbox();
		await openTicket( page, subject );
		await page.keyboard.press( 'r' );
		const text = 'Hello Tom,\n\nfour are left.';
		await page.getByRole( 'textbox', { name: 'Your reply' } ).fill( text );
		await page
			.locator( '.mesa-composer input[type="file"]:not([accept])' )
			.setInputFiles( { name: 'prices.txt', mimeType: 'text/plain', buffer: Buffer.from( 'Mug 18' ) } );
		await page.getByRole( 'button', { name: 'Remove prices.txt' } ).waitFor();
		await page.keyboard.press( 'Control+Enter' );
		await page.locator( '.mesa-state.is-queued' ).getByRole( 'button', { name: 'Undo' } ).click();
		await page.getByRole( 'button', { name: 'Remove prices.txt' } ).waitFor();
		expect( await page.getByRole( 'textbox', { name: 'Your reply' } ).innerText() ).toMatch( /^Hello Tom,\s+four are left\.$/ );
		await shot( page, 'reply-taken-back' );
		await page.getByRole( 'button', { name: 'Send', exact: true } ).click();
		await page.locator( '.mesa-state', { hasText: /^Sent/ } ).waitFor( { timeout: 40_000 } );
		await page.context().close();
	} );

	it( 'is held when a colleague wrote meanwhile', async () => {
		const subject = await write();
		const page = await openInbox();
		const id = await openTicket( page, subject );
		// This browser hears of nothing: the line is slow, or the tab has slept.
		await page.route( /mesa-pulse-|\/changes/, ( route ) => route.abort() );
		await page.keyboard.press( 'r' );
		await page.getByRole( 'textbox', { name: 'Your reply' } ).fill( 'It leaves today.' );
		const colleague = await openInbox( 'ben' );
		await colleague.evaluate(
			`wp.apiFetch( { path: '/mesa/v1/tickets/${ id }/notes', method: 'POST', data: { html: '<p>The last one broke.</p>', client_key: 'held-${ id }-key' } } )`
		);
		await colleague.context().close();
		await page.getByRole( 'button', { name: 'Send', exact: true } ).click();
		const held = page.locator( '.mesa-held' );
		await held.waitFor();
		expect( await held.textContent() ).toContain( 'The last one broke.' );
		expect( await page.getByRole( 'textbox', { name: 'Your reply' } ).textContent() ).toBe( 'It leaves today.' );
		expect( await page.locator( '.mesa-state.is-queued' ).count() ).toBe( 0 );
		await shot( page, 'reply-held' );
		await page.context().close();
	} );

	it( 'is still there after a reload', async () => {
		const subject = await write();
		const page = await openInbox();
		await openTicket( page, subject );
		await page.keyboard.press( 'r' );
		await page.getByRole( 'textbox', { name: 'Your reply' } ).fill( 'Half a sent' );
		await page.reload();
		expect( await page.getByRole( 'textbox', { name: 'Your reply' } ).textContent() ).toBe( 'Half a sent' );
		await page.context().close();
	} );
} );

describe( 'a hostile mail', () => {
	let server: Server;
	const asked: string[] = [];
	beforeAll( async () => {
		server = createServer( ( request, response ) => {
			asked.push( request.url ?? '' );
			response.writeHead( 200, { 'content-type': 'image/gif' } ).end( Buffer.from( 'R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64' ) );
		} );
		await new Promise< void >( ( resolve ) => server.listen( 0, '127.0.0.1', resolve ) );
	} );
	afterAll( () => new Promise( ( resolve ) => server.close( resolve ) ) );

	it( 'runs nothing, and tells nobody that it was read until the person allows it', async () => {
		const beacon = `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }`;
		const subject = await write( {
			html: `<html><head><style>@import url(${ beacon }/css); body{background:url(${ beacon }/bg)}</style><link rel="stylesheet" href="${ beacon }/link"></head>
				<body onload="top.document.title='owned'"><script>top.document.title='owned'</script><p style="background:url('${ beacon }/style')">Hello from a very long newsletter.</p>
				<img src="${ beacon }/pixel.gif" width="300" height="80"><svg onload="top.document.title='owned'"><image href="${ beacon }/svg"/></svg>
				<video src="${ beacon }/video" autoplay></video><iframe src="${ beacon }/frame"></iframe><a href="javascript:top.document.title='owned'">Click me</a>
				<form action="${ beacon }/form"><input autofocus><button>Send</button></form></body></html>`,
		} );
		const page = await openInbox();
		await openTicket( page, subject );
		const frame = page.frameLocator( '.mesa-mail-frame__shown' );
		await frame.getByText( 'Hello from a very long newsletter.' ).waitFor();
		await frame.getByText( 'Click me' ).click();
		await page.waitForTimeout( 1500 );
		expect( asked ).toEqual( [] );
		expect( await page.title() ).not.toContain( 'owned' );
		const sandbox = await page.locator( '.mesa-mail-frame__shown' ).getAttribute( 'sandbox' );
		expect( sandbox ).not.toMatch( /allow-scripts|allow-same-origin|allow-forms|allow-top-navigation/ );
		await page.getByRole( 'button', { name: 'Show', exact: true } ).click();
		await page.waitForTimeout( 1500 );
		expect( asked ).toContain( '/pixel.gif' );
		expect( asked.filter( ( url ) => /frame|video|form|link|svg|css/.test( url ) ) ).toEqual( [] );
		await shot( page, 'hostile-mail' );
		await page.context().close();
	} );
} );

describe( 'by keyboard', () => {
	it( 'moves, opens, closes and takes it back', async () => {
		const subject = await write();
		const page = await openInbox();
		const line = page.locator( '.mesa-line', { hasText: subject } );
		await line.waitFor( { timeout: 20_000 } );
		await page.keyboard.press( 'j' );
		await page.keyboard.press( 'o' );
		await page.locator( '.mesa-thread__subject', { hasText: subject } ).waitFor();
		await page.keyboard.press( 'e' );
		await line.waitFor( { state: 'detached' } );
		await page.locator( '.components-snackbar' ).getByRole( 'button', { name: 'Undo' } ).click();
		await line.waitFor();
		await page.keyboard.press( '?' );
		await page.getByRole( 'dialog', { name: 'Keyboard shortcuts' } ).waitFor();
		await page.keyboard.press( 'Escape' );
		await page.context().close();
	} );

	it( 'changes many and takes it back', async () => {
		const subjects = [ await write(), await write() ];
		const page = await openInbox();
		for ( const subject of subjects ) {
			await page.locator( '.mesa-line', { hasText: subject } ).waitFor( { timeout: 20_000 } );
		}
		for ( const subject of subjects ) {
			await page.getByRole( 'checkbox', { name: `Select “${ subject }”` } ).check( { force: true } );
		}
		expect( await page.locator( '.mesa-bulk__count' ).textContent() ).toBe( '2 selected' );
		await page.locator( '.mesa-bulk' ).getByRole( 'button', { name: 'Close', exact: true } ).click();
		for ( const subject of subjects ) {
			await page.locator( '.mesa-line', { hasText: subject } ).waitFor( { state: 'detached' } );
		}
		await page.locator( '.components-snackbar' ).getByRole( 'button', { name: 'Undo' } ).click();
		for ( const subject of subjects ) {
			await page.locator( '.mesa-line', { hasText: subject } ).waitFor();
		}
		await page.context().close();
	} );
} );

describe( 'on a phone', () => {
	it( 'shows one pane, and back leads back', async () => {
		const page = await openInbox( 'marta', 390 );
		await page.locator( '.mesa-line__open' ).first().click();
		await page.locator( '.mesa-message' ).first().waitFor();
		expect( await page.locator( '.mesa-list' ).isVisible() ).toBe( false );
		await page.goBack();
		await page.locator( '.mesa-line' ).first().waitFor();
		expect( await page.locator( '.mesa-thread' ).isVisible() ).toBe( false );
		await page.getByRole( 'button', { name: 'Folders' } ).click();
		await page.getByRole( 'menuitemradio', { name: /^Closed/ } ).click();
		await page.getByRole( 'heading', { name: 'Closed' } ).waitFor();
		await page.context().close();
	} );
} );

describe( 'between phone and desk', () => {
	it( 'slides the side bar over the thread, without barriers', async () => {
		const page = await openInbox( 'marta', 1024 );
		await page.locator( '.mesa-line__open' ).first().click();
		await page.locator( '.mesa-message' ).first().waitFor();
		expect( await page.locator( '.mesa-customer' ).isVisible() ).toBe( false );
		await page.getByRole( 'button', { name: 'About the customer' } ).click();
		await page.locator( '.mesa-customer' ).waitFor();
		await shot( page, 'side-bar' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.context().close();
	} );
} );
