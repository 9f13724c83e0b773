import type { ImapFlow } from 'imapflow';

/** removed; gone: nothing is there under this UID; refused: it is another mail, or the server does not let it be deleted. */
export type Removal = 'removed' | 'gone' | 'refused';

async function trashOf( client: ImapFlow ): Promise< string | null > {
	return ( await client.list() ).find( ( folder ) => folder.specialUse === '\\Trash' )?.path ?? null;
}

/**
 * Deletes one mail of the open folder, once its headers have been shown to be the right ones.
 *
 * @param isTheOne Gets the mail's whole header block.
 */
export async function removeOne( client: ImapFlow, uid: number, isTheOne: ( headers: Buffer ) => boolean ): Promise< Removal > {
	const range = String( uid );
	const found = await client.fetchOne( range, { uid: true, headers: true }, { uid: true } );
	if ( ! found || ! found.headers ) {
		return 'gone';
	}
	if ( found.uid !== uid || ! isTheOne( found.headers ) ) {
		return 'refused';
	}
	if ( client.capabilities.has( 'X-GM-EXT-1' ) ) {
		// Gmail keeps what is expunged from a folder in "All mail"; only what lies in its trash goes.
		const trash = await trashOf( client );
		return trash !== null && ( await client.messageMove( range, trash, { uid: true } ) ) ? 'removed' : 'refused';
	}
	if ( client.capabilities.has( 'UIDPLUS' ) ) {
		return ( await client.messageDelete( range, { uid: true } ) ) ? 'removed' : 'refused';
	}
	// Without UID EXPUNGE (RFC 4315) others' mails that are marked as deleted would go along: the mark has to do.
	return ( await client.messageFlagsAdd( range, [ '\\Deleted', '\\Seen' ], { uid: true } ) ) ? 'removed' : 'refused';
}

export interface Quota {
	/** Bytes. */
	used: number;
	/** Bytes. */
	limit: number;
}

/** How full the account is (RFC 9208); null where the server does not tell. */
export async function quotaOf( client: ImapFlow ): Promise< Quota | null > {
	const found = await client.getQuota( 'INBOX' );
	const { usage, limit } = ( found || {} ).storage ?? {};
	return usage === undefined || ! limit ? null : { used: usage, limit };
}

/** What a folder is for (RFC 6154), and the names that it has where the server does not say. */
const USES = {
	spam: { use: '\\Junk', name: /^(?:.*[./])?(?:junk|spam|bulk)$/i },
	sent: { use: '\\Sent', name: /^(?:.*[./])?sent(?: items| messages| mail)?$/i },
} as const;

export type FolderUse = keyof typeof USES;

/**
 * Looks for a mail with a header in the folders of one use and deletes it there. The open folder is another one afterwards.
 *
 * @return The folder that it lay in; null when it lies in none.
 */
export async function removeIn(
	client: ImapFlow,
	use: FolderUse,
	header: string,
	value: string,
	isTheOne: ( headers: Buffer ) => boolean
): Promise< string | null > {
	const wanted = USES[ use ];
	const folders = ( await client.list() ).filter( ( folder ) => folder.specialUse === wanted.use || wanted.name.test( folder.path ) );
	for ( const { path } of folders ) {
		await client.mailboxOpen( path );
		const uids = await client.search( { header: { [ header ]: value } }, { uid: true } );
		for ( const uid of uids || [] ) {
			if ( ( await removeOne( client, uid, isTheOne ) ) === 'removed' ) {
				return path;
			}
		}
	}
	return null;
}
