import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { VariableName } from '../../core/words/variables.ts';
import { api } from '../../store/api.ts';
import { toFailure } from '../../store/failure.ts';
import { FailedState } from '../../ui/failed-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WordsField } from '../../ui/words-field/words-field.tsx';

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
	const [ stored, setStored ] = useState< string | null >( null );
	const [ html, setHtml ] = useState( '' );
	const [ busy, setBusy ] = useState( false );
	const [ saved, setSaved ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const load = () => {
		setFailure( '' );
		api( 'getSignature', {} ).then(
			( found ) => {
				setStored( found.html );
				setHtml( found.html );
			},
			( error: unknown ) => setFailure( toFailure( error ).message )
		);
	};
	useEffect( load, [] );
	if ( stored === null ) {
		return failure ? <FailedState message={ failure } onRetry={ load } /> : <Skeleton kind="form" rows={ 2 } />;
	}
	const save = async () => {
		setBusy( true );
		setFailure( '' );
		try {
			setStored( ( await api( 'updateSignature', { body: { html } } ) ).html );
			setSaved( true );
		} catch ( error ) {
			setFailure( toFailure( error ).message );
		} finally {
			setBusy( false );
		}
	};
	return (
		<form
			className="mesa-form"
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save();
			} }
		>
			<WordsField
				label={ __( 'Your signature', 'mesa-help-desk' ) }
				help={ __(
					'Stands below your replies, where the mailbox wants it; also below those that you write by mail.',
					'mesa-help-desk'
				) }
				html={ stored }
				variables={ SIGNATURE_VARIABLES }
				onChange={ ( now ) => {
					setSaved( false );
					setHtml( now );
				} }
			/>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure } { __( 'What you typed is kept.', 'mesa-help-desk' ) }
				</p>
			) }
			<div className="mesa-form__bar">
				<Button variant="primary" type="submit" __next40pxDefaultSize isBusy={ busy } disabled={ busy || html === stored }>
					{ __( 'Save signature', 'mesa-help-desk' ) }
				</Button>
				<span className="mesa-form__saved" role="status">
					{ saved && __( 'Saved', 'mesa-help-desk' ) }
				</span>
			</div>
		</form>
	);
}
