/** T11: the search offers what can be searched for, and each filter can be taken off by itself. */
import { until } from '../../../tools/lib/wait.ts';
import type { Step } from './day.ts';

export const searching: Step[] = [
	{
		row: 'T11',
		does: 'operators and their values are offered while one types; filters come off one by one; phrases and bodies are found',
		run: async ( day ) => {
			const page = day.ben;
			const words = day.words( 'crimson lantern' );
			const mail = await day.mail( { text: `The ${ words } arrived without its hook.` } );
			await day.inbox( page );
			await day.line( page, mail.subject ).waitFor( { timeout: 30_000 } );
			const field = page.getByRole( 'combobox', { name: 'Search tickets' } );
			await field.click();
			await field.pressSequentially( 'is:unas' );
			await page.getByRole( 'option', { name: /is:unassigned/ } ).click();
			await field.pressSequentially( `"${ words }"` );
			await page.keyboard.press( 'Enter' );
			// The ticket was in the list before: what counts is that it is the only one now.
			await page.waitForFunction( `document.querySelectorAll( '.mesa-line' ).length === 1` );
			await day.line( page, mail.subject ).waitFor();

			await field.fill( `"${ words }" is:unassigned priority:urgent` );
			await page.keyboard.press( 'Enter' );
			await page.getByText( /^Nothing found/ ).waitFor();
			await page.getByRole( 'button', { name: 'Take the filter “priority:urgent” off' } ).click();
			await day.line( page, mail.subject ).waitFor();
			await until( 'the filter out of the address', async () => ! page.url().includes( 'urgent' ), 5_000 );

			// What was searched for lately is offered again.
			await page.getByRole( 'button', { name: 'Clear the search' } ).click();
			await field.click();
			await page
				.getByRole( 'option', { name: /lately/ } )
				.first()
				.waitFor();
			await page.keyboard.press( 'Escape' );
			await day.inbox( page );
		},
	},
];
