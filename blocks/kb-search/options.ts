import type { Mark } from '../../src/core/articles/passage.ts';
import type { Hit } from '../shared/engine.ts';

/** One answer of the list; the next question's answers are written into it. */
interface Option {
	link: HTMLAnchorElement;
	topic: HTMLElement;
	title: HTMLElement;
	excerpt: HTMLElement;
	article: number;
}

/** Writes only what is different: each write makes the browser lay the text out again. */
function write( text: Text, content: string ): void {
	if ( text.data !== content ) {
		text.data = content;
	}
}

/** Empties an element that holds other things than texts and marks in turns: browsers that translate pages put <font> in their place. */
function keepOurs( element: Element ): void {
	const { childNodes } = element;
	if ( childNodes.length % 2 === 0 || [ ...childNodes ].some( ( { nodeName }, at ) => nodeName !== ( at % 2 ? 'MARK' : '#text' ) ) ) {
		element.replaceChildren( '' );
	}
}

/** Shows a text with what was looked for marked: texts and marks in turns, as many as before where possible. */
function writeMarked( element: Element, text: string, marks: readonly Mark[] = [] ): void {
	const { childNodes } = element;
	let done = 0;
	keepOurs( element );
	marks.forEach( ( [ start, end ], at ) => {
		if ( childNodes.length <= 2 * at + 1 ) {
			const mark = document.createElement( 'mark' );
			mark.append( '' );
			element.append( mark, '' );
		}
		write( childNodes[ 2 * at ] as Text, text.slice( done, start ) );
		writeMarked( childNodes[ 2 * at + 1 ] as Element, text.slice( start, end ) );
		done = end;
	} );
	while ( childNodes.length > 2 * marks.length + 1 ) {
		element.lastChild?.remove();
	}
	write( element.lastChild as Text, text.slice( done ) );
}

/** Addresses come out of a file: only those that a link may have. */
function addressOf( url: string ): string {
	const address = new URL( url, location.href );
	return /^https?:$/.test( address.protocol ) ? address.href : '#';
}

function piece( tag: string, name?: string ): HTMLElement {
	const element = document.createElement( tag );
	if ( name ) {
		element.className = name;
	}
	element.append( '' );
	return element;
}

function newOption( id: string ): Option {
	const link = document.createElement( 'a' );
	link.id = id;
	link.tabIndex = -1;
	link.setAttribute( 'role', 'option' );
	link.setAttribute( 'aria-selected', 'false' );
	const topic = piece( 'span', 'mesa-search__topic' );
	const title = piece( 'strong' );
	const excerpt = piece( 'span', 'mesa-search__excerpt' );
	link.append( title, excerpt );
	return { link, topic, title, excerpt, article: 0 };
}

/**
 * The answers of one search field. Their elements are kept from one key to the next and not made by directives: a frame
 * is all that a keystroke may take, on a slow phone too.
 */
export class Options {
	private readonly kept: Option[] = [];
	private shown = 0;
	/** Answers that are not in the list yet. */
	private waiting: Hit[] = [];
	private chosen = -1;

	/**
	 * @param list Element with the role "listbox".
	 * @param id   The search field's, beginning of the options' ids.
	 */
	constructor(
		private readonly list: HTMLElement,
		private readonly id: string
	) {}

	/** How many answers there are to choose from. */
	get count(): number {
		return this.shown;
	}

	/**
	 * Shows answers; none is chosen then.
	 *
	 * @param hits The answers.
	 * @param most So many of them at once; the others wait for showRest().
	 */
	show( hits: readonly Hit[], most = hits.length ): void {
		const wasScrolled = this.chosen >= 0;
		this.choose( -1 );
		const now = hits.slice( 0, most );
		this.waiting = hits.slice( most );
		now.forEach( ( hit, at ) => this.put( hit, at ) );
		while ( this.shown > now.length ) {
			this.kept[ --this.shown ]?.link.remove();
		}
		// Only then: it makes the browser lay out the page at once, which takes as long as all the rest.
		if ( wasScrolled ) {
			this.list.scrollTop = 0;
		}
	}

	/** Shows those that wait, below the others. */
	showRest(): void {
		this.waiting.splice( 0 ).forEach( ( hit ) => this.put( hit, this.shown ) );
	}

	/** Gives an answer that is shown another passage. */
	showPassage( hit: Hit ): void {
		const option = this.kept.slice( 0, this.shown ).find( ( { article } ) => article === hit.id );
		if ( option ) {
			writeMarked( option.excerpt, hit.passage, hit.marks );
		}
	}

	/**
	 * Marks one option as chosen.
	 *
	 * @param step 1: the next one, -1: the one before; one past either end is the field itself. 0: none.
	 * @return The option's id; null: the field.
	 */
	move( step: 1 | -1 | 0 ): string | null {
		if ( step !== 0 ) {
			this.showRest();
		}
		const next = step === 1 ? this.chosen + 1 : ( this.chosen < 0 ? this.shown : this.chosen ) - 1;
		this.choose( step === 0 || next >= this.shown ? -1 : next );
		const link = this.kept[ this.chosen ]?.link;
		link?.scrollIntoView( { block: 'nearest' } );
		return link?.id ?? null;
	}

	private choose( next: number ): void {
		this.kept[ this.chosen ]?.link.setAttribute( 'aria-selected', 'false' );
		this.kept[ next ]?.link.setAttribute( 'aria-selected', 'true' );
		this.chosen = next;
	}

	private put( hit: Hit, at: number ): void {
		const option = ( this.kept[ at ] ??= newOption( `${ this.id }-${ at }` ) );
		this.fill( option, hit );
		if ( at === this.shown ) {
			this.list.append( option.link );
			this.shown++;
		}
	}

	private fill( option: Option, hit: Hit ): void {
		const { link, topic, title, excerpt } = option;
		if ( option.article !== hit.id ) {
			option.article = hit.id;
			link.href = addressOf( hit.url );
			link.dataset.article = String( hit.id );
			writeMarked( topic, hit.topic );
			if ( hit.topic === '' ) {
				topic.remove();
			} else if ( topic.parentNode !== link ) {
				link.prepend( topic );
			}
		}
		writeMarked( title, hit.title, hit.titleMarks );
		writeMarked( excerpt, hit.passage, hit.marks );
	}
}
