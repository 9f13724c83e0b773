import { rm } from 'node:fs/promises';
import type { IngestMessage } from '../../contract/generated/types.ts';
import type { OutgoingMail } from '../deliver/batch.ts';
import type { MailboxIdentity } from '../interpret/may-auto-respond.ts';
import type { InterpreterPool } from '../worker/pool.ts';
import type { PreparedMail, RawSource } from '../worker/protocol.ts';

/** A mail's raw source and where it came from. */
export interface RawMail {
	raw: RawSource;
	/** Bytes. */
	size: number;
	folder: string;
	uid: number;
	receivedAt: Date;
}

export interface PrepareSettings {
	pool: InterpreterPool;
	identity: MailboxIdentity;
	/** Blobs above this are uploaded on their own. Bytes. */
	inlineLimit: number;
	/** For large blobs. */
	directory: string;
}

const BASE_MS = 20_000;
const MS_PER_MB = 1000;

/**
 * Reads one mail in a worker. When the worker hangs or dies over it, only its headers are read, and its source goes along
 * as an attachment.
 */
export async function prepareRaw( settings: PrepareSettings, mail: RawMail, failure?: string ): Promise< OutgoingMail > {
	const { pool, identity, inlineLimit, directory } = settings;
	const task = { kind: 'prepare' as const, raw: mail.raw, identity, inlineLimit, directory };
	const limit = BASE_MS + ( mail.size / 1024 / 1024 ) * MS_PER_MB;
	let prepared: PreparedMail;
	if ( failure === undefined ) {
		try {
			prepared = await pool.run< 'prepare' >( task, limit );
		} catch ( error ) {
			const reason = error instanceof Error ? error.message : String( error );
			prepared = await pool.run< 'prepare' >( { ...task, failure: `The mail could not be read as a whole: ${ reason }` }, limit );
		}
	} else {
		prepared = await pool.run< 'prepare' >( { ...task, failure }, limit );
	}
	const message: IngestMessage = {
		...prepared.message,
		folder: mail.folder.slice( 0, 255 ),
		uid: mail.uid,
		received_at: mail.receivedAt.toISOString(),
	};
	return { message, blobs: prepared.blobs };
}

/** Removes what a mail left on disk. */
export async function discard( mail: OutgoingMail ): Promise< void > {
	await Promise.all( mail.blobs.map( ( blob ) => ( blob.path === undefined ? undefined : rm( blob.path, { force: true } ) ) ) );
}
