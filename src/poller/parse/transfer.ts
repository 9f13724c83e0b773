/** What somebody wrote behind the padding, on the same line, and that is no base64 itself. */
function withoutRemarks( text: string ): string {
	return text.replace( /(=[ \t]+)([^\r\n]+)/g, ( whole, padding: string, rest: string ) =>
		/^(?:[A-Za-z0-9+/]{4})+[=\s]*$/.test( rest ) ? whole : padding
	);
}

/** Undoes base64 (RFC 2045 section 6.8). Foreign characters are skipped; padding in the middle does not end the data. */
export function decodeBase64( bytes: Buffer ): Buffer {
	const text = withoutRemarks( bytes.toString( 'latin1' ) ).trimEnd();
	let length = text.length;
	while ( text[ length - 1 ] === '=' ) {
		length--;
	}
	const end = text.slice( 0, length );
	if ( ! end.includes( '=' ) ) {
		return Buffer.from( end, 'base64' );
	}
	return Buffer.concat( end.split( /=+/ ).map( ( piece ) => Buffer.from( piece, 'base64' ) ) );
}

/** Characters decoded at a time; small enough for strings that are collected at once. */
const STEP = 96 * 1024;

/** Undoes base64 piece by piece, so that a large file is never in memory as a whole. */
function* base64Chunks( bytes: Buffer ): Generator< Buffer > {
	let carry = '';
	for ( let at = 0; at < bytes.length; at += STEP ) {
		const text = carry + bytes.toString( 'latin1', at, Math.min( bytes.length, at + STEP ) ).replace( /[^A-Za-z0-9+/=_-]+/g, '' );
		// Padding in the middle ends a run of groups; counting to four starts anew behind it.
		const runs = text.split( /=+/ );
		const open = runs.pop() as string;
		for ( const run of runs ) {
			yield Buffer.from( run, 'base64' );
		}
		const whole = open.length - ( open.length % 4 );
		yield Buffer.from( open.slice( 0, whole ), 'base64' );
		carry = open.slice( whole );
	}
	yield Buffer.from( carry, 'base64' );
}

function hex( code: number ): number {
	if ( code >= 48 && code <= 57 ) {
		return code - 48;
	}
	const lower = code | 32;
	return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Undoes quoted-printable (RFC 2045 section 6.7); a "=" that starts no code stays as it is. */
export function decodeQuotedPrintable( bytes: Buffer ): Buffer {
	const out = Buffer.allocUnsafe( bytes.length );
	let length = 0;
	let blanks = 0;
	for ( let i = 0; i < bytes.length; i++ ) {
		const byte = bytes[ i ] as number;
		if ( byte === 10 || byte === 13 ) {
			// Blanks at the end of a line were added on the way.
			length -= blanks;
			blanks = 0;
			out[ length++ ] = byte;
			continue;
		}
		if ( byte === 61 ) {
			blanks = 0;
			let next = i + 1;
			while ( bytes[ next ] === 32 || bytes[ next ] === 9 ) {
				next++;
			}
			if ( next >= bytes.length ) {
				break;
			}
			if ( bytes[ next ] === 10 ) {
				i = next;
				continue;
			}
			if ( bytes[ next ] === 13 ) {
				i = bytes[ next + 1 ] === 10 ? next + 1 : next;
				continue;
			}
			const high = hex( bytes[ i + 1 ] as number );
			const low = i + 2 < bytes.length ? hex( bytes[ i + 2 ] as number ) : -1;
			if ( high >= 0 && low >= 0 ) {
				out[ length++ ] = high * 16 + low;
				i += 2;
				continue;
			}
		}
		blanks = byte === 32 || byte === 9 ? blanks + 1 : 0;
		out[ length++ ] = byte;
	}
	return out.subarray( 0, length );
}

/** Undoes one uuencoded block, from the line after "begin" to "end". */
export function decodeUu( text: string ): Buffer {
	const out = Buffer.allocUnsafe( text.length );
	let at = 0;
	for ( const line of text.split( /\r?\n/ ) ) {
		if ( line === 'end' || line === '' ) {
			continue;
		}
		const value = ( index: number ) => ( ( line.charCodeAt( index ) || 32 ) - 32 ) & 63;
		const end = at + value( 0 );
		for ( let i = 1; i < line.length && at < end; i += 4 ) {
			const [ a, b, c, d ] = [ value( i ), value( i + 1 ), value( i + 2 ), value( i + 3 ) ];
			for ( const byte of [ ( a << 2 ) | ( b >> 4 ), ( ( b & 15 ) << 4 ) | ( c >> 2 ), ( ( c & 3 ) << 6 ) | d ] ) {
				if ( at < end ) {
					out[ at++ ] = byte;
				}
			}
		}
	}
	return out.subarray( 0, at );
}

/**
 * Content of a part.
 *
 * @param bytes    The part's body as it stands in the mail.
 * @param encoding The Content-Transfer-Encoding, lower case; unknown ones are taken as none.
 */
export function decodeTransfer( bytes: Buffer, encoding: string ): Buffer {
	if ( encoding.includes( 'base64' ) ) {
		return decodeBase64( bytes );
	}
	if ( encoding.includes( 'quoted' ) ) {
		return decodeQuotedPrintable( bytes );
	}
	if ( /^(x-)?uu/.test( encoding ) ) {
		const match = /^begin [0-7]{3,4} .*\r?\n([\s\S]*)/m.exec( bytes.toString( 'latin1' ) );
		return match ? decodeUu( match[ 1 ] as string ) : bytes;
	}
	return bytes;
}

/** The same content piece by piece; what is not base64 comes as one. */
export function* decodeChunks( bytes: Buffer, encoding: string ): Generator< Buffer > {
	if ( encoding.includes( 'base64' ) && bytes.length > STEP ) {
		yield* base64Chunks( bytes );
		return;
	}
	yield decodeTransfer( bytes, encoding );
}
