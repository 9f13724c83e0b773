/** The trial itself: customers write, the agent answers, and all the while something breaks. */
import { say } from '../../lib/progress.ts';
import { sleep } from '../../lib/wait.ts';
import { deskCounts, ticketNumbers } from './desk-view.ts';
import { Disorder, faultList, type Done } from './disorder.ts';
import type { TrialMail } from './mails.ts';
import { makePlan, type Step } from './plan.ts';
import { postman } from './postman.ts';
import type { Chance } from './random.ts';
import { MAILBOX, type Stage } from './stage.ts';
import type { Talks } from './talks.ts';

/** So many mails at most lie in the mailbox unread: enough for several requests, few enough that faults meet new ones. */
const MOST_WAITING = 240;
/** Ends a trial in which nothing moves. Milliseconds. */
const PATIENCE = 150_000;
/** Ends one that moves too slowly. Milliseconds. */
const MOST_TIME = 12 * 60_000;

export interface Course {
	sent: TrialMail[];
	/** Each fault, how often. */
	done: Done;
	/** The longest time in which mail waited and none came in. Milliseconds. */
	longestSilence: number;
	/** From the first mail delivered to the last one seen. Milliseconds. */
	took: number;
}

/** What has come in, asked for again and again; a failed question leaves the last answer. */
class Watch {
	arrived = 0;
	longestSilence = 0;
	private readonly started = Date.now();
	private since = Date.now();
	private ended = false;

	constructor(
		private readonly stage: Stage,
		private readonly sent: readonly TrialMail[]
	) {}

	get silence(): number {
		return Date.now() - this.since;
	}

	/** @throws Error when nothing moves any more. */
	losePatience(): void {
		if ( this.silence > PATIENCE || Date.now() - this.started > MOST_TIME ) {
			throw new Error(
				`No mail came in for ${ Math.round( this.silence / 1000 ) } s; ${ this.sent.length } sent, ${ this.arrived } there.`
			);
		}
	}

	async run(): Promise< void > {
		while ( ! this.ended ) {
			const now = await deskCounts( this.stage.site ).then(
				( counts ) => counts.messages,
				() => this.arrived
			);
			if ( now > this.arrived || now >= this.sent.length ) {
				this.longestSilence = Math.max( this.longestSilence, now > this.arrived ? this.silence : 0 );
				this.since = Date.now();
			}
			this.arrived = now;
			await sleep( 400 );
		}
	}

	stop(): void {
		this.ended = true;
	}
}

/** The agent answers the first conversations, until each has its answer, whatever is broken at the moment. */
async function answerAll( stage: Stage, talks: Talks, count: number, ended: () => boolean ): Promise< void > {
	const done = new Set< string >();
	while ( done.size < count && ! ended() ) {
		const numbers = await ticketNumbers( stage.site ).catch( () => new Map< string, number >() );
		for ( const subject of talks.toAnswer() ) {
			const id = numbers.get( subject );
			if ( id === undefined || done.has( subject ) ) {
				continue;
			}
			try {
				const key = `answer-${ subject.replace( /\D+/g, '' ).padStart( 6, '0' ) }`;
				await stage.agent.call( 'addReply', { path: { id }, body: { html: '<p>We look after it.</p>', client_key: key } } );
				done.add( subject );
			} catch {
				// Down at the moment: the next round.
			}
		}
		await sleep( 1000 );
	}
}

export async function runTrial( stage: Stage, talks: Talks, answers: number, messages: number, random: Chance ): Promise< Course > {
	const post = postman( stage.dovecot.lmtpPort );
	const sent: TrialMail[] = [];
	const watch = new Watch( stage, sent );
	let failed = false;
	let holdBack: Promise< void > | null = null;
	const disorder = new Disorder( stage, random, async ( work ) => {
		holdBack = work();
		await holdBack.finally( () => ( holdBack = null ) );
	} );
	const waiting: Step[] = [];
	const plan = makePlan( random, messages );

	const deliverAll = async () => {
		while ( plan.length + waiting.length > 0 ) {
			await holdBack;
			watch.losePatience();
			if ( sent.length - watch.arrived >= MOST_WAITING ) {
				await sleep( 50 );
				continue;
			}
			// What waited for the desk's answers goes first; when nothing else is left, it is waited for.
			const retry = waiting[ 0 ] && ( talks.answers > 0 || plan.length === 0 ) ? waiting.shift() : undefined;
			const step = retry ?? ( plan.shift() as Step );
			const mail = talks.write( step );
			if ( ! mail ) {
				waiting.push( step );
				await sleep( plan.length === 0 ? 200 : 0 );
				continue;
			}
			await post.deliver( mail.from, MAILBOX, mail.raw );
			sent.push( mail );
		}
	};
	const breakAll = async () => {
		const faults = faultList( random, messages );
		for ( const [ at, fault ] of faults.entries() ) {
			const from = Math.round( messages * ( 0.03 + ( 0.9 * at ) / faults.length ) );
			while ( watch.arrived < from && ! failed ) {
				watch.losePatience();
				await sleep( 50 );
			}
			if ( failed ) {
				return;
			}
			stage.proxy.delay( random.pick( [ 0, 0, 5, 12, 40 ] ) );
			await sleep( random.below( 400 ) );
			await disorder.strike( fault );
		}
		stage.proxy.delay( 0 );
	};
	const from = performance.now();
	const watching = watch.run();
	const progress = setInterval( () => say( `  ${ sent.length } sent, ${ watch.arrived } in, ${ talks.answers } answered` ), 10_000 );
	try {
		await Promise.all( [ deliverAll(), breakAll(), answerAll( stage, talks, answers, () => failed ) ] );
		while ( watch.arrived < messages && watch.silence < PATIENCE ) {
			await sleep( 100 );
		}
		const took = Math.round( performance.now() - from );
		// Long enough for a mail that comes a second time.
		await sleep( 5000 );
		return { sent, done: disorder.done, longestSilence: watch.longestSilence, took };
	} finally {
		failed = true;
		watch.stop();
		await watching;
		clearInterval( progress );
		post.close();
	}
}
