import type { Plugin } from 'esbuild';

/**
 * Has a CommonJS package of functions begin its work when the first of them is asked for, not when the program starts.
 *
 * @param name     The package as others ask for it.
 * @param realFile What it is, by a path that nobody else asks for.
 */
export function lazyPackage( name: string, realFile: string ): Plugin {
	return {
		name: `lazy-${ name }`,
		setup( build ) {
			build.onResolve( { filter: new RegExp( `^${ name }$` ) }, ( { resolveDir } ) => ( {
				path: name,
				namespace: `lazy-${ name }`,
				pluginData: resolveDir,
			} ) );
			build.onLoad( { filter: /.*/, namespace: `lazy-${ name }` }, ( { pluginData } ) => ( {
				contents: `let real;
					const load = () => ( real ??= require( ${ JSON.stringify( realFile ) } ) );
					module.exports = new Proxy( {}, { get: ( _target, key ) => load()[ key ] } );`,
				resolveDir: pluginData as string,
			} ) );
		},
	};
}
