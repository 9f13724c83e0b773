/**
 * What finding an answer costs, on the stack lane (nginx, php-fpm with opcache, MariaDB) and in a real Chromium whose
 * processor is slowed down four times:
 *
 *   npm run -s bench:kb -- [--json] [--articles 300,1000,5000] [--rounds 15]
 *
 * In the browser: what the first focus fetches, the first answer, and each key after that. On the server: each search
 * takes turns with an empty REST route of another plugin, which is the floor, and with WordPress's own search for the
 * same words; figures are × floor, medians. And how an article's page and a form's page come up. Standard output is one
 * JSON object with --json.
 */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build/build.ts';
import { flags } from '../lib/args.ts';
import { launchBrowser } from '../lib/browser.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { startStack } from '../site/stack.ts';
import { scripts, type, vitals, type Typing } from './kb/browser.ts';
import { makeLibrary, vocabulary } from './kb/library.ts';
import { fill, questions, searches, type Row } from './kb/server.ts';
import { Requests } from './tax/requests.ts';

const PAGES = `
	wp_set_current_user( 1 );
	foreach ( array( 'search' => 'kb-search', 'form' => 'ticket-form' ) as $name => $block ) {
		wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => "bench-$name", 'post_title' => "Bench $name", 'post_content' => "<!-- wp:mesa/$block /-->" ) );
	}`;
const ARTICLE = `return get_permalink( get_posts( array( 'post_type' => 'mesa_article', 'numberposts' => 1, 'orderby' => 'ID', 'order' => 'ASC' ) )[0] );`;
/** The size that the issue sets bounds for. */
const USUAL = 1000;

const rounded = ( value: number, digits = 1 ) => Number( value.toFixed( digits ) );
const total = ( sizes: Record< string, number > ) =>
	rounded(
		Object.values( sizes ).reduce( ( sum, kb ) => sum + kb, 0 ),
		2
	);
/** The form's own scripts: the search engine is fetched when somebody writes a subject, and shared with the search field. */
const withoutEngine = ( sizes: Record< string, number >, plugin: string ) =>
	Object.fromEntries(
		Object.entries( sizes ).filter(
			( [ file ] ) =>
				file.endsWith( 'view.js' ) ||
				! /search-worker|mesa\/search/.test( file + readFileSync( join( plugin, 'build', 'blocks', file ), 'utf8' ) )
		)
	);
/** All figures of an object, short. */
const short = < T extends object >( figures: T ): T =>
	Object.fromEntries(
		Object.entries( figures ).map( ( [ key, value ] ) => [
			key,
			typeof value === 'number' ? rounded( value, 2 ) : ( value as unknown ),
		] )
	) as T;

await main( async () => {
	endOnSignal();
	const given = flags( {
		json: { type: 'boolean', default: false },
		articles: { type: 'string', default: '300,1000,5000' },
		rounds: { type: 'string', default: '15' },
	} );
	const sizes = given.articles.split( ',' ).map( Number );
	const rounds = Number( given.rounds );
	if ( ! sizes.every( ( size ) => size >= 1 && size <= 20_000 ) || ! ( rounds >= 3 && rounds <= 500 ) ) {
		throw new ToolError( '--articles takes numbers of 1 to 20000 with commas between them, --rounds 3 to 500.' );
	}
	await build();
	const site = await startStack( { name: 'bench-kb', fresh: true, port: 24020 } );
	const requests = new Requests( site );
	const browser = await launchBrowser();
	try {
		copyFileSync( join( import.meta.dirname, 'tax', 'probe.php' ), join( site.folder, 'wp-content', 'mu-plugins', 'mesa-bench.php' ) );
		await site.runPhp( PAGES );
		const words = vocabulary();
		const asked = Object.values( questions( words ) );
		const rows: Row[] = [];
		const typing: Record< string, Typing > = {};
		const made: Record< string, Awaited< ReturnType< typeof fill > > > = {};
		const plugin = join( site.folder, 'wp-content', 'plugins', 'mesa-help-desk' );
		// Of all sizes together: with a large library the server answers, and no worker is fetched.
		const search: Record< string, number > = {};
		const form: Record< string, number > = {};
		for ( const size of sizes ) {
			made[ size ] = await fill( site, makeLibrary( size, words ) );
			rows.push( ...( await searches( requests, size, words, rounds ) ) );
			typing[ size ] = short( await step( 'Typing', () => type( browser, `${ site.url }/bench-search/`, asked ) ) );
			say( `  ${ JSON.stringify( typing[ size ] ) }` );
			const toSearch = await scripts( browser, `${ site.url }/bench-search/`, plugin, async ( page ) => {
				await page.locator( '[role="combobox"]' ).pressSequentially( 'answer', { delay: 50 } );
			} );
			const toWrite = await scripts( browser, `${ site.url }/bench-form/`, plugin, async ( page ) => {
				await page.locator( '[name="email"]' ).fill( 'visitor@customer.example' );
				await page.locator( '[name="message"]' ).fill( 'A cup is broken.' );
			} );
			Object.assign( search, toSearch );
			Object.assign( form, toWrite );
		}
		const pages = await step( 'Looking at pages come up', async () => ( {
			article: short( await vitals( browser, await site.runPhp< string >( ARTICLE ), 5 ) ),
			form: short( await vitals( browser, `${ site.url }/bench-form/`, 5 ) ),
		} ) );
		const most = ( key: 'x_floor' | 'wordpress_x_floor' ) =>
			Object.fromEntries(
				sizes.map( ( size ) => [
					size,
					Math.max( ...rows.filter( ( row ) => row.articles === size ).map( ( row ) => row[ key ] ) ),
				] )
			);
		// Of the libraries that browsers search, the one that bounds are set for, or else the largest.
		const inBrowser = sizes.filter( ( size ) => ( typing[ size ]?.list_gz_kb ?? 0 ) > 0 );
		const told = typing[ inBrowser.includes( USUAL ) ? USUAL : ( inBrowser.at( -1 ) ?? ( sizes[ 0 ] as number ) ) ] as Typing;
		const worst = ( key: 'lcp_ms' | 'cls' | 'tbt_ms' ) => Math.max( pages.article[ key ], pages.form[ key ] );
		const summary = {
			list_gz_kb: Object.fromEntries( sizes.map( ( size ) => [ size, typing[ size ]?.list_gz_kb ] ) ),
			first_answer_ms: told.first_answer_ms,
			key_main_p95_ms: told.key_main_p95_ms,
			key_answer_p95_ms: told.key_answer_p95_ms,
			key_answer_waited_p95_ms: told.key_answer_waited_p95_ms,
			requests_per_key: told.requests_per_key,
			server_x_floor: most( 'x_floor' ),
			wordpress_x_floor: most( 'wordpress_x_floor' ),
			form_gz_kb: total( withoutEngine( form, plugin ) ),
			search_gz_kb: total( search ),
			lcp_ms: worst( 'lcp_ms' ),
			cls: worst( 'cls' ),
			tbt_ms: worst( 'tbt_ms' ),
			scripts: { search, form },
			pages,
			typing,
			made,
			rows,
		};
		console.log( given.json ? JSON.stringify( summary ) : JSON.stringify( { ...summary, rows: undefined }, null, '\t' ) );
		return 0;
	} finally {
		await browser.close();
		requests.end();
		await site.stop();
	}
} );
