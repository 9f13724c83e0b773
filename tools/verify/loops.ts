/**
 * Do automatic mails ever get into a loop? Two desks that answer each other over real SMTP and IMAP, behind a relay that
 * hides what they are, a vacation program that answers everything, five hundred delivery reports, and a flood of new
 * customers with a crash in the middle:
 *
 *   npm run -s verify:loops -- [--json] [--reports 500]
 *
 * Prints (and with --json gives) {two_desks, behind_relay, vacation, reports, breaker, ok}; ends with 0 when all hold.
 */
import { sendMail } from '../mail/send.ts';
import type { StoredMail } from '../mail/outbox.ts';
import { build } from '../build/build.ts';
import { main } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { sleep, until } from '../lib/wait.ts';
import { startGround, type Desk, type Ground } from './loops/desks.ts';
import { deliveryReport, dumbAnswer } from './loops/mails.ts';
import { startStrippingRelay } from './loops/stripping-relay.ts';

/** As in php/Actions/Automatic/AutomaticMail.php. */
const PER_SENDER = 3;
const PER_MAILBOX = 100;

/** Nothing may move for so long before a count is believed. Milliseconds. */
const REST = 8_000;

interface Outcome {
	two_desks: { mails: number; ok: boolean };
	behind_relay: { answers: [ number, number ]; ok: boolean };
	vacation: { answers: number; kept: number; ok: boolean };
	reports: { sent: number; kept: number; answers: number; open: number; ok: boolean };
	breaker: {
		customers: number;
		answers: number;
		after_crash: number;
		stopped: boolean;
		kept: number;
		after_restart: number;
		ok: boolean;
	};
}

const automatic = ( tickets: Awaited< ReturnType< Desk[ 'tickets' ] > > ) =>
	tickets.flatMap( ( ticket ) => ticket.messages ).filter( ( one ) => one.kind === 'reply' && one.automatic !== null );

/** Waits until a number has stood still for a while. */
async function settled( count: () => Promise< number > | number ): Promise< number > {
	let last = await count();
	let since = Date.now();
	while ( Date.now() - since < REST ) {
		await sleep( 500 );
		const now = await count();
		if ( now !== last ) {
			last = now;
			since = Date.now();
		}
	}
	return last;
}

const total = ( desk: Desk, folder: 'all' | 'open' = 'all' ) =>
	desk.site.runPhp< number >(
		`return (int) ( new Mesa\\Data\\Db() )->value( $args['folder'] === 'all' ? 'SELECT COUNT(*) FROM {messages}' : "SELECT COUNT(*) FROM {tickets} WHERE status = 'open'" );`,
		{ folder }
	);

async function twoDesks( [ one, two ]: Ground[ 'desks' ] ): Promise< Outcome[ 'two_desks' ] > {
	await one.admin.call( 'createTicket', {
		body: {
			mailbox_id: one.mailbox.id,
			channel: 'email',
			customer_email: two.address,
			subject: 'A question from one desk to the other',
			html: '<p>Do you still have the moss mugs?</p>',
			client_key: 'two-desks-1',
		},
	} );
	await until( 'the other desk to have the mail', async () => ( ( await total( two ) ) > 0 ? true : null ), 60_000 );
	await settled( async () => ( await total( one ) ) + ( await total( two ) ) );
	const here = await one.tickets();
	const there = await two.tickets();
	// Each mail is there twice: with who sent it and with who got it.
	const mails = ( here.flatMap( ( ticket ) => ticket.messages ).length + there.flatMap( ( ticket ) => ticket.messages ).length ) / 2;
	return { mails, ok: mails === 2 && here.length === 1 && there.length === 1 };
}

async function behindRelay( { mail, desks: [ one, two ] }: Ground ): Promise< Outcome[ 'behind_relay' ] > {
	const relay = await startStrippingRelay( mail.smtp.port );
	try {
		const before = [ automatic( await one.tickets() ).length, automatic( await two.tickets() ).length ];
		await one.sendThrough( relay.port );
		await two.sendThrough( relay.port );
		await one.admin.call( 'createTicket', {
			body: {
				mailbox_id: one.mailbox.id,
				channel: 'email',
				customer_email: two.address,
				subject: 'Through a bad relay',
				html: '<p>Is anybody there?</p>',
				client_key: 'behind-relay-1',
			},
		} );
		await until( 'the first mail to come through', () => ( relay.passed() > 0 ? true : null ), 60_000 );
		await settled( relay.passed );
		const answers: [ number, number ] = [
			automatic( await one.tickets() ).length - before[ 0 ]!,
			automatic( await two.tickets() ).length - before[ 1 ]!,
		];
		return { answers, ok: answers.every( ( count ) => count <= PER_SENDER ) };
	} finally {
		await one.sendThrough( mail.smtp.port );
		await two.sendThrough( mail.smtp.port );
		await relay.stop();
	}
}

