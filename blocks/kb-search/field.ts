import { passagesOf, search, warm, type Hit } from '../shared/engine.ts';
import { searchLog, type SearchLog } from '../shared/search-log.ts';
import { Options } from './options.ts';

/** What is said about the answers. */
export type Words = Record< 'one' | 'many' | 'none' | 'failed', string >;

/** Answers in sight: the list is as high as three of them. The others wait until somebody reads, or scrolls. */
const IN_SIGHT = 3;
/** Who types nothing for so long reads the answers (ms). */
const READING = 600;
/** Answers of the list are there before anybody sees that it is busy (ms). */
const BUSY = 150;

/**
 * A search field: a combobox with a list of answers.
 *
 * Keys and roles as in the pattern: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export class SearchField {
	private readonly input: HTMLInputElement;
	private readonly list: HTMLElement;
	private readonly status: HTMLElement;
	private readonly options: Options;
	private readonly log: SearchLog;
	private readonly limit: number;
	private call: AbortController | null = null;
	private isOpen = false;
	private active: string | null = null;
	/** What the options answer. What the page came with it has answered itself, below the field. */
	private answered: string;

	/**
	 * @param root  The block, as render.php makes it.
	 * @param words What is said about the answers.
	 * @param log   URL of the search log.
	 */
	constructor(
		private readonly root: HTMLElement,
		private readonly words: Words,
		log: string
	) {
		const find = < Kind extends HTMLElement >( role: string ) => root.querySelector< Kind >( `[role="${ role }"]` ) as Kind;
		this.input = find( 'combobox' );
		this.list = find( 'listbox' );
		this.status = find( 'status' );
		this.options = new Options( this.list, root.id );
		this.answered = this.input.defaultValue.trimStart();
		this.log = searchLog( log, 'search' );
		this.limit = Number( root.dataset.limit );
		this.input.addEventListener( 'input', () => this.type() );
		this.input.addEventListener( 'keydown', ( event ) => {
			if ( ! event.isComposing ) {
				this.press( event );
			}
		} );
		this.input.addEventListener( 'focus', () => {
			warm();
			if ( this.isAnswered ) {
				// Somebody may have left before they came.
				this.options.showRest();
				this.open( this.options.count > 0 );
			} else {
				this.type();
			}
		} );
		// A click on an answer leaves the focus in the field (Safari would take it away and close the list under the click).
		this.list.addEventListener( 'mousedown', ( event ) => event.preventDefault() );
		this.list.addEventListener( 'scroll', () => this.options.showRest() );
		this.list.addEventListener( 'click', ( event ) => {
			const option = ( event.target as Element ).closest< HTMLElement >( '[data-article]' );
			if ( option ) {
				this.log.opened( Number( option.dataset.article ) );
			}
		} );
		// The page that answers a form that is sent notes the question itself.
		root.addEventListener( 'submit', () => this.log.asked( '', 0 ) );
		root.addEventListener( 'focusout', ( { relatedTarget } ) => {
			if ( ! ( relatedTarget instanceof Node && root.contains( relatedTarget ) ) ) {
				this.leave();
			}
		} );
	}

	get hasFocus(): boolean {
		return this.input.ownerDocument.activeElement === this.input;
	}

	/** What is asked. A blank behind the last word says that it is finished. */
	private get question(): string {
		return this.input.value.trimStart();
	}

	/** Whether the options belong to what stands in the field: somebody may have left before the answer came. */
	private get isAnswered(): boolean {
		return this.question === this.answered;
	}

	private type(): void {
		this.call?.abort();
		const { question } = this;
		if ( question.trimEnd().length < 2 && ! /[^\x00-\x7f]/.test( question ) ) {
			this.root.classList.remove( 'is-busy' );
			this.clear( question );
			return;
		}
		this.call = new AbortController();
		void this.look( question, this.call.signal );
	}

	private async look( question: string, signal: AbortSignal ): Promise< void > {
		const timer = setTimeout( () => signal.aborted || this.root.classList.add( 'is-busy' ), BUSY );
		try {
			const hits = await search( question, this.limit, signal, true );
			if ( ! signal.aborted ) {
				this.show( question, hits );
				this.read( question, hits, signal );
			}
		} catch {
			if ( ! signal.aborted ) {
				this.clear( '' );
				this.say( this.words.failed );
			}
		}
		clearTimeout( timer );
		if ( ! signal.aborted ) {
			this.root.classList.remove( 'is-busy' );
		}
	}

	private show( question: string, hits: Hit[] ): void {
		const { one, many, none } = this.words;
		this.log.asked( question, hits.length );
		this.answered = question;
		this.options.show( hits, IN_SIGHT );
		this.choose( null );
		this.open( hits.length > 0 );
		this.say( hits.length === 0 ? none : ( hits.length === 1 ? one : many ).replace( '%s', String( hits.length ) ) );
	}

	/** Takes the answers away. */
	private clear( question: string ): void {
		this.answered = question;
		this.options.show( [] );
		this.close();
	}

	/** Shows the answers out of sight, and fetches what all of them say about the question, where the list does not have it. */
	private read( question: string, hits: Hit[], signal: AbortSignal ): void {
		const timer = setTimeout( () => {
			this.options.showRest();
			void passagesOf( hits, question, signal ).then( ( found ) => {
				if ( ! signal.aborted ) {
					found.forEach( ( hit ) => this.options.showPassage( hit ) );
				}
			} );
		}, READING );
		signal.addEventListener( 'abort', () => clearTimeout( timer ) );
	}

	private press( event: KeyboardEvent ): void {
		const { key } = event;
		const canMove = this.options.count > 0 && ( this.isOpen || this.isAnswered );
		if ( ( key === 'ArrowDown' || key === 'ArrowUp' ) && canMove ) {
			event.preventDefault();
			if ( ! this.isAnswered ) {
				// Whoever chooses from what is there shall not have it changed under their hands.
				this.stop();
			}
			// Hidden things cannot be scrolled to.
			this.open( true );
			this.choose( this.options.move( key === 'ArrowDown' ? 1 : -1 ) );
		} else if ( key === 'Enter' && this.isOpen && this.active ) {
			event.preventDefault();
			document.getElementById( this.active )?.click();
		} else if ( key === 'Escape' && this.isOpen ) {
			// The first Escape closes the list, the second one lets the browser empty the field.
			event.preventDefault();
			this.close();
		} else if ( key === 'Tab' ) {
			this.close();
		}
	}

	/** Waits for no answer any more. */
	private stop(): void {
		this.call?.abort();
		this.root.classList.remove( 'is-busy' );
	}

	private leave(): void {
		this.stop();
		this.log.end();
		this.close();
	}

	private open( isOpen: boolean ): void {
		if ( isOpen !== this.isOpen ) {
			this.isOpen = isOpen;
			this.list.hidden = ! isOpen;
			this.input.setAttribute( 'aria-expanded', String( isOpen ) );
		}
	}

	private close(): void {
		this.options.move( 0 );
		this.choose( null );
		this.open( false );
		this.say( '' );
	}

	private choose( id: string | null ): void {
		if ( id === this.active ) {
			return;
		}
		this.active = id;
		if ( id ) {
			this.input.setAttribute( 'aria-activedescendant', id );
		} else {
			this.input.removeAttribute( 'aria-activedescendant' );
		}
	}

	private say( words: string ): void {
		if ( this.status.textContent !== words ) {
			this.status.textContent = words;
		}
	}
}
