import type { Hit, Mark } from '../shared/engine.ts';

/** A text with what was looked for marked. */
function marked( text: string, marks: readonly Mark[] ): ( string | HTMLElement )[] {
	const pieces: ( string | HTMLElement )[] = [];
	let done = 0;
	for ( const [ start, end ] of marks ) {
		const mark = document.createElement( 'mark' );
		mark.textContent = text.slice( start, end );
		pieces.push( text.slice( done, start ), mark );
		done = end;
	}
	pieces.push( text.slice( done ) );
	return pieces;
}

function piece( tag: string, name: string, content: ( string | HTMLElement )[] ): HTMLElement {
	const element = document.createElement( tag );
	element.className = name;
	element.append( ...content );
	return element;
}

/** Addresses come out of a file: only those that a link may have. */
function addressOf( url: string ): string {
	const address = new URL( url, location.href );
	return /^https?:$/.test( address.protocol ) ? address.href : '#';
}

function optionOf( hit: Hit, id: string ): HTMLElement {
	const option = document.createElement( 'a' );
	option.id = id;
	option.href = addressOf( hit.url );
	option.tabIndex = -1;
	option.setAttribute( 'role', 'option' );
	option.setAttribute( 'aria-selected', 'false' );
	option.dataset.article = String( hit.id );
	if ( hit.topic ) {
		option.append( piece( 'span', 'mesa-search__topic', [ hit.topic ] ) );
	}
	option.append(
		piece( 'strong', '', marked( hit.title, hit.titleMarks ) ),
		piece( 'span', 'mesa-search__excerpt', marked( hit.passage, hit.marks ) )
	);
	return option;
}

/**
 * Shows answers in a listbox. Its options are made here and not by directives: a frame is all that a keystroke may take,
 * on a slow phone too.
 *
 * @param list Element with the role "listbox".
 * @param hits What it shows from now on.
 * @param id   The search field's, beginning of the options' ids.
 */
export function showOptions( list: HTMLElement, hits: readonly Hit[], id: string ): void {
	const wasScrolled = list.querySelector( '[aria-selected="true"]' ) !== null;
	list.replaceChildren( ...hits.map( ( hit ) => optionOf( hit, `${ id }-${ hit.id }` ) ) );
	// Only then: it makes the browser lay out the page at once, which takes as long as all the rest.
	if ( wasScrolled ) {
		list.scrollTop = 0;
	}
}

/** Gives an answer that is shown another passage. */
export function showPassage( hit: Hit, id: string ): void {
	const shown = document.getElementById( `${ id }-${ hit.id }` )?.querySelector( '.mesa-search__excerpt' );
	shown?.replaceChildren( ...marked( hit.passage, hit.marks ) );
}

/**
 * Marks one option as chosen.
 *
 * @param list Element with the role "listbox".
 * @param step 1: the next one, -1: the one before; one past either end is the field itself. 0: none.
 * @return The option's id; null: the field.
 */
export function moveChoice( list: HTMLElement, step: 1 | -1 | 0 ): string | null {
	const options = [ ...list.querySelectorAll< HTMLElement >( '[role="option"]' ) ];
	const at = options.findIndex( ( option ) => option.ariaSelected === 'true' );
	const next = step === 1 ? at + 1 : ( at === -1 ? options.length : at ) - 1;
	const chosen = step === 0 ? undefined : options[ next ];
	options[ at ]?.setAttribute( 'aria-selected', 'false' );
	chosen?.setAttribute( 'aria-selected', 'true' );
	chosen?.scrollIntoView( { block: 'nearest' } );
	return chosen?.id ?? null;
}
