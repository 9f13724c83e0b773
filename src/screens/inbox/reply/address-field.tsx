import { useEffect, useId, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Icon, closeSmall } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import type { Address } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { isAddress, parseAddresses } from './addresses.ts';

interface Props {
	label: string;
	value: readonly string[];
	/** Names of addresses that are known on this ticket. */
	names: ReadonlyMap< string, string >;
	error: string | undefined;
	takesFocus: boolean;
	onChange: ( value: string[] ) => void;
}

const PAUSE_MS = 150;

/** Known addresses that fit what is typed: those of this ticket at once, all others a moment later. */
function useSuggestions( typed: string, names: ReadonlyMap< string, string >, taken: readonly string[] ): Address[] {
	const [ found, setFound ] = useState< Address[] >( [] );
	const search = typed.trim();
	useEffect( () => {
		if ( search === '' ) {
			setFound( [] );
			return undefined;
		}
		let current = true;
		const timer = setTimeout( () => {
			api( 'findAddresses', { query: { search } } ).then(
				( addresses ) => current && setFound( addresses ),
				() => undefined
			);
		}, PAUSE_MS );
		return () => {
			current = false;
			clearTimeout( timer );
		};
	}, [ search ] );
	if ( search === '' ) {
		return [];
	}
	const here = [ ...names ]
		.map( ( [ address, name ] ) => ( { address, name } ) )
		.filter( ( one ) => `${ one.name } ${ one.address }`.toLowerCase().includes( search.toLowerCase() ) );
	const all = new Map( [ ...here, ...found ].map( ( one ) => [ one.address.toLowerCase(), one ] ) );
	taken.forEach( ( address ) => all.delete( address.toLowerCase() ) );
	return [ ...all.values() ].slice( 0, 6 );
}

/** Addresses as chips, with what is known offered while one types (the combobox pattern of the ARIA practices). */
export function AddressField( { label, value, names, error, takesFocus, onChange }: Props ) {
	const [ typed, setTyped ] = useState( '' );
	const [ at, setAt ] = useState( -1 );
	const [ closed, setClosed ] = useState( false );
	const input = useRef< HTMLInputElement >( null );
	const id = useId();
	const suggestions = useSuggestions( typed, names, value );
	const open = suggestions.length > 0 && ! closed;
	const wrong = value.filter( ( address ) => ! isAddress( address ) );
	const words =
		error ??
		( wrong.length > 0
			? /* translators: %s: what somebody typed for a mail address. */
				sprintf( __( '“%s” is no complete mail address.', 'mesa-help-desk' ), wrong.join( ', ' ) )
			: undefined );

	useEffect( () => {
		if ( takesFocus ) {
			input.current?.focus();
		}
	}, [ takesFocus ] );

	const add = ( text: string ) => {
		const more = parseAddresses( text ).filter( ( address ) => ! value.includes( address ) );
		if ( more.length > 0 ) {
			onChange( [ ...value, ...more ] );
		}
		setTyped( '' );
		setAt( -1 );
	};
	const onKeyDown = ( event: KeyboardEvent ) => {
		const chosen = open ? suggestions[ at ] : undefined;
		if ( open && ( event.key === 'ArrowDown' || event.key === 'ArrowUp' ) ) {
			event.preventDefault();
			setAt( ( at + ( event.key === 'ArrowDown' ? 1 : suggestions.length ) ) % suggestions.length );
		} else if ( event.key === 'Enter' && ! event.ctrlKey && ! event.metaKey ) {
			event.preventDefault();
			add( chosen?.address ?? typed );
		} else if ( event.key === 'Tab' && chosen ) {
			event.preventDefault();
			add( chosen.address );
		} else if ( ( event.key === ',' || event.key === ';' ) && typed.trim() !== '' ) {
			event.preventDefault();
			add( typed );
		} else if ( event.key === 'Backspace' && typed === '' && value.length > 0 ) {
			onChange( value.slice( 0, -1 ) );
		} else if ( event.key === 'Escape' && open ) {
			event.preventDefault();
			event.stopPropagation();
			setClosed( true );
		}
	};
	return (
		<div className={ words ? 'mesa-address is-wrong' : 'mesa-address' }>
			<label htmlFor={ `${ id }-input` }>{ label }</label>
			<div className="mesa-address__field">
				{ value.map( ( address ) => (
					<span key={ address } className={ isAddress( address ) ? 'mesa-address__chip' : 'mesa-address__chip is-wrong' }>
						<bdi title={ address }>{ names.get( address.toLowerCase() ) || address }</bdi>
						<button
							type="button"
							aria-label={ sprintf( /* translators: %s: a mail address. */ __( 'Remove %s', 'mesa-help-desk' ), address ) }
							onClick={ () => {
								onChange( value.filter( ( each ) => each !== address ) );
								input.current?.focus();
							} }
						>
							<Icon icon={ closeSmall } size={ 20 } />
						</button>
					</span>
				) ) }
				<input
					ref={ input }
					id={ `${ id }-input` }
					type="text"
					inputMode="email"
					autoComplete="off"
					spellCheck={ false }
					role="combobox"
					aria-autocomplete="list"
					aria-expanded={ open }
					aria-controls={ `${ id }-list` }
					aria-invalid={ words !== undefined }
					{ ...( open && at >= 0 ? { 'aria-activedescendant': `${ id }-${ at }` } : {} ) }
					{ ...( words ? { 'aria-describedby': `${ id }-error` } : {} ) }
					value={ typed }
					onChange={ ( event ) => {
						const { value: next } = event.target;
						setClosed( false );
						setAt( -1 );
						// What is pasted as a list becomes chips at once.
						if ( /[,;\n]/.test( next ) ) {
							add( next );
						} else {
							setTyped( next );
						}
					} }
					onKeyDown={ onKeyDown }
					onBlur={ () => add( typed ) }
				/>
				{ /* On the same line: what grows under a hand that is about to click moves the target away. */ }
				{ words && (
					<p id={ `${ id }-error` } className="mesa-field__error">
						{ words }
					</p>
				) }
				<ul id={ `${ id }-list` } role="listbox" aria-label={ label } hidden={ ! open }>
					{ ( open ? suggestions : [] ).map( ( one, index ) => (
						// The keyboard stays in the field, which names the chosen option.
						// eslint-disable-next-line jsx-a11y/click-events-have-key-events
						<li
							key={ one.address }
							id={ `${ id }-${ index }` }
							role="option"
							aria-selected={ index === at }
							onMouseDown={ ( event ) => event.preventDefault() }
							onClick={ () => add( one.address ) }
						>
							{ one.name && <bdi>{ one.name }</bdi> }
							<bdi className="mesa-address__mail">{ one.address }</bdi>
						</li>
					) ) }
				</ul>
			</div>
		</div>
	);
}
