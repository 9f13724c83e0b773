import { __ } from '@wordpress/i18n';
import type { SignInClient } from '../../../contract/generated/types.ts';

export type AccountProvider = SignInClient[ 'provider' ];

/** Brand names, which nobody translates. */
export const BRAND: Record< AccountProvider, string > = { google: 'Google', microsoft: 'Microsoft' };

/** What has to be done at the provider once, and where. */
export interface SetupWords {
	link: { href: string; label: string };
	before: string[];
	after: string[];
	note: string;
}

export function setupWords( provider: AccountProvider ): SetupWords {
	if ( provider === 'google' ) {
		return {
			link: {
				href: 'https://console.cloud.google.com/apis/credentials',
				label: __( 'Open Google Cloud: Credentials', 'mesa-help-desk' ),
			},
			before: [
				__( 'Make a project there if you have none. Any name will do.', 'mesa-help-desk' ),
				__( 'Choose “Create credentials”, “OAuth client ID”, and as type “Web application”.', 'mesa-help-desk' ),
				__( 'Under “Authorized redirect URIs”, add this address:', 'mesa-help-desk' ),
			],
			after: [ __( 'Google shows a client ID and a client secret. Paste both here.', 'mesa-help-desk' ) ],
			note: __(
				'On the “Audience” page, choose “Internal” if you use Google Workspace. Otherwise publish the app: while it is in testing, Google ends the permission after seven days.',
				'mesa-help-desk'
			),
		};
	}
	return {
		link: {
			href: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
			label: __( 'Open Microsoft Entra: App registrations', 'mesa-help-desk' ),
		},
		before: [
			__( 'Choose “New registration”. Any name will do.', 'mesa-help-desk' ),
			__( 'As redirect address choose the kind “Web” and paste this:', 'mesa-help-desk' ),
		],
		after: [
			__( 'The overview page shows the “Application (client) ID”. Paste it here.', 'mesa-help-desk' ),
			__(
				'Under “Certificates & secrets”, make a new client secret. Paste its value here, not its id; it is shown only once.',
				'mesa-help-desk'
			),
		],
		note: __(
			'Write down when the secret runs out. After that day mail stops until you paste a new one here; the mailbox will say so.',
			'mesa-help-desk'
		),
	};
}
