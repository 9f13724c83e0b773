/** Reads and writes translation files: the template (.pot) and one catalogue (.po) for each language. */
import { existsSync, readFileSync } from 'node:fs';
import { po, type GetTextTranslation, type GetTextTranslations } from 'gettext-parser';
import { DOMAIN, type Entry } from './extract.ts';

export interface Language {
	locale: string;
	/** For people. */
	name: string;
	pluralForms: string;
	plurals: number;
}

export const LANGUAGES: Language[] = [
	{ locale: 'es_ES', name: 'Spanish (Spain)', pluralForms: 'nplurals=2; plural=(n != 1);', plurals: 2 },
];

/** A string with its translations; empty ones are missing. */
export interface Translated extends Entry {
	msgstr: string[];
}

function headers( language: Language | null ): Record< string, string > {
	return {
		'Project-Id-Version': 'Mesa Help Desk',
		'MIME-Version': '1.0',
		'Content-Type': 'text/plain; charset=UTF-8',
		'Content-Transfer-Encoding': '8bit',
		'X-Domain': DOMAIN,
		...( language ? { Language: language.locale, 'Plural-Forms': language.pluralForms } : {} ),
	};
}

/** A file's text. */
export function write( entries: Translated[], language: Language | null ): string {
	const translations: GetTextTranslations[ 'translations' ] = {};
	for ( const entry of entries ) {
		const one: GetTextTranslation = {
			msgid: entry.msgid,
			msgstr: entry.msgstr,
			comments: {
				reference: entry.files.join( '\n' ),
				...( entry.comments.length > 0
					? { extracted: entry.comments.map( ( line ) => `translators: ${ line }` ).join( '\n' ) }
					: {} ),
			},
			...( entry.msgctxt === '' ? {} : { msgctxt: entry.msgctxt } ),
			...( entry.plural === '' ? {} : { msgid_plural: entry.plural } ),
		};
		( translations[ entry.msgctxt ] ??= {} )[ entry.msgid ] = one;
	}
	return `${ po.compile( { charset: 'utf-8', headers: headers( language ), translations }, { foldLength: 0 } ).toString() }\n`;
}

/** The template's text. */
export function template( entries: Entry[] ): string {
	return write(
		entries.map( ( entry ) => ( { ...entry, msgstr: entry.plural === '' ? [ '' ] : [ '', '' ] } ) ),
		null
	);
}

/** The strings with what a catalogue says about them; strings that are gone are dropped. */
export function merge( entries: Entry[], file: string, language: Language ): Translated[] {
	const known = existsSync( file ) ? po.parse( readFileSync( file ) ).translations : {};
	return entries.map( ( entry ) => {
		const plurals = entry.plural === '' ? 1 : language.plurals;
		const msgstr = known[ entry.msgctxt ]?.[ entry.msgid ]?.msgstr ?? [];
		return { ...entry, msgstr: Array.from( { length: plurals }, ( _, index ) => msgstr[ index ] ?? '' ) };
	} );
}

const placeholders = ( text: string ): string => ( text.match( /%(?:\d+\$)?[sdf]/g ) ?? [] ).sort().join( ' ' );

/** What is wrong with a catalogue, one line each. */
export function problems( translated: Translated[] ): string[] {
	return translated.flatMap( ( { msgid, plural, msgstr } ) => {
		if ( msgstr.some( ( text ) => text.trim() === '' ) ) {
			return [ `missing: ${ msgid }` ];
		}
		// The form for one may leave the number out ("one minute").
		const wanted = placeholders( plural === '' ? msgid : plural );
		const last = msgstr.at( -1 ) ?? '';
		return placeholders( last ) === wanted ? [] : [ `placeholders differ: ${ msgid } → ${ last }` ];
	} );
}
