/**
 * Mail that was made to break readers, shown in the thread of a real browser: nothing runs, nothing is asked for,
 * nothing outside of the mail's own frame looks different.
 *
 * MESA_HOSTILE_DIR takes every .html and every HTML part of an .eml below a folder as well, for example a corpus.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { ROOT } from '../../tools/lib/paths.ts';
import { until } from '../../tools/lib/wait.ts';
import { sendMail } from '../../tools/mail/send.ts';
import { axe, closeBrowser, desk, open, shot } from './desk.ts';

const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';
const OWN = join( ROOT, 'tests', 'fixtures', 'hostile-html' );
/** So many mails in one thread. */
const PER_TICKET = 24;
const TO = 'hello@tallernorte.example';

interface Payload {
	name: string;
	html: string;
}

async function payloads( folder: string ): Promise< Payload[] > {
	const found: Payload[] = [];
	for ( const entry of readdirSync( folder, { recursive: true, withFileTypes: true } ) ) {
		const path = join( entry.parentPath, entry.name );
		const name = relative( folder, path );
		if ( entry.isFile() && /\.html?$/i.test( entry.name ) ) {
			found.push( { name, html: readFileSync( path, 'utf8' ) } );
		} else if ( entry.isFile() && extname( entry.name ) === '.eml' ) {
			const { html } = await simpleParser( readFileSync( path ) ).catch( () => ( { html: false as const } ) );
			if ( html ) {
				found.push( { name, html } );
			}
		}
	}
	return found.sort( ( a, b ) => a.name.localeCompare( b.name ) );
}

/** One thread with a plain mail first and the payloads after it; resolves to its subject. */
async function writeThread( subject: string, part: readonly Payload[] ): Promise< void > {
	const first = await sendMail( desk().smtpPort, { from: 'Eve <eve@hostile.example>', to: TO, subject, text: 'A plain mail.' } );
	for ( const { name, html } of part ) {
		await sendMail( desk().smtpPort, {
			from: 'Eve <eve@hostile.example>',
			to: TO,
			subject: `Re: ${ subject }`,
			inReplyTo: first,
			references: first,
			// Payloads come in any shape; what stands before them makes sure that there is something to show.
			html: `<p>${ basename( name ).replace( /[^\w.-]/g, '' ) }</p>${ html }`,
		} );
	}
}

/** How the page around the mails looks: colours, type, place and size of what would be covered or changed first. */
const OUTSIDE = `JSON.stringify( [ 'html', 'body', '#wpadminbar', '#adminmenu', '.mesa', '.mesa-folders', '.mesa-list__head', '.mesa-thread__head', '.mesa-thread__subject', '.mesa-thread__scroll', '.mesa-side', '.mesa-reply' ].map( ( selector ) => {
	const element = document.querySelector( selector );
	if ( ! element ) return [ selector, null ];
	const style = getComputedStyle( element );
	const box = element.getBoundingClientRect();
	const text = /^(html|body)$/.test( selector ) ? '' : [ box.x, box.y, box.width, box.height ].map( Math.round ).join();
	return [ selector, style.color, style.backgroundColor, style.fontSize, style.display, style.position, style.zIndex, style.opacity, text ];
} ) )`;

interface Watched {
	page: Page;
	/** What must not have happened. */
	wrong: string[];
}

async function watchedPage(): Promise< Watched > {
	const page = await open( { as: 'marta', path: INBOX } );
	await page.locator( '.mesa-line' ).first().waitFor();
	const wrong: string[] = [];
	const { origin } = new URL( desk().url );
	page.on( 'dialog', ( dialog ) => {
		wrong.push( `a dialog said "${ dialog.message() }"` );
		void dialog.dismiss();
	} );
	page.context().on( 'page', () => wrong.push( 'a window was opened' ) );
	page.on( 'framenavigated', ( frame ) => {
		if ( frame === page.mainFrame() && ! frame.url().includes( 'page=mesa-help-desk' ) ) {
			wrong.push( `the page went to ${ frame.url() }` );
		}
	} );
	page.on( 'request', ( request ) => {
		const url = new URL( request.url() );
		const isOurs = url.origin === origin;
		const fromMail = request.isNavigationRequest() ? request.frame() !== page.mainFrame() && url.protocol !== 'about:' : false;
		if ( /^(data|blob|about):$/.test( url.protocol ) ) {
			return;
		}
		if ( ! isOurs || fromMail || /wp-login|admin-post|wp-cron/.test( url.pathname ) ) {
			wrong.push( `a request left: ${ request.url().slice( 0, 200 ) }` );
		}
	} );
	return { page, wrong };
}

