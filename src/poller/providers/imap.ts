import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ImapFlow } from 'imapflow';
import type { PollerMailbox } from '../../contract/generated/types.ts';
import { streamedBytes } from '../collect.ts';
import { ImapError, toImapError } from './imap-error.ts';
import type { FetchedMail, FolderState, LeftAlone, MailSource, WaitingMail } from './mail-source.ts';

/** IDLE is renewed before servers and routers give up on it (RFC 2177 says 29 minutes; many cut earlier). Milliseconds. */
const IDLE_RENEW_MS = 9 * 60_000;
const CONNECT_MS = 30_000;
const SOCKET_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** UIDs named in one command: servers cut lines that are too long (RFC 7162 section 4 speaks of 8192 octets). */
const UIDS_A_COMMAND = 500;

/** Whether an address is this machine's own, where a connection without TLS shows nothing to anybody. */
const isLoopback = ( host: string ) => /^(127\.|localhost$|::1$|\[::1\]$)/.test( host );

/**
 * A mailbox over IMAP4rev1 (RFC 3501) by imapflow. All reading is done with BODY.PEEK, so that looking changes nothing.
 *
 * @throws {ImapError} From every method, in plain words.
 */
export class ImapMailbox implements MailSource {
	private readonly client: ImapFlow;
	private readonly host: string;
	private readonly port: number;
	private folder = '';
	private wake: ( () => void ) | null = null;
	private news = false;
	private lost: unknown = null;

	constructor( mailbox: PollerMailbox ) {
		const { incoming } = mailbox;
		if ( ! incoming ) {
			throw new ImapError( `The mailbox "${ mailbox.name }" has no incoming mail server.`, 'connection' );
		}
		this.host = incoming.host;
		this.port = incoming.port;
		this.client = new ImapFlow( {
			host: incoming.host,
			port: incoming.port,
			secure: incoming.security === 'tls',
			// A server that was said to offer STARTTLS and does not is an error, never plain text.
			doSTARTTLS: incoming.security === 'starttls',
			...( isLoopback( incoming.host ) && incoming.security === 'none' ? { tls: { rejectUnauthorized: false } } : {} ),
			auth: { user: incoming.username, pass: mailbox.incoming_password },
			logger: false,
			emitLogs: false,
			connectionTimeout: CONNECT_MS,
			greetingTimeout: CONNECT_MS,
			socketTimeout: SOCKET_MS,
			maxIdleTime: IDLE_RENEW_MS,
			clientInfo: { name: 'mesa-poller' },
		} );
		// Without a listener, a connection that breaks while nothing is asked would end the program.
		this.client.on( 'error', ( error: unknown ) => {
			this.lost = error;
			this.wake?.();
		} );
		this.client.on( 'close', () => {
			this.lost ??= new ImapError( `The mail server ${ this.host }:${ this.port } ended the connection.`, 'connection' );
			this.wake?.();
		} );
		this.client.on( 'exists', () => {
			this.news = true;
			this.wake?.();
		} );
	}

	private async guard< Result >( work: () => Promise< Result > ): Promise< Result > {
		try {
			return await work();
		} catch ( error ) {
			throw toImapError(
				this.lost && ! ( error as { responseText?: string } ).responseText ? this.lost : error,
				this.host,
				this.port
			);
		}
	}

	/**
	 * For all that asks something of an open folder. On a connection that has ended imapflow answers "nothing there"
	 * instead of an error; mails would then be taken for deleted, and the cursor would pass them.
	 */
	private inFolder< Result >( work: () => Promise< Result > ): Promise< Result > {
		return this.guard( async () => {
			const result = await work();
			if ( this.lost || ! this.client.usable || ! this.client.mailbox ) {
				throw this.lost ?? new ImapError( `The mail server ${ this.host }:${ this.port } ended the connection.`, 'connection' );
			}
			return result;
		} );
	}

	connect(): Promise< void > {
		return this.guard( async () => {
			await this.client.connect();
			this.lost = null;
		} );
	}

	open( folder: string ): Promise< FolderState > {
		return this.guard( async () => {
			this.news = false;
			if ( this.folder === folder && this.client.mailbox ) {
				await this.client.noop();
			} else {
				await this.client.mailboxOpen( folder );
				this.folder = folder;
			}
			const { mailbox } = this.client;
			if ( ! mailbox ) {
				throw new ImapError( `The folder "${ folder }" cannot be opened on ${ this.host }.`, 'folder' );
			}
			return { uidValidity: String( mailbox.uidValidity ), uidNext: mailbox.uidNext || ( await this.lastUid() ) + 1 };
		} );
	}

	/** For servers that do not tell UIDNEXT (RFC 3501 section 6.3.1 lets them). */
	private async lastUid(): Promise< number > {
		let last = 0;
		if ( ! this.client.mailbox || this.client.mailbox.exists === 0 ) {
			return last;
		}
		for await ( const message of this.client.fetch( '*', { uid: true } ) ) {
			last = message.uid;
		}
		return last;
	}

