import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { toFailure } from '../../store/failure.ts';

interface Answer< Data > {
	data: Data | null;
	/** In words; empty while nothing is wrong. */
	failure: string;
	again: () => void;
	/** Shows a change before the site has answered. */
	set: ( change: ( data: Data ) => Data ) => void;
}

/** What the site answers to a question; asked again when the question is another one, and the newest answer wins. */
export function useAnswer< Data >( ask: () => Promise< Data > ): Answer< Data > {
	const [ data, setData ] = useState< Data | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const turn = useRef( 0 );
	const again = useCallback( () => {
		turn.current += 1;
		const mine = turn.current;
		setFailure( '' );
		ask().then(
			( found ) => mine === turn.current && setData( found ),
			( error: unknown ) => mine === turn.current && setFailure( toFailure( error ).message )
		);
	}, [ ask ] );
	useEffect( again, [ again ] );
	return { data, failure, again, set: ( change ) => setData( ( known ) => ( known === null ? known : change( known ) ) ) };
}
