import type { Plugin } from 'esbuild';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Marks a question that this plugin has asked itself. */
const ASKED = Symbol( 'asked' );

const versionOf = ( folder: string ) =>
	( JSON.parse( readFileSync( join( folder, 'package.json' ), 'utf8' ) ) as { version: string } ).version;

/** Where a package lies, with those that others have brought along; always in the same order, so that all builds are the same. */
function copiesOf( name: string, modules: string ): string[] {
	const owners = readdirSync( modules ).map( ( owner ) => join( modules, owner, 'node_modules' ) );
	return [ modules, ...owners.sort() ].map( ( folder ) => join( folder, name ) ).filter( ( folder ) => existsSync( join( folder, 'package.json' ) ) );
}

/**
 * Puts a package that several dependencies bring along into the bundle once for each version, not once for each of them.
 *
 * @param name    The package.
 * @param modules The project's node_modules.
 */
export function oneCopy( name: string, modules: string ): Plugin {
	return {
		name: `one-${ name }`,
		setup( build ) {
			const copies = copiesOf( name, modules );
			build.onResolve( { filter: new RegExp( `^${ name }$` ) }, async ( { path, kind, importer, resolveDir, pluginData } ) => {
				if ( pluginData === ASKED ) {
					return undefined;
				}
				const found = await build.resolve( path, { kind, importer, resolveDir, pluginData: ASKED } );
				const own = copies.find( ( copy ) => found.path.startsWith( copy + sep ) );
				const first = own && copies.find( ( copy ) => versionOf( copy ) === versionOf( own ) );
				return first ? { path: join( first, found.path.slice( own.length ) ) } : found;
			} );
		},
	};
}
