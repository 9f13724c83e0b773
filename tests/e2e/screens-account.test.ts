/** Connecting a mailbox with Google in a real browser: settings, the provider's consent page, and back. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startOAuthServer, type OAuthServer } from '../../tools/oauth/oauth-server.ts';
import { endStandIn, standInForProviders } from '../../tools/oauth/stand-in.ts';
import { phpRunner, type PhpRunner } from '../../tools/site/runner.ts';
import { axe, closeBrowser, desk, open, overflow, pageProblems, shot } from './desk.ts';

const SETTINGS = '/wp-admin/admin.php?page=mesa-help-desk&view=settings';
const address = `orders${ process.pid }@tallernorte.example`;
let server: OAuthServer;
let runPhp: PhpRunner;

beforeAll( async () => {
	runPhp = phpRunner( desk().url, desk().secret );
	server = await startOAuthServer( [ 'ana.private@gmail.example' ] );
	await standInForProviders( desk().folder, runPhp, server );
} );

afterAll( async () => {
	await closeBrowser();
	await endStandIn( runPhp );
	await server.stop();
} );

const account = ( page: Page ) => page.locator( '.mesa-account' );

/** Nothing wrong with the page itself, at both widths. */
async function look( section: string, name: string, wait: string ): Promise< void > {
	for ( const width of [ 1440, 390 ] as const ) {
		const page = await open( { as: 'admin', path: `${ SETTINGS }&section=${ section }`, width } );
		await account( page ).getByText( wait ).first().waitFor();
		await account( page ).scrollIntoViewIfNeeded();
		expect( await overflow( page ) ).toBe( 0 );
		await shot( page, name );
		expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
		expect( pageProblems( page ) ).toEqual( [] );
		await page.context().close();
	}
}

it( 'goes from nothing to connected: client, consent page, the wrong account, the right one, revocation and back', async () => {
	const page = await open( { as: 'admin', path: `${ SETTINGS }&section=new` } );
	await page.getByLabel( 'Mail address' ).fill( address );
	await page.getByLabel( 'Where is this mailbox?' ).selectOption( { label: 'Gmail or Google Workspace' } );
	await page.getByText( 'First, Google has to know this site.' ).waitFor();
	expect( await page.getByLabel( 'Redirect address' ).inputValue() ).toBe( `${ desk().url }/wp-admin/admin-post.php` );
	await account( page ).scrollIntoViewIfNeeded();
	await shot( page, 'account-setup' );
	expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
	await page.setViewportSize( { width: 390, height: 844 } );
	await account( page ).scrollIntoViewIfNeeded();
	expect( await overflow( page ) ).toBe( 0 );
	await shot( page, 'account-setup' );
	await page.setViewportSize( { width: 1440, height: 900 } );

	// A forgotten secret is said beside its field, and nothing is lost.
	await page.getByLabel( 'Client ID' ).fill( server.clientId );
	await page.getByRole( 'button', { name: 'Connect with Google' } ).click();
	await page.getByText( 'Please paste the client secret as well.' ).waitFor();
	expect( await page.getByLabel( 'Mail address' ).inputValue() ).toBe( address );
	// The demo's mail servers stand in for Google's, which this test provider's tokens would not open.
	await page.getByText( 'User name and server' ).click();
	await page.getByLabel( 'IMAP server' ).fill( '127.0.0.1' );
	await page.getByLabel( 'Replies leave through' ).selectOption( { label: 'The site’s mailer' } );
	await page.getByLabel( 'Client secret' ).fill( server.clientSecret );
	await page.getByRole( 'button', { name: 'Connect with Google' } ).click();

	await page.getByRole( 'heading', { name: 'Test provider' } ).waitFor();
	await page.getByRole( 'button', { name: 'ana.private@gmail.example' } ).click();
	await page.getByText( 'You signed in as ana.private@gmail.example, but this mailbox is' ).waitFor();
	const section = new URL( page.url() ).searchParams.get( 'section' ) ?? '';
	expect( section ).toMatch( /^\d+$/ );
	expect( page.url() ).not.toMatch( /code=|state=/ );
	await look( section, 'account-unconfirmed', 'You signed in as' );

	await page.getByRole( 'button', { name: 'Sign in with another account' } ).click();
	await page.getByRole( 'button', { name: address } ).click();
	await page.getByText( `Connected with Google as ${ address }` ).waitFor();
	await look( section, 'account-connected', 'Connected with Google as' );

	// Declining changes nothing.
	await page.getByRole( 'button', { name: 'Sign in with another account' } ).click();
	await page.getByRole( 'button', { name: 'Do not allow' } ).click();
	await page.getByText( 'permission was not given' ).waitFor();
	await page.getByText( `Connected with Google as ${ address }` ).waitFor();

	// The owner takes the permission back at the provider.
	server.revokeAll( address );
	await runPhp(
		`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}mesa_oauth_grants SET renew_at = '2020-01-01', expires_at = '2020-01-01'" );`
	);
	await page.getByRole( 'button', { name: 'Test this connection' } ).click();
	await page.locator( '.mesa-steps li.is-broken' ).getByText( 'no longer lets this site into the mailbox' ).waitFor();
	await look( section, 'account-reconnect', 'no longer lets this site into the mailbox' );
	const list = await open( { as: 'admin', path: SETTINGS } );
	await list.locator( '.mesa-mailboxes' ).getByRole( 'button', { name: 'Reconnect' } ).waitFor();
	await shot( list, 'account-list' );
	await list.locator( '.mesa-mailboxes' ).getByRole( 'button', { name: 'Reconnect' } ).click();
	await list.getByRole( 'button', { name: 'Reconnect with Google' } ).click();
	await list.getByRole( 'button', { name: address } ).click();
	await list.getByText( `Connected with Google as ${ address }` ).waitFor();
	await list.getByRole( 'button', { name: 'Disconnect' } ).click();
	await list.getByRole( 'button', { name: 'Connect with Google' } ).waitFor();
	await list.getByRole( 'button', { name: 'Remove mailbox' } ).click();
	await list.getByRole( 'dialog' ).getByRole( 'button', { name: 'Remove', exact: true } ).click();
	await list.getByRole( 'heading', { name: 'Mailboxes' } ).waitFor();
	await list.context().close();
	await page.context().close();
} );
