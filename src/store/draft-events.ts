/** Who hears of what happens to drafts: that one was saved, was changed by something else than typing, or could not be saved. */
import type { FailureKind } from './failure.ts';

/** restored: a reply was taken back. found: another machine's words came. ended: there is nothing to write on any more. */
export type DraftMove = 'restored' | 'found' | 'ended';

const listeners = new Set< ( name: string, move: DraftMove | null ) => void >();
const failureListeners = new Set< ( kind: FailureKind ) => void >();

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

/** Says that a save has failed. */
export function draftFailed( kind: FailureKind ): void {
	failureListeners.forEach( ( listener ) => listener( kind ) );
}
