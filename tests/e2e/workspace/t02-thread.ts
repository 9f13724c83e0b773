/** T2: the thread: new text apart from quoted history, remote images, inline images, attachments, the raw mail. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { axe, shot } from '../desk.ts';
import type { Step } from './day.ts';

/** One red pixel. */
const PIXEL = Buffer.from( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/q842iQAAAABJRU5ErkJggg==', 'base64' );

export const thread: Step[] = [
	{
		row: 'T2',
		does: 'the new words stand first, the quoted history behind one click',
		run: async ( day ) => {
			const first = await day.mail( { text: 'Is the moss mug in stock?' } );
			await day.mail(
				{
					subject: `Re: ${ first.subject }`,
					inReplyTo: first.messageId,
					references: first.messageId,
					text: 'And the blue one?\n\nOn Mon, 16 Nov 2026 at 10:00, Taller Norte <hello@tallernorte.example> wrote:\n> A line that was written before.\n> Another one.',
				},
				first.customer
			);
			await day.openTicket( day.marta, first );
			const newest = day.marta.locator( '.mesa-message', { hasText: 'And the blue one?' } );
			await newest.waitFor( { timeout: 30_000 } );
			expect( await newest.innerText() ).not.toContain( 'A line that was written before.' );
			const history = newest.getByRole( 'button', { name: 'Show the quoted history' } );
			expect( await history.getAttribute( 'aria-expanded' ) ).toBe( 'false' );
			await history.click();
			await day.read( day.marta, 'A line that was written before.' );
			await newest.getByRole( 'button', { name: 'Hide the quoted history' } ).click();
			await newest.getByRole( 'button', { name: 'Show the quoted history' } ).waitFor();
			expect( await newest.innerText() ).not.toContain( 'A line that was written before.' );
		},
	},
	{
		row: 'T2',
		does: 'pictures of other servers wait until they are asked for, then always for this sender; its own are there at once',
		run: async ( day ) => {
			const asked: string[] = [];
			const server = createServer( ( request, response ) => {
				asked.push( request.url ?? '' );
				response.writeHead( 200, { 'content-type': 'image/png' } ).end( PIXEL );
			} );
			await new Promise< void >( ( resolve ) => server.listen( 0, '127.0.0.1', resolve ) );
			try {
				const base = `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }`;
				const mail = ( name: string ) => ( {
					html: `<p>Look at this <b>vase</b>: <img src="${ base }/${ name }.png" width="40" height="40"> and mine: <img src="cid:own" width="20" height="20"></p>`,
					attachments: [ { filename: 'own.png', content: PIXEL, contentType: 'image/png', cid: 'own' } ],
				} );
				const first = await day.mail( mail( 'first' ) );
				await day.openTicket( day.marta, first );
				await day.read( day.marta, 'Look at this vase' );
				const frame = day.marta.frameLocator( '.mesa-mail-frame__shown' );
				const pictures = frame.locator( 'img' );
				await pictures.nth( 1 ).waitFor();
				expect( await pictures.nth( 1 ).getAttribute( 'src' ) ).toContain( '/mesa/v1/attachments/' );
				await day.marta.waitForTimeout( 800 );
				expect( asked ).toEqual( [] );
				await shot( day.marta, 'workspace-images-blocked' );
				await day.marta.getByRole( 'button', { name: 'Always for this sender' } ).click();
				await day.marta.waitForTimeout( 1500 );
				expect( asked ).toContain( '/first.png' );
				const second = await day.mail( mail( 'second' ), first.customer );
				await day.openTicket( day.marta, second );
				await day.read( day.marta, 'Look at this vase' );
				await day.marta.waitForTimeout( 1500 );
				expect( asked ).toContain( '/second.png' );
				// A colleague has allowed nothing.
				const before = asked.length;
				await day.openTicket( day.ben, second );
				await day.ben.getByText( 'Images are blocked' ).waitFor();
				expect( asked.length ).toBe( before );
			} finally {
				await new Promise( ( resolve ) => server.close( resolve ) );
			}
		},
	},
	{
		row: 'T2',
		does: 'files are listed with name and size and come whole, and so does the mail as it came',
		run: async ( day ) => {
			const mail = await day.mail( {
				text: 'The invoice is attached.',
				attachments: [ { filename: 'invoice 2291.txt', content: 'Mug 18 EUR\n', contentType: 'text/plain' } ],
			} );
			await day.openTicket( day.marta, mail );
			const file = day.marta.locator( '.mesa-file', { hasText: 'invoice 2291.txt' } );
			await file.waitFor();
			expect( await file.innerText() ).toMatch( /\d+\s*(B|bytes)/ );
			const content: string = await day.marta.evaluate(
				`fetch( ${ JSON.stringify( await file.getAttribute( 'href' ) ) } ).then( ( answer ) => answer.text() )`
			);
			expect( content ).toBe( 'Mug 18 EUR\n' );
			await day.marta
				.getByRole( 'button', { name: `More about the message from ${ mail.customer.name }` } )
				.first()
				.click();
			const [ download ] = await Promise.all( [
				day.marta.waitForEvent( 'download' ),
				day.marta.getByRole( 'menuitem', { name: 'Download the original mail' } ).click(),
			] );
			const raw = readFileSync( await download.path(), 'utf8' );
			expect( raw ).toContain( mail.messageId );
			expect( raw ).toContain( 'The invoice is attached.' );
			expect( await axe( day.marta, '#mesa-root' ) ).toEqual( [] );
		},
	},
	{
		row: 'T1',
		does: 'the list is walked by keys, the next ticket is there at once, and everything is found by typing',
		run: async ( day ) => {
			const [ one, two ] = [ await day.mail(), await day.mail() ];
			await day.inbox( day.marta );
			await day.line( day.marta, one.subject ).waitFor( { timeout: 30_000 } );
			await day.openTicket( day.marta, two );
			await day.marta.waitForTimeout( 1500 );
			// The one below was fetched ahead: it is painted although the line is dead now.
			await day.marta.route( /mesa\/v1\/tickets\/\d+/, ( route ) => route.abort() );
			await day.marta.keyboard.press( 'j' );
			await day.marta.locator( '.mesa-thread__subject', { hasText: one.subject } ).waitFor( { timeout: 2_000 } );
			await day.marta.locator( '.mesa-message' ).first().waitFor( { timeout: 2_000 } );
			await day.marta.unroute( /mesa\/v1\/tickets\/\d+/ );
			await day.marta.keyboard.press( 'Control+k' );
			await day.marta.keyboard.type( two.subject );
			await day.marta
				.getByRole( 'option', { name: new RegExp( two.subject ) } )
				.first()
				.waitFor();
			await day.marta.keyboard.press( 'Enter' );
			await day.marta.locator( '.mesa-thread__subject', { hasText: two.subject } ).waitFor();
			await day.marta.keyboard.press( 'F' );
			await day.marta.locator( '#adminmenuwrap' ).waitFor( { state: 'hidden' } );
			await day.marta.keyboard.press( 'F' );
			await day.marta.locator( '#adminmenuwrap' ).waitFor();
			await day.marta.keyboard.press( 'g' );
			await day.marta.keyboard.press( 'u' );
			await day.marta.getByRole( 'heading', { name: 'Unassigned' } ).waitFor();
		},
	},
];
