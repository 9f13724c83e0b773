import { __ } from '@wordpress/i18n';
import type { ServerConfig } from '../../contract/generated/types.ts';

type Server = Pick< ServerConfig, 'host' | 'port' | 'security' >;

/** A mail service whose servers are known, so that nobody has to look them up. */
export interface Provider {
	id: 'gmail' | 'microsoft' | 'other';
	name: string;
	incoming: Server;
	outgoing: Server;
	/** What the person has to do at the provider first. */
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
			advice: __(
				'Microsoft has switched off passwords for IMAP in most accounts. If the test below says that the login is disabled, forward the mail to a mailbox elsewhere, or pipe it into Mesa, until signing in with Microsoft is available.',
				'mesa-help-desk'
			),
			link: null,
		},
		{
			id: 'other',
			name: __( 'Another mail server', 'mesa-help-desk' ),
			incoming: { host: '', port: 993, security: 'tls' },
			outgoing: { host: '', port: 465, security: 'tls' },
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
	return providers().find( ( provider ) => provider.incoming.host !== '' && provider.incoming.host === incoming?.host )?.id ?? 'other';
}
