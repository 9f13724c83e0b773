/** T14: "thank you" does not reopen; a closed ticket can be locked. */
import { expect } from '@jest/globals';
import type { Day, SentMail, Step } from './day.ts';
import { more } from './t07-merge-and-split.ts';

async function reply( day: Day, mail: SentMail, text: string ): Promise< void > {
	await day.mail( { subject: `Re: ${ mail.subject }`, inReplyTo: mail.messageId, references: mail.messageId, text }, mail.customer );
}

const status = async ( day: Day, id: number ) =>
	( await day.rest< { row: { status: string; message_count: number } } >( day.marta, `/tickets/${ id }` ) ).row;

export const closing: Step[] = [
	{
		row: 'T14',
		does: '“thank you” is on the closed ticket and leaves it closed; a question opens it again',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'e' );
			await day.line( day.marta, mail.subject ).waitFor( { state: 'detached' } );
			await day.inbox( day.marta, { folder: 'closed', ticket: String( id ) } );
			await reply( day, mail, 'Thank you so much for your help!' );
			await day.read( day.marta, 'Thank you so much for your help!' );
			await day.marta.getByText( 'only said thank you' ).waitFor();
			expect( await status( day, id ) ).toMatchObject( { status: 'closed', message_count: 2 } );
			await reply( day, mail, 'Thanks. Does it go into the dishwasher?' );
			await day.read( day.marta, 'Does it go into the dishwasher?' );
			await day.marta.locator( '.mesa-status.is-open' ).waitFor();
		},
	},
	{
		row: 'T14',
		does: 'a locked ticket stays as it is: what its customer writes is a new ticket, linked with it',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			await more( day.marta, /Close and lock the ticket/ );
			await day.marta.getByText( 'Locked' ).first().waitFor();
			await reply( day, mail, 'One more thing' );
			await day.inbox( day.ben );
			const next = await day.openTicket( day.ben, mail );
			expect( next ).not.toBe( id );
			await day.read( day.ben, 'One more thing' );
			await day.ben.locator( '.mesa-linked', { hasText: `#${ id }` } ).waitFor();
			expect( await status( day, id ) ).toMatchObject( { status: 'closed', message_count: 1 } );
		},
	},
];
