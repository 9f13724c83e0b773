import { useEffect, useId, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Customer } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { ChoiceList } from '../../../ui/choices/choice-list.tsx';
import { useChoices } from '../../../ui/choices/use-choices.ts';

const PAUSE_MS = 200;
const SHORTEST = 2;

interface Props {
	label: string;
	value: string;
	onChange: ( text: string ) => void;
	/** A known customer was chosen. */
	onChoose: ( customer: Customer ) => void;
	type?: 'text' | 'tel' | 'email';
}

/** A field that offers known customers while one types: by name, by number or by address. */
export function CustomerField( { label, value, onChange, onChoose, type = 'text' }: Props ) {
	const id = useId();
	const [ found, setFound ] = useState< readonly Customer[] >( [] );
	const [ isTyping, setTyping ] = useState( false );
	const text = value.trim();
	useEffect( () => {
		if ( ! isTyping || text.length < SHORTEST ) {
			setFound( [] );
			return;
		}
		let isOver = false;
		const timer = setTimeout( () => {
			api( 'findCustomers', { query: { search: text } } )
				.then( ( customers ) => ! isOver && setFound( customers ) )
				// Who is not found can still be typed.
				.catch( () => undefined );
		}, PAUSE_MS );
		return () => {
			isOver = true;
			clearTimeout( timer );
		};
	}, [ text, isTyping ] );
	const choose = ( index: number ) => {
		const customer = found[ index ];
		if ( customer ) {
			setTyping( false );
			setFound( [] );
			choices.close();
			onChoose( customer );
		}
	};
	const choices = useChoices( { count: found.length, onChoose: choose } );
	return (
		<div className="mesa-picker">
			<label className="mesa-form__label" htmlFor={ id }>
				{ label }
			</label>
			<div className="mesa-picker__field">
				<input
					{ ...choices.fieldProps }
					id={ id }
					type={ type }
					value={ value }
					onFocus={ choices.open }
					onBlur={ choices.close }
					onChange={ ( event ) => {
						setTyping( true );
						onChange( event.target.value );
						choices.open();
					} }
					onKeyDown={ ( event ) => choices.takeKey( event ) }
				/>
				<ChoiceList
					label={ __( 'Known customers', 'mesa-help-desk' ) }
					choices={ choices }
					onChoose={ choose }
					options={ found.map( ( customer ) => ( {
						key: String( customer.id ),
						label: customer.name || customer.email || customer.phones[ 0 ] || `#${ customer.id }`,
						hint: [ customer.email, customer.phones[ 0 ] ].filter( Boolean ).join( ' · ' ),
					} ) ) }
				/>
			</div>
		</div>
	);
}
