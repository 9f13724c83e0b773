/** What the knowledge base is missing, what to write next and imports, in a real browser; and an article from a ticket in two clicks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { phpRunner } from '../../tools/site/runner.ts';
import { axe, closeBrowser, desk, open, overflow, pageProblems, shot } from './desk.ts';

const PAGE = '/wp-admin/admin.php?page=mesa-help-desk';
const KNOWLEDGE = `${ PAGE }&view=knowledge`;

beforeAll( async () => {
	await phpRunner(
		desk().url,
		desk().secret
	)(
		`$services = new Mesa\\Boot\\Services(); $note = $services->note_search();
		foreach ( array( 'a', 'b', 'c', 'd' ) as $visitor ) {
			foreach ( array( 'shipping to canada', 'canada shipping cost', 'how much is shipping to canada' ) as $q ) { $note->note( $q, 0, 0, 'search', $visitor, time() ); }
			foreach ( array( 'ship to canada', 'gift card balance', 'repair a cracked bowl' ) as $n => $q ) { if ( $n < 2 || 'a' !== $visitor ) { $note->note( $q, 0, 0, 'search', $visitor, time() ); } }
			foreach ( array( 'dishwasher', 'refund' ) as $q ) { $note->note( $q, 3, 0, 'search', $visitor, time() ); }
		}
		$ids = get_posts( array( 'post_type' => 'mesa_article', 'numberposts' => 2, 'fields' => 'ids', 'mesa_reader' => 'all' ) );
		foreach ( array( 'x', 'y' ) as $visitor ) { $services->article_vote_store()->put( $ids[0], $visitor, array( 'helpful' => false, 'comment' => "It does not say which parcel service, $visitor." ), time() ); }
		return true;`
	);
} );

afterAll( closeBrowser );

describe( 'insight', () => {
	it( 'shows what was not found, with a next step; what is put away can be brought back', async () => {
		const page = await open( { as: 'admin', path: KNOWLEDGE } );
		const row = page.getByRole( 'listitem' ).filter( { hasText: 'ship to canada' } ).first();
		await row.waitFor();
		expect( await row.getByRole( 'link', { name: /Write article/ } ).getAttribute( 'href' ) ).toContain(
			'post_title=Ship%20to%20canada'
		);
		await row.getByRole( 'button', { name: 'Do not show “ship to canada”' } ).click();
		await page.getByText( '“ship to canada” is not shown any more.' ).first().waitFor();
		await page.getByRole( 'button', { name: 'Undo' } ).click();
		await row.waitFor();
		await page
			.getByRole( 'button', { name: /Mark as done/ } )
			.first()
			.click();
		await page.getByText( 'Marked as done.' ).first().waitFor();
		await shot( page, 'knowledge-insight' );
		// Not the short message at the foot, which is WordPress's.
		expect( await axe( page, '.mesa-knowledge' ) ).toEqual( [] );
		expect( pageProblems( page ) ).toEqual( [] );
		await page.context().close();
	} );

	it.each( [ 390, 1024 ] as const )( 'stands at %i px, also from right to left', async ( width ) => {
		const page = await open( { as: 'admin', path: KNOWLEDGE, width } );
		await page.getByText( 'gift card balance' ).first().waitFor();
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		await shot( page, 'knowledge-insight' );
		await page.evaluate( 'document.getElementById( "mesa-root" ).dir = "rtl"' );
		await shot( page, 'knowledge-insight-rtl' );
		await page.context().close();
	} );
} );

it( 'groups solved tickets by what they are about, on request', async () => {
	const page = await open( { as: 'admin', path: `${ KNOWLEDGE }&section=write` } );
	await page.getByRole( 'button', { name: 'Look at my tickets' } ).click();
	await page.getByText( /solved tickets and the searches/ ).waitFor();
	// What it is called depends on the desk's other tickets; what was asked stands behind its heading.
	const idea = page.getByRole( 'listitem' ).filter( { hasText: 'shipping to canada' } ).first();
	await idea.getByText( 'What they asked' ).click();
	await idea.locator( 'details' ).getByText( 'shipping to canada' ).first().waitFor();
	await shot( page, 'knowledge-write' );
	expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
	expect( pageProblems( page ) ).toEqual( [] );
	await page.context().close();
} );

it( 'imports a file after having shown what would happen, and takes it back', async () => {
	const page = await open( { as: 'admin', path: `${ KNOWLEDGE }&section=import` } );
	const chooser = page.waitForEvent( 'filechooser' );
	await page.getByRole( 'button', { name: 'Choose a file' } ).click();
	await (
		await chooser
	).setFiles( {
		name: 'export.xml',
		mimeType: 'text/xml',
		buffer: readFileSync( join( __dirname, '..', 'fixtures', 'import', 'export.xml' ) ),
	} );
	await page.getByRole( 'cell', { name: 'Where is my invoice?' } ).waitFor();
	await page.getByLabel( 'Keep everything as drafts first' ).check();
	await shot( page, 'knowledge-import' );
	expect( await axe( page, '#mesa-root' ) ).toEqual( [] );
	await page.getByRole( 'button', { name: 'Import 2' } ).click();
	await page.getByText( 'Imported', { exact: true } ).waitFor();
	await page.getByRole( 'button', { name: 'Take this import back' } ).click();
	await page.getByRole( 'button', { name: 'Take it back' } ).click();
	await page.getByText( 'Taken back', { exact: true } ).waitFor();
	expect( pageProblems( page ) ).toEqual( [] );
	await page.context().close();
} );

it( 'opens a draft in the block editor from a ticket’s answer, in two clicks', async () => {
	const page = await open( { as: 'admin', path: `${ PAGE }&folder=closed` } );
	await page.locator( '.mesa-line__open' ).first().click();
	await page.locator( '.components-dropdown-menu__toggle[aria-label="More"]' ).click();
	await page.getByRole( 'menuitem', { name: /Write an article from this ticket/ } ).click();
	await page.getByRole( 'radio' ).first().waitFor();
	await shot( page, 'article-from-ticket' );
	await page.getByRole( 'button', { name: 'Open as a draft' } ).click();
	await page.waitForURL( /post\.php\?post=\d+&action=edit/ );
	const title = await page.waitForFunction( `window.wp?.data?.select( 'core/editor' )?.getEditedPostAttribute( 'title' )` );
	expect( await title.jsonValue() ).not.toBe( '' );
	// In the editor's side bar, which WordPress's greeting may cover.
	await page.locator( '#mesa-from-ticket a[href*="ticket="]' ).waitFor( { state: 'attached' } );
	await shot( page, 'article-draft' );
	await page.context().close();
} );
