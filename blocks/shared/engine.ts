/**
 * The search engine of the blocks: answers questions in the browser. It starts when it is first asked (or warmed), by
 * loading the list of public articles into a worker. Where that is not to be had (a large library, a reader who may
 * read more than the public, no worker, no list) it asks the server, through the same function.
 */
import { getConfig } from '@wordpress/interactivity';
import type { Answer } from '../../src/core/articles/answer.ts';
import { askServer } from './server-search.ts';
import type { News, Order } from './worker.ts';

/** One answer, as the worker and the server give it. */
export type Hit = Answer;

/** What the page brings along (php/Blocks/SearchConfig.php). */
interface Config {
	/** The server's search. */
	endpoint: string;
	/** The list of articles; '' where the server is to be asked. */
	list: string;
	/** The worker's script. */
	worker: string;
	/** Of a reader who is logged in and may find more than others; pages for everybody carry none. */
	nonce?: string;
}

type Ask = ( question: string, limit: number, signal?: AbortSignal, ahead?: boolean ) => Promise< Hit[] >;

/** Who waits longer for the list is answered by the server meanwhile (ms). */
const PATIENCE = 2500;
/** Foreseen answers that are kept, some 5 kB each. */
const KEPT = 200;
const config = () => getConfig( 'mesa/search' ) as Config;
let started: Promise< Ask | null > | undefined;
let ready = false;

/** Starts the worker's script, from the plugin's folder or, where that is on another host, from a copy. */
async function startWorker( script: string ): Promise< Worker > {
	if ( new URL( script, location.href ).origin === location.origin ) {
		return new Worker( script );
	}
	const copy = URL.createObjectURL( await ( await fetch( script ) ).blob() );
	return new Worker( copy );
}

async function start(): Promise< Ask | null > {
	const { list, worker: script } = config();
	if ( ! list || ! globalThis.Worker ) {
		return null;
	}
	try {
		const worker = await startWorker( script );
		const tell = ( order: Order ) => worker.postMessage( order );
		const waiting = new Map< number, ( hits: Hit[] ) => void >();
		const foreseen = new Map< string, string >();
		const nameOf = ( question: string, limit: number ) => `${ limit } ${ question }`;
		const opened = new Promise< boolean >( ( resolve ) => {
			worker.onerror = () => resolve( false );
			worker.onmessage = ( { data }: MessageEvent< News > ) => {
				if ( 'ready' in data ) {
					resolve( data.ready );
				} else if ( 'foreseen' in data ) {
					if ( foreseen.size > KEPT ) {
						foreseen.clear();
					}
					for ( const [ question, answers ] of Object.entries( data.foreseen ) ) {
						foreseen.set( nameOf( question, data.limit ), answers );
					}
				} else {
					waiting.get( data.id )?.( data.answers );
					waiting.delete( data.id );
				}
			};
		} );
		tell( { list: new URL( list, location.href ).href } );
		ready = await opened;
		if ( ! ready ) {
			worker.terminate();
			return null;
		}
		let id = 0;
		return ( question, limit, signal, ahead = false ) => {
			const known = foreseen.get( nameOf( question, limit ) );
			if ( known ) {
				tell( { id: 0, question, limit, ahead } );
				return Promise.resolve( JSON.parse( known ) as Hit[] );
			}
			return new Promise( ( resolve, reject ) => {
				const own = ++id;
				waiting.set( own, resolve );
				tell( { id: own, question, limit, ahead } );
				signal?.addEventListener( 'abort', () => {
					if ( waiting.delete( own ) ) {
						tell( { drop: own } );
						reject( signal.reason as Error );
					}
				} );
			} );
		};
	} catch {
		// No workers from here (a content security policy, say): the server answers as well.
		return null;
	}
}

/** Fetches the list ahead of the first question; call it when somebody goes to a field. */
export function warm(): void {
	started ??= start();
}

/**
 * The articles that answer a question best.
 *
 * @param question Free text, as it is typed.
 * @param limit    At most so many.
 * @param signal   Calls it off.
 * @param ahead    Whether the answers that the next key may ask for are to be ready before it is pressed: then they come
 *                 with its letter, one frame less for each key, which on a slow phone is half of its work.
 * @throws Error when neither list nor site can be reached; AbortError when it was called off.
 */
export async function search( question: string, limit: number, signal?: AbortSignal, ahead = false ): Promise< Hit[] > {
	if ( ! /[\p{L}\p{N}]/u.test( question ) ) {
		return [];
	}
	warm();
	const late = ready ? [] : [ new Promise< null >( ( resolve ) => setTimeout( () => resolve( null ), PATIENCE ) ) ];
	const ask = await Promise.race( [ started as Promise< Ask | null >, ...late ] );
	signal?.throwIfAborted();
	const { endpoint, nonce = '' } = config();
	return ask ? ask( question, limit, signal, ahead ) : askServer( endpoint, nonce, question, limit, signal );
}

/**
 * Passages of articles that hold a question's words further down than the list goes. Ask only once somebody has stopped
 * typing: it is a request.
 *
 * @param hits     Answers that are shown.
 * @param question As it was typed.
 * @param signal   Calls it off.
 * @return Those of the answers that have a passage now, in no order; nothing when the site cannot be reached.
 */
export async function passagesOf( hits: readonly Hit[], question: string, signal: AbortSignal ): Promise< Hit[] > {
	const bare = hits.filter( ( { marks, titleMarks } ) => marks.length === 0 && titleMarks.length === 0 );
	if ( bare.length === 0 ) {
		return [];
	}
	const { endpoint, nonce = '' } = config();
	const found = await askServer( endpoint, nonce, question, hits.length, signal ).catch( () => [] );
	return found.filter( ( { id, marks } ) => marks.length > 0 && bare.some( ( hit ) => hit.id === id ) );
}
