/**
 * Fills a desk the way the world does: customers write by mail and by the form,
 * agents answer over REST, customers write back. Nothing is put into the
 * database directly.
 */
import { randomUUID } from 'node:crypto';
import { rest, type Rest } from '../lib/rest.ts';
import { say, step } from '../lib/progress.ts';
import { sleep, until } from '../lib/wait.ts';
import type { MailLane } from '../mail/lane.ts';
import { waitForMail } from '../mail/outbox.ts';
import { bare, sendMail } from '../mail/send.ts';
import type { Site } from '../site/site.ts';
import { MAILBOXES, TEAM, type Agent } from './content/shop.ts';
import type { DemoTicket } from './content/ticket.ts';
import { FORMS } from './content/tickets-form.ts';
import { MAIL_EN } from './content/tickets-mail-en.ts';
import { MAIL_ES } from './content/tickets-mail-es.ts';
import { customerMail } from './customer-mail.ts';
import type { TicketRow } from '../../src/contract/generated/types.ts';

export interface Desk {
	site: Site;
	mail: MailLane;
	admin: Rest;
	/** Each agent's own calls. */
	agents: Record< Agent, Rest >;
	agentIds: Record< Agent, number >;
	/** Where the ticket form is. */
	contactUrl: string;
}

const STORIES = [ ...MAIL_EN, ...MAIL_ES ].sort( ( a, b ) => b.hoursAgo - a.hoursAgo );

/** The team's users, and the administrator's calls. */
export async function makeTeam( site: Site ): Promise< Pick< Desk, 'admin' | 'agents' | 'agentIds' > > {
	const made = await site.users( [ { login: 'admin', role: 'administrator' }, ...TEAM ] );
	const byLogin = ( login: string ) => {
		const found = made.find( ( { user } ) => user === login );
		if ( ! found ) {
			throw new Error( `The site made no user ${ login }.` );
		}
		return found;
	};
	return {
		admin: rest( site.url, byLogin( 'admin' ) ),
		agents: Object.fromEntries( TEAM.map( ( { login } ) => [ login, rest( site.url, byLogin( login ) ) ] ) ) as Desk[ 'agents' ],
		agentIds: Object.fromEntries( TEAM.map( ( { login } ) => [ login, byLogin( login ).id ] ) ) as Desk[ 'agentIds' ],
	};
}

/** Adds the mailboxes, or tells the present ones the servers' ports of this start. */
export async function makeMailboxes( admin: Rest, mail: MailLane ): Promise< void > {
	const present = await admin.call( 'listMailboxes', {} );
	for ( const { name, address, signature } of Object.values( MAILBOXES ) ) {
		const server = mail.mailboxes.find( ( box ) => box.address === address )?.server;
		if ( ! server ) {
			continue;
		}
		const { password, ...incoming } = server;
		const { password: outgoingPassword, ...outgoing } = mail.smtp;
		const servers = { incoming, incoming_password: password, outgoing, outgoing_password: outgoingPassword };
		const known = present.find( ( box ) => box.address === address );
		if ( known ) {
			await admin.call( 'updateMailbox', { path: { id: known.id }, body: servers } );
		} else {
			// The demo's mails arrive with the dates of the last days.
			await admin.call( 'createMailbox', { body: { name, address, signature, active: true, import_since: null, ...servers } } );
		}
	}
}

/** All customers' first mails, in the order of their dates. */
async function sendMails( desk: Desk ): Promise< void > {
	for ( const story of STORIES ) {
		await sendMail( desk.mail.smtp.port, customerMail( story ) );
	}
}

/** The form, as a visitor's browser sends it: the page is fetched for its signed settings, then a person types. */
async function sendForms( desk: Desk ): Promise< void > {
	const page = await ( await fetch( desk.contactUrl ) ).text();
	const tag = /<input\b[^>]*\bname="form"[^>]*>/.exec( page )?.[ 0 ] ?? '';
	const form = /\bvalue="([^"]+)"/.exec( tag )?.[ 1 ];
	if ( ! form ) {
		throw new Error( `The contact page shows no form: ${ desk.contactUrl }` );
	}
	await sleep( 2500 );
	const visitor = rest( desk.site.url, null );
	for ( const { from, subject, text } of FORMS ) {
		await visitor.call( 'createRequest', {
			body: { form, name: from.replace( /\s*<.*/, '' ), email: bare( from ), subject, message: text, client_key: randomUUID() },
		} );
	}
	// All of them came from this machine. Whoever tries the form next does, too, and must not wait ten minutes.
	await desk.site.runPhp( 'global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}mesa_rate_limits" );' );
}

async function allTickets( admin: Rest ): Promise< TicketRow[] > {
	const rows: TicketRow[] = [];
	let cursor: string | null = null;
	do {
		const page: Awaited< ReturnType< typeof listAll > > = await listAll( admin, cursor );
		rows.push( ...page.items );
		cursor = page.next_cursor;
	} while ( cursor !== null );
	return rows;
}

