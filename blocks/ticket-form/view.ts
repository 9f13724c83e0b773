/**
 * The ticket form in the browser: sends without leaving the page, says what is wrong beside the field, loses no word.
 * Suggested articles and the proof of work are files of their own, fetched when they are needed.
 */
import type { RequestInput, RequestResult, RequestStamp } from '../../src/contract/generated/types.ts';
import { DraftKeeper, draftName } from './draft.ts';
import { codeOf, failureOf } from './failure.ts';
import { FileList } from './files.ts';
import { PageForm } from './page-form.ts';
import { post, type Answer } from './send.ts';
import { Visit } from './visit.ts';
import type { FormConfig } from './words.ts';

/** Nobody writes faster; the server takes what comes sooner for a program (seconds, as in CreateRequest.php, and a little). */
const MIN_AGE = 2.5;
/** How long a message waits for the stamp that should go with it (ms). */
const STAMP_WAIT = 4000;

const after = ( ms: number ) => new Promise< void >( ( resolve ) => setTimeout( resolve, ms ) );

class Form {
	private readonly page: PageForm;
	private readonly draft: DraftKeeper;
	private readonly visit: Visit;
	private readonly files: FileList | null;
	private readonly button: HTMLElement | null;
	private stamp: Promise< string > | null = null;
	private isSending = false;

	constructor(
		private readonly root: HTMLElement,
		form: HTMLFormElement,
		private readonly config: FormConfig
	) {
		this.page = new PageForm( form, config );
		this.draft = new DraftKeeper( draftName( config.id, root.id, location ), this.page );
		this.visit = new Visit( config, this.token );
		this.button = form.querySelector( '.wp-element-button' );
		const input = form.querySelector< HTMLInputElement >( 'input[type="file"]' );
		const field = input?.closest< HTMLElement >( '[data-field]' );
		this.files =
			input && field ? new FileList( input, this.token, config, ( error ) => this.page.mark( field, error ), this.say ) : null;
		root.classList.add( 'is-live' );
		if ( this.draft.restore() ) {
			this.say( config.words.restored );
		}
		this.page.settle();
		form.addEventListener( 'input', ( event ) => this.edit( event ) );
		form.addEventListener( 'change', ( event ) => this.edit( event ) );
		form.addEventListener( 'submit', ( event ) => {
			event.preventDefault();
			void this.submit();
		} );
		root.querySelector( '.mesa-form__again' )?.addEventListener( 'click', ( event ) => {
			event.preventDefault();
			this.turn( false );
			this.page.named( 'subject' )?.focus();
		} );
		window.addEventListener( 'pagehide', () => this.stamp && this.draft.now() );
	}

	private readonly token = () => this.page.named( 'form' )?.value ?? '';

	private readonly say = ( words: string ) => {
		const line = this.root.querySelector( '.mesa-form__status' );
		if ( line ) {
			line.textContent = words;
		}
	};

	/** Typing takes the complaint back. */
	private edit( event: Event ): void {
		const field = ( event.target as HTMLElement ).closest< HTMLElement >( '[data-field]' );
		if ( ! field || field.dataset.field === 'files' ) {
			return;
		}
		this.page.mark( field, '' );
		if ( field.dataset.field?.startsWith( 'fields.' ) ) {
			this.page.settle();
		}
		if ( this.config.endpoint === '' ) {
			return;
		}
		this.draft.later();
		if ( ! this.stamp ) {
			this.begin();
		}
	}

	/** Somebody begins to write. */
	private begin(): void {
		this.stamp = post( `${ this.config.endpoint }/stamp`, {} ).then( ( { status, body } ) =>
			status === 200 ? ( body as RequestStamp ).stamp : ''
		);
		this.visit.note( 'begun' );
		if ( this.config.suggest && this.visit.group === 'shown' ) {
			void import( './suggest.ts' ).then( ( { suggestTo } ) =>
				suggestTo( this.page, this.config.suggest!, this.visit, () => this.root.querySelector( '[data-field="message"] textarea' ) )
			);
		}
	}

