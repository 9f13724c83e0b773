/**
 * The whole loop on real input, from nothing:
 *
 *   npm run -s verify:loop -- [--stack | --native] [--json]
 *
 * Customer mails go by SMTP to an IMAP mailbox, the poller brings them in, an
 * agent answers in a real browser, the answer is looked at where it arrives.
 * The last line is JSON with each step's outcome and time.
 */
import { mkdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { phpComplaints } from '../checks/integration.ts';
import { flags } from '../lib/args.ts';
import { main, oneLine } from '../lib/fail.ts';
import { ARTIFACTS } from '../lib/paths.ts';
import { endOnSignal, tail } from '../lib/process.ts';
import { say } from '../lib/progress.ts';
import { sleep } from '../lib/wait.ts';
import { waitForMail } from '../mail/outbox.ts';
import { sendMail } from '../mail/send.ts';
import type { Lane } from '../site/site.ts';
import { checkAnswer, type Answer } from './answer.ts';
import { arrivesAsTicket, arrivesIn, everything, once } from './desk.ts';
import { autoReply, bounce, brokenMail, customerReply, INVOICE, marker, newMail, PHOTO } from './mails.ts';
import { answerInBrowser, openInbox, sendForm } from './screens.ts';
import { AGENT, MAILBOX, setStage, type Stage } from './stage.ts';
import { expect, given, Steps } from './steps.ts';

async function loop( stage: Stage, steps: Steps ): Promise< number | null > {
	const { site, mail, agent, browser, contactUrl } = stage;
	const send = ( sent: { mail: Parameters< typeof sendMail >[ 1 ] } ) => sendMail( mail.smtp.port, sent.mail );
	const question = newMail( MAILBOX );
	const away = autoReply( MAILBOX, 'away@customer.example', null );
	const strange = bounce( MAILBOX, 'nobody@customer.example', `<never-sent-${ marker() }@elsewhere.example>` );
	const broken = brokenMail( MAILBOX );
	const form = { marker: marker(), email: 'visitor@customer.example' };
	const formSubject = `Opening hours ${ form.marker }`;
	const words = { mail: `A new mug is on its way ${ marker() }.`, form: `We open at nine ${ marker() }.` };

	const inbox = await steps.run( 'the inbox opens in a browser', () => openInbox( browser, site, AGENT.login, AGENT.password ) );

	const mailToScreen = await steps.run( 'a new mail shows in the open inbox without a reload', async () => {
		const open = given( inbox, 'the inbox' );
		// The pulse is asked for by now, and the poller waits in IDLE.
		await sleep( 3000 );
		const from = performance.now();
		await send( question );
		await open.sees( question.marker );
		const ms = Math.round( performance.now() - from );
		await open.wasNotReloaded();
		return ms;
	} );

	const ticket = await steps.run( 'the new mail is a ticket with its file and its picture', async () => {
		const row = await arrivesAsTicket( agent, question.subject );
		const { message } = await arrivesIn( agent, row.id, question.marker );
		expect( message.from.address === question.from, `it is from ${ message.from.address }` );
		const files = new Map( message.attachments.map( ( file ) => [ file.filename, file ] ) );
		for ( const [ name, bytes, inline ] of [
			[ 'invoice-1042.pdf', INVOICE, false ],
			[ 'chip.png', PHOTO, true ],
		] as const ) {
			const file = given( files.get( name ), `${ name } in the ticket` );
			expect( file.inline === inline, `${ name } is ${ file.inline ? '' : 'not ' }inline` );
			const got = await fetch( new URL( file.url, site.url ) );
			expect( got.ok && Buffer.from( await got.arrayBuffer() ).equals( bytes ), `${ name } comes back changed (${ got.status })` );
		}
		return row;
	} );

	await steps.run( 'an auto-reply is a ticket and marked as automatic', async () => {
		await send( away );
		const row = await arrivesAsTicket( agent, away.subject );
		const { message } = await arrivesIn( agent, row.id, away.marker );
		expect( message.automatic === 'auto-reply', `it is marked ${ message.automatic }` );
	} );

	await steps.run( 'a bounce of a mail that was never ours is a ticket and marked as bounce', async () => {
		await send( strange );
		const row = await arrivesAsTicket( agent, strange.subject );
		const { message } = await arrivesIn( agent, row.id, strange.marker );
		expect( message.automatic === 'bounce', `it is marked ${ message.automatic }` );
	} );

	await steps.run( 'a mail broken on purpose is a ticket with its source', async () => {
		await send( broken );
		const row = await arrivesAsTicket( agent, broken.subject );
		const { message } = await arrivesIn( agent, row.id, broken.marker );
		expect( message.has_raw, 'its source is not kept' );
		const answer = await agent.request( 'GET', `/messages/${ message.id }/raw` );
		const source = answer.bytes[ 0 ] === 0x1f && answer.bytes[ 1 ] === 0x8b ? gunzipSync( answer.bytes ) : answer.bytes;
		expect(
			answer.status === 200 && source.includes( `The words ${ broken.marker }` ),
			`its source does not come back (${ answer.status })`
		);
	} );

	const formTicket = await steps.run( 'the ticket form sent in a browser is a ticket', async () => {
		const number = await sendForm( browser, contactUrl, {
			name: 'Víctor Visitor',
			email: form.email,
			subject: formSubject,
			message: `When do you open on Sundays? ${ form.marker }`,
		} );
		const row = await arrivesAsTicket( agent, formSubject );
		expect( row.id === number, `the form says #${ number }, the ticket is ${ row.id }` );
		expect( row.customer_email === form.email && row.channel === 'form', 'the ticket is not the visitor’s' );
		return row;
	} );

	const answers: { mail: Answer | null; form: Answer | null } = { mail: null, form: null };
	await steps.run( 'the agent answers the mail in the browser', () =>
		answerInBrowser( given( inbox, 'the inbox' ), question.subject, words.mail )
	);
	answers.mail = await steps.run( 'the answer arrives at the customer, threaded', async () => {
		const sent = await waitForMail( mail.outbox, ( { to } ) => to.includes( question.from ), 90_000 );
		return await checkAnswer( sent, {
			mailbox: MAILBOX,
			customer: question.from,
			inReplyTo: `<question-${ question.marker }@customer.example>`,
			words: words.mail,
		} );
	} );
	await steps.run( 'the agent answers the form in the browser', () =>
		answerInBrowser( given( inbox, 'the inbox' ), formSubject, words.form )
	);
	answers.form = await steps.run( 'the answer to the form arrives at the visitor', async () => {
		const sent = await waitForMail( mail.outbox, ( { to } ) => to.includes( form.email ), 90_000 );
		return await checkAnswer( sent, { mailbox: MAILBOX, customer: form.email, inReplyTo: null, words: words.form } );
	} );

	const back = await steps.run( 'the customer’s reply by mail lands in the same ticket', async () => {
		const answer = given( answers.mail, 'the answer' );
		const reply = customerReply( MAILBOX, question, answer.messageId, answer.subject );
		await send( reply );
		await arrivesIn( agent, given( ticket, 'the ticket' ).id, reply.marker );
		return reply;
	} );
	const late = await steps.run( 'an auto-reply to the answer lands there too and does not reopen the ticket', async () => {
		const { id } = given( formTicket, 'the form’s ticket' );
		const before = await agent.call( 'getTicket', { path: { id } } );
		const reply = autoReply( MAILBOX, form.email, given( answers.form, 'the answer to the form' ).messageId );
		await send( reply );
		await arrivesIn( agent, id, reply.marker );
		const after = await agent.call( 'getTicket', { path: { id } } );
		expect( after.row.status === before.row.status, `the ticket went from ${ before.row.status } to ${ after.row.status }` );
		return reply;
	} );
	const returned = await steps.run( 'a bounce of the answer lands in the ticket it belongs to', async () => {
		const report = bounce( MAILBOX, form.email, given( answers.form, 'the answer to the form' ).messageId );
		await send( report );
		const { message } = await arrivesIn( agent, given( formTicket, 'the form’s ticket' ).id, report.marker );
		expect( message.automatic === 'bounce', `it is marked ${ message.automatic }` );
		return report;
	} );

	await steps.run( 'everything is in the right ticket, once, also after the poller was started again', async () => {
		await stage.restartPoller();
		const last = autoReply( MAILBOX, 'last@customer.example', null );
		await send( last );
		await arrivesAsTicket( agent, last.subject );
		const all = await everything( agent );
		const mine = given( ticket, 'the ticket' ).id;
		const visitors = given( formTicket, 'the form’s ticket' ).id;
		const own = new Set( [ mine, visitors ] );
		expect( once( all, question.marker, 'the new mail' ).row.id === mine, 'the new mail is in another ticket' );
		expect( once( all, given( back, 'the reply' ).marker, 'the reply' ).row.id === mine, 'the reply is in another ticket' );
		expect( once( all, form.marker, 'the form' ).row.id === visitors, 'the form is in another ticket' );
		expect(
			once( all, given( late, 'the second auto-reply' ).marker, 'the second auto-reply' ).row.id === visitors,
			'the second auto-reply is in another ticket'
		);
		expect(
			once( all, given( returned, 'the bounce' ).marker, 'the bounce of the answer' ).row.id === visitors,
			'the bounce of the answer is in another ticket'
		);
		for ( const [ what, { marker: mark } ] of Object.entries( {
			'the auto-reply': away,
			'the strange bounce': strange,
			'the broken mail': broken,
		} ) ) {
			const { row } = once( all, mark, what );
			expect( ! own.has( row.id ), `${ what } is in somebody’s ticket` );
			own.add( row.id );
		}
		expect( all.length === 6, `there are ${ all.length } tickets, not 6` );
		await given( inbox, 'the inbox' ).wasNotReloaded();
	} );
	return mailToScreen;
}

await main( async () => {
	endOnSignal();
	const options = flags( {
		json: { type: 'boolean', default: false },
		stack: { type: 'boolean', default: false },
		native: { type: 'boolean', default: false },
	} );
	let lane: Lane = options.native || process.env.MESA_PHP === 'native' ? 'native' : 'playground';
	if ( options.stack ) {
		lane = 'stack';
	}
	const steps = new Steps();
	let stage: Stage | null = null;
	let mailToScreen: number | null = null;
	let reason: string | undefined;
	try {
		stage = await setStage( lane );
		say(
			`  WordPress ${ stage.site.wordpressVersion }, PHP ${ stage.site.phpVersion }, ${ stage.site.database }, mail by ${ stage.mail.kind }`
		);
		mailToScreen = await loop( stage, steps );
		if ( ! steps.ok ) {
			mkdirSync( ARTIFACTS, { recursive: true } );
			const pages = stage.browser.contexts().flatMap( ( context ) => context.pages() );
			await pages[ 0 ]?.screenshot( { path: join( ARTIFACTS, `verify-${ lane }.png` ) } );
			say( `  The poller's last words:\n${ tail( stage.poller, 8 ) }` );
			say( [ '  PHP:', ...phpComplaints( stage.site.folder ) ].join( '\n' ) );
			say( `  What the screen showed: artifacts/verify-${ lane }.png` );
		}
	} catch ( error ) {
		reason = oneLine( error );
		say( `  ✗ ${ reason }` );
	} finally {
		await stage?.stop();
	}
	const ok = reason === undefined && steps.ok;
	const summary = {
		ok,
		lane,
		wordpress: stage?.site.wordpressVersion ?? null,
		database: stage?.site.database ?? null,
		steps: steps.results,
		mail_to_screen_ms: mailToScreen,
		...( reason === undefined ? {} : { error: reason } ),
	};
	console.log(
		options.json
			? JSON.stringify( summary )
			: `${ ok ? '✓' : '✗' } ${ steps.results.filter( ( step ) => step.ok ).length } of ${ steps.results.length } steps, mail to screen ${ mailToScreen } ms`
	);
	return ok ? 0 : 1;
} );
