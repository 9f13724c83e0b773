/** Mailboxes that log in by OAuth 2, with a test provider in Google's and Microsoft's place. */
import { as, site } from '../site.ts';
import { startOAuthServer, type OAuthServer } from '../../../tools/oauth/oauth-server.ts';
import { endStandIn, standInForProviders } from '../../../tools/oauth/stand-in.ts';
import type { Mailbox, MailboxInput } from '../../../src/contract/generated/types.ts';
import { unique } from './mails.ts';

const manager = as( 'administrator' );

export interface Provider extends OAuthServer {
	/** Ends it and gives the real ones their place back. */
	end: () => Promise< void >;
}

/** Starts the provider and enters the site's client for it. */
export async function startProvider( kind: 'google' | 'microsoft' = 'google' ): Promise< Provider > {
	const server = await startOAuthServer();
	await standInForProviders( site().folder, site().runPhp, server );
	await enterClient( server, kind );
	return {
		...server,
		end: async () => {
			await manager.call( 'saveSignInClient', { body: { provider: kind, client_id: '' } } );
			await endStandIn( site().runPhp );
			await server.stop();
		},
	};
}

export function enterClient( server: OAuthServer, provider: 'google' | 'microsoft' = 'google', secret = server.clientSecret ) {
	return manager.call( 'saveSignInClient', { body: { provider, client_id: server.clientId, client_secret: secret } } );
}

/** A mailbox that wants a sign-in; nobody has signed in yet. */
export function unconnected( fields: Partial< MailboxInput > = {}, provider: 'google' | 'microsoft' = 'google' ): Promise< Mailbox > {
	const address = fields.address ?? `oauth-${ unique() }@shop.example`;
	return manager.call( 'createMailbox', {
		body: {
			name: 'By OAuth',
			address,
			incoming: { host: '127.0.0.1', port: 993, security: 'tls', username: address, auth: provider },
			...fields,
		},
	} );
}

let cookie = '';

/** The administrator's browser: logs in once, follows no redirects. */
export async function browse( url: string ): Promise< Response > {
	const { url: home, adminUser, adminPassword } = site();
	if ( cookie === '' ) {
		const answer = await fetch( `${ home }/wp-login.php`, {
			method: 'POST',
			redirect: 'manual',
			headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
			body: new URLSearchParams( { log: adminUser, pwd: adminPassword, testcookie: '1' } ),
		} );
		cookie = answer.headers
			.getSetCookie()
			.map( ( each ) => each.split( ';' )[ 0 ] )
			.join( '; ' );
	}
	return fetch( url, { redirect: 'manual', headers: { Cookie: cookie } } );
}

/** The administrator's own REST calls, with the id that the browser has: a sign-in belongs to who began it. */
export async function signIn( server: OAuthServer, id: number, account: string ): Promise< Mailbox > {
	const { url } = await manager.call( 'startSignIn', { path: { id } } );
	const back = await browse( server.consent( url, account ) );
	if ( back.status !== 303 || ! back.headers.get( 'location' )?.includes( `section=${ id }` ) ) {
		throw new Error( `The way back leads nowhere: ${ back.status } ${ back.headers.get( 'location' ) } ${ await back.text() }` );
	}
	return manager.call( 'getMailbox', { path: { id } } );
}

/** A mailbox whose own account is connected. */
export async function connected( server: OAuthServer, fields: Partial< MailboxInput > = {}, provider: 'google' | 'microsoft' = 'google' ) {
	const { id, address } = await unconnected( fields, provider );
	return signIn( server, id, address );
}

/** Asks for a token as a poller does. @param rejected SHA-256 of one that a mail server has refused. */
export function askToken( id: number, rejected?: string ) {
	return as( 'mesa_poller' ).request( 'POST', `/poller/mailboxes/${ id }/token`, { body: rejected ? { rejected } : {} } );
}
