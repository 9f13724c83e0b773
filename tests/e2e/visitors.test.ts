/** What visitors do with the form and the search, in a real browser, with JavaScript and without. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, desk, open, shot } from './desk.ts';
import { closeForVisitors, openForVisitors, visit, write } from './visitors/visitor.ts';

const PNG = Buffer.from( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64' );

const send = ( page: Page ) => page.locator( '.mesa-form button[type="submit"]' ).click();
const numberOn = async ( page: Page ) =>
	Number( ( ( await page.locator( '.mesa-form__number' ).textContent() ) ?? '' ).replace( '#', '' ) );

beforeAll( () => openForVisitors() );
afterAll( () => closeForVisitors() );

describe( 'the ticket form', () => {
	it( 'sends a message with a file without leaving the page, and the desk has it', async () => {
		const page = await visit( '/contact/' );
		await page.evaluate( 'window.stillHere = true' );
		const subject = `Broken cups ${ Date.now() }`;
		await write( page, subject );
		await page.locator( 'input[type="file"]' ).setInputFiles( [
			{ name: 'cups.png', mimeType: 'image/png', buffer: PNG },
			{ name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from( 'x' ) },
		] );
		await page.getByRole( 'button', { name: 'Remove wrong.txt' } ).click();
		expect( await page.locator( '.mesa-form__files li' ).count() ).toBe( 1 );
		await send( page );
		await page.locator( '.mesa-form__done' ).waitFor();
		expect( await numberOn( page ) ).toBeGreaterThan( 0 );
		expect( await page.evaluate( 'window.stillHere' ) ).toBe( true );
		await page.waitForFunction( 'document.activeElement.classList.contains( "mesa-form__done" )' );
		await shot( page, 'form-sent' );
		await page.context().close();

		const inbox = await open( { as: 'marta', path: '/wp-admin/admin.php?page=mesa-help-desk' } );
		await inbox.locator( '.mesa-line', { hasText: subject } ).first().locator( '.mesa-line__open' ).click();
		await inbox.getByText( 'cups.png' ).first().waitFor();
		await inbox.context().close();
	} );

	it( 'says what is wrong beside the field and goes there', async () => {
		const page = await visit( '/contact/', { width: 390 } );
		await send( page );
		await page.locator( '[id$="-email-error"]' ).waitFor();
		await page.waitForFunction( 'document.activeElement.name === "email"' );
		expect( await page.locator( '[name="email"]' ).getAttribute( 'aria-invalid' ) ).toBe( 'true' );
		expect( await axe( page, '.mesa-form' ) ).toEqual( [] );
		await shot( page, 'form-errors' );
		await page.locator( '[name="email"]' ).fill( 'visitor@customer.example' );
		expect( await page.locator( '[id$="-email-error"]' ).isVisible() ).toBe( false );
		expect( await page.locator( '[name="email"]' ).inputValue() ).toBe( 'visitor@customer.example' );
		await page.context().close();
	} );

	it( 'shows what the server found wrong beside the field, too', async () => {
		const page = await visit( '/contact/' );
		await write( page, 'A program' );
		await page
			.locator( 'input[type="file"]' )
			.setInputFiles( { name: 'holiday.png', mimeType: 'image/png', buffer: Buffer.from( 'MZ\x90\x00\x03', 'latin1' ) } );
		await send( page );
		await page.getByText( /holiday\.png is a kind of file that cannot be sent/ ).waitFor();
		expect( await page.locator( '[name="message"]' ).inputValue() ).toContain( 'Two cups' );
		await page.context().close();
	} );

	it( 'loses no word and makes no second ticket when the answer is lost on its way', async () => {
		const page = await visit( '/contact/' );
		await write( page, `Bad line ${ Date.now() }` );
		let arrived = 0;
		await page.route( '**/mesa/v1/requests', async ( route ) => {
			const response = await route.fetch();
			arrived = ( ( await response.json() ) as { number: number } ).number;
			await route.abort();
		} );
		await send( page );
		await page.getByText( /connection failed\. Nothing you wrote is lost/ ).waitFor();
		expect( arrived ).toBeGreaterThan( 0 );
		expect( await page.locator( '[name="message"]' ).inputValue() ).toContain( 'Two cups' );
		await page.unroute( '**/mesa/v1/requests' );
		await send( page );
		await page.locator( '.mesa-form__done' ).waitFor();
		expect( await numberOn( page ) ).toBe( arrived );
		await page.context().close();
	} );

	it( 'sends once however often the button is pressed', async () => {
		const page = await visit( '/contact/' );
		await write( page, 'Impatient' );
		let calls = 0;
		page.on( 'request', ( request ) => ( calls += request.url().endsWith( '/requests' ) && request.method() === 'POST' ? 1 : 0 ) );
		await page.evaluate( `for ( let i = 0; i < 5; i++ ) document.querySelector( '.mesa-form button[type="submit"]' ).click()` );
		await page.locator( '.mesa-form__done' ).waitFor();
		expect( calls ).toBe( 1 );
		await page.getByText( 'Write another message' ).click();
		expect( await page.locator( '[name="message"]' ).inputValue() ).toBe( '' );
		expect( await page.locator( '[name="email"]' ).inputValue() ).toBe( 'visitor@customer.example' );
		await page.context().close();
	} );

	it( 'works without JavaScript', async () => {
		const page = await visit( '/contact/', { javaScript: false } );
		await page.locator( '[name="email"]' ).fill( 'visitor@customer' );
		await page.locator( '[name="subject"]' ).fill( 'No script' );
		await page.locator( '[name="message"]' ).fill( 'Hello' );
		await new Promise( ( resolve ) => setTimeout( resolve, 2500 ) );
		await send( page );
		await page.getByText( 'Please enter your e-mail address' ).waitFor();
		expect( await page.locator( '[name="subject"]' ).inputValue() ).toBe( 'No script' );
		await page.locator( '[name="email"]' ).fill( 'visitor@customer.example' );
		await new Promise( ( resolve ) => setTimeout( resolve, 2500 ) );
		await send( page );
		await page.locator( '.mesa-form__done' ).waitFor();
		expect( await numberOn( page ) ).toBeGreaterThan( 0 );
		expect( await page.locator( '.mesa-form form' ).isVisible() ).toBe( false );
		await shot( page, 'form-sent-without-javascript' );
		await page.context().close();
	} );
} );

