import { createReduxStore, register } from '@wordpress/data';
import type {
	Alarm,
	ConnectionTest,
	Mailbox,
	MailboxCheck,
	MailboxInput,
	MailboxSummary,
	NotificationSettings,
	NotificationSettingsPatch,
	Person,
	PollerStatus,
	Settings,
	SettingsPatch,
	SignInClient,
	SignInClientInput,
} from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { toFailure } from '../failure.ts';
import type { Failure } from '../failure.ts';

export interface SettingsState {
	mailboxes: MailboxSummary[] | null;
	/** Opened ones, by id. */
	details: Record< number, Mailbox >;
	poller: PollerStatus | null;
	settings: Settings | null;
	/** How this site is known to Google and Microsoft. */
	clients: SignInClient[] | null;
	/** Which mails the person gets. */
	notifications: NotificationSettings | null;
	/** The last mail that each opened mailbox sent to itself, by its id. */
	checks: Record< number, MailboxCheck >;
	/** The people of the team; managers are those who see every mailbox. */
	team: { everybody: Person[]; managers: Person[] } | null;
	/** What somebody has to look at. */
	alarms: Alarm[];
	/** Why a part could not be loaded. */
	failure: Failure | null;
}

type SettingsAction =
	| { type: 'PART'; part: Partial< SettingsState > }
	| { type: 'DETAIL'; mailbox: Mailbox }
	| { type: 'CHECK'; check: MailboxCheck }
	| { type: 'GONE'; id: number };

interface Tools {
	dispatch: ( action: SettingsAction | ( ( tools: Tools ) => Promise< unknown > ) ) => Promise< unknown >;
}

const INITIAL: SettingsState = {
	mailboxes: null,
	details: {},
	poller: null,
	settings: null,
	clients: null,
	notifications: null,
	checks: {},
	team: null,
	alarms: [],
	failure: null,
};

function reducer( state: SettingsState = INITIAL, action: SettingsAction ): SettingsState {
	switch ( action.type ) {
		case 'PART':
			return { ...state, ...action.part };
		case 'DETAIL': {
			const { id, name, address } = action.mailbox;
			const summary = { id, name, address };
			const known = state.mailboxes ?? [];
			const mailboxes = known.some( ( each ) => each.id === id )
				? known.map( ( each ) => ( each.id === id ? summary : each ) )
				: [ ...known, summary ];
			return { ...state, mailboxes, details: { ...state.details, [ id ]: action.mailbox } };
		}
		case 'CHECK':
			return { ...state, checks: { ...state.checks, [ action.check.mailbox_id ]: action.check } };
		case 'GONE': {
			const { [ action.id ]: gone, ...details } = state.details;
			return gone || state.mailboxes
				? { ...state, details, mailboxes: state.mailboxes?.filter( ( each ) => each.id !== action.id ) ?? null }
				: state;
		}
		default:
			return state;
	}
}

/** Runs a call and turns what it throws into a Failure. */
async function attempt< Result >( call: () => Promise< Result > ): Promise< Result > {
	try {
		return await call();
	} catch ( error ) {
		throw toFailure( error );
	}
}

function load( fetchPart: () => Promise< Partial< SettingsState > > ) {
	return async ( { dispatch }: Tools ): Promise< void > => {
		try {
			await dispatch( { type: 'PART', part: { ...( await fetchPart() ), failure: null } } );
		} catch ( error ) {
			await dispatch( { type: 'PART', part: { failure: toFailure( error ) } } );
		}
	};
}

/** A change of a mailbox's account. @throws Failure */
function signInChange( call: () => Promise< Mailbox > ) {
	return async ( { dispatch }: Tools ): Promise< Mailbox > => {
		const mailbox = await attempt( call );
		await dispatch( { type: 'DETAIL', mailbox } );
		return mailbox;
	};
}

