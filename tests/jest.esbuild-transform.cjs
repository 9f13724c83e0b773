/**
 * Turns TypeScript, JSX and ESM-only packages into what jest can require.
 *
 * Not babel: several packages that we and @wordpress/components use ship ESM only, `import.meta.url`
 * is used by the Node programs, and esbuild is some ten times faster. Types are checked by tsc.
 */
const { transformSync } = require( 'esbuild' );
const { createHash } = require( 'node:crypto' );
const { readFileSync } = require( 'node:fs' );

const salt = readFileSync( __filename );
const loaders = { '.ts': 'ts', '.tsx': 'tsx', '.jsx': 'jsx', '.js': 'jsx', '.mjs': 'js', '.cjs': 'js' };

module.exports = {
	process( source, filename ) {
		const extension = filename.slice( filename.lastIndexOf( '.' ) );
		const usesMeta = source.includes( 'import.meta' );
		const { code, map } = transformSync( source, {
			loader: loaders[ extension ] ?? 'js',
			format: 'cjs',
			target: 'node20',
			jsx: 'automatic',
			sourcemap: 'both',
			sourcefile: filename,
			// jest's module registry knows require, not the native import().
			supported: { 'dynamic-import': false },
			...( usesMeta
				? {
						banner: 'const __mesaMetaUrl = require("node:url").pathToFileURL(__filename).href;',
						define: {
							'import.meta.url': '__mesaMetaUrl',
							'import.meta.dirname': '__dirname',
							'import.meta.filename': '__filename',
						},
					}
				: {} ),
		} );
		return { code, map };
	},
	getCacheKey( source, filename ) {
		return createHash( 'sha1' ).update( salt ).update( source ).update( filename ).digest( 'hex' );
	},
};
