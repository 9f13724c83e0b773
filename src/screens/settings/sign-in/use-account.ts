import { useDispatch } from '@wordpress/data';
import type { Mailbox, MailboxInput } from '../../../contract/generated/types.ts';
import { goTo } from '../../../store/route.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { useClient, type ClientState } from './use-client.ts';
import type { AccountProvider } from './words.ts';

export interface AccountState {
	client: ClientState;
	/**
	 * Saves the client and the mailbox, and goes to the provider; the page is left.
	 *
	 * @param id       The mailbox; null for a new one.
	 * @param input    What is saved of it.
	 * @param onStored It is saved, and the page about to be left.
	 * @throws Failure
	 */
	connect: ( id: number | null, input: MailboxInput, onStored: ( mailbox: Mailbox ) => void ) => Promise< void >;
	/** @throws Failure */
	confirm: ( id: number ) => Promise< Mailbox >;
	/** @throws Failure */
	disconnect: ( id: number ) => Promise< Mailbox >;
}

/** Leaves for another site. In a function of its own, since tests cannot go anywhere. */
export const leaveFor = ( url: string ): void => window.location.assign( url );

/** The way to an account at Google or Microsoft and back. */
export function useAccount( provider: AccountProvider | null ): AccountState {
	const client = useClient( provider );
	const { saveMailbox, startSignIn, confirmSignIn, endSignIn } = useDispatch( settingsStore );
	return {
		client,
		connect: async ( id, input, onStored ) => {
			await client.save();
			const stored = await saveMailbox( id, input );
			onStored( stored );
			if ( id === null ) {
				// It exists from here on, whatever becomes of the sign-in: "back" must not make another.
				goTo( { section: String( stored.id ) } );
			}
			leaveFor( await startSignIn( stored.id ) );
		},
		confirm: confirmSignIn,
		disconnect: endSignIn,
	};
}
