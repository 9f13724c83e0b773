/** A mailbox with mail servers of its own, for the doctor to look at; on the stack lane these are Dovecot's, with a quota. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from '../../../tools/lib/ports.ts';
import { startMailLane, type MailLane } from '../../../tools/mail/lane.ts';
import type { Mailbox, MailboxCheck, MailboxInput } from '../../../src/contract/generated/types.ts';
import { as, site } from '../site.ts';
import { unique } from './mails.ts';

const BUILT = join( __dirname, '..', '..', '..', 'dist', 'mesa-poller' );
export const PORT = 21_500;
export const QUOTA_KB = 200;
export const isStack = site().lane === 'stack';
const manager = as( 'mesa_manager' );

/** What the tests share: a test may put another mailbox into its place. */
export const ward = { folder: '', lane: null as unknown as MailLane, box: null as unknown as Mailbox };

export interface Answer {
	code: number;
	ok: boolean;
	broken: string | null;
	part: string | null;
	checks: {
		name: string;
		scope: string;
		mailbox: number | null;
		part: string;
		ok: boolean;
		level: string;
		detail: string;
		advice: string;
	}[];
	trips: MailboxCheck[];
	said: string;
}

/** The built program. */
export const pollerFile = () => join( ward.folder, 'poller', 'mesa-poller.mjs' );

/** How it reaches the site. */
export const pollerEnv = (): Record< string, string > => ( {
	...( process.env as Record< string, string > ),
	MESA_SITE: site().url,
	MESA_USER: site().users.mesa_poller!.user,
	MESA_APP_PASSWORD: site().users.mesa_poller!.password,
	...( ward.lane.ca === '' ? {} : { NODE_EXTRA_CA_CERTS: ward.lane.ca } ),
} );

/** Runs the built program, as a person would. */
export function doctor( more: { args?: string[]; env?: Record< string, string > } = {} ): Promise< Answer > {
	const child = spawn(
		process.execPath,
		[ pollerFile(), 'doctor', '--json', '--mailbox', String( ward.box.id ), '--timeout', '25', ...( more.args ?? [] ) ],
		{
			env: { ...pollerEnv(), ...more.env },
			stdio: [ 'ignore', 'pipe', 'pipe' ],
		}
	);
	let out = '';
	let said = '';
	child.stdout.on( 'data', ( data ) => ( out += String( data ) ) );
	child.stderr.on( 'data', ( data ) => ( said += String( data ) ) );
	return new Promise( ( resolve, reject ) => {
		child.once( 'error', reject );
		child.once( 'close', ( code ) => {
			try {
				resolve( { ...( JSON.parse( out ) as Answer ), code: code ?? -1, said } );
			} catch {
				reject( new Error( `The doctor said "${ out }" and "${ said }".` ) );
			}
		} );
	} );
}

/**
 * Runs the poller's one pass.
 *
 * @param kill Milliseconds after which it is killed; null: never.
 * @return What it said.
 */
export async function pass( kill: number | null ): Promise< string > {
	const child = spawn( process.execPath, [ pollerFile(), 'run' ], { env: pollerEnv(), stdio: [ 'ignore', 'ignore', 'pipe' ] } );
	let said = '';
	child.stderr.on( 'data', ( data ) => ( said += String( data ) ) );
	const ended = new Promise( ( resolve ) => child.once( 'close', resolve ) );
	const timer = kill === null ? null : setTimeout( () => child.kill( 'SIGKILL' ), kill );
	await ended;
	clearTimeout( timer ?? undefined );
	return said;
}

export const settings = (): MailboxInput => {
	const { password: incoming_password, ...incoming } = ward.lane.mailboxes[ 0 ]!.server;
	const { password: outgoing_password, ...outgoing } = ward.lane.smtp;
	return { incoming, incoming_password, outgoing, outgoing_password, folders: [ 'INBOX' ] };
};

