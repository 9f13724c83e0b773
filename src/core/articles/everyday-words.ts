/**
 * Words that people put for one another when they ask for help. They stand in php/Knowledge/EverydayWords.php and come
 * with the list; here is only how they are looked up, as the server does it.
 */
import type { List } from './list.ts';
import { stem } from './words.ts';

/** Letters that a word and its stem surely share. */
const ALIKE = 3;

/**
 * The groups that a question's words may belong to.
 *
 * @param words    Of the question, folded.
 * @param language The question's.
 * @param all      As the list has them.
 */
export function everydayGroups( words: readonly string[], language: string, all: List[ 'everyday' ] ): string[][] {
	const its = all?.[ language ];
	if ( its === undefined ) {
		return [];
	}
	const beginnings = words
		.map( ( word ) => stem( word, language ).replace( /^..:/, '' ).slice( 0, ALIKE ) )
		.filter( ( each ) => /^[a-z0-9]{2,}$/.test( each ) );
	if ( beginnings.length === 0 ) {
		return [];
	}
	const one = new RegExp( `(?:^|\\|)((?:[^|]* )?(?:${ beginnings.join( '|' ) })[^|]*)`, 'g' );
	return [ ...its.matchAll( one ) ].map( ( [ , group ] ) => ( group as string ).split( ' ' ) );
}
