/** Catalogues as WordPress loads them: PHP and .mo for PHP, one JSON file for each script. */
import { createHash } from 'node:crypto';
import { mo } from 'gettext-parser';
import { DOMAIN } from './extract.ts';
import type { Language, Translated } from './catalogue.ts';

/** The script of a source file, relative to the plugin's folder; '' for a file that is no script. */
function scriptOf( file: string ): string {
	if ( ! /\.tsx?$/.test( file ) ) {
		return '';
	}
	if ( file.startsWith( 'src/editor/' ) ) {
		return 'build/admin/article.js';
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

const phpString = ( text: string ): string => `'${ text.replace( /[\\']/g, '\\$&' ) }'`;

/**
 * The strings that PHP prints, as a PHP file: WordPress takes it rather than the .mo, and opcache keeps it in memory,
 * where every request would read the .mo and make its thousand strings anew.
 *
 * @see https://make.wordpress.org/core/2024/02/27/i18n-improvements-6-5-performant-translations/
 */
function phpCatalogue( translated: Translated[], language: Language ): string {
	const messages = translated
		.filter( ( entry ) => entry.files.some( ( file ) => scriptOf( file ) === '' ) )
		.map( ( { msgid, msgctxt, msgstr } ) => {
			const key = phpString( msgctxt === '' ? msgid : `${ msgctxt }\u0004${ msgid }` );
			// Forms of a plural are held together by a zero byte, which a PHP file should not have in it.
			return `\t\t${ key } => ${ msgstr.map( phpString ).join( ' . "\\0" . ' ) },\n`;
		} );
	return `<?php\n// Made by "npm run i18n". Do not edit.\n\ndefined( 'ABSPATH' ) || exit;\n\nreturn array(\n\t'language' => ${ phpString( language.locale ) },\n\t'plural-forms' => ${ phpString( language.pluralForms ) },\n\t'messages' => array(\n${ messages.join( '' ) }\t),\n);\n`;
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
	const name = `${ DOMAIN }-${ language.locale }`;
	const files = new Map< string, Buffer | string >( [
		[ `${ name }.mo`, moFile( done, language ) ],
		[ `${ name }.l10n.php`, phpCatalogue( done, language ) ],
	] );
	const scripts = [ ...new Set( done.flatMap( ( entry ) => entry.files.map( scriptOf ) ) ) ].filter( Boolean ).sort();
	for ( const script of scripts ) {
		const mine = done.filter( ( entry ) => entry.files.some( ( file ) => scriptOf( file ) === script ) );
		files.set( `${ name }-${ createHash( 'md5' ).update( script ).digest( 'hex' ) }.json`, jed( mine, language ) );
	}
	return files;
}
