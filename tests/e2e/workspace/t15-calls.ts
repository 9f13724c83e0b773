/** T15: an agent logs a phone call as a ticket. */
import { expect } from '@jest/globals';
import { readOutbox } from '../../../tools/mail/outbox.ts';
import { desk, shot } from '../desk.ts';
import type { Step } from './day.ts';
import { more } from './t07-merge-and-split.ts';

export const calls: Step[] = [
	{
		row: 'T15',
		does: 'a call is written down while the clock runs; the second call from that number is the same customer’s; nothing is mailed',
		run: async ( day ) => {
			const before = readOutbox( desk().outbox ).length;
			const [ subject, name ] = [ day.words( 'Call' ), day.words( 'Grete' ) ];
			const phone = `+45 33 ${ String( process.pid ).padStart( 6, '4' ) }`;
			await day.inbox( day.marta );
			await day.marta.keyboard.press( 'Shift+C' );
			const dialog = day.marta.getByRole( 'dialog', { name: 'New ticket' } );
			await dialog.getByLabel( 'Customer’s name' ).fill( name );
			await dialog.getByLabel( 'Customer’s number' ).fill( phone );
			await dialog.getByLabel( 'Subject' ).fill( subject );
			await dialog.getByLabel( 'What the customer said' ).fill( 'Asks for the invoice of June.' );
			await day.marta.waitForFunction(
				`[ ...document.querySelectorAll( '.mesa-call-length input' ) ].some( ( field ) => /^0:0[2-9]/.test( field.value ) )`
			);
			await shot( day.marta, 'workspace-call' );
			await dialog.getByRole( 'button', { name: 'Create ticket' } ).click();
			await day.read( day.marta, 'Asks for the invoice of June.' );
			expect( await day.marta.locator( '.mesa-message__to' ).first().innerText() ).toMatch( /called us · 0:\d\d · \+45 33/ );
			const first = await day.rest< { customer: { id: number } } >(
				day.marta,
				`/tickets/${ new URL( day.marta.url() ).searchParams.get( 'ticket' ) }`
			);
			// The colleague takes the next one, and is offered who it is by the number.
			await day.inbox( day.ben );
			await day.ben.keyboard.press( 'Shift+C' );
			const second = day.ben.getByRole( 'dialog', { name: 'New ticket' } );
			await second.getByLabel( 'Customer’s number' ).fill( phone.replace( '+45 ', '' ) );
			await second.getByRole( 'option', { name } ).click();
			await second.getByText( `A known customer: ${ name }` ).waitFor();
			await second.getByLabel( 'Subject' ).fill( `${ subject } again` );
			await second.getByLabel( 'What the customer said' ).fill( 'It has come.' );
			await second.getByRole( 'button', { name: 'Create ticket' } ).click();
			await day.read( day.ben, 'It has come.' );
			const id = new URL( day.ben.url() ).searchParams.get( 'ticket' );
			expect( ( await day.rest< { customer: { id: number } } >( day.ben, `/tickets/${ id }` ) ).customer.id ).toBe(
				first.customer.id
			);
			expect( readOutbox( desk().outbox ).length ).toBe( before );
		},
	},
	{
		row: 'T15',
		does: 'a call on a ticket that is open is written into its thread',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await more( day.marta, /Log a call/ );
			const dialog = day.marta.getByRole( 'dialog', { name: 'Log a call' } );
			await dialog.getByLabel( 'We called the customer' ).check();
			await dialog.getByLabel( 'Duration (min:s)' ).fill( '4:12' );
			await dialog.getByLabel( 'What was said' ).fill( 'Told her that it left today.' );
			await dialog.getByRole( 'button', { name: 'Save call' } ).click();
			await day.read( day.marta, 'Told her that it left today.' );
			await day.marta.locator( '.mesa-message__to', { hasText: 'called the customer · 4:12' } ).waitFor();
		},
	},
];
