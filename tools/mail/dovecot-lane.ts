/** The stack lane's mail: SMTP in front of a Dovecot from Debian, which takes mail by LMTP and gives it out by IMAP over TLS. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { freePort } from '../lib/ports.ts';
import { startService, tail, which } from '../lib/process.ts';
import { ToolError } from '../lib/fail.ts';
import { step } from '../lib/progress.ts';
import { until } from '../lib/wait.ts';
import { makeCertificates } from './certificates.ts';
import type { MailLane, MailLaneOptions } from './lane.ts';
import { SMTP_PASSWORD, startSmtpSink, type Deliver } from './smtp-sink.ts';

interface Ports {
	imaps: number;
	lmtp: number;
}

function dovecotConfig( base: string, run: string, ports: Ports, tls: { key: string; cert: string } ): string {
	const user = process.getuid?.() === 0 ? 'root' : process.env[ 'USER' ] ?? 'nobody';
	return `base_dir = ${ run }
state_dir = ${ base }/state
log_path = ${ base }/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_login_user = ${ user }
default_internal_user = ${ user }
default_internal_group = ${ user }
mail_location = maildir:${ base }/maildir/%u
mail_uid = ${ user }
mail_gid = ${ user }
first_valid_uid = 0
first_valid_gid = 0
ssl = required
ssl_cert = <${ tls.cert }
ssl_key = <${ tls.key }
auth_mechanisms = plain login
passdb {
	driver = static
	args = password=${ SMTP_PASSWORD }
}
userdb {
	driver = static
	args = uid=${ user } gid=${ user } home=${ base }/home/%u allow_all_users=yes
}
service imap-login {
	chroot =
	inet_listener imap {
		port = 0
	}
	inet_listener imaps {
		port = ${ ports.imaps }
		ssl = yes
	}
}
service anvil {
	chroot =
	# Otherwise a login after a failed one waits 15 seconds.
	unix_listener anvil-auth-penalty {
		mode = 0
	}
}
service lmtp {
	inet_listener lmtp {
		address = 127.0.0.1
		port = ${ ports.lmtp }
	}
	user = ${ user }
}
service stats {
	chroot =
}
namespace inbox {
	inbox = yes
	mailbox Done {
		auto = subscribe
	}
}
protocol lmtp {
	postmaster_address = postmaster@shop.example
	auth_username_format = %u
}
`;
}

/** One mail by LMTP (RFC 2033). */
async function deliverByLmtp( port: number, raw: Buffer, recipient: string ): Promise< void > {
	const from = /^Return-Path: <([^>]*)>/.exec( raw.toString( 'latin1', 0, 400 ) )?.[ 1 ] ?? '';
	const transport = createTransport( { host: '127.0.0.1', port, lmtp: true, secure: false, ignoreTLS: true } );
	try {
		await transport.sendMail( { raw, envelope: { from, to: [ recipient ] } } );
	} finally {
		transport.close();
	}
}

function listens( port: number ): Promise< boolean > {
	return new Promise( ( resolve ) => {
		const socket = connect( port, '127.0.0.1' );
		socket.once( 'connect', () => {
			socket.destroy();
			resolve( true );
		} );
		socket.once( 'error', () => resolve( false ) );
	} );
}

export async function startDovecotLane( options: MailLaneOptions ): Promise< MailLane > {
	const dovecot = which( 'dovecot' );
	if ( ! dovecot ) {
		throw new ToolError( 'Dovecot is missing: apt-get install dovecot-imapd dovecot-lmtpd' );
	}
	const base = join( options.base, 'dovecot' );
	for ( const folder of [ 'state', 'maildir', 'home' ] ) {
		mkdirSync( join( base, folder ), { recursive: true } );
	}
	// Sockets need a short path.
	const runFolder = mkdtempSync( join( tmpdir(), 'mesa-dovecot-' ) );
	const tls = makeCertificates( join( options.base, 'tls' ) );
	const ports: Ports = { imaps: await freePort( options.imapPort ), lmtp: await freePort() };
	const config = join( base, 'dovecot.conf' );
	writeFileSync( config, dovecotConfig( base, runFolder, ports, tls ) );
	const service = startService( 'dovecot', dovecot, [ '-F', '-c', config ], { log: join( base, 'dovecot.out' ) } );
	const end = async () => {
		await service.stop();
		rmSync( runFolder, { recursive: true, force: true } );
	};
	try {
		await step( 'Starting Dovecot', () =>
			until(
				'Dovecot',
				async () => {
					if ( ! service.alive() ) {
						throw new ToolError( `Dovecot ended: ${ tail( service, 2 ) }` );
					}
					return ( await listens( ports.imaps ) ) && ( await listens( ports.lmtp ) );
				},
				20_000
			)
		);
		const sink = await startSmtpSink( {
			port: await freePort( options.smtpPort ),
			folder: join( options.base, 'outbox' ),
			tls: { key: readFileSync( tls.key, 'utf8' ), cert: readFileSync( tls.cert, 'utf8' ) },
			mailbox: ( address ): Deliver | null =>
				options.mailboxes.includes( address ) ? ( raw, recipient ) => deliverByLmtp( ports.lmtp, raw, recipient ) : null,
			...( options.onMail ? { onMail: options.onMail } : {} ),
		} );
		return {
			kind: 'Dovecot',
			smtp: { host: '127.0.0.1', port: sink.port, security: 'starttls', username: 'sender', password: SMTP_PASSWORD },
			mailboxes: options.mailboxes.map( ( address ) => ( {
				address,
				server: { host: '127.0.0.1', port: ports.imaps, security: 'tls', username: address, password: SMTP_PASSWORD },
			} ) ),
			outbox: sink.folder,
			ca: tls.ca,
			stop: async () => {
				await sink.stop();
				await end();
			},
		};
	} catch ( error ) {
		await end();
		throw error;
	}
}
