import { __ } from '@wordpress/i18n';
import type { ServerConfig } from '../../contract/generated/types.ts';

type Server = Pick< ServerConfig, 'host' | 'port' | 'security' >;

/** A mail service whose servers are known, so that nobody has to look them up. */
export interface Provider {
	id: 'gmail' | 'microsoft' | 'other';
	name: string;
	incoming: Server;
	outgoing: Server;
	/** Whose sign-in can be used instead of a password. */
	account: 'google' | 'microsoft' | null;
	/** What the person has to do at the provider first, when a password is used. */
	advice: string;
	link: { href: string; label: string } | null;
}

/** Host names and ports as the providers publish them. */
export function providers(): Provider[] {
	return [
		{
			id: 'gmail',
			name: __( 'Gmail or Google Workspace', 'mesa-help-desk' ),
			incoming: { host: 'imap.gmail.com', port: 993, security: 'tls' },
			outgoing: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
			account: 'google',
			advice: __(
				'Google does not accept your normal password here. Switch on two-step verification, make an app password for “Mesa”, and paste its 16 letters below. In Google Workspace an administrator may have to allow app passwords and IMAP.',
				'mesa-help-desk'
			),
			link: { href: 'https://myaccount.google.com/apppasswords', label: __( 'Make an app password at Google', 'mesa-help-desk' ) },
		},
		{
			id: 'microsoft',
			name: __( 'Microsoft 365 or Outlook', 'mesa-help-desk' ),
			incoming: { host: 'outlook.office365.com', port: 993, security: 'tls' },
			outgoing: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
			account: 'microsoft',
			advice: __(
				'Microsoft has switched off passwords for IMAP in most accounts. If the test below says that the login is disabled, sign in with Microsoft instead.',
				'mesa-help-desk'
			),
			link: null,
		},
		{
			id: 'other',
			name: __( 'Another mail server', 'mesa-help-desk' ),
			incoming: { host: '', port: 993, security: 'tls' },
			outgoing: { host: '', port: 465, security: 'tls' },
			account: null,
			advice: __(
				'Your mail provider’s help pages name the IMAP server. If two-step verification is on, it will also want an app password instead of your normal one.',
				'mesa-help-desk'
			),
			link: null,
		},
	];
}

/** Which provider a stored mailbox belongs to. */
export function providerOf( incoming: ServerConfig | null ): Provider[ 'id' ] {
	const known = providers();
	const byAccount = known.find( ( provider ) => provider.account !== null && provider.account === incoming?.auth );
	return (
		( byAccount ?? known.find( ( provider ) => provider.incoming.host !== '' && provider.incoming.host === incoming?.host ) )?.id ??
		'other'
	);
}
