import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { VariableName } from '../../core/words/variables.ts';
import { api } from '../../store/api.ts';
import { toFailure } from '../../store/failure.ts';
import { FailedState } from '../../ui/failed-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WordsField } from '../../ui/words-field/words-field.tsx';
import { SavedForm, useSaving } from './saved-form.tsx';

export const SIGNATURE_VARIABLES: readonly VariableName[] = [
	'agent.name',
	'agent.first_name',
	'agent.email',
	'mailbox.name',
	'mailbox.email',
	'site.name',
	'ticket.number',
];

/** One's own signature. */
export function SignatureForm() {
	// As it came, or was sent last: the site may write the same words differently.
	const [ kept, setKept ] = useState< string | null >( null );
	const [ html, setHtml ] = useState( '' );
	const [ failure, setFailure ] = useState( '' );
	const saving = useSaving();
	const load = () => {
		setFailure( '' );
		api( 'getSignature', {} ).then(
			( found ) => {
				setKept( found.html );
				setHtml( found.html );
			},
			( error: unknown ) => setFailure( toFailure( error ).message )
		);
	};
	useEffect( load, [] );
	if ( kept === null ) {
		return failure ? <FailedState message={ failure } onRetry={ load } /> : <Skeleton kind="form" rows={ 2 } />;
	}
	const save = () =>
		saving.save( async () => {
			await api( 'updateSignature', { body: { html } } );
			setKept( html );
		} );
	return (
		<SavedForm
			saving={ saving }
			onSave={ () => void save() }
			isChanged={ html !== kept }
			label={ __( 'Save signature', 'mesa-help-desk' ) }
		>
			<WordsField
				label={ __( 'Your signature', 'mesa-help-desk' ) }
				help={ __(
					'Stands below your replies, where the mailbox wants it; also below those that you write by mail.',
					'mesa-help-desk'
				) }
				html={ kept }
				variables={ SIGNATURE_VARIABLES }
				onChange={ ( now ) => {
					saving.touch();
					setHtml( now );
				} }
			/>
		</SavedForm>
	);
}
