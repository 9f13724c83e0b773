import type { Address } from '../../contract/generated/types.ts';
import { cleanLine, decodeWords } from './encoded-words.ts';

interface Draft {
	/** Words outside angle brackets and comments. */
	phrase: string;
	angle: string | null;
	comment: string;
	/** Whether the phrase was (partly) a quoted string. */
	quoted: boolean;
}

const fresh = (): Draft => ( { phrase: '', angle: null, comment: '', quoted: false } );
const ADDRESS = /[^\s"<>,;:()[\]]+@[^\s"<>,;:()]+/;
const MAX_ADDRESSES = 1000;
/** Of a longer header the rest is left out. Characters. */
const MAX_HEADER = 200_000;
/** Characters; RFC 5321 allows 256. */
const MAX_ADDRESS = 2000;

/** Index after a quoted string that starts at `from`, or -1 when it is not closed. */
function endOfQuoted( text: string, from: number ): number {
	for ( let i = from + 1; i < text.length; i++ ) {
		if ( text[ i ] === '\\' ) {
			i++;
		} else if ( text[ i ] === '"' ) {
			return i + 1;
		}
	}
	return -1;
}

function endOfComment( text: string, from: number ): number {
	let depth = 0;
	for ( let i = from; i < text.length; i++ ) {
		if ( text[ i ] === '\\' ) {
			i++;
		} else if ( text[ i ] === '(' ) {
			depth++;
		} else if ( text[ i ] === ')' && --depth === 0 ) {
			return i + 1;
		}
	}
	return -1;
}

function cleanAddress( raw: string ): string {
	// Longer is no address; patterns are not tried on more.
	const text = cleanLine( decodeWords( raw.slice( 0, MAX_ADDRESS ) ) )
		.replace( /^mailto:/i, '' )
		.replace( /\([^()]*\)/g, '' )
		.replace( /\s+/g, '' )
		// A source route (RFC 5322 section 4.4): <@relay1,@relay2:user@host>.
		.replace( /^@[^:]*:/, '' )
		.replace( /^<+|[>;,]+$/g, '' );
	return text.replace( /^"((?:[^"\\]|\\.)*)"@/, ( whole, local: string ) =>
		/^[\w.!#$%&'*+/=?^`{|}~-]+$/.test( local ) ? `${ local }@` : whole
	);
}

function cleanName( raw: string, charset: string ): string {
	const name = cleanLine( decodeWords( raw.slice( 0, MAX_ADDRESS ), charset ) );
	return name
		.replace( /^(["'])([\s\S]*)\1$/, '$2' )
		.replace( /\\(["\\])/g, '$1' )
		.trim()
		.slice( 0, 300 );
}

function finish( draft: Draft, charset: string ): Address | null {
	if ( draft.angle !== null ) {
		const inner = draft.angle;
		const address = cleanAddress( inner );
		const name = cleanName( draft.phrase, charset ) || cleanName( draft.comment, charset );
		return address === '' && name === '' ? null : { address: address.slice( 0, 320 ), name: name === address ? '' : name };
	}
	const phrase = draft.phrase.trim().slice( 0, MAX_ADDRESS );
	const found = ADDRESS.exec( phrase ) ?? ( draft.quoted ? ADDRESS.exec( decodeWords( phrase ) ) : null );
	const commented = found ? null : ADDRESS.exec( draft.comment.slice( 0, MAX_ADDRESS ) );
	if ( commented && ! draft.comment.trim().includes( ' ' ) ) {
		return { address: cleanAddress( commented[ 0 ] ).slice( 0, 320 ), name: cleanName( phrase, charset ) };
	}
	if ( ! found ) {
		if ( phrase === '' && draft.comment === '' ) {
			return null;
		}
		// A bare local name ("root") is an address of its own host; anything with blanks can only be a name.
		const bare = /^[^\s@]+$/.test( phrase ) && ! draft.quoted && ! phrase.includes( '=?' );
		return bare
			? { address: phrase.slice( 0, 320 ), name: cleanName( draft.comment, charset ) }
			: { address: '', name: cleanName( phrase || draft.comment, charset ) };
	}
	const rest = phrase.replace( found[ 0 ], ' ' );
	return { address: cleanAddress( found[ 0 ] ).slice( 0, 320 ), name: cleanName( rest, charset ) || cleanName( draft.comment, charset ) };
}

/**
 * Reads an address list (RFC 5322 section 3.4) with groups, comments, routes and what real programs make of it.
 *
 * @param value   Header value, latin1.
 * @param charset What raw 8-bit bytes are taken for.
 */
export function parseAddresses( value: string, charset = '' ): Address[] {
	const raw = value.slice( 0, MAX_HEADER );
	const list: Address[] = [];
	let draft = fresh();
	let openComments = false;
	let openQuotes = false;
	const push = () => {
		const address = finish( draft, charset );
		if ( address && list.length < MAX_ADDRESSES ) {
			list.push( address );
		}
		draft = fresh();
	};
	for ( let i = 0; i < raw.length; ) {
		const char = raw[ i ] as string;
		if ( char === '"' && ! openQuotes ) {
			const end = endOfQuoted( raw, i );
			openQuotes = end < 0;
			if ( end > 0 ) {
				const inner = raw.slice( i + 1, end - 1 );
				const isLocalPart = raw[ end ] === '@';
				draft.phrase += isLocalPart ? raw.slice( i, end ) : inner.replace( /\\(.)/g, '$1' );
				draft.quoted = draft.quoted || ! isLocalPart;
				i = end;
				continue;
			}
		} else if ( char === '(' && ! openComments ) {
			const end = endOfComment( raw, i );
			openComments = end < 0;
			if ( end > 0 ) {
				draft.comment += ( draft.comment ? ' ' : '' ) + raw.slice( i + 1, end - 1 );
				i = end;
				continue;
			}
		} else if ( char === '<' ) {
			const end = raw.indexOf( '>', i );
			if ( draft.angle?.includes( '@' ) ) {
				// Two addresses without a comma between them.
				push();
			}
			draft.angle = ( draft.angle ?? '' ) + raw.slice( i + 1, end < 0 ? raw.length : end );
			i = end < 0 ? raw.length : end + 1;
			continue;
		} else if ( char === '=' && raw[ i + 1 ] === '?' ) {
			const word = /^=\?[^?\s]+\?[bq]\?[^?]*\?=/i.exec( raw.slice( i, i + 2000 ) );
			if ( word ) {
				draft.phrase += word[ 0 ];
				i += word[ 0 ].length;
				continue;
			}
		} else if ( char === ',' || char === ';' ) {
			// A comma in an unquoted name ("Doe, John <j@x>"): the name goes on when no address came yet.
			const rest = raw.slice( i + 1 );
			const nameGoesOn =
				char === ',' &&
				draft.angle === null &&
				draft.phrase.trim() !== '' &&
				! draft.phrase.includes( '@' ) &&
				/^[^,;<>@"]*</.test( rest );
			if ( nameGoesOn ) {
				draft.phrase += char;
			} else {
				push();
			}
			i++;
			continue;
		} else if ( char === ':' && draft.angle === null && ! draft.phrase.includes( '@' ) && ! /mailto$/i.test( draft.phrase ) ) {
			// What stands before the colon is a group's name.
			draft = fresh();
			i++;
			continue;
		}
		draft.phrase += char;
		i++;
	}
	push();
	return list;
}
