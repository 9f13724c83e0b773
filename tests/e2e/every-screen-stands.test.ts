import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, closeBrowser, open, overflow, pageProblems, shot, type OpenOptions } from './desk.ts';

const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';

interface Screen extends Omit< OpenOptions, 'width' > {
	name: string;
	/** Our part of the page. */
	inside: string;
	/** What a person does before looking; waits until it is there. */
	arrive: ( page: Page ) => Promise< void >;
}

const SCREENS: Screen[] = [
	{
		name: 'inbox',
		as: 'marta',
		path: INBOX,
		inside: '#mesa-root',
		arrive: async ( page ) => page.locator( '.mesa-line' ).nth( 5 ).waitFor(),
	},
	{
		name: 'thread',
		as: 'marta',
		path: INBOX,
		inside: '#mesa-root',
		arrive: async ( page ) => {
			await page.locator( '.mesa-line', { hasText: 'chipped rim' } ).first().locator( '.mesa-line__open' ).click();
			await page.getByText( 'balcony with a cactus' ).last().waitFor();
		},
	},
	{
		name: 'settings',
		as: 'marta',
		path: `${ INBOX }&view=settings`,
		inside: '#mesa-root',
		arrive: async ( page ) => page.getByText( 'orders@tallernorte.example' ).first().waitFor(),
	},
	{
		name: 'form',
		path: '/contact/',
		inside: '.mesa-form',
		arrive: async ( page ) => page.locator( 'textarea[name="message"]' ).waitFor(),
	},
	{
		name: 'search',
		path: '/help/',
		inside: '.entry-content',
		arrive: async ( page ) => {
			const field = page.locator( '.wp-block-mesa-kb-search input' ).first();
			await field.click();
			await field.pressSequentially( 'dishwasher' );
			await page.locator( '.wp-block-mesa-kb-search' ).getByText( 'Dishwasher, oven and microwave' ).first().waitFor();
		},
	},
];

afterAll( closeBrowser );

describe.each( SCREENS )( '$name', ( { name, inside, arrive, ...where } ) => {
	it.each( [ 1440, 390 ] as const )( 'stands at %i px without errors, barriers or sideways scrolling', async ( width ) => {
		const page = await open( { ...where, width } );
		await arrive( page );
		await shot( page, name );
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		expect( await axe( page, inside ) ).toEqual( [] );
		expect( pageProblems( page ) ).toEqual( [] );
		await page.context().close();
	} );
} );
