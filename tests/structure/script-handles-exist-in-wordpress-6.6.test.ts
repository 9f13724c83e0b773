/**
 * A script whose .asset.php names a handle that the running WordPress lacks is silently not printed, and
 * the page stays empty. So every handle that the build asks for must exist in the oldest WordPress that we
 * support.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Registered by WordPress 6.6.0 (wp_default_packages_scripts), without the prefix "wp-". */
const PACKAGES_6_6 =
	'a11y annotations api-fetch autop blob block-directory block-editor block-library block-serialization-default-parser blocks commands components compose core-commands core-data customize-widgets data data-controls date deprecated dom dom-ready edit-post edit-site edit-widgets editor element escape-html format-library hooks html-entities i18n is-shallow-equal keyboard-shortcuts keycodes list-reusable-blocks media-utils notices nux patterns plugins preferences preferences-persistence primitives priority-queue private-apis redux-routine reusable-blocks rich-text router server-side-render shortcode style-engine token-list undo-manager url viewport warning widgets wordcount';
const VENDORS_6_6 = [ 'react', 'react-dom', 'react-jsx-runtime' ];
/** Script modules of 6.6 (wp_interactivity and its router). */
const MODULES_6_6 = [ '@wordpress/interactivity', '@wordpress/interactivity-router' ];

const known = new Set( [ ...PACKAGES_6_6.split( ' ' ).map( ( name ) => `wp-${ name }` ), ...VENDORS_6_6, ...MODULES_6_6 ] );
const build = path.resolve( import.meta.dirname, '../../build' );

function assetFiles( folder: string ): string[] {
	return existsSync( folder )
		? readdirSync( folder, { recursive: true, encoding: 'utf8' } )
				.filter( ( name ) => name.endsWith( '.asset.php' ) )
				.map( ( name ) => path.join( folder, name ) )
		: [];
}

/** The names in `array('dependencies' => array(…), …)`; a module's may be arrays with an id of their own. */
export function handlesOf( source: string ): string[] {
	const list = /'dependencies' => array\((.*)\), 'version'/s.exec( source )?.[ 1 ] ?? '';
	const ids = [ ...list.matchAll( /'id' => '([^']+)'/g ) ].map( ( match ) => match[ 1 ] ?? '' );
	return ids.length > 0 ? ids : [ ...list.matchAll( /'([^']+)'/g ) ].map( ( match ) => match[ 1 ] ?? '' );
}

const files = assetFiles( build );

it( 'reads what the build writes', () => {
	expect( handlesOf( "<?php return array('dependencies' => array('react-jsx-runtime', 'wp-data'), 'version' => 'x');" ) ).toEqual( [
		'react-jsx-runtime',
		'wp-data',
	] );
	expect(
		handlesOf( "<?php return array('dependencies' => array('@wordpress/interactivity'), 'version' => 'x', 'type' => 'module');" )
	).toEqual( [ '@wordpress/interactivity' ] );
	expect( handlesOf( "<?php return array('dependencies' => array(), 'version' => 'x');" ) ).toEqual( [] );
} );

it( 'has a build to look at', () => {
	// `npm test` builds first; alone, run `npm run build:screens`.
	expect( files.map( ( file ) => path.relative( build, file ).split( path.sep ).join( '/' ) ) ).toContain( 'admin/index.asset.php' );
} );

it.each( files.map( ( file ) => [ path.relative( build, file ), file ] ) )(
	'%s asks only for handles of WordPress 6.6',
	( _name, file ) => {
		const missing = handlesOf( readFileSync( file, 'utf8' ) ).filter( ( handle ) => ! known.has( handle ) );
		expect( missing ).toEqual( [] );
	}
);

it( 'bundles no React of its own', () => {
	const scripts = readdirSync( path.join( build, 'admin' ) ).filter( ( name ) => name.endsWith( '.js' ) );
	for ( const name of scripts ) {
		const code = readFileSync( path.join( build, 'admin', name ), 'utf8' );
		expect( code ).not.toMatch( /react\.element|react\.transitional\.element|__SECRET_INTERNALS_DO_NOT_USE/ );
	}
} );
