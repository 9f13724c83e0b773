/**
 * What an agent waits for, in a real browser on a desk of 100,000 tickets (stack lane):
 *
 *   npm run -s bench:ui -- [--json] [--tickets 100000] [--keep DIR] [--only sizes,list,ticket,open,typing,memory,mail] [--opened 500]
 *
 * --keep leaves the seeded desk in DIR and uses it again. The last line is JSON; what --only leaves out is null.
 */
import { resolve } from 'node:path';
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { build } from '../build/build.ts';
import { openUiDesk } from './ui/desk.ts';
import { arrival, listTimes, memoryGrowth, openTimes, percentile, ticketTimes, typingTimes } from './ui/figures.ts';
import { sizes } from './ui/sizes.ts';

const PARTS = [ 'sizes', 'list', 'ticket', 'open', 'typing', 'memory', 'mail' ] as const;

/** The budgets that a figure has to keep. */
const BUDGETS: Record< string, number > = {
	inbox_gz_kb: 90,
	admin_gz_kb: 300,
	open_p95_ms: 100,
	typing_p95_ms: 16,
	layout_shift: 0,
	memory_growth_mb: 5,
	mail_to_screen_p95_ms: 3000,
};

await main( async () => {
	endOnSignal();
	const given = flags( {
		json: { type: 'boolean', default: false },
		tickets: { type: 'string', default: '100000' },
		keep: { type: 'string' },
		only: { type: 'string', default: PARTS.join() },
		opened: { type: 'string', default: '500' },
	} );
	const parts = given.only.split( ',' );
	const [ tickets, opened ] = [ Number( given.tickets ), Number( given.opened ) ];
	if ( ! ( tickets >= 1000 && opened >= 50 ) || parts.some( ( part ) => ! ( PARTS as readonly string[] ).includes( part ) ) ) {
		throw new ToolError( `--tickets takes 1000 or more, --opened 50 or more, --only some of ${ PARTS.join( ', ' ) }.` );
	}
	await build();
	const desk = await openUiDesk( tickets, given.keep === undefined ? undefined : resolve( given.keep ) );
	const figures: Record< string, number | null > = Object.fromEntries(
		[
			'inbox_gz_kb',
			'admin_gz_kb',
			'cold_list_ms',
			'warm_list_ms',
			'open_p95_ms',
			'typing_p95_ms',
			'layout_shift',
			'memory_growth_mb',
			'mail_to_screen_p95_ms',
		].map( ( key ) => [ key, null ] )
	);
	const more: Record< string, unknown > = { tickets, runs_on: desk.runsOn };
	const part = async ( name: ( typeof PARTS )[ number ], words: string, run: () => Promise< void > ) => {
		if ( parts.includes( name ) ) {
			await step( words, run );
		}
	};
	try {
		await part( 'sizes', 'Weighing scripts', async () => void Object.assign( figures, await sizes( desk ) ) );
		await part( 'list', 'Opening the inbox', async () => void Object.assign( figures, await listTimes( desk, 7 ) ) );
		await part( 'ticket', 'Opening a ticket by its address', async () => void Object.assign( more, await ticketTimes( desk, 5 ) ) );
		await part( 'open', 'Walking by j and k', async () => {
			const times = await openTimes( desk, 100, 350 );
			figures.open_p95_ms = percentile( times, 0.95 );
			Object.assign( more, { open_p50_ms: percentile( times, 0.5 ), opened: times.length } );
		} );
		await part( 'typing', 'Typing under 300 messages', async () => {
			figures.typing_p95_ms = percentile( await typingTimes( desk, 200, false ), 0.95 );
			more.typing_all_unfolded_p95_ms = percentile( await typingTimes( desk, 100, true ), 0.95 );
		} );
		await part( 'mail', 'Mail comes in', async () => {
			const { times, shift, shifts } = await arrival( desk, 50 );
			figures.mail_to_screen_p95_ms = percentile( times, 0.95 );
			figures.layout_shift = shift;
			Object.assign( more, { mail_to_screen_p50_ms: percentile( times, 0.5 ), shifted: [ ...new Set( shifts ) ].slice( 0, 5 ) } );
		} );
		await part( 'memory', `Opening ${ opened } tickets`, async () => {
			figures.memory_growth_mb = await memoryGrowth( desk, opened );
		} );
		const rounded = Object.fromEntries(
			Object.entries( { ...figures, ...more } ).map( ( [ key, value ] ) => [
				key,
				typeof value === 'number' ? Number( value.toFixed( 2 ) ) : value,
			] )
		);
		const over = Object.entries( BUDGETS ).filter( ( [ key, most ] ) => ( figures[ key ] ?? 0 ) > most );
		for ( const [ key, most ] of over ) {
			say( `  ${ key } is ${ figures[ key ]?.toFixed( 2 ) }, its budget ${ most }` );
		}
		console.log( JSON.stringify( given.json ? { ...rounded, over: over.map( ( [ key ] ) => key ) } : rounded ) );
		return 0;
	} finally {
		await desk.stop();
	}
} );
