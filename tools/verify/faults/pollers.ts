/** Two pollers on one mailbox, each started anew when it was killed, as systemd would. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLLER } from '../../build/build.ts';
import { ToolError } from '../../lib/fail.ts';
import { startService, type Service } from '../../lib/process.ts';
import { sleep } from '../../lib/wait.ts';
import type { Login, Site } from '../../site/site.ts';

export interface Pollers {
	kills: () => number;
	/**
	 * SIGKILL, and a new start after a moment.
	 *
	 * @param pid Which one; another number: the first.
	 */
	kill: ( pid: number ) => Promise< void >;
	/** SIGKILL, and nobody starts it again. */
	killForGood: ( pid: number ) => Promise< void >;
	/** One more, when the others have ended. */
	startOne: () => void;
	login: Login;
	/** Every line they have written. */
	logs: () => string[];
	stop: () => Promise< void >;
}

/**
 * @param folder For their logs, and a copy of the program: somebody may build it anew meanwhile.
 * @param ca     The mail server's authority.
 */
export async function startPollers( site: Site, folder: string, ca: string ): Promise< Pollers > {
	const [ login ] = await site.users( [ { login: 'poller', role: 'mesa_poller', name: 'Mail Poller' } ] );
	if ( ! login ) {
		throw new ToolError( 'The site made no user for the poller.' );
	}
	const program = join( folder, 'mesa-poller.mjs' );
	copyFileSync( POLLER, program );
	const logs = [ 'poller-1.log', 'poller-2.log' ].map( ( name ) => join( folder, name ) );
	const start = ( log: string ) =>
		startService( 'mesa-poller', process.execPath, [ program, 'watch' ], {
			log,
			env: {
				MESA_SITE: site.url,
				MESA_USER: login.user,
				MESA_APP_PASSWORD: login.password,
				NODE_EXTRA_CA_CERTS: ca,
			},
		} );
	const running: Service[] = logs.map( start );
	const find = ( pid: number ) => running.findIndex( ( poller ) => poller.pid === pid );
	let kills = 0;
	return {
		kills: () => kills,
		kill: async ( pid ) => {
			const at = Math.max( 0, find( pid ) );
			await running[ at ]?.kill();
			kills++;
			await sleep( 300 );
			running[ at ] = start( logs[ at ] as string );
		},
		killForGood: async ( pid ) => void ( await running[ find( pid ) ]?.kill() ),
		startOne: () => void running.push( start( logs[ 0 ] as string ) ),
		login,
		logs: () => logs,
		stop: async () => void ( await Promise.all( running.map( ( poller ) => poller.stop() ) ) ),
	};
}
