import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailSource, WaitingMail, WithheldMail } from '../providers/mail-source.ts';
import type { Chunk } from './chunks.ts';
import type { RawMail } from './prepare.ts';

export interface Loaded {
	raws: RawMail[];
	/** There, but not given out by the server. */
	withheld: WithheldMail[];
	/** Listed and not there any more: taken away by somebody else. */
	gone: number[];
}

/** Fetches the mails of a chunk from the open folder; a large one into a file of the directory. */
export async function loadChunk( source: MailSource, folder: string, chunk: Chunk, directory: string ): Promise< Loaded > {
	if ( chunk.mails.length === 0 ) {
		return { raws: [], withheld: [], gone: [] };
	}
	const about = new Map( chunk.mails.map( ( mail ) => [ mail.uid, mail ] ) );
	if ( chunk.large ) {
		const mail = chunk.mails[ 0 ] as WaitingMail;
		const path = join( directory, randomUUID() );
		const there = await source.download( mail.uid, path );
		if ( there === true ) {
			return {
				raws: [ { raw: { path }, size: mail.size, folder, uid: mail.uid, receivedAt: mail.receivedAt } ],
				withheld: [],
				gone: [],
			};
		}
		await rm( path, { force: true } );
		return there === false ? { raws: [], withheld: [], gone: [ mail.uid ] } : { raws: [], withheld: [ there ], gone: [] };
	}
	const loaded: Loaded = { raws: [], withheld: [], gone: [] };
	for ( const mail of await source.fetch( [ ...about.keys() ] ) ) {
		if ( 'withheld' in mail ) {
			loaded.withheld.push( mail );
		} else {
			const receivedAt = about.get( mail.uid )?.receivedAt ?? new Date();
			loaded.raws.push( { raw: { bytes: mail.source }, size: mail.source.length, folder, uid: mail.uid, receivedAt } );
		}
	}
	const there = new Set( [ ...loaded.raws, ...loaded.withheld ].map( ( mail ) => mail.uid ) );
	loaded.gone = [ ...about.keys() ].filter( ( uid ) => ! there.has( uid ) );
	return loaded;
}
