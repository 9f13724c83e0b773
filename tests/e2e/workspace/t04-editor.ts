/** T4: the editor: formatting, pasting and dropping pictures and files, and what the customer gets of it. */
import { expect } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import type { Step } from './day.ts';

/** A red square of 8 × 8, drawn by the browser itself, given to the element as paste or drop would. */
async function give(
	page: Page,
	way: 'paste' | 'drop',
	place: string,
	what: { name: string; type: string; text?: string }
): Promise< void > {
	await page.evaluate(
		async ( { how, on, file } ) => {
			const bytes = async () => {
				if ( file.text !== undefined ) {
					return new Blob( [ file.text ], { type: file.type } );
				}
				const canvas = document.createElement( 'canvas' );
				canvas.width = canvas.height = 8;
				const pen = canvas.getContext( '2d' )!;
				pen.fillStyle = '#c00';
				pen.fillRect( 0, 0, 8, 8 );
				return new Promise< Blob >( ( done ) => canvas.toBlob( ( blob ) => done( blob! ), file.type ) );
			};
			const data = new DataTransfer();
			data.items.add( new File( [ await bytes() ], file.name, { type: file.type } ) );
			const target = document.querySelector( on )!;
			const { left, top } = target.getBoundingClientRect();
			const at = { bubbles: true, cancelable: true, clientX: left + 20, clientY: top + 16 };
			if ( how === 'paste' ) {
				target.dispatchEvent( new ClipboardEvent( 'paste', { ...at, clipboardData: data } ) );
				return;
			}
			for ( const type of [ 'dragenter', 'dragover', 'drop' ] ) {
				target.dispatchEvent( new DragEvent( type, { ...at, dataTransfer: data } ) );
			}
		},
		{ how: way, on: place, file: what }
	);
}

const TEXT = '.mesa-editor__text';

