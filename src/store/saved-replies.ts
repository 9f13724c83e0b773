/**
 * Saved replies and articles for whoever writes: loaded when they are first asked for, then searched in the browser, and
 * looked at again after a while, since colleagues change them and a page of ours stays open all day. Import this file lazily (`import( … )`) from the inbox; only the composer's menu and the settings need it.
 */
import { useEffect, useSyncExternalStore } from '@wordpress/element';
import type { ArticleResults, ArticleText, SavedReply, SavedReplyImport, SavedReplyInput } from '../contract/generated/types.ts';
import { fold } from '../core/search/fold.ts';
import { fillVariables } from '../core/words/variables.ts';
import type { VariableName } from '../core/words/variables.ts';
import { api } from './api.ts';
import { toFailure } from './failure.ts';
import type { Failure } from './failure.ts';

export type ArticleHit = ArticleResults[ 'items' ][ number ];

/** A saved reply, ready to be put into the text. */
export interface Insertion {
	/** Clean, variables filled in. What nothing is known of stays in braces. */
	html: string;
	/** Names of those that stayed: to be marked, and asked about before sending. */
	missing: VariableName[];
	/** As the contract's reply-input wants them, with their size. */
	files: SavedReply[ 'files' ];
	/** What else it does to the ticket. Empty strings and an empty list: nothing. */
	actions: SavedReply[ 'actions' ];
}

export interface SavedRepliesState {
	/** By folder and title; null until they are loaded. */
	replies: SavedReply[] | null;
	failure: Failure | null;
}

let state: SavedRepliesState = { replies: null, failure: null };
let loading: Promise< void > | null = null;
/** When they were asked for; milliseconds since 1970. */
let loadedAt = 0;
const FRESH_MS = 5 * 60_000;
/** How often something was saved or deleted here. */
let changes = 0;
const listeners = new Set< () => void >();

function put( change: Partial< SavedRepliesState > ): void {
	state = { ...state, ...change };
	listeners.forEach( ( listener ) => listener() );
}

const subscribe = ( listener: () => void ) => {
	listeners.add( listener );
	return () => void listeners.delete( listener );
};

function inOrder( a: SavedReply, b: SavedReply ): number {
	return a.folder.localeCompare( b.folder ) || a.title.localeCompare( b.title ) || a.id - b.id;
}

/** Loads them unless they are here; call it when it becomes likely that they are wanted. Never throws: see `failure`. */
export function loadSavedReplies( again = false ): Promise< void > {
	if ( loading && ! again ) {
		const known = loading;
		if ( state.replies && Date.now() - loadedAt > FRESH_MS ) {
			// Nobody waits for it: what is known is shown meanwhile.
			void loadSavedReplies( true );
		}
		return known;
	}
	loadedAt = Date.now();
	const before = changes;
	loading = api( 'listSavedReplies', {} ).then(
		( replies ) => {
			// What was saved here while they were on their way is not in them: the next look has it.
			if ( before === changes || ! state.replies ) {
				put( { replies: replies.sort( inOrder ), failure: null } );
			}
		},
		( error: unknown ) => {
			if ( ! state.replies ) {
				loading = null;
				put( { failure: toFailure( error ) } );
			}
		}
	);
	return loading;
}

/** For tests and for another person at the same screen. */
export function forgetSavedReplies(): void {
	loading = null;
	put( { replies: null, failure: null } );
}

/** What is known of them at this moment, for whoever has waited for loadSavedReplies(). */
export function savedRepliesNow(): readonly SavedReply[] {
	return state.replies ?? [];
}

/** What is known of them; loads them at the first use. */
export function useSavedReplies(): SavedRepliesState {
	useEffect( () => void loadSavedReplies(), [] );
	return useSyncExternalStore( subscribe, () => state );
}

/** How well a reply fits what was typed; 0: not at all. Every word has to be in it somewhere. */
function score( reply: SavedReply, words: readonly string[] ): number {
	const title = fold( reply.title );
	const rest = fold( `${ reply.folder } ${ reply.text }` );
	let sum = 1;
	for ( const word of words ) {
		if ( title.startsWith( word ) ) {
			sum += 40;
		} else if ( title.includes( ` ${ word }` ) ) {
			sum += 30;
		} else if ( title.includes( word ) ) {
			sum += 20;
		} else if ( rest.includes( word ) ) {
			sum += 1;
		} else {
			return 0;
		}
	}
	return sum;
}

/**
 * Those that fit, the best first; without words, those used most of late.
 *
 * @param replies   As useSavedReplies() gives them.
 * @param query     What was typed after "/".
 * @param mailboxId The ticket's mailbox; replies that belong to others are left out. null: all.
 */
