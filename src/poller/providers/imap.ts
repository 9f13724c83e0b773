import { ImapFlow } from 'imapflow';
import type { PollerMailbox, ServerConfig } from '../../contract/generated/types.ts';
import { WordPressError } from '../wordpress/errors.ts';
import { downloadMail, fetchMails } from './imap-content.ts';
import { ImapError, isRefusedLogin, refusedAccount, refusedFolder, toImapError } from './imap-error.ts';
import { markMails } from './imap-mark.ts';
import { quotaOf, removeIn, removeOne, type FolderUse, type Quota, type Removal } from './imap-remove.ts';
import { renewalOf, type Token, type TokenSource } from './oauth/tokens.ts';
import { findByMessageId, listWaiting, lookAt } from './imap-list.ts';
import type { FetchedMail, FolderState, LeftAlone, MailSource, WaitingMail, WithheldMail } from './mail-source.ts';

/** IDLE is renewed before servers and routers give up on it (RFC 2177 says 29 minutes; many cut earlier). Milliseconds. */
const IDLE_RENEW_MS = 9 * 60_000;
const CONNECT_MS = 30_000;
/** A connection that says nothing for so long is asked (NOOP) and, when it says nothing again, given up: a router may have dropped it unseen. */
const SOCKET_MS = 2 * 60_000;

/** Whether an address is this machine's own, where a connection without TLS shows nothing to anybody. */
const isLoopback = ( host: string ) => /^(127\.|localhost$|::1$|\[::1\]$)/.test( host );

/**
 * A mailbox over IMAP4rev1 (RFC 3501) by imapflow. All reading is done with BODY.PEEK, so that looking changes nothing.
 *
 * @throws {ImapError} From every method, in plain words.
 */
export class ImapMailbox implements MailSource {
	private client: ImapFlow;
	private readonly host: string;
	private readonly port: number;
	private token: Token | null = null;
	/** Milliseconds since 1970. */
	loggedInAt = 0;
	private folder = '';
	private wake: ( () => void ) | null = null;
	private news = false;
	private lost: unknown = null;

	/** @param tokens Where tokens come from, for a mailbox that logs in with one. */
	constructor(
		private readonly mailbox: PollerMailbox,
		private readonly tokens: TokenSource | null = null
	) {
		const { incoming } = mailbox;
		if ( ! incoming ) {
			throw new ImapError( `The mailbox "${ mailbox.name }" has no incoming mail server.`, 'connection' );
		}
		this.host = incoming.host;
		this.port = incoming.port;
		this.client = this.newClient( incoming );
	}

	/** A connection that is not open yet; imapflow's cannot be opened twice. */
	private newClient( incoming: ServerConfig ): ImapFlow {
		const { username: user } = incoming;
		const client = new ImapFlow( {
			host: incoming.host,
			port: incoming.port,
			secure: incoming.security === 'tls',
			// A server that was said to offer STARTTLS and does not is an error, never plain text.
			doSTARTTLS: incoming.security === 'starttls',
			...( isLoopback( incoming.host ) && incoming.security === 'none' ? { tls: { rejectUnauthorized: false } } : {} ),
			auth: this.tokens ? { user, accessToken: this.token?.value ?? '' } : { user, pass: this.mailbox.incoming_password },
			logger: false,
			emitLogs: false,
			connectionTimeout: CONNECT_MS,
			greetingTimeout: CONNECT_MS,
			socketTimeout: SOCKET_MS,
			maxIdleTime: IDLE_RENEW_MS,
			clientInfo: { name: 'mesa-poller' },
		} );
		// Without a listener, a connection that breaks while nothing is asked would end the program.
		client.on( 'error', ( error: unknown ) => this.isCurrent( client ) && this.lose( error ) );
		client.on( 'close', () => this.isCurrent( client ) && this.lose( this.lost ?? this.ended() ) );
		client.on( 'exists', () => {
			this.news = true;
			this.wake?.();
		} );
		return client;
	}

	/** A connection that was given up for another has nothing to tell any more. */
	private isCurrent( client: ImapFlow ): boolean {
		return this.client === client;
	}

