/** T10: tickets are assigned to teams. */
import { expect } from '@jest/globals';
import type { Team } from '../../../src/contract/generated/types.ts';
import { INBOX } from './day.ts';
import type { Step } from './day.ts';
import { desk } from '../desk.ts';

export const teams: Step[] = [
	{
		row: 'T10',
		does: 'a ticket given to a team waits in the team’s folder until one of its people takes it',
		run: async ( day ) => {
			const name = day.words( 'Returns desk' );
			const page = day.marta;
			await page.goto( `${ desk().url }${ INBOX }&view=settings&section=teams` );
			await page.getByRole( 'button', { name: 'Add a team', exact: true } ).click();
			const dialog = page.getByRole( 'dialog' );
			await dialog.getByLabel( 'Name', { exact: true } ).fill( name );
			await dialog.getByRole( 'combobox', { name: 'Who is in it' } ).fill( 'Ben' );
			await page.keyboard.press( 'Enter' );
			await dialog.getByRole( 'button', { name: 'Save', exact: true } ).click();
			await dialog.waitFor( { state: 'detached' } );

			await day.inbox( page );
			const mail = await day.mail();
			await day.openTicket( page, mail );
			await page.getByRole( 'button', { name: 'Assigned to: Unassigned' } ).click();
			await page.getByRole( 'menuitemradio', { name } ).click();
			await page.getByRole( 'button', { name: `Assigned to: ${ name }` } ).waitFor();

			await day.inbox( day.ben );
			await day.ben.locator( '.mesa-folders' ).getByRole( 'link', { name } ).click();
			await day.line( day.ben, mail.subject ).waitFor( { timeout: 20_000 } );
			expect( await day.ben.locator( '.mesa-line' ).count() ).toBe( 1 );
			await day.openTicket( day.ben, mail );
			await day.ben.getByRole( 'button', { name: `Assigned to: ${ name }` } ).click();
			await day.ben.getByRole( 'menuitemradio', { name: 'Me', exact: true } ).click();
			// The colleague sees who has taken it, without a reload.
			await page.getByRole( 'button', { name: /^Assigned to: Ben/ } ).waitFor( { timeout: 20_000 } );

			const { teams: all } = await day.rest< { teams: Team[] } >( page, '/desk' );
			for ( const team of all.filter( ( each ) => each.name === name ) ) {
				await day.rest( page, `/teams/${ team.id }`, 'DELETE' );
			}
		},
	},
];
