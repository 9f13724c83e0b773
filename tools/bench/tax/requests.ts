/** Requests as a browser sends them, and what the probe in the site wrote about each. */
import { readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { ToolError } from '../../lib/fail.ts';
import type { Site } from '../../site/site.ts';

/** One request. Milliseconds, megabytes. */
export interface Sample {
	/** As the client saw it, from the first byte sent to the last one read. */
	ms: number;
	/** Processor time of the PHP worker. */
	cpuMs: number;
	queries: number;
	mb: number;
	bytes: number;
	/** PHP files of the plugin that were loaded. */
	files: number;
}

/** Whether the plugin takes part in a request. */
export type State = 'on' | 'off' | 'as it is';

interface Answer {
	status: number;
	headers: Record< string, string | string[] | undefined >;
	body: Buffer;
	ms: number;
}

const agent = new Agent( { keepAlive: true, maxSockets: 1 } );

function send( url: string, headers: Record< string, string >, body?: string ): Promise< Answer > {
	return new Promise( ( resolve, reject ) => {
		const begun = performance.now();
		const sent = request( url, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, ( answer ) => {
			const chunks: Buffer[] = [];
			answer.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
			answer.on( 'error', reject );
			answer.on( 'end', () =>
				resolve( {
					status: answer.statusCode ?? 0,
					headers: answer.headers,
					body: Buffer.concat( chunks ),
					ms: performance.now() - begun,
				} )
			);
		} );
		sent.on( 'error', reject );
		sent.end( body );
	} );
}

/** Headers of a browser that is logged in as the administrator, with the nonce that scripts send along. */
export async function logIn( site: Site ): Promise< Record< string, string > > {
	const form = new URLSearchParams( { log: site.adminUser, pwd: site.adminPassword, testcookie: '1' } ).toString();
	const answer = await send(
		`${ site.url }/wp-login.php`,
		{ 'Content-Type': 'application/x-www-form-urlencoded', Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
		form
	);
	const cookie = [ answer.headers[ 'set-cookie' ] ?? [] ]
		.flat()
		.map( ( line ) => line.split( ';' )[ 0 ] )
		.join( '; ' );
	if ( ! cookie.includes( 'wordpress_logged_in' ) ) {
		throw new ToolError( `The administrator could not log in (${ answer.status }).` );
	}
	const nonce = ( await send( `${ site.url }/wp-admin/admin-ajax.php?action=rest-nonce`, { Cookie: cookie } ) ).body.toString();
	return { Cookie: cookie, 'X-WP-Nonce': nonce };
}

/** Sends requests one after another and reads what the probe says of them. */
export class Requests {
	private readonly log: string;
	private count = 0;

	constructor( private readonly site: Site ) {
		this.log = join( site.folder, 'wp-content', 'mesa-bench.log' );
		rmSync( this.log, { force: true } );
	}

	/** One request. @throws ToolError when it is not answered with 200. */
	async one(
		path: string,
		headers: Record< string, string >,
		state: State = 'as it is'
	): Promise< { id: string; ms: number; bytes: number } > {
		const id = String( ++this.count );
		const answer = await send( `${ this.site.url }${ path }`, { ...headers, 'X-Mesa-Bench': id, 'X-Mesa-Bench-Plugin': state } );
		if ( answer.status !== 200 ) {
			throw new ToolError( `${ path } answered ${ answer.status }: ${ answer.body.toString().slice( 0, 200 ) }` );
		}
		return { id, ms: answer.ms, bytes: answer.body.length };
	}

	/** What the probe wrote, by request. */
	probed(): Map< string, Omit< Sample, 'ms' | 'bytes' > > {
		const lines = readFileSync( this.log, 'utf8' ).trim().split( '\n' );
		return new Map(
			lines.map( ( line ) => {
				const { id, cpu_ms: cpuMs, queries, mb, files } = JSON.parse( line );
				return [ id, { cpuMs, queries, mb, files } ];
			} )
		);
	}

	/** Closes the connection. */
	end(): void {
		agent.destroy();
	}
}
