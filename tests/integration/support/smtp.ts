/** An SMTP server (RFC 5321) for tests of outgoing mail: keeps what it takes, and misbehaves on demand. */
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface Taken {
	from: string;
	to: string[];
	user: string;
	raw: string;
	parsed: ParsedMail;
}

/** What to do with a mail once its whole body has come: take it, refuse it, or vanish without an answer. */
export type Verdict = 'take' | 'vanish' | { code: number; words: string };

export interface Behaviour {
	/** At MAIL FROM; null takes the sender, who may be empty. */
	sender?: ( address: string ) => { code: number; words: string } | null;
	/** At RCPT TO; null takes the recipient. */
	recipient?: ( address: string ) => { code: number; words: string } | null;
	/** At the final dot. */
	data?: () => Verdict;
	/** Cuts the connection after so many bytes of the body, before the final dot. */
	cutAfter?: number;
	/** Milliseconds before the final answer. */
	delay?: number;
	password?: string;
	/** Whether an access token lets a user in; without it, tokens are refused. */
	token?: ( token: string, user: string ) => boolean;
}

export interface TestSmtp {
	port: number;
	taken: Taken[];
	/** How many mails were handed over whole, taken or not. */
	offered: () => number;
	behave: ( behaviour: Behaviour ) => void;
	stop: () => Promise< void >;
}

const reply = ( { code, words }: { code: number; words: string } ): Error => Object.assign( new Error( words ), { responseCode: code } );

export async function startSmtp(): Promise< TestSmtp > {
	let behaviour: Behaviour = {};
	let offered = 0;
	const taken: Taken[] = [];
	const sockets = new Set< Socket >();

	async function keep( session: SMTPServerSession, raw: Buffer ): Promise< void > {
		const { mailFrom, rcptTo } = session.envelope;
		taken.push( {
			from: mailFrom ? mailFrom.address : '',
			to: rcptTo.map( ( one ) => one.address ),
			user: typeof session.user === 'string' ? session.user : '',
			raw: raw.toString( 'latin1' ),
			parsed: await simpleParser( raw ),
		} );
	}

	const server = new SMTPServer( {
		authOptional: true,
		allowInsecureAuth: true,
		disabledCommands: [ 'STARTTLS' ],
		authMethods: [ 'PLAIN', 'LOGIN', 'XOAUTH2' ],
		disableReverseLookup: true,
		onAuth: ( auth, _session, callback ) =>
			auth.method === 'XOAUTH2'
				? behaviour.token?.( auth.accessToken ?? '', auth.username ?? '' )
					? callback( null, { user: auth.username ?? '' } )
					: callback( null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } } )
				: auth.password === ( behaviour.password ?? 'password' )
					? callback( null, { user: auth.username ?? '' } )
					: callback( reply( { code: 535, words: '5.7.8 Bad credentials' } ) ),
		onMailFrom: ( { address }, _session, callback ) => {
			const refusal = behaviour.sender?.( address );
			callback( refusal ? reply( refusal ) : null );
		},
		onRcptTo: ( { address }, _session, callback ) => {
			const refusal = behaviour.recipient?.( address );
			callback( refusal ? reply( refusal ) : null );
		},
		onData: ( stream, session, callback ) => {
			const chunks: Buffer[] = [];
			stream.on( 'data', ( chunk: Buffer ) => {
				chunks.push( chunk );
				if ( behaviour.cutAfter !== undefined && Buffer.concat( chunks ).length > behaviour.cutAfter ) {
					sockets.forEach( ( socket ) => socket.destroy() );
				}
			} );
			stream.on( 'end', () => {
				offered += 1;
				const verdict = behaviour.data?.() ?? 'take';
				const raw = Buffer.concat( chunks );
				setTimeout( () => {
					if ( verdict === 'vanish' ) {
						sockets.forEach( ( socket ) => socket.destroy() );
					} else if ( verdict === 'take' ) {
						void keep( session, raw ).then( () => callback( null ) );
					} else {
						callback( reply( verdict ) );
					}
				}, behaviour.delay ?? 0 );
			} );
		},
	} );
	server.on( 'error', () => {} );
	server.server.on( 'connection', ( socket: Socket ) => {
		sockets.add( socket );
		socket.on( 'error', () => {} );
		socket.on( 'close', () => sockets.delete( socket ) );
	} );
	await new Promise< void >( ( resolve ) => server.listen( 0, '127.0.0.1', () => resolve() ) );
	return {
		port: ( server.server.address() as AddressInfo ).port,
		taken,
		offered: () => offered,
		behave: ( next ) => {
			behaviour = next;
		},
		stop: () => new Promise< void >( ( resolve ) => server.close( () => resolve() ) ),
	};
}
