import type { ServerConfig } from '../../contract/generated/types.ts';
import type { MailboxForm } from './form-state.ts';
import { providers } from './providers.ts';
import type { AccountProvider } from './sign-in/words.ts';

/** The provider whose sign-in lets us into a server; null: a password does. */
export function accountOf( server: ServerConfig | null ): AccountProvider | null {
	return server?.auth === 'google' || server?.auth === 'microsoft' ? server.auth : null;
}

function withAuth( server: ServerConfig, account: AccountProvider | null ): ServerConfig {
	const { auth: _auth, ...rest } = server;
	return account ? { ...rest, auth: account } : rest;
}

/** The form with another way to log in, for both directions where mail out uses the same provider. */
export function withLogin( form: MailboxForm, account: AccountProvider | null ): Partial< MailboxForm > {
	const known = providers().some( ( each ) => each.outgoing.host !== '' && each.outgoing.host === form.outgoing.host );
	return {
		incoming: withAuth( form.incoming, account ),
		...( known || accountOf( form.outgoing ) ? { outgoing: withAuth( form.outgoing, account ) } : {} ),
	};
}
