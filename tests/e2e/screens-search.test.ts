/** Searching, tagging and changing many tickets, in a real browser against a real site. */
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, closeBrowser, open, overflow, shot, type OpenOptions } from './desk.ts';

const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';

async function openInbox( as: OpenOptions[ 'as' ] = 'marta', width: 390 | 1024 | 1440 = 1440, query = '' ): Promise< Page > {
	const page = await open( { as, path: INBOX + query, width } );
	await page.locator( '.mesa-list :is(.mesa-line, .mesa-empty__title)' ).first().waitFor();
	return page;
}

/** No other run of these tests has made this tag. */
const own = `broken ${ process.pid }`;

const field = ( page: Page ) => page.getByRole( 'combobox', { name: 'Search tickets' } );
const subjects = ( page: Page ) => page.locator( '.mesa-line__subject' ).allTextContents();

/** The number of the ticket with this subject in the list. */
async function numberOf( page: Page, subject: string ): Promise< number > {
	return Number( await page.locator( '.mesa-line', { hasText: subject } ).first().getAttribute( 'data-ticket' ) );
}

afterAll( closeBrowser );

describe( 'the search', () => {
	it( 'is written by keyboard with what it offers, finds, and marks what it found', async () => {
		const page = await openInbox();
		await page.keyboard.press( '/' );
		await page.locator( '.mesa-choices' ).waitFor();
		expect( await page.getByRole( 'option' ).count() ).toBe( 15 );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await shot( page, 'search-help' );
		await page.keyboard.type( 'stat' );
		await page.keyboard.press( 'ArrowDown' );
		await page.keyboard.press( 'Enter' );
		await page.getByRole( 'option', { name: /^status:open/ } ).waitFor();
		await page.keyboard.press( 'ArrowDown' );
		await page.keyboard.press( 'Enter' );
		await page.keyboard.type( 'glaze' );
		await page.locator( '.mesa-line mark', { hasText: 'glaze' } ).first().waitFor();
		expect( await field( page ).inputValue() ).toBe( 'status:open glaze' );
		expect( ( await subjects( page ) ).join() ).toContain( 'Restock of the moss glaze' );
		expect( new URL( page.url() ).searchParams.get( 'search' ) ).toBe( 'status:open glaze' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await shot( page, 'search-found' );
		await page.reload();
		await page.locator( '.mesa-line mark' ).first().waitFor();
		expect( await field( page ).inputValue() ).toBe( 'status:open glaze' );
		await page.goBack();
		await page.getByRole( 'heading', { name: 'All open' } ).waitFor();
		await page.context().close();
	} );

	it( 'says what it did not find, and finds it without the filter that was in the way', async () => {
		const page = await openInbox( 'marta', 390 );
		await field( page ).fill( 'glaze before:2020-01-01' );
		await field( page ).press( 'Enter' );
		await page.getByText( 'Nothing found for “glaze before:2020-01-01”' ).waitFor();
		await shot( page, 'search-nothing' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		await page.getByRole( 'button', { name: 'Search without before:2020-01-01' } ).click();
		await page.locator( '.mesa-line mark', { hasText: 'glaze' } ).first().waitFor();
		expect( await field( page ).inputValue() ).toBe( 'glaze' );
		await page.context().close();
	} );

	it( 'names the date that is none beside the field, and keeps what was typed', async () => {
		const page = await openInbox();
		await field( page ).fill( 'glaze before:yesterdayish' );
		await field( page ).press( 'Enter' );
		await page.locator( '.mesa-search .mesa-field__error', { hasText: 'before:' } ).waitFor();
		expect( await field( page ).inputValue() ).toBe( 'glaze before:yesterdayish' );
		expect( await page.locator( '.mesa-list .mesa-failed' ).count() ).toBe( 0 );
		await shot( page, 'search-wrong-date' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.context().close();
	} );

	it( 'is kept to the folder on demand, and can put the best match first', async () => {
		const page = await openInbox( 'marta', 1440, '&folder=closed&search=the' );
		const everywhere = await page.locator( '.mesa-line' ).count();
		await page.getByRole( 'group', { name: 'Where to search' } ).getByRole( 'button', { name: 'Closed' } ).click();
		await page.waitForURL( /in=here/ );
		await eventually( async () => ( await page.locator( '.mesa-line' ).count() ) < everywhere );
		expect( new Set( await page.locator( '.mesa-line__marks .mesa-chip' ).filter( { hasText: 'Open' } ).allTextContents() ).size ).toBe(
			0
		);
		await page.getByRole( 'button', { name: /^Sorting/ } ).click();
		await page.getByRole( 'menuitemradio', { name: 'Best match first' } ).click();
		await page.waitForURL( /order=relevance/ );
		await page.locator( '.mesa-line' ).first().waitFor();
		await page.context().close();
	} );
} );

/** Waits until something holds; fails after ten seconds. */
async function eventually( holds: () => Promise< boolean > ): Promise< void > {
	for ( let turn = 0; turn < 100; turn++ ) {
		if ( await holds() ) {
			return;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
	}
	throw new Error( 'It never held.' );
}

describe( 'tags', () => {
	it( 'are put on and taken off by keyboard, lead to all tickets that have them, and are taken back', async () => {
		const page = await openInbox();
		await page.locator( '.mesa-line', { hasText: 'chipped rim' } ).first().locator( '.mesa-line__open' ).click();
		await page.locator( '.mesa-message' ).first().waitFor();
		await page.keyboard.press( 't' );
		const tags = page.getByRole( 'combobox', { name: 'Tags' } );
		await tags.focus();
		await page.keyboard.type( own );
		await page.getByRole( 'option', { name: `New tag “${ own }”` } ).waitFor();
		await shot( page, 'tags' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.keyboard.press( 'Enter' );
		await page.locator( '.mesa-line__tags', { hasText: own } ).waitFor();
		await page.locator( '.mesa-event', { hasText: `tagged this “${ own }”` } ).waitFor();
		await page.getByRole( 'button', { name: `Remove ${ own }` } ).press( 'Enter' );
		await page.locator( '.mesa-line__tags', { hasText: own } ).waitFor( { state: 'detached' } );
		await page.locator( '.components-snackbar' ).getByRole( 'button', { name: 'Undo' } ).last().click();
		await page.locator( '.mesa-line__tags', { hasText: own } ).waitFor();
		await page.locator( '.mesa-token a', { hasText: own } ).click();
		await page.waitForURL( /search=tag/ );
		await eventually( async () => ( await page.locator( '.mesa-line' ).count() ) === 1 );
		expect( ( await subjects( page ) ).join() ).toContain( 'chipped rim' );
		await page.context().close();
	} );

	it( 'are changed on many at once, and each ticket gets back what it had', async () => {
		const page = await openInbox();
		const boxes = page.locator( '.mesa-line__check input' );
		await boxes.nth( 0 ).check( { force: true } );
		await boxes.nth( 3 ).click( { force: true, modifiers: [ 'Shift' ] } );
		expect( await page.locator( '.mesa-bulk__count' ).textContent() ).toBe( '4 selected' );
		await page.getByRole( 'button', { name: 'Tags of the selection' } ).click();
		await page.getByRole( 'combobox', { name: 'Put on' } ).fill( 'autumn fair' );
		await page.keyboard.press( 'Enter' );
		await shot( page, 'bulk-tags' );
		expect( await axe( page, '.components-popover' ) ).toEqual( [] );
		const sent: string[] = [];
		page.on( 'request', ( request ) => request.url().includes( '/tickets/bulk' ) && sent.push( request.url() ) );
		await page.getByRole( 'button', { name: 'Change tags' } ).click();
		await eventually( async () => ( await page.locator( '.mesa-line__tags', { hasText: 'autumn fair' } ).count() ) === 4 );
		await page.locator( '.components-snackbar', { hasText: '4 tickets changed.' } ).getByRole( 'button', { name: 'Undo' } ).click();
		await eventually( async () => ( await page.locator( '.mesa-line__tags', { hasText: 'autumn fair' } ).count() ) === 0 );
		expect( sent ).toHaveLength( 2 );
		await page.context().close();
	} );

	it( 'are renamed, merged and deleted by a manager, and tickets follow', async () => {
		const page = await openInbox();
		const id = await numberOf( page, 'Shipping to Japan?' );
		const [ fragile, breakable, old, glass ] = [ 'Fragile', 'Breakable', 'Old', 'Glass' ].map(
			( name ) => `${ name } ${ process.pid }`
		) as [ string, string, string, string ];
		await page.evaluate(
			`wp.apiFetch( { path: '/mesa/v1/tickets/${ id }', method: 'PATCH', data: { add_tags: ${ JSON.stringify( [ fragile, breakable, old ] ) } } } )`
		);
		await page.goto( `${ page.url() }&view=settings&section=tags` );
		const menu = async ( tag: string, item: string ) => {
			await page.getByRole( 'button', { name: `Change “${ tag }”` } ).click();
			await page.getByRole( 'menuitem', { name: item } ).click();
		};
		await menu( fragile, 'Rename' );
		await page.getByLabel( `New name for “${ fragile }”` ).fill( glass );
		await page.keyboard.press( 'Enter' );
		await page.getByText( `It is called “${ glass }” now.` ).waitFor();
		await menu( breakable, 'Merge into another tag' );
		await page.getByText( 'It is on 1 ticket.' ).waitFor();
		await page.getByLabel( 'Its tickets get this tag instead' ).selectOption( { label: glass } );
		await page.getByRole( 'dialog' ).getByRole( 'button', { name: 'Merge' } ).click();
		await page.getByText( `“${ breakable }” is part of “${ glass }” now.` ).waitFor();
		await menu( old, 'Delete' );
		await page.getByRole( 'dialog' ).getByRole( 'button', { name: 'Delete' } ).click();
		await page.getByText( `“${ old }” is deleted.` ).waitFor();
		await shot( page, 'tags-settings' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		const row: { tags: string[] } = await page.evaluate(
			`wp.apiFetch( { path: '/mesa/v1/tickets/${ id }' } ).then( ( ticket ) => ticket.row )`
		);
		expect( row.tags ).toContain( glass );
		expect( row.tags ).not.toContain( old );
		expect( row.tags ).not.toContain( breakable );
		await page.context().close();
	} );
} );

describe( 'a mailbox that only some may see', () => {
	it( 'does not exist for the others, and does again when it is open to all', async () => {
		const page = await open( { as: 'marta', path: `${ INBOX }&view=settings` } );
		await page.locator( '.mesa-mailboxes a', { hasText: 'Ayuda' } ).click();
		// A run that broke off may have left somebody on the list.
		await page.waitForURL( /section=\d+/ );
		await page.evaluate(
			`wp.apiFetch( { path: '/mesa/v1/mailboxes/' + new URL( location ).searchParams.get( 'section' ), method: 'PATCH', data: { restricted: false, members: [] } } )`
		);
		await page.reload();
		await page.getByRole( 'radio', { name: 'Only these people' } ).check();
		await page.locator( '.components-notice', { hasText: 'only those who manage mailboxes' } ).waitFor();
		await page.getByRole( 'combobox', { name: 'People' } ).fill( 'in' );
		await page.getByRole( 'option', { name: 'Inés Prado' } ).click();
		expect( await page.locator( '.components-notice', { hasText: 'only those who manage mailboxes' } ).count() ).toBe( 0 );
		await shot( page, 'who-may-see' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.getByRole( 'button', { name: 'Save changes' } ).click();
		await page.getByText( 'Saved', { exact: true } ).waitFor();

		const ben = await openInbox( 'ben', 1440, '&search=mailbox%3AAyuda' );
		expect( await ben.locator( '.mesa-line' ).count() ).toBe( 0 );
		expect( await ben.locator( '.mesa-folders__entry', { hasText: 'Ayuda' } ).count() ).toBe( 0 );
		await ben.context().close();
		const ines = await openInbox( 'ines', 1440, '&search=mailbox%3AAyuda' );
		expect( await ines.locator( '.mesa-line' ).count() ).toBeGreaterThan( 0 );
		await ines.context().close();

		await page.getByRole( 'radio', { name: 'Everybody in the team' } ).check();
		await page.getByRole( 'button', { name: 'Save changes' } ).click();
		await page.getByText( 'Saved', { exact: true } ).waitFor();
		const again = await openInbox( 'ben', 1440, '&search=mailbox%3AAyuda' );
		expect( await again.locator( '.mesa-line' ).count() ).toBeGreaterThan( 0 );
		await again.context().close();
		await page.context().close();
	} );
} );
