import { cleanLine, decodeWords } from './encoded-words.ts';

/** Of a longer field the beginning is left out. Characters. */
const MAX_LENGTH = 300_000;

/**
 * The identifiers of a Message-ID, In-Reply-To or References field, with angle brackets, in order, each once.
 * Words without brackets count when they look like an identifier; phrases do not.
 */
export function parseMessageIds( values: readonly string[] ): string[] {
	const ids = new Set< string >();
	for ( const given of values ) {
		// The last ones count most.
		const value = given.slice( -MAX_LENGTH );
		const text = value.includes( '=?' ) ? decodeWords( value ) : value;
		const bracketed = text.match( /<[^<>]+>/g );
		const found = bracketed ?? text.split( /[\s,;]+/ ).filter( ( word ) => /^[^\s@<>"]+@[^\s@<>"]+$/.test( word ) );
		for ( const id of found ) {
			const clean = cleanLine( id )
				.replace( /\s+/g, '' )
				.replace( /^<*|>*$/g, '' )
				.slice( 0, 996 );
			if ( clean !== '' ) {
				ids.add( `<${ clean }>` );
			}
		}
	}
	return [ ...ids ];
}
