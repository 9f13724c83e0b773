/**
 * A believable desk of any size on the stack lane, to be looked at:
 *
 *   npm run seed -- --tickets 100000 [--keep DIR] [--seed N] [--once] [--reindex]
 *
 * Runs until Ctrl-C. With --keep the site stays in that folder and is there at once the next time; without, it is
 * deleted at the end. --once ends when the desk is ready, --reindex makes a kept desk's search index anew. The same numbers give the same desk.
 */
import { resolve } from 'node:path';
import { flags } from './lib/args.ts';
import { main, ToolError } from './lib/fail.ts';
import { say } from './lib/progress.ts';
import { index, SEED } from './seed/desk.ts';
import { forgetParts } from './seed/search-index.ts';
import { seededSite } from './seed/site.ts';

await main( async () => {
	const given = flags( {
		tickets: { type: 'string', default: '1000' },
		seed: { type: 'string', default: String( SEED ) },
		keep: { type: 'string' },
		lane: { type: 'string', default: 'stack' },
		/** Ends when the desk is ready. */
		once: { type: 'boolean', default: false },
		/** Makes the search index of a kept desk anew. */
		reindex: { type: 'boolean', default: false },
	} );
	const [ tickets, seed ] = [ Number( given.tickets ), Number( given.seed ) ];
	if ( given.lane !== 'stack' ) {
		throw new ToolError( 'Only the stack lane is seeded; npm start has a small desk with demo data.' );
	}
	if ( ! ( Number.isInteger( tickets ) && tickets >= 100 && tickets <= 5_000_000 && Number.isInteger( seed ) ) ) {
		throw new ToolError( '--tickets takes 100 to 5000000, --seed a whole number.' );
	}
	if ( given.once && ! given.keep ) {
		throw new ToolError( '--once needs --keep: otherwise nothing would be left.' );
	}
	// While it is being made, Ctrl-C ends at once; an index that was begun goes on the next time.
	let end = (): void => process.exit( 130 );
	process.on( 'SIGINT', () => end() );
	process.on( 'SIGTERM', () => end() );
	const desk = await seededSite( tickets, seed, given.keep ? resolve( given.keep ) : undefined );
	try {
		if ( given.reindex ) {
			await forgetParts( desk.site );
			await index( desk.site, tickets, seed );
		}
		say( `\n  WordPress ${ desk.site.wordpressVersion }, PHP ${ desk.site.phpVersion }, ${ desk.site.database }` );
		say( `  Help desk ${ desk.site.url }/wp-admin/admin.php?page=mesa-help-desk` );
		say( '  Everything: agent01, 3 of 50 mailboxes: agent02, 45 of 50: agent03, each with "password"; admin / password' );
		if ( ! given.once ) {
			say( '  Ctrl-C stops it.' );
			await new Promise< void >( ( stopped ) => ( end = stopped ) );
		}
	} finally {
		await desk.stop();
	}
} );
