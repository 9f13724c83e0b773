/**
 * How long the server takes to search the knowledge base, on the stack lane (nginx, php-fpm with opcache, MariaDB):
 *
 *   npm run -s bench:kb -- [--json] [--articles 300,1000,5000] [--rounds 15]
 *
 * Each search takes turns with an empty REST route of another plugin, which is the floor, and with WordPress's own
 * search for the same words. Figures are × floor, medians. Standard output is one JSON object with --json.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { startStack } from '../site/stack.ts';
import { makeLibrary, vocabulary } from './kb/library.ts';
import { Requests, type Sample } from './tax/requests.ts';

/** How one kind of question fares at one size; bytes of the answer, statements more than the empty route has. */
interface Row {
	articles: number;
	case: string;
	ms: number;
	x_floor: number;
	cpu_x_floor: number;
	wordpress_x_floor: number;
	queries_more: number;
	bytes: number;
}

const INSERT = `
	global $wpdb;
	foreach ( array_chunk( $args['articles'], 100 ) as $some ) {
		$values = array();
		foreach ( $some as $at => $article ) {
			$name     = sanitize_title( $article['title'] ) . '-' . wp_rand();
			$values[] = $wpdb->prepare( "(1, '2026-01-01 00:00:00', '2026-01-01 00:00:00', %s, %s, '', 'publish', 'closed', 'closed', %s, '', '', '2026-01-01 00:00:00', '2026-01-01 00:00:00', '', 'mesa_article')", $article['html'], $article['title'], $name );
		}
		$wpdb->query( "INSERT INTO $wpdb->posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, comment_status, ping_status, post_name, to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, post_type) VALUES " . implode( ',', $values ) );
	}`;
const CLEAR = `
	global $wpdb;
	$wpdb->query( "DELETE FROM $wpdb->posts WHERE post_type = 'mesa_article'" );
	foreach ( array( 'state', 'terms', 'words' ) as $table ) { $wpdb->query( "DELETE FROM {$wpdb->prefix}mesa_article_$table" ); }`;
const INDEX = `
	$store = new Mesa\\Data\\ArticleIndexStore( new Mesa\\Data\\Db() );
	return ( new Mesa\\Knowledge\\ArticleIndex( $store ) )->mend( 20, $args['look'] ? 0 : 600 );`;
const ANALYSE =
	'global $wpdb; foreach ( array( "state", "terms", "words" ) as $table ) { $wpdb->query( "ANALYZE TABLE {$wpdb->prefix}mesa_article_$table" ); } $wpdb->query( "ANALYZE TABLE $wpdb->posts" );';

const median = ( values: number[] ) => [ ...values ].sort( ( a, b ) => a - b )[ Math.floor( values.length / 2 ) ] as number;
const rounded = ( value: number, digits = 2 ) => Number( value.toFixed( digits ) );

/** What is searched for: by the place of its words among the commonest. */
function questions( words: string[] ): Record< string, string > {
	const word = ( rank: number ) => words[ rank ] as string;
	const long = words.slice( 900, 1500 ).find( ( one ) => one.length >= 9 ) as string;
	return {
		rare: word( 6000 ),
		common: `${ word( 3 ) } ${ word( 8 ) }`,
		question: `how can I ${ word( 60 ) } my ${ word( 250 ) } when the ${ word( 1800 ) } is ${ word( 15 ) }`,
		misspelt: long.slice( 0, 4 ) + long.slice( 5 ),
		unfinished: `${ word( 120 ) } ${ word( 900 ).slice( 0, 4 ) }`,
		nothing: 'xylophonquartz',
	};
}

