import { size } from '../ticket-form/words.ts';
import { watch } from './news.ts';
import { send, wrongFiles } from './send.ts';

/**
 * The page is whole without this. With it, forms are sent without leaving the page, files show how far they are, words
 * that were not sent are kept, and news comes by itself.
 */
const ROOT = '.mesa-tickets';
let stop: () => void = () => {};

const wordsOf = ( root: HTMLElement ): Record< string, string > => JSON.parse( root.dataset.words ?? '{}' ) as Record< string, string >;

const keptAt = ( form: HTMLFormElement ): string => `mesa-answer-${ form.dataset.keep ?? '' }`;

/** A private window may have no storage; then nothing is kept, and nothing breaks. */
function storage( then: ( store: Storage ) => void ): void {
	try {
		then( window.sessionStorage );
	} catch {
		// See above.
	}
}

function tell( root: HTMLElement, message: string, tone: 'done' | 'error' ): void {
	const notice = root.querySelector< HTMLElement >( '.mesa-tickets__notice' );
	if ( notice ) {
		notice.dataset.tone = tone;
		notice.textContent = message;
		notice.hidden = message === '';
	}
}

/** Shows the block of another page in place of this one. */
function show( root: HTMLElement, html: string, url: string ): HTMLElement | null {
	const fresh = new DOMParser().parseFromString( html, 'text/html' ).querySelector< HTMLElement >( ROOT );
	if ( ! fresh ) {
		return null;
	}
	root.replaceWith( fresh );
	// Without the name of the result: a reload shows the page, not the same words once more.
	const address = new URL( url );
	address.searchParams.delete( 'mesa_form' );
	window.history.replaceState( null, '', address.pathname + address.search );
	begin( fresh );
	return fresh;
}

async function submit( root: HTMLElement, form: HTMLFormElement, submitter: HTMLElement | null ): Promise< void > {
	const words = wordsOf( root );
	const progress = form.querySelector( 'progress' );
	const input = form.querySelector< HTMLInputElement >( 'input[type="file"]' );
	const wrong = wrongFiles(
		[ ...( input?.files ?? [] ) ],
		{ maxFile: Number( form.dataset.maxFile ?? 0 ), maxFiles: Number( form.dataset.maxFiles ?? 0 ) },
		words,
		( bytes ) => size( bytes, document.documentElement.lang || undefined )
	);
	if ( wrong !== '' ) {
		tell( root, wrong, 'error' );
		input?.focus();
		return;
	}
	const body = new FormData( form );
	if ( submitter instanceof HTMLButtonElement && submitter.name !== '' ) {
		body.set( submitter.name, submitter.value );
	}
	form.setAttribute( 'aria-busy', 'true' );
	tell( root, words.sending ?? '', 'done' );
	const sent = await send( form.action, body, ( percent ) => {
		if ( progress && ( input?.files?.length ?? 0 ) > 0 ) {
			progress.hidden = false;
			progress.value = percent;
		}
	} );
	form.removeAttribute( 'aria-busy' );
	const fresh = typeof sent === 'object' ? show( root, sent.html, sent.url ) : null;
	if ( ! fresh ) {
		if ( progress ) {
			progress.hidden = true;
		}
		tell( root, words[ typeof sent === 'object' ? 'offline' : sent ] ?? '', 'error' );
		return;
	}
	const notice = fresh.querySelector< HTMLElement >( '.mesa-tickets__notice' );
	if ( form.dataset.keep && notice?.dataset.tone === 'done' ) {
		storage( ( store ) => store.removeItem( keptAt( form ) ) );
		fresh.querySelector< HTMLTextAreaElement >( '[name="message"]' )?.form?.reset();
	}
	( fresh.querySelector< HTMLElement >( '[aria-invalid="true"]' ) ?? notice )?.focus();
}

/** Brings what is new into the thread; what somebody is writing below it stays as it is. */
async function refresh( root: HTMLElement ): Promise< void > {
	const answer = await fetch( window.location.href, { cache: 'no-store' } ).catch( () => null );
	const html = answer?.ok ? await answer.text() : '';
	const fresh = new DOMParser().parseFromString( html, 'text/html' ).querySelector< HTMLElement >( ROOT );
	const thread = root.querySelector( '[data-mesa-thread]' );
	const newer = fresh?.querySelector( '[data-mesa-thread]' );
	if ( ! fresh || ! thread || ! newer ) {
		return;
	}
	thread.replaceWith( newer );
	const [ was, is ] = [ root, fresh ].map( ( side ) => side.querySelector< HTMLElement >( '.mesa-tickets__state' ) );
	if ( was && is ) {
		was.replaceWith( is );
	}
	tell( root, wordsOf( root ).news ?? '', 'done' );
	root.dataset.mark = fresh.dataset.mark ?? '';
	root.dataset.news = fresh.dataset.news ?? '';
	follow( root );
}

function follow( root: HTMLElement ): void {
	stop();
	const { news, mark } = root.dataset;
	stop = news ? watch( news, mark ?? '', () => void refresh( root ) ) : () => {};
}

function begin( root: HTMLElement ): void {
	root.querySelectorAll< HTMLFormElement >( 'form[data-mesa-portal]' ).forEach( ( form ) => {
		const text = form.querySelector< HTMLTextAreaElement >( 'textarea[name="message"]' );
		if ( text && form.dataset.keep ) {
			storage( ( store ) => {
				text.value ||= store.getItem( keptAt( form ) ) ?? '';
			} );
			text.addEventListener( 'input', () => storage( ( store ) => store.setItem( keptAt( form ), text.value ) ) );
		}
		form.addEventListener( 'submit', ( event ) => {
			event.preventDefault();
			if ( form.getAttribute( 'aria-busy' ) !== 'true' ) {
				void submit( root, form, event.submitter );
			}
		} );
	} );
	follow( root );
}

document.querySelectorAll< HTMLElement >( ROOT ).forEach( begin );
