/** The figures themselves: what a person waits for, one by one. */
import type { Page } from 'playwright-core';
import { ToolError } from '../../lib/fail.ts';
import { sleep, until } from '../../lib/wait.ts';
import { sendMail } from '../../mail/send.ts';
import type { UiDesk } from './desk.ts';

export const percentile = ( values: readonly number[], share: number ): number => {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	return sorted[ Math.min( sorted.length - 1, Math.ceil( sorted.length * share ) - 1 ) ] ?? Number.NaN;
};

const bench = async < T >( page: Page, expression: string ): Promise< T > => await page.evaluate( `mesaBench.${ expression }` );

/** From navigation to a list that can be used: with an empty cache, then as on every other day. Medians. */
export async function listTimes( desk: UiDesk, rounds: number ): Promise< { cold_list_ms: number; warm_list_ms: number } > {
	const [ cold, warm ]: [ number[], number[] ] = [ [], [] ];
	for ( let round = 0; round < rounds; round++ ) {
		const page = await desk.window();
		await page.goto( desk.inbox() );
		cold.push( await bench( page, 'list' ) );
		await page.reload();
		warm.push( await bench( page, 'list' ) );
		await page.context().close();
	}
	return { cold_list_ms: percentile( cold, 0.5 ), warm_list_ms: percentile( warm, 0.5 ) };
}

/** From navigation to a ticket that can be read, by its address. Medians. */
export async function ticketTimes( desk: UiDesk, rounds: number ): Promise< { cold_ticket_ms: number; warm_ticket_ms: number } > {
	const [ cold, warm ]: [ number[], number[] ] = [ [], [] ];
	for ( let round = 0; round < rounds; round++ ) {
		const page = await desk.window();
		await page.goto( desk.inbox( `&ticket=${ desk.tickets - 1 - round }` ) );
		cold.push( await bench( page, "waitFor( '.mesa-thread .mesa-message' )" ) );
		await page.reload();
		warm.push( await bench( page, "waitFor( '.mesa-thread .mesa-message' )" ) );
		await page.context().close();
	}
	return { cold_ticket_ms: percentile( cold, 0.5 ), warm_ticket_ms: percentile( warm, 0.5 ) };
}

async function openFirst( desk: UiDesk ): Promise< Page > {
	const page = await desk.window();
	await page.goto( desk.inbox() );
	await page.locator( '.mesa-line__open' ).first().click();
	await page.locator( '.mesa-thread .mesa-message' ).first().waitFor();
	return page;
}

/** Yes or no, never the element: playwright would hold it, and with it the whole thread, until the page is closed. */
const threadIsThere = ( page: Page ) =>
	page.waitForFunction(
		`!! document.querySelector( '.mesa-thread[data-ticket="' + new URLSearchParams( location.search ).get( 'ticket' ) + '"] .mesa-message' )`
	);

/** From j or k to the painted thread, reading each for a moment, down and up again. */
export async function openTimes( desk: UiDesk, tickets: number, readMs: number ): Promise< number[] > {
	const page = await openFirst( desk );
	await sleep( 1500 );
	await bench( page, 'watchKeys()' );
	for ( let at = 0; at < tickets; at++ ) {
		// Up now and then, as people do who went too far.
		await page.keyboard.press( at % 7 === 6 ? 'k' : 'j' );
		await threadIsThere( page );
		await sleep( readMs );
	}
	const opened = await bench< number[] >( page, 'opened' );
	await page.context().close();
	return opened;
}

