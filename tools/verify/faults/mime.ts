/** Writing MIME by hand (RFC 2045 to 2047, 2231): every way of writing a mail has to arrive, so no library that knows only one. */
import type { Tongue } from './tongues.ts';

export type Transfer = '7bit' | '8bit' | 'base64' | 'quoted-printable';

/** base64 in lines of 76 characters. */
export const base64 = ( bytes: Buffer ): string => bytes.toString( 'base64' ).replace( /.{76}(?=.)/g, '$&\r\n' );

/** Quoted-printable; as binary, line ends are written as bytes too, so that files come back byte for byte. */
export function quotedPrintable( bytes: Buffer, binary: boolean ): string {
	let line = '';
	const lines: string[] = [];
	const put = ( piece: string ) => {
		if ( line.length + piece.length > 75 ) {
			lines.push( `${ line }=` );
			line = '';
		}
		line += piece;
	};
	for ( let at = 0; at < bytes.length; at++ ) {
		const byte = bytes[ at ] as number;
		if ( ! binary && byte === 13 && bytes[ at + 1 ] === 10 ) {
			lines.push( line );
			line = '';
			at++;
			continue;
		}
		const plain = byte > 32 && byte < 127 && byte !== 61 && ! ( line === '' && byte === 46 );
		const space = byte === 32 && ! /^(\r\n)?$/.test( bytes.toString( 'latin1', at + 1, at + 3 ) );
		put( plain || space ? String.fromCharCode( byte ) : `=${ byte.toString( 16 ).toUpperCase().padStart( 2, '0' ) }` );
	}
	return [ ...lines, line ].join( '\r\n' );
}

/** Text of a tongue as a part's header lines and body. */
export function textPart( subtype: 'plain' | 'html', text: string, tongue: Tongue, transfer: Transfer ): Buffer {
	const bytes = tongue.encode( text );
	const head = `Content-Type: text/${ subtype }; charset=${ tongue.charset }\r\nContent-Transfer-Encoding: ${ transfer }\r\n\r\n`;
	if ( transfer === 'base64' ) {
		return Buffer.from( head + base64( bytes ) );
	}
	return transfer === 'quoted-printable'
		? Buffer.from( head + quotedPrintable( bytes, false ) )
		: Buffer.concat( [ Buffer.from( head ), bytes ] );
}

/** A multipart of these parts, with its header line. */
export function multipart( subtype: string, boundary: string, parts: readonly Buffer[] ): Buffer {
	return Buffer.concat( [
		Buffer.from( `Content-Type: multipart/${ subtype };\r\n\tboundary="${ boundary }"\r\n\r\nThis is a message in parts.\r\n` ),
		...parts.flatMap( ( part ) => [ Buffer.from( `\r\n--${ boundary }\r\n` ), part ] ),
		Buffer.from( `\r\n--${ boundary }--\r\n` ),
	] );
}

/** Encoded words (RFC 2047), at most 75 characters each, cut between letters. */
export function encodedWords( text: string, tongue: Tongue ): string {
	if ( /^[\x20-\x7e]*$/.test( text ) ) {
		return text;
	}
	const words: string[] = [];
	let piece = '';
	const close = () => {
		if ( piece !== '' ) {
			words.push( `=?${ tongue.charset }?B?${ tongue.encode( piece ).toString( 'base64' ) }?=` );
		}
		piece = '';
	};
	for ( const letter of text.includes( '日本語' ) ? text.split( /(日本語)/ ) : text ) {
		if ( tongue.encode( piece + letter ).length > 40 ) {
			close();
		}
		piece += letter;
	}
	close();
	return words.join( '\r\n ' );
}
