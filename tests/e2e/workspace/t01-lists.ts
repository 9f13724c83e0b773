/** T1: an inbox-like list with folders, saved views, orders, unread state, and changes of everything in a list. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { until } from '../../../tools/lib/wait.ts';
import { type Day, type Step } from './day.ts';

const folders = ( page: Page ) => page.locator( '.mesa-folders' );

/** Tickets that nobody wrote by mail, so that a whole list of them is there at once. */
async function callsIn( day: Day, word: string, count: number ): Promise< void > {
	const [ mailbox ] = await day.rest< { id: number }[] >( day.marta, '/mailboxes' );
	for ( let i = 0; i < count; i += 8 ) {
		await Promise.all(
			Array.from( { length: Math.min( 8, count - i ) }, ( _, at ) =>
				day.rest( day.marta, '/tickets', 'POST', {
					mailbox_id: mailbox!.id,
					channel: 'phone',
					customer_email: `${ word }-${ i + at }@customer.example`,
					subject: `${ word } call ${ i + at }`,
					html: '<p>Asked about the delivery.</p>',
					client_key: `${ word }-${ i + at }-0123456789`,
				} )
			)
		);
	}
}

async function search( page: Page, text: string ): Promise< void > {
	await page.getByRole( 'combobox', { name: 'Search tickets' } ).fill( text );
	await page.keyboard.press( 'Enter' );
	await until( 'the search in the address', async () => new URL( page.url() ).searchParams.get( 'search' ) === text, 10_000 );
}

