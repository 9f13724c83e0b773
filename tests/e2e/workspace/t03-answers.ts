/** T3: reply, reply to all, copies, forward, note. */
import { expect } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import type { Step } from './day.ts';

const field = ( page: Page, name: string ) => page.getByRole( 'combobox', { name, exact: true } );

export const answers: Step[] = [
	{
		row: 'T3',
		does: 'an answer to all reaches everybody who was in copy, and somebody in blind copy whom nobody else sees',
		run: async ( day ) => {
			const customer = day.customer();
			const friend = `friend-${ customer.email }`;
			const boss = `boss-${ customer.email }`;
			const mail = await day.mail( { cc: friend }, customer );
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'R' );
			const text = day.marta.getByRole( 'textbox', { name: 'Your reply' } );
			await text.waitFor();
			const words = day.words( 'To all of you' );
			await day.marta.keyboard.type( words );
			const line = day.marta.getByRole( 'button', { name: /^To / } );
			expect( await line.innerText() ).toContain( friend );
			await line.click();
			await field( day.marta, 'Bcc' ).fill( 'boss-tove@' );
			await day.marta.keyboard.press( 'Enter' );
			await day.marta.getByText( 'is no complete mail address' ).waitFor();
			expect( await day.marta.getByRole( 'button', { name: 'Send', exact: true } ).isDisabled() ).toBe( true );
			await day.marta.keyboard.press( 'Backspace' );
			await day.marta.keyboard.type( `${ boss },` );
			await text.click();
			await day.marta.keyboard.press( 'Control+Enter' );
			const left = await day.received( ( one ) => one.raw.includes( words ) && one.to.includes( friend ) );
			expect( left.to ).toEqual( expect.arrayContaining( [ customer.email, friend, boss ] ) );
			expect( left.raw.toString( 'latin1' ) ).not.toContain( boss );
		},
	},
	{
		row: 'T3',
		does: 'an answer to one leaves out who was in copy, and says whom',
		run: async ( day ) => {
			const customer = day.customer();
			const friend = `friend-${ customer.email }`;
			const mail = await day.mail( { cc: friend }, customer );
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			await day.ben.keyboard.press( 'r' );
			await day.ben.getByRole( 'textbox', { name: 'Your reply' } ).waitFor();
			const words = day.words( 'Only for you' );
			await day.ben.keyboard.type( words );
			await day.ben.getByRole( 'button', { name: `Also to ${ friend }` } ).waitFor();
			await day.ben.keyboard.press( 'Control+Enter' );
			const left = await day.received( ( one ) => one.raw.includes( words ) );
			expect( left.to ).toEqual( [ customer.email ] );
		},
	},
	{
		row: 'T3',
		does: 'a message is passed on with its file, its answer comes back into the ticket, and the customer learns nothing of it',
		run: async ( day ) => {
			const supplier = { name: 'Parts & Co', email: `parts-${ day.customer().email }` };
			const mail = await day.mail( {
				text: 'The switch of my lamp is broken.',
				attachments: [ { filename: 'switch.txt', content: 'model 12', contentType: 'text/plain' } ],
			} );
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'f' );
			await day.marta.getByRole( 'button', { name: 'Remove switch.txt' } ).waitFor();
			await day.marta.keyboard.type( `${ supplier.email },` );
			const words = day.words( 'Do you have this part' );
			await day.marta.getByRole( 'textbox', { name: 'Your message' } ).click();
			await day.marta.keyboard.type( words );
			await day.marta.keyboard.press( 'Control+Enter' );
			const left = await day.received( ( one ) => one.to.includes( supplier.email ) );
			const parsed = await simpleParser( left.raw );
			expect( parsed.subject ).toMatch( /^Fwd: / );
			expect( parsed.text ).toContain( words );
			expect( parsed.text ).toContain( 'The switch of my lamp is broken.' );
			expect( parsed.attachments.map( ( file ) => file.filename ) ).toEqual( [ 'switch.txt' ] );

			const secret = day.words( 'It costs us 3 euros' );
			await day.mail( { inReplyTo: parsed.messageId ?? '', subject: `Re: ${ parsed.subject }`, text: secret }, supplier );
			await day.marta.locator( '.mesa-thread', { hasText: secret } ).waitFor( { timeout: 30_000 } );

			await day.marta.keyboard.press( 'Escape' );
			await day.marta.keyboard.press( 'r' );
			await day.marta.getByRole( 'textbox', { name: 'Your reply' } ).waitFor();
			const answer = day.words( 'It is on its way' );
			await day.marta.keyboard.type( answer );
			await day.marta.keyboard.press( 'Control+Enter' );
			const told = await day.received( ( one ) => one.raw.includes( answer ) );
			expect( told.to ).toEqual( [ mail.customer.email ] );
			expect( told.raw.toString() ).not.toContain( '3 euros' );
		},
	},
	{
		row: 'T3',
		does: 'a note reaches the team and nobody else',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.ben.keyboard.press( 'n' );
			await day.ben.getByRole( 'textbox', { name: 'Your note' } ).waitFor();
			const words = day.words( 'Careful with this one' );
			await day.ben.keyboard.type( words );
			await day.ben.getByRole( 'button', { name: 'Save note' } ).click();
			await day.read( day.marta, words );
			const answer = day.words( 'And the customer reads' );
			await day.marta.keyboard.press( 'r' );
			await day.marta.getByRole( 'textbox', { name: 'Your reply' } ).waitFor();
			await day.marta.keyboard.type( answer );
			await day.marta.keyboard.press( 'Control+Enter' );
			const left = await day.received( ( one ) => one.raw.includes( answer ) );
			expect( left.raw.toString() ).not.toContain( words );
		},
	},
];
