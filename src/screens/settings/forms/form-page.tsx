import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Form } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { FormEditor } from './form-editor.tsx';

/** A form that is set up; 0 for a new one. */
export function FormPage( { id }: { id: number } ) {
	const [ form, setForm ] = useState< Form | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		if ( id === 0 ) {
			return;
		}
		setFailure( '' );
		api( 'listForms', {} ).then(
			( forms ) => {
				const found = forms.find( ( each ) => each.id === id );
				setForm( found ?? null );
				setFailure( found ? '' : __( 'There is no such form, or not for you.', 'mesa-help-desk' ) );
			},
			( error: unknown ) => setFailure( toFailure( error ).message )
		);
	}, [ id, attempt ] );
	if ( id === 0 ) {
		return <FormEditor form={ null } />;
	}
	if ( form ) {
		return <FormEditor form={ form } />;
	}
	return failure ? <FailedState message={ failure } onRetry={ () => setAttempt( attempt + 1 ) } /> : <Skeleton kind="form" rows={ 8 } />;
}
