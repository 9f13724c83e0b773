/** T12: the whole history of every ticket as an audit log. */
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { until } from '../../../tools/lib/wait.ts';
import { axe, desk, shot } from '../desk.ts';
import { INBOX } from './day.ts';
import type { Step } from './day.ts';

export const history: Step[] = [
	{
		row: 'T12',
		does: 'the ticket tells who changed it and who has read it, and shows only what one asks for',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.ben );
			const id = await day.openTicket( day.ben, mail );
			await day.rest( day.ben, `/tickets/${ id }`, 'PATCH', { priority: 'high' } );
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			const panel = day.marta.locator( '.mesa-panel', { has: day.marta.getByRole( 'button', { name: 'History' } ) } );
			if ( ( await panel.getByRole( 'button', { name: 'History' } ).getAttribute( 'aria-expanded' ) ) === 'false' ) {
				await panel.getByRole( 'button', { name: 'History' } ).click();
			}
			await panel.getByText( 'Priority: Normal → High' ).waitFor();
			await panel.getByText( 'New ticket by mail' ).waitFor();
			// A glance is no reading: it is written down once the ticket has stayed open for a moment, and read when one asks for it.
			const show = panel.getByRole( 'combobox', { name: 'Show' } );
			const read = panel.locator( 'li', { hasText: 'Read the ticket' } );
			await until(
				'both to have read it',
				async () => {
					await show.selectOption( 'all' );
					await show.selectOption( 'reads' );
					await read.first().waitFor( { timeout: 3_000 } );
					return (
						( await read.filter( { hasText: 'Ben Howell' } ).count() ) > 0 &&
						( await read.filter( { hasText: 'Marta Ruiz' } ).count() ) > 0
					);
				},
				60_000
			);
			expect( await panel.getByText( 'Priority: Normal → High' ).count() ).toBe( 0 );
			await shot( day.marta, 'workspace-history' );
		},
	},
	{
		row: 'T12',
		does: 'a manager looks through the log of the whole desk and saves it; an agent finds no way there',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.ben );
			const id = await day.openTicket( day.ben, mail );
			await day.rest( day.ben, `/tickets/${ id }`, 'PATCH', { priority: 'urgent' } );
			await day.marta.goto( `${ desk().url }${ INBOX }&view=settings&section=log` );
			const row = day.marta.getByRole( 'row' ).filter( { hasText: 'Priority: Normal → Urgent' } ).filter( { hasText: mail.subject } );
			await row.waitFor();
			expect( await row.innerText() ).toContain( 'Ben Howell' );
			expect( await axe( day.marta, '#mesa-root' ) ).toEqual( [] );
			await shot( day.marta, 'workspace-log' );
			await day.marta.getByLabel( 'Ticket number' ).fill( String( id ) );
			await day.marta.getByRole( 'combobox', { name: 'Show' } ).selectOption( 'changes' );
			await row.waitFor();
			const [ file ] = await Promise.all( [
				day.marta.waitForEvent( 'download' ),
				day.marta.getByRole( 'button', { name: 'Save as CSV' } ).click(),
			] );
			const csv = readFileSync( await file.path(), 'utf8' );
			expect( csv ).toContain( '"Ben Howell"' );
			expect( csv ).toContain( `"Priority: Normal → Urgent","priority_changed","${ id }"` );
			await expect( day.rest( day.ben, '/log' ) ).rejects.toThrow();
		},
	},
];
