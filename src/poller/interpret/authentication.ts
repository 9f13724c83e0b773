import type { IngestMessage } from '../../contract/generated/types.ts';
import type { ParsedMail } from '../parse/index.ts';

export type Authentication = NonNullable< IngestMessage[ 'authentication' ] >;

/** Without comments and quoted words: both may hold what the sender wrote. */
const withoutComments = ( value: string ) => value.replace( /"(?:[^"\\]|\\.)*"/g, ' ' ).replace( /\([^()]*\)/g, ' ' );
/** The name of the server that vouches; "" where it gives none (Microsoft's first word is a result already). */
const serverOf = ( value: string ) => {
	const first = withoutComments( value ).split( ';' )[ 0 ]?.trim() ?? '';
	return first.includes( '=' ) ? '' : ( first.split( /\s/ )[ 0 ]?.toLowerCase() ?? '' );
};

/**
 * What the mailbox's own server found out about the sender (RFC 8601). Servers put their header on top of what came in, so
 * the topmost one counts, and for a method that it does not speak of the next one of the same server: some write one for
 * each method. A sender can make up a word only where the server says none (not every server takes away what bears its
 * own name), and so can only speak against himself, which is all that it is used for.
 *
 * @returns Null when there is none.
 */
export function readAuthentication( mail: Pick< ParsedMail, 'headers' > ): Authentication | null {
	const all = mail.headers.all( 'authentication-results' ).slice( 0, 10 );
	const top = all[ 0 ];
	if ( top === undefined ) {
		return null;
	}
	const server = serverOf( top );
	const words = all.filter( ( value ) => serverOf( value ) === server ).map( ( value ) => withoutComments( value.slice( 0, 4000 ) ) );
	const result = ( method: string ) => {
		const pattern = new RegExp( `(?:^|[;\\s])${ method }\\s*=\\s*([a-z]{2,20})`, 'gi' );
		const found =
			words
				.map( ( value ) => [ ...value.matchAll( pattern ) ].map( ( match ) => ( match[ 1 ] as string ).toLowerCase() ) )
				.find( ( results ) => results.length > 0 ) ?? [];
		// Of several signatures one that holds is enough.
		return found.includes( 'pass' ) ? 'pass' : ( found[ 0 ] ?? '' );
	};
	return { spf: result( 'spf' ), dkim: result( 'dkim' ), dmarc: result( 'dmarc' ) };
}