export const lists: Step[] = [
	{
		row: 'T1',
		does: 'a search is kept as a view, shared with everybody, deleted and put back',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.line( day.marta, mail.subject ).waitFor( { timeout: 30_000 } );
			await search( day.marta, `subject:"${ mail.subject }"` );
			await day.line( day.marta, mail.subject ).waitFor();
			await day.marta.getByRole( 'button', { name: 'Save as a view', exact: true } ).click();
			const name = day.words( 'View' );
			const dialog = day.marta.getByRole( 'dialog' );
			await dialog.getByRole( 'button', { name: 'Save', exact: true } ).click();
			await dialog.getByText( 'Give the view a name.' ).waitFor();
			await dialog.getByLabel( 'Name', { exact: true } ).fill( name );
			await dialog.getByLabel( 'Everybody' ).check();
			await dialog.getByRole( 'button', { name: 'Save', exact: true } ).click();
			await dialog.waitFor( { state: 'detached' } );
			await day.marta.getByRole( 'heading', { name } ).waitFor();

			await day.inbox( day.ben );
			await folders( day.ben ).getByRole( 'link', { name } ).click();
			await day.line( day.ben, mail.subject ).waitFor();
			expect( await day.ben.locator( '.mesa-line' ).count() ).toBe( 1 );

			// The order is each person's own: up by the keyboard.
			const link = folders( day.marta ).getByRole( 'link', { name } );
			await link.focus();
			await day.marta.keyboard.press( 'Alt+ArrowUp' );
			await until(
				'the view one place up',
				async () => {
					const texts = await folders( day.marta ).locator( '.mesa-folders__view .mesa-folders__label' ).allInnerTexts();
					return texts.indexOf( name ) === texts.length - 2;
				},
				10_000
			);

			await link.hover();
			await folders( day.marta )
				.getByRole( 'button', { name: `Change the view “${ name }”` } )
				.click();
			await day.marta.getByRole( 'menuitem', { name: 'Delete' } ).click();
			await link.waitFor( { state: 'detached' } );
			await day.marta.getByRole( 'button', { name: 'Undo' } ).last().click();
			await link.waitFor();
			const views = await day.rest< { id: number; name: string }[] >( day.marta, '/views' );
			await day.rest( day.marta, `/views/${ views.find( ( view ) => view.name === name )!.id }`, 'DELETE' );
			await day.inbox( day.marta );
			await day.inbox( day.ben );
		},
	},
	{
		row: 'T1',
		does: 'what is urgent comes first when a person wants it so, and stays so',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			const id = new URL( day.ben.url() ).searchParams.get( 'ticket' );
			await day.rest( day.ben, `/tickets/${ id }`, 'PATCH', { priority: 'urgent' } );
			await day.inbox( day.marta );
			await day.marta.getByRole( 'button', { name: /^Sorting/ } ).click();
			await day.marta.getByRole( 'menuitemradio', { name: 'Most important first' } ).click();
			await until(
				'the urgent ticket among the urgent ones, which stand first',
				async () => {
					const lines = await day.marta.locator( '.mesa-line' ).allInnerTexts();
					const urgent = lines.map( ( line ) => line.includes( 'Urgent' ) );
					return (
						lines.some( ( line ) => line.includes( mail.subject ) ) &&
						urgent.lastIndexOf( true ) < urgent.filter( Boolean ).length
					);
				},
				20_000
			);
			await day.inbox( day.marta );
			await day.marta.getByRole( 'button', { name: 'Sorting: Most important first' } ).click();
			await day.marta.getByRole( 'menuitemradio', { name: 'Newest first' } ).click();
		},
	},
	{
		row: 'T1',
		does: 'a ticket that was read is unread again, for this person only',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			const isUnread = ( page: Page ) =>
				day
					.line( page, mail.subject )
					.first()
					.evaluate( ( line ) => line.classList.contains( 'is-unread' ) );
			await until( 'both have read it', async () => ! ( await isUnread( day.marta ) ) && ! ( await isUnread( day.ben ) ), 20_000 );
			await day.marta.keyboard.press( 'U' );
			await until( 'it is unread', () => isUnread( day.marta ), 10_000 );
			await day.inbox( day.ben );
			await day.line( day.ben, mail.subject ).first().waitFor();
			expect( await isUnread( day.ben ) ).toBe( false );
		},
	},
	{
		row: 'T1',
		does: 'everything that a search finds is changed at once, in the background, and put back',
		run: async ( day ) => {
			const word = `parcel${ process.pid }x${ Date.now() % 100_000 }`;
			await callsIn( day, word, 48 );
			await day.inbox( day.marta );
			await search( day.marta, word );
			await day.line( day.marta, word ).first().waitFor();
			await day.marta
				.getByRole( 'checkbox', { name: /^Select “/ } )
				.first()
				.check( { force: true } );
			await day.marta.getByRole( 'checkbox', { name: 'Select all that are shown' } ).check();
			await day.marta.getByRole( 'button', { name: 'Select all 48 in this search' } ).click();
			await day.marta.getByText( 'All 48 tickets in this search are selected.' ).waitFor();
			await day.marta.locator( '.mesa-bulk' ).getByRole( 'button', { name: 'Close', exact: true } ).click();
			await day.marta.getByText( '48 tickets changed.' ).waitFor( { timeout: 60_000 } );

			// The colleague finds them closed, and meanwhile his own list has lost them.
			await day.inbox( day.ben );
			await search( day.ben, `${ word } status:closed` );
			await day.line( day.ben, word ).first().waitFor();
			const closed = await day.rest< { count: number } >( day.ben, `/tickets/count?folder=closed&search=${ word }` );
			expect( closed.count ).toBe( 48 );

			await day.marta.locator( '.mesa-bulk-jobs' ).getByRole( 'button', { name: 'Undo' } ).click();
			await day.marta.getByText( '48 tickets put back.' ).waitFor( { timeout: 60_000 } );
			const open = await day.rest< { count: number } >( day.ben, `/tickets/count?folder=open&search=${ word }` );
			expect( open.count ).toBe( 48 );
			const [ first ] = ( await day.rest< { items: { id: number }[] } >( day.ben, `/tickets?folder=open&search=${ word }` ) ).items;
			const { events } = await day.rest< { events: { type: string }[] } >( day.ben, `/tickets/${ first!.id }` );
			expect( events.filter( ( event ) => event.type === 'status_changed' ) ).toHaveLength( 2 );

			// And out of everybody's way, for ever.
			await day.rest( day.marta, '/bulk', 'POST', {
				client_key: `${ word }-trash-0123456789`,
				folder: 'open',
				search: word,
				patch: { status: 'trash' },
			} );
			await until(
				'all of them in the trash',
				async () => ( await day.rest< { count: number } >( day.ben, `/tickets/count?folder=trash&search=${ word }` ) ).count === 48,
				60_000
			);
			await day.inbox( day.marta, { folder: 'trash' } );
			await day.marta.getByRole( 'button', { name: 'Empty the trash' } ).click();
			await day.marta.getByRole( 'dialog' ).getByRole( 'button', { name: 'Delete for ever', exact: true } ).click();
			await day.marta.getByText( /Deleting for ever begins in/ ).waitFor();
			await day.marta.getByRole( 'button', { name: 'Keep them', exact: true } ).click();
			await day.marta.getByText( 'Nothing was deleted.' ).waitFor();
			await day.inbox( day.marta );
			await day.inbox( day.ben );
		},
	},
];
