/** T5: undo send, send later, send and close, waiting, snooze; what was not sent is seen; a lost connection and an expired login lose nothing. */
import { expect } from '@jest/globals';
import { fillLogin } from '../../../tools/lib/browser.ts';
import type { Page } from 'playwright-core';
import { phpRunner } from '../../../tools/site/runner.ts';
import { desk, open } from '../desk.ts';
import { INBOX } from './day.ts';
import type { Day, Step } from './day.ts';

const reply = ( page: Page ) => page.getByRole( 'textbox', { name: 'Your reply' } );
/** What stands in the reply box; browsers keep a space at an end as one that does not break. */
const typed = async ( page: Page ) => ( await reply( page ).innerText() ).replaceAll( '\u00a0', ' ' );

/** A customer's mail, opened, with an answer typed. */
async function answering( day: Day, page: Page, about: string ) {
	const mail = await day.mail();
	await day.inbox( page );
	const id = await day.openTicket( page, mail );
	const words = day.words( about );
	await page.keyboard.press( 'r' );
	await reply( page ).waitFor();
	await page.keyboard.type( words );
	return { mail, id, words };
}

async function menu( page: Page, ...names: string[] ): Promise< void > {
	await page.getByRole( 'button', { name: 'More ways to send' } ).click();
	for ( const name of names ) {
		await page.getByRole( 'menuitem', { name } ).first().click();
	}
}

const stateOf = ( day: Day, page: Page, id: number ) =>
	day.rest< {
		row: { status: string; snoozed_until: string | null };
		messages: { id: number; state: string; send_at: string | null }[];
	} >( page, `/tickets/${ id }` );

