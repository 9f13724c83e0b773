/** T9: types, priorities, custom fields and configurable statuses. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TicketField, TicketStatus, TicketType } from '../../../src/contract/generated/types.ts';
import { INBOX } from './day.ts';
import type { Day, Step } from './day.ts';
import { desk } from '../desk.ts';

/** What a manager sets up in the first step, for the others. */
const made = { type: '', field: '', status: '' };

async function settings( page: Page, section: string ): Promise< void > {
	await page.goto( `${ desk().url }${ INBOX }&view=settings&section=${ section }` );
	await page.getByRole( 'heading', { level: 1 } ).waitFor();
}

/** The setting's dialog is filled in, saved, and gone. */
async function add( page: Page, button: string, fill: ( dialog: ReturnType< Page[ 'getByRole' ] > ) => Promise< void > ): Promise< void > {
	await page.getByRole( 'button', { name: button, exact: true } ).click();
	const dialog = page.getByRole( 'dialog' );
	await fill( dialog );
	await dialog.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await dialog.waitFor( { state: 'detached' } );
}

async function setUp( day: Day ): Promise< void > {
	made.type = day.words( 'Return' );
	made.field = day.words( 'Parcel number' );
	made.status = day.words( 'With the carrier' );
	const page = day.marta;
	await settings( page, 'types' );
	await add( page, 'Add a type', async ( dialog ) => {
		await dialog.getByLabel( 'Name' ).fill( made.type );
		await dialog.getByRole( 'radio', { name: 'Orange' } ).check( { force: true } );
	} );
	await page.getByRole( 'list', { name: 'Types', exact: true } ).getByText( made.type ).waitFor();
	await settings( page, 'fields' );
	await add( page, 'Add a field', async ( dialog ) => {
		await dialog.getByLabel( 'Name' ).fill( made.field );
		await dialog.getByLabel( 'Has to be filled in' ).selectOption( 'close' );
		await dialog.getByRole( 'combobox', { name: 'For tickets of these types' } ).fill( made.type );
		await page.keyboard.press( 'Enter' );
	} );
	await settings( page, 'statuses' );
	await add( page, 'Add a status', async ( dialog ) => {
		await dialog.getByLabel( 'Name' ).fill( made.status );
		await dialog.getByLabel( 'What it counts as' ).selectOption( 'pending' );
	} );
	await page.getByRole( 'button', { name: made.status, exact: true } ).waitFor();
}

/** Out of the way of other rows' tickets. */
async function tidy( day: Day ): Promise< void > {
	const { types, fields, statuses } = await day.rest< { types: TicketType[]; fields: TicketField[]; statuses: TicketStatus[] } >(
		day.marta,
		'/desk'
	);
	for ( const field of fields.filter( ( { name } ) => name === made.field ) ) {
		await day.rest( day.marta, `/fields/${ field.id }`, 'PATCH', { archived: true } );
	}
	for ( const type of types.filter( ( { name } ) => name === made.type ) ) {
		await day.rest( day.marta, `/types/${ type.id }`, 'PATCH', { archived: true } );
	}
	for ( const status of statuses.filter( ( { name } ) => name === made.status ) ) {
		await day.rest( day.marta, `/statuses/${ status.id }`, 'DELETE' );
	}
}

export const sorting: Step[] = [
	{
		row: 'T9',
		does: 'a type, a field that only its tickets need, and a status of one’s own: ready for the colleague at his next visit',
		run: async ( day ) => {
			await setUp( day );
			await day.inbox( day.ben );
			const mail = await day.mail();
			await day.openTicket( day.ben, mail );
			const panel = day.ben.locator( '.mesa-fields' );
			await panel.getByLabel( 'Type' ).waitFor();
			expect( await panel.getByLabel( made.field ).count() ).toBe( 0 );
			await panel.getByLabel( 'Type' ).selectOption( { label: made.type } );
			await panel.getByLabel( made.field ).waitFor();
			await day.line( day.ben, mail.subject ).getByText( made.type ).waitFor();
		},
	},
	{
		row: 'T9',
		does: 'a ticket is not closed while a field is empty that has to be filled in: the field says so, and then it is',
		run: async ( day ) => {
			await day.inbox( day.ben );
			const mail = await day.mail();
			const id = await day.openTicket( day.ben, mail );
			const panel = day.ben.locator( '.mesa-fields' );
			await panel.getByLabel( 'Type' ).selectOption( { label: made.type } );
			const field = panel.getByLabel( made.field );
			await field.waitFor();
			await day.ben.locator( '.mesa-timeline' ).first().click();
			await day.ben.keyboard.press( 'e' );
			const row = panel.locator( '.mesa-field-row.is-wrong' );
			await row.getByText( `Please fill in "${ made.field }" before you close the ticket.` ).waitFor();
			expect( await row.getByLabel( made.field ).getAttribute( 'aria-invalid' ) ).toBe( 'true' );
			const { row: now } = await day.rest< { row: { status: string } } >( day.ben, `/tickets/${ id }` );
			expect( now.status ).toBe( 'open' );
			await field.fill( 'PK-77' );
			await field.press( 'Enter' );
			await row.waitFor( { state: 'detached' } );
			await day.ben.locator( '.mesa-timeline' ).first().click();
			await day.ben.keyboard.press( 'e' );
			await day.ben.getByRole( 'button', { name: 'Status: Closed' } ).waitFor();
			// The colleague finds it by what was written there.
			await day.inbox( day.marta, { search: `field.${ made.field.toLowerCase().replaceAll( ' ', '-' ) }:pk-77` } );
			await day.line( day.marta, mail.subject ).waitFor();
		},
	},
	{
		row: 'T9',
		does: 'a status of one’s own is in the menu and in the list, and the customer’s answer opens the ticket again',
		run: async ( day ) => {
			await day.inbox( day.marta );
			const mail = await day.mail();
			await day.openTicket( day.marta, mail );
			await day.marta.getByRole( 'button', { name: 'Status: Open' } ).click();
			await day.marta.getByRole( 'menuitemradio', { name: made.status } ).click();
			await day.marta.getByRole( 'button', { name: `Status: ${ made.status }` } ).waitFor();
			await day.inbox( day.ben, { folder: 'pending' } );
			await day.line( day.ben, mail.subject ).getByText( made.status ).waitFor( { timeout: 20_000 } );
			await day.mail( { subject: `Re: ${ mail.subject }`, inReplyTo: mail.messageId }, mail.customer );
			await day.marta.getByRole( 'button', { name: 'Status: Open' } ).waitFor( { timeout: 30_000 } );
			await tidy( day );
		},
	},
];
