import { THANKS_WORDS } from './thanks-words.ts';

/** What has to be known of a mail to say whether it is thanks. */
export interface PossibleThanks {
	subject: string;
	/** Without quotation and signature. */
	visibleText: string;
	visibleHtml: string;
	quotedText: string;
	from: { name: string; address: string };
	/** Everybody whom it went to. */
	to: ReadonlyArray< { name: string } >;
	attachments: ReadonlyArray< { inline: boolean } >;
}

/** Longer texts say more. Characters. */
const LONGEST = 400;
/** Lines of the quoted mail that may be somebody's name below it. */
const NAME_LINE = /^[\s>|]*([\p{Lu}\p{Lo}][\p{L}'’.-]*(?: [\p{L}'’.-]+){0,2})[\s,]*$/u;
const MOST_QUOTED = 20_000;
/** "Re:" in the languages of mail programs. A new subject may be a new question. */
const ANSWER = /^\s*(?:re|aw|antw|antwort|sv|vs|odp|ref|res|rif|r|rv|回复|回覆|答复|答覆|返信|رد|ответ|отв)\s*(?:\[\d+\])?\s*[:：]/iu;
const QUESTION = /[?？؟⁇⁈⁉;；]\s*$|[?？؟⁇⁈⁉]/mu;
/** What parts one phrase from the next. */
const PARTS = /[\n.!¡,:。、，！：،·…~～*_|]+|\s[-–—]+\s|^[-–—]+|[-–—]+$/u;
const PICTOGRAMS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}\u200D\uFE0F]|[:;]-?[)DP]|\^\^|<3|\(:/gu;

const list = ( words: string ): string[] => ( words === '' ? [] : words.split( ', ' ) );

interface Phrases {
	/** By language. */
	thanks: { cores: string[]; much: Set< string >; forWhat: Set< string > }[];
	beside: Set< string >;
	greetings: Set< string >;
}

function phrases(): Phrases {
	const every = ( words: string ) => list( words ).map( plain );
	return {
		thanks: THANKS_WORDS.map( ( words ) => ( {
			cores: every( words.thanks ),
			much: new Set( every( words.much ) ),
			forWhat: new Set( every( words.forWhat ) ),
		} ) ),
		beside: new Set( THANKS_WORDS.flatMap( ( words ) => every( words.beside ) ) ),
		greetings: new Set( THANKS_WORDS.flatMap( ( words ) => every( words.greetings ) ) ),
	};
}

/** What follows one of some words at the beginning of a text; nothing where it does not begin so. */
function after( text: string, beginnings: Iterable< string > ): string[] {
	const rests: string[] = [];
	for ( const beginning of beginnings ) {
		if ( text === beginning ) {
			rests.push( '' );
		} else if ( text.startsWith( `${ beginning } ` ) ) {
			rests.push( text.slice( beginning.length + 1 ) );
		}
	}
	return rests;
}

/** "Vielen Dank", "nochmals vielen Dank", "thank you so much for your help": thanks, how much, for what. */
function isThanking( phrase: string, { thanks }: Phrases ): boolean {
	return thanks.some( ( { cores, much, forWhat } ) =>
		[ phrase, ...after( phrase, much ) ].some( ( text ) =>
			after( text, cores ).some(
				( rest ) =>
					rest === '' ||
					forWhat.has( rest ) ||
					after( rest, much ).some( ( last ) => last === '' || forWhat.has( last ) ) ||
					after( rest, forWhat ).some( ( last ) => much.has( last ) )
			)
		)
	);
}

/** One spelling: lower case, without accents, straight apostrophes, single spaces. */
function plain( text: string ): string {
	return text
		.normalize( 'NFD' )
		.replace( /[\u0300-\u036f\u064b-\u0652]/g, '' )
		.normalize( 'NFC' )
		.toLowerCase()
		.replace( /[’`´]/g, "'" )
		.replace( /ß/g, 'ss' )
		.replace( /\s+/g, ' ' )
		.trim();
}

let known: Phrases | undefined;

/** Words that are somebody's name: the sender's, ours, and those below the mail that is answered. */
function names( mail: PossibleThanks ): Set< string > {
	const found = [ mail.from.name, mail.from.address.replace( /@.*$/, '' ), ...mail.to.map( ( one ) => one.name ) ];
	for ( const line of mail.quotedText.slice( 0, MOST_QUOTED ).split( '\n' ) ) {
		const name = NAME_LINE.exec( line );
		if ( name?.[ 1 ] ) {
			found.push( name[ 1 ] );
		}
	}
	return new Set(
		found
			.flatMap( ( one ) => plain( one ).split( /[\s._+-]+/ ) )
			.map( ( word ) => word.replace( /[^\p{L}']/gu, '' ) )
			.filter( ( word ) => word !== '' )
	);
}

/** What stays of a phrase when its names are taken off its end; "" when it was nothing but names. */
function withoutNames( phrase: string, people: ReadonlySet< string > ): string {
	const words = phrase.split( ' ' );
	let left = words.length;
	while ( left > 0 && words.length - left < 4 && people.has( words[ left - 1 ] as string ) ) {
		left--;
	}
	return words.slice( 0, left ).join( ' ' );
}

/**
 * Whether a mail says thank you and nothing else. Rather no than a wrong yes: every phrase of it has to be known, there is
 * no question mark, no figure, no new file and no new subject.
 */
export function isThanks( mail: PossibleThanks ): boolean {
	const text = mail.visibleText.trim();
	if ( text === '' || text.length > LONGEST || ! ANSWER.test( mail.subject ) ) {
		return false;
	}
	// A picture in the new words is something to look at; a logo below the quoted ones is not.
	if ( /<img\b/i.test( mail.visibleHtml ) || mail.attachments.some( ( file ) => ! file.inline || mail.visibleHtml === '' ) ) {
		return false;
	}
	const words = text.replace( PICTOGRAMS, ' ' );
	if ( QUESTION.test( words ) || /[\p{Nd}@/\\#$€£%&=<>[\]{}()"“”„«»]/u.test( words ) ) {
		return false;
	}
	known ??= phrases();
	const people = names( mail );
	let thanked = false;
	for ( const part of words.split( PARTS ) ) {
		const phrase = plain( part ).replace( /^(?:and|y|und|et|e|en|i|och|и) /, '' );
		const rest = withoutNames( phrase, people );
		if ( isThanking( phrase, known ) || isThanking( rest, known ) ) {
			thanked = true;
		} else if ( rest !== '' && ! known.beside.has( phrase ) && ! known.beside.has( rest ) && ! known.greetings.has( rest ) ) {
			return false;
		}
	}
	return thanked;
}
