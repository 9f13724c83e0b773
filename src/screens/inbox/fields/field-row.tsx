import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { TicketField } from '../../../contract/generated/types.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { FieldControl } from './field-control.tsx';
import { shownValue } from './values.ts';

interface Props {
	field: TicketField;
	values: readonly string[];
	mayEdit: boolean;
	/** What is wrong with it. */
	error: string | undefined;
	onChange: ( values: string[] ) => void;
}

function Shown( { field, values }: Pick< Props, 'field' | 'values' > ) {
	const words = shownValue( field, values );
	if ( words === '' ) {
		return <span className="mesa-quiet">{ __( 'Empty', 'mesa-help-desk' ) }</span>;
	}
	if ( field.kind === 'url' ) {
		return (
			<a href={ values[ 0 ] } target="_blank" rel="noreferrer noopener">
				{ words }
			</a>
		);
	}
	return <bdi className="mesa-field-row__value">{ words }</bdi>;
}

/** One custom field of the open ticket. */
export function FieldRow( { field, values, mayEdit, error, onChange }: Props ) {
	const id = useId();
	const errorId = useId();
	const isNeeded = field.required !== 'no';
	const label = (
		<>
			{ field.name }
			{ isNeeded && (
				<span className="mesa-field-row__needed" title={ __( 'Needed before the ticket is closed', 'mesa-help-desk' ) }>
					{ ' ' }
					<span aria-hidden="true">*</span>
					<span className="screen-reader-text">{ __( '(needed before the ticket is closed)', 'mesa-help-desk' ) }</span>
				</span>
			) }
		</>
	);
	return (
		<div className={ `mesa-field-row${ error ? ' is-wrong' : '' }${ values.length === 0 ? ' is-empty' : '' }` } data-field={ field.id }>
			{ /* A field of several choices has its label in itself. */ }
			{ mayEdit && field.kind !== 'choices' ? (
				<label className="mesa-field-row__label" htmlFor={ id }>
					{ label }
				</label>
			) : (
				<span className="mesa-field-row__label">{ label }</span>
			) }
			<div className="mesa-field-row__control">
				{ mayEdit ? (
					<FieldControl
						field={ field }
						values={ values }
						id={ id }
						errorId={ error ? errorId : undefined }
						onChange={ onChange }
					/>
				) : (
					<Shown field={ field } values={ values } />
				) }
				{ mayEdit && field.kind === 'url' && values[ 0 ] && (
					<a className="mesa-field-row__open" href={ values[ 0 ] } target="_blank" rel="noreferrer noopener">
						{ __( 'Open', 'mesa-help-desk' ) }
					</a>
				) }
				<FieldError words={ error } id={ errorId } />
				{ field.help && <p className="mesa-field-row__help">{ field.help }</p> }
			</div>
		</div>
	);
}
