import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Desk, MailboxSummary, Person } from '../../../contract/generated/types.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import { ChoiceField } from '../fields.tsx';
import type { Values } from './values.ts';

interface Props {
	values: Values;
	desk: Desk;
	errors: Readonly< Record< string, string > >;
	onChange: ( part: Partial< Values > ) => void;
}

const NO_MAILBOXES: readonly MailboxSummary[] = [];
const NOBODY: readonly Person[] = [];

/** Where a form's messages go, and what their tickets are. */
export function Routing( { values, desk, errors, onChange }: Props ) {
	const mailboxes = useSelect( ( select ) => select( settingsStore ).getSettingsState().mailboxes, [] ) ?? NO_MAILBOXES;
	const people = useSelect( ( select ) => select( settingsStore ).getSettingsState().team?.everybody, [] ) ?? NOBODY;
	const { loadMailboxes, loadTeam } = useDispatch( settingsStore );
	useEffect( () => {
		void loadMailboxes();
		void loadTeam();
	}, [ loadMailboxes, loadTeam ] );
	const options = ( none: string, known: readonly { id: number; name: string }[] ) => [
		{ value: '0', label: none },
		...known.map( ( { id, name } ) => ( { value: String( id ), label: name } ) ),
	];
	const types = desk.types.filter( ( type ) => ! type.archived || type.id === values.type_id );
	return (
		<>
			<ChoiceField
				label={ __( 'Mailbox', 'mesa-help-desk' ) }
				help={ __( 'Messages from this form arrive there, and answers are sent from it.', 'mesa-help-desk' ) }
				value={ String( values.mailbox_id ) }
				options={ options( __( 'Default mailbox', 'mesa-help-desk' ), mailboxes ) }
				error={ errors.mailbox_id }
				onChange={ ( id ) => onChange( { mailbox_id: Number( id ) } ) }
			/>
			<div className="mesa-form__pair">
				<ChoiceField
					label={ __( 'Team', 'mesa-help-desk' ) }
					value={ String( values.team_id ) }
					options={ options( __( 'No team', 'mesa-help-desk' ), desk.teams ) }
					error={ errors.team_id }
					onChange={ ( id ) => onChange( { team_id: Number( id ) } ) }
				/>
				<ChoiceField
					label={ __( 'Person', 'mesa-help-desk' ) }
					value={ String( values.assignee_id ) }
					options={ options( __( 'Nobody yet', 'mesa-help-desk' ), people ) }
					error={ errors.assignee_id }
					onChange={ ( id ) => onChange( { assignee_id: Number( id ) } ) }
				/>
				<ChoiceField
					label={ __( 'Type', 'mesa-help-desk' ) }
					value={ String( values.type_id ) }
					options={ options( __( 'No type', 'mesa-help-desk' ), types ) }
					error={ errors.type_id }
					onChange={ ( id ) => onChange( { type_id: Number( id ) } ) }
				/>
				<ChoiceField
					label={ __( 'Priority', 'mesa-help-desk' ) }
					value={ values.priority }
					options={ desk.priorities.map( ( { level, name } ) => ( { value: level, label: name } ) ) }
					onChange={ ( priority ) => onChange( { priority } ) }
				/>
			</div>
			<TokenField
				label={ __( 'Tags', 'mesa-help-desk' ) }
				placeholder={ __( 'Type a name', 'mesa-help-desk' ) }
				tokens={ values.tags.map( ( tag ) => ( { value: tag, label: tag } ) ) }
				known={ [] }
				maxLength={ 40 }
				maxTokens={ 20 }
				error={ errors.tags }
				makeWords={ ( text ) => sprintf( /* translators: %s: a tag. */ __( 'Put on “%s”', 'mesa-help-desk' ), text ) }
				onAdd={ ( { label } ) => onChange( { tags: [ ...values.tags.filter( ( tag ) => tag !== label ), label ] } ) }
				onRemove={ ( { value } ) => onChange( { tags: values.tags.filter( ( tag ) => tag !== value ) } ) }
			/>
		</>
	);
}
