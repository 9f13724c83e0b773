import { htmlLines } from '../html/lines.ts';
import { parseHtml } from '../html/tree.ts';

/** Letters, digits and the marks that go with them; U+FFFD stands for a byte that nobody could read. */
const WORD = /[\p{L}\p{N}\p{M}\uFFFD]+/gu;

/** What windows-1252 has where Latin-1 has control characters. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FOREIGN = new RegExp( `[\\u0080-\\u00ff${ WINDOWS }]{2,}`, 'g' );

const byteOf = ( letter: string ) => {
	const at = WINDOWS.indexOf( letter );
	return at < 0 ? letter.charCodeAt( 0 ) : 0x80 + at;
};

/** A text that was UTF-8 and was decoded as Latin-1 or windows-1252, as it was meant, as far as that can be told. */
function mended( text: string ): string {
	return text.replace( FOREIGN, ( run ) => {
		try {
			return new TextDecoder( 'utf-8', { fatal: true } ).decode( Uint8Array.from( run, byteOf ) );
		} catch {
			return run;
		}
	} );
}

/** How often each word occurs. Words with unreadable bytes are none: a better reading replaces them. */
function countWords( text: string ): Map< string, number > {
	const counts = new Map< string, number >();
	for ( const [ found ] of text.normalize( 'NFC' ).matchAll( WORD ) ) {
		if ( ! found.includes( '\uFFFD' ) ) {
			counts.set( found, ( counts.get( found ) ?? 0 ) + 1 );
		}
	}
	return counts;
}

/** What a reader sees of HTML. */
export function textOfHtml( html: string ): string {
	return html === ''
		? ''
		: htmlLines( parseHtml( html ) )
				.map( ( line ) => line.text )
				.join( '\n' );
}

/**
 * The words that a new reading would lose: those that occur more often in the old text than in every one of the new ones.
 *
 * @param before What is stored.
 * @param after  The texts of the new reading, each of which may hold the whole.
 * @returns Each lost word once, at most fifty.
 */
export function lostWords( before: string, after: readonly string[] ): string[] {
	const there = after.map( countWords );
	const most = ( word: string ) => Math.max( 0, ...there.map( ( counts ) => counts.get( word ) ?? 0 ) );
	const missing = ( text: string ) =>
		[ ...countWords( text ) ].filter( ( [ word, times ] ) => most( word ) < times ).map( ( [ word ] ) => word );
	const lost = missing( before );
	return lost.length > 0 && missing( mended( before ) ).length > 0 ? lost.slice( 0, 50 ) : [];
}
