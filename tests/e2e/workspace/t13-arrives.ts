/** T13: everything new appears without reloading. */
import { expect } from '@jest/globals';
import type { Step } from './day.ts';

export const arrives: Step[] = [
	{
		row: 'T13',
		does: 'a mail is in both agents’ lists, and an answer in the colleague’s open thread, without a reload',
		run: async ( day ) => {
			await day.inbox( day.marta );
			await day.inbox( day.ben );
			await Promise.all( [ day.marta, day.ben ].map( ( page ) => page.evaluate( 'window.stillHere = true' ) ) );
			const mail = await day.mail();
			await day.line( day.ben, mail.subject ).waitFor( { timeout: 20_000 } );
			const id = await day.openTicket( day.marta, mail );
			await day.openTicket( day.ben, mail );
			const words = day.words( 'Four are left' );
			await day.rest( day.marta, `/tickets/${ id }/notes`, 'POST', { html: `<p>${ words }</p>`, client_key: `arrives-${ id }` } );
			await day.read( day.ben, words );
			for ( const page of [ day.marta, day.ben ] ) {
				expect( await page.evaluate( 'window.stillHere' ) ).toBe( true );
			}
		},
	},
];