	list( afterUid: number, leftAlone: LeftAlone | null = null ): Promise< WaitingMail[] > {
		return this.inFolder( async () => {
			const found: WaitingMail[] = [];
			const { mailbox } = this.client;
			if ( ! mailbox || mailbox.exists === 0 ) {
				return found;
			}
			const after = Math.max( afterUid, leftAlone?.upTo ?? 0 );
			const ranges = leftAlone && afterUid < leftAlone.upTo ? await this.candidates( afterUid, leftAlone ) : [];
			for ( const range of [ ...ranges, `${ after + 1 }:*` ] ) {
				for await ( const message of this.client.fetch( range, { uid: true, size: true, internalDate: true }, { uid: true } ) ) {
					const received = new Date( message.internalDate ?? Date.now() );
					const receivedAt = Number.isNaN( received.getTime() ) ? new Date() : received;
					const old = leftAlone && message.uid <= leftAlone.upTo && receivedAt < leftAlone.before;
					found.push( ...( old ? [] : [ { uid: message.uid, size: message.size ?? 0, receivedAt } ] ) );
				}
			}
			// "n:*" always names the last mail, even one below n (RFC 3501 section 6.4.8).
			const byUid = new Map( found.filter( ( mail ) => mail.uid > afterUid ).map( ( mail ) => [ mail.uid, mail ] ) );
			return [ ...byUid.values() ].sort( ( a, b ) => a.uid - b.uid );
		} );
	}

	/** UID sets that hold every mail which is not to be left alone, and few others: SEARCH knows days only, in the server's time zone. */
	private async candidates( afterUid: number, { upTo, before }: LeftAlone ): Promise< string[] > {
		const range = `${ afterUid + 1 }:${ upTo }`;
		const since = new Date( Math.min( before.getTime(), Date.now() ) - DAY_MS );
		const uids = await this.client.search( { uid: range, since }, { uid: true } );
		if ( ! uids ) {
			return [ range ];
		}
		const sets: string[] = [];
		for ( let at = 0; at < uids.length; at += UIDS_A_COMMAND ) {
			sets.push( uids.slice( at, at + UIDS_A_COMMAND ).join( ',' ) );
		}
		return sets;
	}

	fetch( uids: readonly number[] ): Promise< FetchedMail[] > {
		return this.inFolder( async () => {
			const mails: FetchedMail[] = [];
			for await ( const message of this.client.fetch( uids.join( ',' ), { uid: true, source: true }, { uid: true } ) ) {
				if ( message.source ) {
					mails.push( { uid: message.uid, source: message.source } );
				}
			}
			return mails.sort( ( a, b ) => a.uid - b.uid );
		} );
	}

	download( uid: number, path: string ): Promise< boolean > {
		return this.inFolder( async () => {
			const { content } = await this.client.download( String( uid ), undefined, { uid: true } );
			if ( ! content ) {
				return false;
			}
			content.on( 'data', ( chunk: Buffer ) => streamedBytes( chunk.length ) );
			await pipeline( content, createWriteStream( path, { mode: 0o600 } ) );
			return true;
		} );
	}

	finish( uids: readonly number[], after: 'keep' | 'seen' | 'move', moveTo: string ): Promise< void > {
		return this.inFolder( async () => {
			if ( uids.length === 0 || after === 'keep' ) {
				return;
			}
			const range = uids.join( ',' );
			if ( after === 'seen' || moveTo === '' ) {
				await this.client.messageFlagsAdd( range, [ '\\Seen' ], { uid: true } );
				return;
			}
			if ( ( await this.client.messageMove( range, moveTo, { uid: true } ) ) === false ) {
				await this.client.mailboxCreate( moveTo );
				await this.client.messageMove( range, moveTo, { uid: true } );
			}
		} );
	}

	async wait( signal: AbortSignal ): Promise< void > {
		await new Promise< void >( ( resolve, reject ) => {
			const end = () => {
				signal.removeEventListener( 'abort', end );
				this.wake = null;
				resolve();
			};
			this.wake = end;
			signal.addEventListener( 'abort', end, { once: true } );
			if ( this.lost || this.news || signal.aborted ) {
				end();
				return;
			}
			// Any later command ends the IDLE by itself.
			this.client.idle().catch( ( error: unknown ) => reject( toImapError( this.lost ?? error, this.host, this.port ) ) );
		} );
		if ( this.lost ) {
			throw toImapError( this.lost, this.host, this.port );
		}
	}

	async close(): Promise< void > {
		// A server that does not answer to LOGOUT must not hold up the end.
		const timer = setTimeout( () => this.client.close(), 2000 );
		await this.client.logout().catch( () => this.client.close() );
		clearTimeout( timer );
	}
}
