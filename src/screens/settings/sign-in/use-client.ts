import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import type { SignInClient } from '../../../contract/generated/types.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import type { AccountProvider } from './words.ts';

export interface ClientDraft {
	clientId: string;
	secret: string;
	tenant: string;
}

export interface ClientState {
	/** Null while it is loading. */
	client: SignInClient | null;
	/** Whether the form for it is shown: it is not set up yet, or somebody wants to change it. */
	isOpen: boolean;
	open: () => void;
	draft: ClientDraft;
	set: ( part: Partial< ClientDraft > ) => void;
	/** Whether something was typed that is not kept yet. */
	isChanged: boolean;
	/** Keeps what was typed, if anything. @throws Failure */
	save: () => Promise< void >;
}

const EMPTY: ClientDraft = { clientId: '', secret: '', tenant: '' };

/** How this site is known to a provider, and what is being typed about it. */
export function useClient( provider: AccountProvider | null ): ClientState {
	const { loadSignInClients, saveSignInClient } = useDispatch( settingsStore );
	const clients = useSelect( ( select ) => select( settingsStore ).getSettingsState().clients, [] );
	const [ draft, setDraft ] = useState( EMPTY );
	const [ wanted, setWanted ] = useState( false );
	const client = clients?.find( ( each ) => each.provider === provider ) ?? null;
	useEffect( () => {
		if ( provider && ! clients ) {
			void loadSignInClients();
		}
	}, [ provider, clients, loadSignInClients ] );
	useEffect( () => {
		setDraft( { ...EMPTY, clientId: client?.client_id ?? '', tenant: client?.tenant ?? '' } );
		setWanted( false );
	}, [ client ] );
	const isSame =
		client !== null && draft.clientId.trim() === client.client_id && draft.secret === '' && draft.tenant.trim() === client.tenant;
	return {
		client,
		isOpen: client !== null && ( wanted || client.client_id === '' || ! client.has_secret ),
		open: () => setWanted( true ),
		draft,
		set: ( part ) => setDraft( ( before ) => ( { ...before, ...part } ) ),
		isChanged: client !== null && ! isSame,
		save: async () => {
			if ( ! provider || ! client ) {
				return;
			}
			if ( isSame && client.has_secret ) {
				return;
			}
			await saveSignInClient( {
				provider,
				client_id: draft.clientId.trim(),
				...( draft.secret === '' ? {} : { client_secret: draft.secret } ),
				...( provider === 'microsoft' ? { tenant: draft.tenant.trim() } : {} ),
			} );
		},
	};
}
