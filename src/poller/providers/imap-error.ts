import type { PollerMailbox } from '../../contract/generated/types.ts';

/** The part of the way to a mailbox that is broken. */
export type ImapLeg = 'dns' | 'tcp' | 'tls' | 'token' | 'login' | 'folder' | 'connection';

/** A mailbox could not be read; the message is for people, the leg for the doctor. */
export class ImapError extends Error {
	override name = 'ImapError';

	constructor(
		message: string,
		readonly leg: ImapLeg,
		/** The server's own words, "" when there are none. */
		readonly serverText = ''
	) {
		super( message );
	}
}

interface RawError {
	code?: string;
	message?: string;
	authenticationFailed?: boolean;
	serverResponseCode?: string;
	responseText?: string;
	responseStatus?: string;
}

/** What a server's NO (or BAD, from some) to opening a folder means; any other failure as it is. */
export function refusedFolder( error: unknown, folder: string, host: string ): unknown {
	const { responseStatus, responseText = '' } = ( error ?? {} ) as RawError;
	if ( responseStatus !== 'NO' && responseStatus !== 'BAD' ) {
		return error;
	}
	const text = responseText.slice( 0, 300 );
	return new ImapError( `The folder "${ folder }" cannot be opened on ${ host }${ text ? `: ${ text }` : '.' }`, 'folder', text );
}

const TLS_CODES = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME_MISMATCH/;

function tlsReason( code: string, message: string ): string {
	if ( code === 'CERT_HAS_EXPIRED' ) {
		return 'its certificate has expired';
	}
	if ( code === 'ERR_TLS_CERT_ALTNAME_INVALID' ) {
		return 'its certificate is for another server name';
	}
	if ( /SELF_SIGNED/.test( code ) ) {
		return 'its certificate is self-signed or from an unknown authority (NODE_EXTRA_CA_CERTS can name your own)';
	}
	return /wrong version|packet length|EPROTO/i.test( `${ code } ${ message }` )
		? 'it does not speak TLS on this port; the security setting may be wrong'
		: `its certificate was not accepted (${ message })`;
}

/** Whether the server has looked at the login and does not want it. One that cannot look at the moment says UNAVAILABLE. */
export function isRefusedLogin( error: unknown ): boolean {
	const raw = ( error ?? {} ) as RawError;
	return (
		raw.serverResponseCode !== 'UNAVAILABLE' &&
		( raw.authenticationFailed === true || raw.serverResponseCode === 'AUTHENTICATIONFAILED' )
	);
}

/** The provider gives tokens, and the mail server takes none of them: the account may not read this mailbox. */
export function refusedAccount( mailbox: PollerMailbox, error: unknown ): ImapError {
	const text = ( ( error as RawError ).responseText ?? '' ).slice( 0, 300 );
	const { host = '', port = 0, username = '' } = mailbox.incoming ?? {};
	return new ImapError(
		`The mail server ${ host }:${ port } does not let the connected account into the mailbox of ${ username }. Is IMAP allowed for it?${ text ? ` It said: ${ text }` : '' }`,
		'login',
		text
	);
}

/** What imapflow throws, in plain words. */
export function toImapError( error: unknown, host: string, port: number ): ImapError {
	if ( error instanceof ImapError ) {
		return error;
	}
	const raw = ( error ?? {} ) as RawError;
	const code = raw.code ?? '';
	const message = raw.message ?? String( error );
	const server = `${ host }:${ port }`;
	const text = ( raw.responseText ?? '' ).slice( 0, 300 );
	// A server whose password check is down says UNAVAILABLE and sets authenticationFailed as well: the code decides.
	if ( raw.serverResponseCode === 'UNAVAILABLE' ) {
		return new ImapError(
			`The mail server ${ server } cannot check the login at the moment${ text ? `: ${ text }` : '.' }`,
			'connection',
			text
		);
	}
	if ( raw.authenticationFailed || raw.serverResponseCode === 'AUTHENTICATIONFAILED' ) {
		return new ImapError(
			`The mail server ${ server } does not accept the user name or password${ text ? `: ${ text }` : '.' }`,
			'login',
			text
		);
	}
	if ( code === 'ENOTFOUND' || code === 'EAI_AGAIN' ) {
		return new ImapError( `The mail server's name ${ host } is not known (DNS).`, 'dns' );
	}
	if ( TLS_CODES.test( code ) ) {
		return new ImapError( `No secure connection to ${ server }: ${ tlsReason( code, message ) }.`, 'tls' );
	}
	if ( code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH' ) {
		return new ImapError( `The mail server ${ server } refuses the connection or cannot be reached. Are host and port right?`, 'tcp' );
	}
	if ( code === 'ETIMEDOUT' || code === 'CONNECT_TIMEOUT' || code === 'GREETING_TIMEOUT' || code === 'UPGRADE_TIMEOUT' ) {
		return new ImapError( `The mail server ${ server } does not answer.`, 'tcp' );
	}
	if (
		raw.serverResponseCode === 'NONEXISTENT' ||
		/nonexistent|doesn't exist|not exist|unknown mailbox|no such mailbox/i.test( `${ text } ${ message }` )
	) {
		return new ImapError( `The folder does not exist on ${ server }${ text ? `: ${ text }` : '.' }`, 'folder', text );
	}
	return new ImapError( `The connection to ${ server } failed: ${ text || message }`, 'connection', text );
}
