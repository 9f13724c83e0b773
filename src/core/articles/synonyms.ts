/** Words that mean the same, as the site's owner keeps them: the twin of php/Knowledge/Synonyms.php. */
import { plainWords, stems } from './words.ts';

/** What a stem counts that comes from one other word, and from one of several. */
const SAME = 0.8;
const PART = 0.5;

/** Whether two words are forms of one. */
function alike( one: string, other: string, guess: string ): boolean {
	return one === other || stems( one, guess ).some( ( stem ) => stems( other, guess ).includes( stem ) );
}

function placeOf( phrase: readonly string[], words: readonly string[], guess: string ): number {
	for ( let at = 0; phrase.length > 0 && at + phrase.length <= words.length; at++ ) {
		if ( phrase.every( ( word, next ) => alike( word, words[ at + next ] as string, guess ) ) ) {
			return at;
		}
	}
	return -1;
}

/**
 * What the words of a question may stand for as well.
 *
 * @param words  Of the question, folded, in order.
 * @param groups Phrases that mean the same.
 * @param guess  The question's language.
 * @param share  Of what words count that the site's owner gives.
 * @return Word of the question → stem → what it counts.
 */
export function meaningsOf(
	words: readonly string[],
	groups: readonly string[][],
	guess: string,
	share = 1
): Map< string, Map< string, number > > {
	const found = new Map< string, Map< string, number > >();
	for ( const group of groups ) {
		const phrases = group.map( plainWords );
		for ( const phrase of phrases ) {
			const at = placeOf( phrase, words, guess );
			if ( at < 0 ) {
				continue;
			}
			for ( const other of phrases ) {
				if ( other === phrase ) {
					continue;
				}
				for ( const stem of other.flatMap( ( word ) => stems( word, guess ) ) ) {
					for ( const word of words.slice( at, at + phrase.length ) ) {
						const own = found.get( word ) ?? new Map< string, number >();
						own.set( stem, Math.max( own.get( stem ) ?? 0, share * ( other.length > 1 ? PART : SAME ) ) );
						found.set( word, own );
					}
				}
			}
		}
	}
	return found;
}
