import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { PollerConfig, RawMessage } from '../../contract/generated/types.ts';
import { KnownBlobs, uploadBlobs } from '../deliver/blobs.ts';
import { fetchSource, type UnpackedSource } from '../letters/source.ts';
import { discard, readMail } from '../mailbox/prepare.ts';
import type { Runtime } from '../runtime.ts';
import { WordPressError } from '../wordpress/errors.ts';
import { compare, type Comparison } from './compare.ts';

/** So many mails are read ahead of the one whose turn it is. */
const AHEAD = 2;
/** Of a mail's source, so much is looked at for words. Bytes. */
const SOURCE_TEXT = 4 * 1024 * 1024;

export interface ReparseOptions {
	dryRun: boolean;
	/** Only messages of this mailbox; null: of all. */
	mailbox: number | null;
	/** Only messages received since (ISO 8601); null: all. */
	since: string | null;
	/** Begin with this message. */
	from: number;
}

/**
 * What became of one message. `changed`: stored anew, or would be. `kept`: today's reading would lose something, so it stays.
 * `moved`: somebody changed it meanwhile. `missing`: its original is not there any more.
 */
export type Outcome = 'same' | 'changed' | 'kept' | 'moved' | 'missing';

export interface Reparsed {
	message: RawMessage;
	outcome: Outcome;
	/** Null when the original could not be read. */
	comparison: Comparison | null;
}

const isGone = ( error: unknown ) => error instanceof WordPressError && error.status === 404;

function sourceText( { raw }: UnpackedSource ): string {
	const bytes = 'path' in raw ? readFileSync( raw.path ) : Buffer.from( raw.bytes );
	const head = bytes.subarray( 0, SOURCE_TEXT );
	return `${ head.toString( 'utf8' ) }\n${ head.toString( 'latin1' ) }`;
}

/** Reads one message's original again and stores what is better. */
async function reparseOne(
	runtime: Runtime,
	config: PollerConfig,
	message: RawMessage,
	dryRun: boolean,
	signal: AbortSignal
): Promise< Reparsed > {
	let source: UnpackedSource;
	try {
		source = await fetchSource( runtime.client, message.raw_sha256, runtime.directory, signal );
	} catch ( error ) {
		if ( isGone( error ) ) {
			return { message, outcome: 'missing', comparison: null };
		}
		throw error;
	}
	const mailbox = config.mailboxes.find( ( each ) => each.id === message.mailbox_id );
	const lower = ( addresses: readonly string[] ) => addresses.map( ( address ) => address.toLowerCase() );
	const own = lower( config.own_addresses );
	const settings = {
		pool: runtime.pool,
		directory: runtime.directory,
		inlineLimit: config.inline_blob_limit,
		identity: { addresses: mailbox ? lower( [ mailbox.address, ...mailbox.aliases ] ) : own, own },
	};
	const mail = await readMail( settings, source );
	try {
		const comparison = compare( message, mail.message, () => sourceText( source ) );
		if ( comparison.changed.length === 0 ) {
			return { message, outcome: 'same', comparison };
		}
		if ( comparison.lost.length > 0 || comparison.worse !== null ) {
			return { message, outcome: 'kept', comparison };
		}
		if ( dryRun ) {
			return { message, outcome: 'changed', comparison };
		}
		const wanted = new Set( comparison.reading.attachments.map( ( each ) => each.sha256 ) );
		await uploadBlobs(
			runtime.client,
			mail.blobs.filter( ( blob ) => wanted.has( blob.sha256 ) ),
			new KnownBlobs(),
			signal
		);
		const body = { stamp: message.stamp, ...comparison.reading };
		const { changed } = await runtime.client( 'rereadMessage', { path: { id: message.id }, body, signal } );
		return { message, outcome: changed.length > 0 ? 'changed' : 'same', comparison: { ...comparison, changed } };
	} catch ( error ) {
		if ( error instanceof WordPressError && ( error.status === 409 || error.status === 404 ) ) {
			return { message, outcome: 'moved', comparison: null };
		}
		throw error;
	} finally {
		await discard( mail );
		if ( 'path' in source.raw ) {
			await rm( source.raw.path, { force: true } );
		}
	}
}

/** A page of messages, with one number of all that are left. */
async function page( runtime: Runtime, options: ReparseOptions, after: number, count: boolean, signal: AbortSignal ) {
	return runtime.client( 'listRawMessages', {
		query: {
			after,
			per_page: 50,
			count,
			...( options.mailbox === null ? {} : { mailbox_id: options.mailbox } ),
			...( options.since === null ? {} : { since: options.since } ),
		},
		signal,
	} );
}

/**
 * Reads the originals of past mails again, in the order in which they came. Each message is stored in one step or not at
 * all, and a second time changes nothing: whoever ends it half-way may begin anew, or go on where it was.
 *
 * @param  told Gets every message in order, and how many there are.
 * @throws {WordPressError} When WordPress does not answer; what was stored stays so.
 */
export async function reparse(
	runtime: Runtime,
	config: PollerConfig,
	options: ReparseOptions,
	told: ( done: Reparsed, total: number ) => void,
	signal: AbortSignal
): Promise< void > {
	let after: number | null = options.from - 1;
	let total: number | null = null;
	while ( after !== null ) {
		const { items, next_after: next, total: left } = await page( runtime, options, after, total === null, signal );
		total ??= left;
		// The next ones are read while this one is stored; the order of what is told stays.
		const begun: Promise< Reparsed >[] = [];
		for ( const at of items.keys() ) {
			signal.throwIfAborted();
			while ( begun.length < items.length && begun.length <= at + AHEAD ) {
				const one = reparseOne( runtime, config, items[ begun.length ] as RawMessage, options.dryRun, signal );
				one.catch( () => undefined );
				begun.push( one );
			}
			told( await ( begun[ at ] as Promise< Reparsed > ), total );
		}
		after = next;
	}
}
