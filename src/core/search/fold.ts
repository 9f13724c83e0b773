/** Letters that Unicode does not take apart, as php/Domain/Fold.php has them. */
const APART: Record< string, string > = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Lower case without accents, so that what people type finds what people wrote. */
export function fold( text: string ): string {
	const lower = text.toLowerCase();
	// Most texts have nothing to fold, and every key of a search folds some dozens.
	if ( ! /[^\x00-\x7f]/.test( lower ) ) {
		return lower;
	}
	return lower
		.replace( /[ßæœøłđðþı]/gu, ( letter ) => APART[ letter ] ?? letter )
		.normalize( 'NFKD' )
		.replace( /[\u0300-\u036f]+/gu, '' );
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export interface Word {
	start: number;
	end: number;
	/** Folded. */
	word: string;
}

/** The words of a text and where they stand in it. */
export function wordsOf( text: string ): Word[] {
	return [ ...text.matchAll( WORD ) ].map( ( match ) => ( {
		start: match.index,
		end: match.index + match[ 0 ].length,
		word: fold( match[ 0 ] ),
	} ) );
}
