/** T4: drafts saved on the server, restored on another machine; two who write on one ticket see it. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { open } from '../desk.ts';
import { INBOX } from './day.ts';
import type { Step } from './day.ts';

const reply = ( page: Page ) => page.getByRole( 'textbox', { name: 'Your reply' } );
/** What stands in the reply box; browsers keep some spaces as ones that do not break. */
const typed = async ( page: Page ) => ( await reply( page ).innerText() ).replaceAll( '\u00a0', ' ' );

/** Types an answer and waits until the server has it. */
async function write( page: Page, words: string ): Promise< void > {
	await page.keyboard.press( 'r' );
	await reply( page ).waitFor();
	await page.keyboard.type( words );
	await page.getByText( 'Draft saved' ).waitFor();
}

export const drafts: Step[] = [
	{
		row: 'T4',
		does: 'what was begun at one machine is gone on with at another, is marked in the list, and ends when it is sent',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			const words = day.words( 'Begun at the desk' );
			await write( day.marta, words );
			const laptop = await open( { as: 'marta', path: `${ INBOX }&folder=drafts` } );
			await day.line( laptop, mail.subject ).getByText( 'Draft', { exact: true } ).waitFor();
			await day.openTicket( laptop, mail );
			await reply( laptop ).waitFor();
			expect( await typed( laptop ) ).toContain( words );
			await reply( laptop ).click();
			await laptop.keyboard.press( 'Control+End' );
			const more = day.words( ' and ended on the sofa' );
			await laptop.keyboard.type( more );
			await laptop.keyboard.press( 'Control+Enter' );
			await day.received( ( one ) => one.raw.includes( more.trim() ) && one.raw.includes( words ) );
			await laptop.context().close();
			// The first machine's copy has ended too: nothing is offered that was sent.
			await day.inbox( day.marta, { folder: 'drafts' } );
			expect( await day.line( day.marta, mail.subject ).count() ).toBe( 0 );
			await day.inbox( day.marta, { folder: 'all', ticket: String( id ) } );
			await day.marta.locator( '.mesa-reply.is-closed' ).waitFor( { timeout: 20_000 } );
		},
	},
	{
		row: 'T4',
		does: 'two machines that wrote at once keep both drafts',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			const first = day.words( 'From the desk' );
			await write( day.marta, first );
			// Without a connection the desk's words stay there, while the laptop goes on.
			await day.marta.context().setOffline( true );
			let laptop: Page | null = null;
			try {
				await day.marta.keyboard.type( ' offline' );
				await day.marta.getByText( 'Kept in this browser' ).waitFor();
				laptop = await open( { as: 'marta', path: `${ INBOX }&folder=all&ticket=${ id }` } );
				await reply( laptop ).waitFor();
				await reply( laptop ).click();
				await laptop.keyboard.press( 'Control+End' );
				await laptop.keyboard.type( ' on the laptop' );
				await laptop.getByText( 'Draft saved' ).waitFor();
				await laptop.waitForTimeout( 1500 );
			} finally {
				// The others' steps need their connection.
				await day.marta.context().setOffline( false );
			}
			await day.marta.getByText( 'You have another draft here' ).waitFor();
			expect( await day.marta.locator( '.mesa-other-drafts' ).innerText() ).toContain( 'on the laptop' );
			expect( await typed( day.marta ) ).toContain( `${ first } offline` );
			await day.marta.getByRole( 'button', { name: 'Go on with that one' } ).click();
			await until( async () => ( await typed( day.marta ) ).includes( 'on the laptop' ) );
			await laptop.context().close();
			await day.marta.getByRole( 'button', { name: 'Discard this draft' } ).click();
		},
	},
	{
		row: 'T4',
		does: 'two who write on one ticket see it of each other, and not a word of the text',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			const words = day.words( 'Between us' );
			await write( day.ben, words );
			await day.openTicket( day.marta, mail );
			// Since when is known once the draft is on the server.
			await day.marta.locator( '.mesa-writers', { hasText: /is writing a reply.*started/s } ).waitFor();
			expect( await day.marta.content() ).not.toContain( words );
			await write( day.marta, 'I too' );
			await day.ben.locator( '.mesa-writers', { hasText: /is writing a reply/ } ).waitFor( { timeout: 40_000 } );
			for ( const page of [ day.ben, day.marta ] ) {
				await page.getByRole( 'button', { name: 'Discard this draft' } ).click();
			}
		},
	},
];

async function until( fits: () => Promise< boolean > ): Promise< void > {
	for ( let left = 100; left > 0; left-- ) {
		if ( await fits() ) {
			return;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
	}
	throw new Error( 'It did not happen within ten seconds.' );
}
