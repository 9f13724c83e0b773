import { Button } from '@wordpress/components';
import { useId, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { arrowDown, arrowUp, closeSmall } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import type { TicketField } from '../../../contract/generated/types.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { moved } from '../../../ui/settings-table/use-order.ts';

type Option = TicketField[ 'options' ][ number ];

interface Props {
	options: readonly Option[];
	error: string | undefined;
	onChange: ( options: Option[] ) => void;
}

/** The choices of a field, in their order. One that is taken away stays on the tickets that have it. */
export function OptionsField( { options, error, onChange }: Props ) {
	const label = useId();
	const list = useRef< HTMLUListElement >( null );
	const shown = options.filter( ( option ) => ! option.archived );
	const hidden = options.filter( ( option ) => option.archived );
	const set = ( next: readonly Option[] ) => onChange( [ ...next, ...hidden ] );
	const focus = ( index: number ) => setTimeout( () => list.current?.querySelectorAll( 'input' )[ index ]?.focus(), 0 );
	const add = () => {
		set( [ ...shown, { id: 0, name: '', archived: false } ] );
		focus( shown.length );
	};
	const remove = ( index: number ) => {
		const option = shown[ index ];
		const rest = shown.filter( ( _option, at ) => at !== index );
		onChange( [ ...rest, ...hidden, ...( option && option.id > 0 ? [ { ...option, archived: true } ] : [] ) ] );
		focus( Math.max( 0, index - 1 ) );
	};
	const onKeyDown = ( event: KeyboardEvent, index: number ) => {
		if ( event.key === 'Enter' ) {
			event.preventDefault();
			if ( index === shown.length - 1 ) {
				add();
			} else {
				focus( index + 1 );
			}
		}
		if ( event.altKey && ( event.key === 'ArrowUp' || event.key === 'ArrowDown' ) ) {
			event.preventDefault();
			const to = Math.max( 0, Math.min( shown.length - 1, index + ( event.key === 'ArrowUp' ? -1 : 1 ) ) );
			set( moved( shown, index, to ) );
			focus( to );
		}
	};
	return (
		<div className={ error ? 'mesa-field is-wrong' : 'mesa-field' }>
			<span className="mesa-form__label" id={ label }>
				{ __( 'Choices', 'mesa-help-desk' ) }
			</span>
			<ul className="mesa-options" aria-labelledby={ label } ref={ list }>
				{ shown.map( ( option, index ) => (
					<li key={ index }>
						<input
							type="text"
							value={ option.name }
							aria-label={ sprintf(
								/* translators: %d: number of a choice in a list. */ __( 'Choice %d', 'mesa-help-desk' ),
								index + 1
							) }
							maxLength={ 60 }
							onKeyDown={ ( event ) => onKeyDown( event, index ) }
							onChange={ ( event ) =>
								set( shown.map( ( each, at ) => ( at === index ? { ...each, name: event.target.value } : each ) ) )
							}
						/>
						<Button
							size="compact"
							icon={ arrowUp }
							label={ __( 'Move up', 'mesa-help-desk' ) }
							disabled={ index === 0 }
							onClick={ () => set( moved( shown, index, index - 1 ) ) }
						/>
						<Button
							size="compact"
							icon={ arrowDown }
							label={ __( 'Move down', 'mesa-help-desk' ) }
							disabled={ index === shown.length - 1 }
							onClick={ () => set( moved( shown, index, index + 1 ) ) }
						/>
						<Button
							size="compact"
							icon={ closeSmall }
							label={ __( 'Take away', 'mesa-help-desk' ) }
							onClick={ () => remove( index ) }
						/>
					</li>
				) ) }
			</ul>
			<Button variant="secondary" size="compact" onClick={ add }>
				{ __( 'Add a choice', 'mesa-help-desk' ) }
			</Button>
			<FieldError words={ error } />
		</div>
	);
}
