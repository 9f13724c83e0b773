/** The knowledge base's search in a real browser: forgiving, without a request for each key, for those only who may read what it finds. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { phpRunner } from '../../../tools/site/runner.ts';
import { axe, closeBrowser, desk, open, overflow, pageProblems, shot } from '../desk.ts';

const php: ReturnType< typeof phpRunner > = ( code, args ) => phpRunner( desk().url, desk().secret )( code, args );
const field = ( page: Page ) => page.getByRole( 'combobox' ).first();
const first = ( page: Page ) => page.getByRole( 'option' ).first();

/** Everything that the page and its worker ask for. */
function requestsOf( page: Page ): string[] {
	const asked: string[] = [];
	page.on( 'request', ( request ) => asked.push( request.url() ) );
	return asked;
}

beforeAll( async () => {
	await php( `
		wp_set_current_user( 1 );
		Mesa\\Knowledge\\Synonyms::save( array( array( 'parcel', 'jiffybag' ) ) );
		$id = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'How we deal with angry resellers', 'post_content' => '<p>Stay calm and call Zebulon.</p>' ) );
		update_post_meta( $id, '_mesa_visibility', 'internal' );
		Mesa\\Knowledge\\Aliases::add( get_posts( array( 'post_type' => 'mesa_article', 'title' => 'Clean brass lamps', 'numberposts' => 1 ) )[0]->ID, 'verdigris' );` );
} );

afterAll( async () => {
	await closeBrowser();
} );

it( 'finds the article in spite of a typing error, and asks nobody for each key', async () => {
	const page = await open( { path: '/help/', width: 390 } );
	await field( page ).click();
	await field( page ).pressSequentially( 'dis' );
	await first( page ).waitFor();
	const asked = requestsOf( page );
	await field( page ).fill( '' );
	await field( page ).pressSequentially( 'dishwaser microwav', { delay: 40 } );
	await page.getByRole( 'option', { name: /Dishwasher, oven and microwave/ } ).waitFor();
	expect( await first( page ).locator( 'strong' ).textContent() ).toBe( 'Dishwasher, oven and microwave' );
	expect( await first( page ).locator( 'strong mark' ).allTextContents() ).toEqual( [ 'Dishwasher', 'microwave' ] );
	expect( asked ).toEqual( [] );
	expect( await page.getByRole( 'status' ).first().textContent() ).toMatch( /Use the arrow keys/ );
	expect( await axe( page, '.mesa-search' ) ).toEqual( [] );
	expect( await overflow( page ) ).toBeLessThanOrEqual( 0 );
	await shot( page, 'search-typing-error' );
	await field( page ).press( 'ArrowDown' );
	await field( page ).press( 'Enter' );
	await page.waitForURL( /knowledge-base/ );
	expect( await page.locator( 'h1' ).first().textContent() ).toBe( 'Dishwasher, oven and microwave' );
	expect( pageProblems( page ) ).toEqual( [] );
	await page.context().close();
} );

it( 'shows a passage of the text with the words marked, in either language', async () => {
	const page = await open( { path: '/help/' } );
	await field( page ).click();
	await field( page ).fill( 'devoluciones' );
	await page.getByRole( 'option', { name: /devolver una compra/ } ).waitFor();
	await field( page ).fill( 'paying with a voucher ' );
	await page.getByRole( 'option', { name: /Vouchers/ } ).waitFor();
	expect( await page.locator( '.mesa-search__excerpt mark' ).count() ).toBeGreaterThan( 0 );
	await shot( page, 'search-passages' );
	await page.context().close();
} );

it( 'quotes what stands further down in an article once one stops typing', async () => {
	await php( `
		wp_set_current_user( 1 );
		wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Glaze chemistry', 'post_content' => '<p>' . str_repeat( 'Feldspar and quartz melt slowly. ', 40 ) . '</p><p>Ask for the praseodymium pigment.</p>' ) );` );
	const page = await open( { path: '/help/' } );
	await field( page ).click();
	await field( page ).fill( 'praseodymium ' );
	await page.getByRole( 'option', { name: /Glaze chemistry/ } ).waitFor();
	await page.locator( '.mesa-search__excerpt mark', { hasText: 'praseodymium' } ).waitFor();
	await page.context().close();
} );

it( 'finds by words that the site’s owner says mean the same, and by what else an article is called', async () => {
	const page = await open( { path: '/help/' } );
	await field( page ).click();
	await field( page ).fill( 'jiffybag ' );
	await page
		.getByRole( 'option', { name: /parcel/i } )
		.first()
		.waitFor();
	await field( page ).fill( 'verdigris' );
	await page.getByRole( 'option', { name: /Clean brass lamps/ } ).waitFor();
	await page.context().close();
} );

it( 'finds for the team what is for the team, and for nobody else', async () => {
	const visitor = await open( { path: '/help/' } );
	await field( visitor ).click();
	await field( visitor ).fill( 'angry resellers zebulon' );
	await visitor
		.locator( '.mesa-search__status', { hasText: /No answer/ } )
		.first()
		.waitFor();
	expect( await visitor.getByRole( 'option' ).count() ).toBe( 0 );
	await visitor.context().close();
	const agent = await open( { as: 'marta', path: '/help/' } );
	await field( agent ).click();
	await field( agent ).fill( 'angry resellers' );
	await agent.getByRole( 'option', { name: /angry resellers/ } ).waitFor();
	await agent.context().close();
} );

it( 'is answered by the server where no worker can run', async () => {
	const page = await open( { path: '/' } );
	await page.route( '**/search-worker.js*', ( route ) => route.abort() );
	await page.goto( `${ desk().url }/help/` );
	await field( page ).click();
	const answer = page.waitForResponse( /articles\/search/ );
	await field( page ).pressSequentially( 'dishwasher' );
	expect( ( await answer ).status() ).toBe( 200 );
	await first( page ).waitFor();
	await page.context().close();
} );
