import { __, sprintf } from '@wordpress/i18n';
import { ChoiceField } from './fields.tsx';
import type { MailboxForm } from './form-state.ts';
import { accountOf } from './login.ts';
import { providers } from './providers.ts';
import { ServerFields } from './server-fields.tsx';
import { BRAND, type AccountProvider } from './sign-in/words.ts';

interface Props {
	form: MailboxForm;
	/** The account that mail in is read with, which can send as well. */
	account: AccountProvider | null;
	hasPassword: boolean;
	errors: Record< string, string >;
	set: ( part: Partial< MailboxForm > ) => void;
}

type Way = 'site' | 'account' | 'smtp';

/** The way that replies take. */
export function OutgoingLogin( { form, account, hasPassword, errors, set }: Props ) {
	const used = accountOf( form.outgoing );
	const brand = account ?? used;
	const way: Way = ! form.ownSmtp ? 'site' : used ? 'account' : 'smtp';
	const choose = ( next: Way ) => {
		const { auth: _auth, ...server } = form.outgoing;
		const known = providers().find( ( each ) => each.account === brand );
		if ( next === 'account' && brand && known ) {
			// Servers that somebody has set by hand stay, as in a national cloud.
			set( { ownSmtp: true, outgoing: { ...( used ? server : { ...server, ...known.outgoing } ), auth: brand } } );
			return;
		}
		set( { ownSmtp: next === 'smtp', outgoing: server } );
	};
	return (
		<>
			<ChoiceField< Way >
				label={ __( 'Replies leave through', 'mesa-help-desk' ) }
				value={ way }
				options={ [
					...( brand
						? [
								{
									value: 'account' as const,
									label: sprintf(
										/* translators: %s: "Google" or "Microsoft". */ __( '%s, with the same sign-in', 'mesa-help-desk' ),
										BRAND[ brand ]
									),
								},
							]
						: [] ),
					{ value: 'site', label: __( 'The site’s mailer', 'mesa-help-desk' ) },
					{ value: 'smtp', label: __( 'This mailbox’s own server (SMTP)', 'mesa-help-desk' ) },
				] }
				help={ form.ownSmtp ? '' : __( 'Plugins that change how the site sends mail work as usual.', 'mesa-help-desk' ) }
				error={ used ? errors[ 'outgoing' ] : undefined }
				onChange={ choose }
			/>
			{ form.ownSmtp && ! used && (
				<ServerFields
					leg="outgoing"
					server={ form.outgoing }
					password={ form.outgoingPassword }
					hasPassword={ hasPassword }
					address={ form.address }
					errors={ errors }
					onServer={ ( outgoing ) => set( { outgoing } ) }
					onPassword={ ( outgoingPassword ) => set( { outgoingPassword } ) }
				/>
			) }
		</>
	);
}
