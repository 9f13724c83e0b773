/**
 * The search field in the browser: a combobox with a list of answers.
 *
 * Keys and roles as in the pattern: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import { getConfig, getContext, getElement, store, withScope } from '@wordpress/interactivity';
import { passagesOf, search, warm, type Hit } from '../shared/engine.ts';
import { withSyncEvent } from '../shared/interactivity.ts';
import { searchLog, type SearchLog } from '../shared/search-log.ts';
import { moveChoice, showOptions, showPassage } from './options.ts';

interface Context {
	id: string;
	limit: number;
	/** What stands in the field: the view would otherwise put back what the server had printed. */
	typed: string;
	open: boolean;
	busy: boolean;
	/** Id of the option that the arrow keys have reached; null: the field itself. */
	active: string | null;
	status: string;
}

interface Config {
	words: Record< 'one' | 'many' | 'none' | 'failed', string >;
}

/** What a field remembers beside what is shown. */
interface Field {
	list: HTMLElement;
	log: SearchLog;
	count: number;
	call?: AbortController;
}

/** Who types nothing for so long reads the answers (ms). */
const READING = 600;
const space = 'mesa/kb-search';
const config = () => getConfig( space ) as Config;
const fields = new Map< string, Field >();

function fieldOf( { id }: Context ): Field {
	const known = fields.get( id );
	if ( known ) {
		return known;
	}
	const { log } = getConfig( 'mesa/search' ) as { log: string };
	const field: Field = { list: document.getElementById( `${ id }-list` ) as HTMLElement, log: searchLog( log, 'search' ), count: 0 };
	fields.set( id, field );
	return field;
}

function close( context: Context ): void {
	context.open = false;
	context.active = null;
	context.status = '';
}

function show( context: Context, question: string, hits: Hit[] ): void {
	const field = fieldOf( context );
	const { words } = config();
	field.count = hits.length;
	field.log.asked( question, hits.length );
	showOptions( field.list, hits, context.id );
	context.active = null;
	context.open = hits.length > 0;
	context.status = hits.length === 0 ? words.none : ( hits.length === 1 ? words.one : words.many ).replace( '%s', String( hits.length ) );
}

/** Fetches what the shown answers say about the question, where the list does not have it. */
function read( context: Context, question: string, hits: Hit[], signal: AbortSignal ): void {
	const timer = setTimeout( () => {
		void passagesOf( hits, question, signal ).then( ( found ) => {
			if ( ! signal.aborted ) {
				found.forEach( ( hit ) => showPassage( hit, context.id ) );
			}
		} );
	}, READING );
	signal.addEventListener( 'abort', () => clearTimeout( timer ) );
}

async function look( context: Context, question: string, signal: AbortSignal ): Promise< void > {
	// Answers of the list are there before anybody sees that it is busy.
	const timer = setTimeout( () => ( context.busy = true ), 150 );
	try {
		const hits = await search( question, context.limit, signal );
		if ( ! signal.aborted ) {
			show( context, question, hits );
			read( context, question, hits, signal );
		}
	} catch {
		if ( ! signal.aborted ) {
			close( context );
			context.status = config().words.failed;
		}
	}
	clearTimeout( timer );
	if ( ! signal.aborted ) {
		context.busy = false;
	}
}

function press( context: Context, event: KeyboardEvent ): void {
	const field = fieldOf( context );
	if ( ( event.key === 'ArrowDown' || event.key === 'ArrowUp' ) && field.count > 0 ) {
		event.preventDefault();
		context.open = true;
		// Hidden things cannot be scrolled to.
		field.list.hidden = false;
		context.active = moveChoice( field.list, event.key === 'ArrowDown' ? 1 : -1 );
	} else if ( event.key === 'Enter' && context.open && context.active ) {
		event.preventDefault();
		document.getElementById( context.active )?.click();
	} else if ( event.key === 'Escape' && context.open ) {
		// The first Escape closes the list, the second one lets the browser empty the field.
		event.preventDefault();
		moveChoice( field.list, 0 );
		close( context );
	} else if ( event.key === 'Tab' ) {
		close( context );
	}
}

store( space, {
	actions: {
		type: withSyncEvent( ( event: Event ) => {
			const context = getContext< Context >();
			const field = fieldOf( context );
			context.typed = ( event.target as HTMLInputElement ).value;
			const question = context.typed.trim();
			field.call?.abort();
			if ( question.length < 2 && ! /[^\x00-\x7f]/.test( question ) ) {
				close( context );
				field.count = 0;
				return;
			}
			field.call = new AbortController();
			const { signal } = field.call;
			// A blank behind the last word says that it is finished.
			const run = withScope( () => look( context, context.typed.trimStart(), signal ) );
			void run();
		} ),
		focus: () => {
			const context = getContext< Context >();
			warm();
			context.open = fieldOf( context ).count > 0;
		},
		key: withSyncEvent( ( event: KeyboardEvent ) => {
			if ( ! event.isComposing ) {
				press( getContext< Context >(), event );
			}
		} ),
		/** A click on an answer leaves the focus in the field (Safari would take it away and close the list under the click). */
		hold: withSyncEvent( ( event: Event ) => event.preventDefault() ),
		/** An answer is opened. */
		follow: withSyncEvent( ( event: Event ) => {
			const option = ( event.target as Element ).closest< HTMLElement >( '[data-article]' );
			if ( option ) {
				fieldOf( getContext< Context >() ).log.opened( Number( option.dataset.article ) );
			}
		} ),
		/** The form is sent: the page that answers notes the question itself. */
		send: () => fieldOf( getContext< Context >() ).log.asked( '', 0 ),
		leave: withSyncEvent( ( event: FocusEvent ) => {
			const root = event.currentTarget as HTMLElement;
			if ( ! ( event.relatedTarget instanceof Node && root.contains( event.relatedTarget ) ) ) {
				const context = getContext< Context >();
				const field = fieldOf( context );
				field.call?.abort();
				field.log.end();
				context.busy = false;
				close( context );
			}
		} ),
	},
	callbacks: {
		/** Somebody was in the field before the script was there. */
		begin: () => {
			const { ref } = getElement();
			if ( ref && ref.ownerDocument.activeElement === ref ) {
				warm();
			}
		},
	},
} );
