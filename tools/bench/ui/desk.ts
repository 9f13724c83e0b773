/** A seeded desk with mail that comes in, and a browser with somebody logged in. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, logIn } from '../../lib/browser.ts';
import { STATE } from '../../lib/paths.ts';
import { rest } from '../../lib/rest.ts';
import { startMailLane } from '../../mail/lane.ts';
import { SEED } from '../../seed/desk.ts';
import { seededSite } from '../../seed/site.ts';
import { startPoller } from '../../site/poller.ts';
import { INSTRUMENTS } from './instruments.ts';

/** The seeded manager, who sees every mailbox. */
const WHO = 'agent01';
const ADDRESS = 'bench@shop.example';
const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';

export interface UiDesk {
	url: string;
	tickets: number;
	/** The plugin's folder in the site. */
	plugin: string;
	/** Takes mail to `address`. */
	smtpPort: number;
	address: string;
	/** WordPress, PHP, database and browser with their versions. */
	runsOn: string;
	/** A browser window of its own, logged in, with an empty cache; the instruments run from the first script on. */
	window: () => Promise< Page >;
	/** The inbox's address, with what is added to it, such as "&ticket=5". */
	inbox: ( more?: string ) => string;
	stop: () => Promise< void >;
}

/** Starts the desk; seeds it where it has to be. */
export async function openUiDesk( tickets: number, keep?: string ): Promise< UiDesk > {
	const stops: ( () => Promise< void > )[] = [];
	const stop = async () => {
		for ( const end of stops.splice( 0 ).reverse() ) {
			await end();
		}
	};
	try {
		const seeded = await seededSite( tickets, SEED, keep );
		stops.push( seeded.stop );
		const { site } = seeded;
		const name = `bench-ui-${ process.pid }`;
		const mail = await startMailLane( 'dovecot', { base: join( STATE, 'mail', name ), mailboxes: [ ADDRESS ] } );
		stops.push( mail.stop );
		const [ login ] = await site.users( [ { login: 'admin', role: 'administrator' } ] );
		const server = mail.mailboxes[ 0 ]?.server;
		if ( ! login || ! server ) {
			throw new Error( 'The desk has no administrator, or no mail server.' );
		}
		const admin = rest( site.url, login );
		const { password, ...incoming } = server;
		const { password: outgoingPassword, ...outgoing } = mail.smtp;
		const servers = { incoming, incoming_password: password, outgoing, outgoing_password: outgoingPassword };
		const known = ( await admin.call( 'listMailboxes', {} ) ).find( ( box ) => box.address === ADDRESS );
		await ( known
			? admin.call( 'updateMailbox', { path: { id: known.id }, body: servers } )
			: admin.call( 'createMailbox', { body: { name: 'Bench', address: ADDRESS, active: true, ...servers } } ) );
		const poller = await startPoller( site, name, mail.ca );
		stops.push( poller.stop );
		const browser: Browser = await launchBrowser();
		stops.push( () => browser.close() );
		const context = await browser.newContext();
		await logIn( await context.newPage(), site.url, WHO, 'password' );
		const storageState = await context.storageState();
		await context.close();
		return {
			url: site.url,
			tickets,
			plugin: join( site.folder, 'wp-content', 'plugins', 'mesa-help-desk' ),
			smtpPort: mail.smtp.port,
			address: ADDRESS,
			runsOn: `WordPress ${ site.wordpressVersion }, PHP ${ site.phpVersion }, ${ site.database }, Chromium ${ browser.version() }`,
			window: async () => {
				const own: BrowserContext = await browser.newContext( { storageState, viewport: { width: 1440, height: 900 } } );
				own.setDefaultTimeout( 60_000 );
				const page = await own.newPage();
				await page.addInitScript( INSTRUMENTS );
				return page;
			},
			inbox: ( more = '' ) => `${ site.url }${ INBOX }${ more }`,
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}
