/** M3: signatures of agents and mailboxes, and mail in the site's own look. */
import { expect } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Day, Step } from './day.ts';
import { INBOX } from './day.ts';
import { desk } from '../desk.ts';

const times = ( text: string, part: string ) => text.split( part ).length - 1;

/** The settings of hello@, as Marta sees them. */
async function openMailbox( day: Day ): Promise< void > {
	const boxes = await day.rest< { id: number; address: string }[] >( day.marta, '/mailboxes' );
	const { id } = boxes.find( ( box ) => box.address.startsWith( 'hello@' ) )!;
	await day.marta.goto( `${ desk().url }${ INBOX }&view=settings&section=${ id }` );
	await day.marta.getByRole( 'combobox', { name: 'Mail looks' } ).waitFor();
}

async function chooseLook( day: Day, look: string ): Promise< void > {
	await openMailbox( day );
	await day.marta.getByRole( 'combobox', { name: 'Mail looks' } ).selectOption( { label: look } );
	await day.marta.getByRole( 'button', { name: 'Save changes' } ).first().click();
	await day.marta.getByText( 'Saved', { exact: true } ).first().waitFor();
}

export const signatures: Step[] = [
	{
		row: 'M3',
		does: 'an agent’s own signature is shown under the text and sent once; a mailbox in the site’s look frames the mail',
		run: async ( day ) => {
			const signature = day.words( 'Ben of the workshop' );
			await day.ben.goto( `${ desk().url }${ INBOX }&view=settings&section=notifications` );
			const field = day.ben.getByRole( 'textbox', { name: 'Your signature' } );
			await field.click();
			await day.ben.keyboard.press( 'Control+a' );
			await day.ben.keyboard.type( signature );
			await day.ben.getByRole( 'button', { name: 'Save signature' } ).click();
			await day.ben.getByText( 'Saved', { exact: true } ).first().waitFor();
			await chooseLook( day, 'In your look' );
			try {
				const mail = await day.mail();
				await day.inbox( day.ben );
				await day.openTicket( day.ben, mail );
				await day.ben.keyboard.press( 'r' );
				await day.ben.locator( '.mesa-editor__text' ).waitFor();
				await day.ben.frameLocator( '.mesa-below__signature .mesa-mail-frame__shown' ).getByText( signature ).waitFor();
				const words = day.words( 'It is packed' );
				await day.ben.keyboard.type( words );
				await day.ben.keyboard.press( 'Control+Enter' );
				const left = await simpleParser(
					( await day.received( ( one ) => one.to.includes( mail.customer.email ) && one.raw.includes( words ) ) ).raw
				);
				expect( times( String( left.html ), signature ) ).toBe( 1 );
				expect( times( left.text ?? '', signature ) ).toBe( 1 );
				expect( String( left.html ) ).toContain( 'class="m-card"' );
				expect( left.text ).toContain( words );
			} finally {
				await chooseLook( day, 'Like a person’s mail' );
			}
			const plain = await day.mail();
			await day.inbox( day.ben );
			const id = await day.openTicket( day.ben, plain );
			await day.rest( day.ben, `/tickets/${ id }/replies`, 'POST', { html: '<p>Plain.</p>', client_key: `plain-look-${ id }` } );
			const left = await day.received( ( one ) => one.to.includes( plain.customer.email ) && one.raw.includes( 'Plain.' ) );
			expect( left.raw.toString( 'latin1' ) ).not.toContain( 'm-card' );
		},
	},
];