describe( 'the search', () => {
	it( 'is worked by keyboard: type, choose, read', async () => {
		const page = await visit( '/help/' );
		const field = page.getByRole( 'combobox' ).first();
		await field.click();
		await field.pressSequentially( 'dishwasher' );
		const list = page.getByRole( 'listbox' );
		await list.waitFor();
		expect( await field.getAttribute( 'aria-expanded' ) ).toBe( 'true' );
		// What the last letter brings has come: whoever is faster chooses from what is there.
		await new Promise( ( resolve ) => setTimeout( resolve, 1_000 ) );
		await page.keyboard.press( 'ArrowDown' );
		const chosen = page.locator( '[role="option"][aria-selected="true"]' );
		expect( await field.getAttribute( 'aria-activedescendant' ) ).toBe( await chosen.getAttribute( 'id' ) );
		expect( await axe( page, '.mesa-search' ) ).toEqual( [] );
		await page.keyboard.press( 'Escape' );
		expect( await list.isVisible() ).toBe( false );
		expect( await field.inputValue() ).toBe( 'dishwasher' );
		await page.keyboard.press( 'ArrowDown' );
		const title = ( await chosen.locator( 'strong' ).textContent() ) ?? '';
		await page.keyboard.press( 'Enter' );
		await page.waitForURL( /knowledge-base/ );
		expect( await page.locator( 'h1' ).first().textContent() ).toBe( title );
		await page.context().close();
	} );

	it( 'follows a click, and closes when somebody goes elsewhere', async () => {
		const page = await visit( '/help/', { width: 390 } );
		const field = page.getByRole( 'combobox' ).first();
		await field.click();
		await field.pressSequentially( 'dishwasher' );
		await page.getByRole( 'option' ).first().waitFor();
		await field.press( 'Tab' );
		await page.getByRole( 'listbox' ).waitFor( { state: 'hidden' } );
		await field.click();
		await page.getByRole( 'option' ).first().click();
		await page.waitForURL( /knowledge-base/ );
		await page.context().close();
	} );

	it( 'never shows answers to an older question', async () => {
		const page = await visit( '/' );
		// Without a worker the server is asked.
		await page.route( '**/search-worker.js*', ( route ) => route.abort() );
		await page.goto( `${ desk().url }/help/` );
		await page.route( '**/articles/search**', async ( route ) => {
			const question = new URL( route.request().url() ).searchParams.get( 'q' ) ?? '';
			// The first question is answered last.
			await new Promise( ( resolve ) => setTimeout( resolve, question === 'slow' ? 1500 : 0 ) );
			await route
				.fulfill( {
					json: { items: [ { id: question.length, title: `About ${ question }`, url: desk().url, excerpt: '', topic: '' } ] },
				} )
				.catch( () => undefined );
		} );
		const field = page.getByRole( 'combobox' ).first();
		await field.fill( 'slow' );
		await new Promise( ( resolve ) => setTimeout( resolve, 400 ) );
		await field.fill( 'quick' );
		await page.getByText( 'About quick' ).waitFor();
		await new Promise( ( resolve ) => setTimeout( resolve, 1600 ) );
		expect( await page.getByText( 'About slow' ).count() ).toBe( 0 );
		expect( await page.getByText( 'About quick' ).isVisible() ).toBe( true );
		await page.context().close();
	} );

	it( 'works without JavaScript', async () => {
		const page = await visit( '/help/', { javaScript: false } );
		await page.getByRole( 'combobox' ).first().fill( 'dishwasher' );
		await page.locator( '.mesa-search button[type="submit"]' ).first().click();
		await page.waitForURL( /mesa_q=dishwasher/ );
		await page.locator( '.mesa-search__results a' ).first().waitFor();
		await shot( page, 'search-without-javascript' );
		await page.locator( '.mesa-search__results a' ).first().click();
		await page.waitForURL( /knowledge-base/ );
		await page.context().close();
	} );
} );
