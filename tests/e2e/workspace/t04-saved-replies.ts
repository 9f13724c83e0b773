/** T4: saved replies: written once, found by "/", filled in, stopped when something stays open; articles; good answers kept. */
import { expect } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import type { Day, SentMail, Step } from './day.ts';

const TEXT = '.mesa-editor__text';

/** Opens the ticket and its reply box. */
async function reply( day: Day, page: Page, mail: SentMail ): Promise< number > {
	await day.inbox( page );
	const id = await day.openTicket( page, mail );
	await page.keyboard.press( 'r' );
	await page.locator( TEXT ).waitFor();
	return id;
}

/** The menu of saved replies, with this in it. */
async function pick( page: Page, typed: string, title: string ): Promise< void > {
	await page.keyboard.type( `/${ typed }` );
	await page.getByRole( 'option', { name: title } ).first().waitFor();
	await page.keyboard.press( 'Enter' );
}

export const savedReplies: Step[] = [
	{
		row: 'T4',
		does: 'a reply that one agent saves is found by “/” by the other, with the customer’s name in it, and tags the ticket',
		run: async ( day ) => {
			const title = day.words( 'Where is it' );
			const tag = day.words( 'tag' ).toLowerCase().replace( / /g, '-' );
			await day.inbox( day.marta );
			await day.marta.getByRole( 'link', { name: 'Saved replies' } ).click();
			await day.marta.getByRole( 'button', { name: 'Write a saved reply' } ).click();
			await day.marta.getByRole( 'textbox', { name: 'Name' } ).fill( title );
			await day.marta.getByRole( 'textbox', { name: 'Words' } ).click();
			await day.marta.keyboard.type( 'Hello ' );
			await day.marta.getByRole( 'button', { name: 'Insert a variable' } ).click();
			await day.marta.getByRole( 'menuitem', { name: 'Customer’s first name' } ).click();
			// The menu gives the keys back when it has gone.
			await day.marta.locator( '.mesa-words__text:focus' ).waitFor();
			await day.marta.keyboard.type( `, it is on its way. Number {ticket.number}. ${ title }` );
			await day.marta.getByRole( 'combobox', { name: 'Add these tags' } ).fill( tag );
			await day.marta.keyboard.press( 'Enter' );
			await day.marta.getByRole( 'button', { name: 'Save', exact: true } ).click();
			await day.marta.getByRole( 'heading', { name: 'Saved reply', exact: true } ).waitFor();

			const mail = await day.mail();
			const id = await reply( day, day.ben, mail );
			await pick( day.ben, title.split( ' ' ).at( -1 )!, title );
			await day.ben.locator( TEXT, { hasText: `Hello Tove, it is on its way. Number ${ id }.` } ).waitFor();
			await day.ben.keyboard.press( 'Control+Enter' );
			const { text } = await simpleParser(
				( await day.received( ( one ) => one.to.includes( mail.customer.email ) && one.raw.includes( title ) ) ).raw
			);
			expect( text ).toContain( `Hello Tove, it is on its way. Number ${ id }.` );
			const { row } = await day.rest< { row: { tags: string[] } } >( day.ben, `/tickets/${ id }` );
			expect( row.tags ).toContain( tag );
			// Marta sees that it was of use.
			await day.marta.goto( day.marta.url().replace( /section=[^&]*/, 'section=replies' ) );
			await day.marta.locator( '.mesa-saved-row', { hasText: title } ).getByText( 'used 1 time' ).waitFor();
		},
	},
	{
		row: 'T4',
		does: 'what a saved reply could not fill in is asked about before the customer reads it',
		run: async ( day ) => {
			const title = day.words( 'Order state' );
			await day.rest( day.marta, '/saved-replies', 'POST', { title, shared: true, html: `<p>${ title }: {order.number}.</p>` } );
			const mail = await day.mail();
			await reply( day, day.ben, mail );
			await pick( day.ben, title, title );
			await day.ben.locator( TEXT, { hasText: `${ title }: {order.number}.` } ).waitFor();
			await day.ben.keyboard.press( 'Control+Enter' );
			await day.ben.getByText( '{order.number} was not filled in. Your text was not sent.' ).waitFor();
			await day.ben.getByRole( 'button', { name: 'Fill it in' } ).click();
			await day.ben.locator( `${ TEXT }:focus` ).waitFor();
			await day.ben.keyboard.press( 'Control+a' );
			await day.ben.keyboard.type( `${ title }: it left.` );
			await day.ben.keyboard.press( 'Control+Enter' );
			const left = await day.received( ( one ) => one.to.includes( mail.customer.email ) && one.raw.includes( title ) );
			expect( left.raw.toString( 'latin1' ) ).not.toContain( 'order.number' );
		},
	},
	{
		row: 'T4',
		does: 'a saved reply that closes the ticket says so on the button, also after a reload, and does it',
		run: async ( day ) => {
			const title = day.words( 'Solved' );
			await day.rest( day.marta, '/saved-replies', 'POST', {
				title,
				shared: true,
				html: `<p>${ title }</p>`,
				actions: { status: 'closed', add_tags: [], assign: '' },
			} );
			const mail = await day.mail();
			const id = await reply( day, day.ben, mail );
			await pick( day.ben, title, title );
			await day.ben.getByRole( 'button', { name: 'Send and close' } ).waitFor();
			await day.ben.reload();
			await day.ben.locator( TEXT, { hasText: title } ).waitFor();
			await day.ben.getByRole( 'button', { name: 'Send and close' } ).click();
			await day.received( ( one ) => one.to.includes( mail.customer.email ) && one.raw.includes( title ) );
			expect( ( await day.rest< { row: { status: string } } >( day.ben, `/tickets/${ id }` ) ).row.status ).toBe( 'closed' );
		},
	},
	{
		row: 'T4',
		does: 'an article is put in as a link, and an answer that was good is kept for the next time',
		run: async ( day ) => {
			const mail = await day.mail();
			const id = await reply( day, day.marta, mail );
			const words = day.words( 'Read this' );
			await day.marta.keyboard.type( `${ words }: /return` );
			const article = day.marta.getByRole( 'group', { name: 'Articles' } ).getByRole( 'option' ).first();
			await article.waitFor();
			const name = ( await article.innerText() ).split( '\n' )[ 0 ]!.trim();
			await article.click();
			await day.marta.locator( `${ TEXT } a`, { hasText: name } ).waitFor();
			await day.marta.keyboard.press( 'Control+Enter' );
			const { html } = await simpleParser(
				( await day.received( ( one ) => one.to.includes( mail.customer.email ) && one.raw.includes( words ) ) ).raw
			);
			expect( html ).toMatch( /<a href="http[^"]*knowledge-base/ );
			const { messages } = await day.rest< { messages: { id: number; kind: string }[] } >( day.marta, `/tickets/${ id }` );
			expect( messages.at( -1 )?.kind ).toBe( 'reply' );
			await day.marta.getByRole( 'button', { name: 'More about the message from Marta' } ).last().click();
			await day.marta.getByRole( 'menuitem', { name: 'Save as a saved reply' } ).click();
			const title = day.words( 'Kept' );
			await day.marta.getByRole( 'textbox', { name: 'Name' } ).fill( title );
			await day.marta.getByRole( 'button', { name: 'Save', exact: true } ).click();
			await day.marta.getByText( 'type “/” and a word of it' ).waitFor();
			await day.marta.getByRole( 'button', { name: 'Close', exact: true } ).last().click();
			const kept = await day.rest< { title: string; text: string }[] >( day.ben, '/saved-replies' );
			expect( kept.find( ( one ) => one.title === title )?.text ).toContain( words );
		},
	},
];
