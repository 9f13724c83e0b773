/** A mailbox that sends through a test SMTP server, and tickets to answer. */
import { as, site } from '../site.ts';
import { until } from '../../../tools/lib/wait.ts';
import type { Mailbox, MailboxInput, Message, ReplyInput } from '../../../src/contract/generated/types.ts';
import { deliver, mail, unique, type Made } from './mails.ts';
import { startSmtp, type Taken, type TestSmtp } from './smtp.ts';

const agent = as( 'mesa_agent' );

export function sendingMailbox( smtp: TestSmtp, more: Partial< MailboxInput > = {} ): Promise< Mailbox > {
	return as( 'mesa_manager' ).call( 'createMailbox', {
		body: {
			name: 'Señal & Söhne',
			address: `desk-${ unique() }@shop.example`,
			outgoing: { host: '127.0.0.1', port: smtp.port, security: 'none', username: 'desk' },
			outgoing_password: 'password',
			signature: '<p>Kind regards<br><b>The shop</b></p>',
			...more,
		},
	} );
}

/** A test file's own: a mailbox, and the mail server that it sends through. */
export interface SendingDesk {
	smtp: TestSmtp;
	box: Mailbox;
	/** What the server has taken for an address, in turn. */
	takenFor: ( address: string ) => Taken[];
}

/** Starts one before the file's first test, ends it after the last; before each test the server behaves again. */
export function sendingDesk( seconds = 0 ): SendingDesk {
	const desk = { takenFor: ( address: string ) => desk.smtp.taken.filter( ( one ) => one.to.includes( address ) ) } as SendingDesk;
	let before = 0;
	beforeAll( async () => {
		desk.smtp = await startSmtp();
		desk.box = await sendingMailbox( desk.smtp );
		before = await undoSeconds( seconds );
	} );
	beforeEach( () => desk.smtp.behave( {} ) );
	afterAll( async () => {
		await undoSeconds( before );
		await desk.smtp.stop();
	} );
	return desk;
}

export interface Asked {
	ticket: number;
	made: Made;
	/** The customer's address. */
	address: string;
}

/** A customer's mail, delivered. */
export async function asked( mailbox: Mailbox, fields: Parameters< typeof mail >[ 0 ] = {} ): Promise< Asked > {
	const made = mail( { to: [ { address: mailbox.address, name: '' } ], ...fields } );
	const [ result ] = await deliver( mailbox.id, made );
	return { ticket: result!.ticket_id!, made, address: made.mail.from.address };
}

/** An agent's answer, queued. */
export function answer( ticket: number, fields: Partial< ReplyInput > = {} ): Promise< Message > {
	return agent.call( 'addReply', {
		path: { id: ticket },
		body: { html: '<p>It left <b>today</b>.</p>', client_key: unique() + unique(), ...fields },
	} );
}

export const message = ( id: number ): Promise< Message > => agent.call( 'getMessage', { path: { id } } );

/** Runs due jobs until the message has left these states. */
export function settled( id: number, leaving: Message[ 'state' ][] = [ 'queued', 'sending' ] ): Promise< Message > {
	return until(
		`message ${ id } to be settled`,
		async () => {
			await agent.call( 'kickJobs', {} );
			const now = await message( id );
			return leaving.includes( now.state ) ? null : now;
		},
		30_000
	);
}

/**
 * Runs due jobs until the message waits again, with an error.
 *
 * @param id    The message.
 * @param state How it waits: in the queue, or as a message that was to leave later.
 */
export function putOff( id: number, state: 'queued' | 'scheduled' = 'queued' ): Promise< Message > {
	return until(
		`message ${ id } to be put off`,
		async () => {
			await agent.call( 'kickJobs', {} );
			const now = await message( id );
			return now.state === state && now.error !== null ? now : null;
		},
		30_000
	);
}

/** Makes the message's waiting job due now. */
export async function hasten( id: number ): Promise< void > {
	const changed = await site().runPhp< number >(
		`global $wpdb; return $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}mesa_jobs SET run_at = %s WHERE subject_id = %d AND type = 'send_reply' AND status = 'waiting'", gmdate( 'Y-m-d H:i:s', time() - 1 ), $args['id'] ) );`,
		{ id }
	);
	if ( changed !== 1 ) {
		throw new Error( `Message ${ id } has no waiting job.` );
	}
}

/** Sets how long a reply can be taken back, in seconds; resolves to what it was. */
export async function undoSeconds( seconds: number ): Promise< number > {
	const admin = as( 'administrator' );
	const { undo_seconds: before } = await admin.call( 'getSettings', {} );
	await admin.call( 'updateSettings', { body: { undo_seconds: seconds } } );
	return before;
}
