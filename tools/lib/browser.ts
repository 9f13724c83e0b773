import { existsSync } from 'node:fs';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { ToolError } from './fail.ts';
import { which } from './process.ts';

/** Chromium of this machine: MESA_CHROMIUM, or the first that is found under its usual names. */
export function chromiumPath(): string {
	const named = process.env.MESA_CHROMIUM;
	if ( named ) {
		if ( ! existsSync( named ) ) {
			throw new ToolError( `MESA_CHROMIUM names ${ named }, which is not there.` );
		}
		return named;
	}
	for ( const program of [ 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable' ] ) {
		const path = which( program );
		if ( path ) {
			return path;
		}
	}
	throw new ToolError( 'Chromium is missing: install it (Debian: apt-get install chromium) or name one in MESA_CHROMIUM.' );
}

export async function launchBrowser(): Promise< Browser > {
	return await chromium.launch( { executablePath: chromiumPath(), args: [ '--no-sandbox', '--disable-dev-shm-usage' ] } );
}

/** Fills in WordPress's own login form, in a page or in the frame in which WordPress asks again. */
export async function fillLogin( form: Page | FrameLocator, user: string, password: string ): Promise< void > {
	const name = form.locator( '#user_login' );
	// 200 ms after it was read, the form moves the focus to the name (`wp_attempt_focus`); what is typed then goes there.
	await name.evaluate(
		( field ) =>
			new Promise< void >( ( done ) =>
				field.ownerDocument.activeElement === field ? done() : field.addEventListener( 'focus', () => done(), { once: true } )
			)
	);
	await name.fill( user );
	await form.locator( '#user_pass' ).fill( password );
}

/** Logs in by WordPress's own form. */
export async function logIn( page: Page, url: string, user: string, password: string ): Promise< void > {
	await page.goto( `${ url }/wp-login.php` );
	await fillLogin( page, user, password );
	await Promise.all( [ page.waitForURL( /wp-admin/, { timeout: 60_000 } ), page.locator( '#wp-submit' ).click() ] );
}