afterAll( closeBrowser );

it( 'runs nothing, asks for nothing and reaches nothing outside of its frame', async () => {
	const folder = process.env.MESA_HOSTILE_DIR;
	const all = [ ...( await payloads( OWN ) ), ...( folder ? await payloads( folder ) : [] ) ];
	expect( all.length ).toBeGreaterThanOrEqual( 14 );
	const threads = Array.from( { length: Math.ceil( all.length / PER_TICKET ) }, ( _each, at ) => ( {
		subject: `Hostile ${ process.pid } part ${ at + 1 } of it`,
		part: all.slice( at * PER_TICKET, ( at + 1 ) * PER_TICKET ),
	} ) );
	for ( const { subject, part } of threads ) {
		await writeThread( subject, part );
	}
	const { page, wrong } = await watchedPage();
	for ( const { subject, part } of threads ) {
		const line = page.locator( '.mesa-line', { hasText: subject } ).first();
		await line.waitFor( { timeout: 60_000 } );
		await line.locator( '.mesa-line__open' ).click();
		await page.locator( '.mesa-thread__subject', { hasText: subject } ).waitFor();
		await until(
			`${ part.length + 1 } messages`,
			async () => ( await page.locator( '.mesa-message' ).count() ) > part.length,
			120_000
		);
		const before = await page.evaluate( OUTSIDE );
		await page.evaluate( `document.querySelectorAll( '.mesa-message__folded' ).forEach( ( button ) => button.click() )` );
		await page.waitForFunction( `! document.querySelector( '.mesa-message__folded' )` );
		// The frames take their mail, their height, and all that they would ask for.
		await page.waitForTimeout( 2500 );
		expect( { subject, wrong } ).toEqual( { subject, wrong: [] } );
		expect( await page.evaluate( OUTSIDE ) ).toBe( before );
		expect( await page.evaluate( 'window.mesaOwned' ) ).toBeUndefined();
		expect( await page.title() ).not.toContain( 'owned' );
		const frames: string[] = await page.evaluate(
			`[ ...document.querySelectorAll( '.mesa-thread iframe' ) ].map( ( frame ) => frame.className + ' ' + frame.getAttribute( 'sandbox' ) )`
		);
		expect( frames.filter( ( sandbox ) => /allow-(scripts|forms|top-navigation)/.test( sandbox ) ) ).toEqual( [] );
		expect( frames.filter( ( sandbox ) => /shown/.test( sandbox ) && /allow-same-origin/.test( sandbox ) ) ).toEqual( [] );
		const wider: number = await page.evaluate( 'document.documentElement.scrollWidth - document.documentElement.clientWidth' );
		expect( wider ).toBeLessThanOrEqual( 0 );
	}
	expect( await axe( page, '.mesa-thread__head' ) ).toEqual( [] );
	await shot( page, 'hostile-mails' );
	await page.context().close();
}, 1_800_000 );

it( 'leaves a person where they are when they click what a mail offers', async () => {
	const subject = `Hostile links ${ process.pid }`;
	const html = readFileSync( join( OWN, 'links.html' ), 'utf8' );
	await sendMail( desk().smtpPort, { from: 'Eve <eve@hostile.example>', to: TO, subject, html: `<p>Choose</p>${ html }` } );
	const { page, wrong } = await watchedPage();
	const line = page.locator( '.mesa-line', { hasText: subject } ).first();
	await line.waitFor( { timeout: 60_000 } );
	await line.locator( '.mesa-line__open' ).click();
	const frame = page.frameLocator( '.mesa-mail-frame__shown' );
	for ( const word of [ 'one', 'two', 'three', 'four', 'five' ] ) {
		await frame.getByText( word, { exact: true } ).click();
	}
	await page.waitForTimeout( 1000 );
	expect( wrong ).toEqual( [] );
	expect( await page.evaluate( 'window.mesaOwned' ) ).toBeUndefined();
	await page.context().close();
}, 120_000 );
