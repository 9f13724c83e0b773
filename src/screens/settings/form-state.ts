import type { Mailbox, MailboxInput, ServerConfig } from '../../contract/generated/types.ts';

/** How much of the mail that is already in a mailbox becomes tickets. */
export type OlderMail = 'leave' | 'week' | 'month' | 'all';

/** A mailbox form as it is filled in; everything a string where one types. */
export interface MailboxForm {
	name: string;
	address: string;
	aliases: string;
	active: boolean;
	fetches: boolean;
	incoming: ServerConfig;
	incomingPassword: string;
	ownSmtp: boolean;
	outgoing: ServerConfig;
	outgoingPassword: string;
	folders: string;
	afterFetch: Mailbox[ 'after_fetch' ];
	moveTo: string;
	signature: string;
	signatureOrder: Mailbox[ 'signature_order' ];
	mailStyle: Mailbox[ 'mail_style' ];
	olderMail: OlderMail;
	/** Only `members` and those who manage mailboxes see its tickets. */
	restricted: boolean;
	/** User ids. */
	members: number[];
	/** Ids of teams that see them as members do. */
	teams: number[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = { week: 7, month: 30 };

/** The contract's import_since for a choice; null: everything. @param now Milliseconds since 1970. */
export function importSince( choice: Exclude< OlderMail, 'leave' >, now: number ): string | null {
	return choice === 'all' ? null : new Date( now - DAYS[ choice ] * DAY_MS ).toISOString().replace( /\.\d+Z$/, 'Z' );
}

/** The choices that would bring more than the mailbox fetches already. @param since Its import_since. */
export function choicesBefore( since: string | null, now: number ): Exclude< OlderMail, 'leave' >[] {
	if ( since === null ) {
		return [];
	}
	return ( [ 'week', 'month', 'all' ] as const ).filter( ( choice ) => {
		const wanted = importSince( choice, now );
		return wanted === null || Date.parse( wanted ) < Date.parse( since );
	} );
}

const NO_SERVER: ServerConfig = { host: '', port: 993, security: 'tls', username: '' };

export function emptyForm(): MailboxForm {
	return {
		name: '',
		address: '',
		aliases: '',
		active: true,
		fetches: true,
		incoming: NO_SERVER,
		incomingPassword: '',
		ownSmtp: false,
		outgoing: { ...NO_SERVER, port: 465 },
		outgoingPassword: '',
		folders: 'INBOX',
		afterFetch: 'keep',
		moveTo: '',
		signature: '',
		signatureOrder: 'agent_mailbox',
		mailStyle: 'plain',
		olderMail: 'leave',
		restricted: false,
		members: [],
		teams: [],
	};
}

export function formOf( mailbox: Mailbox ): MailboxForm {
	const empty = emptyForm();
	return {
		name: mailbox.name,
		address: mailbox.address,
		aliases: mailbox.aliases.join( '\n' ),
		active: mailbox.active,
		fetches: mailbox.incoming !== null,
		incoming: mailbox.incoming ?? empty.incoming,
		incomingPassword: '',
		ownSmtp: mailbox.outgoing !== null,
		outgoing: mailbox.outgoing ?? empty.outgoing,
		outgoingPassword: '',
		folders: mailbox.folders.join( '\n' ),
		afterFetch: mailbox.after_fetch,
		moveTo: mailbox.move_to,
		signature: mailbox.signature,
		signatureOrder: mailbox.signature_order,
		mailStyle: mailbox.mail_style,
		olderMail: 'leave',
		restricted: mailbox.restricted,
		members: mailbox.members,
		teams: mailbox.teams,
	};
}

/** What is different from what was loaded: what others have changed meanwhile stays as they left it. */
export function changesOf( form: MailboxForm, loaded: MailboxForm ): Partial< MailboxInput > {
	const [ now, before ] = [ inputOf( form ), inputOf( loaded ) ];
	return Object.fromEntries(
		Object.entries( now ).filter(
			( [ name, value ] ) => JSON.stringify( value ) !== JSON.stringify( before[ name as keyof MailboxInput ] )
		)
	);
}

function lines( text: string ): string[] {
	return text
		.split( /[\n,]+/ )
		.map( ( line ) => line.trim() )
		.filter( ( line ) => line !== '' );
}

/** With the account of mail in, mail out has the same user name: only that one is shown. */
function outgoingName( form: MailboxForm ): string {
	const isShared = form.fetches && form.outgoing.auth !== undefined && form.outgoing.auth === form.incoming.auth;
	return ( isShared ? form.incoming : form.outgoing ).username.trim() || form.address.trim();
}

/** What is sent: passwords only when they were typed, so that stored ones are kept. */
export function inputOf( form: MailboxForm ): MailboxInput {
	return {
		name: form.name.trim() || form.address.trim(),
		address: form.address.trim(),
		aliases: lines( form.aliases ),
		active: form.active,
		incoming: form.fetches ? { ...form.incoming, username: form.incoming.username.trim() || form.address.trim() } : null,
		...( form.fetches && form.incomingPassword ? { incoming_password: form.incomingPassword } : {} ),
		outgoing: form.ownSmtp ? { ...form.outgoing, username: outgoingName( form ) } : null,
		...( form.ownSmtp && form.outgoingPassword ? { outgoing_password: form.outgoingPassword } : {} ),
		folders: lines( form.folders ).length > 0 ? lines( form.folders ) : [ 'INBOX' ],
		after_fetch: form.afterFetch,
		move_to: form.afterFetch === 'move' ? form.moveTo.trim() : '',
		signature: form.signature,
		signature_order: form.signatureOrder,
		mail_style: form.mailStyle,
		restricted: form.restricted,
		members: form.members,
		teams: form.teams,
		...( form.fetches && form.olderMail !== 'leave' ? { import_since: importSince( form.olderMail, Date.now() ) } : {} ),
	};
}