await main( async () => {
	endOnSignal();
	const given = flags( {
		json: { type: 'boolean', default: false },
		articles: { type: 'string', default: '300,1000,5000' },
		rounds: { type: 'string', default: '15' },
	} );
	const sizes = given.articles.split( ',' ).map( Number );
	const rounds = Number( given.rounds );
	if ( ! sizes.every( ( size ) => size >= 1 && size <= 20_000 ) || ! ( rounds >= 3 && rounds <= 500 ) ) {
		throw new ToolError( '--articles takes numbers of 1 to 20000 with commas between them, --rounds 3 to 500.' );
	}
	const site = await startStack( { name: 'bench-kb', fresh: true, port: 24020 } );
	const requests = new Requests( site );
	try {
		copyFileSync( join( import.meta.dirname, 'tax', 'probe.php' ), join( site.folder, 'wp-content', 'mu-plugins', 'mesa-bench.php' ) );
		const words = vocabulary();
		const rows: Row[] = [];
		const indexMs: Record< string, number > = {};
		for ( const size of sizes ) {
			await site.runPhp( CLEAR );
			const library = makeLibrary( size, words );
			await step( `Writing ${ size } articles`, async () => {
				for ( let at = 0; at < size; at += 500 ) {
					await site.runPhp( INSERT, { articles: library.slice( at, at + 500 ) } );
				}
			} );
			await step( 'Making their search words', async () => {
				const begun = performance.now();
				for ( let look = true; ! ( await site.runPhp< boolean >( INDEX, { look } ) ); look = false ) {
					// Another slice.
				}
				indexMs[ size ] = rounded( ( performance.now() - begun ) / size );
				await site.runPhp( ANALYSE );
			} );
			for ( const [ name, q ] of Object.entries( questions( words ) ) ) {
				const paths = {
					floor: '/wp-json/mesa-bench/v1/empty',
					ours: `/wp-json/mesa/v1/articles/search?q=${ encodeURIComponent( q ) }`,
					wordpress: `/wp-json/wp/v2/mesa-articles?per_page=8&search=${ encodeURIComponent( q ) }`,
				};
				const sent: Record< keyof typeof paths, { id: string; ms: number; bytes: number }[] > = {
					floor: [],
					ours: [],
					wordpress: [],
				};
				for ( let round = -2; round < rounds; round++ ) {
					for ( const key of Object.keys( paths ) as ( keyof typeof paths )[] ) {
						const answer = await requests.one( paths[ key ], {} );
						if ( round >= 0 ) {
							sent[ key ].push( answer );
						}
					}
				}
				const probed = requests.probed();
				const of = ( key: keyof typeof paths, what: keyof Sample ) =>
					median(
						sent[ key ].map(
							( one ) => ( what === 'ms' || what === 'bytes' ? one[ what ] : probed.get( one.id )?.[ what ] ) ?? 0
						)
					);
				rows.push( {
					articles: size,
					case: name,
					ms: rounded( of( 'ours', 'ms' ) ),
					x_floor: rounded( of( 'ours', 'ms' ) / of( 'floor', 'ms' ) ),
					cpu_x_floor: rounded( of( 'ours', 'cpuMs' ) / of( 'floor', 'cpuMs' ) ),
					wordpress_x_floor: rounded( of( 'wordpress', 'ms' ) / of( 'floor', 'ms' ) ),
					queries_more: of( 'ours', 'queries' ) - of( 'floor', 'queries' ),
					bytes: of( 'ours', 'bytes' ),
				} );
				say( `  ${ JSON.stringify( rows.at( -1 ) ) }` );
			}
		}
		const most = ( key: 'x_floor' | 'wordpress_x_floor' ) =>
			Object.fromEntries(
				sizes.map( ( size ) => [
					size,
					Math.max( ...rows.filter( ( row ) => row.articles === size ).map( ( row ) => row[ key ] ) ),
				] )
			);
		const summary = {
			server_x_floor: most( 'x_floor' ),
			wordpress_x_floor: most( 'wordpress_x_floor' ),
			index_ms_per_article: indexMs,
			rows,
		};
		if ( given.json ) {
			console.log( JSON.stringify( summary ) );
		} else {
			say(
				`  at most × floor ${ JSON.stringify( summary.server_x_floor ) }, WordPress's own ${ JSON.stringify( summary.wordpress_x_floor ) }`
			);
		}
		return 0;
	} finally {
		requests.end();
		await site.stop();
	}
} );
