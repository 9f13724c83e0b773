/** T6: who is viewing or typing; a reply is stopped when the thread changed meanwhile, and shows what changed. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Step } from './day.ts';

const reply = ( page: Page ) => page.getByRole( 'textbox', { name: 'Your reply' } );
/** What stands in the reply box; browsers keep some spaces as ones that do not break. */
const typed = async ( page: Page ) => ( await reply( page ).innerText() ).replaceAll( '\u00a0', ' ' );

export const together: Step[] = [
	{
		row: 'T6',
		does: 'a colleague’s face stands in the open thread and in the list, says when they write, and goes when they leave',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.inbox( day.ben );
			const id = await day.openTicket( day.ben, mail );
			await day.openTicket( day.marta, mail );
			const face = day.marta.locator( '.mesa-faces li' );
			await face.waitFor();
			expect( await face.innerText() ).toMatch( /is looking at this/ );
			await day.line( day.marta, mail.subject ).locator( '.mesa-line__here' ).waitFor();
			await day.ben.keyboard.press( 'r' );
			await reply( day.ben ).waitFor();
			await day.ben.keyboard.type( 'Hello' );
			await day.marta.locator( '.mesa-faces li.is-writing' ).waitFor( { timeout: 40_000 } );
			await day.ben.getByRole( 'button', { name: 'Discard this draft' } ).click();
			await day.inbox( day.ben );
			await face.waitFor( { state: 'detached', timeout: 60_000 } );
			expect( id ).toBeGreaterThan( 0 );
		},
	},
	{
		row: 'T6',
		does: 'a reply is stopped when the customer wrote meanwhile, shows what, and is sent on a person’s word',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'r' );
			await reply( day.marta ).waitFor();
			const words = day.words( 'It leaves today' );
			await day.marta.keyboard.type( words );
			const news = day.words( 'Forget it' );
			await day.mail(
				{ subject: `Re: ${ mail.subject }`, inReplyTo: mail.messageId, references: mail.messageId, text: news },
				mail.customer
			);
			await day.read( day.marta, news );
			await reply( day.marta ).click();
			await day.marta.keyboard.press( 'Control+Enter' );
			const held = day.marta.locator( '.mesa-held' );
			await held.waitFor();
			expect( await held.innerText() ).toContain( news );
			await held.getByRole( 'button', { name: 'Send it as it is' } ).click();
			await day.received( ( one ) => one.raw.includes( words ) );
		},
	},
	{
		row: 'T6',
		does: 'a reply is stopped when a colleague has closed the ticket, and when a colleague’s reply waits in the queue',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'r' );
			await reply( day.marta ).waitFor();
			await day.marta.keyboard.type( 'I have looked' );
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			await day.ben.keyboard.press( 'e' );
			await day.marta
				.getByText( /set the status to/ )
				.first()
				.waitFor( { timeout: 20_000 } );
			await reply( day.marta ).click();
			await day.marta.keyboard.press( 'Control+Enter' );
			const held = day.marta.locator( '.mesa-held' );
			await held.getByText( /changed this ticket while you were writing/ ).waitFor();
			await held.getByRole( 'button', { name: 'Change my reply' } ).click();
			await day.rest( day.ben, `/tickets/${ id }/replies`, 'POST', { html: '<p>From Ben</p>', client_key: `together-${ id }` } );
			await reply( day.marta ).click();
			await day.marta.keyboard.press( 'Control+Enter' );
			await held.getByText( /Your reply was not sent/ ).waitFor();
			expect( await held.innerText() ).toContain( 'From Ben' );
			expect( await typed( day.marta ) ).toContain( 'I have looked' );
			await day.marta.getByRole( 'button', { name: 'Discard this draft' } ).click();
		},
	},
];
