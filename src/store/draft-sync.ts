/**
 * Drafts on the server. What is written stands in this browser at once (drafts.ts) and on the server about a second later, so
 * that another machine can go on with it. The newest words win; where two machines wrote at once, both drafts are kept.
 */
import type { Draft as ServerDraft, DraftStamp } from '../contract/generated/types.ts';
import { api } from './api.ts';
import { emptyDraft, isEmptyDraft, keepDraft, newClientKey, readDraft } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { toFailure } from './failure.ts';
import type { FailureKind } from './failure.ts';

/** A pause in the typing. */
const PAUSE_MS = 1000;
/** Who types without a pause is saved so often all the same. */
const MOST_MS = 5000;
/** After a failed save, until the next try. */
const RETRY_MS = 10_000;
/** Browsers let so much outlive a page (64 kB, for all such requests together). */
const KEEPALIVE_BYTES = 60_000;

/** local: only this browser has the last words. */
export type DraftState = 'saved' | 'saving' | 'local';

/** restored: a reply was taken back. found: another machine's words came. ended: there is nothing to write on any more. */
export type DraftMove = 'restored' | 'found' | 'ended';

interface Sync {
	timer: ReturnType< typeof setTimeout > | undefined;
	/** Since when there is something to save; 0: nothing. */
	since: number;
	running: AbortController | null;
	/** The last try failed. */
	failed: boolean;
	/** The words that somebody last tried to send. */
	sent: string;
}

const syncs = new Map< string, Sync >();
const others = new Map< string, ServerDraft[] >();
const listeners = new Set< ( name: string, move: DraftMove | null ) => void >();
const failureListeners = new Set< ( kind: FailureKind ) => void >();

/** @param name For example "reply:1042". */
export function ticketOf( name: string ): number {
	return Number( name.split( ':' )[ 1 ] );
}

function kindOf( name: string ): ServerDraft[ 'kind' ] {
	return name.split( ':' )[ 0 ] as ServerDraft[ 'kind' ];
}

function syncOf( name: string ): Sync {
	let sync = syncs.get( name );
	if ( ! sync ) {
		sync = { timer: undefined, since: 0, running: null, failed: false, sent: '' };
		syncs.set( name, sync );
	}
	return sync;
}

