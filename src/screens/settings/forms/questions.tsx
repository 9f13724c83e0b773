import { SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { TicketField } from '../../../contract/generated/types.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { SettingsTable } from '../../../ui/settings-table/settings-table.tsx';
import { ChoiceField } from '../fields.tsx';
import { kindWord } from '../sorting/kind-words.ts';
import { SectionLink } from '../section-link.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import type { Asked, Values } from './values.ts';

interface Props {
	values: Values;
	fields: readonly TicketField[];
	error: string | undefined;
	onChange: ( part: Partial< Values > ) => void;
}

const HOW = () => [
	{ value: 'no' as const, label: __( 'Not asked', 'mesa-help-desk' ) },
	{ value: 'optional' as const, label: __( 'May stay empty', 'mesa-help-desk' ) },
	{ value: 'required' as const, label: __( 'Has to be filled in', 'mesa-help-desk' ) },
];

/** How a field is asked for, in one line. */
function aboutAsked( asked: Asked, field: TicketField, fields: readonly TicketField[] ): string {
	const other = fields.find( ( each ) => each.id === ( asked.when_field || field.depends_on ) );
	return [
		asked.label === '' ? '' : `“${ asked.label }”`,
		kindWord( field.kind ),
		asked.required || field.required === 'always' ? __( 'needed', 'mesa-help-desk' ) : '',
		other ? sprintf( /* translators: %s: name of a field. */ __( 'depends on “%s”', 'mesa-help-desk' ), other.name ) : '',
	]
		.filter( ( part ) => part !== '' )
		.join( ' · ' );
}

/** What a form asks for beside address, subject and message. */
export function Questions( { values, fields, error, onChange }: Props ) {
	const [ open, setOpen ] = useState< number | null >( null );
	const known = fields.filter( ( field ) => ! field.archived && field.visible_to === 'customers' );
	const asked = values.fields.filter( ( each ) => known.some( ( field ) => field.id === each.field_id ) );
	const rest = known.filter( ( field ) => ! asked.some( ( each ) => each.field_id === field.id ) );
	const fieldOf = ( id: number ) => known.find( ( field ) => field.id === id );
	const put = ( next: Asked[] ) => onChange( { fields: next } );
	const opened = asked.find( ( each ) => each.field_id === open );
	const openedField = open === null ? undefined : fieldOf( open );
	return (
		<>
			<div className="mesa-form__pair">
				<ChoiceField
					label={ __( 'Name', 'mesa-help-desk' ) }
					value={ values.ask_name }
					options={ HOW() }
					onChange={ ( ask_name ) => onChange( { ask_name } ) }
				/>
				<ChoiceField
					label={ __( 'Order number', 'mesa-help-desk' ) }
					value={ values.ask_order }
					options={ HOW() }
					onChange={ ( ask_order ) => onChange( { ask_order } ) }
				/>
			</div>
			{ asked.length > 0 && (
				<SettingsTable
					label={ __( 'Fields of the form', 'mesa-help-desk' ) }
					items={ asked.map( ( each ) => ( { ...each, id: each.field_id } ) ) }
					nameOf={ ( each ) => fieldOf( each.field_id )?.name ?? '' }
					describe={ ( each ) => aboutAsked( each, fieldOf( each.field_id )!, known ) }
					onOpen={ ( each ) => setOpen( each.field_id ) }
					actionsOf={ ( each ) => [
						{
							title: __( 'Take out', 'mesa-help-desk' ),
							onClick: () =>
								put(
									asked
										.filter( ( other ) => other.field_id !== each.field_id )
										.map( ( other ) =>
											other.when_field === each.field_id ? { ...other, when_field: 0, when_values: [] } : other
										)
								),
						},
					] }
					onSort={ async ( ids ) => put( ids.map( ( id ) => asked.find( ( each ) => each.field_id === id )! ) ) }
				/>
			) }
			<FieldError words={ error } />
			{ rest.length > 0 && (
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Add a field', 'mesa-help-desk' ) }
					value=""
					options={ [
						{ value: '', label: __( 'Choose one of your fields', 'mesa-help-desk' ) },
						...rest.map( ( field ) => ( { value: String( field.id ), label: field.name } ) ),
					] }
					onChange={ ( id: string ) => {
						if ( id !== '' ) {
							put( [ ...asked, { field_id: Number( id ), required: false, label: '', when_field: 0, when_values: [] } ] );
						}
					} }
				/>
			) }
			<p className="mesa-quiet">
				{ __(
					'Address, subject and message are always asked. Fields that the customer may see can be added here.',
					'mesa-help-desk'
				) }{ ' ' }
				<SectionLink to="fields">{ __( 'Your fields', 'mesa-help-desk' ) }</SectionLink>
			</p>
			{ opened && openedField && (
				<QuestionDialog
					asked={ opened }
					field={ openedField }
					before={ asked
						.slice( 0, asked.indexOf( opened ) )
						.map( ( each ) => fieldOf( each.field_id ) )
						.filter( ( field ) => field !== undefined ) }
					onSave={ ( next ) => put( asked.map( ( each ) => ( each.field_id === next.field_id ? next : each ) ) ) }
					onClose={ () => setOpen( null ) }
				/>
			) }
		</>
	);
}
