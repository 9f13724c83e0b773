/** Beside an article in the real block editor: who can read it and what it is also found as, changed, saved, and true for visitors. */
import { afterAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { phpRunner } from '../../tools/site/runner.ts';
import { axe, closeBrowser, desk, open, pageProblems, shot } from './desk.ts';

const php: ReturnType< typeof phpRunner > = ( code, args ) => phpRunner( desk().url, desk().secret )( code, args );
let article = 0;

afterAll( async () => {
	await php( `wp_delete_post( $args['article'], true );`, { article } );
	await closeBrowser();
} );

/** Opens one of the side bar's panels, which remember whether they were open. */
async function panel( page: Page, name: string ): Promise< void > {
	const button = page.getByRole( 'button', { name, exact: true } );
	await button.waitFor();
	if ( ( await button.getAttribute( 'aria-expanded' ) ) !== 'true' ) {
		await button.click();
	}
}

async function save( page: Page ): Promise< void > {
	await page.getByRole( 'region', { name: 'Editor top bar' } ).getByRole( 'button', { name: 'Save', exact: true } ).click();
	await page.waitForFunction(
		`! window.wp.data.select( 'core/editor' ).isEditedPostDirty() && ! window.wp.data.select( 'core/editor' ).isSavingPost()`
	);
}

it( 'closes an article for visitors and gives it other words, and both are there when it is opened again', async () => {
	const made = await php< { id: number; url: string } >(
		`$id = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Panels in the editor', 'post_content' => '<!-- wp:paragraph --><p>Words.</p><!-- /wp:paragraph -->' ) );
		return array( 'id' => $id, 'url' => get_permalink( $id ) );`
	);
	article = made.id;
	const visitor = () => fetch( made.url ).then( ( { status } ) => status );
	expect( await visitor() ).toBe( 200 );
	await php(
		`update_user_meta( get_user_by( 'login', $args['login'] )->ID, $GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), 'core' => array( 'enableChoosePatternModal' => false ), '_modified' => gmdate( 'c' ) ) );`,
		{ login: desk().adminUser }
	);
	const edit = () => open( { as: 'admin', path: `/wp-admin/post.php?post=${ article }&action=edit` } );
	const page = await edit();
	await panel( page, 'Who can read this' );
	const closed = page.getByText( 'Pictures and files in it are not closed' );
	expect( await closed.count() ).toBe( 0 );
	await page.getByRole( 'radio', { name: 'Your team only' } ).check();
	await closed.waitFor();
	await panel( page, 'Also found as' );
	await page.getByLabel( 'Other words for this' ).fill( 'side bar\nmargin notes' );
	// Ours; of WordPress's own panels some have faults.
	expect(
		await axe( page, '.editor-sidebar .components-panel__body:has(.components-radio-control, .components-textarea-control)' )
	).toEqual( [] );
	await shot( page, 'article-panels' );
	await save( page );
	expect( pageProblems( page ).filter( ( problem ) => problem.includes( 'mesa' ) ) ).toEqual( [] );
	await page.context().close();
	expect( await visitor() ).toBe( 404 );
	expect(
		await php(
			`return array( get_post_meta( $args['article'], '_mesa_visibility', true ), get_post( $args['article'] )->post_status );`,
			{
				article,
			}
		)
	).toEqual( [ 'internal', 'publish' ] );

	const again = await edit();
	await panel( again, 'Who can read this' );
	expect( await again.getByRole( 'radio', { name: 'Your team only' } ).isChecked() ).toBe( true );
	await panel( again, 'Also found as' );
	expect( await again.getByLabel( 'Other words for this' ).inputValue() ).toBe( 'side bar\nmargin notes' );
	await again.getByRole( 'radio', { name: 'Everybody' } ).check();
	await save( again );
	await again.context().close();
	expect( await visitor() ).toBe( 200 );
} );
