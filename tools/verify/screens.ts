/** What a person does in the browser during the verification. */
import type { Browser, Page } from 'playwright-core';
import { logIn } from '../lib/browser.ts';
import type { Site } from '../site/site.ts';
import { expect } from './steps.ts';

const PATIENCE = 60_000;

export interface Inbox {
	page: Page;
	/** Waits until a line with this text is in the list, without a reload. */
	sees: ( text: string, timeout?: number ) => Promise< void >;
	/** Fails when the page was loaded again since it was opened. */
	wasNotReloaded: () => Promise< void >;
}

/** Logs an agent in and opens the inbox. */
export async function openInbox( browser: Browser, site: Site, user: string, password: string ): Promise< Inbox > {
	const page = await browser.newPage( { viewport: { width: 1440, height: 900 } } );
	page.setDefaultTimeout( PATIENCE );
	await logIn( page, site.url, user, password );
	await page.goto( `${ site.url }/wp-admin/admin.php?page=mesa-help-desk` );
	await page.locator( '#mesa-root' ).getByRole( 'navigation' ).first().waitFor();
	// A reload would lose this.
	await page.evaluate( 'window.mesaLoadedOnce = true' );
	return {
		page,
		sees: async ( text, timeout = PATIENCE ) => {
			await page.locator( '.mesa-line', { hasText: text } ).first().waitFor( { timeout } );
		},
		wasNotReloaded: async () => expect( await page.evaluate( 'window.mesaLoadedOnce === true' ), 'the inbox was loaded again' ),
	};
}

/** Opens a ticket by its subject, writes and sends. */
export async function answerInBrowser( { page }: Inbox, subject: string, words: string ): Promise< void > {
	await page.locator( '.mesa-line', { hasText: subject } ).first().locator( '.mesa-line__open' ).click();
	await page.locator( '.mesa-reply' ).getByRole( 'button', { name: 'Reply', exact: true } ).first().click();
	await page.getByRole( 'textbox', { name: 'Your reply' } ).fill( words );
	await page.locator( '.mesa-composer' ).getByRole( 'button', { name: 'Send', exact: true } ).click();
	await page.getByRole( 'textbox', { name: 'Your reply' } ).waitFor( { state: 'detached' } );
}

/** Fills the ticket form in as a visitor who is not logged in; resolves to the ticket's number. */
export async function sendForm(
	browser: Browser,
	url: string,
	fields: Record< 'name' | 'email' | 'subject' | 'message', string >
): Promise< number > {
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		page.setDefaultTimeout( PATIENCE );
		await page.goto( url );
		const form = page.locator( 'form:has(input[name="form"])' );
		for ( const [ name, value ] of Object.entries( fields ) ) {
			await form.locator( `[name="${ name }"]` ).fill( value );
		}
		// Nobody fills a form in within two seconds, and the form knows that.
		await page.waitForTimeout( 2500 );
		await form.locator( 'button[type="submit"]' ).click();
		const number = page.locator( '.mesa-form__number' );
		await number.waitFor();
		return Number( /\d+/.exec( ( await number.textContent() ) ?? '' )?.[ 0 ] );
	} finally {
		await context.close();
	}
}