/** Typing in a reply under the seeded ticket of 300 messages, all of them on screen, the newest unfolded as always. */
export async function typingTimes( desk: UiDesk, letters: number, unfold: boolean ): Promise< number[] > {
	const page = await desk.window();
	await page.goto( desk.inbox( `&folder=all&ticket=${ desk.tickets }` ) );
	await page.locator( '.mesa-thread .mesa-message' ).first().waitFor();
	const earlier = page.getByRole( 'button', { name: 'Show earlier messages' } );
	while ( ( await earlier.count() ) > 0 ) {
		const before = await page.locator( '.mesa-message' ).count();
		await earlier.click();
		await page.waitForFunction( `document.querySelectorAll( '.mesa-message' ).length > ${ before }` );
	}
	const messages = await page.locator( '.mesa-message' ).count();
	if ( messages < 300 ) {
		throw new ToolError( `The long ticket shows ${ messages } messages instead of 300.` );
	}
	if ( unfold ) {
		await page.evaluate( `document.querySelectorAll( '.mesa-message__folded' ).forEach( ( button ) => button.click() )` );
		await page.waitForFunction( `! document.querySelector( '.mesa-message__folded' )` );
		await sleep( 5000 );
	}
	await page.locator( '.mesa-thread__subject' ).click();
	await page.keyboard.press( 'r' );
	await page.getByRole( 'textbox', { name: 'Your reply' } ).waitFor();
	await page.getByRole( 'textbox', { name: 'Your reply' } ).click();
	await page.keyboard.type( 'Hello, ', { delay: 60 } );
	await sleep( 1000 );
	await bench( page, 'watchTyping()' );
	await page.keyboard.type( 'thank you for your patience. '.repeat( Math.ceil( letters / 29 ) ).slice( 0, letters ), { delay: 60 } );
	await sleep( 500 );
	const typed = await bench< number[] >( page, 'typed' );
	await page.context().close();
	if ( typed.length < letters * 0.9 ) {
		throw new ToolError( `Of ${ letters } letters ${ typed.length } were seen.` );
	}
	return typed;
}

async function heapMb( page: Page ): Promise< number > {
	const session = await page.context().newCDPSession( page );
	await session.send( 'HeapProfiler.enable' );
	// What is freed may free more.
	for ( let time = 0; time < 3; time++ ) {
		await session.send( 'HeapProfiler.collectGarbage' );
	}
	const { usedSize } = await session.send( 'Runtime.getHeapUsage' );
	await session.detach();
	return usedSize / 1_000_000;
}

/** How much more memory the page holds after so many tickets than after the first fifty, which fill what is kept. MB of 10⁶ bytes. */
export async function memoryGrowth( desk: UiDesk, tickets: number ): Promise< number > {
	const page = await openFirst( desk );
	const walk = async ( steps: number ) => {
		for ( let at = 0; at < steps; at++ ) {
			const before = page.url();
			await page.keyboard.press( 'j' );
			await threadIsThere( page );
			if ( page.url() === before ) {
				// At the end of what is loaded; the next page is on its way.
				await sleep( 300 );
				at--;
			}
		}
		await sleep( 2000 );
	};
	// A longer list is more on screen, not something that was forgotten: it is there before the first look.
	const lines = page.locator( '.mesa-line' );
	while ( ( await lines.count() ) < tickets + 60 ) {
		const shown = await lines.count();
		await page.locator( '.mesa-list__scroll' ).evaluate( ( list ) => list.scrollTo( 0, list.scrollHeight ) );
		await page.waitForFunction( `document.querySelectorAll( '.mesa-line' ).length > ${ shown }` );
	}
	await walk( 50 );
	const before = await heapMb( page );
	await walk( tickets );
	const after = await heapMb( page );
	await page.context().close();
	return after - before;
}

export interface Arrival {
	/** Milliseconds from the SMTP server's "OK" to the line in the list, one for each mail. */
	times: number[];
	/** Sum of the layout shifts meanwhile, as the browser counts them; somebody reads a ticket and does not touch anything. */
	shift: number;
	shifts: string[];
}

/** Mails come in one after the other while somebody reads. */
export async function arrival( desk: UiDesk, mails: number ): Promise< Arrival > {
	const page = await openFirst( desk );
	await sleep( 3000 );
	const mark = `Bench ${ process.pid }-`;
	await bench( page, `watchLines( ${ JSON.stringify( mark ) } )` );
	await bench( page, 'watchShift()' );
	const sent = new Map< string, number >();
	for ( let at = 0; at < mails; at++ ) {
		const subject = `${ mark }${ at }`;
		await sendMail( desk.smtpPort, { from: `Tove <tove${ at }@customer.example>`, to: desk.address, subject, text: 'Where is it?' } );
		sent.set( subject, Date.now() );
		await sleep( 700 );
	}
	await until( 'the mails in the list', async () => Object.keys( await bench< object >( page, 'seen' ) ).length >= mails, 60_000 );
	const seen = await bench< Record< string, number > >( page, 'seen' );
	const { shift, shifts } = { shift: await bench< number >( page, 'shift' ), shifts: await bench< string[] >( page, 'shifts' ) };
	await page.context().close();
	return { times: [ ...sent ].map( ( [ subject, at ] ) => ( seen[ subject ] ?? Infinity ) - at ), shift, shifts };
}
