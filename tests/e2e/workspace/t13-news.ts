/** T13: new mail is told of, also to somebody who looks at something else. */
import { expect } from '@jest/globals';
import { until } from '../../../tools/lib/wait.ts';
import type { Step } from './day.ts';

/** Lets the page believe that the person looks at something else, and keeps what the browser is asked to show. */
const LOOK_AWAY = `(() => {
	window.told = [];
	window.Notification = class {
		static permission = 'granted';
		constructor( title, options ) { window.told.push( { title, ...options, click: () => this.onclick() } ); }
		close() {}
	};
	Document.prototype.hasFocus = () => window.looks === true;
	localStorage.setItem( 'mesa-pref:' + window.mesaBoot.user.id + ':news:browser', 'on' );
})()`;

export const news: Step[] = [
	{
		row: 'T13',
		does: 'mail that comes while one looks elsewhere is counted in the title, marked on the tab, and told by the browser once for several',
		run: async ( day ) => {
			await day.inbox( day.ben );
			await day.ben.locator( '.mesa-line' ).first().waitFor();
			await day.ben.evaluate( LOOK_AWAY );
			const [ one, two ] = [ await day.mail(), await day.mail() ];
			await day.line( day.ben, one.subject ).waitFor( { timeout: 30_000 } );
			await day.line( day.ben, two.subject ).waitFor( { timeout: 30_000 } );
			const told = await until(
				'the browser to be asked',
				async () => {
					const all = await day.ben.evaluate< { title: string; body: string; tag: string }[] >( 'window.told' );
					const words = all.map( ( each ) => `${ each.title } ${ each.body }` ).join( ' ' );
					return words.includes( one.subject ) && words.includes( two.subject ) ? all : null;
				},
				20_000
			);
			// The same tag: a later one takes the place of the one before.
			expect( new Set( told.map( ( each ) => each.tag ) ).size ).toBe( 1 );
			expect( await day.ben.title() ).toMatch( /^\([1-9]\d*\) / );
			expect( await day.ben.evaluate( `document.querySelector( 'link[rel~="icon"]' )?.href.slice( 0, 14 )` ) ).toBe(
				'data:image/png'
			);
			// A click on it opens the ticket.
			await day.ben.evaluate( 'window.told.at( -1 ).click()' );
			await day.ben.waitForFunction( 'new URL( location.href ).searchParams.get( "ticket" ) !== null' );
			// Whoever looks is told nothing more.
			await day.ben.evaluate( 'window.looks = true; window.told = []; window.dispatchEvent( new Event( "focus" ) )' );
			const three = await day.mail();
			await day.line( day.ben, three.subject ).waitFor( { timeout: 30_000 } );
			await day.ben.waitForTimeout( 2_000 );
			expect( await day.ben.evaluate( 'window.told' ) ).toEqual( [] );
			await day.inbox( day.ben );
		},
	},
	{
		row: 'T13',
		does: 'the browser is asked for its permission by a button alone, and no sound is on before somebody chooses one',
		run: async ( day ) => {
			await day.ben.goto(
				`${ new URL( day.ben.url() ).origin }/wp-admin/admin.php?page=mesa-help-desk&view=settings&section=notifications`
			);
			await day.ben.getByRole( 'heading', { name: 'In this browser' } ).waitFor();
			expect( await day.ben.getByRole( 'combobox', { name: 'Sound' } ).inputValue() ).toBe( 'off' );
			await day.ben.getByRole( 'combobox', { name: 'Sound' } ).selectOption( 'chime' );
			await day.ben.getByRole( 'button', { name: 'Play it' } ).click();
			await day.ben.reload();
			expect( await day.ben.getByRole( 'combobox', { name: 'Sound' } ).inputValue() ).toBe( 'chime' );
			await day.ben.getByRole( 'combobox', { name: 'Sound' } ).selectOption( 'off' );
			await day.inbox( day.ben );
		},
	},
];
