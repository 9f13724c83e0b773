/** Two help desks with a mail server between them, each with its poller and its automatic answer switched on. */
import { join } from 'node:path';
import type { Mailbox, Ticket } from '../../../src/contract/generated/types.ts';
import { STATE } from '../../lib/paths.ts';
import { freePort } from '../../lib/ports.ts';
import type { Service } from '../../lib/process.ts';
import { rest, type Rest } from '../../lib/rest.ts';
import { startMailLane, type MailLane } from '../../mail/lane.ts';
import type { StoredMail } from '../../mail/outbox.ts';
import { startPoller } from '../../site/poller.ts';
import { forgetSite, passingName } from '../../site/names.ts';
import type { Site } from '../../site/site.ts';
import { embeddedLane, startSite } from '../../site/start.ts';

export interface Desk {
	name: string;
	address: string;
	site: Site;
	admin: Rest;
	mailbox: Mailbox;
	poller: Service;
	/** Every ticket with its messages. */
	tickets: () => Promise< Ticket[] >;
	/** Lets its mail leave by another SMTP server. */
	sendThrough: ( port: number ) => Promise< void >;
	/** Ends poller and web server without a chance to tidy up where that is possible, and starts both again on what they left. */
	crash: () => Promise< void >;
	stop: () => Promise< void >;
}

export interface Ground {
	mail: MailLane;
	desks: [ Desk, Desk ];
	stop: () => Promise< void >;
}

async function allTickets( admin: Rest ): Promise< Ticket[] > {
	const ids = new Set< number >();
	for ( const folder of [ 'all', 'spam' ] as const ) {
		let cursor: string | null = null;
		do {
			const page: { items: { id: number }[]; next_cursor: string | null } = await admin.call( 'listTickets', {
				query: { folder, per_page: 100, ...( cursor ? { cursor } : {} ) },
			} );
			page.items.forEach( ( { id } ) => ids.add( id ) );
			cursor = page.next_cursor;
		} while ( cursor );
	}
	const tickets: Ticket[] = [];
	for ( const id of ids ) {
		tickets.push( await admin.call( 'getTicket', { path: { id } } ) );
	}
	return tickets;
}

async function startDesk( mail: MailLane, at: number ): Promise< Desk > {
	const { address, server } = mail.mailboxes[ at ]!;
	const name = passingName( `verify-loops-${ at + 1 }` );
	const port = await freePort();
	const lane = embeddedLane();
	const start = () => startSite( lane, { name, port, smtpPort: mail.smtp.port }, 'npm' );
	let site = await start();
	const [ login ] = await site.users( [ { role: 'administrator', login: 'admin' } ] );
	const admin = rest( site.url, login! );
	const smtp = ( to: number ) => ( { host: '127.0.0.1', port: to, security: 'none' as const, username: mail.smtp.username } );
	const { password, ...incoming } = server;
	const mailbox = await admin.call( 'createMailbox', {
		body: {
			name: `Desk ${ at + 1 }`,
			address,
			incoming,
			incoming_password: password,
			outgoing: smtp( mail.smtp.port ),
			outgoing_password: mail.smtp.password,
		},
	} );
	await admin.call( 'updateSettings', { body: { undo_seconds: 0 } } );
	await admin.call( 'updateAutoAnswer', { path: { id: mailbox.id }, body: { enabled: true } } );
	let poller = await startPoller( site, name );
	return {
		name,
		address,
		get site() {
			return site;
		},
		admin,
		mailbox,
		get poller() {
			return poller;
		},
		tickets: () => allTickets( admin ),
		sendThrough: async ( to ) => {
			await admin.call( 'updateMailbox', { path: { id: mailbox.id }, body: { outgoing: smtp( to ) } } );
		},
		crash: async () => {
			await poller.kill();
			await site.stop();
			site = await start();
			poller = await startPoller( site, name );
		},
		stop: async () => {
			await poller.stop();
			await site.stop();
			forgetSite( name );
		},
	};
}

/**
 * Starts both.
 *
 * @param onMail Told of each mail that leaves for the outside.
 */
export async function startGround( onMail: ( mail: StoredMail ) => void ): Promise< Ground > {
	const stops: ( () => Promise< void > )[] = [];
	const stop = async () => {
		for ( const end of stops.splice( 0 ).reverse() ) {
			await end();
		}
	};
	try {
		const mailName = passingName( 'verify-loops' );
		const mail = await startMailLane( 'node', {
			base: join( STATE, 'mail', mailName ),
			mailboxes: [ 'help@desk-one.example', 'help@desk-two.example' ],
			onMail,
		} );
		stops.push( async () => forgetSite( mailName ) );
		stops.push( mail.stop );
		const one = await startDesk( mail, 0 );
		stops.push( one.stop );
		const two = await startDesk( mail, 1 );
		stops.push( two.stop );
		return { mail, desks: [ one, two ], stop };
	} catch ( error ) {
		await stop();
		throw error;
	}
}
