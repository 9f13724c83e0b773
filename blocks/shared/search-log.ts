import type { SearchNote } from '../../src/contract/generated/types.ts';

/** Where somebody searches. */
export type Place = SearchNote[ 'place' ];

/** What a search field tells about its searches; one for each field. */
export interface SearchLog {
	/** An answer was shown. The last word counts: what was typed on the way there is not noted. */
	asked: ( question: string, results: number ) => void;
	/** A visitor opens one of the answers. Call before the page leaves. */
	opened: ( articleId: number ) => void;
	/** The visitor leaves the field, empties it or sends the form: what was asked last is noted now. */
	end: () => void;
}

/** Shorter questions are beginnings of words. */
const SHORTEST = 3;
/** Who has typed nothing for so long has read the answers (ms). */
const SETTLED = 15_000;
/** A note about the question before is sent once nobody types: sending takes as long as a frame (ms). Who leaves sends it then. */
const PAUSE = 2_000;

/**
 * Notes searches once they are over, in a request that outlives the page. Never throws, and nothing waits for it.
 *
 * @param endpoint URL of the route noteSearch (`rest_url( 'mesa/v1/kb/searches' )`).
 * @param place    Where the field stands.
 */
export function searchLog( endpoint: string, place: Place ): SearchLog {
	let last: { q: string; results: number } | null = null;
	/** The last one that ended without an answer being opened: what it meant, the next click may show. */
	let before = '';
	let timer: ReturnType< typeof setTimeout > | undefined;
	/** Notes of questions that are over, and when they go. */
	let waiting: SearchNote[] = [];
	let sending: ReturnType< typeof setTimeout > | undefined;
	const flush = (): void => {
		const notes = waiting;
		waiting = [];
		notes.forEach( ( each ) => send( endpoint, each ) );
	};
	const over = ( opened: number ): void => {
		clearTimeout( timer );
		clearTimeout( sending );
		if ( last ) {
			waiting.push( { ...last, opened, place, ...( opened > 0 && before !== '' ? { before } : {} ) } );
			before = opened > 0 ? '' : last.q;
			last = null;
		}
	};
	const note = ( opened: number ): void => {
		over( opened );
		flush();
	};
	// Closing a tab fires no other event on phones.
	document.addEventListener( 'visibilitychange', () => document.visibilityState === 'hidden' && note( 0 ) );
	return {
		asked: ( question, results ) => {
			const q = question.trim().slice( 0, 300 );
			clearTimeout( timer );
			clearTimeout( sending );
			if ( last && ! goesOn( last.q, q ) ) {
				over( 0 );
			}
			if ( waiting.length > 0 ) {
				sending = setTimeout( flush, PAUSE );
			}
			last = q.length < SHORTEST && /^[\x00-\x7f]*$/.test( q ) ? null : { q, results };
			timer = setTimeout( () => note( 0 ), SETTLED );
		},
		opened: note,
		end: () => note( 0 ),
	};
}

/** Whether one question grows out of the other: typed on, or corrected at its end. */
function goesOn( before: string, now: string ): boolean {
	const length = Math.min( before.length, now.length, 4 );
	return before.slice( 0, length ).toLowerCase() === now.slice( 0, length ).toLowerCase();
}

function send( endpoint: string, body: SearchNote ): void {
	try {
		const json = JSON.stringify( body );
		if ( ! navigator.sendBeacon?.( endpoint, new Blob( [ json ], { type: 'application/json' } ) ) ) {
			void fetch( endpoint, { method: 'POST', body: json, keepalive: true, headers: { 'Content-Type': 'application/json' } } ).catch(
				() => undefined
			);
		}
	} catch {
		// A blocker: the visitor's search goes on as if nothing had been.
	}
}
