import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Person, SavedReply } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import { FieldError } from '../../../ui/field-error.tsx';
import { ChoiceField } from '../fields.tsx';

type Actions = SavedReply[ 'actions' ];

interface Props {
	actions: Actions;
	error: string | undefined;
	isReadOnly: boolean;
	onChange: ( change: Partial< Actions > ) => void;
}

/** What else happens to the ticket: tags and assignee at once, the status with sending. */
export function ActionsFields( { actions, error, isReadOnly, onChange }: Props ) {
	const [ people, setPeople ] = useState< Person[] >( [] );
	const [ tags, setTags ] = useState< string[] >( [] );
	useEffect( () => {
		api( 'listAgents', {} ).then( setPeople, () => undefined );
		api( 'listTags', {} ).then(
			( found ) => setTags( found.map( ( tag ) => tag.name ) ),
			() => undefined
		);
	}, [] );
	return (
		<>
			<div className="mesa-form__pair">
				<ChoiceField
					label={ __( 'Sending makes the ticket', 'mesa-help-desk' ) }
					value={ actions.status }
					options={ [
						{ value: '', label: __( 'As always', 'mesa-help-desk' ) },
						{ value: 'open', label: __( 'Open', 'mesa-help-desk' ) },
						{ value: 'pending', label: __( 'Waiting for customer', 'mesa-help-desk' ) },
						{ value: 'closed', label: __( 'Closed', 'mesa-help-desk' ) },
					] }
					onChange={ ( status ) => onChange( { status } ) }
				/>
				<ChoiceField
					label={ __( 'Give the ticket to', 'mesa-help-desk' ) }
					value={ actions.assign }
					options={ [
						{ value: '', label: __( 'Nobody else', 'mesa-help-desk' ) },
						{ value: 'me', label: __( 'Whoever inserts it', 'mesa-help-desk' ) },
						{ value: 'nobody', label: __( 'Nobody: unassigned', 'mesa-help-desk' ) },
						...people.map( ( person ) => ( { value: String( person.id ), label: person.name } ) ),
					] }
					onChange={ ( assign ) => onChange( { assign } ) }
				/>
			</div>
			<TokenField
				label={ __( 'Add these tags', 'mesa-help-desk' ) }
				isReadOnly={ isReadOnly }
				tokens={ actions.add_tags.map( ( tag ) => ( { value: tag, label: tag } ) ) }
				known={ tags.map( ( tag ) => ( { value: tag, label: tag } ) ) }
				maxLength={ 40 }
				maxTokens={ 20 }
				makeWords={ ( text ) => text }
				onAdd={ ( token ) => onChange( { add_tags: [ ...actions.add_tags, token.label ] } ) }
				onRemove={ ( token ) => onChange( { add_tags: actions.add_tags.filter( ( tag ) => tag !== token.label ) } ) }
			/>
			<FieldError words={ error } />
		</>
	);
}
