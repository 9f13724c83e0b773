import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ImapFlow } from 'imapflow';
import { streamedBytes } from '../collect.ts';
import type { FetchedMail, WithheldMail } from './mail-source.ts';
import { uidSet } from './uid-set.ts';

/** Bytes of a large mail asked for at once: each piece costs a round trip, and is in memory. */
const PIECE = 256 * 1024;

type Found = Map< number, FetchedMail | WithheldMail >;

/** Which of these mails have not been taken away. */
async function stillThere( client: ImapFlow, uids: readonly number[] ): Promise< number[] > {
	const listed = await client.search( { uid: uids.join( ',' ) }, { uid: true } );
	// A server that does not answer this is asked for the mails again, rather than believed to have none.
	return listed ? listed.filter( ( uid ) => uids.includes( uid ) ) : [ ...uids ];
}

/** One mail that the server cannot read makes it refuse the whole command: it is looked for by halving. */
async function fetchInto( client: ImapFlow, found: Found, uids: readonly number[] ): Promise< void > {
	try {
		for await ( const message of client.fetch( uidSet( uids ), { uid: true, source: true }, { uid: true } ) ) {
			if ( message.source && message.source.length > 0 ) {
				found.set( message.uid, { uid: message.uid, source: message.source } );
			}
		}
	} catch ( error ) {
		const { responseStatus: status, responseText: words } = error as { responseStatus?: string; responseText?: string };
		if ( ! client.usable || ( status !== 'NO' && status !== 'BAD' ) ) {
			throw error;
		}
		const [ uid ] = uids as [ number ];
		if ( uids.length === 1 ) {
			found.set( uid, { uid, withheld: `The mail server does not give the mail with UID ${ uid }: ${ words ?? status }` } );
			return;
		}
		const open = uids.filter( ( each ) => ! found.has( each ) );
		const middle = Math.ceil( open.length / 2 );
		for ( const part of [ open.slice( 0, middle ), open.slice( middle ) ].filter( ( each ) => each.length > 0 ) ) {
			await fetchInto( client, found, part );
		}
	}
}

/**
 * Small mails of the open folder, whole, lowest UID first. Those gone meanwhile are missing; those that are there and that
 * the server does not give out (BODY[] NIL, or an error) are told as such: taken for gone, they would be lost.
 */
export async function fetchMails( client: ImapFlow, uids: readonly number[] ): Promise< ( FetchedMail | WithheldMail )[] > {
	const found: Found = new Map();
	await fetchInto( client, found, uids );
	const missing = uids.filter( ( uid ) => ! found.has( uid ) );
	for ( const uid of missing.length > 0 ? await stillThere( client, missing ) : [] ) {
		found.set( uid, { uid, withheld: `The mail server lists the mail with UID ${ uid } and does not give its content.` } );
	}
	return [ ...found.values() ].sort( ( a, b ) => a.uid - b.uid );
}

/** Whether a mail has no more bytes than these. Servers may tell a size that is not quite right; their content decides. */
async function endsAt( client: ImapFlow, uid: number, bytes: number ): Promise< boolean > {
	const more = await client.fetchOne( String( uid ), { uid: true, source: { start: bytes, maxLength: 1024 } }, { uid: true } );
	// A server that does not know partial fetches gives the whole mail once more.
	return !! more && ( ! more.source || more.source.length === 0 || more.source.length > 1024 );
}

/**
 * Streams a large mail of the open folder into a file.
 *
 * @returns False when it is gone.
 */
export async function downloadMail( client: ImapFlow, uid: number, path: string ): Promise< boolean | WithheldMail > {
	const withheld = { uid, withheld: `The mail server does not give the large mail with UID ${ uid } as a whole.` };
	const { content, meta } = await client.download( String( uid ), undefined, { uid: true, chunkSize: PIECE } );
	if ( ! content ) {
		return ( await stillThere( client, [ uid ] ) ).length > 0 ? withheld : false;
	}
	let bytes = 0;
	content.on( 'data', ( chunk: Buffer ) => {
		bytes += chunk.length;
		streamedBytes( chunk.length );
	} );
	await pipeline( content, createWriteStream( path, { mode: 0o600 } ) );
	// A download that breaks off in the middle looks like one that has come to its end.
	return bytes >= ( meta.expectedSize ?? 0 ) || ( await endsAt( client, uid, bytes ) ) ? true : withheld;
}
