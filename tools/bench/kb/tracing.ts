/** Chromium's own tracing: what its main thread did, and what a page's reader saw. */
import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
	name: string;
	cat: string;
	/** Microseconds. */
	ts: number;
	dur?: number;
	/** What of it the processor worked on this thread. */
	tdur?: number;
	pid: number;
	tid: number;
	args?: {
		name?: string;
		data?: { score?: number; had_recent_input?: boolean; navigationId?: string; isMainFrame?: boolean; type?: string };
		frame?: string;
	};
}

/** Times are milliseconds of one clock. */
export interface Trace {
	/** What kept the page's main thread busy: when, for how long, and how much of that the processor was at it. */
	tasks: { at: number; ms: number; cpu: number }[];
	/** Scripts, styles, layout and paint among that: without what the browser does to put a letter into a field. */
	shown: { at: number; ms: number; cpu: number }[];
	/** What the page's worker worked. */
	worker: { at: number; ms: number; cpu: number }[];
	/** Keys that went down. */
	keys: number[];
	/** Answers that the page noted (performance.mark). */
	answers: number[];
	/** Beginning of the last navigation; 0 without one. */
	navigation: number;
	/** Largest contentful paint, after the navigation. */
	lcp: number;
	/** First contentful paint, after the navigation. */
	fcp: number;
	/** Layout shifts that nobody had caused, added up. */
	cls: number;
}

// Options are made in a microtask, after the worker's answer was awaited.
const SHOWN = new Set( [ 'FunctionCall', 'RunMicrotasks', 'UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit' ] );
const CATEGORIES = [
	'toplevel',
	'devtools.timeline',
	// RunMicrotasks, where the answers are written.
	'v8.execute',
	'disabled-by-default-devtools.timeline',
	'loading',
	'blink.user_timing',
	'input',
	'latencyInfo',
	'__metadata',
];

function read( events: TraceEvent[] ): Trace {
	const navigations = events.filter( ( { name } ) => name === 'navigationStart' ).sort( ( a, b ) => a.ts - b.ts );
	const renderers = events.filter( ( { name, args } ) => name === 'thread_name' && args?.name === 'CrRendererMain' );
	// The renderer of the page is the one that typing or painting went on in.
	const own = events.find( ( { name } ) => name === 'EventDispatch' || name === 'firstContentfulPaint' );
	const main = renderers.find( ( { pid } ) => pid === own?.pid );
	const worker = events.find(
		( { name, args, pid } ) => name === 'thread_name' && args?.name === 'DedicatedWorker thread' && pid === own?.pid
	);
	const ms = ( micro: number ) => micro / 1000;
	const navigation = navigations.filter( ( { pid } ) => pid === own?.pid ).at( -1 );
	const after = ( name: string ) => {
		const last = events
			.filter( ( event ) => event.name === name && event.pid === own?.pid && event.ts >= ( navigation?.ts ?? 0 ) )
			.sort( ( a, b ) => a.ts - b.ts )
			.at( -1 );
		return last && navigation ? ms( last.ts - navigation.ts ) : 0;
	};
	/** Of several that lie in one another the outermost. */
	const pieces = ( isWanted: ( event: TraceEvent ) => boolean, thread = main ) => {
		let until = 0;
		return events
			.filter( ( event ) => event.dur !== undefined && event.pid === thread?.pid && event.tid === thread?.tid && isWanted( event ) )
			.sort( ( a, b ) => a.ts - b.ts )
			.filter( ( { ts, dur = 0 } ) => {
				const isOuter = ts >= until;
				until = isOuter ? ts + dur : until;
				return isOuter;
			} )
			.map( ( { ts, dur = 0, tdur = dur } ) => ( { at: ms( ts ), ms: ms( dur ), cpu: ms( tdur ) } ) );
	};
	return {
		tasks: pieces( ( { name } ) => name === 'RunTask' ),
		shown: pieces( ( { name } ) => SHOWN.has( name ) ),
		worker: worker ? pieces( ( { name } ) => name === 'RunTask', worker ) : [],
		keys: events
			.filter( ( event ) => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown' && event.pid === own?.pid )
			.map( ( event ) => ms( event.ts ) )
			.sort( ( a, b ) => a - b ),
		answers: events
			.filter( ( event ) => event.name === 'mesa-answered' && event.pid === own?.pid )
			.map( ( event ) => ms( event.ts ) )
			.sort( ( a, b ) => a - b ),
		navigation: ms( navigation?.ts ?? 0 ),
		lcp: after( 'largestContentfulPaint::Candidate' ),
		fcp: after( 'firstContentfulPaint' ),
		cls: events
			.filter( ( { name, pid, args } ) => name === 'LayoutShift' && pid === own?.pid && ! args?.data?.had_recent_input )
			.reduce( ( sum, { args } ) => sum + ( args?.data?.score ?? 0 ), 0 ),
	};
}

/**
 * Traces what a page does meanwhile.
 *
 * @param page Of Chromium.
 * @param work What it is to do.
 */
export async function traced( page: Page, work: () => Promise< void > ): Promise< Trace > {
	const session = await page.context().newCDPSession( page );
	const events: TraceEvent[] = [];
	session.on( 'Tracing.dataCollected', ( { value } ) => events.push( ...( value as unknown as TraceEvent[] ) ) );
	const complete = new Promise< void >( ( resolve ) => session.once( 'Tracing.tracingComplete', () => resolve() ) );
	await session.send( 'Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: CATEGORIES, excludedCategories: [ '*' ] },
	} );
	await work();
	await session.send( 'Tracing.end' );
	await complete;
	await session.detach();
	return read( events );
}

/** Slows the page's main thread down. */
export async function slowDown( page: Page, times: number ): Promise< CDPSession > {
	const session = await page.context().newCDPSession( page );
	await session.send( 'Emulation.setCPUThrottlingRate', { rate: times } );
	return session;
}
