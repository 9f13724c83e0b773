/** The part of the way to a mailbox that is broken. */
export type ImapLeg = 'dns' | 'tcp' | 'tls' | 'login' | 'folder' | 'connection';

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
			`The mail server ${ server } cannot check passwords at the moment${ text ? `: ${ text }` : '.' }`,
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
