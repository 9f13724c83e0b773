import type { Message, NoteInput, ReplyInput } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { toFailure } from '../failure.ts';
import type { Thunk, ThunkTools } from './events.ts';
import { loadCounts, loadTicket, noteConnection } from './load.ts';
import { noteMissing } from './setup.ts';
import { placeRows } from './changes.ts';

/** A little after the undo time, so that the job is surely due when the hint arrives. */
const KICK_DELAY_MS = 400;

async function run( tools: ThunkTools, ticketId: number, call: () => Promise< Message > ): Promise< Message > {
	try {
		const message = await call();
		await tools.dispatch( { type: 'MESSAGES', ticketId, messages: [ message ] } );
		noteConnection( tools, null );
		return message;
	} catch ( error ) {
		const failure = toFailure( error );
		noteConnection( tools, failure );
		await noteMissing( tools, ticketId, failure );
		throw failure;
	}
}

async function refresh( tools: ThunkTools, ticketId: number ): Promise< void > {
	await tools.dispatch( loadTicket( ticketId ) );
	const row = tools.select.getDesk().rows[ ticketId ];
	if ( row ) {
		await placeRows( tools, [ row ] );
	}
	await tools.dispatch( loadCounts() );
}

/**
 * When a queued reply leaves, as milliseconds of this computer's clock. The server's clock may differ,
 * so the distance between the message's two own times is an upper bound.
 */
export function leavesAt( message: Message, now: number ): number {
	if ( ! message.send_at ) {
		return now;
	}
	const wait = Date.parse( message.send_at ) - Date.parse( message.created_at );
	return now + Math.max( 0, Math.min( wait, Date.parse( message.send_at ) - now ) );
}

function kickWhenDue( tools: ThunkTools, message: Message ): void {
	const wait = leavesAt( message, Date.now() ) - Date.now() + KICK_DELAY_MS;
	setTimeout( () => {
		// Only a hint: the queue also runs without this page, so a failure is nobody's business.
		api( 'kickJobs', {} )
			.catch( () => undefined )
			.then( () => tools.dispatch( loadTicket( message.ticket_id ) ) )
			.catch( () => undefined );
	}, wait );
}

/**
 * Stores a reply, which leaves after the undo time.
 *
 * @throws Failure With code "mesa_thread_changed" when somebody wrote meanwhile.
 */
export function sendReply( ticketId: number, input: ReplyInput ): Thunk< Message > {
	return async ( tools ) => {
		const message = await run( tools, ticketId, () => api( 'addReply', { path: { id: ticketId }, body: input } ) );
		if ( message.state === 'queued' ) {
			kickWhenDue( tools, message );
		}
		void refresh( tools, ticketId );
		return message;
	};
}

/** @throws Failure */
export function saveNote( ticketId: number, input: NoteInput ): Thunk< Message > {
	return async ( tools ) => {
		const message = await run( tools, ticketId, () => api( 'addNote', { path: { id: ticketId }, body: input } ) );
		void refresh( tools, ticketId );
		return message;
	};
}

/**
 * Takes a queued reply back.
 *
 * @throws Failure With code "mesa_already_sending" when it is too late.
 */
export function takeBack( message: Message ): Thunk< Message > {
	return async ( tools ) => {
		const cancelled = await run( tools, message.ticket_id, () => api( 'cancelMessage', { path: { id: message.id } } ) );
		void refresh( tools, message.ticket_id );
		return cancelled;
	};
}

/**
 * Another time for a reply that has not left.
 *
 * @param sendAt ISO 8601; null: now, after the undo time.
 * @throws Failure With code "mesa_already_sending" when it is too late.
 */
export function scheduleReply( message: Message, sendAt: string | null ): Thunk< Message > {
	return async ( tools ) => {
		const moved = await run( tools, message.ticket_id, () =>
			api( 'scheduleMessage', { path: { id: message.id }, body: { send_at: sendAt } } )
		);
		if ( moved.state === 'queued' ) {
			kickWhenDue( tools, moved );
		}
		void refresh( tools, message.ticket_id );
		return moved;
	};
}

/** Sends a failed or doubtful reply again. @throws Failure */
export function sendAgain( message: Message ): Thunk< Message > {
	return async ( tools ) => {
		const queued = await run( tools, message.ticket_id, () => api( 'retryMessage', { path: { id: message.id } } ) );
		kickWhenDue( tools, queued );
		void refresh( tools, message.ticket_id );
		return queued;
	};
}
