import type { PageForm } from './page-form.ts';

/** What was begun, until it is sent or the tab is closed. It never leaves the browser. */
interface Draft {
	values: Record< string, string[] >;
	/** The message that `key` belongs to. */
	content: string;
	key: string;
}

/** A tab's memory; some browsers forbid it. */
export function remember( name: string, value: string | null ): void {
	try {
		if ( value === null ) {
			sessionStorage.removeItem( name );
		} else {
			sessionStorage.setItem( name, value );
		}
	} catch {
		// Then nothing is remembered.
	}
}

export function recall( name: string ): string | null {
	try {
		return sessionStorage.getItem( name );
	} catch {
		return null;
	}
}

/**
 * Where a form's draft lies: a page may have several forms without settings of their own, and without pretty permalinks
 * all pages have one path.
 */
export function draftName( form: number, anchor: string, { pathname, search }: Pick< Location, 'pathname' | 'search' > ): string {
	const parameters = new URLSearchParams( search );
	// Names the outcome of one sending.
	parameters.delete( 'mesa_form' );
	return [ 'mesa-form', form, anchor, pathname, parameters ].join( '-' );
}

/** Keeps what is written over a reload, a lost connection and the way back. */
export class DraftKeeper {
	content = '';
	key = '';
	private timer = 0;

	constructor(
		private readonly name: string,
		private readonly page: PageForm
	) {}

	/** Puts back what was begun; tells whether there was something. */
	restore(): boolean {
		let draft: Draft;
		try {
			draft = JSON.parse( recall( this.name ) ?? '' ) as Draft;
		} catch {
			return false;
		}
		let found = false;
		for ( const field of this.page.fields ) {
			const values = draft.values[ field.dataset.field ?? '' ];
			if ( values && this.page.values( field ).length === 0 ) {
				this.page.restore( field, values );
				found ||= field.dataset.field === 'message' || field.dataset.field === 'subject';
			}
		}
		this.content = draft.content;
		this.key = draft.key;
		return found;
	}

	/** Soon: not with every key. */
	later(): void {
		clearTimeout( this.timer );
		this.timer = window.setTimeout( () => this.now(), 400 );
	}

	now(): void {
		const values: Draft[ 'values' ] = {};
		for ( const field of this.page.fields ) {
			const held = this.page.values( field );
			if ( held.length > 0 ) {
				values[ field.dataset.field ?? '' ] = held;
			}
		}
		remember( this.name, JSON.stringify( { values, content: this.content, key: this.key } satisfies Draft ) );
	}

	forget(): void {
		clearTimeout( this.timer );
		this.content = '';
		this.key = '';
		remember( this.name, null );
	}

	/** The key of a message: the same for every try of it, however often it arrives it is one ticket. */
	keyOf( content: string ): string {
		if ( this.content !== content || this.key === '' ) {
			this.content = content;
			this.key = newKey();
			this.now();
		}
		return this.key;
	}
}

/** Random, also where the page came by http (crypto.randomUUID needs https). */
export function newKey(): string {
	return Array.from( crypto.getRandomValues( new Uint8Array( 16 ) ), ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}
