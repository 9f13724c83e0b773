/**
 * A mail server for tests and the demo, on 127.0.0.1 only: what is addressed to
 * one of our mailboxes is delivered there, everything else is kept in a folder
 * and goes nowhere.
 */
import { SMTPServer } from 'smtp-server';
import { oneLine } from '../lib/fail.ts';
import { keepMail, type StoredMail } from './outbox.ts';

export interface Delivery {
	raw: Buffer;
	/** MAIL FROM. */
	from: string;
	/** RCPT TO. */
	to: string;
	/** The header lines a receiving server puts in front (RFC 5321 section 4.4). */
	trace: Buffer;
}

/** Puts one mail into a mailbox; what it throws becomes a temporary error for the sender. */
export type Deliver = ( delivery: Delivery ) => Promise< void >;

export interface SmtpSinkOptions {
	port: number;
	/** Where mail to the outside is kept. */
	folder: string;
	/** The mailbox behind an address, or null when the address is somebody else's. */
	mailbox?: ( address: string ) => Deliver | null;
	/** PEM; with it STARTTLS is offered. */
	tls?: { key: string; cert: string };
	/** Told of each mail that is kept. */
	onMail?: ( mail: StoredMail ) => void;
}

export interface SmtpSink {
	port: number;
	folder: string;
	stop: () => Promise< void >;
}

class Refused extends Error {
	constructor(
		public responseCode: number,
		message: string
	) {
		super( message );
	}
}

/** The password that logs in, whoever the user is; any other is refused, so that a wrong one can be tested. */
export const SMTP_PASSWORD = 'password';

/** Addresses that a mail server would not take: refuse…@ for ever, later…@ for the moment. */
function checkRecipient( address: string ): Refused | null {
	if ( address.startsWith( 'refuse' ) ) {
		return new Refused( 550, `5.1.1 <${ address }>: Recipient address rejected: User unknown` );
	}
	if ( address.startsWith( 'later' ) ) {
		return new Refused( 451, `4.7.1 <${ address }>: Greylisted, try again later` );
	}
	return null;
}

function readAll( stream: NodeJS.ReadableStream ): Promise< Buffer > {
	return new Promise( ( resolve, reject ) => {
		const chunks: Buffer[] = [];
		stream.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
		stream.on( 'end', () => resolve( Buffer.concat( chunks ) ) );
		stream.on( 'error', reject );
	} );
}

export function startSmtpSink( options: SmtpSinkOptions ): Promise< SmtpSink > {
	const server = new SMTPServer( {
		banner: 'Mesa test server',
		authOptional: true,
		allowInsecureAuth: true,
		size: 60 * 1024 * 1024,
		disabledCommands: options.tls ? [] : [ 'STARTTLS' ],
		...( options.tls ?? {} ),
		// Debian's and this machine's names do not matter here, and a look-up without a name server takes seconds.
		disableReverseLookup: true,
		onAuth( auth, _session, callback ) {
			if ( auth.password !== SMTP_PASSWORD ) {
				callback( new Refused( 535, '5.7.8 Username and password not accepted' ) );
				return;
			}
			callback( null, { user: auth.username ?? '' } );
		},
		onRcptTo( address, _session, callback ) {
			callback( checkRecipient( address.address ) );
		},
		onData( stream, session, callback ) {
			const envelope = session.envelope;
			const from = envelope.mailFrom ? envelope.mailFrom.address : '';
			const at = new Date().toISOString();
			const take = async () => {
				const raw = await readAll( stream );
				const outside: string[] = [];
				for ( const { address } of envelope.rcptTo ) {
					const deliver = options.mailbox?.( address.toLowerCase() );
					if ( ! deliver ) {
						outside.push( address );
						continue;
					}
					const trace = [
						`Return-Path: <${ from }>`,
						`Delivered-To: ${ address }`,
						`Received: from ${ session.hostNameAppearsAs || 'unknown' } by mail.shop.example with ESMTP; ${ new Date( at ).toUTCString().replace( 'GMT', '+0000' ) }`,
						'',
					].join( '\r\n' );
					await deliver( { raw, from, to: address, trace: Buffer.from( trace ) } );
				}
				if ( outside.length > 0 ) {
					const user = typeof session.user === 'string' ? session.user : '';
					const kept = keepMail( options.folder, { from, to: outside, at, user, secure: session.secure, raw } );
					options.onMail?.( kept );
				}
			};
			take().then(
				() => callback( null ),
				( error: unknown ) => callback( new Refused( 451, `4.3.0 ${ oneLine( error ) }` ) )
			);
		},
	} );
	// A client that hangs up in the middle is its own trouble, not ours.
	server.on( 'error', () => {} );
	return new Promise( ( resolve, reject ) => {
		server.server.once( 'error', reject );
		server.listen( options.port, '127.0.0.1', () =>
			resolve( {
				port: options.port,
				folder: options.folder,
				stop: () => new Promise< void >( ( done ) => server.close( () => done() ) ),
			} )
		);
	} );
}
