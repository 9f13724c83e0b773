/** What visitors do at a form: be stopped by the right article, send files, go on without script, on a phone. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { until } from '../../../tools/lib/wait.ts';
import { phpRunner, type PhpRunner } from '../../../tools/site/runner.ts';
import { axe, desk, open, overflow, shot } from '../desk.ts';
import { closeForVisitors, openForVisitors, visit as visitAs, write, type VisitOptions } from './visitor.ts';

const PNG = Buffer.from( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64' );

let php: PhpRunner;
/** Path of a form's own page that asks for a reason, and for the part when something is broken. */
let returns: string;

const visit = ( path: string, options: VisitOptions = {} ) => visitAs( path, { group: 'shown', ...options } );

const send = ( page: Page ) => page.locator( '.mesa-form .wp-element-button[type="submit"]' ).first().click();

interface Visits {
	visit_group: string;
	what: string;
	hits: number;
}

const counted = () =>
	php< Visits[] >(
		`global $wpdb; return $wpdb->get_results( "SELECT visit_group, what, SUM(hits) AS hits FROM {$wpdb->prefix}mesa_form_visits GROUP BY visit_group, what" );`
	).then(
		( rows ) => ( group: string, what: string ) =>
			Number( rows.find( ( row ) => row.visit_group === group && row.what === what )?.hits ?? 0 )
	);

beforeAll( async () => {
	await openForVisitors();
	php = phpRunner( desk().url, desk().secret );
	const made = await php< { slug: string } >(
		`wp_set_current_user( 1 );
		$call = static function ( $path, $body ) {
			$request = new WP_REST_Request( 'POST', '/mesa/v1' . $path );
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( wp_json_encode( $body ) );
			return rest_do_request( $request )->get_data();
		};
		$options = array_map( static fn( $name ) => array( 'id' => 0, 'name' => $name, 'archived' => false ), array( 'Broken', 'Too late' ) );
		$reason  = $call( '/fields', array( 'name' => 'Reason of return', 'kind' => 'choice', 'options' => $options, 'visible_to' => 'customers' ) )['id'];
		$part    = $call( '/fields', array( 'name' => 'Broken part', 'kind' => 'text', 'visible_to' => 'customers' ) )['id'];
		$asked   = array( 'required' => true, 'label' => '', 'when_field' => 0, 'when_values' => array() );
		return $call( '/forms', array( 'name' => 'Visitors return', 'title' => 'Send something back', 'ask_order' => 'optional', 'fields' => array( array( 'field_id' => $reason ) + $asked, array( 'field_id' => $part, 'when_field' => $reason, 'when_values' => array( '1' ) ) + $asked ) ) );`
	);
	returns = `/?mesa_ask=${ made.slug }`;
} );

afterAll( () => closeForVisitors() );

it( 'stops whoever writes by the right article, loses no word, and counts that', async () => {
	const before = await counted();
	const page = await visit( '/contact/' );
	await page.locator( '[name="email"]' ).fill( 'visitor@customer.example' );
	await page.locator( '[name="subject"]' ).pressSequentially( 'dishwasher' );
	const hints = page.locator( '.mesa-form__hints' );
	await hints.waitFor();
	expect( await axe( page, '.mesa-form' ) ).toEqual( [] );
	await shot( page, 'form-suggestions' );
	await hints.getByRole( 'link' ).first().click();
	const dialog = page.getByRole( 'dialog' );
	await dialog.locator( '.mesa-form__article-text > *' ).first().waitFor();
	await shot( page, 'form-article' );
	expect( await axe( page, '.mesa-form' ) ).toEqual( [] );
	// Back by keyboard, and what was written is there.
	await page.keyboard.press( 'Escape' );
	await dialog.waitFor( { state: 'detached' } );
	expect( await page.locator( '[name="subject"]' ).inputValue() ).toBe( 'dishwasher' );
	await hints.getByRole( 'link' ).first().click();
	await dialog.getByRole( 'button', { name: 'This answered my question' } ).click();
	await page.getByText( 'Good to hear. Nothing was sent.' ).waitFor();
	// Notes travel behind the visitor's back.
	const after = await until(
		'the note of the answer',
		async () => {
			const now = await counted();
			return now( 'shown', 'answered' ) > before( 'shown', 'answered' ) && now;
		},
		10_000
	);
	for ( const what of [ 'begun', 'suggested', 'opened', 'answered' ] ) {
		expect( [ what, after( 'shown', what ) - before( 'shown', what ) ] ).toEqual( [ what, 1 ] );
	}
	await page.getByRole( 'button', { name: 'I still want to write to you' } ).click();
	expect( await page.locator( '[name="subject"]' ).inputValue() ).toBe( 'dishwasher' );
	await page.context().close();
} );

