/** The variables of saved replies, signatures and mail footers. php/Domain/Variables.php decides the same way. */

/** Names as they stand in braces, by what they are about. */
export const VARIABLES = [
	'customer.first_name',
	'customer.last_name',
	'customer.name',
	'customer.email',
	'ticket.number',
	'ticket.subject',
	'agent.first_name',
	'agent.name',
	'agent.email',
	'mailbox.name',
	'mailbox.email',
	'site.name',
	'order.number',
	'order.status',
	'order.total',
	'order.date',
] as const;

export type VariableName = ( typeof VARIABLES )[ number ];

/** "{customer.first_name}" or "{customer.first_name|there}"; a fallback has no braces and no tags. */
const PATTERN = /\{([a-z]+\.[a-z_]+)(?:\|([^{}<>]{0,200}))?\}/g;

const known = new Set< string >( VARIABLES );

function escapeHtml( text: string ): string {
	return text
		.replace( /&/g, '&amp;' )
		.replace( /</g, '&lt;' )
		.replace( />/g, '&gt;' )
		.replace( /"/g, '&quot;' )
		.replace( /'/g, '&#039;' );
}

/** The names of known variables that a text still holds in braces and that have no fallback. */
export function unfilledVariables( text: string ): VariableName[] {
	const found = [ ...text.matchAll( PATTERN ) ].filter( ( match ) => known.has( match[ 1 ] ?? '' ) && match[ 2 ] === undefined );
	return [ ...new Set( found.map( ( match ) => match[ 1 ] as VariableName ) ) ];
}

/** What stands in braces like a variable but is none: a slip of whoever wrote it. */
export function unknownVariables( text: string ): string[] {
	const found = [ ...text.matchAll( PATTERN ) ].map( ( match ) => match[ 1 ] ?? '' );
	return [ ...new Set( found.filter( ( name ) => ! known.has( name ) ) ) ];
}

/**
 * HTML with its variables filled in. What nothing is known of takes its fallback; without one it stays in braces, so
 * that it is seen before it is sent.
 *
 * @param html   Clean HTML.
 * @param values Plain text by name.
 */
export function fillVariables( html: string, values: Readonly< Record< string, string > > ): { html: string; missing: VariableName[] } {
	const filled = html.replace( PATTERN, ( whole: string, name: string, fallback: string | undefined ) => {
		if ( ! known.has( name ) ) {
			return whole;
		}
		const value = values[ name ] ?? '';
		// A fallback stands in the HTML already and is as clean as the rest.
		return value === '' ? ( fallback ?? whole ) : escapeHtml( value );
	} );
	return { html: filled, missing: unfilledVariables( filled ) };
}
