/** T8: snooze until a time or until the customer replies. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sleep } from '../../../tools/lib/wait.ts';
import { phpRunner } from '../../../tools/site/runner.ts';
import { desk } from '../desk.ts';
import type { Step } from './day.ts';

async function snooze( page: Page, choice: string ): Promise< void > {
	await page.keyboard.press( 's' );
	await page.getByRole( 'menuitem', { name: choice } ).click();
	await page.locator( '.mesa-status.is-snoozed' ).waitFor();
}

export const snoozing: Step[] = [
	{
		row: 'T8',
		does: 'a ticket sleeps until a time, lies in its folder meanwhile, and wakes on top of the list',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			await day.inbox( day.ben );
			await day.line( day.ben, mail.subject ).waitFor();
			await snooze( day.marta, 'Tomorrow morning' );
			await day.line( day.ben, mail.subject ).waitFor( { state: 'detached', timeout: 20_000 } );
			expect( await day.marta.locator( '.mesa-thread__facts' ).innerText() ).toMatch( /comes back/ );
			await day.inbox( day.marta, { folder: 'snoozed' } );
			await day.line( day.marta, mail.subject ).waitFor();
			await day.mail();
			// Lists know the second in which something happened; the ticket wakes in a later one than that mail came in.
			await sleep( 1100 );
			await phpRunner( desk().url, desk().secret )(
				`( new Mesa\\Data\\Db() )->run( 'UPDATE {tickets} SET snoozed_until = %s WHERE id = %d', gmdate( 'Y-m-d H:i:s', time() - 5 ), $args['id'] );
				( new Mesa\\Data\\Db() )->run( "UPDATE {jobs} SET run_at = %s WHERE type = 'wake_ticket' AND subject_id = %d", gmdate( 'Y-m-d H:i:s', time() - 5 ), $args['id'] );`,
				{ id }
			);
			await day.rest( day.marta, '/jobs/kick', 'POST' );
			await day.line( day.ben, mail.subject ).waitFor( { timeout: 20_000 } );
			expect( await day.ben.locator( '.mesa-line' ).first().innerText() ).toContain( mail.subject );
		},
	},
	{
		row: 'T8',
		does: 'a ticket sleeps until the customer writes',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			const id = await day.openTicket( day.marta, mail );
			await snooze( day.marta, 'Until the customer writes' );
			await day.marta.getByText( 'comes back when the customer writes' ).waitFor();
			await day.mail(
				{ subject: `Re: ${ mail.subject }`, inReplyTo: mail.messageId, references: mail.messageId, text: 'Any news?' },
				mail.customer
			);
			await day.marta.locator( '.mesa-status.is-open' ).waitFor( { timeout: 20_000 } );
			expect( ( await day.rest< { row: { status: string } } >( day.marta, `/tickets/${ id }` ) ).row.status ).toBe( 'open' );
		},
	},
];
