/** Requests as the screens send them: a cookie and a nonce, over connections that are kept. */
import { Agent, request } from 'node:http';
import { ToolError } from '../../lib/fail.ts';

export interface Ask {
	method?: 'GET' | 'POST' | 'PATCH';
	/** Below /wp-json, with its query. */
	path: string;
	/** Sent as JSON. */
	body?: unknown;
}

export interface Answer {
	/** From the first byte sent to the last one read. Milliseconds. */
	ms: number;
	status: number;
	bytes: number;
	headers: Record< string, string | string[] | undefined >;
	text: () => string;
}

type Headers = Record< string, string >;

function send( agent: Agent, url: string, method: string, headers: Headers, body?: string ): Promise< Answer > {
	return new Promise( ( resolve, reject ) => {
		const from = performance.now();
		const sent = request( url, { agent, method, headers }, ( answer ) => {
			const chunks: Buffer[] = [];
			answer.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
			answer.on( 'error', reject );
			answer.on( 'end', () => {
				const ms = performance.now() - from;
				const bytes = Buffer.concat( chunks );
				resolve( {
					ms,
					status: answer.statusCode ?? 0,
					bytes: bytes.length,
					headers: answer.headers,
					text: () => bytes.toString(),
				} );
			} );
		} );
		sent.on( 'error', reject );
		sent.end( body );
	} );
}

/** A logged-in person with connections of their own. */
export class Person {
	private constructor(
		private readonly url: string,
		private readonly agent: Agent,
		private readonly headers: Headers
	) {}

	/** @param connections How many requests at once at most. */
	static async logIn( url: string, user: string, password: string, connections = 1 ): Promise< Person > {
		const agent = new Agent( { keepAlive: true, maxSockets: connections } );
		const form = new URLSearchParams( { log: user, pwd: password, testcookie: '1' } ).toString();
		const answer = await send(
			agent,
			`${ url }/wp-login.php`,
			'POST',
			{ 'Content-Type': 'application/x-www-form-urlencoded', Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
			form
		);
		const cookie = [ answer.headers[ 'set-cookie' ] ?? [] ]
			.flat()
			.map( ( line ) => line.split( ';' )[ 0 ] )
			.join( '; ' );
		if ( ! cookie.includes( 'wordpress_logged_in' ) ) {
			throw new ToolError( `${ user } could not log in (${ answer.status }).` );
		}
		const nonce = ( await send( agent, `${ url }/wp-admin/admin-ajax.php?action=rest-nonce`, 'GET', { Cookie: cookie } ) ).text();
		return new Person( url, agent, { Cookie: cookie, 'X-WP-Nonce': nonce, Accept: 'application/json' } );
	}

	/** @throws ToolError when it is not answered with a status below 300. */
	async ask( asked: Ask, more: Headers = {} ): Promise< Answer > {
		const { method = 'GET', path, body } = asked;
		const headers = { ...this.headers, ...more, ...( body === undefined ? {} : { 'Content-Type': 'application/json' } ) };
		const answer = await send(
			this.agent,
			`${ this.url }/wp-json${ path }`,
			method,
			headers,
			body === undefined ? undefined : JSON.stringify( body )
		);
		if ( answer.status >= 300 ) {
			throw new ToolError( `${ method } ${ path } answered ${ answer.status }: ${ answer.text().slice( 0, 300 ) }` );
		}
		return answer;
	}

	async json< T >( asked: Ask ): Promise< T > {
		return JSON.parse( ( await this.ask( asked ) ).text() ) as T;
	}

	leave(): void {
		this.agent.destroy();
	}
}

/** The route that does nothing. */
export const EMPTY: Ask = { path: '/mesa-bench/v1/empty' };
