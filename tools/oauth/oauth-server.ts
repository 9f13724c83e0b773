/**
 * A small OAuth 2 and OpenID Connect provider for tests and demos: a consent page, authorization code with PKCE (RFC 7636),
 * refresh tokens that are rotated, revocation (RFC 7009) and introspection (RFC 7662, as Dovecot asks). Not for the internet.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { consentPage } from './consent-page.ts';

export interface OAuthBehaviour {
	/** Seconds that access tokens are good for. */
	lifetime: number;
	/** A new refresh token with each renewal; the old one dies at once. */
	rotate: boolean;
	/** Answers the token endpoint so instead: for outages and refused clients. */
	broken: { status: number; body: object | string } | null;
	/** Milliseconds before the token endpoint answers. */
	delay: number;
	/** What people have ticked; null: all that was asked for. */
	scope: string | null;
	/** Whether a refresh token is given at all. */
	offline: boolean;
}

interface Code {
	account: string;
	challenge: string;
	nonce: string;
	redirect: string;
	scope: string;
}

interface Access {
	account: string;
	expires: number;
	grant: number;
}

export interface OAuthServer {
	port: number;
	url: string;
	clientId: string;
	clientSecret: string;
	behave: ( behaviour: Partial< OAuthBehaviour > ) => void;
	/** Requests to the token endpoint so far, by grant type; what failed counts as well. */
	asked: ( grantType: string ) => number;
	/** Ends every permission of an account, as its owner can in the account's settings. */
	revokeAll: ( account: string ) => void;
	/** Ends the access tokens that are out, not the permissions. */
	expireAccess: () => void;
	/** Whether a token lets an account in now. */
	account: ( accessToken: string ) => string | null;
	/** Tokens that were given back (RFC 7009). */
	givenBack: () => string[];
	/** Without anybody at the consent page: what coming back from it leads to. @param authorizeUrl Where people would go. */
	consent: ( authorizeUrl: string, account: string ) => string;
	stop: () => Promise< void >;
}

const random = () => randomBytes( 18 ).toString( 'base64url' );
const sha256 = ( text: string ) => createHash( 'sha256' ).update( text ).digest( 'base64url' );
const DEFAULTS: OAuthBehaviour = { lifetime: 3600, rotate: true, broken: null, delay: 0, scope: null, offline: true };

async function bodyOf( request: IncomingMessage ): Promise< URLSearchParams > {
	const chunks: Buffer[] = [];
	for await ( const chunk of request ) {
		chunks.push( chunk as Buffer );
	}
	return new URLSearchParams( Buffer.concat( chunks ).toString() );
}

function json( response: ServerResponse, status: number, body: object ): void {
	response.writeHead( status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } );
	response.end( JSON.stringify( body ) );
}

