/** Mail that could not be taken in, older mail on its way, and originals that are not kept for ever, as the owner sees them. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LetterReport } from '../../src/contract/generated/types.ts';
import { rest, type Rest } from '../../tools/lib/rest.ts';
import { axe, closeBrowser, desk, open, overflow, pageProblems, shot } from './desk.ts';

const SETTINGS = '/wp-admin/admin.php?page=mesa-help-desk&view=settings';
const raw = gzipSync( 'From: jonas@client.example\r\nSubject: Broken vase\r\n\r\nIt came in pieces.\r\n' );
const rawHash = createHash( 'sha256' ).update( raw ).digest( 'hex' );

const key = ( name: string ) => createHash( 'sha256' ).update( name ).digest( 'hex' );
const failed = ( more: Partial< LetterReport[ 'failed' ][ number ] > ) => ( {
	folder: 'INBOX',
	uidvalidity: '1',
	uid: 0,
	key: '',
	from: { address: 'jonas@client.example', name: 'Jonas Weber' },
	subject: 'Broken vase',
	size: 48_300,
	received_at: new Date( Date.now() - 3 * 3600 * 1000 ).toISOString(),
	reason: 'WordPress says: Data too long for column "subject".',
	permanent: true,
	raw_sha256: '',
	...more,
} );

/** The mailbox of the test, and a poller's login for it. */
let mailbox = 0;
let poller: Rest;

/** Calls WordPress as the person who is logged in on the page. */
const ask = < Answer >( page: Page, path: string, data: object ): Promise< Answer > =>
	page.evaluate( `wp.apiFetch( { path: ${ JSON.stringify( path ) }, method: 'POST', data: ${ JSON.stringify( data ) } } )` );

async function openFailed( width: 390 | 1024 | 1440 = 1440 ): Promise< Page > {
	const page = await open( { as: 'admin', path: `${ SETTINGS }&section=failed`, width } );
	await page.getByRole( 'heading', { name: 'Mail that could not be taken in' } ).waitFor();
	return page;
}

beforeAll( async () => {
	const page = await open( { as: 'admin', path: SETTINGS } );
	await page.getByRole( 'heading', { name: 'Fetching and sending' } ).waitFor();
	const address = `archive${ process.pid }@tallernorte.example`;
	mailbox = ( await ask< { id: number } >( page, '/mesa/v1/mailboxes', { name: 'Archive', address } ) ).id;
	const user = `poller-${ process.pid }`;
	const { id } = await ask< { id: number } >( page, '/wp/v2/users', {
		username: user,
		email: `${ user }@tallernorte.example`,
		password: rawHash,
		roles: [ 'mesa_poller' ],
	} );
	const { password } = await ask< { password: string } >( page, `/wp/v2/users/${ id }/application-passwords`, { name: 'e2e' } );
	poller = rest( desk().url, { user, password } );
	await page.context().close();
}, 120_000 );

afterAll( closeBrowser );

