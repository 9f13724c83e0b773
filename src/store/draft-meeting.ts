/** Going on with what another machine has written: found by itself, or chosen. */
import type { DraftStamp, Draft as ServerDraft } from '../contract/generated/types.ts';
import { api } from './api.ts';
import { draftsMoved } from './draft-events.ts';
import { findOthers, otherDrafts, setOthers } from './draft-others.ts';
import { draftNames, fromServer, kindOf } from './draft-shape.ts';
import { isSaving, saveDraft, stopSaving } from './draft-sync.ts';
import { emptyDraft, isEmptyDraft, keepDraft, readDraft } from './drafts.ts';

/** Goes on with another draft; what was written here becomes "another draft" itself. */
export async function takeOther( name: string, other: ServerDraft ): Promise< void > {
	await saveDraft( name );
	stopSaving( name );
	keepDraft( name, fromServer( other ) );
	draftsMoved( name, 'found' );
	await findOthers( name );
}

/**
 * Compares what this browser has with what the server has told, and takes over what another machine has written.
 *
 * @param ticketId   The ticket.
 * @param stamps     The person's own drafts on it.
 * @param mayReplace Whether words on screen may be replaced: nobody is writing here right now.
 */
export async function meetServer( ticketId: number, stamps: readonly DraftStamp[], mayReplace: boolean ): Promise< void > {
	const news = draftNames( ticketId ).filter( ( name ) => isNews( name, stamps ) );
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
		setOthers( name, mine, key );
		draftsMoved( name, takes ? 'found' : null );
	}
}

function isNews( name: string, stamps: readonly DraftStamp[] ): boolean {
	if ( isSaving( name ) ) {
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
