/** A stack site with a seeded desk: a new one, or one that was kept. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../lib/fail.ts';
import { STATE } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';
import { say } from '../lib/progress.ts';
import { startSmtpSink, type SmtpSink } from '../mail/smtp-sink.ts';
import { forgetSite, passingName } from '../site/names.ts';
import type { Site, StackSize } from '../site/site.ts';
import { startSite } from '../site/start.ts';
import { index, seedDesk, seeded } from './desk.ts';

/** As on a small server of its own. */
export const SIZE: Required< StackSize > = { bufferPool: 1024, workers: 4, settled: true };

export interface SeededSite {
	site: Site;
	/** Ends its servers; deletes it unless it is to be kept. */
	stop: () => Promise< void >;
}

/**
 * @param keep Folder that the site stays in; used again when it holds the same desk.
 * @throws ToolError when the folder holds something else.
 */
export async function seededSite( tickets: number, seed: number, keep?: string ): Promise< SeededSite > {
	const name = passingName( `verify-seed-${ tickets }` );
	const stops: ( () => Promise< void > | void )[] = [];
	const stop = async () => {
		for ( const end of stops.splice( 0 ).reverse() ) {
			await end();
		}
	};
	try {
		const isOld = keep !== undefined && existsSync( join( keep, 'site.json' ) );
		if ( keep === undefined ) {
			stops.push( () => forgetSite( name ) );
		}
		const sink: SmtpSink = await startSmtpSink( { port: await freePort( 21010 ), folder: join( STATE, 'mail', name ) } );
		stops.push( async () => {
			await sink.stop();
			rmSync( sink.folder, { recursive: true, force: true } );
		} );
		const site = await startSite(
			'stack',
			{ name, port: await freePort( 21000 ), smtpPort: sink.port, size: SIZE, ...( keep ? { folder: keep } : {} ) },
			'npm'
		);
		stops.push( site.stop );
		const found = isOld ? await seeded( site ) : null;
		if ( isOld && ( found?.tickets !== tickets || found.seed !== seed ) ) {
			throw new ToolError(
				`${ keep } does not hold a desk of ${ tickets } tickets as this tool makes it today: delete it, or keep this one elsewhere.`
			);
		}
		if ( found ) {
			say( `  The desk in ${ keep } is used as it is.` );
			if ( ! found.indexed ) {
				await index( site, tickets, seed );
			}
		} else {
			await seedDesk( site, tickets, seed );
		}
		return { site, stop };
	} catch ( error ) {
		await stop();
		throw error;
	}
}
