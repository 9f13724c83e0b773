/** The stack lane's mail: SMTP in front of a Dovecot from Debian, which takes mail by LMTP and gives it out by IMAP over TLS. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { freePort } from '../lib/ports.ts';
import { startService, tail, which } from '../lib/process.ts';
import { ToolError } from '../lib/fail.ts';
import { step } from '../lib/progress.ts';
import { until } from '../lib/wait.ts';
import { makeCertificates } from './certificates.ts';
import type { MailLane, MailLaneOptions } from './mail-lane.ts';
import { SMTP_PASSWORD, startSmtpSink, type Deliver, type Delivery } from './smtp-sink.ts';

interface Ports {
	/** Without TLS, for clients that do not know the certificate authority; 0: none. */
	imap: number;
	imaps: number;
	lmtp: number;
}

/** Asks a provider about each token (RFC 7662); see https://doc.dovecot.org/configuration_manual/authentication/oauth2/. */
function oauthConfig( base: string, introspection: string ): string {
	const file = join( base, 'dovecot-oauth2.conf.ext' );
	writeFileSync(
		file,
		`introspection_mode = get
introspection_url = ${ introspection }?token=
username_attribute = email
active_attribute = active
active_value = true
`
	);
	return `passdb {
	driver = oauth2
	mechanisms = xoauth2 oauthbearer
	args = ${ file }
}
disable_plaintext_auth = no
`;
}

function dovecotConfig( base: string, run: string, ports: Ports, tls: { key: string; cert: string }, introspection: string ): string {
	const asRoot = process.getuid?.() === 0;
	// Dovecot never touches mail as root; these users come with Debian and its package.
	const own = userInfo().username;
	const mailUser = asRoot ? 'mail' : own;
	return `base_dir = ${ run }/base
state_dir = ${ run }/state
log_path = ${ base }/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
${ asRoot ? '' : `default_login_user = ${ own }\ndefault_internal_user = ${ own }` }
mail_location = maildir:${ run }/mail/%u
first_valid_uid = 1
first_valid_gid = 1
ssl = ${ introspection === '' ? 'required' : 'yes' }
ssl_cert = <${ tls.cert }
ssl_key = <${ tls.key }
auth_mechanisms = plain login${ introspection === '' ? '' : ' xoauth2 oauthbearer' }
${ introspection === '' ? '' : oauthConfig( base, introspection ) }passdb {
	driver = static
	args = password=${ SMTP_PASSWORD }
}
userdb {
	driver = static
	args = uid=${ mailUser } gid=${ mailUser } home=${ run }/mail/%u allow_all_users=yes
}
service imap-login {
	chroot =
	inet_listener imap {
		port = ${ ports.imap }
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

/** Full mailboxes refuse mail, and IMAP tells how full they are (RFC 9208). Spam has a folder, which counts as well. */
function quotaConfig( kilobytes: number ): string {
	return kilobytes === 0
		? ''
		: `mail_plugins = $mail_plugins quota
protocol imap {
	mail_plugins = $mail_plugins imap_quota
}
plugin {
	quota = maildir:User quota
	quota_rule = *:storage=${ kilobytes }K
	quota_grace = 0
}
namespace inbox {
	mailbox Junk {
		auto = create
		special_use = \\Junk
	}
	mailbox Sent {
		auto = create
		special_use = \\Sent
	}
}
`;
}

/** One mail by LMTP (RFC 2033); Dovecot adds the trace lines itself. */
async function deliverByLmtp( port: number, { raw, from, to }: Delivery ): Promise< void > {
	const transport = createTransport( { host: '127.0.0.1', port, lmtp: true, secure: false, ignoreTLS: true } );
	try {
		await transport.sendMail( { raw, envelope: { from, to: [ to ] } } );
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
	mkdirSync( base, { recursive: true } );
	// Sockets need a short path, and another user than root has to reach the mail.
	const runFolder = mkdtempSync( join( tmpdir(), 'mesa-dovecot-' ) );
	chmodSync( runFolder, 0o755 );
	for ( const folder of [ 'base', 'state', 'mail' ] ) {
		mkdirSync( join( runFolder, folder ) );
	}
	chmodSync( join( runFolder, 'mail' ), 0o777 );
	const tls = await makeCertificates( options.tls ?? join( options.base, 'tls' ) );
	const introspection = options.introspection ?? '';
	const ports: Ports = {
		imap: introspection === '' ? 0 : await freePort(),
		imaps: await freePort( options.imapPort ),
		lmtp: await freePort(),
	};
	const config = join( base, 'dovecot.conf' );
	writeFileSync( config, dovecotConfig( base, runFolder, ports, tls, introspection ) + quotaConfig( options.quotaKb ?? 0 ) );
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
				options.mailboxes.includes( address.replace( /\+[^@]*@/, '@' ) )
					? ( delivery ) => deliverByLmtp( ports.lmtp, delivery )
					: null,
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
			plainImapPort: ports.imap,
			dovecot: { lmtpPort: ports.lmtp, maildir: ( address ) => join( runFolder, 'mail', address ) },
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