/** @param accounts Who can be chosen on the consent page. */
export async function startOAuthServer( accounts: string[] = [], wantedPort = 0 ): Promise< OAuthServer > {
	const clientId = `mesa-${ randomBytes( 4 ).toString( 'hex' ) }.apps.example`;
	const clientSecret = random();
	let behaviour = DEFAULTS;
	let grants = 0;
	const codes = new Map< string, Code >();
	const access = new Map< string, Access >();
	const refresh = new Map< string, { account: string; grant: number } >();
	const counts = new Map< string, number >();
	const givenBack: string[] = [];

	const redirectTo = ( query: URLSearchParams, answer: Record< string, string > ) => {
		const target = new URL( query.get( 'redirect_uri' ) ?? '' );
		Object.entries( { ...answer, state: query.get( 'state' ) ?? '' } ).forEach( ( [ name, value ] ) =>
			target.searchParams.set( name, value )
		);
		return target.href;
	};

	const agree = ( query: URLSearchParams, account: string ) => {
		const code = random();
		codes.set( code, {
			account,
			challenge: query.get( 'code_challenge' ) ?? '',
			nonce: query.get( 'nonce' ) ?? '',
			redirect: query.get( 'redirect_uri' ) ?? '',
			scope: query.get( 'scope' ) ?? '',
		} );
		return redirectTo( query, { code } );
	};

	/** What is wrong with a request for consent; '' when nothing is. */
	const complaint = ( query: URLSearchParams ) =>
		query.get( 'client_id' ) !== clientId
			? 'unknown client'
			: query.get( 'code_challenge_method' ) !== 'S256' || ! query.get( 'code_challenge' )
				? 'no PKCE'
				: query.get( 'response_type' ) !== 'code'
					? 'no code asked for'
					: '';

	const idToken = ( account: string, nonce: string ) => {
		const part = ( value: object ) => Buffer.from( JSON.stringify( value ) ).toString( 'base64url' );
		const claims = { iss: 'test', aud: clientId, sub: account, email: account, nonce, exp: Math.floor( Date.now() / 1000 ) + 3600 };
		return `${ part( { alg: 'none' } ) }.${ part( claims ) }.`;
	};

	const give = ( account: string, grant: number, more: object, oldRefresh = '' ) => {
		const accessToken = random();
		access.set( accessToken, { account, grant, expires: Date.now() + behaviour.lifetime * 1000 } );
		const answer = { access_token: accessToken, token_type: 'Bearer', expires_in: behaviour.lifetime, ...more };
		if ( ! behaviour.offline || ( oldRefresh !== '' && ! behaviour.rotate ) ) {
			return answer;
		}
		const refreshToken = random();
		refresh.delete( oldRefresh );
		refresh.set( refreshToken, { account, grant } );
		return { ...answer, refresh_token: refreshToken };
	};

	const token = ( fields: URLSearchParams, response: ServerResponse ) => {
		if ( fields.get( 'client_id' ) !== clientId || fields.get( 'client_secret' ) !== clientSecret ) {
			return json( response, 401, { error: 'invalid_client', error_description: 'The OAuth client was not found.' } );
		}
		if ( fields.get( 'grant_type' ) === 'refresh_token' ) {
			const known = refresh.get( fields.get( 'refresh_token' ) ?? '' );
			return known
				? json( response, 200, give( known.account, known.grant, {}, fields.get( 'refresh_token' ) ?? '' ) )
				: json( response, 400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } );
		}
		const code = codes.get( fields.get( 'code' ) ?? '' );
		codes.delete( fields.get( 'code' ) ?? '' );
		if (
			! code ||
			sha256( fields.get( 'code_verifier' ) ?? '' ) !== code.challenge ||
			fields.get( 'redirect_uri' ) !== code.redirect
		) {
			return json( response, 400, { error: 'invalid_grant', error_description: 'Bad code, verifier or redirect.' } );
		}
		const more = { scope: behaviour.scope ?? code.scope, id_token: idToken( code.account, code.nonce ) };
		return json( response, 200, give( code.account, ++grants, more ) );
	};

	const owner = ( accessToken: string ) => {
		const known = access.get( accessToken );
		return known && known.expires > Date.now() ? known.account : null;
	};

	const answer = async ( request: IncomingMessage, response: ServerResponse ) => {
		const url = new URL( request.url ?? '/', 'http://localhost' );
		const fields = request.method === 'POST' ? await bodyOf( request ) : new URLSearchParams();
		switch ( url.pathname ) {
			case '/authorize': {
				const wrong = complaint( url.searchParams );
				response.writeHead( wrong ? 400 : 200, { 'Content-Type': 'text/html; charset=utf-8' } );
				return response.end( wrong || consentPage( url.searchParams, accounts ) );
			}
			case '/decide': {
				const query = new URLSearchParams( fields.get( 'query' ) ?? '' );
				const account = fields.get( 'account' );
				const target = account ? agree( query, account ) : redirectTo( query, { error: 'access_denied' } );
				return response.writeHead( 302, { Location: target } ).end();
			}
			case '/token': {
				const type = fields.get( 'grant_type' ) ?? '';
				counts.set( type, ( counts.get( type ) ?? 0 ) + 1 );
				await new Promise( ( resolve ) => setTimeout( resolve, behaviour.delay ) );
				const { broken } = behaviour;
				if ( broken ) {
					response.writeHead( broken.status, { 'Content-Type': 'application/json' } );
					return response.end( typeof broken.body === 'string' ? broken.body : JSON.stringify( broken.body ) );
				}
				return token( fields, response );
			}
			case '/revoke': {
				const given = fields.get( 'token' ) ?? '';
				givenBack.push( given );
				const grant = refresh.get( given )?.grant;
				refresh.delete( given );
				access.forEach( ( each, key ) => each.grant === grant && access.delete( key ) );
				return response.writeHead( 200 ).end();
			}
			case '/introspect': {
				const account = owner( url.searchParams.get( 'token' ) ?? fields.get( 'token' ) ?? '' );
				return json( response, 200, account ? { active: true, email: account } : { active: false } );
			}
			default:
				return response.writeHead( 404 ).end();
		}
	};

	const server = createServer( ( request, response ) => {
		answer( request, response ).catch( ( error: unknown ) => response.writeHead( 500 ).end( String( error ) ) );
	} );
	await new Promise< void >( ( resolve ) => server.listen( wantedPort, '127.0.0.1', resolve ) );
	const { port } = server.address() as AddressInfo;
	return {
		port,
		url: `http://127.0.0.1:${ port }`,
		clientId,
		clientSecret,
		behave: ( next ) => {
			behaviour = { ...DEFAULTS, ...next };
		},
		asked: ( type ) => counts.get( type ) ?? 0,
		revokeAll: ( account ) => {
			access.forEach( ( each, key ) => each.account === account && access.delete( key ) );
			refresh.forEach( ( each, key ) => each.account === account && refresh.delete( key ) );
		},
		expireAccess: () => access.clear(),
		account: owner,
		givenBack: () => givenBack,
		consent: ( authorizeUrl, account ) => {
			const query = new URL( authorizeUrl ).searchParams;
			const wrong = complaint( query );
			if ( wrong ) {
				throw new Error( `The provider would refuse this: ${ wrong }.` );
			}
			return agree( query, account );
		},
		stop: () =>
			new Promise( ( resolve ) => {
				server.close( () => resolve() );
				server.closeAllConnections();
			} ),
	};
}