async function vacation( { mail, desks: [ , two ] }: Ground, outside: StoredMail[] ): Promise< Outcome[ 'vacation' ] > {
	const address = 'dumb@customer.example';
	const before = await total( two );
	const got = () => outside.filter( ( one ) => one.to.includes( address ) );
	let answered = 0;
	await sendMail( mail.smtp.port, { from: address, to: two.address, subject: 'Hello', text: 'I go on holiday now.' } );
	const end = Date.now() + 25_000;
	while ( Date.now() < end ) {
		const next = got()[ answered ];
		if ( next ) {
			answered += 1;
			await sendMail( mail.smtp.port, dumbAnswer( next, answered ) );
		}
		await sleep( 200 );
	}
	const kept = ( await settled( () => total( two ) ) ) - before;
	const answers = got().length;
	// What it wrote, and what it got, are all in the inbox.
	return { answers, kept, ok: answers <= PER_SENDER && kept === 1 + answered + answers };
}

async function reports( { mail, desks: [ one ] }: Ground, outside: StoredMail[], count: number ): Promise< Outcome[ 'reports' ] > {
	const [ kept, open, sent ] = [ await total( one ), await total( one, 'open' ), outside.length ];
	for ( let number = 1; number <= count; number += 1 ) {
		await sendMail( mail.smtp.port, deliveryReport( one.address, number ) );
	}
	await until( 'all reports to be stored', async () => ( ( await total( one ) ) - kept >= count ? true : null ), 300_000, 1_000 );
	await settled( () => total( one ) );
	const outcome = {
		sent: count,
		kept: ( await total( one ) ) - kept,
		answers: outside.length - sent,
		open: ( await total( one, 'open' ) ) - open,
	};
	return { ...outcome, ok: outcome.kept === count && outcome.answers === 0 && outcome.open === 0 };
}

async function breaker( { mail, desks: [ , two ] }: Ground, outside: StoredMail[] ): Promise< Outcome[ 'breaker' ] > {
	const before = await total( two );
	const answers = () => outside.filter( ( one ) => /^flood\d+@/.test( one.to[ 0 ] ?? '' ) ).length;
	let customers = 0;
	const flood = async ( count: number ) => {
		for ( let end = customers + count; customers < end; customers += 1 ) {
			const from = `flood${ customers }@customer.example`;
			await sendMail( mail.smtp.port, {
				from,
				to: two.address,
				subject: `Question ${ customers }`,
				text: `Question ${ customers }`,
			} );
		}
	};
	await flood( 60 );
	await until( 'the first answers', () => ( answers() > 5 ? true : null ), 60_000 );
	await two.crash();
	await flood( 80 );
	const arrived = () => total( two ).then( ( now ) => now - before - answers() );
	await until( 'all mails to be stored', async () => ( ( await arrived() ) >= customers ? true : null ), 180_000, 1_000 );
	await settled( answers );
	const all = answers();
	await two.crash();
	await flood( 5 );
	await until( 'the last mails to be stored', async () => ( ( await arrived() ) >= customers ? true : null ), 60_000, 1_000 );
	await settled( answers );
	const afterCrash = answers() - all;
	const now = await two.admin.call( 'getAutoAnswer', { path: { id: two.mailbox.id } } );
	const kept = await arrived();
	await two.admin.call( 'restartAutomaticMail', { path: { id: two.mailbox.id }, body: { kind: 'answer' } } );
	await flood( 1 );
	await until( 'an answer after somebody has switched it on again', () => ( answers() > all + afterCrash ? true : null ), 60_000 ).catch(
		() => null
	);
	const outcome = {
		customers: customers - 1,
		answers: all,
		after_crash: afterCrash,
		stopped: now.stopped.length === 1,
		kept,
		after_restart: answers() - all - afterCrash,
	};
	return {
		...outcome,
		ok: all <= PER_MAILBOX && afterCrash === 0 && outcome.stopped && kept === outcome.customers && outcome.after_restart === 1,
	};
}

await main( async () => {
	endOnSignal();
	const args = process.argv.slice( 2 );
	const at = args.indexOf( '--reports' );
	const count = at < 0 ? 500 : Number( args[ at + 1 ] );
	await build();
	const outside: StoredMail[] = [];
	const ground = await step( 'Starting two desks', () => startGround( ( mail ) => outside.push( mail ) ) );
	try {
		const outcome: Outcome = {
			two_desks: await step( 'Two desks that answer each other', () => twoDesks( ground.desks ) ),
			behind_relay: await step( 'The same behind a relay that hides what they are', () => behindRelay( ground ) ),
			vacation: await step( 'A vacation program that answers everything', () => vacation( ground, outside ) ),
			reports: await step( `${ count } delivery reports`, () => reports( ground, outside, count ) ),
			breaker: await step( 'A flood of customers, and two crashes', () => breaker( ground, outside ) ),
		};
		const result = { ...outcome, ok: Object.values( outcome ).every( ( one ) => one.ok ) };
		for ( const [ name, { ok, ...facts } ] of Object.entries( outcome ) ) {
			say( `  ${ ok ? '✓' : '✗' } ${ name }: ${ JSON.stringify( facts ) }` );
		}
		console.log( args.includes( '--json' ) ? JSON.stringify( result ) : result.ok ? 'No loop.' : 'Something looped.' );
		return result.ok ? 0 : 1;
	} finally {
		// A mail server that waits for the end of a conversation must not hold up the answer.
		await Promise.race( [ ground.stop(), sleep( 20_000, undefined, { ref: false } ) ] );
	}
} );
process.exit();