export function searchSavedReplies( replies: readonly SavedReply[], query: string, mailboxId: number | null ): SavedReply[] {
	const words = fold( query ).split( /\s+/ ).filter( Boolean );
	return replies
		.filter( ( reply ) => mailboxId === null || reply.mailbox_ids.length === 0 || reply.mailbox_ids.includes( mailboxId ) )
		.map( ( reply ) => ( { reply, score: score( reply, words ) } ) )
		.filter( ( hit ) => hit.score > 0 )
		.sort( ( a, b ) => b.score - a.score || b.reply.uses - a.reply.uses || inOrder( a.reply, b.reply ) )
		.map( ( hit ) => hit.reply );
}

interface KnownVariables {
	ticketId: number;
	at: number;
	values: Promise< Record< string, string > >;
}

let variables: KnownVariables | null = null;
/** An order's status may change while somebody writes. */
const VARIABLES_MS = 30_000;

/** What the variables stand for on a ticket, kept for half a minute. @throws Failure */
export function ticketVariables( ticketId: number ): Promise< Record< string, string > > {
	if ( ! variables || variables.ticketId !== ticketId || Date.now() - variables.at > VARIABLES_MS ) {
		const values = api( 'listTicketVariables', { path: { id: ticketId } } ).then(
			( found ) => Object.fromEntries( found.map( ( { name, value } ) => [ name, value ] ) ),
			( error: unknown ) => {
				variables = null;
				throw toFailure( error );
			}
		);
		variables = { ticketId, at: Date.now(), values };
	}
	return variables.values;
}

/** A reply as it would stand in this ticket's text, for a preview. @throws Failure */
export async function previewSavedReply(
	reply: Pick< SavedReply, 'html' >,
	ticketId: number
): Promise< ReturnType< typeof fillVariables > > {
	return fillVariables( reply.html, await ticketVariables( ticketId ) );
}

/** The same, to be inserted; counts the use. @throws Failure When the ticket's variables cannot be had. */
export async function insertSavedReply( reply: SavedReply, ticketId: number ): Promise< Insertion > {
	const { html, missing } = await previewSavedReply( reply, ticketId );
	// The text matters, the count can wait for the next time.
	api( 'noteSavedReplyUse', { path: { id: reply.id } } ).then(
		() => noteUse( reply.id ),
		() => undefined
	);
	return { html, missing, files: reply.files, actions: reply.actions };
}

/** The count alone: the words may have been loaded anew since they were inserted. */
function noteUse( id: number ): void {
	const used = ( each: SavedReply ) => ( { ...each, uses: each.uses + 1, last_used_at: new Date().toISOString() } );
	put( { replies: state.replies?.map( ( each ) => ( each.id === id ? used( each ) : each ) ) ?? null } );
}

function replace( saved: SavedReply ): void {
	changes++;
	const others = ( state.replies ?? [] ).filter( ( each ) => each.id !== saved.id );
	put( { replies: [ ...others, saved ].sort( inOrder ) } );
}

/** Saves a new one, or changes one when an id is given. @throws Failure */
export async function saveSavedReply( id: number | null, body: SavedReplyInput ): Promise< SavedReply > {
	try {
		const saved = id === null ? await api( 'createSavedReply', { body } ) : await api( 'updateSavedReply', { path: { id }, body } );
		replace( saved );
		return saved;
	} catch ( error ) {
		throw toFailure( error );
	}
}

/** @throws Failure */
export async function deleteSavedReply( id: number ): Promise< void > {
	try {
		await api( 'deleteSavedReply', { path: { id } } );
	} catch ( error ) {
		throw toFailure( error );
	}
	changes++;
	put( { replies: state.replies?.filter( ( each ) => each.id !== id ) ?? null } );
}

/** Adds many. @throws Failure */
export async function importSavedReplies( body: SavedReplyImport ): Promise< { added: number; skipped: number } > {
	try {
		const result = await api( 'importSavedReplies', { body } );
		await loadSavedReplies( true );
		return result;
	} catch ( error ) {
		throw toFailure( error );
	}
}

/** Articles that customers may see, the best answer first. @throws Failure */
export async function searchArticles( query: string ): Promise< ArticleHit[] > {
	if ( query.trim() === '' ) {
		return [];
	}
	try {
		return ( await api( 'searchArticles', { query: { q: query.trim().slice( 0, 200 ) } } ) ).items;
	} catch ( error ) {
		throw toFailure( error );
	}
}

/** An article's whole text as clean HTML, for inserting it instead of a link. @throws Failure */
export async function articleText( id: number ): Promise< ArticleText > {
	try {
		return await api( 'getArticleText', { path: { id } } );
	} catch ( error ) {
		throw toFailure( error );
	}
}

/** An article as a link, to be inserted. */
export function articleLink( article: Pick< ArticleHit, 'title' | 'url' > ): string {
	const safe = ( text: string ) =>
		text.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' ).replace( />/g, '&gt;' ).replace( /"/g, '&quot;' );
	return `<a href="${ safe( article.url ) }">${ safe( article.title ) }</a>`;
}
