/** Mails made to break readers, each with a good one behind it: the good ones must not wait, and none may vanish. */
import { say } from '../../lib/progress.ts';
import { sleep } from '../../lib/wait.ts';
import { deadLetters, deskMessages, type DeskMessage } from './desk-view.ts';
import { poisonMails } from './poison-mails.ts';
import { postman } from './postman.ts';
import type { Chance } from './random.ts';
import { MAILBOX, type Stage } from './stage.ts';

/** A good mail that takes longer has been held up. Milliseconds. */
const HELD_UP_MS = 90_000;
/** After so long every poison mail has to have come to its end. Milliseconds. */
const END_MS = 60_000;

export interface PoisonOutcome {
	poison: number;
	/** Good mails that did not arrive in time. */
	poison_held_up: number;
	/** Poison mails that ended otherwise than in one ticket or one dead letter. */
	poison_astray: number;
	poison_dead_letters: number;
	/** Until all good mails were there. */
	poison_seconds: number;
}

const has = ( message: DeskMessage, mark: string ) =>
	message.subject.includes( mark ) || message.messageId.includes( mark ) || message.text.includes( mark );

export async function runPoison( stage: Stage, random: Chance ): Promise< PoisonOutcome > {
	const post = postman( stage.dovecot.lmtpPort );
	const poison = poisonMails( random );
	const before = ( await deskMessages( stage.site ) ).at( -1 )?.id ?? 0;
	const good: string[] = [];
	try {
		for ( const { raw, mark } of poison ) {
			await post.deliver( 'poison@customer.example', MAILBOX, raw );
			const behind = `good-${ mark }`;
			good.push( behind );
			await post.deliver(
				'good@customer.example',
				MAILBOX,
				Buffer.from(
					`From: good@customer.example\r\nTo: ${ MAILBOX }\r\nSubject: ${ behind }\r\nMessage-ID: <${ behind }@good.example>\r\n\r\nA good mail.\r\n`
				)
			);
		}
	} finally {
		post.close();
	}
	const from = performance.now();
	let there: DeskMessage[] = [];
	let seconds = 0;
	const goodHere = () => good.filter( ( subject ) => there.some( ( message ) => message.subject === subject ) ).length;
	const endings = ( mark: string ) =>
		there.filter( ( message ) => ! message.subject.startsWith( 'good-' ) && has( message, mark ) ).length;
	let dead: string[] = [];
	const open = () => poison.filter( ( { mark } ) => endings( mark ) + dead.filter( ( line ) => line.includes( mark ) ).length === 0 );
	for (;;) {
		there = await deskMessages( stage.site, before );
		dead = await deadLetters( stage.site );
		const waited = performance.now() - from;
		if ( seconds === 0 && goodHere() === good.length ) {
			seconds = Math.round( waited / 100 ) / 10;
		}
		if ( ( seconds > 0 && open().length === 0 ) || waited > HELD_UP_MS + END_MS || ( seconds === 0 && waited > HELD_UP_MS ) ) {
			break;
		}
		await sleep( 500 );
	}
	const astray = poison.filter(
		( { mark } ) => endings( mark ) + ( endings( mark ) === 0 ? dead.filter( ( line ) => line.includes( mark ) ).length : 0 ) !== 1
	);
	astray.forEach( ( { name, mark } ) => say( `  ✗ ${ name } (${ mark }) is there ${ endings( mark ) } times` ) );
	for ( const { name, mark } of poison ) {
		const message = there.find( ( each ) => ! each.subject.startsWith( 'good-' ) && has( each, mark ) );
		say(
			`    ${ name }: ${ message ? `ticket ${ message.ticket }${ message.error ? `, ${ message.error.slice( 0, 100 ) }` : '' }` : 'no ticket' }`
		);
	}
	return {
		poison: poison.length,
		poison_held_up: good.length - goodHere(),
		poison_astray: astray.length,
		poison_dead_letters: dead.length,
		poison_seconds: seconds,
	};
}
