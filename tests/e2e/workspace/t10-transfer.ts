/** T10: transfer with a note. */
import type { Step } from './day.ts';
import { more } from './t07-merge-and-split.ts';

export const transfer: Step[] = [
	{
		row: 'T10',
		does: 'a ticket is handed on with a note: it is in the colleague’s folder, with the words, and nothing went to the customer',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.inbox( day.ben, { folder: 'mine' } );
			await more( day.marta, /Hand on with a note/ );
			const dialog = day.marta.getByRole( 'dialog', { name: 'Hand on with a note' } );
			await dialog.getByLabel( 'To whom' ).selectOption( { label: await day.ben.evaluate< string >( 'window.mesaBoot.user.name' ) } );
			const words = day.words( 'She wants the blue one' );
			await dialog.getByLabel( 'What they have to know' ).fill( words );
			await day.marta.keyboard.press( 'Control+Enter' );
			await dialog.waitFor( { state: 'detached' } );
			await day.openTicket( day.ben, mail );
			await day.read( day.ben, words );
			await day.ben.locator( '.mesa-message.is-note' ).waitFor();
		},
	},
];
