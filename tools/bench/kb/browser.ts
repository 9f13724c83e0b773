/** What a visitor waits for, in a real Chromium on a slow machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { ToolError } from '../../lib/fail.ts';
import { sleep } from '../../lib/wait.ts';
import { slowDown, traced, type Trace } from './tracing.ts';

/** How many times slower than this machine the visitor's is. */
const SLOWER = 4;
/** Visits whose keys are looked at together: of one, six keys decide. */
const VISITS = 3;
/** Between two keys (ms): a person who types fast. */
const RHYTHM = 130;

/** One search field of one library. */
export interface Typing {
	/** Fetched on the first focus, as a server sends it (kB of 1,000 bytes); 0: browsers ask the server. */
	list_gz_kb: number;
	/** From the focus until the first answer to something typed at once is there. */
	first_answer_ms: number;
	/**
	 * What the main thread works from a key to the next: scripts, styles, layout and paint, without what the browser does
	 * to put a letter into any field. Processor time, so that other programs of this machine do not count; taken in
	 * visits of their own, in which the benchmark does not listen. p95.
	 */
	key_main_p95_ms: number;
	/** All that the main thread works from a key to the next, with that. */
	key_total_p95_ms: number;
	/** From the key to its answers on the page, with the worker's own work for them as slow as the rest, p95. */
	key_answer_p95_ms: number;
	/**
	 * The same with all of the wait for the worker taken three times more, as it was counted until 2026-11-22: the answer's wait
	 * for a main thread that is slowed already is in it four times over.
	 */
	key_answer_waited_p95_ms: number;
	/** Requests while typing, by key; without the search log's notes. */
	requests_per_key: number;
	/** Notes of the search log, one for each question that is over. */
	notes_per_question: number;
	keys: number;
}

export interface Vitals {
	lcp_ms: number;
	cls: number;
	/** What tasks of more than 50 ms took above that, from the first paint on. */
	tbt_ms: number;
}

const share = ( values: number[], part: number ): number => {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	return sorted[ Math.min( sorted.length - 1, Math.ceil( sorted.length * part ) - 1 ) ] ?? 0;
};
const gzippedKb = ( content: Buffer ): number => gzipSync( content, { level: 6 } ).length / 1000;

/** Runs in the page before its own scripts: notes when keys go down, when answers are shown, and how long the worker takes. */
const INSTRUMENTS = `
	window.mesaTyped = [];
	window.mesaWorker = [];
	// Keys that no answer was shown for yet. A key asks once its letter is in the field, and calls off those before it.
	let keys = [];
	const answered = () => {
		window.mesaTyped.push( performance.now() - keys.shift().down );
		performance.mark( 'mesa-answered' );
	};
	// An answer that changes nothing on the page is no change of the list, and there all the same.
	const unlessShown = ( [ key ], isLast ) => setTimeout( () => {
		if ( key?.asks && key === keys[ 0 ] && isLast() ) { answered(); }
	} );
	addEventListener( 'keydown', ( event ) => { keys.push( { down: event.timeStamp, asks: false } ); }, true );
	addEventListener( 'input', () => {
		const next = keys.findIndex( ( { asks } ) => ! asks );
		keys = next < 0 ? [] : keys.slice( next );
		if ( keys[ 0 ] ) { keys[ 0 ].asks = true; }
	}, true );
	const Original = window.Worker;
	window.Worker = class extends Original {
		postMessage( ...order ) {
			this.asked = performance.now();
			this.last = order[ 0 ].id ?? this.last;
			super.postMessage( ...order );
			// The page had foreseen its answers.
			if ( this.last === 0 ) { unlessShown( keys, () => true ); }
		}
		set onmessage( hear ) {
			super.onmessage = ( event ) => {
				const { id } = event.data;
				if ( id ) { window.mesaWorker.push( performance.now() - this.asked ); }
				hear( event );
				if ( id ) { unlessShown( keys, () => id === this.last ); }
			};
		}
	};
	// The list keeps its options from key to key: a new answer is a change of their texts as well.
	const changes = { childList: true, subtree: true, characterData: true };
	addEventListener( 'DOMContentLoaded', () => {
		const list = document.querySelector( '[role="listbox"]' );
		const field = document.querySelector( '[role="combobox"]' );
		if ( list ) {
			new MutationObserver( () => {
				if ( keys[ 0 ]?.asks ) { answered(); }
			} ).observe( list, changes );
			field.addEventListener( 'focus', () => { window.mesaFocused ??= performance.now(); } );
			new MutationObserver( () => { window.mesaFirst ??= performance.now() - window.mesaFocused; } ).observe( list, changes );
		}
	} );`;

