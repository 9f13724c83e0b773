/**
 * Mail is never lost and never there twice, whatever breaks on the way:
 *
 *   npm run -s verify:faults -- [--messages N] [--seed N] [--json]
 *
 * N mails (2,000; 60 % new, 40 % answers) go through a real Dovecot into current WordPress on MariaDB, nginx and php-fpm,
 * while two pollers, PHP and the database are killed, the connection is cut and delayed and the folder is renumbered. Then
 * come mails made to break readers. The last line is JSON; progress goes to standard error.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { phpComplaints } from '../checks/integration.ts';
import { flags } from '../lib/args.ts';
import { main, oneLine, ToolError } from '../lib/fail.ts';
import { ARTIFACTS } from '../lib/paths.ts';
import { endOnSignal } from '../lib/process.ts';
import { say } from '../lib/progress.ts';
import { deskCounts, deskMessages } from './faults/desk-view.ts';
import { runPoison } from './faults/poison.ts';
import { chance } from './faults/random.ts';
import { setStage, type Stage } from './faults/stage.ts';
import { measureTakeover } from './faults/takeover.ts';
import { tally } from './faults/tally.ts';
import { Talks } from './faults/talks.ts';
import { runTrial } from './faults/trial.ts';

const seconds = ( ms: number ) => Math.round( ms / 100 ) / 10;

async function verify( stage: Stage, talks: Talks, answers: number, messages: number, seed: number ) {
	const course = await runTrial( stage, talks, answers, messages, chance( seed ) );
	say( `  All went in ${ seconds( course.took ) } s; counting.` );
	const there = await deskMessages( stage.site );
	const counts = await deskCounts( stage.site );
	const found = await tally( stage.agent, stage.site.url, course.sent, there );
	const { cuts, uidvalidity, ...kills } = course.done;
	say( '  Mails made to break readers' );
	const poison = await runPoison( stage, chance( seed + 2 ) );
	say( '  A poller that dies' );
	const takeover = await measureTakeover( stage );
	return {
		messages: counts.messages,
		tickets: counts.tickets,
		lost: found.lost,
		twice: found.twice,
		split: found.split,
		attachments_ok: found.attachments_ok,
		words_ok: found.words_ok,
		sent_twice: talks.sentTwice.length,
		kills,
		cuts,
		uidvalidity_changes: uidvalidity,
		...poison,
		...takeover,
		longest_silence_s: seconds( course.longestSilence ),
		seconds: seconds( course.took ),
		expected: {
			messages: course.sent.length,
			tickets: new Set( course.sent.map( ( mail ) => mail.talk ) ).size,
			attachments: course.sent.reduce( ( sum, mail ) => sum + mail.files.length, 0 ),
		},
		counted: counts.counted,
		strangers: found.strangers,
	};
}

await main( async () => {
	endOnSignal();
	const options = flags( {
		json: { type: 'boolean', default: false },
		messages: { type: 'string', default: '2000' },
		seed: { type: 'string', default: '1' },
	} );
	const messages = Number( options.messages );
	if ( ! Number.isInteger( messages ) || messages < 50 ) {
		throw new ToolError( '--messages wants a whole number from 50 on.' );
	}
	const answers = Math.max( 4, Math.round( messages * 0.04 ) );
	const talks = new Talks( chance( Number( options.seed ) + 1 ), answers );
	let stage: Stage | null = null;
	let ok = false;
	try {
		stage = await setStage( ( mail ) => talks.arrived( mail ) );
		say( `  WordPress ${ stage.site.wordpressVersion }, PHP ${ stage.site.phpVersion }, ${ stage.site.database }` );
		const result = await verify( stage, talks, answers, messages, Number( options.seed ) );
		ok =
			result.messages === result.expected.messages &&
			result.tickets === result.expected.tickets &&
			result.counted === result.tickets &&
			result.lost + result.twice + result.split + result.strangers + result.sent_twice === 0 &&
			result.uidvalidity_changes === 1 &&
			result.poison_held_up + result.poison_astray === 0 &&
			result.attachments_ok === result.expected.attachments &&
			result.words_ok === result.expected.messages;
		if ( ! ok ) {
			say( [ '  PHP:', ...phpComplaints( stage.site.folder ).slice( 0, 10 ) ].join( '\n' ) );
		}
		console.log( JSON.stringify( { ...result, ok }, null, options.json ? undefined : '\t' ) );
	} catch ( error ) {
		say( `  ✗ ${ oneLine( error ) }` );
		console.log( JSON.stringify( { ok: false, error: oneLine( error ) } ) );
	} finally {
		if ( stage && ! ok ) {
			mkdirSync( ARTIFACTS, { recursive: true } );
			stage.pollers.logs().forEach( ( log ) => copyFileSync( log, join( ARTIFACTS, `faults-${ basename( log ) }` ) ) );
			say( '  What the pollers said: artifacts/faults-poller-1.log and -2.log' );
		}
		await stage?.stop();
	}
	return ok ? 0 : 1;
} );
