import type { RequestFile } from '../../src/contract/generated/types.ts';
import { codeOf, failureOf } from './failure.ts';
import { sendFile } from './send.ts';
import { fill, size, type FormConfig } from './words.ts';

interface Sized {
	name: string;
	size: number;
}

/**
 * What is wrong with files that are added, or an empty string. The server decides again.
 *
 * @param there How many there are already.
 */
export function problemWith( added: readonly Sized[], there: number, config: FormConfig, locale?: string ): string {
	if ( added.length + there > config.maxFiles ) {
		return fill( config.words.tooMany, config.maxFiles );
	}
	const large = added.find( ( file ) => file.size > config.maxFile );
	return large ? fill( config.words.tooLarge, large.name, size( config.maxFile, locale ) ) : '';
}

interface Entry {
	file: File;
	row: HTMLElement;
	/** Its name on the server, once it is there. */
	id: string;
	/** What the server says is wrong with it. */
	error: string;
	stop: () => void;
	done: Promise< unknown >;
}

function make< Name extends keyof HTMLElementTagNameMap >( name: Name, className: string, text = '' ): HTMLElementTagNameMap[ Name ] {
	const element = document.createElement( name );
	element.className = className;
	element.textContent = text;
	return element;
}

/** The files of a form: each leaves when it is chosen, so that a message which has to be sent again does not send them again. */
export class FileList {
	private entries: Entry[] = [];
	private readonly list: HTMLElement | null;

	/**
	 * @param tell   Says what is wrong; '' takes it back.
	 * @param status Says what has happened, to those who cannot see it.
	 */
	constructor(
		private readonly input: HTMLInputElement,
		private readonly token: () => string,
		private readonly config: FormConfig,
		private readonly tell: ( error: string ) => void,
		private readonly status: ( words: string ) => void
	) {
		this.list = input.parentElement?.querySelector( 'ul' ) ?? null;
		input.addEventListener( 'change', () => this.add( Array.from( input.files ?? [] ) ) );
	}

	private add( files: File[] ): void {
		// The list holds them from now on: the same field takes more.
		this.input.value = '';
		const problem = problemWith( files, this.entries.length, this.config, document.documentElement.lang || undefined );
		this.tell( problem );
		if ( problem === '' && this.config.endpoint !== '' ) {
			files.forEach( ( file ) => this.start( file ) );
		}
	}

	private start( file: File ): void {
		const row = make( 'li', '' );
		const entry: Entry = { file, row, id: '', error: '', stop: () => undefined, done: Promise.resolve() };
		this.entries.push( entry );
		this.list?.append( row );
		this.send( entry );
		this.draw();
	}

	private send( entry: Entry ): void {
		const { file, row } = entry;
		const { words, endpoint } = this.config;
		const bar = make( 'progress', '' );
		bar.max = 100;
		bar.setAttribute( 'aria-label', file.name );
		const remove = make( 'button', '', '×' );
		remove.type = 'button';
		remove.setAttribute( 'aria-label', fill( words.remove, file.name ) );
		remove.addEventListener( 'click', () => this.remove( entry ) );
		const locale = document.documentElement.lang || undefined;
		row.replaceChildren(
			make( 'span', 'mesa-form__filename', file.name ),
			make( 'span', 'mesa-form__size', size( file.size, locale ) ),
			bar,
			remove
		);
		entry.error = '';
		const { stop, done } = sendFile( `${ endpoint }/files`, this.token(), file, ( percent ) => ( bar.value = percent ) );
		entry.stop = stop;
		entry.done = done.then( ( { status, body } ) => {
			bar.remove();
			if ( status === 201 ) {
				entry.id = ( body as RequestFile ).id;
				this.status( fill( words.added, file.name ) );
			} else if ( this.entries.includes( entry ) ) {
				this.fail( entry, status, body );
			}
		} );
	}

	private fail( entry: Entry, status: number, body: unknown ): void {
		const { words } = this.config;
		const failure = status > 0 && status < 500 ? failureOf( status, body, this.config ) : null;
		// A web server that takes less than PHP does has no words of its own for visitors.
		entry.error =
			status === 413 && codeOf( body ) === ''
				? fill( words.refused, entry.file.name )
				: ( failure?.errors.files ?? failure?.alert ) || `${ entry.file.name } ${ words.lost }.`;
		if ( ! failure || status === 429 ) {
			const again = make( 'button', 'mesa-form__retry', words.again );
			again.type = 'button';
			again.setAttribute( 'aria-label', fill( words.retry, entry.file.name ) );
			again.addEventListener( 'click', () => {
				this.tell( '' );
				this.send( entry );
			} );
			entry.row.lastElementChild?.before( again );
		}
		this.tell( entry.error );
	}

	private remove( entry: Entry ): void {
		this.entries = this.entries.filter( ( each ) => each !== entry );
		entry.stop();
		entry.row.remove();
		this.tell( this.problem() );
		this.draw();
		this.input.focus();
	}

	private draw(): void {
		if ( this.list ) {
			this.list.hidden = this.entries.length === 0;
		}
	}

	/** What is wrong with one of them, or an empty string. */
	problem(): string {
		return this.entries.find( ( entry ) => entry.error !== '' )?.error ?? '';
	}

	get isBusy(): boolean {
		return this.entries.some( ( entry ) => entry.id === '' && entry.error === '' );
	}

	/** Until all have arrived, or have failed. */
	async settled(): Promise< void > {
		await Promise.all( this.entries.map( ( entry ) => entry.done ) );
	}

	/** Their names on the server. */
	ids(): string[] {
		return this.entries.map( ( entry ) => entry.id ).filter( ( id ) => id !== '' );
	}

	empty(): void {
		this.entries = [];
		this.list?.replaceChildren();
		this.draw();
	}
}
