/** Finds translated strings in PHP. */
import { createRequire } from 'node:module';

export interface PhpString {
	msgid: string;
	msgctxt: string;
	plural: string;
	comments: string[];
}

interface Node {
	kind: string;
	loc?: { start: { line: number }; end: { line: number } };
	[ key: string ]: unknown;
}

interface Engine {
	parseCode: ( code: string, file: string ) => Node & { comments?: ( Node & { value: string } )[] };
}

// wp-pot itself looks into a fixed list of places and so misses strings in newer PHP (match, throw expressions);
// the parser that it brings sees all of them.
const require = createRequire( createRequire( import.meta.url ).resolve( 'wp-pot' ) );
const { Engine: PhpEngine } = require( 'php-parser' ) as { Engine: new ( options: object ) => Engine };
const engine = new PhpEngine( { parser: { extractDoc: true, version: 802 }, ast: { withPositions: true } } );

/** Positions of the arguments after the text, from 0. */
const FUNCTIONS: Record< string, { plural?: number; context?: number; domain: number } > = {
	...Object.fromEntries(
		[ '__', '_e', 'esc_html__', 'esc_html_e', 'esc_attr__', 'esc_attr_e' ].map( ( name ) => [ name, { domain: 1 } ] )
	),
	...Object.fromEntries( [ '_x', '_ex', 'esc_html_x', 'esc_attr_x' ].map( ( name ) => [ name, { context: 1, domain: 2 } ] ) ),
	_n: { plural: 1, domain: 3 },
	_nx: { plural: 1, context: 3, domain: 4 },
	_n_noop: { plural: 1, domain: 2 },
};

function* nodes( value: unknown ): Generator< Node > {
	if ( Array.isArray( value ) ) {
		for ( const one of value ) {
			yield* nodes( one );
		}
	} else if ( typeof value === 'object' && value !== null && 'kind' in value ) {
		yield value as Node;
		for ( const [ key, child ] of Object.entries( value ) ) {
			if ( key !== 'loc' && ! key.endsWith( 'Comments' ) && key !== 'comments' ) {
				yield* nodes( child );
			}
		}
	}
}

const text = ( node: Node | undefined ): string | null => ( node?.kind === 'string' ? String( node.value ) : null );

/**
 * The strings of a file that belong to a text domain.
 *
 * @throws Error when the file cannot be parsed, or hands a translation function something else than a plain string.
 */
export function phpStrings( code: string, file: string, domain: string ): PhpString[] {
	const program = engine.parseCode( code, file );
	const comments = ( program.comments ?? [] ).map( ( { loc, value } ) => ( {
		line: loc?.end.line ?? 0,
		words: /translators:\s*(.+?)\s*(?:\*\/)?$/is.exec( value )?.[ 1 ],
	} ) );
	const found: PhpString[] = [];
	for ( const node of nodes( program.children ) ) {
		const name = node.kind === 'call' ? String( ( node.what as Node ).name ?? '' ).replace( /^\\/, '' ) : '';
		const wanted = Object.hasOwn( FUNCTIONS, name ) ? FUNCTIONS[ name ] : undefined;
		if ( ! wanted ) {
			continue;
		}
		const args = node.arguments as Node[];
		if ( text( args[ wanted.domain ] ) !== domain ) {
			continue;
		}
		const line = node.loc?.start.line ?? 0;
		const get = ( position: number | undefined ): string => {
			const value = position === undefined ? '' : text( args[ position ] );
			if ( value === null ) {
				throw new Error( `${ file }:${ line }: ${ name }() needs plain strings, so that they can be found and translated.` );
			}
			return value;
		};
		found.push( {
			msgid: get( 0 ),
			msgctxt: get( wanted.context ),
			plural: get( wanted.plural ),
			comments: comments
				.filter( ( comment ) => comment.words && ( comment.line === line || comment.line === line - 1 ) )
				.map( ( comment ) => comment.words ?? '' ),
		} );
	}
	return found;
}
