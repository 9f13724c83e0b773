import { markFound, soughtIn } from '../../../core/search/mark-found.ts';
import type { Field } from '../../../core/search/mark-found.ts';

/** A text of a ticket with the words marked that the search looked for. */
export function Marked( { text, search, field }: { text: string; search: string; field: Field } ) {
	if ( search === '' ) {
		return <>{ text }</>;
	}
	return (
		<>
			{ markFound( text, soughtIn( search, field ) ).map( ( piece, index ) =>
				piece.found ? <mark key={ index }>{ piece.text }</mark> : piece.text
			) }
		</>
	);
}
