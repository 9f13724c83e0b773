/** T7: merge, split, move to another mailbox, link, child tickets and checklists. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { shot } from '../desk.ts';
import type { Day, SentMail, Step } from './day.ts';

/** Opens one of the thread's actions from its More menu. */
export async function more( page: Page, name: string | RegExp ): Promise< void > {
	await page.locator( '.mesa-thread__head' ).getByRole( 'button', { name: 'More', exact: true } ).click();
	await page.getByRole( 'menuitem', { name } ).click();
}

/** Opens what can be done with the newest opened message that has these words. */
async function ofMessage( page: Page, who: string, name: string ): Promise< void > {
	await page
		.getByRole( 'button', { name: `More about the message from ${ who }` } )
		.last()
		.click();
	await page.getByRole( 'menuitem', { name } ).click();
}

const answerTo = ( mail: SentMail, text: string ) => ( {
	subject: `Re: ${ mail.subject }`,
	inReplyTo: mail.messageId,
	references: mail.messageId,
	text,
} );

/** Two tickets of two customers. */
async function two( day: Day ): Promise< [ SentMail, SentMail ] > {
	const [ first, second ] = [
		await day.mail( { text: 'Where is the moss mug?' } ),
		await day.mail( { text: 'It is about the moss mug.' } ),
	];
	await day.inbox( day.marta );
	await day.line( day.marta, first.subject ).waitFor( { timeout: 30_000 } );
	await day.line( day.marta, second.subject ).waitFor( { timeout: 30_000 } );
	return [ first, second ];
}

