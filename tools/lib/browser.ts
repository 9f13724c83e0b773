import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
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

/** Logs in by WordPress's own form. */
export async function logIn( page: Page, url: string, user: string, password: string ): Promise< void > {
	await page.goto( `${ url }/wp-login.php` );
	await page.locator( '#user_login' ).fill( user );
	await page.locator( '#user_pass' ).fill( password );
	await Promise.all( [ page.waitForURL( /wp-admin/, { timeout: 60_000 } ), page.locator( '#wp-submit' ).click() ] );
}
