/**
 * How well a title fits a question beyond having its words: the twin of php/Knowledge/TitleFit.php.
 */
import { isStopWord, plainWords, stem } from './words.ts';

/** What a title counts more that holds the question as it was asked, and that is the question. */
const HOLDS = 1.35;
const IS = 1.6;
/** What it counts more when all of the question's neighbours are neighbours in it, and when the question has all of its words. */
const PAIRS = 0.6;
const COVERED = 0.7;
/** What a stem has to count for a word of the title to be asked for. */
const SURE = 0.5;

export interface Asked {
	/** Words between spaces; without the last space while the last word is being typed. */
	line: string;
	/** Neighbours, each " one other ", the last without its space while it is being typed. */
	pairs: string[];
	/** Stems that it surely asks for. */
	stems: ReadonlySet< string >;
	language: string;
}

/** Prepares a question. */
export function askedFor( text: string, question: ReadonlyMap< string, ReadonlyMap< string, number > >, language: string ): Asked {
	const words = plainWords( text );
	const isOpen = ! /[\s.?!]$/u.test( text );
	const end = ( at: number ) => ( isOpen && at === words.length - 1 ? '' : ' ' );
	return {
		line: ` ${ words.join( ' ' ) }${ end( words.length - 1 ) }`,
		pairs: words.slice( 1 ).map( ( word, at ) => ` ${ words[ at ] } ${ word }${ end( at + 1 ) }` ),
		stems: new Set(
			[ ...question.values() ].flatMap( ( own ) => [ ...own ].filter( ( [ , sure ] ) => sure >= SURE ).map( ( [ its ] ) => its ) )
		),
		language,
	};
}

/**
 * What an article counts more for its title.
 *
 * @param title Its words, each between spaces.
 * @param asked The question.
 * @return 1 or more.
 */
export function titleFit( title: string, asked: Asked ): number {
	const whole = title.trim() === asked.line.trim() ? IS : title.includes( asked.line ) ? HOLDS : 1;
	const pairs = asked.pairs.filter( ( pair ) => title.includes( pair ) ).length / Math.max( 1, asked.pairs.length );
	const telling = title
		.trim()
		.split( ' ' )
		.filter( ( word ) => ! isStopWord( word, asked.language ) );
	const covered = telling.filter( ( word ) => asked.stems.has( stem( word, asked.language ) ) ).length / Math.max( 1, telling.length );
	return whole * ( 1 + PAIRS * pairs ) * ( 1 + COVERED * covered );
}