describe( 'failed mail', () => {
	it( 'teaches what the page is for while there is none', async () => {
		const page = await openFailed();
		await page.getByText( 'Every mail has arrived' ).waitFor();
		await shot( page, 'failed-mail-none' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		await page.context().close();
	} );

	it( 'is listed with its reason, can be tried again by keyboard, downloaded, and taken off the list', async () => {
		const page = await openFailed();
		await poller.call( 'putBlob', { path: { sha256: rawHash }, body: new Uint8Array( raw ) } );
		const body: LetterReport = {
			owner: 'pipe:e2e',
			failed: [
				failed( { key: key( 'one' ), raw_sha256: rawHash } ),
				failed( {
					uid: 4711,
					subject:
						'Ihre Bestellung Nr. 2026-118 mit einem sehr langen Betreff, der in keine Zeile passt, und noch ein paar Wörtern',
					reason: 'The web server takes no request of this size. Raise its limit (client_max_body_size in nginx, LimitRequestBody in Apache, or ask your host).',
					size: 48_300_000,
				} ),
				failed( {
					key: key( 'two' ),
					subject: '',
					from: { address: '', name: '' },
					size: 0,
					reason: 'The mail server lists the mail and does not give its content.',
				} ),
			],
			delivered: [],
		};
		await poller.call( 'reportLetters', { path: { id: mailbox }, body } );
		await page.reload();
		await page.locator( '.mesa-letter' ).nth( 2 ).waitFor();
		await page.getByText( 'Is tried again by itself' ).waitFor();
		await shot( page, 'failed-mail' );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );

		const mail = page.locator( '.mesa-letter', { hasText: 'Broken vase' } );
		const download = page.waitForEvent( 'download' );
		await mail.getByRole( 'button', { name: 'Download the mail' } ).click();
		expect( ( await download ).suggestedFilename() ).toMatch( /^mail-\d+\.eml$/ );
		await mail.getByRole( 'button', { name: 'Try again: Broken vase' } ).focus();
		await page.keyboard.press( 'Enter' );
		await mail.getByText( 'Is tried again in a moment' ).waitFor();

		await mail.getByRole( 'button', { name: 'Take off the list…' } ).click();
		await mail.getByText( 'The copy that is kept here goes, too.' ).waitFor();
		expect( await mail.getByRole( 'button', { name: 'Keep it' } ).evaluate( 'document.activeElement.textContent' ) ).toBe( 'Keep it' );
		await mail.getByRole( 'button', { name: 'Take off the list', exact: true } ).click();
		await mail.waitFor( { state: 'detached' } );
		expect( await page.locator( '.mesa-letter' ).count() ).toBe( 2 );
		expect( pageProblems( page ) ).toEqual( [] );
		await page.context().close();
	} );

	it.each( [ 390, 1024 ] as const )( 'stands at %i px', async ( width ) => {
		const page = await openFailed( width );
		await page.locator( '.mesa-letter' ).first().waitFor();
		await shot( page, 'failed-mail' );
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		await page.context().close();
	} );

	it( 'is told in every screen, and counted beside the settings', async () => {
		const page = await open( { as: 'admin', path: '/wp-admin/admin.php?page=mesa-help-desk' } );
		await page.locator( '.mesa-alarm', { hasText: '1 mail could not be taken in' } ).waitFor();
		await page.locator( '.mesa-folders__foot .mesa-folders__count' ).first().waitFor();
		await shot( page, 'failed-mail-alarm' );
		await page.locator( '.mesa-alarm' ).getByRole( 'link', { name: 'Look at it' } ).click();
		await page.locator( '.mesa-letter' ).first().waitFor();
		await page.context().close();
	} );

	it( 'says so when the list cannot be loaded, and offers another try', async () => {
		const page = await open( { as: 'admin', path: SETTINGS } );
		await page.getByRole( 'link', { name: 'Failed mail' } ).waitFor();
		await page.route( /dead-letters/, ( route ) => route.abort() );
		await page.getByRole( 'link', { name: 'Failed mail' } ).click();
		await page.locator( '.mesa-failed' ).waitFor();
		await shot( page, 'failed-mail-failed' );
		await page.unroute( /dead-letters/ );
		await page.locator( '.mesa-failed' ).getByRole( 'button', { name: 'Try again' } ).click();
		await page.locator( '.mesa-letter' ).first().waitFor();
		await page.context().close();
	} );
} );

it( 'older mail that is being fetched shows how far it has come', async () => {
	const page = await open( { as: 'admin', path: SETTINGS } );
	await page.getByRole( 'heading', { name: 'Fetching and sending' } ).waitFor();
	await poller.call( 'leaseMailbox', { path: { id: mailbox }, body: { owner: 'e2e', ttl: 600 } } );
	await poller.call( 'saveMailboxState', {
		path: { id: mailbox },
		body: {
			owner: 'e2e',
			status: 'ok',
			error: null,
			cursors: [ { folder: 'INBOX', uidvalidity: '1', last_uid: 1240, baseline_uid: 8300, import_total: 8300, import_left: 7060 } ],
		},
	} );
	await page.reload();
	await page.getByText( 'Older mail: 1,240 of 8,300 fetched' ).waitFor();
	await shot( page, 'older-mail' );
	expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
	await page.context().close();
} );

it( 'how long originals are kept is chosen in plain words and read back', async () => {
	const page = await open( { as: 'admin', path: SETTINGS } );
	const field = page.getByLabel( 'Keep the original mails' );
	await field.selectOption( { label: 'Two years' } );
	await page.getByText( 'Older originals are deleted for good.' ).waitFor();
	await field.scrollIntoViewIfNeeded();
	await shot( page, 'keep-original-mails' );
	await page.getByRole( 'button', { name: 'Save changes' } ).click();
	await page.getByText( 'Saved', { exact: true } ).waitFor();
	await page.reload();
	await field.waitFor();
	expect( await field.inputValue() ).toBe( '730' );
	await field.selectOption( { label: 'For ever' } );
	await page.getByRole( 'button', { name: 'Save changes' } ).click();
	await page.getByText( 'Saved', { exact: true } ).waitFor();
	await page.context().close();
} );

it( 'reads from right to left where the language does', async () => {
	const page = await openFailed( 1024 );
	await page.locator( '.mesa-letter' ).first().waitFor();
	await page.evaluate( `document.getElementById( 'mesa-root' ).dir = 'rtl'` );
	await shot( page, 'failed-mail-rtl' );
	expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
	await page.context().close();
} );
