import { useEffect, useState } from '@wordpress/element';
import type { Form } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';

export interface Forms {
	/** Null until they are there. */
	forms: Form[] | null;
	/** Why they could not be loaded, or the last change was refused. */
	failure: string;
	setForms: ( forms: Form[] ) => void;
	reload: () => void;
	/** Shows a change at once; when it is refused, takes it back and says why. */
	change: ( next: Form[], work: () => Promise< unknown > ) => Promise< void >;
}

/** All forms. */
export function useForms(): Forms {
	const [ forms, setForms ] = useState< Form[] | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const reload = () => {
		setFailure( '' );
		api( 'listForms', {} ).then( setForms, ( error: unknown ) => setFailure( toFailure( error ).message ) );
	};
	useEffect( reload, [] );
	const change = async ( next: Form[], work: () => Promise< unknown > ) => {
		const before = forms;
		setFailure( '' );
		setForms( next );
		try {
			await work();
		} catch ( error ) {
			setForms( before );
			setFailure( toFailure( error ).message );
			throw error;
		}
	};
	return { forms, failure, setForms, reload, change };
}
