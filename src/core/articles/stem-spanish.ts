/**
 * Snowball's Spanish stemmer for words without accents: "devoluciones" → "devolu". The twin of
 * php/Domain/Stem/SpanishStem.php; tests/fixtures/article-words.json holds them together.
 *
 * @see https://snowballstem.org/algorithms/spanish/stemmer.html
 */
const PRONOUN = /(?<=ando|iendo|uyendo|ar|er|ir)(?:sel[ao]s?|me|se|l[aeo]s?|nos)$/;
/** Step 1: pattern, where it must lie (1: R1, 2: R2), what takes its place, and what may go before it as well. */
const STANDARD: [ RegExp, 1 | 2, string, RegExp? ][] = [
	[ /(?:(?:amient|imient)os?|anzas?|ic[oa]s?|ismos?|[ai]bles?|istas?|os[oa]s?)$/, 2, '' ],
	[ /(?:ador(?:es|as?)?|acion(?:es)?|antes?|ancias?)$/, 2, '', /ic$/ ],
	[ /logias?$/, 2, 'log' ],
	[ /ucion(?:es)?$/, 2, 'u' ],
	[ /encias?$/, 2, 'ente' ],
	[ /amente$/, 1, '', /(?:(?:at)?iv|os|ic|ad)$/ ],
	[ /mente$/, 2, '', /(?:ante|[ai]ble)$/ ],
	[ /idad(?:es)?$/, 2, '', /(?:abil|ic|iv)$/ ],
	[ /iv[oa]s?$/, 2, '', /at$/ ],
];
const Y_VERB = /(?<=u)y(?:a(?:n|s|is|mos)?|en?|es|eron|endo|o)$/;
const VERB =
	/(?:[aei]ria(?:n|s|is|mos)?|[aei]r(?:an?|as|eis|emos|e)|aba(?:n|s|is|mos)?|[ai]d[ao]s?|ia(?:n|s|is|mos)?|ara(?:n|s|is|mos)?|iera(?:n|s|is|mos)?|[aei]d|ase(?:n|s|is|mos)?|iese(?:n|s|is|mos)?|[ai]ste(?:is)?|an|aron|ieron|ando|iendo|[aei]r|as|is|ais|[ai]mos)$/;

/** Where the region RV begins. */
function verbal( word: string ): number {
	const found = /^.[^aeiou].*?[aeiou]/.exec( word ) ?? /^[aeiou]{2}.*?[^aeiou]/.exec( word );
	return found ? found[ 0 ].length : /^[^aeiou][aeiou]./.test( word ) ? 3 : word.length;
}

function cut( word: string, ending: RegExp, from: number ): string {
	const found = ending.exec( word );
	return found && found.index >= from ? word.slice( 0, found.index ) : word;
}

function region( word: string, from: number ): number {
	const at = word.slice( from ).search( /[aeiou][^aeiou]/ );
	return at < 0 ? word.length : from + at + 2;
}

/** Step 1: endings of nouns, adjectives and adverbs; the longest that fits counts. */
function standard( word: string ): string {
	const first = region( word, 0 );
	const second = region( word, first );
	let length = 0;
	let rule: ( typeof STANDARD )[ number ] | undefined;
	for ( const each of STANDARD ) {
		const found = each[ 0 ].exec( word );
		if ( found && found[ 0 ].length > length ) {
			length = found[ 0 ].length;
			rule = each;
		}
	}
	if ( ! rule || word.length - length < ( rule[ 1 ] === 1 ? first : second ) ) {
		return word;
	}
	const shorter = word.slice( 0, -length ) + rule[ 2 ];
	return rule[ 3 ] ? cut( shorter, rule[ 3 ], second ) : shorter;
}

/** An ending that begins with "e", with the "u" that only kept a "g" hard before it. */
function withoutE( word: string, ending: RegExp, from: number ): string {
	const shorter = cut( word, ending, from );
	return shorter !== word && shorter.endsWith( 'gu' ) && shorter.length > from ? shorter.slice( 0, -1 ) : shorter;
}

/** The stem of a folded word of the letters a to z. */
export function stemSpanish( word: string ): string {
	const from = verbal( word );
	const bare = cut( word, PRONOUN, from );
	let stem = standard( bare );
	stem = stem === bare ? cut( bare, Y_VERB, from ) : stem;
	if ( stem === bare ) {
		stem = cut( bare, VERB, from );
		stem = stem === bare ? withoutE( bare, /(?:emos|eis|en|es)$/, from ) : stem;
	}
	const shorter = cut( stem, /(?:os|[ao])$/, from );
	return shorter === stem ? withoutE( stem, /e$/, from ) : shorter;
}
