import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Client } from '../client/client.ts';
import type { ConnectionConfig } from './config/config.ts';
import type { Log } from './log.ts';
import { ownerName } from './mailbox/owner.ts';
import type { Shared } from './mailbox/session.ts';
import { makeTempFolder } from './mailbox/temp-folder.ts';
import { connectSite } from './wordpress/site.ts';
import { InterpreterPool } from './worker/pool.ts';

declare const MESA_POLLER_VERSION: string | undefined;

/** The version the bundle was built as. */
export const VERSION = typeof MESA_POLLER_VERSION === 'string' ? MESA_POLLER_VERSION : 'dev';

const MOST_THREADS = 4;

export function createPool( selfFile: string ): InterpreterPool {
	return new InterpreterPool( selfFile, Math.max( 1, Math.min( MOST_THREADS, availableParallelism() - 1 ) ) );
}

/** What a command that talks to WordPress works with; `end` gives all of it back. */
export interface Runtime extends Shared {
	end: () => Promise< void >;
}

export async function startRuntime( config: ConnectionConfig, selfFile: string, log: Log, client?: Client ): Promise< Runtime > {
	const connected = client ?? ( await connectSite( config, VERSION ) );
	const owner = ownerName();
	const directory = await makeTempFolder( owner );
	const pool = createPool( selfFile );
	return {
		client: connected,
		pool,
		directory,
		log,
		owner,
		end: async () => {
			await pool.close();
			await rm( directory, { recursive: true, force: true } );
		},
	};
}
