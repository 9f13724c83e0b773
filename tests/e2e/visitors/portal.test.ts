/** A customer follows a ticket: from the mail's link on a phone to the rating; the same without JavaScript; the same from a shop's account. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn } from '../../../tools/lib/browser.ts';
import { waitForMail } from '../../../tools/mail/outbox.ts';
import { phpRunner } from '../../../tools/site/runner.ts';
import { axe, closeBrowser, desk, open, overflow, shot } from '../desk.ts';

const php: ReturnType< typeof phpRunner > = ( code, args ) => phpRunner( desk().url, desk().secret )( code, args );
const stamp = Date.now();
let browser: Browser;
let visitors = 0;

/** A phone, or a desktop's window, of somebody new. */
async function visit( path: string, { javaScript = true, width = 390 } = {} ): Promise< Page > {
	visitors += 1;
	const context = await browser.newContext( {
		javaScriptEnabled: javaScript,
		viewport: { width, height: 844 },
		...( width === 390 ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {} ),
		extraHTTPHeaders: { 'X-Test-Address': `2001:db8:e2e5:${ visitors }::1` },
	} );
	context.setDefaultTimeout( 30_000 );
	const page = await context.newPage();
	await page.goto( path.startsWith( 'http' ) ? path : desk().url + path );
	return page;
}

/** A customer writes, and an agent answers; gives the ticket and the link of the mail. */
async function answered( address: string, words: string ): Promise< { ticket: number; link: string } > {
	const ticket = await php< number >(
		`$s = new Mesa\\Boot\\Services();
		$id = $s->create_ticket()->from_incoming( new Mesa\\Domain\\IncomingMessage( mailbox_id: $s->mailbox_store()->default_id(), channel: 'form', from: array( 'address' => $args['address'], 'name' => 'Ana Ruiz' ), subject: 'The lamp flickers', text: 'It flickers every evening.', visible_text: 'It flickers every evening.' ) );
		$s->settings_store()->change( array( 'undo_seconds' => 0 ) );
		$s->add_reply()->add( $id, get_user_by( 'login', 'marta' )->ID, array( 'html' => '<p>' . $args['words'] . '</p>', 'client_key' => 'e2e-portal-' . $id ) );
		$s->job_runner()->run( 20 );
		return $id;`,
		{ address, words }
	);
	const mail = await waitForMail( desk().outbox, ( one ) => one.to.includes( address ) && one.raw.includes( 'lamp' ) );
	const link = /https?:\S+mesa_link=[\w-]+/.exec( ( await simpleParser( mail.raw ) ).text ?? '' )?.[ 0 ] ?? '';
	expect( link ).not.toBe( '' );
	return { ticket, link };
}

beforeAll( async () => {
	const plugins = join( desk().folder, 'wp-content', 'mu-plugins' );
	const from = join( __dirname, '..', '..', 'integration', 'mu-plugin' );
	mkdirSync( join( plugins, 'mesa-woocommerce-double' ), { recursive: true } );
	copyFileSync( join( from, 'visitors.php' ), join( plugins, 'mesa-visitors.php' ) );
	copyFileSync( join( from, 'woocommerce.php' ), join( plugins, 'mesa-woocommerce-double', 'woocommerce.php' ) );
	browser = await launchBrowser();
} );

afterAll( async () => {
	await php( `delete_option( 'mesa_test_shop' ); delete_option( 'mesa_test_orders' );` );
	await browser.close();
	await closeBrowser();
} );

describe.each( [
	[ 'with JavaScript', true ],
	[ 'without JavaScript', false ],
] )( 'on a phone, %s', ( _name, javaScript ) => {
	it( "follows the mail's link, answers with a file, closes and rates; the agent sees it", async () => {
		const { ticket, link } = await answered( `ana-${ stamp }-${ String( javaScript ) }@customer.example`, 'Please try another bulb.' );
		const page = await visit( link, { javaScript } );
		await page.getByRole( 'button', { name: 'Show my request' } ).click();
		await page.getByText( 'Please try another bulb.' ).waitFor();
		expect( page.url() ).not.toContain( 'mesa_link' );
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		if ( javaScript ) {
			expect( await axe( page, '.mesa-tickets' ) ).toEqual( [] );
			await page.evaluate( 'window.stillHere = true' );
		}
		await shot( page, `portal-ticket${ javaScript ? '' : '-plain' }` );

		await page.getByLabel( 'Your message' ).fill( 'The new bulb flickers too.' );
		await page
			.getByLabel( 'Files' )
			.setInputFiles( { name: 'lamp.txt', mimeType: 'text/plain', buffer: Buffer.from( 'Model B12\n' ) } );
		await page.getByRole( 'button', { name: 'Send message' } ).click();
		await page.getByText( 'Your message is with us' ).waitFor();
		await page.getByText( 'The new bulb flickers too.' ).waitFor();
		await page.getByRole( 'link', { name: 'lamp.txt' } ).waitFor();
		expect( await page.getByLabel( 'Your message' ).inputValue() ).toBe( '' );

		await page.getByRole( 'button', { name: 'My question is answered' } ).click();
		await page.getByText( 'Your request is closed' ).waitFor();
		await page.getByText( 'Not good' ).click();
		await page.getByLabel( 'Anything you would like to add?' ).fill( 'Two bulbs later' );
		await page.getByRole( 'button', { name: 'Send', exact: true } ).click();
		await page.getByText( 'Thank you for telling us' ).waitFor();
		if ( javaScript ) {
			expect( await page.evaluate( 'window.stillHere' ) ).toBe( true );
			expect( await axe( page, '.mesa-tickets' ) ).toEqual( [] );
		}
		await shot( page, `portal-rated${ javaScript ? '' : '-plain' }` );
		await page.context().close();
		if ( ! javaScript ) {
			return;
		}
		const inbox = await open( { as: 'marta', path: `/wp-admin/admin.php?page=mesa-help-desk&ticket=${ ticket }` } );
		await inbox.getByText( 'The customer rated this: Not good' ).waitFor();
		await inbox.locator( '.mesa-side' ).getByText( 'Two bulbs later' ).waitFor();
		await shot( inbox, 'inbox-rated' );
		await inbox.context().close();
	} );
} );

