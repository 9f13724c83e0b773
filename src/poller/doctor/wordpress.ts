import type { Client } from '../../client/client.ts';
import type { PollerHealth } from '../../contract/generated/types.ts';
import { verifyConnection } from '../commands/connect.ts';
import type { ConnectionConfig } from '../config/config.ts';
import { WordPressError } from '../wordpress/errors.ts';
import { discoverRestRoot, normalizeSite } from '../wordpress/rest-root.ts';
import { encrypt, lookUpHost, reach } from './network.ts';
import { PartError, type Findings } from './report.ts';

/** More than this between the clocks, and signed links and tokens begin to fail. Seconds. */
const CLOCK_SECONDS = 60;
/** Work that is late by more means that nobody does it. Seconds. */
const LATE_SECONDS = 15 * 60;

const minutes = ( seconds: number ) => `${ Math.round( seconds / 60 ) } minutes`;

/** The way to WordPress and into it. @return Whether all of it is well. */
export function lookAtSite( findings: Findings, config: ConnectionConfig ): Promise< boolean > {
	const site = normalizeSite( config.site );
	const url = new URL( site );
	const isSecure = url.protocol === 'https:';
	const port = Number( url.port ) || ( isSecure ? 443 : 80 );
	return findings.row( [
		[ 'dns', () => lookUpHost( url.hostname ) ],
		[ 'tcp', () => reach( url.hostname, port ) ],
		...( isSecure ? [ [ 'tls', () => encrypt( url.hostname, port ) ] as const ] : [] ),
		[ 'wordpress', async () => `The REST API answers at ${ ( await discoverRestRoot( site ) ).base }` ],
		[
			'password',
			async () => {
				const mailboxes = await verifyConnection( config ).catch( ( error: unknown ) => {
					throw error instanceof WordPressError && error.status === 403 ? new PartError( 'capability', error.message ) : error;
				} );
				return `Accepted as ${ config.user }; ${ mailboxes } active mailboxes.`;
			},
		],
	] );
}

/** Clock, queue and cron. @return False when the plugin is too old to say. */
export async function lookAtWork( findings: Findings, client: Client ): Promise< boolean > {
	const asked = Date.now();
	let health: PollerHealth;
	try {
		health = await client( 'getPollerHealth', {} );
	} catch ( error ) {
		if ( error instanceof WordPressError && error.code === 'rest_no_route' ) {
			findings.add( 'clock', 'warning', 'This version of the plugin does not tell its clock and queue; update it.' );
			return false;
		}
		throw error;
	}
	const ms = Date.now() - asked;
	const seconds = Math.round( Math.abs( health.time_ms - ( asked + Date.now() ) / 2 ) / 1000 );
	findings.add( 'clock', seconds > CLOCK_SECONDS ? 'broken' : 'ok', `The clocks differ by ${ seconds } seconds.`, ms );
	const { oldest_due_seconds: waits, failed } = health.queue;
	if ( waits !== null && waits > LATE_SECONDS ) {
		findings.add( 'queue', 'broken', `The oldest task has been due for ${ minutes( waits ) }: nothing runs the site’s queue.`, ms );
	} else {
		findings.add(
			'queue',
			failed > 0 ? 'warning' : 'ok',
			failed > 0 ? `No task is late; ${ failed } failed for good.` : 'No task is late.',
			ms
		);
	}
	const { scheduled, late_seconds: late } = health.cron;
	findings.add(
		'cron',
		! scheduled ? 'broken' : late > LATE_SECONDS ? 'warning' : 'ok',
		! scheduled
			? 'WP-Cron does not know of the help desk’s work.'
			: late > LATE_SECONDS
				? `WP-Cron is late by ${ minutes( late ) }.`
				: 'WP-Cron runs.',
		ms
	);
	return true;
}
