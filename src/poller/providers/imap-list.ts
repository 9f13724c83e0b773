import type { FetchQueryObject, ImapFlow } from 'imapflow';
import type { LeftAlone, WaitingMail } from './mail-source.ts';

const DAY_MS = 24 * 60 * 60_000;
/** UIDs named in one command: servers cut lines that are too long (RFC 7162 section 4 speaks of 8192 octets). */
const UIDS_A_COMMAND = 500;
const FIELDS: FetchQueryObject = { uid: true, size: true, internalDate: true };

/** UID sets of bounded length. */
function setsOf( uids: readonly number[] ): string[] {
	const sets: string[] = [];
	for ( let at = 0; at < uids.length; at += UIDS_A_COMMAND ) {
		sets.push( uids.slice( at, at + UIDS_A_COMMAND ).join( ',' ) );
	}
	return sets;
}

async function inRanges( client: ImapFlow, ranges: readonly string[] ): Promise< WaitingMail[] > {
	const found = new Map< number, WaitingMail >();
	for ( const range of ranges ) {
		for await ( const { uid, size, internalDate } of client.fetch( range, FIELDS, { uid: true } ) ) {
			const received = new Date( internalDate ?? Date.now() );
			found.set( uid, { uid, size: size ?? 0, receivedAt: Number.isNaN( received.getTime() ) ? new Date() : received } );
		}
	}
	return [ ...found.values() ].sort( ( a, b ) => a.uid - b.uid );
}

/** UID sets that hold every mail which is not to be left alone, and few others: SEARCH knows days only, in the server's time zone. */
async function candidates( client: ImapFlow, afterUid: number, { upTo, before }: LeftAlone ): Promise< string[] > {
	const range = `${ afterUid + 1 }:${ upTo }`;
	const since = new Date( Math.min( before.getTime(), Date.now() ) - DAY_MS );
	const uids = await client.search( { uid: range, since }, { uid: true } );
	return uids ? setsOf( uids ) : [ range ];
}

/** Mails above a UID, without those left alone. */
export async function listWaiting( client: ImapFlow, afterUid: number, leftAlone: LeftAlone | null ): Promise< WaitingMail[] > {
	if ( ! client.mailbox || client.mailbox.exists === 0 ) {
		return [];
	}
	const after = Math.max( afterUid, leftAlone?.upTo ?? 0 );
	const ranges = leftAlone && afterUid < leftAlone.upTo ? await candidates( client, afterUid, leftAlone ) : [];
	const found = await inRanges( client, [ ...ranges, `${ after + 1 }:*` ] );
	// "n:*" always names the last mail, even one below n (RFC 3501 section 6.4.8).
	return found.filter(
		( { uid, receivedAt } ) => uid > afterUid && ! ( leftAlone && uid <= leftAlone.upTo && receivedAt < leftAlone.before )
	);
}

/** Those of the given mails that are there. */
export async function lookAt( client: ImapFlow, uids: readonly number[] ): Promise< WaitingMail[] > {
	if ( uids.length === 0 || ! client.mailbox || client.mailbox.exists === 0 ) {
		return [];
	}
	const asked = new Set( uids );
	return ( await inRanges( client, setsOf( uids ) ) ).filter( ( { uid } ) => asked.has( uid ) );
}

/** Message-IDs asked for at once: a command of some two thousand bytes. */
const IDS_A_SEARCH = 20;

/** UIDs, up to one, of mails with any of these Message-IDs. */
export async function findByMessageId( client: ImapFlow, ids: readonly string[], upTo: number ): Promise< number[] > {
	const found = new Set< number >();
	const search = async ( some: readonly string[] ) => {
		const or = some.map( ( id ) => ( { header: { 'message-id': id } } ) );
		const uids = await client.search( { uid: `1:${ upTo }`, or }, { uid: true } );
		( uids || [] ).forEach( ( uid ) => found.add( uid ) );
		return uids !== false && uids !== undefined;
	};
	for ( let at = 0; client.mailbox && client.mailbox.exists > 0 && upTo > 0 && at < ids.length; at += IDS_A_SEARCH ) {
		const some = ids.slice( at, at + IDS_A_SEARCH );
		if ( ! ( await search( some ) ) ) {
			// Some servers take no search of this depth.
			for ( const id of some ) {
				await search( [ id ] );
			}
		}
	}
	return [ ...found ].sort( ( a, b ) => a - b );
}
