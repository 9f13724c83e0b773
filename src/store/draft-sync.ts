/**
 * Saving drafts on the server. What is written stands in this browser at once (drafts.ts) and on the server about a second later, so
 * that another machine can go on with it. The newest words win; where two machines wrote at once, both drafts are kept.
 */
import { api } from './api.ts';
import { draftFailed, draftsMoved } from './draft-events.ts';
import { discardOnServer, findOthers } from './draft-others.ts';
import { inputOf, ticketOf } from './draft-shape.ts';
import { contentOf, emptyDraft, isEmptyDraft, keepDraft, newClientKey, readDraft } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { toFailure } from './failure.ts';

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

function syncOf( name: string ): Sync {
	let sync = syncs.get( name );
	if ( ! sync ) {
		sync = { timer: undefined, since: 0, running: null, failed: false, sent: '' };
		syncs.set( name, sync );
	}
	return sync;
}

export function draftState( name: string ): DraftState {
	const sync = syncs.get( name );
	if ( sync?.running || ( sync?.since && ! sync.failed ) ) {
		return 'saving';
	}
	return sync?.failed ? 'local' : 'saved';
}

/** Whether something here is on its way to the server, or will be in a moment. */
export function isSaving( name: string ): boolean {
	const sync = syncs.get( name );
	return sync !== undefined && ( sync.running !== null || sync.since > 0 );
}

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

/**
 * After something was sent, which ends it on the server: forgets it here, too. What was written since is a draft of its own
 * from now on.
 *
 * @param name The draft's.
 * @param sent What was sent, as contentOf() gives it; null when it is not known.
 * @return Whether something is left.
 */
export function endDraft( name: string, sent: string | null ): boolean {
	stopSaving( name );
	const left = readDraft( name );
	const isMore = sent !== null && ! isEmptyDraft( left ) && contentOf( left ) !== sent;
	const anew = { clientKey: newClientKey(), key: newClientKey(), revision: 0, synced: false, basedOn: 0, basedOnEvent: 0 };
	keepDraft( name, isMore ? { ...left, ...anew } : emptyDraft() );
	if ( isMore ) {
		draftChanged( name );
	}
	return isMore;
}

function wordsOf( { clientKey, html, text }: Draft ): string {
	return JSON.stringify( [ clientKey, html, text ] );
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
			draftFailed( failure.kind );
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
