import { __, sprintf } from '@wordpress/i18n';
import type { Mailbox } from '../../contract/generated/types.ts';
import { fieldWords } from './field-words.ts';
import { ChoiceField, TextField } from './fields.tsx';
import type { MailboxForm } from './form-state.ts';
import { accountOf, withLogin } from './login.ts';
import type { Provider } from './providers.ts';
import { ServerFields } from './server-fields.tsx';
import { Account, type AccountActions } from './sign-in/account.tsx';
import type { ClientState } from './sign-in/use-client.ts';
import { BRAND } from './sign-in/words.ts';

interface Props extends AccountActions {
	form: MailboxForm;
	mailbox: Mailbox | null;
	provider: Provider;
	client: ClientState;
	busy: boolean;
	errors: Record< string, string >;
	set: ( part: Partial< MailboxForm > ) => void;
}

/** How mail in is reached: by the account's own sign-in where the provider has one, else with server, name and password. */
export function IncomingLogin( { form, mailbox, provider, client, busy, errors, set, ...actions }: Props ) {
	const account = accountOf( form.incoming );
	const fields = (
		<ServerFields
			leg="incoming"
			server={ form.incoming }
			password={ form.incomingPassword }
			hasPassword={ mailbox?.incoming_has_password ?? false }
			address={ form.address }
			errors={ errors }
			onServer={ ( incoming ) => set( { incoming } ) }
			onPassword={ ( incomingPassword ) => set( { incomingPassword } ) }
		/>
	);
	return (
		<>
			{ provider.account && (
				<ChoiceField
					label={ __( 'How does Mesa get in?', 'mesa-help-desk' ) }
					value={ account ? 'account' : 'password' }
					options={ [
						{
							value: 'account',
							label: sprintf(
								/* translators: %s: "Google" or "Microsoft". */ __( 'Sign in with %s', 'mesa-help-desk' ),
								BRAND[ provider.account ]
							),
						},
						{ value: 'password', label: __( 'With a password', 'mesa-help-desk' ) },
					] }
					onChange={ ( way ) => set( withLogin( form, way === 'account' ? provider.account : null ) ) }
				/>
			) }
			{ ! account && provider.advice && (
				<p className="mesa-form__advice">
					{ provider.advice }{ ' ' }
					{ provider.link && (
						<a href={ provider.link.href } target="_blank" rel="noreferrer">
							{ provider.link.label }
						</a>
					) }
				</p>
			) }
			{ account ? (
				<>
					<Account
						provider={ account }
						signIn={ mailbox?.sign_in?.provider === account ? mailbox.sign_in : null }
						address={ form.address }
						client={ client }
						busy={ busy }
						errors={ errors }
						{ ...actions }
					/>
					<details open={ errors[ 'incoming' ] !== undefined }>
						<summary>{ __( 'User name and server', 'mesa-help-desk' ) }</summary>
						<div className="mesa-account__server">
							<TextField
								label={ __( 'User name', 'mesa-help-desk' ) }
								placeholder={ form.address }
								help={
									account === 'microsoft'
										? __( 'For a shared mailbox: its address, not that of the person who signs in.', 'mesa-help-desk' )
										: ''
								}
								value={ form.incoming.username }
								error={ fieldWords( errors, 'incoming.username' ) }
								onChange={ ( username ) => set( { incoming: { ...form.incoming, username } } ) }
							/>
							{ fields }
						</div>
					</details>
				</>
			) : (
				fields
			) }
		</>
	);
}
