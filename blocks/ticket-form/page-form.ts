import { askedFor, type AskedField, type Condition } from './conditions.ts';
import { fill, type FieldErrors, type FormConfig } from './words.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What was filled in, in the shape of the contract's request-input. */
export interface Written {
	name: string;
	email: string;
	subject: string;
	message: string;
	order: string;
	website: string;
	fields: Record< string, string[] >;
}

function all< Found extends HTMLElement >( inside: HTMLElement, selector: string ): Found[] {
	return Array.from( inside.querySelectorAll< Found >( selector ) );
}

/** A form of the page: reads it, and says what is wrong beside its fields. */
export class PageForm {
	readonly fields: HTMLElement[];

	constructor(
		readonly form: HTMLFormElement,
		private readonly config: FormConfig
	) {
		this.fields = all( form, '[data-field]' );
		// From here on we show what is wrong, not the browser.
		form.noValidate = true;
	}

	controls( field: HTMLElement ): Control[] {
		return all< Control >( field, 'input:not([type="file"]), textarea, select' );
	}

	/** What stands in a field. */
	values( field: HTMLElement ): string[] {
		return this.controls( field )
			.filter(
				( control ) => ! ( control instanceof HTMLInputElement && /^(radio|checkbox)$/.test( control.type ) ) || control.checked
			)
			.map( ( control ) => control.value.trim() )
			.filter( ( value ) => value !== '' );
	}

	/** Puts values back that were there before. */
	restore( field: HTMLElement, values: readonly string[] ): void {
		for ( const control of this.controls( field ) ) {
			if ( control instanceof HTMLInputElement && /^(radio|checkbox)$/.test( control.type ) ) {
				control.checked = values.includes( control.value );
			} else {
				control.value = values[ 0 ] ?? '';
			}
		}
	}

	/** Shows the fields whose conditions hold, and hides the others. */
	settle(): void {
		const asked = askedFor( this.custom() );
		for ( const field of this.fields ) {
			if ( field.dataset.if ) {
				const isOn = asked.has( idOf( field ) );
				field.classList.toggle( 'is-on', isOn );
				field.hidden = ! isOn;
			}
		}
	}

	private custom(): AskedField[] {
		return this.fields
			.filter( ( field ) => idOf( field ) > 0 )
			.map( ( field ) => ( {
				id: idOf( field ),
				conditions: JSON.parse( field.dataset.if ?? '[]' ) as Condition[],
				values: this.values( field ),
			} ) );
	}

	/** Everything that is filled in and asked for. */
	written(): Written {
		const one = ( name: string ) => this.named( name )?.value ?? '';
		const fields: Written[ 'fields' ] = {};
		for ( const field of this.fields ) {
			const values = this.values( field );
			if ( idOf( field ) > 0 && ! field.hidden && values.length > 0 ) {
				fields[ idOf( field ) ] = values;
			}
		}
		return {
			name: one( 'name' ),
			email: one( 'email' ),
			subject: one( 'subject' ),
			message: one( 'message' ),
			order: one( 'order' ),
			website: one( 'website' ),
			fields,
		};
	}

	named( name: string ): Control | null {
		return this.form.querySelector< Control >( `[name="${ name }"]` );
	}

	/** What the browser itself can say about the fields. */
	problems(): FieldErrors {
		const errors: FieldErrors = {};
		for ( const field of this.fields ) {
			const controls = this.controls( field );
			const name = field.dataset.field ?? '';
			const needed = 'needed' in field.dataset || controls.some( ( control ) => control.required );
			const isWrong = controls.some( ( control ) => ! control.validity.valid && ! control.validity.valueMissing );
			if ( ! field.hidden && controls.length > 0 && ( isWrong || ( needed && this.values( field ).length === 0 ) ) ) {
				errors[ name ] = this.config.fields[ name ] ?? fill( this.config.words.fill, field.dataset.label ?? '' );
			}
		}
		return errors;
	}

	/** Says what is wrong with a field; '' takes it back. */
	mark( field: HTMLElement, error: string ): void {
		const line = field.querySelector< HTMLElement >( '.mesa-form__error' );
		if ( line ) {
			line.textContent = error;
			line.hidden = error === '';
		}
		for ( const control of this.controls( field ) ) {
			control.setAttribute( 'aria-invalid', String( error !== '' ) );
		}
	}

	/** Says all that is wrong, and goes there: to the first wrong field, else to the words above the form. */
	show( errors: FieldErrors, alert: string ): void {
		let first: HTMLElement | undefined;
		for ( const field of this.fields ) {
			const error = errors[ field.dataset.field ?? '' ] ?? '';
			this.mark( field, error );
			if ( error !== '' ) {
				// The server may see a condition otherwise than we do.
				field.hidden = false;
				field.classList.add( 'is-on' );
				first ??= field;
			}
		}
		const line = this.form.querySelector< HTMLElement >( '[role="alert"]' );
		if ( line ) {
			line.textContent = alert;
			line.hidden = alert === '';
		}
		first?.closest( 'details' )?.setAttribute( 'open', '' );
		if ( alert !== '' ) {
			( first?.querySelector< HTMLElement >( 'input, textarea, select' ) ?? line )?.focus();
		}
	}

	/** Ready for another message of the same person. */
	empty(): void {
		for ( const field of this.fields ) {
			if ( ! [ 'name', 'email' ].includes( field.dataset.field ?? '' ) ) {
				this.restore( field, [] );
			}
		}
		this.settle();
	}
}

/** Number of a custom field; 0 for the form's own. */
function idOf( field: HTMLElement ): number {
	return Number( /^fields\.(\d+)$/.exec( field.dataset.field ?? '' )?.[ 1 ] ?? 0 );
}
