/** The same person's other drafts, from other machines: this browser's knowledge of them. */
import type { Draft as ServerDraft } from '../contract/generated/types.ts';
import { api } from './api.ts';
import { draftsMoved } from './draft-events.ts';
import { draftNames, kindOf, ticketOf } from './draft-shape.ts';
import { readDraft } from './drafts.ts';

const others = new Map< string, ServerDraft[] >();

/** The same person's other drafts of this kind on this ticket, the newest first. */
export function otherDrafts( name: string ): readonly ServerDraft[] {
	return others.get( name ) ?? NONE;
}
const NONE: readonly ServerDraft[] = [];

/**
 * Remembers the other drafts of this kind.
 *
 * @param name For example "reply:1042".
 * @param mine The person's drafts on this ticket, the newest first.
 * @param key  Of the one that is left out: it is written on here, or is thrown away.
 */
export function setOthers( name: string, mine: readonly ServerDraft[], key: string ): void {
	others.set(
		name,
		mine.filter( ( each ) => each.kind === kindOf( name ) && each.key !== key )
	);
}

/** Whether the server has a draft of this person on a ticket, as far as this browser knows. */
export function hasServerDraft( ticketId: number ): boolean {
	return draftNames( ticketId ).some( ( name ) => readDraft( name ).revision > 0 || otherDrafts( name ).length > 0 );
}

/** Asks the server for the other drafts. */
export async function findOthers( name: string ): Promise< void > {
	const drafts = await api( 'listDrafts', { path: { id: ticketOf( name ) } } ).catch( () => [] );
	setOthers( name, drafts, readDraft( name ).key );
	draftsMoved( name, null );
}

/** Throws a draft away on the server. A failure leaves one that the next machine offers; nothing is lost. */
export function discardOnServer( id: number, key: string ): Promise< void > {
	return api( 'discardDraft', { path: { id }, query: { key }, keepalive: true } ).then(
		() => undefined,
		() => undefined
	);
}

/** Throws another draft away. */
export async function discardOther( name: string, other: ServerDraft ): Promise< void > {
	setOthers( name, otherDrafts( name ), other.key );
	draftsMoved( name, null );
	await discardOnServer( other.ticket_id, other.key );
}