it( 'shows no suggestions to those who are held out, and counts their message', async () => {
	const before = await counted();
	const page = await visit( '/contact/', { group: 'held' } );
	await write( page, 'dishwasher' );
	await send( page );
	await page.locator( '.mesa-form__number' ).waitFor();
	expect( await page.locator( '.mesa-form__hints' ).count() ).toBe( 0 );
	const after = await counted();
	expect( after( 'held', 'begun' ) - before( 'held', 'begun' ) ).toBe( 1 );
	expect( after( 'held', 'sent' ) - before( 'held', 'sent' ) ).toBe( 1 );
	expect( after( 'held', 'suggested' ) ).toBe( 0 );
	await page.context().close();
} );

it( 'sends two files with progress, each once although the message has to be sent twice, and leads to the ticket', async () => {
	const page = await visit( returns, { width: 390 } );
	expect( await overflow( page ) ).toBe( 0 );
	let uploads = 0;
	page.on( 'request', ( request ) => ( uploads += request.url().endsWith( '/requests/files' ) ? 1 : 0 ) );
	await page.route( '**/mesa/v1/requests', ( route ) => route.abort(), { times: 1 } );
	const subject = `Broken cups ${ Date.now() }`;
	await write( page, subject );
	const part = page.getByLabel( 'Broken part' );
	expect( await part.isVisible() ).toBe( false );
	await page.getByLabel( 'Reason of return' ).selectOption( { label: 'Broken' } );
	await part.waitFor();
	await page.locator( 'input[type="file"]' ).setInputFiles( [
		{ name: 'cups.png', mimeType: 'image/png', buffer: PNG },
		{ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from( 'Hello' ) },
		{ name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from( 'x' ) },
	] );
	await page.getByRole( 'button', { name: 'Remove wrong.txt' } ).click();
	expect( await page.locator( '.mesa-form__files li' ).count() ).toBe( 2 );
	await send( page );
	await page.waitForFunction( `document.activeElement.name?.startsWith( 'fields[' )` );
	await page.getByText( 'Please fill in "Broken part".' ).waitFor();
	await shot( page, 'form-fields' );
	await part.fill( 'The handle' );
	await send( page );
	await page.getByText( /connection failed\. Nothing you wrote is lost/ ).waitFor();
	// Even a reload loses nothing but the files.
	await send( page );
	await page.locator( '.mesa-form__number' ).waitFor();
	expect( uploads ).toBeLessThanOrEqual( 3 );
	await page.waitForFunction( 'document.activeElement.classList.contains( "mesa-form__done" )' );
	expect( await axe( page, '.mesa-form' ) ).toEqual( [] );
	await shot( page, 'form-done' );
	expect( await page.getByRole( 'link', { name: 'Follow your request' } ).getAttribute( 'href' ) ).toMatch( /^https?:/ );
	await page.context().close();

	const inbox = await open( { as: 'marta', path: '/wp-admin/admin.php?page=mesa-help-desk' } );
	await inbox.locator( '.mesa-line', { hasText: subject } ).first().locator( '.mesa-line__open' ).click();
	await inbox.getByText( 'cups.png' ).first().waitFor();
	await inbox.getByText( 'letter.txt' ).first().waitFor();
	await inbox.context().close();
} );

it( 'has what was begun after a reload', async () => {
	const page = await visit( returns );
	await write( page, 'Not finished' );
	await page.getByLabel( 'Reason of return' ).selectOption( { label: 'Too late' } );
	await page.reload();
	expect( await page.locator( '[name="subject"]' ).inputValue() ).toBe( 'Not finished' );
	expect( await page.locator( '[name="message"]' ).inputValue() ).toContain( 'Two cups' );
	expect( await page.getByLabel( 'Reason of return' ).inputValue() ).toBe( '2' );
	await page.context().close();
} );

it( 'asks for everything without JavaScript, says when, and takes it', async () => {
	const page = await visit( returns, { javaScript: false, width: 390 } );
	await page.getByText( 'Only if “Reason of return” is: Broken' ).waitFor();
	await write( page, 'No script' );
	await page.getByLabel( 'Reason of return' ).selectOption( { label: 'Broken' } );
	await new Promise( ( resolve ) => setTimeout( resolve, 2500 ) );
	await send( page );
	await page.getByText( 'Please fill in "Broken part".' ).waitFor();
	expect( await page.getByLabel( 'Reason of return' ).inputValue() ).toBe( '1' );
	await page.getByLabel( 'Broken part' ).fill( 'The handle' );
	await new Promise( ( resolve ) => setTimeout( resolve, 2500 ) );
	await send( page );
	await page.locator( '.mesa-form__number' ).waitFor();
	expect( await page.getByRole( 'link', { name: 'Follow your request' } ).isVisible() ).toBe( true );
	await page.context().close();
} );
