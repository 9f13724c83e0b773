/**
 * What the plugin costs a site where it is not used, on the stack lane (nginx, php-fpm with opcache, MariaDB):
 *
 *   npm run -s bench:tax -- [--json] [--turns 14] [--requests 12]
 *
 * The same site with and without the plugin, in turns: it is really deactivated and activated again. Figures are the
 * median over the turns of (median with − median without). Standard output is one JSON object with --json.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { startStack } from '../site/stack.ts';
import { Requests, logIn, type Sample } from './tax/requests.ts';

const PLUGIN = 'mesa-help-desk/mesa-help-desk.php';
/** Requests after each change that only warm up: rewrite rules are written anew, caches filled. */
const WARM = 3;
const SWITCH = `
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
	$args['on'] ? activate_plugin( $args['plugin'] ) : deactivate_plugins( $args['plugin'] );
	return is_plugin_active( $args['plugin'] );`;
/** What stands in autoloaded options because of us, in bytes. */
const AUTOLOADED = `
	global $wpdb;
	return (int) $wpdb->get_var( "SELECT SUM(LENGTH(option_name) + LENGTH(option_value)) FROM $wpdb->options WHERE option_name LIKE '%mesa%' AND option_name NOT LIKE '%mesa_test%' AND autoload IN ('yes','on','auto','auto-on')" );`;

const CASES = {
	public: { path: '/', as: 'anonymous' },
	page: { path: '/sample-page/', as: 'anonymous' },
	rest: { path: '/wp-json/mesa-bench/v1/empty', as: 'anonymous' },
	member_public: { path: '/', as: 'administrator' },
	member_rest: { path: '/wp-json/mesa-bench/v1/empty', as: 'administrator' },
	admin: { path: '/wp-admin/tools.php', as: 'administrator' },
} as const;
type Case = keyof typeof CASES;
const NAMES = Object.keys( CASES ) as Case[];

const rounded = ( value: number, digits = 2 ) => Number( value.toFixed( digits ) ) + 0;
const median = ( values: number[] ) => {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const middle = Math.floor( sorted.length / 2 );
	return sorted.length % 2 ? ( sorted[ middle ] as number ) : ( ( sorted[ middle - 1 ] as number ) + ( sorted[ middle ] as number ) ) / 2;
};

await main( async () => {
	endOnSignal();
	const given = flags( {
		json: { type: 'boolean', default: false },
		turns: { type: 'string', default: '14' },
		requests: { type: 'string', default: '12' },
	} );
	const [ turns, each ] = [ Number( given.turns ), Number( given.requests ) ];
	if ( ! ( turns >= 2 && turns <= 200 && each >= 3 && each <= 500 ) ) {
		throw new ToolError( '--turns takes 2 to 200, --requests 3 to 500.' );
	}
	const site = await startStack( { name: 'bench-tax', fresh: true, port: 24010 } );
	const requests = new Requests( site );
	try {
		copyFileSync( join( import.meta.dirname, 'tax', 'probe.php' ), join( site.folder, 'wp-content', 'mu-plugins', 'mesa-bench.php' ) );
		const headers = { anonymous: {}, administrator: await logIn( site ) };
		const turnOn = async ( on: boolean ) => {
			if ( ( await site.runPhp< boolean >( SWITCH, { on, plugin: PLUGIN } ) ) !== on ) {
				throw new ToolError( 'The plugin could not be switched.' );
			}
		};
		interface Sent {
			turn: number;
			on: boolean;
			name: Case;
			id: string;
			ms: number;
			bytes: number;
		}
		const sent: Sent[] = [];
		await step( `Measuring ${ turns } turns`, async () => {
			for ( let turn = 0; turn < turns; turn++ ) {
				for ( const on of turn % 2 ? [ true, false ] : [ false, true ] ) {
					await turnOn( on );
					for ( let at = -WARM; at < each; at++ ) {
						for ( const name of NAMES ) {
							const answer = await requests.one( CASES[ name ].path, headers[ CASES[ name ].as ] );
							if ( at >= 0 ) {
								sent.push( { turn, on, name, ...answer } );
							}
						}
					}
				}
			}
		} );
		await turnOn( true );
		const probed = requests.probed();
		const samples = sent.map( ( one ) => {
			const seen = probed.get( one.id );
			if ( ! seen ) {
				throw new ToolError( `The probe wrote nothing about request ${ one.id }.` );
			}
			return { ...one, ...seen };
		} );
		/** Medians of one turn. */
		const of = ( name: Case, key: keyof Sample, turn: number, on: boolean ) =>
			median( samples.filter( ( one ) => one.name === name && one.turn === turn && one.on === on ).map( ( one ) => one[ key ] ) );
		const eachTurn = Array.from( { length: turns }, ( _each, turn ) => turn );
		const more = ( name: Case, key: keyof Sample ) =>
			median( eachTurn.map( ( turn ) => of( name, key, turn, true ) - of( name, key, turn, false ) ) );
		const ratio = ( name: Case, key: keyof Sample ) =>
			median( eachTurn.map( ( turn ) => of( name, key, turn, true ) / of( name, key, turn, false ) ) );
		const figures = ( name: Case ) => ( {
			[ `${ name }_ms` ]: rounded( more( name, 'ms' ) ),
			[ `${ name }_cpu_ms` ]: rounded( more( name, 'cpuMs' ) ),
			[ `${ name }_queries` ]: more( name, 'queries' ),
			[ `${ name }_bytes` ]: more( name, 'bytes' ),
			[ `${ name }_mb` ]: rounded( more( name, 'mb' ), 3 ),
			[ `${ name }_files` ]: more( name, 'files' ),
		} );
		const summary = {
			...figures( 'public' ),
			rest_x_floor: rounded( ratio( 'rest', 'ms' ), 3 ),
			...figures( 'admin' ),
			...figures( 'page' ),
			...figures( 'rest' ),
			...figures( 'member_public' ),
			member_rest_x_floor: rounded( ratio( 'member_rest', 'ms' ), 3 ),
			...figures( 'member_rest' ),
			without_ms: Object.fromEntries(
				NAMES.map( ( name ) => [ name, rounded( median( eachTurn.map( ( turn ) => of( name, 'ms', turn, false ) ) ) ) ] )
			),
			autoloaded_bytes: await site.runPhp< number >( AUTOLOADED ),
			wordpress: site.wordpressVersion,
			php: site.phpVersion,
			database: site.database,
		};
		if ( given.json ) {
			console.log( JSON.stringify( summary ) );
		} else {
			for ( const name of NAMES ) {
				say(
					`  ${ name.padEnd( 14 ) } ${ Object.values( figures( name ) )
						.map( ( value ) => String( value ).padStart( 8 ) )
						.join( ' ' ) }   (ms, CPU ms, queries, bytes, MB, files)`
				);
			}
			say(
				`  REST × floor   ${ summary.rest_x_floor }, logged in ${ summary.member_rest_x_floor }; autoloaded ${ summary.autoloaded_bytes } bytes`
			);
		}
		return 0;
	} finally {
		requests.end();
		await site.stop();
	}
} );
