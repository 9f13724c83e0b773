import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { MailboxSummary, TicketField } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import { ChoiceField, TextField } from '../fields.tsx';
import { ConditionField } from './condition-field.tsx';
import { EntryDialog } from '../entry-dialog.tsx';
import { KINDS, isChoice, kindWord, requiredWord } from './kind-words.ts';
import { OptionsField } from './options-field.tsx';
import type { Setup } from './use-setup.ts';

type Form = Omit< TicketField, 'id' | 'search_name' | 'archived' >;

const EMPTY: Form = {
	name: '',
	kind: 'text',
	options: [],
	required: 'no',
	visible_to: 'agents',
	help: '',
	type_ids: [],
	mailbox_ids: [],
	depends_on: null,
	depends_values: [],
};

const NO_MAILBOXES: readonly MailboxSummary[] = [];

function formOf( { id: _id, search_name: _search, archived: _archived, ...form }: TicketField ): Form {
	return form;
}

interface ManyProps {
	label: string;
	chosen: readonly number[];
	known: readonly { id: number; name: string }[];
	onChange: ( ids: number[] ) => void;
}

/** Some of many; none means all. */
function Only( { label, chosen, known, onChange }: ManyProps ) {
	const tokens = known.map( ( { id, name } ) => ( { value: String( id ), label: name } ) );
	return (
		<TokenField
			label={ label }
			placeholder={ __( 'All', 'mesa-help-desk' ) }
			tokens={ tokens.filter( ( { value } ) => chosen.includes( Number( value ) ) ) }
			known={ tokens }
			onAdd={ ( { value } ) => onChange( [ ...chosen, Number( value ) ] ) }
			onRemove={ ( { value } ) => onChange( chosen.filter( ( id ) => String( id ) !== value ) ) }
		/>
	);
}

/** A custom field: what can be filled in, when it has to be, and where it is shown. */
export function FieldDialog( { field, setup, onClose }: { field: TicketField | null; setup: Setup; onClose: () => void } ) {
	const [ form, setForm ] = useState< Form >( field ? formOf( field ) : EMPTY );
	const set = ( part: Partial< Form > ) => setForm( { ...form, ...part } );
	const mailboxes = useSelect( ( select ) => select( settingsStore ).getSettingsState().mailboxes, [] ) ?? NO_MAILBOXES;
	const { loadMailboxes } = useDispatch( settingsStore );
	useEffect( () => void loadMailboxes(), [ loadMailboxes ] );
	const types = setup.desk.types.filter( ( type ) => ! type.archived || form.type_ids.includes( type.id ) );
	const others = setup.desk.fields.filter( ( other ) => other.id !== field?.id && ! other.archived );
	const { kind, options, ...rest } = form;
	const filled = options.filter( ( option ) => option.name.trim() !== '' );
	const body = { ...rest, ...( isChoice( kind ) ? { options: filled } : {} ) };
	return (
		<EntryDialog
			title={ field ? __( 'Edit the field', 'mesa-help-desk' ) : __( 'Add a field', 'mesa-help-desk' ) }
			size="medium"
			onSave={ () =>
				setup.act( () =>
					field ? api( 'updateField', { path: { id: field.id }, body } ) : api( 'createField', { body: { ...body, kind } } )
				)
			}
			onClose={ onClose }
		>
			{ ( errors ) => (
				<>
					<div className="mesa-form__pair">
						<TextField
							label={ __( 'Name', 'mesa-help-desk' ) }
							value={ form.name }
							error={ errors.name }
							onChange={ ( name ) => set( { name } ) }
						/>
						{ field ? (
							<div>
								<span className="mesa-form__label">{ __( 'What can be filled in', 'mesa-help-desk' ) }</span>
								<p>{ kindWord( kind ) }</p>
							</div>
						) : (
							<ChoiceField
								label={ __( 'What can be filled in', 'mesa-help-desk' ) }
								value={ kind }
								options={ KINDS.map( ( value ) => ( { value, label: kindWord( value ) } ) ) }
								error={ errors.kind }
								onChange={ ( value ) =>
									set( {
										kind: value,
										options:
											isChoice( value ) && options.length === 0 ? [ { id: 0, name: '', archived: false } ] : options,
									} )
								}
							/>
						) }
					</div>
					{ isChoice( kind ) && (
						<OptionsField options={ options } error={ errors.options } onChange={ ( next ) => set( { options: next } ) } />
					) }
					<TextField
						label={ __( 'A word of help, shown below the field', 'mesa-help-desk' ) }
						value={ form.help }
						error={ errors.help }
						onChange={ ( help ) => set( { help } ) }
					/>
					<ChoiceField
						label={ __( 'Has to be filled in', 'mesa-help-desk' ) }
						value={ form.required }
						options={ ( [ 'no', 'close', 'always' ] as const ).map( ( value ) => ( { value, label: requiredWord( value ) } ) ) }
						error={ errors.required }
						onChange={ ( required ) => set( { required } ) }
					/>
					<ChoiceField
						label={ __( 'Who sees it', 'mesa-help-desk' ) }
						value={ form.visible_to }
						options={ [
							{ value: 'agents', label: __( 'Only your team', 'mesa-help-desk' ) },
							{ value: 'customers', label: __( 'The customer, too', 'mesa-help-desk' ) },
						] }
						onChange={ ( visible ) => set( { visible_to: visible } ) }
					/>
					<div className="mesa-form__pair">
						{ types.length > 0 && (
							<Only
								label={ __( 'For tickets of these types', 'mesa-help-desk' ) }
								chosen={ form.type_ids }
								known={ types }
								onChange={ ( ids ) => set( { type_ids: ids } ) }
							/>
						) }
						{ mailboxes.length > 1 && (
							<Only
								label={ __( 'In these mailboxes', 'mesa-help-desk' ) }
								chosen={ form.mailbox_ids }
								known={ mailboxes }
								onChange={ ( ids ) => set( { mailbox_ids: ids } ) }
							/>
						) }
					</div>
					{ others.length > 0 && (
						<ConditionField
							condition={ { depends_on: form.depends_on, depends_values: form.depends_values } }
							others={ others }
							error={ errors.depends_on }
							onChange={ set }
						/>
					) }
				</>
			) }
		</EntryDialog>
	);
}
