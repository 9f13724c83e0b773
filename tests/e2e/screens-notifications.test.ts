/** An agent chooses what they are told, in a real browser. */
import { afterAll, expect, it } from '@jest/globals';
import { axe, closeBrowser, open, overflow, pageProblems, shot } from './desk.ts';

const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';
const NEW_TICKET = /^A new ticket comes in/;

afterAll( closeBrowser );

it.each( [ 1440, 390 ] as const )( 'is found from the inbox, saved at once and read back, by keyboard, at %i px', async ( width ) => {
	const page = await open( { as: 'admin', path: INBOX, width } );
	const entry = page.getByRole( width > 600 ? 'link' : 'menuitem', { name: 'Notifications' } );
	if ( width < 600 ) {
		await page.getByRole( 'button', { name: 'Folders' } ).click();
	}
	await entry.click();
	const choice = page.getByRole( 'combobox', { name: NEW_TICKET } );
	await choice.waitFor();
	await choice.selectOption( 'none' );
	await page.getByText( 'Saved' ).waitFor();
	await choice.focus();
	await page.keyboard.press( 'ArrowDown' );
	await page.getByText( 'Saved' ).waitFor();
	await shot( page, 'notifications' );
	expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
	expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
	await page.reload();
	await choice.waitFor();
	expect( await choice.inputValue() ).toBe( 'inbox' );
	await choice.selectOption( 'none' );
	await page.getByText( 'Saved' ).waitFor();
	expect( pageProblems( page ) ).toEqual( [] );
	await page.context().close();
} );

it( 'puts the choice back and says why when the site does not take the change', async () => {
	const page = await open( { as: 'admin', path: `${ INBOX }&view=settings&section=notifications` } );
	const choice = page.getByRole( 'combobox', { name: NEW_TICKET } );
	await choice.waitFor();
	const before = await choice.inputValue();
	await page.route( /me(\/|%2F)notifications/, ( route ) =>
		route.request().method() === 'GET'
			? route.continue()
			: route.fulfill( {
					status: 503,
					contentType: 'application/json',
					body: '{"code":"mesa_database","message":"The database did not take this."}',
				} )
	);
	await choice.selectOption( 'digest' );
	await page.getByRole( 'alert' ).filter( { hasText: 'The database did not take this.' } ).waitFor();
	expect( await choice.inputValue() ).toBe( before );
	await page.context().close();
} );
