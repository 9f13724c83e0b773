import type { Hit } from '../shared/engine.ts';
import type { Suggest } from './words.ts';

interface Ends {
	/** "This answered my question." */
	onAnswered: () => void;
	/** Back to the form, by whatever way. */
	onGoOn: () => void;
}

function button( words: string, className: string, onClick: () => void ): HTMLButtonElement {
	const made = document.createElement( 'button' );
	made.type = 'button';
	made.className = className;
	made.textContent = words;
	made.addEventListener( 'click', onClick );
	return made;
}

/** An article as WordPress shows it to this reader: REST knows people who are logged in by the nonce. */
async function load( config: Suggest, id: number ): Promise< string > {
	const url = new URL( `${ config.articles }/${ id }`, location.href );
	// Without pretty permalinks the route itself is a parameter.
	const route = url.searchParams.get( 'rest_route' );
	if ( route ) {
		url.searchParams.set( 'rest_route', route );
	}
	url.searchParams.set( '_fields', 'content' );
	const headers = { Accept: 'application/json', ...( config.nonce ? { 'X-WP-Nonce': config.nonce } : {} ) };
	const response = await fetch( url.href, { headers } );
	if ( ! response.ok ) {
		throw new Error( `HTTP ${ response.status }` );
	}
	return ( ( await response.json() ) as { content: { rendered: string } } ).content.rendered;
}

/** Opens an article above the form, so that nothing of what was written is lost. */
export function openArticle( hit: Hit, config: Suggest, { onAnswered, onGoOn }: Ends ): void {
	const { words } = config;
	const dialog = document.createElement( 'dialog' );
	dialog.className = 'mesa-form__article';
	const title = document.createElement( 'h2' );
	title.id = `mesa-article-${ hit.id }`;
	title.textContent = hit.title;
	title.tabIndex = -1;
	dialog.setAttribute( 'aria-labelledby', title.id );
	const text = document.createElement( 'div' );
	text.className = 'mesa-form__article-text';
	text.tabIndex = 0;
	text.setAttribute( 'role', 'document' );
	text.setAttribute( 'aria-labelledby', title.id );
	text.textContent = words.loading;
	const tab = document.createElement( 'a' );
	tab.href = hit.url;
	tab.target = '_blank';
	tab.rel = 'noopener';
	tab.textContent = words.tab;
	const close = button( '×', 'mesa-form__close', () => dialog.close() );
	close.setAttribute( 'aria-label', words.close );
	const foot = document.createElement( 'div' );
	foot.className = 'mesa-form__article-foot';
	let isAnswered = false;
	foot.append(
		button( words.yes, 'wp-block-button__link wp-element-button', () => {
			isAnswered = true;
			dialog.close();
		} ),
		button( words.no, 'mesa-form__link', () => dialog.close() ),
		tab
	);
	dialog.append( close, title, text, foot );
	dialog.addEventListener( 'close', () => {
		dialog.remove();
		( isAnswered ? onAnswered : onGoOn )();
	} );
	// A click beside the article.
	dialog.addEventListener( 'click', ( event ) => event.target === dialog && dialog.close() );
	document.querySelector( '.mesa-form' )?.append( dialog );
	dialog.showModal();
	title.focus();
	load( config, hit.id ).then(
		( html ) => ( text.innerHTML = html ),
		() => {
			text.textContent = `${ hit.passage } ${ words.unloaded }`;
		}
	);
}
