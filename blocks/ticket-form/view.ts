/**
 * The ticket form in the browser: sends without leaving the page, says what is wrong beside the field.
 */
import { getConfig, getContext, getElement, store, withScope } from '@wordpress/interactivity';
import type { RequestResult } from '../../src/contract/generated/types.ts';
import { withSyncEvent } from '../shared/interactivity.ts';
import { failureOf, type Failure } from './failure.ts';
import { problemWith, without } from './files.ts';
import { contentOf, newKey, requestOf, send } from './send.ts';
import { fieldNames, fill, size, type FieldErrors, type FieldName, type FormConfig } from './words.ts';

interface Chosen {
	key: string;
	name: string;
	size: string;
	remove: string;
}

interface Context {
	done: boolean;
	number: string;
	message: string;
	alert: string;
	errors: Record< FieldName, string >;
	invalid: Record< FieldName, boolean >;
	/** What stands in the one-line fields: the view would otherwise put back what the server had printed. */
	values: Record< string, string >;
	sending: boolean;
	progress: number;
	status: string;
	files: Chosen[];
	hasFiles: boolean;
	file?: Chosen;
	/** The message that `key` belongs to. */
	content?: string;
	key?: string;
}

const space = 'mesa/ticket-form';

/** Nobody writes faster; the server takes what comes sooner for a program (seconds, as in CreateRequest.php, and a little). */
const MIN_AGE = 2.5;

const config = () => getConfig( space ) as FormConfig;

function show( context: Context, { errors, alert }: Failure ): void {
	for ( const name of fieldNames ) {
		context.errors[ name ] = errors[ name ] ?? '';
		context.invalid[ name ] = Boolean( errors[ name ] );
	}
	context.alert = alert;
}

/** Where the reader has to look now: the first wrong field, else the words above the form. */
function lookAtProblem( form: HTMLFormElement ): void {
	// After the next paint, when what was hidden is there.
	setTimeout( () => {
		const field = form.querySelector< HTMLElement >( 'input[aria-invalid="true"], textarea[aria-invalid="true"]' );
		field?.closest( 'details' )?.setAttribute( 'open', '' );
		( field ?? form.querySelector< HTMLElement >( '[role="alert"]' ) )?.focus();
	}, 50 );
}

/** What the browser itself can say about the fields. */
function problems( form: HTMLFormElement, { fields }: FormConfig ): FieldErrors {
	const errors: FieldErrors = {};
	for ( const name of fieldNames ) {
		const field = form.elements.namedItem( name );
		if (
			( field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ) &&
			( ! field.checkValidity() || ( field.required && field.value.trim() === '' ) )
		) {
			errors[ name ] = fields[ name ];
		}
	}
	return errors;
}

function list( context: Context, input: HTMLInputElement ): void {
	const files = Array.from( input.files ?? [] );
	context.files = files.map( ( file, index ) => ( {
		key: `${ index } ${ file.name }`,
		name: file.name,
		size: size( file.size, document.documentElement.lang || undefined ),
		remove: fill( config().words.remove, file.name ),
	} ) );
	context.hasFiles = files.length > 0;
	context.errors.files = problemWith( files, config() );
	context.invalid.files = context.errors.files !== '';
}

function fileInput( inside: HTMLElement | null ): HTMLInputElement | null {
	return inside?.closest( 'form' )?.querySelector( 'input[type="file"]' ) ?? null;
}

/** Ready for another message of the same person. */
function empty( context: Context, form: HTMLFormElement ): void {
	context.values.subject = '';
	context.files = [];
	context.hasFiles = false;
	delete context.key;
	for ( const field of form.querySelectorAll< HTMLTextAreaElement | HTMLInputElement >( 'textarea, input[type="file"]' ) ) {
		field.value = '';
	}
}

async function deliver( context: Context, form: HTMLFormElement ): Promise< void > {
	const { endpoint, words } = config();
	const data = new FormData( form );
	const content = contentOf( data );
	if ( context.content !== content || ! context.key ) {
		context.content = content;
		context.key = newKey();
	}
	context.sending = true;
	context.alert = '';
	context.status = words.sending;
	await new Promise( ( resolve ) => setTimeout( resolve, Math.max( 0, MIN_AGE * 1000 - performance.now() ) ) );
	const { status, body } = await send( endpoint, requestOf( data, context.key ), ( percent ) => {
		if ( context.files.length > 0 ) {
			context.progress = percent;
			context.status = fill( words.uploading, percent );
		}
	} );
	context.sending = false;
	context.progress = 0;
	context.status = '';
	if ( status === 201 || status === 200 ) {
		const { number, message } = body as RequestResult;
		Object.assign( context, { number: `#${ number }`, message, done: true } );
		empty( context, form );
		setTimeout( () => form.parentElement?.querySelector< HTMLElement >( '.mesa-form__done' )?.focus(), 50 );
		return;
	}
	show( context, status === 0 ? { errors: {}, alert: words.offline } : failureOf( status, body, config() ) );
	// Some browsers fill every field they find; the next try must not fall into the same trap.
	const trap = form.elements.namedItem( 'website' );
	if ( trap instanceof HTMLInputElement ) {
		trap.value = '';
	}
	lookAtProblem( form );
}

store( space, {
	actions: {
		submit: withSyncEvent( ( event: Event ) => {
			event.preventDefault();
			const context = getContext< Context >();
			const form = event.target as HTMLFormElement;
			if ( context.sending ) {
				return;
			}
			const errors = problems( form, config() );
			if ( context.errors.files !== '' && context.files.length > 0 ) {
				errors.files = context.errors.files;
			}
			show( context, { errors, alert: Object.keys( errors ).length > 0 ? config().words.check : '' } );
			if ( context.alert !== '' ) {
				lookAtProblem( form );
				return;
			}
			void withScope( () => deliver( context, form ) )();
		} ),
		/** Typing takes the complaint back. */
		edit: withSyncEvent( ( event: Event ) => {
			const { name, value } = event.target as HTMLInputElement & { name: FieldName };
			const context = getContext< Context >();
			if ( name in context.values ) {
				context.values[ name ] = value;
			}
			context.errors[ name ] = '';
			context.invalid[ name ] = false;
		} ),
		choose: withSyncEvent( ( event: Event ) => list( getContext< Context >(), event.target as HTMLInputElement ) ),
		remove: withSyncEvent( ( event: Event ) => {
			const context = getContext< Context >();
			const input = fileInput( event.target as HTMLElement );
			if ( input?.files ) {
				input.files = without(
					input.files,
					context.files.findIndex( ( file ) => file.key === context.file?.key )
				);
				list( context, input );
				input.focus();
			}
		} ),
		again: withSyncEvent( ( event: Event ) => {
			event.preventDefault();
			getContext< Context >().done = false;
			const root = ( event.target as HTMLElement ).closest( '.mesa-form' );
			setTimeout( () => root?.querySelector< HTMLElement >( '[name="subject"]' )?.focus(), 50 );
		} ),
	},
	callbacks: {
		/** From here on we show what is wrong, not the browser. */
		start: () => getElement().ref?.querySelector( 'form' )?.setAttribute( 'novalidate', '' ),
	},
} );
