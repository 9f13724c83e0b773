import { __ } from '@wordpress/i18n';
import type { TicketField } from '../../../contract/generated/types.ts';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import { ChoiceField } from '../fields.tsx';
import { isChoice } from './kind-words.ts';

interface Condition {
	depends_on: number | null;
	depends_values: string[];
}

interface Props {
	condition: Condition;
	/** Fields that it can depend on. */
	others: readonly TicketField[];
	error: string | undefined;
	onChange: ( condition: Condition ) => void;
}

/** Values of a field that can be chosen from. */
function valuesOf( field: TicketField ): { value: string; label: string }[] {
	if ( field.kind === 'yes_no' ) {
		return [
			{ value: '1', label: __( 'Yes', 'mesa-help-desk' ) },
			{ value: '0', label: __( 'No', 'mesa-help-desk' ) },
		];
	}
	return isChoice( field.kind )
		? field.options
				.filter( ( option ) => ! option.archived )
				.map( ( option ) => ( { value: String( option.id ), label: option.name } ) )
		: [];
}

/** On which other field's value a field depends. */
export function ConditionField( { condition, others, error, onChange }: Props ) {
	const other = others.find( ( field ) => field.id === condition.depends_on );
	const values = other ? valuesOf( other ) : [];
	return (
		<>
			<ChoiceField
				label={ __( 'Shown depending on another field', 'mesa-help-desk' ) }
				value={ String( condition.depends_on ?? '' ) }
				options={ [
					{ value: '', label: __( 'No: always shown', 'mesa-help-desk' ) },
					...others.map( ( field ) => ( { value: String( field.id ), label: field.name } ) ),
				] }
				error={ error }
				onChange={ ( value ) => onChange( { depends_on: value === '' ? null : Number( value ), depends_values: [] } ) }
			/>
			{ values.length > 0 && (
				<TokenField
					label={ __( 'Shown when it is one of', 'mesa-help-desk' ) }
					placeholder={ __( 'Anything', 'mesa-help-desk' ) }
					tokens={ values.filter( ( { value } ) => condition.depends_values.includes( value ) ) }
					known={ values }
					onAdd={ ( { value } ) => onChange( { ...condition, depends_values: [ ...condition.depends_values, value ] } ) }
					onRemove={ ( { value } ) =>
						onChange( { ...condition, depends_values: condition.depends_values.filter( ( each ) => each !== value ) } )
					}
				/>
			) }
		</>
	);
}