it( 'keeps what was written when the connection fails, and after a reload', async () => {
	const { link } = await answered( `bad-line-${ stamp }@customer.example`, 'Please tell us more.' );
	const page = await visit( link );
	await page.getByRole( 'button', { name: 'Show my request' } ).click();
	await page.route( '**/admin-post.php*', ( route ) => route.abort() );
	await page.getByLabel( 'Your message' ).fill( 'A long story.' );
	await page.getByRole( 'button', { name: 'Send message' } ).click();
	await page.getByText( 'Nothing you wrote is lost' ).waitFor();
	await page.reload();
	expect( await page.getByLabel( 'Your message' ).inputValue() ).toBe( 'A long story.' );
	await page.unroute( '**/admin-post.php*' );
	await page.getByRole( 'button', { name: 'Send message' } ).click();
	await page.getByText( 'Your message is with us' ).waitFor();
	await page.context().close();
} );

it( 'asks for a link to all requests, finds one by a word, and signs out', async () => {
	const address = `all-${ stamp }@customer.example`;
	await answered( address, 'Is it the blue one?' );
	const page = await visit( '/support-requests/', { width: 1024 } );
	expect( await axe( page, '.mesa-tickets' ) ).toEqual( [] );
	await shot( page, 'portal-way-in' );
	await page.getByLabel( 'Your e-mail address' ).fill( address );
	await page.getByRole( 'button', { name: 'Send me a link' } ).click();
	await page.getByText( 'a mail with a link is on its way' ).waitFor();
	await php( `( new Mesa\\Boot\\Services() )->job_runner()->run( 20 );` );
	const mail = await waitForMail( desk().outbox, ( one ) => one.to.includes( address ) && one.raw.includes( 'mesa-link' ) );
	await page.goto( /https?:\S+mesa_link=[\w-]+/.exec( ( await simpleParser( mail.raw ) ).text ?? '' )![ 0 ] );
	await page.getByRole( 'button', { name: 'Show my requests' } ).click();
	await page.getByRole( 'searchbox' ).fill( 'blue' );
	await page.getByRole( 'searchbox' ).press( 'Enter' );
	await page.getByRole( 'link', { name: 'The lamp flickers' } ).waitFor();
	expect( await axe( page, '.mesa-tickets' ) ).toEqual( [] );
	await shot( page, 'portal-list' );
	await page.getByRole( 'button', { name: 'Sign out on this device' } ).click();
	await page.getByText( 'You are signed out' ).waitFor();
	await page.context().close();
} );

it( 'finds requests beside the orders in a shop’s account, and asks about an order', async () => {
	const address = `shopper-${ stamp }@customer.example`;
	const login = `shopper${ stamp }`;
	await answered( address, 'We look into it.' );
	await php(
		`update_option( 'mesa_test_shop', 1 );
		$user = wp_insert_user( array( 'user_login' => $args['login'], 'user_pass' => 'password', 'user_email' => $args['address'], 'role' => 'subscriber' ) );
		Mesa\\Access\\ProvenAddress::set( get_userdata( $user ) );
		update_option( 'mesa_test_orders', array( 5521 => array( 'id' => 5521, 'email' => $args['address'], 'customer' => $user, 'status' => 'completed', 'total' => 12.0, 'refunded' => 0.0, 'currency' => 'EUR', 'created' => time(), 'items' => array() ) ) );
		wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'My account', 'post_name' => 'my-account', 'post_content' => '<!-- wp:shortcode -->[woocommerce_my_account]<!-- /wp:shortcode -->' ) );`,
		{ login, address }
	);
	const page = await visit( '/', { width: 1440 } );
	await logIn( page, desk().url, login, 'password' );
	await page.goto( `${ desk().url }/my-account/` );
	await page.getByRole( 'link', { name: 'Support requests' } ).first().click();
	await page.getByRole( 'link', { name: 'The lamp flickers' } ).click();
	await page.getByText( 'We look into it.' ).waitFor();
	expect( page.url() ).toContain( '/my-account/support-requests/' );
	await page.getByLabel( 'Your message' ).fill( 'Thank you, I wait.' );
	await page.getByRole( 'button', { name: 'Send message' } ).click();
	await page.getByText( 'Your message is with us' ).waitFor();
	await shot( page, 'portal-account' );
	await page.goto( `${ desk().url }/my-account/orders/` );
	await page.getByRole( 'link', { name: 'Ask about order 5521' } ).click();
	await page.getByRole( 'heading', { name: 'Write a new request' } ).waitFor();
	await shot( page, 'portal-order' );
	await page.context().close();
} );
