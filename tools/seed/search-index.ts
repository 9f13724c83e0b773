/** The search index of a seeded desk. */
import { ToolError } from '../lib/fail.ts';
import { which } from '../lib/process.ts';
import { step } from '../lib/progress.ts';
import type { Site } from '../site/site.ts';
import { runToEnd } from './part-process.ts';

/** One for each core of a small server; each takes about 200 MB. */
const PROCESSES = 2;

/** Beside the web server, which would end a request of several minutes. */
const INDEX = `
	$_SERVER['HTTP_HOST'] = 'localhost';
	require $argv[1] . '/wp-load.php';
	$bulk     = ( new Mesa\\Boot\\Services() )->search_bulk();
	$segments = $bulk->segments();
	foreach ( array_keys( $segments ) as $at ) {
		$mark = 'mesa_seed_segment_' . $segments[ $at ];
		if ( $at % (int) $argv[2] === (int) $argv[3] ) {
			$known = get_option( $mark );
			$done  = false === $known ? $bulk->index( $segments[ $at ] ) : (int) $known;
			update_option( $mark, $done, false );
			echo $done, "\\n";
		}
	}`;

function part( php: string, wordpress: string, at: number, told: ( tickets: number ) => void ): Promise< void > {
	return runToEnd(
		'Indexing for search',
		php,
		[ '-d', 'memory_limit=1G', '-r', INDEX, wordpress, String( PROCESSES ), String( at ) ],
		told
	);
}

const FORGET = `
	global $wpdb;
	$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE 'mesa\\_seed\\_segment\\_%'" );
	wp_cache_flush();`;

/** Forgets which parts of an index are ready, so that the next one is made from the beginning. */
export const forgetParts = ( site: Site ) => site.runPhp( FORGET );

/** Builds it from what is in the tables, the way an existing site's is built. One that was interrupted goes on. */
export async function indexForSearch( site: Site, tickets: number ): Promise< void > {
	const php = which( `php${ site.phpVersion.split( '.' ).slice( 0, 2 ).join( '.' ) }` ) ?? which( 'php' );
	if ( ! php ) {
		throw new ToolError( 'PHP for the command line is missing: apt-get install php-cli' );
	}
	let done = 0;
	let shown = 0;
	const told = ( more: number ) => {
		done += more;
		if ( done - shown >= tickets / 10 ) {
			shown = done;
			process.stderr.write( ` ${ Math.round( ( 100 * done ) / tickets ) } %` );
		}
	};
	await step( 'Indexing for search', () =>
		Promise.all( Array.from( { length: PROCESSES }, ( _each, at ) => part( php, site.folder, at, told ) ) )
	);
	await forgetParts( site );
}