export const editor: Step[] = [
	{
		row: 'T4',
		does: 'formatting by keys and by typing reaches the customer as it looked',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'r' );
			await day.marta.locator( TEXT ).waitFor();
			const words = day.words( 'Two things' );
			const { keyboard } = day.marta;
			await keyboard.press( 'Control+b' );
			await keyboard.type( words );
			await keyboard.press( 'Control+b' );
			await keyboard.press( 'Enter' );
			await keyboard.type( '- the mug' );
			await keyboard.press( 'Enter' );
			await keyboard.type( 'the lamp' );
			await keyboard.press( 'Enter' );
			await keyboard.press( 'Enter' );
			await keyboard.type( 'track it' );
			await keyboard.press( 'Shift+Home' );
			await keyboard.press( 'Control+k' );
			await day.marta.getByRole( 'textbox', { name: 'Address of the link' } ).waitFor();
			await keyboard.type( 'javascript:alert(1)' );
			await keyboard.press( 'Enter' );
			await day.marta.getByText( 'Write a web address' ).waitFor();
			await keyboard.press( 'Control+a' );
			await keyboard.type( 'shop.example/track' );
			await keyboard.press( 'Enter' );
			await keyboard.press( 'Control+Enter' );
			const { html, text } = await simpleParser( ( await day.received( ( one ) => one.raw.includes( words ) ) ).raw );
			expect( html ).toContain( `<strong>${ words }</strong>` );
			expect( html ).toMatch( /<ul>\s*<li>the mug<\/li>\s*<li>the lamp<\/li>\s*<\/ul>/ );
			expect( html ).toContain( '<a href="https://shop.example/track"' );
			expect( text ).toMatch( /- the mug\n- the lamp/ );
		},
	},
	{
		row: 'T4',
		does: 'pictures that are pasted and dropped stand in the text, in the customer’s mail and in the colleague’s thread',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			await day.inbox( day.marta );
			await day.openTicket( day.marta, mail );
			await day.marta.keyboard.press( 'r' );
			await day.marta.locator( TEXT ).waitFor();
			const words = day.words( 'Look here' );
			await day.marta.keyboard.type( `${ words } ` );
			await give( day.marta, 'paste', TEXT, { name: 'pasted.png', type: 'image/png' } );
			await day.marta.locator( `${ TEXT } .mesa-picture` ).first().waitFor();
			await give( day.marta, 'drop', TEXT, { name: 'dropped.webp', type: 'image/webp' } );
			await day.marta.locator( `${ TEXT } .mesa-picture` ).nth( 1 ).waitFor();
			// What is no picture goes beside the text, wherever it was dropped.
			await give( day.marta, 'drop', '.mesa-thread__scroll', { name: 'terms.txt', type: 'text/plain', text: 'The terms' } );
			await day.marta.getByRole( 'button', { name: 'Remove terms.txt' } ).waitFor();
			// Taken out and taken back, it is still the same picture.
			await day.marta.locator( `${ TEXT } .mesa-picture` ).nth( 1 ).click();
			await day.marta.keyboard.press( 'Delete' );
			expect( await day.marta.locator( `${ TEXT } .mesa-picture` ).count() ).toBe( 1 );
			await day.marta.keyboard.press( 'Control+z' );
			await day.marta.locator( `${ TEXT } .mesa-picture` ).nth( 1 ).waitFor();
			// Another machine, or the same after a crash: the pictures come back from the server.
			await day.marta.waitForFunction( `! document.querySelector( '.mesa-attach progress' )` );
			await day.marta.getByText( 'Draft saved' ).waitFor();
			await day.marta.reload();
			await day.marta.waitForFunction(
				`[ ...document.querySelectorAll( '${ TEXT } .mesa-picture' ) ].filter( ( one ) => one.naturalWidth === 8 ).length === 2`
			);
			await day.marta.locator( TEXT ).click();
			await day.marta.keyboard.press( 'Control+Enter' );
			const { html, attachments } = await simpleParser( ( await day.received( ( one ) => one.raw.includes( words ) ) ).raw );
			const inside = attachments.filter( ( file ) => file.related );
			expect( inside.map( ( file ) => file.filename ).sort() ).toEqual( [ 'dropped.webp', 'pasted.png' ] );
			expect( attachments.filter( ( file ) => ! file.related ).map( ( file ) => file.filename ) ).toEqual( [ 'terms.txt' ] );
			expect( typeof html === 'string' && html.includes( words ) ).toBe( true );
			await day.read( day.ben, words );
			await day.ben.waitForFunction( () =>
				[ ...document.querySelectorAll( '.mesa-message.is-reply iframe.mesa-mail-frame__shown' ) ].some( ( frame ) =>
					/<img[^>]+\/attachments\/\d+/.test( frame.getAttribute( 'srcdoc' ) ?? '' )
				)
			);
		},
	},
	{
		row: 'T4',
		does: 'keys that are pressed before the editor has arrived are not lost',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.ben );
			await day.ben.route( /editor.*\.js/, async ( route ) => {
				await new Promise( ( done ) => setTimeout( done, 1500 ) );
				await route.continue();
			} );
			await day.ben.reload();
			await day.openTicket( day.ben, mail );
			await day.ben.keyboard.press( 'r' );
			await day.ben.getByRole( 'textbox', { name: 'Your reply' } ).waitFor();
			const words = day.words( 'Typed at once' );
			await day.ben.keyboard.type( words, { delay: 120 } );
			await day.ben.locator( TEXT ).waitFor();
			expect( await day.ben.locator( TEXT ).innerText() ).toContain( words );
			await day.ben.unroute( /editor.*\.js/ );
			await day.ben.getByRole( 'button', { name: 'Discard this draft' } ).click();
		},
	},
	{
		row: 'T4',
		does: 'what is pasted from an office program has its words and lists, and none of its looks',
		run: async ( day ) => {
			const mail = await day.mail();
			await day.inbox( day.ben );
			await day.openTicket( day.ben, mail );
			await day.ben.keyboard.press( 'n' );
			await day.ben.locator( TEXT ).waitFor();
			await day.ben.evaluate( ( on ) => {
				const data = new DataTransfer();
				data.setData(
					'text/html',
					`<html xmlns:o="urn:x"><head><style>p{color:red}</style></head><body><!--StartFragment--><p class="MsoNormal" style="font-family:Arial;color:#f00">Dear <b>Ana</b><o:p></o:p></p><p class="MsoListParagraph" style="mso-list:l0"><span style="mso-list:Ignore">·<span>   </span></span>first</p><p class="MsoListParagraph" style="mso-list:l0"><span style="mso-list:Ignore">·</span>second</p><img src="https://tracker.example/p.gif"><script>window.pasted=1</script><!--EndFragment--></body></html>`
				);
				data.setData( 'text/plain', 'Dear Ana' );
				document
					.querySelector( on )!
					.dispatchEvent( new ClipboardEvent( 'paste', { bubbles: true, cancelable: true, clipboardData: data } ) );
			}, TEXT );
			const html = await day.ben.locator( TEXT ).innerHTML();
			expect( html ).toContain( 'Dear <strong>Ana</strong>' );
			expect( html ).toMatch( /<ul>.*first.*second.*<\/ul>/s );
			expect( html ).not.toMatch( /style=|Mso|tracker|script/ );
			await day.ben.getByRole( 'button', { name: 'Discard this draft' } ).click();
		},
	},
];
