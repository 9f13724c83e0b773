/**
 * Visitors in a browser, each with an address of their own, so that one test does not use up another's tries.
 *
 *   beforeAll( () => openForVisitors() );
 *   const page = await visit( '/contact/', { width: 390 } );
 *   afterAll( () => closeForVisitors() );
 */
import { randomInt } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../tools/lib/browser.ts';
import { closeBrowser, desk } from '../desk.ts';

export interface VisitOptions {
	/** Default: yes. */
	javaScript?: boolean;
	/** CSS pixels; default 1440. */
	width?: number;
	/** Which of the two groups of visitors the form's suggestions are tried on; else it is drawn, as in life. */
	group?: 'shown' | 'held';
}

let browser: Browser | undefined;
let visitors = 0;
/** The files of a run share a desk, and so its memory of addresses. */
const network = randomInt( 0x1000, 0xffff ).toString( 16 );

/** Starts the browser, and lets the desk believe the addresses that visitors say they have. */
export async function openForVisitors(): Promise< void > {
	const plugins = join( desk().folder, 'wp-content', 'mu-plugins' );
	mkdirSync( plugins, { recursive: true } );
	copyFileSync( join( __dirname, '..', '..', 'integration', 'mu-plugin', 'visitors.php' ), join( plugins, 'mesa-visitors.php' ) );
	browser = await launchBrowser();
}

/** A page of the site for a new visitor. */
export async function visit( path: string, { javaScript = true, width = 1440, group }: VisitOptions = {} ): Promise< Page > {
	if ( ! browser ) {
		throw new Error( 'Call openForVisitors() first.' );
	}
	visitors += 1;
	const context = await browser.newContext( {
		javaScriptEnabled: javaScript,
		viewport: { width, height: 900 },
		extraHTTPHeaders: { 'X-Test-Address': `2001:db8:${ network }:${ visitors }::1` },
	} );
	context.setDefaultTimeout( 60_000 );
	if ( group ) {
		await context.addInitScript(
			`try { sessionStorage.getItem( 'mesa-visit' ) || sessionStorage.setItem( 'mesa-visit', '${ group }' ) } catch {}`
		);
	}
	const page = await context.newPage();
	await page.goto( desk().url + path );
	return page;
}

/** Fills in what every form asks. */
export async function write( page: Page, subject: string ): Promise< void > {
	await page.locator( '[name="email"]' ).fill( 'visitor@customer.example' );
	await page.locator( '[name="subject"]' ).fill( subject );
	await page.locator( '[name="message"]' ).fill( 'Two cups arrived broken.\n\nWhat now?' );
}

/** Call it in afterAll. */
export async function closeForVisitors(): Promise< void > {
	await browser?.close();
	browser = undefined;
	await closeBrowser();
}
