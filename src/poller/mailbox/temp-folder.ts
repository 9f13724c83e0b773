import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isGone } from './owner.ts';

const PREFIX = 'mesa-poller.';

/** Removes the folders of programs of this machine that were killed before they could do so themselves. */
async function sweep( parent: string ): Promise< void > {
	for ( const name of await readdir( parent ).catch( () => [] as string[] ) ) {
		if ( name.startsWith( PREFIX ) && isGone( `:${ name.slice( PREFIX.length ).replaceAll( '.', ':' ) }` ) ) {
			// Somebody else's folder stays, and is no reason not to start.
			await rm( join( parent, name ), { recursive: true, force: true } ).catch( () => undefined );
		}
	}
}

/**
 * A folder for the parts of large mails on their way, readable by this user only.
 *
 * @param owner As ownerName() gives it; the folder's name tells from it whose it is.
 * @returns Its path.
 */
export async function makeTempFolder( owner: string, parent = tmpdir() ): Promise< string > {
	await sweep( parent );
	const folder = join( parent, PREFIX + owner.split( ':' ).slice( 1 ).join( '.' ) );
	await mkdir( folder, { mode: 0o700 } );
	return folder;
}