	private async submit(): Promise< void > {
		if ( this.isSending || this.config.endpoint === '' ) {
			return;
		}
		const errors = this.page.problems();
		const files = this.files?.problem() ?? '';
		if ( files !== '' ) {
			errors.files = files;
		}
		const isWrong = Object.keys( errors ).length > 0;
		this.page.show( errors, isWrong ? this.config.words.check : '' );
		if ( isWrong ) {
			return;
		}
		this.isSending = true;
		this.button?.setAttribute( 'aria-disabled', 'true' );
		try {
			await this.deliver();
		} finally {
			this.isSending = false;
			this.button?.removeAttribute( 'aria-disabled' );
		}
	}

	private async deliver(): Promise< void > {
		const { words } = this.config;
		if ( this.files?.isBusy ) {
			this.say( words.waiting );
			await this.files.settled();
			if ( this.files.problem() !== '' ) {
				this.say( '' );
				this.page.show( { files: this.files.problem() }, words.check );
				return;
			}
		}
		this.say( words.sending );
		const stamp = await Promise.race( [ this.stamp ?? Promise.resolve( '' ), after( STAMP_WAIT ).then( () => '' ) ] );
		await after( Math.max( 0, MIN_AGE * 1000 - performance.now() ) );
		const answer = await this.send( this.request( stamp ), stamp );
		this.say( '' );
		if ( answer.status === 201 || answer.status === 200 ) {
			this.finish( answer.body as RequestResult );
			return;
		}
		const failure = answer.status === 0 ? { errors: {}, alert: words.offline } : failureOf( answer.status, answer.body, this.config );
		this.page.show( failure.errors, failure.alert );
		// Some browsers fill every field they find; the next try must not fall into the same trap.
		const trap = this.page.named( 'website' );
		if ( trap ) {
			trap.value = '';
		}
	}

	private request( stamp: string ): RequestInput {
		const { order, name, fields, ...written } = this.page.written();
		const uploads = this.files?.ids() ?? [];
		return {
			...written,
			...( name === '' ? {} : { name } ),
			...( order === '' ? {} : { order } ),
			...( Object.keys( fields ).length > 0 ? { fields } : {} ),
			...( uploads.length > 0 ? { uploads } : {} ),
			...( stamp === '' ? {} : { stamp } ),
			form: this.token(),
			visit: this.visit.said,
			client_key: this.draft.keyOf( JSON.stringify( [ order, name, fields, written, uploads ] ) ),
		};
	}

	/** Sends; when the site has doubts, the machine proves that it takes some trouble over this message. */
	private async send( request: RequestInput, stamp: string ): Promise< Answer > {
		const answer = await post( this.config.endpoint, request );
		if ( answer.status !== 409 || codeOf( answer.body ) !== 'mesa_proof_needed' ) {
			return answer;
		}
		this.say( this.config.words.proving );
		const { bits } = ( answer.body as { data: { bits: number } } ).data;
		const { prove } = await import( './proof.ts' );
		return post( this.config.endpoint, { ...request, proof: await prove( stamp, bits ) } );
	}

	private finish( { number, message, follow_url }: RequestResult ): void {
		this.visit.sent();
		this.draft.forget();
		this.page.empty();
		this.files?.empty();
		const set = ( selector: string, words: string ) => {
			const element = this.root.querySelector( selector );
			if ( element ) {
				element.textContent = words;
			}
		};
		set( '.mesa-form__number', `#${ number }` );
		set( '.mesa-form__words', message );
		const follow = this.root.querySelector< HTMLAnchorElement >( '.mesa-form__follow' );
		if ( follow ) {
			follow.href = follow_url;
			follow.hidden = follow_url === '';
		}
		this.turn( true );
		this.root.querySelector< HTMLElement >( '.mesa-form__done' )?.focus();
	}

	private turn( isDone: boolean ): void {
		this.page.form.hidden = isDone;
		const done = this.root.querySelector< HTMLElement >( '.mesa-form__done' );
		if ( done ) {
			done.hidden = ! isDone;
		}
	}
}

for ( const root of document.querySelectorAll< HTMLElement >( '.mesa-form[data-config]' ) ) {
	const form = root.querySelector( 'form' );
	if ( form ) {
		new Form( root, form, JSON.parse( root.dataset.config ?? '{}' ) as FormConfig );
	}
}
