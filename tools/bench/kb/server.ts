/** The server's side: a library of a size, and how long its search takes beside an empty route and WordPress's own. */
import type { Site } from '../../site/site.ts';
import { say, step } from '../../lib/progress.ts';
import type { Requests, Sample } from '../tax/requests.ts';
import type { MadeArticle } from './library.ts';

/** How one kind of question fares at one size; bytes of the answer, statements more than the empty route has. */
export interface Row {
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
	foreach ( array( 'state', 'terms', 'cards', 'words' ) as $table ) { $wpdb->query( "DELETE FROM {$wpdb->prefix}mesa_article_$table" ); }
	wp_cache_flush();`;
const INDEX = `
	$store = new Mesa\\Data\\Knowledge\\ArticleIndexStore( new Mesa\\Data\\Db() );
	return ( new Mesa\\Knowledge\\ArticleIndex( $store ) )->mend( 20, $args['look'] ? 0 : 600 );`;
const LIST = `
	$begun = microtime( true );
	( new Mesa\\Knowledge\\SearchFile( new Mesa\\Data\\Knowledge\\ArticleIndexStore( new Mesa\\Data\\Db() ) ) )->write();
	return 1000 * ( microtime( true ) - $begun );`;
const ANALYSE =
	'global $wpdb; foreach ( array( "state", "terms", "words" ) as $table ) { $wpdb->query( "ANALYZE TABLE {$wpdb->prefix}mesa_article_$table" ); } $wpdb->query( "ANALYZE TABLE $wpdb->posts" );';

const median = ( values: number[] ) => [ ...values ].sort( ( a, b ) => a - b )[ Math.floor( values.length / 2 ) ] as number;
const rounded = ( value: number, digits = 2 ) => Number( value.toFixed( digits ) );

/** Puts a library in place of the one there was. Milliseconds an article takes, and the list for browsers. */
export async function fill( site: Site, library: MadeArticle[] ): Promise< { index_ms_per_article: number; list_ms: number } > {
	await site.runPhp( CLEAR );
	await step( `Writing ${ library.length } articles`, async () => {
		for ( let at = 0; at < library.length; at += 500 ) {
			await site.runPhp( INSERT, { articles: library.slice( at, at + 500 ) } );
		}
	} );
	return await step( 'Making their search words', async () => {
		const begun = performance.now();
		for ( let look = true; ! ( await site.runPhp< boolean >( INDEX, { look } ) ); look = false ) {
			// Another slice.
		}
		const took = performance.now() - begun;
		await site.runPhp( ANALYSE );
		return { index_ms_per_article: rounded( took / library.length ), list_ms: rounded( await site.runPhp< number >( LIST ), 0 ) };
	} );
}

/** What is searched for: by the place of its words among the commonest. */
export function questions( words: string[] ): Record< string, string > {
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

/** Asks every kind of question in turns with the floor. */
export async function searches( requests: Requests, size: number, words: string[], rounds: number ): Promise< Row[] > {
	const rows: Row[] = [];
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
				sent[ key ].map( ( one ) => ( what === 'ms' || what === 'bytes' ? one[ what ] : probed.get( one.id )?.[ what ] ) ?? 0 )
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
	return rows;
}
