/**
 * Brings languages/ up to date with the strings in the sources:
 *
 *   npm run i18n              template, catalogues and what WordPress loads
 *   npm run i18n -- --check   writes nothing; fails when a file is stale or a translation missing
 *   npm run i18n -- --missing lists what is not translated yet
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flags } from '../lib/args.ts';
import { main } from '../lib/fail.ts';
import { ROOT } from '../lib/paths.ts';
import { LANGUAGES, merge, problems, template, write } from './catalogue.ts';
import { compile } from './compile.ts';
import { DOMAIN, extract } from './extract.ts';

const FOLDER = join( ROOT, 'languages' );

await main( async () => {
	const given = flags( { check: { type: 'boolean', default: false }, missing: { type: 'boolean', default: false } } );
	const entries = extract();
	const files = new Map< string, Buffer | string >( [ [ `${ DOMAIN }.pot`, template( entries ) ] ] );
	const wrong: string[] = [];
	for ( const language of LANGUAGES ) {
		const name = `${ DOMAIN }-${ language.locale }.po`;
		const translated = merge( entries, join( FOLDER, name ), language );
		files.set( name, write( translated, language ) );
		for ( const [ compiled, content ] of compile( translated, language ) ) {
			files.set( compiled, content );
		}
		wrong.push( ...problems( translated ).map( ( line ) => `${ language.locale } ${ line }` ) );
		if ( given.missing ) {
			console.log(
				JSON.stringify(
					translated.filter( ( entry ) => entry.msgstr.includes( '' ) ),
					null,
					'\t'
				)
			);
			return 0;
		}
	}
	const there = existsSync( FOLDER ) ? readdirSync( FOLDER ) : [];
	const stale = [ ...files ]
		.filter(
			( [ name, content ] ) => ! there.includes( name ) || ! readFileSync( join( FOLDER, name ) ).equals( Buffer.from( content ) )
		)
		.map( ( [ name ] ) => name );
	stale.push( ...there.filter( ( name ) => ! files.has( name ) ) );
	if ( ! given.check ) {
		mkdirSync( FOLDER, { recursive: true } );
		for ( const name of there.filter( ( one ) => ! files.has( one ) ) ) {
			rmSync( join( FOLDER, name ) );
		}
		for ( const [ name, content ] of files ) {
			writeFileSync( join( FOLDER, name ), content );
		}
	}
	for ( const line of wrong ) {
		console.error( line );
	}
	console.log( JSON.stringify( { strings: entries.length, wrong: wrong.length, stale: given.check ? stale : [] } ) );
	return given.check && ( wrong.length > 0 || stale.length > 0 ) ? 1 : 0;
} );
