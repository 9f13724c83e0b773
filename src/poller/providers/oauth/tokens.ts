import type { Client } from '../../../client/client.ts';
import type { PollerMailbox } from '../../../contract/generated/types.ts';
import { WordPressError } from '../../wordpress/errors.ts';
import { ImapError } from '../imap-error.ts';

/** An access token (RFC 6749) for a mailbox. A secret: never in a log line or an error. */
export interface Token {
	value: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

/**
 * Gives a token that is still good.
 *
 * @param  rejected One that the mail server has just refused: another is given.
 * @throws {ImapError} When a person has to sign in again (leg "token") or the provider is out of reach (leg "connection").
 */
export type TokenSource = ( rejected?: Token ) => Promise< Token >;

/** A session gets another token so long before its own runs out, when it has a long life. Milliseconds. */
const AHEAD_MS = 20_000;
const LONG_LIFE_MS = 2 * 60_000;
const bornAt = new WeakMap< Token, number >();

/** When a session needs another token, in milliseconds since 1970. WordPress gives one from three minutes before the end. */
export function renewalOf( token: Token ): number {
	const born = bornAt.get( token ) ?? Date.now();
	bornAt.set( token, born );
	return token.expiresAt - ( token.expiresAt - born > LONG_LIFE_MS ? AHEAD_MS : 0 );
}

/** A token handed over with the settings is used when it has at least so long to live. Milliseconds. */
const WORTH_USING_MS = 30_000;

async function sha256( text: string ): Promise< string > {
	const bytes = new Uint8Array( await crypto.subtle.digest( 'SHA-256', new TextEncoder().encode( text ) ) );
	return [ ...bytes ].map( ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}

function toTokenError( error: unknown ): unknown {
	if ( ! ( error instanceof WordPressError ) ) {
		return error;
	}
	const words = error.message.replace( /^WordPress says: /, '' );
	if ( error.code === 'mesa_sign_in_needed' ) {
		return new ImapError( words, 'token' );
	}
	return error.code === 'mesa_sign_in_unavailable' ? new ImapError( words, 'connection' ) : error;
}

/**
 * Tokens from WordPress, which alone renews them.
 *
 * @returns Null for a mailbox that logs in with a password.
 */
export function tokensFor( client: Client, mailbox: PollerMailbox ): TokenSource | null {
	if ( ! mailbox.incoming?.auth || mailbox.incoming.auth === 'password' ) {
		return null;
	}
	let handed = mailbox.sign_in;
	return async ( rejected ) => {
		const given = handed;
		handed = undefined;
		const expiresAt = Date.parse( given?.expires_at ?? '' );
		if ( given && given.access_token !== '' && ! rejected && expiresAt - Date.now() > WORTH_USING_MS ) {
			return { value: given.access_token, expiresAt };
		}
		try {
			const body = rejected ? { rejected: await sha256( rejected.value ) } : {};
			const answer = await client( 'getMailboxToken', { path: { id: mailbox.id }, body } );
			return { value: answer.access_token, expiresAt: Date.parse( answer.expires_at ) };
		} catch ( error ) {
			throw toTokenError( error );
		}
	};
}
