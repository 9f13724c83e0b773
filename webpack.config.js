/**
 * One build for what wp-admin shows and for the blocks, both on the configuration of wp-scripts.
 *
 * src/admin/index.tsx   → build/admin/index.js, index.css, index.asset.php and the lazy screens
 * src/editor/article.tsx → build/admin/article.js, the panels beside an article in the block editor
 * blocks/<name>/        → build/blocks/<name>/ (block.json, scripts, view modules, render.php, styles)
 */
import { createRequire } from 'node:module';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// wp-scripts reads these while it is loaded. The blocks are its "source"; without the modules flag
// it would ignore viewScriptModule, the only way to the Interactivity API.
process.env.WP_SOURCE_PATH = 'blocks';
process.env.WP_EXPERIMENTAL_MODULES = 'true';

const require = createRequire( import.meta.url );
const [ scripts, modules ] = require( '@wordpress/scripts/config/webpack.config.js' );
const MiniCssExtractPlugin = require( 'mini-css-extract-plugin' );
const RtlCssPlugin = require( '@wordpress/scripts/plugins/rtlcss-webpack-plugin' );
const DependencyExtractionPlugin = require( '@wordpress/dependency-extraction-webpack-plugin' );
const webpack = require( 'webpack' );
const json2php = require( 'json2php' );
const TerserPlugin = require( 'terser-webpack-plugin' );

const root = path.dirname( fileURLToPath( import.meta.url ) );
const production = scripts.mode === 'production';

const admin = {
	...scripts,
	name: 'admin',
	entry: { index: path.join( root, 'src/admin/index.tsx' ), article: path.join( root, 'src/editor/article.tsx' ) },
	output: {
		...scripts.output,
		path: path.join( root, 'build/admin' ),
		// Lazy screens are found beside the script that asks for them, wherever the plugin lives.
		publicPath: 'auto',
		chunkLoadingGlobal: 'mesaChunks',
		clean: true,
	},
	resolve: {
		...scripts.resolve,
		// Ten kilobytes of top-level domains, for links that nobody misses; see there.
		alias: { ...scripts.resolve?.alias, linkifyjs: path.join( root, 'src/ui/editor-links.ts' ) },
	},
	module: {
		...scripts.module,
		rules: [
			...scripts.module.rules,
			{ test: /[\\/]@tiptap[\\/]extension[^\\/]*[\\/].*\.js$/, loader: path.join( root, 'tools/build/without-markdown.mjs' ) },
		],
	},
	optimization: {
		...scripts.optimization,
		splitChunks: {
			cacheGroups: {
				...scripts.optimization.splitChunks.cacheGroups,
				// A script of its own only for what two of ours share; the editor travels with what is written around it.
				defaultVendors: { test: /[\\/]node_modules[\\/]/, minChunks: 2, priority: -10, reuseExistingChunk: true },
			},
		},
		// As wp-scripts does it, but without the notes to translators: ours are read out of the sources.
		minimizer: [
			new TerserPlugin( {
				parallel: true,
				extractComments: false,
				terserOptions: {
					output: { comments: false },
					compress: { passes: 3 },
					mangle: { reserved: [ '__', '_n', '_nx', '_x' ] },
				},
			} ),
		],
	},
	plugins: [
		new webpack.DefinePlugin( { 'globalThis.SCRIPT_DEBUG': JSON.stringify( ! production ) } ),
		new MiniCssExtractPlugin( { filename: '[name].css' } ),
		// WordPress asks for index-rtl.css in right-to-left languages.
		new RtlCssPlugin(),
		new DependencyExtractionPlugin(),
	],
};

/** What the blocks' search engine runs in a worker; a script of its own, because all blocks that search share it. */
const worker = {
	...scripts,
	name: 'search-worker',
	target: 'webworker',
	entry: { 'search-worker': path.join( root, 'blocks/shared/worker.ts' ) },
	output: { path: path.join( root, 'build/blocks' ), filename: '[name].js', chunkLoading: false },
	plugins: [],
};

const blockNames = existsSync( path.join( root, 'blocks' ) )
	? readdirSync( path.join( root, 'blocks' ), { withFileTypes: true } ).filter(
			( entry ) => entry.isDirectory() && existsSync( path.join( root, 'blocks', entry.name, 'block.json' ) )
		)
	: [];

/** All block.json in one PHP file, build/blocks/manifest.php: opcache keeps that in memory, which it never does with JSON. */
class BlocksManifest {
	apply( compiler ) {
		const { Compilation, sources } = webpack;
		compiler.hooks.thisCompilation.tap( 'BlocksManifest', ( compilation ) =>
			compilation.hooks.processAssets.tap( { name: 'BlocksManifest', stage: Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE }, () => {
				const all = Object.fromEntries(
					blockNames.map( ( { name } ) => [
						name,
						JSON.parse( compilation.getAsset( `${ name }/block.json` ).source.source().toString() ),
					] )
				);
				compilation.emitAsset(
					'manifest.php',
					new sources.RawSource(
						`<?php\n// Made by the build from the blocks' block.json.\n\ndefined( 'ABSPATH' ) || exit;\n\nreturn ${ json2php( all ) };\n`
					)
				);
			} )
		);
	}
}

function toBlocksFolder( config, name ) {
	return {
		...config,
		name,
		output: { ...config.output, path: path.join( root, 'build/blocks' ) },
	};
}

export default blockNames.length === 0
	? admin
	: [
			admin,
			toBlocksFolder( { ...scripts, plugins: [ ...scripts.plugins, new BlocksManifest() ] }, 'blocks' ),
			toBlocksFolder( modules, 'block-modules' ),
			worker,
		];
