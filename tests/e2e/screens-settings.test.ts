/** What an administrator does in the settings, in a real browser, with a real mail server to connect to. */
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, closeBrowser, open, shot } from './desk.ts';

const SETTINGS = '/wp-admin/admin.php?page=mesa-help-desk&view=settings';

async function openForm( section: string ): Promise< Page > {
	const page = await open( { as: 'admin', path: `${ SETTINGS }&section=${ section }` } );
	await page.getByLabel( 'Mail address' ).waitFor();
	return page;
}

afterAll( closeBrowser );

describe( 'a mailbox', () => {
	it( 'is tested step by step with the stored password', async () => {
		const page = await openForm( '1' );
		await page.getByRole( 'button', { name: 'Test this connection' } ).click();
		await page.getByText( 'Everything works.' ).waitFor();
		expect( await page.locator( '.mesa-steps li' ).count() ).toBeGreaterThanOrEqual( 4 );
		await page.context().close();
	} );

	it( 'says which step failed, in the server’s words, and keeps what was typed', async () => {
		const page = await openForm( '1' );
		await page.getByLabel( 'Password' ).first().fill( 'not-the-password' );
		await page.getByRole( 'button', { name: 'Test this connection' } ).click();
		const broken = page.locator( '.mesa-steps li.is-broken' ).first();
		await broken.waitFor();
		expect( await broken.textContent() ).toContain( 'Log in' );
		expect( ( await broken.locator( '.mesa-steps__words' ).textContent() )?.length ).toBeGreaterThan( 5 );
		expect( await page.getByLabel( 'Password' ).first().inputValue() ).toBe( 'not-the-password' );
		await shot( page, 'connection-refused' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.context().close();
	} );

	it( 'sends a mail to itself, and every step of its way is shown', async () => {
		const page = await openForm( '1' );
		await page.getByRole( 'button', { name: 'Check this mailbox' } ).click();
		await page.getByText( 'Mail goes out and comes in.' ).waitFor( { timeout: 60_000 } );
		expect( await page.locator( '.mesa-check .mesa-steps li.is-done' ).count() ).toBe( 5 );
		expect( await page.locator( '.mesa-check .mesa-steps__time' ).allTextContents() ).toEqual(
			Array.from( { length: 5 }, () => expect.stringMatching( /^\d+(\.\d)? (ms|s|min)$/ ) )
		);
		await page.locator( '.mesa-check' ).scrollIntoViewIfNeeded();
		await shot( page, 'mailbox-checked' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.context().close();
	} );

	it( 'is added, found in the list, and removed', async () => {
		const page = await openForm( 'new' );
		const address = `extra${ process.pid }@tallernorte.example`;
		await page.getByLabel( 'Mail address' ).fill( address );
		await page.getByLabel( 'Fetch mail from a mailbox (IMAP)' ).uncheck();
		await page.getByRole( 'button', { name: 'Connect mailbox' } ).click();
		await page.locator( '.mesa-mailboxes a', { hasText: address } ).click();
		await page.getByRole( 'button', { name: 'Remove mailbox' } ).click();
		await page.getByRole( 'dialog' ).getByRole( 'button', { name: 'Remove', exact: true } ).click();
		await page.getByRole( 'heading', { name: 'Mailboxes' } ).waitFor();
		await page.locator( '.mesa-mailboxes a', { hasText: address } ).waitFor( { state: 'detached' } );
		await page.context().close();
	} );

	it( 'says beside the field what the site refused', async () => {
		const page = await openForm( 'new' );
		await page.getByLabel( 'Mail address' ).fill( 'hello@tallernorte.example' );
		await page.getByLabel( 'Fetch mail from a mailbox (IMAP)' ).uncheck();
		await page.getByRole( 'button', { name: 'Connect mailbox' } ).click();
		await page.locator( '.mesa-field__error' ).first().waitFor();
		expect( await page.getByLabel( 'Mail address' ).inputValue() ).toBe( 'hello@tallernorte.example' );
		await page.context().close();
	} );
} );

describe( 'the general settings', () => {
	it( 'are saved and read back', async () => {
		const page = await open( { as: 'admin', path: SETTINGS } );
		const field = page.getByLabel( 'Seconds to undo a reply' );
		await field.waitFor();
		const before = await field.inputValue();
		const next = before === '7' ? '8' : '7';
		await field.fill( next );
		const save = page.getByRole( 'button', { name: 'Save changes' } );
		await save.click();
		await page.getByText( 'Saved', { exact: true } ).waitFor();
		await page.reload();
		await field.waitFor();
		expect( await field.inputValue() ).toBe( next );
		await field.fill( before );
		await save.click();
		await page.getByText( 'Saved', { exact: true } ).waitFor();
		await page.context().close();
	} );
} );
