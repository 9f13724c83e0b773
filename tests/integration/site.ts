/**
 * The running site that integration tests talk to. `npm run test:integration`
 * (or test:stack) starts one and names it in MESA_TEST_SITE.
 *
 *   const agent = as( 'mesa_agent' );
 *   const list = await agent.call( 'listTickets', {} );
 *   const refused = await as( 'anonymous' ).request( 'GET', '/tickets' );
 *   expect( refused.status ).toBe( 401 );
 */
import { readFileSync } from 'node:fs';
import { createClient, type Client, type Request } from '../../src/client/client.ts';
import { readOutbox, waitForMail, type StoredMail } from '../../tools/mail/outbox.ts';
import { phpRunner, type PhpRunner } from '../../tools/site/runner.ts';
import type { Lane } from '../../tools/site/site.ts';

/** Every kind of caller: nobody, a customer (WordPress's subscriber), each role of ours, the administrator. */
export const ROLES = [
	'anonymous',
	'subscriber',
	'mesa_qa',
	'mesa_light_agent',
	'mesa_knowledge_manager',
	'mesa_agent',
	'mesa_coordinator',
	'mesa_manager',
	'mesa_poller',
	'administrator',
] as const;
export type Role = ( typeof ROLES )[ number ];

/** A mail server of the test run, as a mailbox's settings want it. */
export interface TestServer {
	host: string;
	port: number;
	security: 'none' | 'tls' | 'starttls';
	username: string;
	password: string;
}

/** What the runner writes and tests read. */
export interface TestSiteFile {
	lane: Lane;
	url: string;
	adminUser: string;
	adminPassword: string;
	wordpressVersion: string;
	database: string;
	/** WordPress's folder on this machine. */
	folder: string;
	secret: string;
	users: Record< string, { id: number; user: string; password: string } >;
	/** Keeps what it gets in `outbox`; see tools/mail/smtp-sink.ts for addresses that it refuses. */
	smtp: TestServer;
	/** An inbox for `mailboxAddress`, fed by mail that `smtp` gets for this address. */
	imap: TestServer;
	mailboxAddress: string;
	outbox: string;
	/** A PEM file to trust for `imap` and `smtp`; '' when they use no TLS. */
	ca: string;
}

export interface TestSite extends TestSiteFile {
	/** Runs PHP inside the site (no user); what the code returns comes back by JSON. */
	runPhp: PhpRunner;
	/** Mails sent to the outside so far, oldest first. */
	sentMails: () => StoredMail[];
	/** Waits for a mail to the outside. */
	waitForMail: ( fits: ( mail: StoredMail ) => boolean, timeout?: number ) => Promise< StoredMail >;
}

let known: TestSite | undefined;

export function site(): TestSite {
	if ( ! known ) {
		const file = process.env.MESA_TEST_SITE;
		if ( ! file ) {
			throw new Error( 'These tests need a site: start them with "npm run test:integration".' );
		}
		const facts = JSON.parse( readFileSync( file, 'utf8' ) ) as TestSiteFile;
		known = {
			...facts,
			runPhp: phpRunner( facts.url, facts.secret ),
			sentMails: () => readOutbox( facts.outbox ),
			waitForMail: ( fits, timeout ) => waitForMail( facts.outbox, fits, timeout ),
		};
	}
	return known;
}

/** An answer with an error status: WordPress's code, message and data. */
export class RestError extends Error {
	override name = 'RestError';
	constructor(
		public readonly status: number,
		public readonly code: string,
		message: string,
		public readonly data: unknown
	) {
		super( `${ status } ${ code }: ${ message }` );
	}
}

export interface RawAnswer {
	status: number;
	headers: Headers;
	/** Decoded when it is JSON, else text. */
	body: unknown;
	bytes: Buffer;
}

interface RawOptions {
	query?: Record< string, string | number | boolean >;
	/** FormData, Buffer and string go as they are; anything else as JSON. */
	body?: unknown;
	headers?: Record< string, string >;
}

export interface Caller {
	role: Role;
	/** WordPress user id; 0 for anonymous. */
	id: number;
	/** A typed call of the contract; throws RestError on an error status. */
	call: Client;
	/**
	 * Any request, for looking at the bare answer; never throws on a status.
	 *
	 * @param path Below mesa/v1 ("/tickets"), or a whole URL of the site.
	 */
	request: ( method: string, path: string, options?: RawOptions ) => Promise< RawAnswer >;
}

export function as( role: Role ): Caller {
	const { url, users } = site();
	const user = users[ role ];
	if ( ! user && role !== 'anonymous' ) {
		throw new Error( `The test site has no user for ${ role }.` );
	}
	const login: Record< string, string > = user
		? { Authorization: `Basic ${ Buffer.from( `${ user.user }:${ user.password }` ).toString( 'base64' ) }` }
		: {};

	const request = async ( method: string, path: string, options: RawOptions = {} ): Promise< RawAnswer > => {
		const target = new URL( path.startsWith( 'http' ) ? path : `${ url }/wp-json/mesa/v1${ path }` );
		for ( const [ key, value ] of Object.entries( options.query ?? {} ) ) {
			target.searchParams.set( key, String( value ) );
		}
		const raw = options.body instanceof FormData || options.body instanceof Uint8Array || typeof options.body === 'string';
		const sent = options.body === undefined ? {} : { body: ( raw ? options.body : JSON.stringify( options.body ) ) as BodyInit };
		const response = await fetch( target, {
			method,
			headers: {
				...login,
				...( options.body !== undefined && ! raw ? { 'Content-Type': 'application/json' } : {} ),
				...options.headers,
			},
			...sent,
			redirect: 'manual',
		} );
		const bytes = Buffer.from( await response.arrayBuffer() );
		const json = ( response.headers.get( 'content-type' ) ?? '' ).includes( 'json' ) && bytes.length > 0;
		return {
			status: response.status,
			headers: response.headers,
			bytes,
			body: json ? JSON.parse( bytes.toString() ) : bytes.toString(),
		};
	};

	const transport = async ( asked: Request ): Promise< unknown > => {
		const answer = await request( asked.method, asked.path, {
			body: asked.body,
			...( asked.binary ? { headers: { 'Content-Type': 'application/octet-stream' } } : {} ),
		} );
		if ( answer.status >= 400 ) {
			const error = ( typeof answer.body === 'object' ? answer.body : {} ) as { code?: string; message?: string; data?: unknown };
			throw new RestError(
				answer.status,
				error.code ?? 'unknown',
				error.message ?? String( answer.body ).slice( 0, 300 ),
				error.data
			);
		}
		return asked.binaryResponse ? answer.bytes : answer.body;
	};

	return { role, id: user?.id ?? 0, call: createClient( transport ), request };
}
