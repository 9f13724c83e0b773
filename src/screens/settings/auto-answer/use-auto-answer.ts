import { useCallback, useEffect, useState } from '@wordpress/element';
import type { AutoAnswer } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import type { Failure } from '../../../store/failure.ts';

export interface LoadedAnswer {
	answer: AutoAnswer | null;
	failure: Failure | null;
	/** Takes what a change has answered. */
	set: ( answer: AutoAnswer ) => void;
	reload: () => void;
}

/** A mailbox's automatic answer, read when it is first shown. */
export function useAutoAnswer( mailboxId: number ): LoadedAnswer {
	const [ answer, set ] = useState< AutoAnswer | null >( null );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		let current = true;
		setFailure( null );
		api( 'getAutoAnswer', { path: { id: mailboxId } } ).then(
			( loaded ) => current && set( loaded ),
			( error: unknown ) => current && setFailure( toFailure( error ) )
		);
		return () => {
			current = false;
		};
	}, [ mailboxId, attempt ] );
	return { answer, failure, set, reload: useCallback( () => setAttempt( ( before ) => before + 1 ), [] ) };
}
