import {
	BEGIN_FORWARDED_PATTERN,
	FORWARDED_PATTERN,
	HEADER_ROLES,
	ORIGINAL_PATTERN,
	PREVIOUS_PATTERN,
	type HeaderRole,
} from './reply-words.ts';

const FIELD = /^[\s>*_|]*([\p{L}][\p{L}\s\-']{0,24}?)\s*[*_]{0,2}\s*[:：]\s*[*_]{0,2}(.*)$/u;
const ORIGINAL = new RegExp(
	`^[\\s>]*[-_=*–—]{2,}\\s*(${ ORIGINAL_PATTERN })\\s*[-_=*–—:]*\\s*$|^[\\s>]*(${ ORIGINAL_PATTERN })\\s*[-_=*–—]{3,}\\s*$`,
	'iu'
);
const FORWARDED = new RegExp(
	`^[\\s>]*[-_=*–—]{2,}\\s*(${ FORWARDED_PATTERN }).{0,60}?[-_=*–—:]*\\s*$|^[\\s>]*(${ BEGIN_FORWARDED_PATTERN })\\s*[:：]?\\s*$`,
	'iu'
);
const PREVIOUS = new RegExp( `^[\\s>*_#]*(${ PREVIOUS_PATTERN })[\\s*_:]*$`, 'iu' );
/** What other help desks ask people to write above: between marks, or in words that speak of an answer and of "this" line. */
const REPLY_ABOVE = [
	/^[\s>]*[#\-=_*–—]{2}[#\-=_*–—\s]*(please )?(type|write|reply|respond)\b.{0,40}\babove\b.{0,30}\bline\b.{0,40}$/i,
	/^[\s>]*(please )?(reply|respond|(type|write)\b.{0,20}\b(reply|response|answer|message|comment))\b.{0,20}\babove this\b.{0,20}\bline\b.{0,40}$/i,
];

export interface HeaderField {
	role: HeaderRole;
	value: string;
}

/** Reads "From: …" in any of the known languages. */
export function headerField( line: string ): HeaderField | null {
	const match = line.length < 1000 ? FIELD.exec( line ) : null;
	if ( ! match ) {
		return null;
	}
	const role = HEADER_ROLES.get( ( match[ 1 ] as string ).trim().replace( /\s+/g, ' ' ).toLowerCase() );
	return role ? { role, value: ( match[ 2 ] as string ).trim() } : null;
}

/** Further fields on the same line, as some converters leave them: "From: a@b Sent: Monday … To: c". */
function fieldsInside( value: string ): [ HeaderRole, string ][] {
	return [
		...value
			.slice( 0, 600 )
			.matchAll( /\s[*_]{0,2}(\p{L}[\p{L} ]{1,14}?)\s?:[*_]{0,2}\s+(\S[^\n]*?)(?=\s[*_]{0,2}\p{L}[\p{L} ]{1,14}?\s?:\s|$)/gu ),
	].flatMap( ( match ) => {
		const role = HEADER_ROLES.get( ( match[ 1 ] as string ).trim().toLowerCase() );
		return role && role !== 'other' ? [ [ role, match[ 2 ] as string ] as [ HeaderRole, string ] ] : [];
	} );
}

const looksLikeDate = ( value: string ) => /\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./]\d{1,2}/.test( value );

/**
 * Whether the header of a quoted mail (From, Sent, To, Subject…) begins at this line. Two different fields, one of them
 * saying who or when, with a value that fits, are enough; a list such as "Date: …, Time: …, Place: …" is not.
 */
export function startsHeaderBlock( lines: readonly string[], fieldsOf: readonly ( HeaderField | null )[], at: number ): boolean {
	const first = fieldsOf[ at ];
	if ( ! first || first.role === 'other' ) {
		return false;
	}
	const roles = new Map< HeaderRole, string >();
	let gap = 0;
	let blanks = 0;
	let fields = 0;
	for ( const [ role, value ] of fieldsInside( first.value ) ) {
		roles.set( first.role, first.value );
		roles.set( role, value );
	}
	for ( let i = at; i < lines.length && i < at + 16; i++ ) {
		const line = lines[ i ] as string;
		const field = fieldsOf[ i ];
		if ( field ) {
			const continued = field.value === '' ? ( lines[ i + 1 ] ?? '' ) : '';
			roles.set( field.role, roles.get( field.role ) ?? `${ field.value } ${ fieldsOf[ i + 1 ] ? '' : continued }`.trim() );
			fields++;
			gap = 0;
			blanks = 0;
			continue;
		}
		// Wrapped values, and the empty lines that some converters put between the fields.
		if ( line.trim() === '' ) {
			blanks++;
		} else {
			gap++;
		}
		if ( gap > ( fields < 2 ? 1 : 2 ) || blanks > 2 ) {
			break;
		}
	}
	const from = roles.get( 'from' ) ?? '';
	const main = [ 'from', 'date', 'to', 'subject' ].filter( ( role ) => roles.has( role as HeaderRole ) ).length;
	if ( main >= 3 ) {
		return roles.has( 'from' ) || roles.has( 'to' );
	}
	if ( main === 2 ) {
		const dated = looksLikeDate( roles.get( 'date' ) ?? '' );
		const address = /@/.test( `${ from } ${ roles.get( 'to' ) ?? '' }` );
		return (
			( roles.has( 'from' ) || roles.has( 'date' ) ) &&
			( ( dated && ( address || roles.has( 'from' ) ) ) || ( address && roles.has( 'from' ) ) )
		);
	}
	return false;
}

export function isOriginalDelimiter( line: string ): boolean {
	return line.length < 200 && ( ORIGINAL.test( line ) || REPLY_ABOVE.some( ( pattern ) => pattern.test( line ) ) );
}

export function isForwardDelimiter( line: string ): boolean {
	return line.length < 200 && FORWARDED.test( line );
}

/** A caption between dashes, such as stands above the header of an old mail in a language we have no words for. */
export function isCaption( line: string ): boolean {
	return /^[\s>]*[-_=*–—]{2,}\s*[\p{L}][\p{L}\s.'-]{1,40}[-_=*–—]{2,}\s*$/u.test( line );
}

export function isPreviousDelimiter( line: string ): boolean {
	return line.length < 80 && PREVIOUS.test( line );
}

/** A line drawn across the page. */
export function isRule( line: string ): boolean {
	return /^[\s>]*([-_=*–—]\s?){3,}\s*$/.test( line );
}
