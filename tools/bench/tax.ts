/**
 * What the plugin costs a site where it is not used, on the stack lane (nginx, php-fpm with opcache, MariaDB):
 *
 *   npm run -s bench:tax -- [--json] [--pairs 240]
 *
 * The same site with and without the plugin, one after the other: what the machine does beside it falls on both alike. The
 * site is as a shop's: PHP looks every other second whether files have changed, which is its own default, and WP_DEBUG is off. The
 * plugin is really deactivated and activated once; the probe then gives each request the options of the one state or the
 * other (tax/probe.php). Figures are the medians of (with − without) over the pairs. Standard output is one JSON object
 * with --json.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { until } from '../lib/wait.ts';
import { startStack } from '../site/stack.ts';
import { Requests, logIn, type Sample, type State } from './tax/requests.ts';

const PLUGIN = 'mesa-help-desk/mesa-help-desk.php';
/** Pairs that only warm up: rewrite rules are written anew, caches filled. */
const WARM = 4;
/** Times that PHP starts anew: where its code comes to lie in memory makes a request slower or faster until it ends. */
const STARTS = 12;
const SWITCH = `
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
	$args['on'] ? activate_plugin( $args['plugin'] ) : deactivate_plugins( $args['plugin'] );
	return is_plugin_active( $args['plugin'] );`;
/** Keeps the options that every page loads, as they are now. */
const KEEP = `
	wp_cache_delete( 'alloptions', 'options' );
	return file_put_contents( WP_CONTENT_DIR . "/mesa-bench-{$args['state']}.php", '<?php return ' . var_export( wp_load_alloptions( true ), true ) . ';' );`;
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
		pairs: { type: 'string', default: '240' },
	} );
	const pairs = Number( given.pairs );
	if ( ! ( pairs >= 3 && pairs <= 10_000 ) ) {
		throw new ToolError( '--pairs takes 3 to 10000.' );
	}
	const site = await startStack( { name: 'bench-tax', fresh: true, port: 24010, size: { settled: true, workers: 1 } } );
	const requests = new Requests( site );
	try {
		copyFileSync( join( import.meta.dirname, 'tax', 'probe.php' ), join( site.folder, 'wp-content', 'mu-plugins', 'mesa-bench.php' ) );
		const headers = { anonymous: {}, administrator: await logIn( site ) };
		const ask = ( name: Case, state: State ) => requests.one( CASES[ name ].path, headers[ CASES[ name ].as ], state );
		// Off first: it stays on in the end, and the probe leaves it out where a request asks for that.
		for ( const state of [ 'off', 'on' ] as const ) {
			if ( ( await site.runPhp< boolean >( SWITCH, { on: state === 'on', plugin: PLUGIN } ) ) !== ( state === 'on' ) ) {
				throw new ToolError( 'The plugin could not be switched.' );
			}
			for ( const name of NAMES ) {
				await requests.one( CASES[ name ].path, headers[ CASES[ name ].as ] );
			}
			await site.runPhp( KEEP, { state } );
		}
		interface Sent {
			state: State;
			name: Case;
			id: string;
			ms: number;
			bytes: number;
		}
		const sent: Sent[] = [];
		const bothWays = async ( pair: number ): Promise< Sent[] > => {
			const answers: Sent[] = [];
			for ( const name of NAMES ) {
				for ( const state of pair % 2 ? ( [ 'on', 'off' ] as const ) : ( [ 'off', 'on' ] as const ) ) {
					// PHP keeps as much memory as its last requests took: the first of one state pays for the other's.
					await ask( name, state );
					answers.push( { state, name, ...( await ask( name, state ) ) } );
				}
			}
			return answers;
		};
		await step( `Measuring ${ pairs } pairs`, async () => {
			for ( let pair = 0; pair < pairs; pair++ ) {
				if ( pair % Math.ceil( pairs / STARTS ) === 0 ) {
					await site.crash?.php( 0 );
					await until( 'PHP', async () => ( await fetch( site.url ) ).ok, 10_000 );
					for ( let at = 0; at < WARM; at++ ) {
						await bothWays( at );
					}
				}
				sent.push( ...( await bothWays( pair ) ) );
			}
		} );
		const probed = requests.probed();
		const samples = sent.map( ( one ) => {
			const seen = probed.get( one.id );
			if ( ! seen ) {
				throw new ToolError( `The probe wrote nothing about request ${ one.id }.` );
			}
			return { ...one, ...seen };
		} );
		/** What each pair's two requests took, without and with the plugin. */
		const both = ( name: Case, key: keyof Sample ): [ number, number ][] => {
			const [ off, on ] = ( [ 'off', 'on' ] as const ).map( ( state ) =>
				samples.filter( ( one ) => one.name === name && one.state === state ).map( ( one ) => one[ key ] )
			) as [ number[], number[] ];
			return off.map( ( value, pair ) => [ value, on[ pair ] as number ] );
		};
		const more = ( name: Case, key: keyof Sample ) => median( both( name, key ).map( ( [ off, on ] ) => on - off ) );
		const ratio = ( name: Case, key: keyof Sample ) => median( both( name, key ).map( ( [ off, on ] ) => on / off ) );
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
				NAMES.map( ( name ) => [ name, rounded( median( both( name, 'ms' ).map( ( [ off ] ) => off ) ) ) ] )
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
