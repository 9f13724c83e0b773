import { SelectControl, TextControl, TextareaControl } from '@wordpress/components';
import { useId } from '@wordpress/element';
import { FieldError } from '../../ui/field-error.tsx';

interface TextProps {
	label: string;
	value: string;
	onChange: ( value: string ) => void;
	error?: string | undefined;
	help?: string;
	type?: 'text' | 'email' | 'password' | 'number' | 'time' | 'date';
	required?: boolean;
	placeholder?: string;
	min?: number;
	max?: number;
}

/** A text field with what is wrong with it right below. */
export function TextField( { error, help, type = 'text', placeholder, min, max, required = false, ...props }: TextProps ) {
	const id = useId();
	return (
		<div className={ error ? 'mesa-field is-wrong' : 'mesa-field' }>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				type={ type }
				required={ required }
				autoComplete={ type === 'password' ? 'new-password' : 'off' }
				spellCheck={ false }
				aria-invalid={ error ? true : undefined }
				aria-errormessage={ error ? id : undefined }
				{ ...( help ? { help } : {} ) }
				{ ...( placeholder ? { placeholder } : {} ) }
				{ ...( min === undefined ? {} : { min } ) }
				{ ...( max === undefined ? {} : { max } ) }
				{ ...props }
			/>
			<FieldError words={ error } id={ id } />
		</div>
	);
}

interface AreaProps {
	label: string;
	value: string;
	onChange: ( value: string ) => void;
	help?: string;
	error?: string | undefined;
	rows?: number;
}

export function AreaField( { error, help, rows = 4, ...props }: AreaProps ) {
	return (
		<div className={ error ? 'mesa-field is-wrong' : 'mesa-field' }>
			<TextareaControl __nextHasNoMarginBottom rows={ rows } { ...( help ? { help } : {} ) } { ...props } />
			<FieldError words={ error } />
		</div>
	);
}

interface ChoiceProps< Value extends string > {
	label: string;
	value: Value;
	options: { value: Value; label: string }[];
	onChange: ( value: Value ) => void;
	error?: string | undefined;
	help?: string;
}

export function ChoiceField< Value extends string >( { error, help, options, onChange, ...props }: ChoiceProps< Value > ) {
	return (
		<div className={ error ? 'mesa-field is-wrong' : 'mesa-field' }>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				options={ options }
				onChange={ ( value: string ) => onChange( value as Value ) }
				{ ...( help ? { help } : {} ) }
				{ ...props }
			/>
			<FieldError words={ error } />
		</div>
	);
}