	private lose( reason: unknown ): void {
		this.lost = reason;
		this.wake?.();
	}

	private ended(): ImapError {
		return new ImapError( `The mail server ${ this.host }:${ this.port } ended the connection.`, 'connection' );
	}

	private async guard< Result >( work: () => Promise< Result > ): Promise< Result > {
		try {
			return await work();
		} catch ( error ) {
			if ( error instanceof WordPressError ) {
				throw error;
			}
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
				throw this.lost ?? this.ended();
			}
			return result;
		} );
	}

	connect(): Promise< void > {
		return this.guard( async () => {
			if ( ! this.tokens ) {
				await this.client.connect();
				this.lost = null;
				return;
			}
			try {
				await this.connectWith( await this.tokens() );
			} catch ( error ) {
				if ( ! this.token || ! isRefusedLogin( error ) ) {
					throw error;
				}
				// It may have ended before its time. Whether the permission is gone, the provider knows.
				await this.connectWith( await this.tokens( this.token ) ).catch( ( again: unknown ) => {
					throw isRefusedLogin( again ) ? refusedAccount( this.mailbox, again ) : again;
				} );
			}
		} );
	}

	private async connectWith( token: Token ): Promise< void > {
		const old = this.client;
		this.token = token;
		this.client = this.newClient( this.mailbox.incoming as ServerConfig );
		old.close();
		this.folder = '';
		this.lost = null;
		await this.client.connect();
		this.loggedInAt = Date.now();
		this.lost = null;
	}

	/** Whether the session lives, or has died, with a token that is used up. */
	get tokenHasEnded(): boolean {
		return this.renewInMs <= 0;
	}

	/** Milliseconds until the session needs a new token; Infinity with a password. */
	get renewInMs(): number {
		return this.token ? renewalOf( this.token ) - Date.now() : Infinity;
	}

	/** Logs in anew when the token is used up; does nothing else. */
	async renew(): Promise< void > {
		if ( this.tokenHasEnded ) {
			await this.connect();
		}
	}

	open( folder: string ): Promise< FolderState > {
		return this.guard( async () => {
			this.news = false;
			if ( this.folder === folder && this.client.mailbox ) {
				await this.client.noop();
			} else {
				this.folder = '';
				await this.client.mailboxOpen( folder ).catch( ( error: unknown ) => {
					throw this.client.usable ? refusedFolder( error, folder, this.host ) : error;
				} );
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
		return this.inFolder( () => listWaiting( this.client, afterUid, leftAlone ) );
	}

	look( uids: readonly number[] ): Promise< WaitingMail[] > {
		return this.inFolder( () => lookAt( this.client, uids ) );
	}

	find( ids: readonly string[], upTo: number ): Promise< number[] > {
		return this.inFolder( () => findByMessageId( this.client, ids, upTo ) );
	}

	fetch( uids: readonly number[] ): Promise< ( FetchedMail | WithheldMail )[] > {
		return this.inFolder( () => fetchMails( this.client, uids ) );
	}

	download( uid: number, path: string ): Promise< boolean | WithheldMail > {
		return this.inFolder( () => downloadMail( this.client, uid, path ) );
	}

	finish( uids: readonly number[], after: 'keep' | 'seen' | 'move', moveTo: string ): Promise< boolean > {
		return this.inFolder(
			async () => uids.length === 0 || after === 'keep' || ( await markMails( this.client, uids, after, moveTo ) )
		);
	}

	remove( uid: number, isTheOne: ( headers: Buffer ) => boolean ): Promise< Removal > {
		return this.inFolder( () => removeOne( this.client, uid, isTheOne ) );
	}

	quota(): Promise< Quota | null > {
		return this.guard( () => quotaOf( this.client ) );
	}

	/** Deletes a mail that lies in another folder; see removeIn(). The next open() opens its folder anew. */
	removeIn( use: FolderUse, header: string, value: string, isTheOne: ( headers: Buffer ) => boolean ): Promise< string | null > {
		this.folder = '';
		return this.guard( () => removeIn( this.client, use, header, value, isTheOne ) );
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
