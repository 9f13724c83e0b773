import { useCallback, useState } from '@wordpress/element';
import { emptyDraft, keepDraft, readDraft } from '../../../store/drafts.ts';
import type { Draft } from '../../../store/drafts.ts';

export interface DraftTools {
	draft: Draft;
	change: ( part: Partial< Draft > | ( ( draft: Draft ) => Partial< Draft > ) ) => void;
	/** After it was sent: a new, empty one with a key of its own. */
	clear: () => void;
}

/** A draft that is written down with every keystroke. */
export function useDraft( name: string ): DraftTools {
	const [ draft, setDraft ] = useState( () => readDraft( name ) );
	const change = useCallback< DraftTools[ 'change' ] >(
		( part ) =>
			setDraft( ( known ) => {
				const next = { ...known, ...( typeof part === 'function' ? part( known ) : part ) };
				keepDraft( name, next );
				return next;
			} ),
		[ name ]
	);
	const clear = useCallback( () => {
		const next = emptyDraft();
		keepDraft( name, next );
		setDraft( next );
	}, [ name ] );
	return { draft, change, clear };
}
