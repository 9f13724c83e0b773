/**
 * Snowball's English stemmer ("Porter2") for folded words: "connection", "connected" → "connect". The twin of
 * php/Domain/Stem/EnglishStem.php; tests/fixtures/article-words.json holds them together.
 *
 * @see https://snowballstem.org/algorithms/english/stemmer.html
 */
const table = ( text: string ): [ string, string ][] => text.split( ' ' ).map( ( pair ) => pair.split( ':' ) as [ string, string ] );

/** Words that the rules would get wrong. */
const SPECIAL = new Map(
	table(
		'skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes'
	)
);
/** Words that step 1a leaves done. */
const DONE = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed)$/;
/** Steps 2 and 3: ending and what takes its place, the longest first. */
const STEP_2 = table(
	'ational:ate fulness:ful iveness:ive ization:ize ousness:ous biliti:ble lessli:less tional:tion alism:al aliti:al ation:ate entli:ent fulli:ful iviti:ive ousli:ous abli:able alli:al anci:ance ator:ate enci:ence izer:ize bli:ble ogi:og li:'
);
const STEP_3 = table( 'ational:ate tional:tion alize:al ative: icate:ic iciti:ic ical:ic ness: ful:' );
/** Step 4: endings that go when they lie in R2. */
const STEP_4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;
const SHORT = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|^past$/;

/** Where the regions R1 and R2 begin. */
function regions( word: string ): [ number, number ] {
	const known = /^(?:gener|commun|arsen|past|univers|later|emerg|organ)/.exec( word );
	const begin = known ? known[ 0 ].length : word.search( /[aeiouy][^aeiouy]/ ) + 2;
	const first = known || begin > 1 ? begin : word.length;
	const after = word.slice( first ).search( /[aeiouy][^aeiouy]/ );
	return [ first, after < 0 ? word.length : first + after + 2 ];
}

function plural( word: string ): string {
	if ( word.endsWith( 'sses' ) ) {
		return word.slice( 0, -2 );
	}
	if ( /ie[ds]$/.test( word ) ) {
		return word.slice( 0, word.length > 4 ? -2 : -1 );
	}
	return /[aeiouy].+s$/.test( word ) && ! /[us]s$/.test( word ) ? word.slice( 0, -1 ) : word;
}

/** "-ed" and "-ing". */
function past( word: string, first: number ): string {
	const eed = /eed(?:ly)?$/.exec( word );
	if ( eed ) {
		return eed.index >= first ? `${ word.slice( 0, eed.index ) }ee` : word;
	}
	const rest = /^(.*[aeiouy].*?)(?:ed|ing)(?:ly)?$/.exec( word )?.[ 1 ];
	if ( rest === undefined ) {
		return word;
	}
	if ( /(?:at|bl|iz)$/.test( rest ) ) {
		return `${ rest }e`;
	}
	if ( /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test( rest ) ) {
		return /^[aeo](?:dd|gg|ff|bb|nn|pp|rr|tt|mm)$/.test( rest ) ? rest : rest.slice( 0, -1 );
	}
	return rest.length <= first && SHORT.test( rest ) ? `${ rest }e` : rest;
}

function replace( word: string, endings: [ string, string ][], first: number, second: number ): string {
	const found = endings.find( ( [ ending ] ) => word.endsWith( ending ) );
	if ( ! found ) {
		return word;
	}
	const [ ending, instead ] = found;
	const rest = word.slice( 0, -ending.length );
	const fits =
		rest.length >= ( ending === 'ative' ? second : first ) &&
		( ending !== 'ogi' || rest.endsWith( 'l' ) ) &&
		( ending !== 'li' || /[cdeghkmnrt]$/.test( rest ) );
	return fits ? rest + instead : word;
}

function cut( word: string, second: number ): string {
	const found = STEP_4.exec( word );
	return found && found.index >= second && ( found[ 0 ] !== 'ion' || /[st]ion$/.test( word ) ) ? word.slice( 0, found.index ) : word;
}

/** A last "e" or "l". */
function last( word: string, first: number, second: number ): string {
	const rest = word.slice( 0, -1 );
	if ( word.endsWith( 'e' ) ) {
		return rest.length >= second || ( rest.length >= first && ! SHORT.test( rest ) ) ? rest : word;
	}
	return word.endsWith( 'll' ) && rest.length >= second ? rest : word;
}

/** The stem of a folded word of the letters a to z. */
export function stemEnglish( word: string ): string {
	if ( word.length <= 2 ) {
		return word;
	}
	const special = SPECIAL.get( word );
	if ( special !== undefined ) {
		return special;
	}
	// A "y" that is a consonant is written "Y" until the end.
	let stem = word.replace( /^y|(?<=[aeiouy])y/g, 'Y' );
	const [ first, second ] = regions( stem );
	stem = plural( stem );
	if ( ! DONE.test( stem ) ) {
		stem = past( stem, first ).replace( /(?<=.[^aeiouy])[yY]$/, 'i' );
		stem = replace( replace( stem, STEP_2, first, second ), STEP_3, first, second );
		stem = last( cut( stem, second ), first, second );
	}
	return stem.toLowerCase();
}