export const sending: Step[] = [
	{
		row: 'T5',
		does: 'a reply is taken back while it counts down, by mouse and by key, and its text comes back whole',
		run: async ( day ) => {
			const { id, words } = await answering( day, day.marta, 'Too early' );
			await day.marta.keyboard.press( 'Control+Enter' );
			const countdown = day.marta.locator( '.mesa-state__countdown' );
			await countdown.waitFor();
			expect( await countdown.innerText() ).toMatch( /\d+ s/ );
			await day.marta.locator( '.mesa-state' ).getByRole( 'button', { name: 'Undo' } ).click();
			await reply( day.marta ).waitFor();
			expect( await typed( day.marta ) ).toContain( words );
			await day.marta.keyboard.press( 'Control+Enter' );
			await countdown.waitFor();
			await day.marta.keyboard.press( 'z' );
			await reply( day.marta ).waitFor();
			expect( await typed( day.marta ) ).toContain( words );
			const { row, messages } = await stateOf( day, day.marta, id );
			expect( row.status ).toBe( 'open' );
			expect( messages.slice( 1 ).map( ( each ) => each.state ) ).toEqual( [ 'cancelled', 'cancelled' ] );
			await day.marta.getByRole( 'button', { name: 'Discard this draft' } ).click();
			await expect( day.received( ( one ) => one.raw.includes( words ), 3_000 ) ).rejects.toThrow();
		},
	},
	{
		row: 'T5',
		does: 'a reply leaves later, stands in the thread and in its folder, and is sent now after all',
		run: async ( day ) => {
			const { mail, id, words } = await answering( day, day.marta, 'Tomorrow' );
			await menu( day.marta, 'Send later', 'Tomorrow morning' );
			const state = day.marta.locator( '.mesa-state.is-scheduled' );
			await state.waitFor();
			const { messages } = await stateOf( day, day.marta, id );
			const at = new Date( messages[ 1 ]!.send_at! );
			expect( messages[ 1 ]!.state ).toBe( 'scheduled' );
			expect( at.getTime() ).toBeGreaterThan( Date.now() );
			await day.inbox( day.ben, { folder: 'scheduled' } );
			await day.line( day.ben, mail.subject ).waitFor();
			await state.getByRole( 'button', { name: 'Send now' } ).click();
			await day.received( ( one ) => one.raw.includes( words ) );
			await day.line( day.ben, mail.subject ).waitFor( { state: 'detached', timeout: 20_000 } );
		},
	},
	{
		row: 'T5',
		does: 'a scheduled reply is held back when the customer writes before, and its author decides',
		run: async ( day ) => {
			const { mail, words } = await answering( day, day.marta, 'Without knowing' );
			await menu( day.marta, 'Send later', 'Tomorrow morning' );
			await day.marta.locator( '.mesa-state.is-scheduled' ).waitFor();
			await day.mail(
				{ subject: `Re: ${ mail.subject }`, inReplyTo: mail.messageId, references: mail.messageId, text: 'It has come!' },
				mail.customer
			);
			await day.marta.getByText( 'Held back before it left.' ).waitFor( { timeout: 20_000 } );
			await day.marta.getByRole( 'button', { name: 'Cancel and edit' } ).click();
			await reply( day.marta ).waitFor();
			expect( await typed( day.marta ) ).toContain( words );
			await day.marta.getByRole( 'button', { name: 'Discard this draft' } ).click();
		},
	},
	{
		row: 'T5',
		does: 'send and close opens the next ticket, send and snooze lets this one sleep',
		run: async ( day ) => {
			const other = await day.mail();
			await day.line( day.marta, other.subject ).first().waitFor();
			const { id, words } = await answering( day, day.marta, 'Done' );
			await day.marta.getByRole( 'button', { name: 'More ways to send' } ).click();
			await day.marta.getByRole( 'menuitemcheckbox', { name: 'Open the next ticket then' } ).click();
			await day.marta.getByRole( 'menuitem', { name: 'Send and close' } ).click();
			await day.marta.waitForFunction( `new URL( location.href ).searchParams.get( 'ticket' ) !== '${ id }'` );
			expect( ( await stateOf( day, day.marta, id ) ).row.status ).toBe( 'closed' );
			await day.received( ( one ) => one.raw.includes( words ) );
			const next = await answering( day, day.marta, 'Later' );
			await day.marta.getByRole( 'button', { name: 'More ways to send' } ).click();
			await day.marta.getByRole( 'menuitemcheckbox', { name: 'Open the next ticket then' } ).click();
			await day.marta.getByRole( 'menuitem', { name: 'Send and snooze until' } ).click();
			// On a Monday a week from now is next Monday, and named so.
			await day.marta
				.getByRole( 'menuitem', { name: /In a week|Next Monday/ } )
				.last()
				.click();
			await day.marta.locator( '.mesa-state__countdown' ).waitFor();
			const { row } = await stateOf( day, day.marta, next.id );
			expect( row.status ).toBe( 'snoozed' );
			expect( new Date( row.snoozed_until! ).getTime() ).toBeGreaterThan( Date.now() + 5 * 86_400_000 );
		},
	},
	{
		row: 'T5',
		does: 'a reply that could not be sent stands in a folder of its own until it is settled',
		run: async ( day ) => {
			const { mail, id } = await answering( day, day.ben, 'Into the void' );
			await day.ben.keyboard.press( 'Control+Enter' );
			await day.ben.locator( '.mesa-state__countdown' ).waitFor();
			const sent = ( await stateOf( day, day.ben, id ) ).messages[ 1 ]!;
			await phpRunner( desk().url, desk().secret )(
				`$s = new Mesa\\Boot\\Services(); $s->job_store()->cancel( 'send_reply', $args['id'] );
				$s->message_store()->change_state( $args['id'], array( 'queued' ), 'failed', array( 'error' => '550 No such user' ) );`,
				{ id: sent.id }
			);
			await day.inbox( day.ben, { folder: 'failed' } );
			await day.openTicket( day.ben, mail );
			await day.ben.getByText( '550 No such user' ).waitFor();
			await day.ben.getByRole( 'button', { name: 'Send again' } ).click();
			await day.line( day.ben, mail.subject ).waitFor( { state: 'detached', timeout: 20_000 } );
		},
	},
	{
		row: 'T5',
		does: 'without a connection the text is kept, and only what was asked to be sent leaves when it is back',
		run: async ( day ) => {
			const { id, words } = await answering( day, day.marta, 'From the train' );
			await day.marta.context().setOffline( true );
			try {
				await day.marta.keyboard.press( 'Control+Enter' );
				await day.marta.getByText( 'It leaves as soon as the site answers.' ).waitFor();
				expect( await typed( day.marta ) ).toContain( words );
				expect( ( await stateOf( day, day.ben, id ) ).messages ).toHaveLength( 1 );
			} finally {
				await day.marta.context().setOffline( false );
			}
			await day.received( ( one ) => one.raw.includes( words ), 60_000 );
			expect( ( await stateOf( day, day.ben, id ) ).messages ).toHaveLength( 2 );
		},
	},
	{
		row: 'T5',
		does: 'an expired login loses no word: one logs in again on the same page, and the reply leaves',
		run: async ( day ) => {
			const page = await open( { as: 'ben', path: INBOX } );
			await page.locator( '.mesa-line' ).first().waitFor();
			const { words } = await answering( day, page, 'Over lunch' );
			await page.getByText( 'Draft saved' ).waitFor();
			await page.evaluate( 'window.stillHere = true' );
			await page.context().clearCookies();
			await page.keyboard.type( ' and a coffee' );
			await page.getByText( 'Your login has expired.' ).waitFor( { timeout: 30_000 } );
			await page.getByText( 'Kept in this browser' ).waitFor();
			await page.getByRole( 'button', { name: 'Log in again' } ).click();
			const login = page.frameLocator( '#wp-auth-check-frame' );
			await fillLogin( login, 'ben', 'password' );
			await login.locator( '#wp-submit' ).click();
			await page.getByText( 'Your login has expired.' ).waitFor( { state: 'detached', timeout: 30_000 } );
			await page.locator( '#wp-auth-check-wrap' ).waitFor( { state: 'hidden' } );
			expect( await typed( page ) ).toContain( `${ words } and a coffee` );
			await reply( page ).click();
			await page.keyboard.press( 'Control+Enter' );
			await day.received( ( one ) => one.raw.includes( words ) && one.raw.includes( 'and a coffee' ) );
			expect( await page.evaluate( 'window.stillHere' ) ).toBe( true );
			await page.context().close();
		},
	},
];
