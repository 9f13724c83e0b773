/** Articles in a real browser: a visitor reads, moves on and says whether it helped; the team puts them in order. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { phpRunner } from '../../../tools/site/runner.ts';
import { axe, closeBrowser, desk, open, overflow, pageProblems, shot } from '../desk.ts';

const php: ReturnType< typeof phpRunner > = ( code, args ) => phpRunner( desk().url, desk().secret )( code, args );
const ARTICLE = '/knowledge-base/when-will-my-order-arrive/';

const votes = () =>
	php< { helpful: number; unhelpful: number; outdated: number; comments: number } >(
		`$id = get_page_by_path( 'when-will-my-order-arrive', OBJECT, 'mesa_article' )->ID;
		return ( new Mesa\\Data\\Knowledge\\ArticleVoteStore( new Mesa\\Data\\Db() ) )->counts( array( $id ) )[ $id ];`
	);

async function stands( page: Page, name: string ): Promise< void > {
	expect( await axe( page, 'main' ) ).toEqual( [] );
	expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
	expect( pageProblems( page ) ).toEqual( [] );
	await shot( page, name );
}

// One visitor has one answer a day: without those of an earlier run.
beforeAll( async () => {
	await php(
		`$id = get_page_by_path( 'when-will-my-order-arrive', OBJECT, 'mesa_article' )->ID;
		( new Mesa\\Data\\Knowledge\\ArticleVoteStore( new Mesa\\Data\\Db() ) )->forget( $id );`
	);
} );

afterAll( async () => {
	await closeBrowser();
} );

it( 'a visitor goes from the knowledge page to an article, and along its headings', async () => {
	const page = await open( { path: '/knowledge-base/', width: 390 } );
	await page.getByRole( 'heading', { name: 'How can we help?' } ).waitFor();
	await stands( page, 'kb-home' );
	await page.getByRole( 'link', { name: 'When will my order arrive?' } ).first().click();
	await page.getByRole( 'heading', { level: 1, name: 'When will my order arrive?' } ).waitFor();
	await stands( page, 'kb-article' );
	await page.getByRole( 'navigation', { name: 'On this page' } ).getByRole( 'link', { name: 'Customs' } ).click();
	expect( new URL( page.url() ).hash ).toBe( '#customs' );
	expect( ( await page.getByRole( 'heading', { name: 'Customs' } ).boundingBox() )?.y ?? 9999 ).toBeLessThan( 844 );
	await page.getByRole( 'navigation', { name: 'You are here' } ).getByRole( 'link', { name: 'Orders and delivery' } ).click();
	await page.getByRole( 'heading', { level: 1, name: 'Orders and delivery' } ).waitFor();
	await stands( page, 'kb-topic' );
	await page.context().close();
} );

it( 'a visitor says by keyboard that it did not help, and what is missing', async () => {
	const before = await votes();
	const page = await open( { path: ARTICLE } );
	const no = page.getByRole( 'button', { name: 'No', exact: true } );
	await no.focus();
	await page.keyboard.press( 'Enter' );
	const missing = page.getByRole( 'textbox', { name: /What is missing/ } );
	await missing.waitFor();
	expect( await no.getAttribute( 'aria-pressed' ) ).toBe( 'true' );
	await stands( page, 'kb-feedback' );
	await page.getByRole( 'group', { name: 'Was this up to date?' } ).getByRole( 'radio', { name: 'No' } ).check();
	await missing.fill( 'What about Andorra?' );
	await page.locator( '.mesa-feedback__more' ).getByRole( 'button', { name: 'Send' } ).click();
	await page.getByText( 'The people who write our articles will read this.' ).waitFor();
	expect( await missing.isVisible() ).toBe( false );
	expect( await votes() ).toMatchObject( {
		unhelpful: before.unhelpful + 1,
		outdated: before.outdated + 1,
		comments: before.comments + 1,
	} );
	// Said otherwise on the same day, it is one answer, and another.
	const arrived = page.waitForResponse( /kb\/articles\/\d+\/vote/ );
	await page.getByRole( 'button', { name: 'Yes', exact: true } ).click();
	expect( ( await arrived ).status() ).toBe( 204 );
	expect( await votes() ).toMatchObject( { helpful: before.helpful + 1, unhelpful: before.unhelpful } );
	await page.context().close();
} );

it( 'an answer that does not arrive is taken back, and said so', async () => {
	const page = await open( { path: ARTICLE } );
	await page.route( '**/kb/articles/*/vote', ( route ) => route.abort() );
	await page.getByRole( 'button', { name: 'Yes', exact: true } ).click();
	await page.getByText( 'Your answer could not be sent.' ).waitFor();
	expect( await page.getByRole( 'button', { name: 'Yes', exact: true } ).getAttribute( 'aria-pressed' ) ).toBe( 'false' );
	await page.context().close();
} );

it( 'the team puts articles in order by keys, and takes it back', async () => {
	const page = await open( { as: 'marta', path: '/wp-admin/admin.php?page=mesa-help-desk&view=order' } );
	const titles = () => page.locator( '.mesa-tree__row.is-article .mesa-tree__name' ).allTextContents();
	const handle = page.getByRole( 'button', { name: 'Move “Burn a candle well” with the arrow keys' } );
	await handle.focus();
	const before = await titles();
	await page.keyboard.press( 'ArrowDown' );
	await page.getByText( '“Burn a candle well” has moved. Saved.' ).waitFor();
	expect( await page.evaluate( 'document.activeElement.getAttribute( "aria-label" )' ) ).toContain( 'Burn a candle well' );
	const after = await titles();
	expect( after.indexOf( 'Burn a candle well' ) ).toBe( before.indexOf( 'Burn a candle well' ) + 1 );
	expect( await axe( page, '.mesa-ranks' ) ).toEqual( [] );
	expect( pageProblems( page ) ).toEqual( [] );
	await shot( page, 'kb-order' );
	await page.waitForLoadState( 'networkidle' );
	await page.reload();
	await handle.waitFor();
	expect( await titles() ).toEqual( after );
	await handle.focus();
	await page.keyboard.press( 'ArrowUp' );
	await page.getByRole( 'button', { name: 'Undo' } ).click();
	await page.getByText( 'Taken back.' ).waitFor();
	expect( await titles() ).toEqual( after );
	await page.context().close();
} );

it( 'from right to left and in a dark style nothing breaks', async () => {
	for ( const path of [ '/knowledge-base/', ARTICLE ] ) {
		const page = await open( { path, width: 1440 } );
		await page.evaluate( `document.documentElement.dir = 'rtl'; document.body.classList.add( 'rtl' )` );
		await page.addStyleTag( { content: ':root { --wp--preset--color--base: #111; --wp--preset--color--contrast: #f0f0f0; }' } );
		expect( await axe( page, 'main' ) ).toEqual( [] );
		expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
		await shot( page, `kb-rtl-dark-${ path === ARTICLE ? 'article' : 'home' }` );
		await page.context().close();
	}
} );
