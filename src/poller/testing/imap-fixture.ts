import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';
import ordinary from 'hoodiecrow-imap/lib/commands/handlers/fetch.js';
import type { PollerMailbox } from '../../contract/generated/types.ts';

export interface ImapFixture {
	port: number;
	/** Puts a mail into the inbox. */
	deliver: ( raw: string | Buffer, arrived?: Date ) => number;
	flags: ( uid: number ) => string[];
	/** From now on this command is answered with NO. */
	refuse: ( command: string ) => void;
	/** From now on this is the only access token that lets the user in (XOAUTH2). */
	acceptToken: ( token: string ) => void;
	/** Breaks every open connection. */
	dropConnections: () => void;
	/** What the server does about the content of a mail: gives it, gives NIL for it, or refuses the command. */
	content: ( uid: number, what: 'given' | 'nil' | 'refused' ) => void;
	stop: () => Promise< void >;
}

/**
 * A real IMAP server in this process.
 *
 * @param more Mails of further folders, by name.
 */
export async function startImap(
	mails: readonly ( string | Buffer )[] = [],
	port = 0,
	uidvalidity = 1,
	more: Record< string, string[] > = {}
): Promise< ImapFixture > {
	const binary = ( raw: string | Buffer ) => ( Buffer.isBuffer( raw ) ? raw : Buffer.from( raw, 'utf8' ) ).toString( 'latin1' );
	const folders = Object.fromEntries(
		Object.entries( more ).map( ( [ name, raws ] ) => [ name, { messages: raws.map( ( raw ) => ( { raw: binary( raw ) } ) ) } ] )
	);
	const server = hoodiecrow( {
		plugins: [
			'ID',
			'IDLE',
			'UIDPLUS',
			'MOVE',
			'AUTH-PLAIN',
			'XOAUTH2',
			'SASL-IR',
			'LITERALPLUS',
			'NAMESPACE',
			'SPECIAL-USE',
			'ENABLE',
			'UNSELECT',
		],
		users: { support: { password: 'imap-secret' } },
		storage: {
			INBOX: { messages: mails.map( ( raw ) => ( { raw: binary( raw ) } ) ), uidvalidity },
			'': { folders: { Done: {}, ...folders } },
		},
	} );
	const user = server.users.support as { xoauth2?: { accessToken: string } };
	const contents = new Map< number, string >();
	const give: ( typeof server.fetchHandlers )[ string ] = ( connection, message, query ) => {
		const what = contents.get( message.uid ) ?? 'given';
		if ( what === 'refused' ) {
			throw new Error( 'The message cannot be read from the disk' );
		}
		return what === 'nil' ? null : ordinary.BODY( connection, message, query );
	};
	// From the second mail of a command on, the server asks for it under its short name.
	server.fetchHandlers[ 'BODY.PEEK' ] = give;
	server.fetchHandlers.BODY = give;
	// Its timer of thirty minutes ends with the client's DONE alone; of a client that was killed it would outlive the test.
	const idle = server.getCommandHandler( 'IDLE' );
	server.setCommandHandler( 'IDLE', ( connection, ...rest ) => {
		idle( connection, ...rest );
		connection.socket.once( 'close', () => connection.inputHandler && connection.inputHandler( 'DONE' ) );
	} );
	const sockets = new Set< Socket >();
	server.server.on( 'connection', ( socket: Socket ) => {
		sockets.add( socket );
		socket.once( 'close', () => sockets.delete( socket ) );
	} );
	await new Promise< void >( ( resolve ) => server.listen( port, '127.0.0.1', resolve ) );
	return {
		port: ( server.server.address() as AddressInfo ).port,
		deliver: ( raw, arrived = new Date() ) => server.appendMessage( 'INBOX', [], arrived, binary( raw ) ).message.uid,
		flags: ( uid ) => server.getMailbox( 'INBOX' ).messages.find( ( each ) => each.uid === uid )?.flags ?? [],
		content: ( uid, what ) => void contents.set( uid, what ),
		refuse: ( command ) =>
			server.setCommandHandler( command, ( connection, { tag }, _data, done ) => {
				const attributes = [ { type: 'TEXT', value: 'Permission denied' } ];
				connection.send( { tag, command: 'NO', attributes }, `${ command } refused` );
				done();
			} ),
		acceptToken: ( accessToken ) => {
			user.xoauth2 = { accessToken };
		},
		dropConnections: () => sockets.forEach( ( socket ) => socket.destroy() ),
		stop: () =>
			new Promise< void >( ( resolve ) => {
				server.close( () => resolve() );
				sockets.forEach( ( socket ) => socket.destroy() );
			} ),
	};
}

/** A mailbox of the contract that reads from that server. */
export function mailboxFor( port: number, id = 1 ): PollerMailbox {
	return {
		id,
		name: `Support ${ id }`,
		address: 'support@shop.example',
		aliases: [],
		incoming: { host: '127.0.0.1', port, security: 'none', username: 'support' },
		incoming_password: 'imap-secret',
		folders: [ 'INBOX' ],
		after_fetch: 'seen',
		move_to: '',
		import_since: null,
		cursors: [],
	};
}

let counter = 0;

/** A small plain mail with its own Message-ID. */
export function plainMail( subject: string, body = 'Hello, where is my parcel?', headers = '' ): string {
	counter++;
	return `From: Ana Buyer <ana@customer.example>\r\nTo: support@shop.example\r\nSubject: ${ subject }\r\nMessage-ID: <mail-${ counter }-${ process.pid }@customer.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n${ headers }\r\n${ body }\r\n`;
}