function listAll( admin: Rest, cursor: string | null ) {
	return admin.call( 'listTickets', { query: { folder: 'all', per_page: 100, ...( cursor === null ? {} : { cursor } ) } } );
}

/** Waits for the poller to bring every mail in; shows how far it is. */
async function everyTicket( desk: Desk, wanted: number ): Promise< TicketRow[] > {
	return await until(
		`${ wanted } tickets`,
		async () => {
			const rows = await allTickets( desk.admin );
			return rows.length >= wanted ? rows : null;
		},
		240_000,
		2000
	);
}

const html = ( text: string ): string =>
	text
		.split( /\n{2,}/ )
		.map( ( part ) => `<p>${ part.replace( /\n/g, '<br>' ) }</p>` )
		.join( '' );

/** What the team did with one ticket, except for its answer. */
async function work( desk: Desk, story: DemoTicket, id: number ): Promise< void > {
	const patch = {
		...( story.assign ? { assignee_id: desk.agentIds[ story.assign ] } : {} ),
		...( story.priority ? { priority: story.priority } : {} ),
		...( story.status ? { status: story.status } : {} ),
		...( story.snoozeHours
			? { status: 'snoozed' as const, snoozed_until: new Date( Date.now() + story.snoozeHours * 3_600_000 ).toISOString() }
			: {} ),
	};
	if ( Object.keys( patch ).length > 0 ) {
		await desk.agents.marta.call( 'updateTicket', { path: { id }, body: patch } );
	}
	if ( story.note ) {
		await desk.agents[ story.note.by ].call( 'addNote', {
			path: { id },
			body: { html: html( story.note.text ), client_key: randomUUID() },
		} );
	}
	if ( story.reply ) {
		await desk.agents[ story.reply.by ].call( 'addReply', {
			path: { id },
			body: { html: html( story.reply.text ), status_after: story.reply.close ? 'closed' : 'pending', client_key: randomUUID() },
		} );
	}
}

/** The line that mail programs put above what they quote. */
function attribution( { to }: DemoTicket ): string {
	const { name, address } = MAILBOXES[ to ];
	const now = new Date();
	const locale = to === 'ayuda' ? 'es-ES' : 'en-US';
	const day = now.toLocaleDateString( locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } );
	const time = now.toLocaleTimeString( locale, { hour: 'numeric', minute: '2-digit' } );
	return to === 'ayuda'
		? `El ${ day }, ${ time }, ${ name } <${ address }> escribió:`
		: `On ${ day } at ${ time }, ${ name } <${ address }> wrote:`;
}

/** Customers who write back, as an answer to the mail that they really got. */
async function writeBack( desk: Desk ): Promise< number > {
	let sent = 0;
	for ( const story of STORIES ) {
		if ( ! story.reply?.then ) {
			continue;
		}
		const got = await waitForMail( desk.mail.outbox, ( mail ) => mail.to.includes( bare( story.from ) ), 120_000 );
		const head = got.raw.toString( 'latin1' ).split( /\r?\n\r?\n/ )[ 0 ] ?? '';
		const id = /^Message-ID:\s*(<[^>]+>)/im.exec( head )?.[ 1 ] ?? '';
		const quoted = story.reply.text.split( '\n' ).map( ( line ) => `> ${ line }` );
		await sendMail( desk.mail.smtp.port, {
			from: story.from,
			to: MAILBOXES[ story.to ].address,
			subject: `Re: ${ story.subject }`,
			text: [ story.reply.then, '', attribution( story ), ...quoted ].join( '\n' ),
			inReplyTo: id,
			references: id,
		} );
		sent++;
	}
	return sent;
}

/** Everything; takes one to three minutes, depending on what PHP runs on. */
export async function seed( desk: Desk ): Promise< void > {
	await step( `Customers write ${ STORIES.length } mails`, () => sendMails( desk ) );
	await step( `Visitors send ${ FORMS.length } forms`, () => sendForms( desk ) );
	const rows = await step( 'The poller brings the mails in', () => everyTicket( desk, STORIES.length + FORMS.length ) );
	const stories = [ ...STORIES, ...FORMS ];
	await step( 'The team answers, assigns and takes notes', async () => {
		for ( const story of stories ) {
			const row = rows.find(
				( found ) => found.customer_email === bare( story.from ).toLowerCase() && found.subject === story.subject
			);
			if ( ! row ) {
				throw new Error( `No ticket "${ story.subject }" from ${ bare( story.from ) }.` );
			}
			await work( desk, story, row.id );
		}
	} );
	await step( 'Answers leave, some customers write back', () => writeBack( desk ) );
	say( `  ${ rows.length } tickets` );
}
