import { decodeText } from './charset.ts';
import { cleanLine, decodeWords } from './encoded-words.ts';

/** A structured field such as Content-Type: its value and parameters, names in lower case, values decoded. */
export interface ContentHeader {
	value: string;
	params: Map< string, string >;
}

interface Segment {
	index: number;
	encoded: boolean;
	value: string;
}

const MAX_PARAMS = 300;
const MAX_LENGTH = 100_000;

function percentBytes( value: string ): Buffer {
	return Buffer.from(
		value.replace( /%([0-9a-f]{2})/gi, ( _whole, code: string ) => String.fromCharCode( parseInt( code, 16 ) ) ),
		'latin1'
	);
}

/** Joins the numbered pieces of RFC 2231 and undoes its percent encoding. */
function joinSegments( segments: Segment[] ): string {
	const ordered = [ ...segments ].sort( ( a, b ) => a.index - b.index );
	if ( ! ordered.some( ( segment ) => segment.encoded ) ) {
		return decodeWords( ordered.map( ( segment ) => segment.value ).join( '' ) );
	}
	let charset = '';
	const bytes = ordered.map( ( segment, at ) => {
		if ( ! segment.encoded ) {
			return Buffer.from( segment.value, 'latin1' );
		}
		const match = at === 0 ? /^([^']*)'[^']*'(.*)$/s.exec( segment.value ) : null;
		charset = match ? ( match[ 1 ] as string ) : charset;
		return percentBytes( match ? ( match[ 2 ] as string ) : segment.value );
	} );
	const text = decodeText( Buffer.concat( bytes ), charset );
	return text.includes( '=?' ) ? decodeWords( text ) : text;
}

/** Splits at semicolons outside quotation marks; comments in brackets are dropped. */
function pieces( raw: string ): string[] {
	const out: string[] = [];
	let current = '';
	let quoted = false;
	let comment = 0;
	const lastClose = raw.lastIndexOf( ')' );
	for ( let i = 0; i < raw.length; i++ ) {
		const char = raw[ i ] as string;
		if ( char === '\\' && ( quoted || comment > 0 ) && /["\\()]/.test( raw[ i + 1 ] ?? '' ) ) {
			current += comment > 0 ? '' : char + raw[ i + 1 ];
			i++;
		} else if ( char === '"' && comment === 0 ) {
			quoted = ! quoted;
			current += char;
		} else if ( ! quoted && char === '(' && ( comment > 0 || ( /^[\s;]?$/.test( current.slice( -1 ) ) && lastClose > i ) ) ) {
			comment++;
		} else if ( comment > 0 ) {
			comment -= char === ')' ? 1 : 0;
		} else if ( char === ';' && ! quoted ) {
			out.push( current );
			current = '';
		} else {
			current += char;
		}
	}
	return [ ...out, current ];
}

/** Reads a field with parameters (RFC 2045 section 5.1, RFC 2231), forgiving what mail programs get wrong. */
export function parseContentHeader( raw: string ): ContentHeader {
	const [ first = '', ...rest ] = pieces( raw.slice( 0, MAX_LENGTH ) );
	const segments = new Map< string, Segment[] >();
	const lone = /^([\w*-]+)\s*=/.test( first.trim() ) ? [ first, ...rest ] : rest;
	for ( const piece of lone.slice( 0, MAX_PARAMS ) ) {
		const match = /^\s*([^\s=*]+)(?:\*(\d+))?(\*)?\s*=\s*([\s\S]*)$/.exec( piece );
		if ( ! match ) {
			continue;
		}
		const name = ( match[ 1 ] as string ).toLowerCase();
		const given = ( match[ 4 ] as string ).trim();
		const inner = given.slice( 1, given.length > 1 && given.endsWith( '"' ) ? -1 : undefined );
		const value = given.startsWith( '"' ) ? inner.replace( /\\(["\\])/g, '$1' ) : given;
		const list = segments.get( name ) ?? [];
		const segment = { index: Number( match[ 2 ] ?? 0 ), encoded: match[ 3 ] === '*', value };
		// name= beside name*= : the encoded one is meant for us (RFC 6266 section 4.3 has the same rule).
		if ( match[ 2 ] === undefined && list.length > 0 && list.some( ( other ) => other.index === 0 ) ) {
			if ( segment.encoded ) {
				segments.set( name, [ segment ] );
			}
			continue;
		}
		segments.set( name, [ ...list, segment ] );
	}
	const params = new Map< string, string >();
	for ( const [ name, list ] of segments ) {
		params.set( name, cleanLine( joinSegments( list ) ) );
	}
	return { value: first.trim().split( /\s/ )[ 0 ]?.toLowerCase() ?? '', params };
}
