/** T3: colleagues are mentioned and follow tickets, and are told. */
import { expect } from '@jest/globals';
import { axe, shot } from '../desk.ts';
import type { Step } from './day.ts';

export const mentions: Step[] = [
	{
		row: 'T3',
		does: 'a colleague is mentioned in a note, sees it on their bell at once, and is led to the very note',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.marta.locator( '.mesa-line' ).first().waitFor();
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			await day.ben.keyboard.press( 'n' );
			await day.ben.getByRole( 'textbox', { name: 'Your note' } ).waitFor();
			const words = day.words( 'can you look at this' );
			await day.ben.keyboard.type( '@Mar' );
			await day.ben.getByRole( 'option', { name: /Marta/ } ).first().waitFor();
			await day.ben.keyboard.press( 'Enter' );
			await day.ben.keyboard.type( ` ${ words }` );
			await day.ben.getByRole( 'button', { name: 'Save note' } ).click();
			// Without a reload.
			await day.marta.getByRole( 'button', { name: /unread notification/ } ).waitFor( { timeout: 20_000 } );
			await day.marta.getByRole( 'button', { name: /unread notification/ } ).click();
			const line = day.marta.locator( '.mesa-notification', { hasText: words } );
			await line.waitFor();
			expect( await line.innerText() ).toMatch( /Ben Howell mentioned you on ticket #\d+/ );
			expect( await axe( day.marta, '.mesa-notifications' ) ).toEqual( [] );
			await shot( day.marta, 'workspace-notifications' );
			await line.locator( 'a' ).click();
			await day.read( day.marta, words );
			expect( day.marta.url() ).toMatch( /#message-\d+$/ );
			// What was read is read, also after a reload.
			await day.inbox( day.marta );
			const bell = day.marta.getByRole( 'button', { name: /^(Notifications|\S+ unread notification)/ } );
			await bell.click();
			await line.waitFor();
			expect( await line.getAttribute( 'class' ) ).not.toContain( 'is-unread' );
			await day.marta.keyboard.press( 'Escape' );
		},
	},
	{
		row: 'T3',
		does: 'an agent follows a ticket with a key, adds a colleague as a follower, and both are told what happens',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'w' );
			await day.marta.getByText( 'You follow this ticket' ).first().waitFor();
			const panel = day.marta.locator( '.mesa-panel', { has: day.marta.getByRole( 'button', { name: 'Followers' } ) } );
			if ( ( await panel.getByRole( 'button', { name: 'Followers' } ).getAttribute( 'aria-expanded' ) ) === 'false' ) {
				await panel.getByRole( 'button', { name: 'Followers' } ).click();
			}
			await panel.getByText( 'Marta Ruiz', { exact: true } ).waitFor();
			await panel.getByRole( 'combobox', { name: 'Followers' } ).fill( 'Ben' );
			await panel.getByRole( 'option', { name: /Ben/ } ).click();
			await panel.getByText( 'Ben Howell', { exact: true } ).waitFor();
			// Ben hears that he was added, and of the customer's next mail.
			await day.inbox( day.ben );
			const again = day.words( 'One more thing' );
			await day.mail(
				{ subject: `Re: ${ mail.subject }`, text: again, inReplyTo: mail.messageId, references: mail.messageId } as never,
				mail.customer
			);
			const bell = day.ben.getByRole( 'button', { name: /unread notification/ } );
			await bell.waitFor( { timeout: 30_000 } );
			await bell.click();
			await day.ben.locator( '.mesa-notification', { hasText: 'as a follower' } ).filter( { hasText: mail.subject } ).waitFor();
			await day.ben.locator( '.mesa-notification', { hasText: again } ).waitFor( { timeout: 30_000 } );
			await day.ben.getByRole( 'button', { name: 'Mark all as read' } ).click();
			await day.ben.keyboard.press( 'Escape' );
			await day.ben.getByRole( 'button', { name: 'Notifications', exact: true } ).waitFor();
		},
	},
];