export const working: Step[] = [
	{
		row: 'T7',
		does: 'two tickets become one, with a look at what it comes to; its number, its mails and a colleague’s open screen lead on; undo parts them',
		run: async ( day ) => {
			const [ first, second ] = await two( day );
			await day.inbox( day.ben );
			await day.openTicket( day.ben, second );
			const from = await day.openTicket( day.marta, second );
			await day.marta.keyboard.press( 'm' );
			const dialog = day.marta.getByRole( 'dialog', { name: 'Merge tickets' } );
			await dialog.getByRole( 'combobox' ).fill( first.subject );
			await dialog.getByRole( 'option', { name: new RegExp( first.subject ) } ).click();
			await dialog.getByText( 'These are different customers.' ).waitFor();
			expect( await dialog.locator( '.mesa-work__plan' ).innerText() ).toContain( second.customer.email );
			await shot( day.marta, 'workspace-merge' );
			await dialog.getByRole( 'button', { name: 'Merge', exact: true } ).click();
			await day.marta.locator( '.mesa-thread__subject', { hasText: first.subject } ).waitFor();
			await day.read( day.marta, 'It is about the moss mug.' );
			// The colleague who had it open is led on.
			await day.ben.locator( '.mesa-thread__subject', { hasText: first.subject } ).waitFor( { timeout: 20_000 } );
			await day.line( day.ben, second.subject ).waitFor( { state: 'detached', timeout: 20_000 } );
			await day.mail( answerTo( second, 'And in blue' ), second.customer );
			await day.read( day.ben, 'And in blue' );
			await day.inbox( day.ben, { ticket: String( from ) } );
			await day.ben.locator( '.mesa-thread__subject', { hasText: first.subject } ).waitFor( { timeout: 20_000 } );
			await day.marta.getByRole( 'button', { name: `Separate again #${ from }` } ).click();
			await day.line( day.ben, second.subject ).waitFor( { timeout: 20_000 } );
			await day.inbox( day.ben, { ticket: String( from ) } );
			await day.read( day.ben, 'It is about the moss mug.' );
		},
	},
	{
		row: 'T7',
		does: 'a message becomes a ticket of its own, and what the customer answers to it comes there',
		run: async ( day ) => {
			const mail = await day.mail( { text: 'Where is my mug?' } );
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			const second = await day.mail( answerTo( mail, 'And do you have plates?' ), mail.customer );
			await day.read( day.marta, 'And do you have plates?' );
			await ofMessage( day.marta, mail.customer.name, 'Make a ticket of this message' );
			const dialog = day.marta.getByRole( 'dialog' );
			const subject = day.words( 'Plates' );
			await dialog.getByLabel( 'Subject of the new ticket' ).fill( subject );
			await dialog.getByRole( 'button', { name: 'Split', exact: true } ).click();
			await day.marta.locator( '.mesa-thread__subject', { hasText: subject } ).waitFor();
			const cut = Number( new URL( day.marta.url() ).searchParams.get( 'ticket' ) );
			expect( cut ).not.toBe( id );
			await day.mail( answerTo( { ...second, subject: mail.subject }, 'White ones' ), mail.customer );
			await day.read( day.marta, 'White ones' );
			expect( await day.marta.locator( '.mesa-side' ).innerText() ).toContain( `#${ id }` );
		},
	},
	{
		row: 'T7',
		does: 'a ticket has a checklist with who did what, ticked by keys, seen in the colleague’s list',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.inbox( day.ben );
			await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'i' );
			const field = day.marta.getByLabel( 'Something to do' );
			await field.waitFor();
			await day.marta.waitForFunction( 'document.activeElement?.matches( ".mesa-tasks__new input" )' );
			for ( const words of [ 'Ask the kiln', 'Pack it' ] ) {
				await day.marta.keyboard.type( words );
				await day.marta.keyboard.press( 'Enter' );
				await day.marta.locator( '.mesa-task', { hasText: words } ).waitFor();
			}
			const lines = day.marta.locator( '.mesa-task' );
			// The server has both: only then can they be moved.
			await lines.last().locator( 'input:enabled' ).waitFor();
			await lines.first().locator( 'input:enabled' ).waitFor();
			await lines.last().getByRole( 'checkbox' ).focus();
			await day.marta.keyboard.press( 'Alt+ArrowUp' );
			await lines.first().filter( { hasText: 'Pack it' } ).waitFor();
			await day.marta.getByRole( 'checkbox', { name: /Ask the kiln/ } ).check();
			await day.marta.locator( '.mesa-task.is-done', { hasText: 'done by' } ).waitFor();
			await day.line( day.ben, mail.subject ).locator( '.mesa-line__tasks', { hasText: '1/2' } ).waitFor( { timeout: 20_000 } );
			expect( await lines.first().innerText() ).toContain( 'Pack it' );
			await shot( day.marta, 'workspace-checklist' );
		},
	},
	{
		row: 'T7',
		does: 'a child ticket is made of a message; closing its parent says that it is still open, and its parent says when it is done',
		run: async ( day ) => {
			const mail = await day.mail( { text: 'The handle is loose.' } );
			await day.inbox( day.marta );
			const parent = await day.openTicket( day.marta, mail );
			await ofMessage( day.marta, mail.customer.name, 'Create a child ticket from this' );
			const dialog = day.marta.getByRole( 'dialog' );
			const subject = day.words( 'Repair' );
			await dialog.getByLabel( 'What is to be done' ).fill( subject );
			expect( await dialog.getByLabel( 'Note for whoever does it' ).inputValue() ).toContain( 'The handle is loose.' );
			await dialog
				.getByLabel( 'Assigned to' )
				.selectOption( { label: await day.ben.evaluate< string >( 'window.mesaBoot.user.name' ) } );
			await dialog.getByRole( 'button', { name: 'Create', exact: true } ).click();
			await day.marta.getByRole( 'button', { name: 'Child tickets (0 of 1 done)' } ).waitFor();
			await day.marta.keyboard.press( 'e' );
			await day.marta.getByText( 'Of its child tickets 0 of 1 are done.' ).first().waitFor();
			await day.inbox( day.ben, { folder: 'mine' } );
			await day.openTicket( day.ben, { subject } );
			await day.ben.keyboard.press( 'e' );
			await day.line( day.ben, subject ).waitFor( { state: 'detached' } );
			await day.inbox( day.marta, { folder: 'closed', ticket: String( parent ) } );
			await day.marta.getByRole( 'button', { name: 'Child tickets (1 of 1 done)' } ).waitFor();
		},
	},
	{
		row: 'T7',
		does: 'two tickets are linked, and both say what the other is',
		run: async ( day ) => {
			const [ first, second ] = await two( day );
			const original = await day.openTicket( day.marta, first );
			await day.openTicket( day.marta, second );
			await more( day.marta, /Link with another ticket/ );
			const dialog = day.marta.getByRole( 'dialog' );
			await dialog.getByRole( 'combobox' ).fill( `#${ original }` );
			await dialog.getByRole( 'option' ).first().click();
			await dialog.getByLabel( 'This one is a duplicate of it' ).check();
			await dialog.getByRole( 'button', { name: 'Link', exact: true } ).click();
			await day.marta.locator( '.mesa-linked', { hasText: 'the original of this' } ).waitFor();
			await day.inbox( day.ben );
			await day.openTicket( day.ben, first );
			await day.ben.locator( '.mesa-linked', { hasText: 'a duplicate of this' } ).waitFor();
		},
	},
	{
		row: 'T7',
		does: 'a ticket moves to another mailbox, from which the answer then leaves',
		run: async ( day ) => {
			const address = `orders${ process.pid }@tallernorte.example`;
			await day.rest( day.marta, '/mailboxes', 'POST', { name: 'Orders desk', address } );
			const mail = await day.mail();
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			await more( day.marta, /Move to another mailbox/ );
			const dialog = day.marta.getByRole( 'dialog' );
			await dialog.getByLabel( 'Mailbox' ).selectOption( { label: `Orders desk (${ address })` } );
			await dialog.getByText( `Answers leave from ${ address } then.` ).waitFor();
			await dialog.getByRole( 'button', { name: 'Move', exact: true } ).click();
			await day.marta.locator( '.mesa-thread__facts', { hasText: 'Orders desk' } ).waitFor();
			await day.rest( day.marta, `/tickets/${ id }/replies`, 'POST', {
				html: '<p>From the orders desk</p>',
				client_key: `moved-${ id }`,
			} );
			const answer = await day.received( ( one ) => one.raw.includes( 'From the orders desk' ), 60_000 );
			expect( answer.raw.toString() ).toContain( address );
		},
	},
];
