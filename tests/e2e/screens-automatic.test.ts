/** The automatic answer and blocked senders, from the settings to the customer's mailbox, in a real browser. */
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { waitForMail } from '../../tools/mail/outbox.ts';
import { sendMail } from '../../tools/mail/send.ts';
import { axe, closeBrowser, desk, open, overflow, pageProblems, shot } from './desk.ts';

const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';
const SETTINGS = `${ INBOX }&view=settings`;
const mark = `${ process.pid }-${ Date.now() }`;

async function openAnswer( width: 390 | 1024 | 1440 = 1440 ): Promise< Page > {
	const page = await open( { as: 'admin', path: `${ SETTINGS }&section=1-answer`, width } );
	await page.getByLabel( 'Answer new tickets automatically' ).waitFor();
	return page;
}

afterAll( async () => {
	// Other files share this desk, and count what stands in a thread.
	const page = await open( { as: 'admin', path: '/wp-admin/admin.php?page=mesa-help-desk' } );
	await page.waitForFunction( 'window.wp?.apiFetch' );
	await page.evaluate( `wp.apiFetch( { path: '/mesa/v1/mailboxes/1/automatic-answer', method: 'PATCH', data: { enabled: false } } )` );
	await closeBrowser();
} );

describe( 'the automatic answer', () => {
	it( 'is switched on by keyboard, shown as a customer gets it, and saved', async () => {
		const page = await open( { as: 'admin', path: `${ SETTINGS }&section=1` } );
		await page.getByText( '“We have your message”' ).waitFor();
		await page.getByRole( 'link', { name: 'Change the automatic answer' } ).focus();
		await page.keyboard.press( 'Enter' );
		await page.getByLabel( 'Answer new tickets automatically' ).focus();
		await page.keyboard.press( 'Space' );
		await page.getByLabel( 'Subject' ).fill( 'We have it: {subject}' );
		await page.getByRole( 'button', { name: 'Show what customers get' } ).click();
		await page.locator( '.mesa-preview__mail' ).getByText( 'We have it: Where is my order?' ).waitFor();
		await page.getByRole( 'button', { name: 'Save changes' } ).click();
		await page.getByText( 'Saved', { exact: true } ).waitFor();
		await shot( page, 'automatic-answer' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.getByRole( 'button', { name: 'Back to the mailbox' } ).click();
		await page.locator( '.mesa-answer-line__state', { hasText: 'On' } ).waitFor();
		await page.context().close();
	} );

	it.each( [ 390, 1024 ] as const )( 'stands at %i px', async ( width ) => {
		const page = await openAnswer( width );
		await page.getByRole( 'button', { name: 'Show what customers get' } ).click();
		await page.locator( '.mesa-preview__mail' ).waitFor();
		await page.locator( '.mesa-preview' ).scrollIntoViewIfNeeded();
		await shot( page, 'automatic-answer' );
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		expect( pageProblems( page ) ).toEqual( [] );
		// Our part alone: wp-admin has a stylesheet of its own for right to left.
		await page.evaluate( 'document.getElementById( "mesa-root" ).dir = "rtl"' );
		await shot( page, 'automatic-answer-rtl' );
		await page.context().close();
	} );

	it( 'reaches a customer, and lies folded in the thread', async () => {
		const subject = `Moss mugs ${ mark }`;
		await sendMail( desk().smtpPort, {
			from: 'Tom Berg <tom.auto@customer.example>',
			to: 'hello@tallernorte.example',
			subject,
			text: 'Is the moss mug in stock?\n\nTom',
		} );
		const got = await waitForMail( desk().outbox, ( one ) => one.raw.includes( subject ), 40_000 );
		expect( got.raw.toString() ).toMatch( /^Auto-Submitted: auto-replied/m );
		const page = await open( { as: 'marta', path: INBOX } );
		await page.locator( '.mesa-line', { hasText: subject } ).locator( '.mesa-line__open' ).click();
		await page.locator( '.mesa-message.is-reply.is-folded', { hasText: 'Automatic answer' } ).waitFor();
		expect( await page.locator( '.mesa-message.is-customer.is-open' ).count() ).toBe( 1 );
		await shot( page, 'automatic-answer-folded' );
		await page.locator( '.mesa-message.is-reply .mesa-message__folded' ).click();
		await page.getByText( 'Sent automatically' ).waitFor();
		await shot( page, 'automatic-answer-open' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.context().close();
	} );

	it( 'says that it was stopped, and is switched on again', async () => {
		const page = await openAnswer();
		// What a flood leaves behind, without a hundred mails: the breaker's row.
		await page.route( '**/mailboxes/1/automatic-answer*', async ( route ) => {
			const answer = await route.fetch();
			const body = ( await answer.json() ) as object;
			await route.fulfill( {
				response: answer,
				json: { ...body, stopped: [ { kind: 'answer', stopped_at: new Date().toISOString() } ] },
			} );
		} );
		await page.reload();
		await page.getByText( 'Automatic answers from this mailbox were stopped.' ).waitFor();
		await shot( page, 'automatic-answer-stopped' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.getByRole( 'button', { name: 'Switch on again' } ).click();
		await page.getByText( 'Automatic answers from this mailbox were stopped.' ).waitFor( { state: 'detached' } );
		await page.context().close();
	} );
} );

describe( 'a blocked sender', () => {
	it( 'is blocked from a ticket, can be taken back at once, and unblocked from the ticket', async () => {
		const subject = `Cheap links ${ mark }`;
		const from = `ads-${ mark }@marketing.example`;
		await sendMail( desk().smtpPort, { from, to: 'hello@tallernorte.example', subject, text: 'Buy links.' } );
		const page = await open( { as: 'marta', path: INBOX } );
		const line = page.locator( '.mesa-line', { hasText: subject } );
		await line.waitFor( { timeout: 30_000 } );
		await line.locator( '.mesa-line__open' ).click();
		const status = page.locator( '.mesa-status button' ).first();
		await status.waitFor();
		const block = async () => {
			await status.click();
			await page.getByRole( 'menuitem', { name: 'Block this sender' } ).waitFor();
			await shot( page, 'block-menu' );
			await page.getByRole( 'menuitem', { name: 'Block this sender' } ).click();
			await page.getByText( `${ from } is blocked.` ).first().waitFor();
		};
		await block();
		await page.getByText( 'so this mail went to spam' ).waitFor();
		await shot( page, 'blocked-ticket' );
		expect( await axe( page, '.mesa-thread' ) ).toEqual( [] );
		await page.locator( '.mesa-snackbars' ).getByRole( 'button', { name: 'Undo' } ).click();
		await page.getByText( 'so this mail went to spam' ).waitFor( { state: 'detached' } );
		await page.locator( '.mesa-status.is-open' ).waitFor();
		await block();
		await page.locator( '.mesa-blocked-line' ).getByRole( 'button', { name: 'Unblock' } ).click();
		await page.locator( '.mesa-status.is-open' ).waitFor();
		await page.context().close();
	} );

	it.each( [ 1440, 390 ] as const )( 'is added and unblocked in the settings at %i px', async ( width ) => {
		const page = await open( { as: 'admin', path: SETTINGS, width } );
		const field = page.getByLabel( 'Address or domain' );
		await field.fill( 'nobody' );
		await page.keyboard.press( 'Enter' );
		await page.getByText( 'Write an address such as' ).waitFor();
		const domain = `@ads${ width }.example`;
		await field.fill( domain );
		await page.keyboard.press( 'Enter' );
		const entry = page.locator( '.mesa-blocked__list li', { hasText: domain } );
		await entry.waitFor();
		expect( await field.inputValue() ).toBe( '' );
		await entry.scrollIntoViewIfNeeded();
		await shot( page, 'blocked-senders' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		await page.getByRole( 'button', { name: `Unblock ${ domain }` } ).click();
		await entry.waitFor( { state: 'detached' } );
		await page.context().close();
	} );
} );
