/** Articles that may answer what somebody is writing, calmly below the subject. */
import { search, warm, type Hit } from '../shared/engine.ts';
import { searchLog } from '../shared/search-log.ts';
import { openArticle } from './article-dialog.ts';
import type { PageForm } from './page-form.ts';
import type { Visit } from './visit.ts';
import { fill, type Suggest } from './words.ts';

/** How many are shown. */
const SHOWN = 3;
/** Words of the message that are looked for beside the subject. */
const WORDS = 12;
/** How long somebody has to rest before they are shown something (ms). */
const REST = 350;

/** What is looked for: the subject, and the beginning of the message once it says something. */
export function questionOf( subject: string, message: string ): string {
	const words = message.trim().split( /\s+/ ).slice( 0, WORDS );
	return [ subject.trim(), ...( words.length > 2 ? words : [] ) ].join( ' ' ).slice( 0, 200 );
}

/**
 * Begins to suggest.
 *
 * @param goOn Where somebody goes on writing.
 */
export function suggestTo( page: PageForm, config: Suggest, visit: Visit, goOn: () => HTMLElement | null ): void {
	const place = page.named( 'subject' )?.closest( '[data-field]' );
	if ( ! place ) {
		return;
	}
	warm();
	const box = document.createElement( 'div' );
	box.className = 'mesa-form__hints';
	box.hidden = true;
	const title = document.createElement( 'p' );
	title.textContent = config.words.title;
	const list = document.createElement( 'ul' );
	const told = document.createElement( 'p' );
	told.className = 'mesa-form__told';
	told.setAttribute( 'role', 'status' );
	box.append( title, list );
	place.after( box, told );

	const log = searchLog( config.log, 'form' );
	let call: AbortController | null = null;
	let timer = 0;
	let shown = '';

	const read = ( hit: Hit ) => {
		visit.note( 'opened' );
		log.opened( hit.id );
		openArticle( hit, config, {
			onAnswered: () => {
				visit.note( 'answered' );
				thank( box, config, goOn );
			},
			onGoOn: () => goOn()?.focus(),
		} );
	};
	const show = ( hits: readonly Hit[] ) => {
		const key = hits.map( ( hit ) => hit.id ).join();
		if ( key === shown ) {
			return;
		}
		shown = key;
		list.replaceChildren( ...hits.map( ( hit ) => entry( hit, read ) ) );
		box.hidden = hits.length === 0;
		told.textContent = hits.length === 0 ? '' : fill( hits.length === 1 ? config.words.one : config.words.many, hits.length );
		if ( hits.length > 0 ) {
			visit.note( 'suggested' );
		}
	};
	const look = async () => {
		const question = questionOf( page.named( 'subject' )?.value ?? '', page.named( 'message' )?.value ?? '' );
		call?.abort();
		call = new AbortController();
		if ( question.length < 4 ) {
			show( [] );
			return;
		}
		try {
			const hits = await search( question, SHOWN, call.signal );
			show( hits );
			log.asked( question, hits.length );
		} catch {
			// Called off, or nothing to be reached: the form does not need it.
		}
	};
	const later = () => {
		clearTimeout( timer );
		timer = window.setTimeout( () => void look(), REST );
	};
	for ( const name of [ 'subject', 'message' ] ) {
		page.named( name )?.addEventListener( 'input', later );
	}
	page.form.addEventListener( 'submit', () => log.end() );
	later();
}

function entry( hit: Hit, read: ( hit: Hit ) => void ): HTMLElement {
	const item = document.createElement( 'li' );
	const link = document.createElement( 'a' );
	link.href = hit.url;
	link.textContent = hit.title;
	link.addEventListener( 'click', ( event ) => {
		if ( ! event.metaKey && ! event.ctrlKey && ! event.shiftKey ) {
			event.preventDefault();
			read( hit );
		}
	} );
	const words = document.createElement( 'span' );
	words.textContent = hit.passage;
	item.append( link, words );
	return item;
}

/** The kind end of a question that was answered; whoever still wants to write goes on where they were. */
function thank( box: HTMLElement, config: Suggest, goOn: () => HTMLElement | null ): void {
	const form = box.closest( 'form' );
	const glad = document.createElement( 'div' );
	glad.className = 'mesa-form__done';
	glad.tabIndex = -1;
	glad.setAttribute( 'role', 'status' );
	const words = document.createElement( 'p' );
	words.textContent = config.words.glad;
	const back = document.createElement( 'button' );
	back.type = 'button';
	back.className = 'mesa-form__link';
	back.textContent = config.words.goOn;
	back.addEventListener( 'click', () => {
		glad.remove();
		form?.removeAttribute( 'hidden' );
		goOn()?.focus();
	} );
	glad.append( words, back );
	form?.after( glad );
	form?.setAttribute( 'hidden', '' );
	glad.focus();
}