async function visit( browser: Browser, url: string, instruments = '' ): Promise< Page > {
	const context = await browser.newContext( { viewport: { width: 1280, height: 800 } } );
	const page = await context.newPage();
	await page.addInitScript( instruments );
	await slowDown( page, SLOWER );
	await page.goto( url, { waitUntil: 'networkidle' } );
	return page;
}

/** What was worked from each key to the next, or to what came of it. */
const byKey = ( keys: number[], pieces: Trace[ 'tasks' ], ends: number[] = [] ): number[] =>
	keys.map( ( key, at ) => {
		const following = keys[ at + 1 ] ?? key + RHYTHM;
		const next = ends.find( ( end ) => end > key && end < following ) ?? following;
		return pieces.filter( ( piece ) => piece.at + piece.ms > key && piece.at < next ).reduce( ( sum, { cpu } ) => sum + cpu, 0 );
	} );

/** Types the questions as a person does who types fast. How many keys that took. */
async function typeAll( page: Page, questions: string[] ): Promise< number > {
	let keys = 0;
	for ( const question of questions ) {
		await page.locator( '[role="combobox"]' ).fill( '' );
		await sleep( RHYTHM );
		for ( const letter of question ) {
			await page.keyboard.type( letter );
			keys++;
			await sleep( RHYTHM );
		}
		await sleep( 2 * RHYTHM );
	}
	return keys;
}

/** The same where nothing of ours listens on the page: what the main thread works. */
async function traceWork( browser: Browser, url: string, questions: string[] ): Promise< Trace > {
	const page = await visit( browser, url );
	await page.locator( '[role="combobox"]' ).focus();
	await page.keyboard.insertText( questions[ 0 ] as string );
	await page.locator( '[role="option"]' ).first().waitFor( { timeout: 60_000 } );
	await sleep( 1500 );
	let keys = 0;
	const trace = await traced( page, async () => {
		keys = await typeAll( page, questions );
	} );
	await page.context().close();
	// A field is emptied by a key as well.
	if ( trace.keys.length !== keys + questions.length ) {
		throw new ToolError( `The trace shows ${ trace.keys.length } keys of ${ keys + questions.length }.` );
	}
	return trace;
}

/**
 * Types questions into the search field.
 *
 * @param url       A page with the field.
 * @param questions What is typed, one after the other.
 */
