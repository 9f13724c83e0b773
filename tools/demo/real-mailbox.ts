import { ToolError } from '../lib/fail.ts';
import type { Rest } from '../lib/rest.ts';
import type { MailServer } from '../mail/lane.ts';

/** How far back a real mailbox is read: enough to look at, not years of it. */
const DAYS = 7;

/** Reads imaps://user:password@host[:port], imap://, smtps:// and smtp://; special characters are percent-encoded (RFC 3986). */
export function parseServer( flag: string, text: string ): MailServer {
	const kinds: Record< string, { port: number; security: MailServer[ 'security' ] } > = {
		'imaps:': { port: 993, security: 'tls' },
		'imap:': { port: 143, security: 'starttls' },
		'smtps:': { port: 465, security: 'tls' },
		'smtp:': { port: 587, security: 'starttls' },
	};
	const url = URL.canParse( text ) ? new URL( text ) : null;
	const kind = url ? kinds[ url.protocol ] : undefined;
	const wanted = flag.slice( 2 ) === 'smtp' ? 'smtp' : 'imap';
	if ( ! url || ! kind || ! url.protocol.startsWith( wanted ) || url.hostname === '' || url.username === '' || url.password === '' ) {
		throw new ToolError(
			`${ flag } wants ${ wanted }s://user:password@host, with special characters percent-encoded (@ in the user is %40).`
		);
	}
	return {
		host: url.hostname,
		port: url.port === '' ? kind.port : Number( url.port ),
		security: kind.security,
		username: decodeURIComponent( url.username ),
		password: decodeURIComponent( url.password ),
	};
}

/**
 * Uses a real mailbox. Answers go to the demo's outbox unless an SMTP server is given, so that nobody gets mail by accident.
 */
export async function addRealMailbox( admin: Rest, imap: MailServer, smtp: MailServer ): Promise< string > {
	const address = imap.username.includes( '@' ) ? imap.username : `${ imap.username }@${ imap.host }`;
	const { password, ...incoming } = imap;
	const { password: outgoingPassword, ...outgoing } = smtp;
	const body = {
		name: address.split( '@' )[ 0 ] ?? address,
		address,
		active: true,
		incoming,
		incoming_password: password,
		outgoing,
		outgoing_password: outgoingPassword,
		after_fetch: 'keep' as const,
	};
	const test = await admin.call( 'testMailbox', { body } );
	const broken = test.steps.find( ( { ok } ) => ! ok );
	if ( broken ) {
		throw new ToolError( `The mailbox does not work (${ broken.leg }, ${ broken.step }): ${ broken.detail }` );
	}
	const present = ( await admin.call( 'listMailboxes', {} ) ).find( ( box ) => box.address === address );
	if ( present ) {
		await admin.call( 'updateMailbox', { path: { id: present.id }, body } );
	} else {
		const since = new Date( Date.now() - DAYS * 24 * 60 * 60_000 ).toISOString();
		await admin.call( 'createMailbox', { body: { ...body, import_since: since } } );
	}
	return address;
}
