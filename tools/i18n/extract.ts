/** Finds every string that people see, in TypeScript, PHP and block.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GettextExtractor, JsExtractors } from 'gettext-extractor';
import { listFiles } from '../build/sync.ts';
import { ROOT } from '../lib/paths.ts';
import { phpStrings } from './php.ts';

export const DOMAIN = 'mesa-help-desk';

/** One string with everything a translator has to know. */
export interface Entry {
	msgid: string;
	msgctxt: string;
	/** Empty when the string has no plural. */
	plural: string;
	/** Files, sorted, without line numbers: those would change the template with every edit. */
	files: string[];
	/** "translators:" comments. */
	comments: string[];
}

const key = ( context: string, id: string ): string => `${ context }\u0004${ id }`;

class Entries {
	readonly all = new Map< string, Entry >();

	add( file: string, msgid: string, { msgctxt = '', plural = '', comments = [] as string[] } = {} ): void {
		if ( msgid === '' ) {
			return;
		}
		const name = key( msgctxt, msgid );
		const entry = this.all.get( name ) ?? { msgid, msgctxt, plural: '', files: [], comments: [] };
		entry.plural ||= plural;
		entry.files = [ ...new Set( [ ...entry.files, file ] ) ].sort();
		entry.comments = [ ...new Set( [ ...entry.comments, ...comments ] ) ].sort();
		this.all.set( name, entry );
	}

	sorted(): Entry[] {
		return [ ...this.all.values() ].sort( ( one, other ) =>
			key( one.msgctxt, one.msgid ) < key( other.msgctxt, other.msgid ) ? -1 : 1
		);
	}
}

const isScript = ( path: string ): boolean => /\.tsx?$/.test( path ) && ! /\.test\.tsx?$|\.d\.ts$/.test( path );

/** Scripts that run in a browser; the poller speaks English. */
const SCRIPT_FOLDERS = [ 'src/admin', 'src/core', 'src/editor', 'src/screens', 'src/store', 'src/ui', 'blocks' ];

function fromScripts( entries: Entries ): void {
	const comments = { sameLineLeading: true, otherLineLeading: true, regex: /translators:\s*(.*)/i };
	const call = ( name: string, positions: { text: number; textPlural?: number; context?: number } ) =>
		JsExtractors.callExpression( name, { arguments: positions, comments } );
	const extractor = new GettextExtractor();
	const parser = extractor.createJsParser( [
		call( '__', { text: 0 } ),
		call( '_x', { text: 0, context: 1 } ),
		call( '_n', { text: 0, textPlural: 1 } ),
		call( '_nx', { text: 0, textPlural: 1, context: 3 } ),
	] );
	for ( const folder of SCRIPT_FOLDERS ) {
		for ( const path of listFiles( join( ROOT, folder ) ).filter( isScript ) ) {
			const file = `${ folder }/${ path }`;
			parser.parseString( readFileSync( join( ROOT, file ), 'utf8' ), file );
		}
	}
	for ( const message of extractor.getMessages() ) {
		const files = new Set( message.references.map( ( reference ) => reference.replace( /:\d+$/, '' ) ) );
		for ( const file of files ) {
			entries.add( file, message.text ?? '', {
				msgctxt: message.context ?? '',
				plural: message.textPlural ?? '',
				comments: message.comments,
			} );
		}
	}
}

function fromPhp( entries: Entries ): void {
	for ( const folder of [ 'php', 'plugin', 'blocks' ] ) {
		for ( const path of listFiles( join( ROOT, folder ) ).filter( ( one ) => one.endsWith( '.php' ) ) ) {
			const file = `${ folder }/${ path }`;
			for ( const { msgid, ...more } of phpStrings( readFileSync( join( ROOT, file ), 'utf8' ), file, DOMAIN ) ) {
				entries.add( file, msgid, more );
			}
		}
	}
	// WordPress translates the plugin's own header.
	const header = readFileSync( join( ROOT, 'plugin', `${ DOMAIN }.php` ), 'utf8' );
	for ( const [ field, comment ] of [
		[ 'Plugin Name', 'Plugin Name of the plugin' ],
		[ 'Description', 'Description of the plugin' ],
	] as const ) {
		entries.add( `plugin/${ DOMAIN }.php`, new RegExp( `^ \\* ${ field }:\\s*(.+)$`, 'm' ).exec( header )?.[ 1 ] ?? '', {
			comments: [ comment ],
		} );
	}
}

/** WordPress translates these fields of block.json with these contexts. */
function fromBlocks( entries: Entries ): void {
	for ( const path of listFiles( join( ROOT, 'blocks' ) ).filter( ( one ) => one.endsWith( '/block.json' ) ) ) {
		const block = JSON.parse( readFileSync( join( ROOT, 'blocks', path ), 'utf8' ) ) as {
			title: string;
			description?: string;
			keywords?: string[];
		};
		const file = `blocks/${ path }`;
		entries.add( file, block.title, { msgctxt: 'block title' } );
		entries.add( file, block.description ?? '', { msgctxt: 'block description' } );
		for ( const keyword of block.keywords ?? [] ) {
			entries.add( file, keyword, { msgctxt: 'block keyword' } );
		}
	}
}

/** All strings, in a stable order. */
export function extract(): Entry[] {
	const entries = new Entries();
	fromScripts( entries );
	fromPhp( entries );
	fromBlocks( entries );
	return entries.sorted();
}
