/**
 * What a person has asked to be sent while the site could not be reached. It leaves when the connection is back, once: the key
 * that was made for it decides. Nothing is sent that nobody asked for.
 */
import { useSyncExternalStore } from 'react';
import type { Message, NoteInput, ReplyInput } from '../contract/generated/types.ts';
import { getBoot } from './boot.ts';
import { draftsMoved } from './draft-events.ts';
import { endDraft } from './draft-sync.ts';
import type { Failure } from './failure.ts';

export interface WaitingSend {
	/** The draft's name, for example "reply:1042". */
	name: string;
	ticketId: number;
	/** For the contract's addReply; null for a note. */
	reply: ReplyInput | null;
	note: NoteInput | null;
	/** The draft's content when it was asked for, as contentOf() gives it. */
	content?: string;
}

export interface Senders {
	sendReply: ( ticketId: number, input: ReplyInput ) => Promise< Message >;
	saveNote: ( ticketId: number, input: NoteInput ) => Promise< Message >;
}

const listeners = new Set< () => void >();
let running = false;
let known: readonly WaitingSend[] | null = null;

function key(): string {
	return `mesa-sends:${ getBoot().user.id }`;
}

/** All that wait, the first first. */
export function waitingSends(): readonly WaitingSend[] {
	if ( known === null ) {
		try {
			known = JSON.parse( window.localStorage.getItem( key() ) ?? '[]' ) as WaitingSend[];
		} catch {
			known = [];
		}
	}
	return known;
}

function keep( sends: readonly WaitingSend[] ): void {
	known = sends;
	try {
		window.localStorage.setItem( key(), JSON.stringify( sends ) );
	} catch {
		// A forbidden storage: they wait as long as the page is open.
	}
	listeners.forEach( ( listener ) => listener() );
}

/** Lets something leave as soon as the site answers. */
export function sendWhenBack( send: WaitingSend ): void {
	keep( [ ...waitingSends().filter( ( each ) => each.name !== send.name ), send ] );
}

/** It is not to leave by itself any more; the draft stays. Tells whether it would have left. */
export function dontSend( name: string ): boolean {
	const waits = waitingSends().some( ( each ) => each.name === name );
	if ( waits ) {
		keep( waitingSends().filter( ( each ) => each.name !== name ) );
	}
	return waits;
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

/** Whether this draft leaves when the connection is back. */
export function useWaits( name: string ): boolean {
	return useSyncExternalStore( subscribe, () => waitingSends().some( ( each ) => each.name === name ) );
}

export function useWaitingCount(): number {
	return useSyncExternalStore( subscribe, () => waitingSends().length );
}

/**
 * Sends what waits, one after another, until the site is away again.
 *
 * @param onSent    Called with what has left.
 * @param onRefused Called with what the site did not take; its draft is kept.
 */
export async function runSendQueue(
	senders: Senders,
	onSent: ( send: WaitingSend, message: Message ) => void,
	onRefused: ( send: WaitingSend, failure: Failure ) => void
): Promise< void > {
	if ( running ) {
		return;
	}
	running = true;
	try {
		for ( const send of [ ...waitingSends() ] ) {
			try {
				const message = send.reply
					? await senders.sendReply( send.ticketId, send.reply )
					: await senders.saveNote( send.ticketId, send.note as NoteInput );
				dontSend( send.name );
				draftsMoved( send.name, endDraft( send.name, send.content ?? null ) ? 'restored' : 'ended' );
				onSent( send, message );
			} catch ( error ) {
				const failure = error as Failure;
				if ( failure.kind === 'offline' || failure.kind === 'expired' ) {
					break;
				}
				dontSend( send.name );
				onRefused( send, failure );
			}
		}
	} finally {
		running = false;
	}
}