export async function type( browser: Browser, url: string, questions: string[] ): Promise< Typing > {
	const page = await visit( browser, url, INSTRUMENTS );
	let list = 0;
	page.on( 'response', ( response ) => {
		if ( response.url().includes( '/mesa-search/articles-' ) ) {
			void response.body().then( ( body ) => ( list = gzippedKb( body ) ) );
		}
	} );
	const field = page.locator( '[role="combobox"]' );
	await field.focus();
	await page.keyboard.insertText( questions[ 0 ] as string );
	await page.waitForFunction( 'window.mesaFirst !== undefined', undefined, { timeout: 60_000 } );
	const first = await page.evaluate< number >( 'window.mesaFirst' );
	await sleep( 1500 );
	let requests = 0;
	let notes = 0;
	page.on( 'request', ( request ) => ( request.url().includes( '/kb/searches' ) ? notes++ : requests++ ) );
	await page.evaluate( 'window.mesaTyped = []; window.mesaWorker = [];' );
	let keys = 0;
	const trace = await traced( page, async () => {
		keys = await typeAll( page, questions );
	} );
	const typed = await page.evaluate< number[] >( 'window.mesaTyped' );
	const worker = await page.evaluate< number[] >( 'window.mesaWorker' );
	await page.context().close();
	if ( worker.length > 0 && trace.worker.length === 0 ) {
		throw new ToolError( 'The trace does not show what the worker did.' );
	}
	const visits: Trace[] = [];
	while ( visits.length < VISITS ) {
		visits.push( await traceWork( browser, url, questions ) );
	}
	const ofAll = ( kind: 'shown' | 'tasks' ) =>
		share(
			visits.flatMap( ( one ) => byKey( one.keys, one[ kind ] ) ),
			0.95
		);
	return {
		list_gz_kb: list,
		first_answer_ms: first,
		key_main_p95_ms: ofAll( 'shown' ),
		key_total_p95_ms: ofAll( 'tasks' ),
		// Chromium slows main threads down, and no workers. What the worker does once the answer is there is for the next key.
		key_answer_p95_ms: share( typed, 0.95 ) + ( SLOWER - 1 ) * share( byKey( trace.keys, trace.worker, trace.answers ), 0.95 ),
		key_answer_waited_p95_ms: share( typed, 0.95 ) + ( SLOWER - 1 ) * share( worker, 0.95 ),
		requests_per_key: requests / keys,
		notes_per_question: notes / questions.length,
		keys,
	};
}

/** How a page comes up, on the slow machine. The median of some visits. */
export async function vitals( browser: Browser, url: string, rounds: number ): Promise< Vitals > {
	const all: Vitals[] = [];
	for ( let round = 0; round < rounds; round++ ) {
		const context = await browser.newContext( { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true } );
		const page = await context.newPage();
		await slowDown( page, SLOWER );
		const trace = await traced( page, async () => {
			await page.goto( url, { waitUntil: 'networkidle' } );
			await sleep( 1000 );
		} );
		await context.close();
		const painted = trace.navigation + trace.fcp;
		all.push( {
			lcp_ms: trace.lcp,
			cls: trace.cls,
			tbt_ms: trace.tasks.filter( ( { at } ) => at > painted ).reduce( ( sum, { ms } ) => sum + Math.max( 0, ms - 50 ), 0 ),
		} );
	}
	const middle = ( key: keyof Vitals ) =>
		share(
			all.map( ( one ) => one[ key ] ),
			0.5
		);
	return { lcp_ms: middle( 'lcp_ms' ), cls: middle( 'cls' ), tbt_ms: middle( 'tbt_ms' ) };
}

/** Scripts of ours, its workers' included, that a page fetches while somebody does something on it, by file, gzip as servers send it. */
export async function scripts(
	browser: Browser,
	url: string,
	plugin: string,
	work: ( page: Page ) => Promise< void >
): Promise< Record< string, number > > {
	const context = await browser.newContext();
	const page = await context.newPage();
	const fetched: Record< string, number > = {};
	const note = ( address: string ) => {
		const file = /\/build\/blocks\/([^?]+\.js)/.exec( address )?.[ 1 ];
		if ( file ) {
			fetched[ file ] = gzippedKb( readFileSync( join( plugin, 'build', 'blocks', file ) ) );
		}
	};
	page.on( 'request', ( request ) => note( request.url() ) );
	// A worker's own script is no request of the page.
	page.on( 'worker', ( worker ) => note( worker.url() ) );
	await page.goto( url, { waitUntil: 'networkidle' } );
	await work( page );
	await page.waitForLoadState( 'networkidle' );
	await sleep( 1000 );
	await context.close();
	return fetched;
}
