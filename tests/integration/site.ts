/**
 * The running site that integration tests talk to. `npm run test:integration`
 * (or test:stack) starts one for each of jest's workers and names them in MESA_TEST_SITE.
 *
 *   const agent = as( 'mesa_agent' );
 *   const list = await agent.call( 'listTickets', {} );
 *   const refused = await as( 'anonymous' ).request( 'GET', '/tickets' );
 *   expect( refused.status ).toBe( 401 );
 */
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { rest, type Rest } from '../../tools/lib/rest.ts';
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

export { RestError, type RawAnswer } from '../../tools/lib/rest.ts';

let known: TestSite | undefined;

export function site(): TestSite {
	if ( ! known ) {
		// One for each of jest's workers, which are numbered from 1.
		const files = ( process.env.MESA_TEST_SITE ?? '' ).split( delimiter );
		const file = files[ Number( process.env.JEST_WORKER_ID ?? 1 ) - 1 ];
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

export interface Caller extends Rest {
	role: Role;
	/** WordPress user id; 0 for anonymous. */
	id: number;
}

/** Calls as a user of this role; see tools/lib/rest.ts. */
export function as( role: Role ): Caller {
	const { url, users } = site();
	const user = users[ role ];
	if ( ! user && role !== 'anonymous' ) {
		throw new Error( `The test site has no user for ${ role }.` );
	}
	return { role, id: user?.id ?? 0, ...rest( url, user ?? null ) };
}
