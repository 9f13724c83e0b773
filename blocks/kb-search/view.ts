/**
 * The search field in the browser: a combobox with a list of answers.
 *
 * Keys and roles as in the pattern: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import { getConfig, getContext, store, withScope } from '@wordpress/interactivity';
import { withSyncEvent } from '../shared/interactivity.ts';
import { ask, normal } from './search.ts';

interface Option {
	/** Also the element's id. */
	key: string;
	title: string;
	url: string;
	excerpt: string;
	topic: string;
	selected: boolean;
}

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
	items: Option[];
}

interface Config {
	endpoint: string;
	words: Record< 'one' | 'many' | 'none' | 'failed', string >;
}

/** Long enough not to ask for every letter, short enough to feel at once (ms). */
const PAUSE = 120;
const space = 'mesa/kb-search';
const config = () => getConfig( space ) as Config;

/** What is under way, by the field's id. */
const running = new Map< string, { timer: ReturnType< typeof setTimeout >; call: AbortController } >();

function callOff( id: string ): void {
	const before = running.get( id );
	if ( before ) {
		clearTimeout( before.timer );
		before.call.abort();
		running.delete( id );
	}
}

function close( context: Context ): void {
	context.open = false;
	context.active = null;
	context.status = '';
}

function select( context: Context, index: number ): void {
	context.items.forEach( ( item, position ) => ( item.selected = position === index ) );
	const id = context.items[ index ]?.key ?? null;
	context.active = id;
	if ( id ) {
		setTimeout( () => document.getElementById( id )?.scrollIntoView( { block: 'nearest' } ) );
	}
}

async function look( context: Context, question: string, signal: AbortSignal ): Promise< void > {
	const { endpoint, words } = config();
	context.busy = true;
	try {
		const found = await ask( endpoint, question, context.limit, signal );
		context.items = found.map( ( item ) => ( { ...item, key: `${ context.id }-${ item.id }`, selected: false } ) );
		context.active = null;
		context.open = found.length > 0;
		context.status =
			found.length === 0 ? words.none : ( found.length === 1 ? words.one : words.many ).replace( '%s', String( found.length ) );
	} catch {
		if ( signal.aborted ) {
			return;
		}
		close( context );
		context.status = words.failed;
	}
	context.busy = false;
}

function press( context: Context, event: KeyboardEvent ): void {
	const count = context.items.length;
	const at = context.items.findIndex( ( item ) => item.selected );
	if ( ( event.key === 'ArrowDown' || event.key === 'ArrowUp' ) && count > 0 ) {
		event.preventDefault();
		context.open = true;
		// One past either end is the field itself.
		const next = event.key === 'ArrowDown' ? at + 1 : ( at === -1 ? count : at ) - 1;
		select( context, next >= count ? -1 : next );
	} else if ( event.key === 'Enter' && context.open && at >= 0 ) {
		event.preventDefault();
		document.getElementById( context.active ?? '' )?.click();
	} else if ( event.key === 'Escape' && context.open ) {
		// The first Escape closes the list, the second one lets the browser empty the field.
		event.preventDefault();
		select( context, -1 );
		close( context );
	} else if ( event.key === 'Tab' ) {
		close( context );
	}
}

store( space, {
	actions: {
		type: withSyncEvent( ( event: Event ) => {
			const context = getContext< Context >();
			context.typed = ( event.target as HTMLInputElement ).value;
			const question = normal( context.typed );
			callOff( context.id );
			if ( question.length < 2 && ! /[^\x00-\x7f]/.test( question ) ) {
				close( context );
				context.items = [];
				return;
			}
			const call = new AbortController();
			const run = withScope( () => look( context, question, call.signal ) );
			running.set( context.id, { call, timer: setTimeout( () => void run(), PAUSE ) } );
		} ),
		focus: () => {
			const context = getContext< Context >();
			context.open = context.items.length > 0;
		},
		key: withSyncEvent( ( event: KeyboardEvent ) => {
			if ( ! event.isComposing ) {
				press( getContext< Context >(), event );
			}
		} ),
		/** A click on an answer leaves the focus in the field (Safari would take it away and close the list under the click). */
		hold: withSyncEvent( ( event: Event ) => event.preventDefault() ),
		leave: withSyncEvent( ( event: FocusEvent ) => {
			const root = event.currentTarget as HTMLElement;
			if ( ! ( event.relatedTarget instanceof Node && root.contains( event.relatedTarget ) ) ) {
				const context = getContext< Context >();
				callOff( context.id );
				context.busy = false;
				close( context );
			}
		} ),
	},
} );
