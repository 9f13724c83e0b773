/**
 * One IMAP mailbox on 127.0.0.1 that keeps its mail in a folder, so that UIDs
 * stay the same over a restart: a poller that goes on where it was must not
 * meet an old number on a new mail (RFC 3501 section 2.3.1.1).
 */
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

export interface ImapMailbox {
	user: string;
	password: string;
	port: number;
	/** Puts a mail into the inbox; resolves to its UID. */
	deliver: ( raw: Buffer, arrived?: Date ) => Promise< number >;
	stop: () => Promise< void >;
}

/** @param folder Where the mails are kept, one <uid>.eml each. */
export async function startImapMailbox( user: string, password: string, port: number, folder: string ): Promise< ImapMailbox > {
	mkdirSync( folder, { recursive: true } );
	const messages = readdirSync( folder )
		.filter( ( name ) => /^\d+\.eml$/.test( name ) )
		.map( ( name ) => ( {
			uid: Number( name.slice( 0, -4 ) ),
			raw: readFileSync( join( folder, name ), 'latin1' ),
			internaldate: statSync( join( folder, name ) ).mtime,
		} ) )
		.sort( ( a, b ) => a.uid - b.uid );
	const server = hoodiecrow( {
		plugins: [
			'ID',
			'IDLE',
			'UIDPLUS',
			'MOVE',
			'UNSELECT',
			'ENABLE',
			'AUTH-PLAIN',
			'SASL-IR',
			'LITERALPLUS',
			'NAMESPACE',
			'SPECIAL-USE',
		],
		users: { [ user ]: { password } },
		storage: {
			INBOX: { messages, uidnext: ( messages.at( -1 )?.uid ?? 0 ) + 1, uidvalidity: 1 },
			'': { folders: { Done: {} } },
		},
	} );
	const sockets = new Set< Socket >();
	server.server.on( 'connection', ( socket: Socket ) => {
		sockets.add( socket );
		socket.once( 'close', () => sockets.delete( socket ) );
	} );
	await new Promise< void >( ( resolve, reject ) => {
		server.server.once( 'error', reject );
		server.listen( port, '127.0.0.1', resolve );
	} );
	return {
		user,
		password,
		port,
		deliver: async ( raw, arrived = new Date() ) => {
			const { message } = server.appendMessage( 'INBOX', [], arrived, raw.toString( 'latin1' ) );
			const file = join( folder, `${ message.uid }.eml` );
			writeFileSync( file, raw );
			utimesSync( file, arrived, arrived );
			return message.uid;
		},
		stop: () =>
			new Promise< void >( ( resolve ) => {
				server.close( () => resolve() );
				// A client in IDLE would keep it open.
				sockets.forEach( ( socket ) => socket.destroy() );
			} ),
	};
}
