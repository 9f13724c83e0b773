/** What people write: paragraphs of about 600 characters in one of several languages. */
import type { Random } from '../bench/mail/random.ts';
import type { Vocabularies, Vocabulary } from './vocabulary.ts';
import type { Language } from './words.ts';

export type Tongue = Language | 'han';

/** Shares of a shop that sells to Europe and a little to East Asia, in percent. */
const TONGUES: readonly ( readonly [ Tongue, number ] )[] = [
	[ 'en', 48 ],
	[ 'es', 20 ],
	[ 'de', 14 ],
	[ 'fr', 8 ],
	[ 'it', 5 ],
	[ 'han', 5 ],
];

const GREETINGS: Record< Tongue, string > = { en: 'Hello', es: 'Hola', de: 'Guten Tag', fr: 'Bonjour', it: 'Buongiorno', han: '您好' };

/** Characters of a text, about. */
export const LENGTH = 600;

export function tongue( dice: Random ): Tongue {
	let left = dice.next() * 100;
	for ( const [ name, share ] of TONGUES ) {
		left -= share;
		if ( left < 0 ) {
			return name;
		}
	}
	return 'en';
}

const capital = ( word: string ) => word.charAt( 0 ).toUpperCase() + word.slice( 1 );

function sentence( vocabulary: Vocabulary, dice: Random ): string {
	let line = capital( vocabulary.draw( dice ) );
	for ( let left = dice.between( 5, 14 ); left > 0; left-- ) {
		line += ( dice.next() < 0.06 ? ', ' : ' ' ) + vocabulary.draw( dice );
	}
	return `${ line }${ dice.next() < 0.15 ? '?' : '.' }`;
}

function hanSentence( vocabulary: Vocabulary, dice: Random ): string {
	let line = '';
	for ( let left = dice.between( 8, 30 ); left > 0; left-- ) {
		line += vocabulary.draw( dice );
	}
	return `${ line }。`;
}

/** A mail's text: a greeting, paragraphs, the writer's name. */
export function letter( words: Vocabularies, tongueOf: Tongue, dice: Random, writer: string, order: string ): string {
	const wanted = ( LENGTH * ( tongueOf === 'han' ? 0.35 : 1 ) * dice.between( 50, 150 ) ) / 100;
	let text = `${ GREETINGS[ tongueOf ] },\n\n`;
	let paragraph = 0;
	while ( text.length < wanted ) {
		text += tongueOf === 'han' ? hanSentence( words.han, dice ) : sentence( words[ tongueOf ], dice );
		paragraph++;
		text += paragraph % 4 === 0 ? '\n\n' : ' ';
	}
	if ( order !== '' ) {
		text += `#${ order }. `;
	}
	return `${ text.trimEnd() }\n\n${ writer }`;
}

/** A subject of three to seven words. */
export function title( words: Vocabularies, tongueOf: Tongue, dice: Random, order: string ): string {
	const count = dice.between( 3, 7 );
	const line =
		tongueOf === 'han'
			? Array.from( { length: count * 2 }, () => words.han.draw( dice ) ).join( '' )
			: capital( Array.from( { length: count }, () => words[ tongueOf ].draw( dice ) ).join( ' ' ) );
	return order === '' ? line : `${ line } #${ order }`;
}

const escaped = ( text: string ) => text.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' );

/** The same as HTML, as mail programs write it. */
export function html( text: string ): string {
	return text
		.split( '\n\n' )
		.map( ( part ) => `<p>${ escaped( part ).replace( /\n/g, '<br>' ) }</p>` )
		.join( '' );
}
