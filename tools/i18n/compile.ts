/** Catalogues as WordPress loads them: .mo for PHP, one JSON file for each script. */
import { createHash } from 'node:crypto';
import { mo } from 'gettext-parser';
import { DOMAIN } from './extract.ts';
import type { Language, Translated } from './catalogue.ts';

/** The script of a source file, relative to the plugin's folder; '' for a file that is no script. */
function scriptOf( file: string ): string {
	if ( ! /\.tsx?$/.test( file ) ) {
		return '';
	}
	const block = /^blocks\/([^/]+)\//.exec( file )?.[ 1 ];
	// The screens are loaded piece by piece, but WordPress loads strings for scripts that it knows, which is the first.
	return block ? `build/blocks/${ block }/index.js` : 'build/admin/index.js';
}

function moFile( translated: Translated[], language: Language ): Buffer {
	const translations: Parameters< typeof mo.compile >[ 0 ][ 'translations' ] = {};
	for ( const { msgid, msgctxt, plural, msgstr } of translated ) {
		( translations[ msgctxt ] ??= {} )[ msgid ] = {
			msgid,
			msgstr,
			...( msgctxt === '' ? {} : { msgctxt } ),
			...( plural === '' ? {} : { msgid_plural: plural } ),
		};
	}
	return mo.compile( {
		charset: 'utf-8',
		headers: { 'Content-Type': 'text/plain; charset=UTF-8', Language: language.locale, 'Plural-Forms': language.pluralForms },
		translations,
	} );
}

/** Jed 1.x, as wp.i18n.setLocaleData() takes it. */
function jed( translated: Translated[], language: Language ): string {
	const messages: Record< string, unknown > = { '': { domain: 'messages', lang: language.locale, 'plural-forms': language.pluralForms } };
	for ( const { msgid, msgctxt, msgstr } of translated ) {
		messages[ msgctxt === '' ? msgid : `${ msgctxt }\u0004${ msgid }` ] = msgstr;
	}
	return `${ JSON.stringify( { domain: 'messages', locale_data: { messages } } ) }\n`;
}

/**
 * The compiled files of a language: name → content.
 *
 * WordPress finds a script's file by the MD5 of its path in the plugin's folder; see load_script_textdomain().
 */
export function compile( translated: Translated[], language: Language ): Map< string, Buffer | string > {
	const done = translated.filter( ( entry ) => entry.msgstr.every( ( text ) => text !== '' ) );
	const files = new Map< string, Buffer | string >( [ [ `${ DOMAIN }-${ language.locale }.mo`, moFile( done, language ) ] ] );
	const scripts = [ ...new Set( done.flatMap( ( entry ) => entry.files.map( scriptOf ) ) ) ].filter( Boolean ).sort();
	for ( const script of scripts ) {
		const mine = done.filter( ( entry ) => entry.files.some( ( file ) => scriptOf( file ) === script ) );
		files.set(
			`${ DOMAIN }-${ language.locale }-${ createHash( 'md5' ).update( script ).digest( 'hex' ) }.json`,
			jed( mine, language )
		);
	}
	return files;
}
