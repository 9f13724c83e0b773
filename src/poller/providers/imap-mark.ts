import type { ImapFlow } from 'imapflow';

/**
 * Flags mails of the open folder as read, or moves them. The folder they go to is made when there is none.
 *
 * @returns False when the server refuses: the folder is read-only, the name is not allowed, the account is full.
 */
export async function markMails( client: ImapFlow, uids: readonly number[], after: 'seen' | 'move', moveTo: string ): Promise< boolean > {
	const range = uids.join( ',' );
	if ( after === 'seen' || moveTo === '' ) {
		return client.messageFlagsAdd( range, [ '\\Seen' ], { uid: true } );
	}
	if ( ( await client.messageMove( range, moveTo, { uid: true } ) ) !== false ) {
		return true;
	}
	try {
		await client.mailboxCreate( moveTo );
	} catch ( error ) {
		if ( ( error as { responseStatus?: string } ).responseStatus ) {
			return false;
		}
		throw error;
	}
	return ( await client.messageMove( range, moveTo, { uid: true } ) ) !== false;
}
