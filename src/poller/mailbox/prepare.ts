import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSpamFolder } from '../interpret/spam.ts';
import type { OutgoingMail } from '../deliver/batch.ts';
import type { CheckStamp } from '../doctor/check-mail.ts';
import type { MailboxIdentity } from '../interpret/may-auto-respond.ts';
import type { InterpreterPool } from '../worker/pool.ts';
import type { MessageOrigin, PreparedMail, PrepareTask, RawSource, Tasks } from '../worker/protocol.ts';

/** A mail's raw source and where it came from. */
export interface RawMail {
	raw: RawSource;
	/** Bytes. */
	size: number;
	folder: string;
	uid: number;
	receivedAt: Date;
	/** Of a mail that says it is the site's own check. */
	check?: CheckStamp;
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

type Reading = 'prepare' | 'pack';
type Common = Pick< PrepareTask, 'raw' | 'identity' | 'inlineLimit' | 'directory' | 'failure' >;

/**
 * Has one mail read by a worker. When the worker hangs or dies over it, only its headers are read, and its source goes
 * along as an attachment.
 */
async function read< Kind extends Reading >(
	settings: PrepareSettings,
	mail: Pick< RawMail, 'raw' | 'size' >,
	failure: string | undefined,
	taskOf: ( common: Common ) => Tasks[ Kind ][ 'task' ]
): Promise< Tasks[ Kind ][ 'result' ] > {
	const { pool, identity, inlineLimit, directory } = settings;
	const limit = BASE_MS + ( mail.size / 1024 / 1024 ) * MS_PER_MB;
	const attempt = async ( reason?: string ): Promise< Tasks[ Kind ][ 'result' ] > => {
		const own = join( directory, randomUUID() );
		const common = { raw: mail.raw, identity, inlineLimit, directory: own };
		try {
			return await pool.run< Kind >( taskOf( reason === undefined ? common : { ...common, failure: reason } ), limit );
		} catch ( error ) {
			// A thread that was ended leaves its files behind.
			await rm( own, { recursive: true, force: true } );
			throw error;
		}
	};
	try {
		return await attempt( failure );
	} catch ( error ) {
		if ( failure !== undefined ) {
			throw error;
		}
		return await attempt( `The mail could not be read as a whole: ${ error instanceof Error ? error.message : String( error ) }` );
	}
}

/** Reads one mail, for looking at it. */
export function readMail( settings: PrepareSettings, mail: Pick< RawMail, 'raw' | 'size' > ): Promise< PreparedMail > {
	return read< 'prepare' >( settings, mail, undefined, ( common ) => ( { kind: 'prepare', ...common } ) );
}

/**
 * Reads one mail, for handing it over.
 *
 * @param failure Why only its headers shall be read.
 */
export function prepareRaw( settings: PrepareSettings, mail: RawMail, failure?: string ): Promise< OutgoingMail > {
	const origin: MessageOrigin = {
		folder: mail.folder.slice( 0, 255 ),
		uid: mail.uid,
		received_at: mail.receivedAt.toISOString(),
		...( isSpamFolder( mail.folder ) && { spam: true } ),
		...( mail.check ? { check: { ...mail.check, now_ms: Date.now() } } : {} ),
	};
	return read< 'pack' >( settings, mail, failure, ( common ) => ( { kind: 'pack', origin, ...common } ) );
}

/** Removes what a mail left on disk. */
export async function discard( mail: Pick< OutgoingMail, 'blobs' > ): Promise< void > {
	const folders = new Set( mail.blobs.flatMap( ( blob ) => ( blob.path === undefined ? [] : [ dirname( blob.path ) ] ) ) );
	await Promise.all( [ ...folders ].map( ( folder ) => rm( folder, { recursive: true, force: true } ) ) );
}
