/** M1: roles are given in the settings, and the screen fits what a role may do. */
import { expect } from '@jest/globals';
import { logIn } from '../../../tools/lib/browser.ts';
import { axe, desk, open } from '../desk.ts';
import { INBOX } from './day.ts';
import type { Step } from './day.ts';

const PASSWORD = 'a quiet place 41';

export const roles: Step[] = [
	{
		row: 'M1',
		does: 'a user of the site becomes a light agent, who writes notes, does not answer customers, and leaves again',
		run: async ( day ) => {
			const name = `Nora Ek ${ process.pid }`;
			const login = `nora${ process.pid }`;
			const admin = await open( { as: 'admin', path: `${ INBOX }&view=settings&section=people` } );
			await admin.locator( '.mesa-people' ).waitFor();
			const { id } = await admin.evaluate< { id: number } >(
				`wp.apiFetch( ${ JSON.stringify( {
					path: '/wp/v2/users',
					method: 'POST',
					data: { username: login, name, email: `${ login }@staff.example`, password: PASSWORD, roles: [ 'subscriber' ] },
				} ) } )`
			);
			await admin.getByLabel( 'As', { exact: true } ).selectOption( { label: 'Light Support Agent' } );
			await admin.getByLabel( 'Find a user of this site' ).fill( name );
			await admin.getByRole( 'button', { name: 'Add', exact: true } ).click();
			await admin.getByText( `${ name } is in the team now.` ).waitFor();
			expect( await admin.getByLabel( `Role of ${ name }` ).inputValue() ).toBe( 'mesa_light_agent' );
			expect( await axe( admin, '#mesa-root' ) ).toEqual( [] );

			// Whoever leads the team sees it, but WordPress does not let her promote anybody.
			await day.marta.goto( `${ desk().url }${ INBOX }&view=settings&section=people` );
			await day.marta.locator( '.mesa-people', { hasText: name } ).waitFor();
			expect( await day.marta.getByLabel( `Role of ${ name }` ).count() ).toBe( 0 );

			const mail = await day.mail();
			const nora = await admin
				.context()
				.browser()!
				.newContext( { viewport: { width: 1440, height: 900 } } );
			const page = await nora.newPage();
			await logIn( page, desk().url, login, PASSWORD );
			await day.inbox( page );
			await day.openTicket( page, mail );
			const thread = page.locator( '.mesa-thread' );
			await thread.getByRole( 'button', { name: 'Note', exact: true } ).first().waitFor();
			expect( await thread.getByRole( 'button', { name: 'Reply', exact: true } ).count() ).toBe( 0 );
			await page.keyboard.press( 'r' );
			await page.keyboard.press( 'e' );
			const ticket = new URL( page.url() ).searchParams.get( 'ticket' );
			const opened = await day.rest< { row: { status: string }; can: object } >( page, `/tickets/${ ticket }` );
			expect( opened ).toMatchObject( { row: { status: 'open' }, can: { reply: false, note: true, edit: false } } );
			await nora.close();

			await admin.getByLabel( `Role of ${ name }` ).selectOption( '' );
			await admin.getByText( `${ name } is not in the team any more.` ).first().waitFor();
			await admin.evaluate( `wp.apiFetch( { path: '/wp/v2/users/${ id }?force=true&reassign=1', method: 'DELETE' } )` );
			await admin.context().close();
			await day.inbox( day.marta );
		},
	},
];