export const change = ( fields: MailboxInput ) =>
	manager.call( 'updateMailbox', { path: { id: ward.box.id }, body: { ...settings(), ...fields } } );

/** Does something over IMAP. */
export async function imap< Result >( work: ( client: ImapFlow ) => Promise< Result >, at = 0 ): Promise< Result > {
	const { host, port, security, username, password } = ward.lane.mailboxes[ at ]!.server;
	const client = new ImapFlow( {
		host,
		port,
		secure: security === 'tls',
		doSTARTTLS: false,
		tls: { rejectUnauthorized: false },
		auth: { user: username, pass: password },
		logger: false,
	} );
	await client.connect();
	try {
		return await work( client );
	} finally {
		await client.logout();
	}
}

/** Subjects of the mails in a folder. */
export const mailsIn = ( path: string ): Promise< string[] > =>
	imap( async ( client ) => {
		const lock = await client.getMailboxLock( path );
		try {
			// A server may refuse to fetch from an empty folder (RFC 3501 section 6.4.5).
			if ( ! client.mailbox || client.mailbox.exists === 0 ) {
				return [];
			}
			return ( await client.fetchAll( '1:*', { envelope: true } ) ).map( ( one ) => one.envelope?.subject ?? '' );
		} finally {
			lock.release();
		}
	} );

export const tickets = async (): Promise< number > =>
	( await as( 'administrator' ).call( 'listTickets', { query: { folder: 'all', mailbox_id: ward.box.id } } ) ).items.length;

/** What is expected of a broken part. */
export function expectBroken( answer: Answer, scope: 'wordpress' | 'mailbox', part: string ): void {
	expect( { part: answer.part, checks: answer.checks.filter( ( check ) => ! check.ok ) } ).toMatchObject( {
		part,
		checks: [ { scope, part } ],
	} );
	expect( answer ).toMatchObject( { code: 1, ok: false } );
	const broken = answer.checks.find( ( check ) => ! check.ok );
	expect( answer.broken ).toBe( broken?.name );
	expect( broken?.advice ).not.toBe( '' );
}

/** Starts the servers and the mailbox. */
export async function openWard( address: string ): Promise< void > {
	ward.folder = mkdtempSync( join( tmpdir(), 'mesa-doctor-' ) );
	// A copy: another build may replace the program in the middle of a test.
	cpSync( BUILT, join( ward.folder, 'poller' ), { recursive: true } );
	ward.lane = await startMailLane( isStack ? 'dovecot' : 'node', {
		base: join( ward.folder, 'mail' ),
		mailboxes: [ address ],
		smtpPort: await freePort( PORT ),
		imapPort: await freePort( PORT + 1 ),
		// PHP trusts the site's own authority and no other.
		...( isStack ? { quotaKb: QUOTA_KB, tls: dirname( site().ca ) } : {} ),
	} );
	ward.box = await manager.call( 'createMailbox', { body: { name: `Doctor ${ unique() }`, address, ...settings() } } );
}

/** Ends them; the mailbox is switched off. */
export async function closeWard(): Promise< void > {
	await site().runPhp( `( new Mesa\\Data\\Db() )->update( 'mailboxes', array( 'active' => 0 ), array( 'id' => $args['id'] ) );`, {
		id: ward.box.id,
	} );
	await ward.lane.stop();
	rmSync( ward.folder, { recursive: true, force: true } );
}

/** Puts everything right before a test breaks one part. */
export async function heal(): Promise< void > {
	await change( {} );
	// What another test file left due must not be taken for a stuck queue.
	await as( 'mesa_poller' ).call( 'tick', {} );
	await site().runPhp(
		`( new Mesa\\Data\\Db() )->run( "DELETE FROM {jobs} WHERE run_at < %s", gmdate( 'Y-m-d H:i:s', time() - 600 ) ); wp_clear_scheduled_hook( 'mesa_run_jobs' ); wp_schedule_event( time() + 60, 'mesa_minute', 'mesa_run_jobs' );`
	);
}
