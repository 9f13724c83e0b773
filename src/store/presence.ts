/**
 * Who else is there. A screen that shows a ticket says so every 15 seconds while somebody can see it, and is told in return
 * who has which ticket open; nobody else's screen is made to ask (docs/adr/0036).
 */
import { useSyncExternalStore } from 'react';
import type { DraftStamp, Presence, PresencePerson } from '../contract/generated/types.ts';
import { api } from './api.ts';
import { getBoot } from './boot.ts';
import { hasDraft } from './drafts.ts';

const BEAT_MS = 15_000;
/** Where two are on one ticket, they want to see sooner what the other does. */
const TOGETHER_MS = 5_000;
/** After the last key somebody is taken to be writing for so long. */
const WRITING_MS = 20_000;
/** A screen that nobody has touched for so long is an empty chair. */
const AWAY_MS = 300_000;

export type WritingKind = NonNullable< PresencePerson[ 'kind' ] >;

const NOBODY: readonly PresencePerson[] = [];
const NO_STAMPS: readonly DraftStamp[] = [];

let byTicket = new Map< number, readonly PresencePerson[] >();
let stamps = new Map< number, readonly DraftStamp[] >();
const listeners = new Set< () => void >();

let typed: { ticketId: number; kind: WritingKind; at: number } | null = null;
let touchedAt = 0;

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

/** Takes in who is there, as getChanges and notePresence tell it. */
export function notePeople( people: readonly PresencePerson[] ): void {
	const next = new Map< number, readonly PresencePerson[] >();
	for ( const one of people ) {
		next.set( one.ticket_id, [ ...( next.get( one.ticket_id ) ?? [] ), one ] );
	}
	// What is the same stays the same object, so that no row is drawn again for nothing.
	for ( const [ id, now ] of next ) {
		const before = byTicket.get( id );
		if ( before && JSON.stringify( before ) === JSON.stringify( now ) ) {
			next.set( id, before );
		}
	}
	byTicket = next;
	listeners.forEach( ( listener ) => listener() );
}

/** Colleagues who have this ticket open. */
export function usePeople( ticketId: number ): readonly PresencePerson[] {
	return useSyncExternalStore( subscribe, () => byTicket.get( ticketId ) ?? NOBODY );
}

/** Colleagues' drafts on this ticket: that there are any, and since when. */
export function useStamps( ticketId: number ): readonly DraftStamp[] {
	return useSyncExternalStore( subscribe, () => stamps.get( ticketId ) ?? NO_STAMPS );
}

/** Somebody types here. May be called with every key. */
export function noteTyping( ticketId: number, kind: WritingKind ): void {
	typed = { ticketId, kind, at: Date.now() };
}

function doing( ticketId: number ): { doing: 'writing'; kind: WritingKind } | { doing: 'viewing' } {
	const isWriting = typed?.ticketId === ticketId && Date.now() - typed.at < WRITING_MS && hasDraft( `${ typed.kind }:${ ticketId }` );
	return isWriting && typed ? { doing: 'writing', kind: typed.kind } : { doing: 'viewing' };
}

function takeIn( ticketId: number, presence: Presence ): DraftStamp[] {
	const me = getBoot().user.id;
	const theirs = presence.drafts.filter( ( stamp ) => stamp.person.id !== me );
	if ( JSON.stringify( stamps.get( ticketId ) ?? [] ) !== JSON.stringify( theirs ) ) {
		stamps = new Map( [ [ ticketId, theirs ] ] );
	}
	notePeople( presence.people );
	return presence.drafts.filter( ( stamp ) => stamp.person.id === me );
}

const TOUCHES = [ 'pointerdown', 'keydown', 'wheel' ] as const;

/**
 * Beats for a ticket that is on screen.
 *
 * @param onOwnDrafts Called after each beat with the person's own drafts on the ticket.
 * @return How to stop.
 */
export function startBeating( ticketId: number, onOwnDrafts: ( drafts: DraftStamp[] ) => void ): () => void {
	let timer: ReturnType< typeof setTimeout > | undefined;
	let stopped = false;
	let beating = false;
	let silent = false;
	touchedAt = Date.now();

	const beat = async () => {
		clearTimeout( timer );
		if ( stopped || beating ) {
			return;
		}
		silent = document.visibilityState === 'hidden' || Date.now() - touchedAt > AWAY_MS;
		if ( silent ) {
			return;
		}
		beating = true;
		try {
			const left = leaving && leaving !== ticketId ? { left: leaving } : {};
			leaving = null;
			const presence = await api( 'notePresence', { body: { ticket_id: ticketId, ...doing( ticketId ), ...left } } );
			if ( ! stopped ) {
				onOwnDrafts( takeIn( ticketId, presence ) );
			}
		} catch {
			// The connection line says what is wrong; the next beat comes.
		}
		beating = false;
		if ( ! stopped ) {
			timer = setTimeout( () => void beat(), byTicket.has( ticketId ) ? TOGETHER_MS : BEAT_MS );
		}
	};
	const onTouch = () => {
		touchedAt = Date.now();
		if ( silent ) {
			void beat();
		}
	};
	const onVisible = () => document.visibilityState === 'visible' && void beat();
	document.addEventListener( 'visibilitychange', onVisible );
	TOUCHES.forEach( ( touch ) => document.addEventListener( touch, onTouch, { passive: true, capture: true } ) );
	void beat();

	return () => {
		stopped = true;
		clearTimeout( timer );
		document.removeEventListener( 'visibilitychange', onVisible );
		TOUCHES.forEach( ( touch ) => document.removeEventListener( touch, onTouch, { capture: true } ) );
		leaving = ticketId;
		setTimeout( () => sayGone( ticketId ), LEAVE_MS );
	};
}

/** The next ticket's first beat says that this one was left; only where none follows it is said by itself. */
const LEAVE_MS = 1500;
let leaving: number | null = null;

/** Says that a ticket was left, unless the next beat has said it. Also when the page goes. */
export function sayGone( ticketId: number | null = leaving ): void {
	if ( ticketId !== null && leaving === ticketId ) {
		leaving = null;
		void api( 'notePresence', { body: { ticket_id: ticketId, doing: 'gone' }, keepalive: true } ).catch( () => undefined );
	}
}
