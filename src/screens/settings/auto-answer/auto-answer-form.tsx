import { ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { AutoAnswer, AutoAnswerInput } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { AreaField, TextField } from '../fields.tsx';
import { SavedForm, useSaving } from '../saved-form.tsx';
import { takeOver } from '../take-over.ts';
import { Preview } from './preview.tsx';

interface Props {
	mailboxId: number;
	answer: AutoAnswer;
	onSaved: ( answer: AutoAnswer ) => void;
}

function Variables() {
	const known: [ string, string ][] = [
		[ '{customer_name}', __( 'the customer’s name', 'mesa-help-desk' ) ],
		[ '{ticket_id}', __( 'the ticket’s number', 'mesa-help-desk' ) ],
		[ '{subject}', __( 'the subject of their message', 'mesa-help-desk' ) ],
		[ '{mailbox_name}', __( 'the name of this mailbox', 'mesa-help-desk' ) ],
	];
	return (
		<div className="mesa-variables">
			<p>{ __( 'These are filled in for each customer:', 'mesa-help-desk' ) }</p>
			<dl>
				{ known.map( ( [ name, words ] ) => (
					<div key={ name }>
						<dt>
							<code dir="ltr">{ name }</code>
						</dt>
						<dd>{ words }</dd>
					</div>
				) ) }
			</dl>
		</div>
	);
}

function inputOf( { enabled, to_forms, subject, text }: AutoAnswer ): AutoAnswerInput {
	return { enabled, to_forms, subject, text };
}

/** What a mailbox answers to new tickets. One save for the whole form. */
export function AutoAnswerForm( { mailboxId, answer, onSaved }: Props ) {
	const [ form, setForm ] = useState( answer );
	const saving = useSaving();
	const isChanged = JSON.stringify( inputOf( form ) ) !== JSON.stringify( inputOf( answer ) );
	const set = ( part: Partial< AutoAnswer > ) => {
		saving.touch();
		setForm( ( before ) => ( { ...before, ...part } ) );
	};
	const save = () =>
		saving.save( async () => {
			const stored = await api( 'updateAutoAnswer', { path: { id: mailboxId }, body: inputOf( form ) } );
			setForm( ( now ) => takeOver( now, form, stored ) );
			onSaved( stored );
		} );
	return (
		<SavedForm saving={ saving } onSave={ () => void save() } isChanged={ isChanged } canSave>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Answer new tickets automatically', 'mesa-help-desk' ) }
				help={ __(
					'Customers who write by mail hear at once that their message has arrived, once for each ticket. Out-of-office mails, newsletters and other programs never get an answer.',
					'mesa-help-desk'
				) }
				checked={ form.enabled }
				onChange={ ( enabled ) => set( { enabled } ) }
			/>
			{ form.enabled && (
				<>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Also answer those who use the ticket form', 'mesa-help-desk' ) }
						help={ __( 'The form itself already says that the message has arrived.', 'mesa-help-desk' ) }
						checked={ form.to_forms }
						onChange={ ( value ) => set( { to_forms: value } ) }
					/>
					<TextField
						label={ __( 'Subject', 'mesa-help-desk' ) }
						value={ form.subject }
						error={ saving.errors.subject }
						onChange={ ( subject ) => set( { subject } ) }
					/>
					<AreaField
						label={ __( 'Text', 'mesa-help-desk' ) }
						rows={ 10 }
						help={ __(
							'Leave it empty to get back the text that Mesa comes with. The signature is not added.',
							'mesa-help-desk'
						) }
						value={ form.text }
						error={ saving.errors.text }
						onChange={ ( text ) => set( { text } ) }
					/>
					<Variables />
					<Preview mailboxId={ mailboxId } words={ { subject: form.subject, text: form.text } } />
				</>
			) }
		</SavedForm>
	);
}
