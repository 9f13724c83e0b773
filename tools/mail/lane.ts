/** The mail servers beside a site: SMTP in and out, and one IMAP mailbox for each address. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../lib/ports.ts';
import { startImapMailbox } from './imap-mailbox.ts';
import type { MailLane, MailLaneOptions } from './mail-lane.ts';
import { SMTP_PASSWORD, startSmtpSink, type Deliver } from './smtp-sink.ts';

export type { DovecotParts, MailLane, MailLaneOptions, MailServer } from './mail-lane.ts';

/** node: servers from npm; dovecot: SMTP from npm in front of a real Dovecot, by LMTP, with TLS. */
export async function startMailLane( kind: 'node' | 'dovecot', options: MailLaneOptions ): Promise< MailLane > {
	if ( ! options.keep ) {
		rmSync( options.base, { recursive: true, force: true } );
	}
	if ( kind === 'dovecot' ) {
		const { startDovecotLane } = await import( './dovecot-lane.ts' );
		return await startDovecotLane( options );
	}
	const boxes = new Map< string, Awaited< ReturnType< typeof startImapMailbox > > >();
	const stops: ( () => Promise< void > )[] = [];
	const stop = async () => {
		for ( const end of stops.reverse() ) {
			await end();
		}
	};
	try {
		for ( const [ index, address ] of options.mailboxes.entries() ) {
			const port = await freePort( options.imapPort ? options.imapPort + index : 0 );
			const box = await startImapMailbox( address, SMTP_PASSWORD, port, join( options.base, 'imap', address ) );
			stops.push( box.stop );
			boxes.set( address, box );
		}
		const sink = await startSmtpSink( {
			port: await freePort( options.smtpPort ),
			folder: join( options.base, 'outbox' ),
			mailbox: ( address ): Deliver | null => {
				// As most mail servers do: help+anything@ is help@ (RFC 5233).
				const box = boxes.get( address ) ?? boxes.get( address.replace( /\+[^@]*@/, '@' ) );
				return box
					? async ( { trace, raw } ) => void ( await box.deliver( Buffer.concat( [ trace, raw ] ), options.arrival?.( raw ) ) )
					: null;
			},
			...( options.onMail ? { onMail: options.onMail } : {} ),
		} );
		stops.push( sink.stop );
		return {
			kind: 'hoodiecrow-imap and smtp-server',
			smtp: { host: '127.0.0.1', port: sink.port, security: 'none', username: 'sender', password: SMTP_PASSWORD },
			mailboxes: [ ...boxes ].map( ( [ address, box ] ) => ( {
				address,
				server: { host: '127.0.0.1', port: box.port, security: 'none', username: address, password: box.password },
			} ) ),
			outbox: sink.folder,
			ca: '',
			plainImapPort: 0,
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}
