/**
 * The running desk that browser tests use: a site filled with the demo's data.
 *
 *   const page = await open( { as: 'marta', path: '/wp-admin/admin.php?page=mesa-help-desk', width: 390 } );
 *   await shot( page, 'inbox' );
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Agent } from '../../tools/demo/content/shop.ts';
import { launchBrowser, logIn } from '../../tools/lib/browser.ts';
import { ARTIFACTS, ROOT } from '../../tools/lib/paths.ts';

export interface DeskFile {
	lane: string;
	url: string;
	adminUser: string;
	adminPassword: string;
	/** WordPress's folder on this machine. */
	folder: string;
	/** Lets tests run PHP inside the site; see tools/site/runner.ts. */
	secret: string;
	smtpPort: number;
	outbox: string;
}

let known: DeskFile | undefined;

export function desk(): DeskFile {
	const file = process.env.MESA_TEST_DESK;
	if ( ! known && ! file ) {
		throw new Error( 'These tests need a desk: start them with "npm run test:e2e".' );
	}
	known ??= JSON.parse( readFileSync( file ?? '', 'utf8' ) ) as DeskFile;
	return known;
}

let browser: Browser | undefined;
const sessions = new Map< string, Awaited< ReturnType< BrowserContext[ 'storageState' ] > > >();
const problems = new WeakMap< Page, string[] >();

export interface OpenOptions {
	/** An agent of the demo (password "password"), the administrator, or nobody. */
	as?: Agent | 'admin';
	/** Path on the site, or a whole URL. */
	path: string;
	/** CSS pixels; default 1440. */
	width?: 390 | 1024 | 1440;
	/** Default: 900, on a phone 844. */
	height?: number;
}

/** Opens a page of the site; each user logs in once. */
export async function open( { as, path, width = 1440, height = width === 390 ? 844 : 900 }: OpenOptions ): Promise< Page > {
	browser ??= await launchBrowser();
	const viewport = { width, height };
	const phone = width === 390 ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {};
	if ( as && ! sessions.has( as ) ) {
		const context = await browser.newContext();
		await logIn( await context.newPage(), desk().url, as, as === 'admin' ? desk().adminPassword : 'password' );
		sessions.set( as, await context.storageState() );
		await context.close();
	}
	const session = as ? sessions.get( as ) : undefined;
	const context = await browser.newContext( { viewport, ...phone, ...( session ? { storageState: session } : {} ) } );
	context.setDefaultTimeout( 60_000 );
	const page = await context.newPage();
	const found: string[] = [];
	problems.set( page, found );
	page.on( 'pageerror', ( error ) => found.push( error.message ) );
	page.on( 'console', ( message ) => {
		if ( message.type() === 'error' ) {
			found.push( `${ message.text() } ${ message.location().url }` );
		}
	} );
	await page.goto( path.startsWith( 'http' ) ? path : desk().url + path );
	return page;
}

/** Errors that the page threw or wrote to the console so far. */
export function pageProblems( page: Page ): string[] {
	return problems.get( page ) ?? [];
}

/** Keeps a screenshot under artifacts/screens; resolves to its file. */
export async function shot( page: Page, name: string ): Promise< string > {
	const folder = join( ARTIFACTS, 'screens' );
	mkdirSync( folder, { recursive: true } );
	const path = join( folder, `${ name }-${ page.viewportSize()?.width ?? 0 }.png` );
	await page.screenshot( { path } );
	return path;
}

/** Waits until what fades in or moves has come to rest: half faded, nothing has the contrast that it is read with. */
async function atRest( page: Page ): Promise< void > {
	await page.evaluate( `Promise.race( [
		new Promise( ( resolve ) => setTimeout( resolve, 3000 ) ),
		Promise.all( document.getAnimations()
			.filter( ( each ) => Number.isFinite( each.effect?.getComputedTiming().endTime ) )
			.map( ( each ) => each.finished.catch( () => undefined ) ) ).then( () => undefined ),
	] )` );
}

/** What axe-core finds in our part of the page, one line each. */
export async function axe( page: Page, inside: string ): Promise< string[] > {
	await atRest( page );
	await page.addScriptTag( { path: join( ROOT, 'node_modules', 'axe-core', 'axe.min.js' ) } );
	const found: { id: string; impact: string; nodes: { target: string[] }[] }[] = await page.evaluate(
		`axe.run( ${ JSON.stringify( inside ) }, { runOnly: [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa' ] } ).then( ( { violations } ) => violations )`
	);
	return found.map(
		( { id, impact, nodes } ) => `${ id } (${ impact }): ${ nodes.map( ( { target } ) => target.join( ' ' ) ).join( ', ' ) }`
	);
}

/** How many CSS pixels the page is wider than the window. */
export async function overflow( page: Page ): Promise< number > {
	return await page.evaluate( 'document.documentElement.scrollWidth - document.documentElement.clientWidth' );
}

/** Call it in afterAll. */
export async function closeBrowser(): Promise< void > {
	await browser?.close();
	browser = undefined;
	sessions.clear();
}