const actions = {
	loadMailboxes: () => load( async () => ( { mailboxes: await api( 'listMailboxes', {} ) } ) ),
	loadPoller: () => load( async () => ( { poller: await api( 'getPollerStatus', {} ) } ) ),
	loadTeam: () =>
		load( async () => {
			const [ everybody, managers ] = await Promise.all( [
				api( 'listAgents', { query: { who: 'team' } } ),
				api( 'listAgents', { query: { who: 'managers' } } ),
			] );
			return { team: { everybody, managers } };
		} ),
	loadSettings: () => load( async () => ( { settings: await api( 'getSettings', {} ) } ) ),
	/** @throws Failure */
	loadNotifications:
		() =>
		async ( { dispatch }: Tools ): Promise< void > => {
			await dispatch( { type: 'PART', part: { notifications: await attempt( () => api( 'getNotificationSettings', {} ) ) } } );
		},
	/** @throws Failure */
	saveNotifications:
		( body: NotificationSettingsPatch ) =>
		async ( { dispatch }: Tools ): Promise< void > => {
			await dispatch( {
				type: 'PART',
				part: { notifications: await attempt( () => api( 'updateNotificationSettings', { body } ) ) },
			} );
		},
	/** @throws Failure */
	loadMailbox:
		( id: number ) =>
		async ( { dispatch }: Tools ): Promise< void > => {
			await dispatch( { type: 'DETAIL', mailbox: await attempt( () => api( 'getMailbox', { path: { id } } ) ) } );
		},
	/** @throws Failure */
	loadCheck:
		( id: number ) =>
		async ( { dispatch }: Tools ): Promise< void > => {
			await dispatch( { type: 'CHECK', check: await attempt( () => api( 'getMailboxCheck', { path: { id } } ) ) } );
		},
	/** Lets a mailbox send a mail to itself. @throws Failure */
	startCheck:
		( id: number ) =>
		async ( { dispatch }: Tools ): Promise< void > => {
			await dispatch( { type: 'CHECK', check: await attempt( () => api( 'startMailboxCheck', { path: { id } } ) ) } );
		},
	/** Quietly: what is wrong stays on the screen when it cannot be asked. */
	loadAlarms:
		() =>
		async ( { dispatch }: Tools ): Promise< void > => {
			const alarms = await api( 'listAlarms', {} ).catch( () => null );
			if ( alarms ) {
				await dispatch( { type: 'PART', part: { alarms } } );
			}
		},
	/** Adds a mailbox, or changes one when an id is given. @throws Failure */
	saveMailbox:
		( id: number | null, body: MailboxInput ) =>
		async ( { dispatch }: Tools ): Promise< Mailbox > => {
			const mailbox = await attempt( () =>
				id === null ? api( 'createMailbox', { body } ) : api( 'updateMailbox', { path: { id }, body } )
			);
			await dispatch( { type: 'DETAIL', mailbox } );
			return mailbox;
		},
	/** @throws Failure With code "mesa_mailbox_in_use" when tickets came in through it. */
	deleteMailbox:
		( id: number ) =>
		async ( { dispatch }: Tools ): Promise< void > => {
			await attempt( () => api( 'deleteMailbox', { path: { id } } ) );
			await dispatch( { type: 'GONE', id } );
		},
	/** Tries settings without saving them. @throws Failure */
	testMailbox: ( id: number | null, body: MailboxInput ) => async (): Promise< ConnectionTest > =>
		attempt( () => api( 'testMailbox', { body: { ...body, ...( id === null ? {} : { id } ) } } ) ),
	loadSignInClients: () => load( async () => ( { clients: await api( 'listSignInClients', {} ) } ) ),
	/** @throws Failure */
	saveSignInClient:
		( body: SignInClientInput ) =>
		async ( { dispatch }: Tools ): Promise< void > => {
			await attempt( () => api( 'saveSignInClient', { body } ) );
			await dispatch( { type: 'PART', part: { clients: await attempt( () => api( 'listSignInClients', {} ) ) } } );
		},
	/** The provider's page to go to. @throws Failure */
	startSignIn: ( id: number ) => async (): Promise< string > => ( await attempt( () => api( 'startSignIn', { path: { id } } ) ) ).url,
	confirmSignIn: ( id: number ) => signInChange( () => api( 'confirmSignIn', { path: { id } } ) ),
	endSignIn: ( id: number ) => signInChange( () => api( 'endSignIn', { path: { id } } ) ),
	/** @throws Failure */
	saveSettings:
		( body: SettingsPatch ) =>
		async ( { dispatch }: Tools ): Promise< void > => {
			await dispatch( { type: 'PART', part: { settings: await attempt( () => api( 'updateSettings', { body } ) ) } } );
		},
};

/** Mailboxes, the poller's health and the site's settings. */
export const settingsStore = createReduxStore( 'mesa/settings', {
	reducer,
	actions,
	selectors: { getSettingsState: ( state: SettingsState ) => state },
} );

let registered = false;

export function registerSettingsStore(): void {
	if ( ! registered ) {
		registered = true;
		register( settingsStore );
	}
}
