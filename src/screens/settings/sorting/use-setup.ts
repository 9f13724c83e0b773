import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Desk } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { toFailure } from '../../../store/failure.ts';

export interface Setup {
	desk: Desk;
	/** What was done last, for a quiet line. */
	news: string;
	/** Why the last change was refused. */
	failure: string;
	/** Does something and loads everything again. What it throws is shown, and thrown on. */
	act: ( work: () => Promise< unknown >, words?: string ) => Promise< void >;
	/** As act(), for buttons that have nobody to throw to. */
	tryTo: ( work: () => Promise< unknown >, words?: string ) => void;
}

/** What tickets are sorted by, for the pages that change it. */
export function useSetup(): Setup {
	const desk = useSelect( ( select ) => select( deskStore ).getDesk().setup, [] );
	const { loadSetup } = useDispatch( deskStore );
	const [ news, setNews ] = useState( '' );
	const [ failure, setFailure ] = useState( '' );
	useEffect( () => void loadSetup(), [ loadSetup ] );
	const act = useCallback(
		async ( work: () => Promise< unknown >, words: string = __( 'Saved.', 'mesa-help-desk' ) ) => {
			setNews( '' );
			setFailure( '' );
			try {
				await work();
			} catch ( error ) {
				setFailure( toFailure( error ).message );
				throw error;
			}
			await loadSetup();
			setNews( words );
		},
		[ loadSetup ]
	);
	const tryTo = useCallback(
		( work: () => Promise< unknown >, words?: string ) => void act( work, words ).catch( () => undefined ),
		[ act ]
	);
	return { desk, news, failure, act, tryTo };
}