/** Hears of every draft that was saved (null) or was changed by something else than typing. Returns how to stop. */
export function onDrafts( listener: ( name: string, move: DraftMove | null ) => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

/** Hears of saves that failed. Returns how to stop. */
export function onDraftFailure( listener: ( kind: FailureKind ) => void ): () => void {
	failureListeners.add( listener );
	return () => failureListeners.delete( listener );
}

/** Says that a draft in this browser is another one now. */
export function draftsMoved( name: string, move: DraftMove | null ): void {
	listeners.forEach( ( listener ) => listener( name, move ) );
}

export function draftState( name: string ): DraftState {
	const sync = syncs.get( name );
	if ( sync?.running || ( sync?.since && ! sync.failed ) ) {
		return 'saving';
	}
	return sync?.failed ? 'local' : 'saved';
}

/** Whether the server has a draft of this person on a ticket, as far as this browser knows. */
export function hasServerDraft( ticketId: number ): boolean {
	return KINDS.map( ( kind ) => `${ kind }:${ ticketId }` ).some(
		( name ) => readDraft( name ).revision > 0 || otherDrafts( name ).length > 0
	);
}

const KINDS = [ 'reply', 'note', 'forward' ] as const;

/** The same person's other drafts of this kind on this ticket, the newest first. */
export function otherDrafts( name: string ): readonly ServerDraft[] {
	return others.get( name ) ?? NONE;
}
const NONE: readonly ServerDraft[] = [];

/** After each change: saves it when the typing pauses. */
export function draftChanged( name: string ): void {
	const sync = syncOf( name );
	sync.since = sync.since || Date.now();
	clearTimeout( sync.timer );
	const wait = sync.failed ? RETRY_MS : Math.max( 0, Math.min( PAUSE_MS, sync.since + MOST_MS - Date.now() ) );
	sync.timer = setTimeout( () => void saveDraft( name ), wait );
}

/** Before sending: what is under way must not arrive after it. */
export function stopSaving( name: string ): void {
	const sync = syncOf( name );
	sync.sent = wordsOf( readDraft( name ) );
	clearTimeout( sync.timer );
	sync.running?.abort();
	sync.running = null;
	sync.since = 0;
}

/** Throws a draft away, here and on the server. */
export function discardDraft( name: string ): void {
	const { key, revision } = readDraft( name );
	const known = revision > 0 || syncOf( name ).running !== null;
	stopSaving( name );
	syncOf( name ).failed = false;
	keepDraft( name, emptyDraft() );
	if ( known ) {
		void discardOnServer( ticketOf( name ), key ).then( () => draftsMoved( name, null ) );
	}
}

/** A failure leaves a draft that the next machine offers; nothing is lost. */
function discardOnServer( id: number, key: string ): Promise< void > {
	return api( 'discardDraft', { path: { id }, query: { key }, keepalive: true } ).then(
		() => undefined,
		() => undefined
	);
}

function wordsOf( { clientKey, html, text }: Draft ): string {
	return JSON.stringify( [ clientKey, html, text ] );
}

function inputOf( name: string, draft: Draft ) {
	const { key, clientKey, revision, basedOn, text, synced: _synced, ...data } = draft;
	return { key, kind: kindOf( name ), client_key: clientKey, revision, based_on: basedOn, text, data: { ...data, clientKey, basedOn } };
}

/** A draft of the server as this browser keeps it. */
function fromServer( draft: ServerDraft ): Draft {
	return {
		...emptyDraft(),
		...( draft.data as Partial< Draft > ),
		text: draft.text,
		key: draft.key,
		clientKey: draft.client_key,
		basedOn: draft.based_on,
		revision: draft.revision,
		synced: true,
	};
}

async function send( name: string, sync: Sync, draft: Draft ): Promise< void > {
	const running = new AbortController();
	sync.running = running;
	sync.since = 0;
	draftsMoved( name, null );
	try {
		const body = inputOf( name, draft );
		const stamp = await api( 'saveDraft', { path: { id: ticketOf( name ) }, body, signal: running.signal } );
		sync.failed = false;
		const now = readDraft( name );
		if ( now.key === draft.key && sync.running === running ) {
			keepDraft( name, { ...now, revision: stamp.revision, synced: sync.since === 0 } );
		}
	} catch ( error ) {
		if ( ! running.signal.aborted ) {
			const failure = toFailure( error );
			failureListeners.forEach( ( listener ) => listener( failure.kind ) );
			onRefused( name, sync, failure.code );
		}
	} finally {
		if ( sync.running === running ) {
			sync.running = null;
			draftsMoved( name, null );
		}
	}
}

function onRefused( name: string, sync: Sync, code: string ): void {
	if ( code === 'mesa_draft_sent' && sync.sent === wordsOf( readDraft( name ) ) ) {
		keepDraft( name, emptyDraft() );
		draftsMoved( name, 'ended' );
		return;
	}
	if ( [ 'mesa_draft_sent', 'mesa_draft_changed', 'mesa_draft_gone' ].includes( code ) ) {
		// These words are kept as a draft of their own; the other machine's are offered beside them. No word is dropped
		// because of what was sent, or thrown away, elsewhere.
		keepDraft( name, { ...readDraft( name ), key: newClientKey(), clientKey: newClientKey(), revision: 0, synced: false } );
		draftChanged( name );
		if ( code === 'mesa_draft_changed' ) {
			void findOthers( name );
		}
		return;
	}
	sync.failed = true;
	draftChanged( name );
}

/** Saves a draft now, unless the server has it. */
export async function saveDraft( name: string ): Promise< void > {
	const sync = syncOf( name );
	clearTimeout( sync.timer );
	if ( sync.running ) {
		// The next words follow when these have arrived.
		sync.timer = setTimeout( () => void saveDraft( name ), PAUSE_MS );
		return;
	}
	const draft = readDraft( name );
	if ( draft.synced ) {
		sync.since = 0;
		return;
	}
	if ( isEmptyDraft( draft ) ) {
		sync.since = 0;
		sync.failed = false;
		return;
	}
	await send( name, sync, draft );
}

/** Saves everything that is not safe yet, with requests that outlive the page. */
export function saveAllNow(): void {
	for ( const [ name, sync ] of syncs ) {
		const draft = readDraft( name );
		if ( sync.since === 0 || isEmptyDraft( draft ) ) {
			continue;
		}
		const body = inputOf( name, draft );
		if ( JSON.stringify( body ).length < KEEPALIVE_BYTES ) {
			clearTimeout( sync.timer );
			api( 'saveDraft', { path: { id: ticketOf( name ) }, body, keepalive: true } ).then(
				( { revision } ) => {
					const now = readDraft( name );
					if ( now.key === draft.key && now.text === draft.text ) {
						sync.since = 0;
						keepDraft( name, { ...now, revision, synced: true } );
					}
				},
				// It stands in this browser; coming back saves it.
				() => draftChanged( name )
			);
		}
	}
}

/** Whether something would be lost to other machines by leaving now: the server could not be reached. */
export function hasUnsafeDrafts(): boolean {
	return [ ...syncs ].some( ( [ name, sync ] ) => sync.failed && sync.since > 0 && ! isEmptyDraft( readDraft( name ) ) );
}

async function findOthers( name: string ): Promise< void > {
	const drafts = await api( 'listDrafts', { path: { id: ticketOf( name ) } } ).catch( () => [] );
	const { key } = readDraft( name );
	others.set(
		name,
		drafts.filter( ( each ) => each.kind === kindOf( name ) && each.key !== key )
	);
	draftsMoved( name, null );
}

/** Goes on with another draft; what was written here becomes "another draft" itself. */
export async function takeOther( name: string, other: ServerDraft ): Promise< void > {
	await saveDraft( name );
	stopSaving( name );
	keepDraft( name, fromServer( other ) );
	draftsMoved( name, 'found' );
	await findOthers( name );
}

/** Throws another draft away. */
export async function discardOther( name: string, other: ServerDraft ): Promise< void > {
	others.set(
		name,
		otherDrafts( name ).filter( ( each ) => each.key !== other.key )
	);
	draftsMoved( name, null );
	await discardOnServer( other.ticket_id, other.key );
}

/**
 * Compares what this browser has with what the server has told, and takes over what another machine has written.
 *
 * @param ticketId   The ticket.
 * @param stamps     The person's own drafts on it.
 * @param mayReplace Whether words on screen may be replaced: nobody is writing here right now.
 */
export async function meetServer( ticketId: number, stamps: readonly DraftStamp[], mayReplace: boolean ): Promise< void > {
	const names = KINDS.map( ( kind ) => `${ kind }:${ ticketId }` );
	const news = names.filter( ( name ) => isNews( name, stamps ) );
	for ( const name of news.filter( ( each ) => ! stamps.some( ( stamp ) => stamp.kind === kindOf( each ) ) ) ) {
		// Sent, or thrown away, on another machine.
		if ( mayReplace ) {
			keepDraft( name, emptyDraft() );
			draftsMoved( name, 'ended' );
		}
	}
	if ( ! news.some( ( name ) => stamps.some( ( stamp ) => stamp.kind === kindOf( name ) ) ) ) {
		return;
	}
	const drafts = await api( 'listDrafts', { path: { id: ticketId } } ).catch( () => null );
	for ( const name of drafts ? news : [] ) {
		const mine = ( drafts ?? [] ).filter( ( each ) => each.kind === kindOf( name ) );
		const here = readDraft( name );
		const newest = mine[ 0 ];
		const isFree =
			isEmptyDraft( here ) || ( here.synced && ( ! mine.some( ( each ) => each.key === here.key ) || newest?.key === here.key ) );
		const takes = newest !== undefined && isFree && ( mayReplace || isEmptyDraft( here ) );
		if ( takes ) {
			keepDraft( name, fromServer( newest ) );
		}
		const { key } = takes ? newest : here;
		others.set(
			name,
			mine.filter( ( each ) => each.key !== key )
		);
		draftsMoved( name, takes ? 'found' : null );
	}
}

function isNews( name: string, stamps: readonly DraftStamp[] ): boolean {
	const sync = syncs.get( name );
	if ( sync?.running || sync?.since ) {
		return false;
	}
	const here = readDraft( name );
	const mine = stamps.filter( ( stamp ) => stamp.kind === kindOf( name ) && stamp.key !== null );
	if ( mine.length === 0 ) {
		return ! isEmptyDraft( here ) && here.synced;
	}
	const known = otherDrafts( name );
	return mine.some( ( stamp ) =>
		stamp.key === here.key ? stamp.revision > here.revision : ! known.some( ( each ) => each.key === stamp.key )
	);
}
