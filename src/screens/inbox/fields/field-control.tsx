import { __ } from '@wordpress/i18n';
import { useEffect, useRef, useState } from '@wordpress/element';
import type { KeyboardEvent } from 'react';
import type { TicketField } from '../../../contract/generated/types.ts';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import { exampleOf } from './values.ts';

interface Props {
	field: TicketField;
	/** As in the contract's "field-value". */
	values: readonly string[];
	/** Of the control, for its label. */
	id: string;
	/** Of the words that say what is wrong. */
	errorId: string | undefined;
	onChange: ( values: string[] ) => void;
}

/** Offered, and what is chosen already though it is not offered any more. */
function optionsOf( field: TicketField, values: readonly string[] ) {
	return field.options
		.filter( ( option ) => ! option.archived || values.includes( String( option.id ) ) )
		.map( ( option ) => ( { value: String( option.id ), label: option.name } ) );
}

function Choice( { field, values, id, errorId, onChange }: Props ) {
	const options =
		field.kind === 'yes_no'
			? [
					{ value: '1', label: __( 'Yes', 'mesa-help-desk' ) },
					{ value: '0', label: __( 'No', 'mesa-help-desk' ) },
				]
			: optionsOf( field, values );
	return (
		<select
			id={ id }
			value={ values[ 0 ] ?? '' }
			aria-invalid={ errorId ? true : undefined }
			aria-describedby={ errorId }
			onChange={ ( event ) => onChange( event.target.value === '' ? [] : [ event.target.value ] ) }
		>
			<option value="">{ __( 'Empty', 'mesa-help-desk' ) }</option>
			{ options.map( ( option ) => (
				<option key={ option.value } value={ option.value }>
					{ option.label }
				</option>
			) ) }
		</select>
	);
}

function Choices( { field, values, onChange }: Props ) {
	const options = optionsOf( field, values );
	return (
		<TokenField
			label={ field.name }
			labelIsHidden
			placeholder={ __( 'Choose', 'mesa-help-desk' ) }
			tokens={ options.filter( ( option ) => values.includes( option.value ) ) }
			known={ options }
			onAdd={ ( token ) => onChange( [ ...values, token.value ] ) }
			onRemove={ ( token ) => onChange( values.filter( ( value ) => value !== token.value ) ) }
		/>
	);
}

const TYPES: Partial< Record< TicketField[ 'kind' ], string > > = { date: 'date', url: 'url', phone: 'tel' };

/** Saved when it is left or Enter is pressed; Escape takes back what was typed. */
function Typed( { field, values, id, errorId, onChange }: Props ) {
	const value = values[ 0 ] ?? '';
	const [ text, setText ] = useState( value );
	const typing = useRef( false );
	const cancelled = useRef( false );
	useEffect( () => {
		if ( ! typing.current ) {
			setText( value );
		}
	}, [ value ] );
	const save = () => {
		typing.current = false;
		if ( cancelled.current ) {
			cancelled.current = false;
			setText( value );
		} else if ( text.trim() !== value ) {
			onChange( text.trim() === '' ? [] : [ text ] );
		}
	};
	const onKeyDown = ( event: KeyboardEvent< HTMLInputElement | HTMLTextAreaElement > ) => {
		if ( event.key === 'Escape' && typing.current ) {
			event.stopPropagation();
			cancelled.current = true;
			event.currentTarget.blur();
		}
		if ( event.key === 'Enter' && field.kind !== 'long' ) {
			event.preventDefault();
			event.currentTarget.blur();
		}
	};
	const common = {
		id,
		value: text,
		placeholder: exampleOf( field.kind ),
		'aria-invalid': errorId ? true : undefined,
		'aria-describedby': errorId,
		onKeyDown,
		onBlur: save,
		onChange: ( event: { target: { value: string } } ) => {
			typing.current = true;
			setText( event.target.value );
		},
	};
	if ( field.kind === 'long' ) {
		return <textarea rows={ Math.min( 8, Math.max( 2, text.split( '\n' ).length ) ) } { ...common } />;
	}
	return (
		<input
			type={ TYPES[ field.kind ] ?? 'text' }
			inputMode={ field.kind === 'number' ? 'decimal' : undefined }
			dir={ field.kind === 'text' ? 'auto' : undefined }
			{ ...common }
		/>
	);
}

/** What a custom field is filled in with. */
export function FieldControl( props: Props ) {
	switch ( props.field.kind ) {
		case 'yes_no':
		case 'choice':
			return <Choice { ...props } />;
		case 'choices':
			return <Choices { ...props } />;
		default:
			return <Typed { ...props } />;
	}
}
