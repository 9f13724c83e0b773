import { lookup } from 'node:dns/promises';
import { connect as connectTcp } from 'node:net';
import type { PollerConfig, PollerMailbox } from '../../contract/generated/types.ts';
import type { ConnectionConfig } from '../config/config.ts';
import { ImapMailbox } from '../providers/imap.ts';
import { ImapError, type ImapLeg } from '../providers/imap-error.ts';
import { VERSION } from '../runtime.ts';
import { WordPressError } from '../wordpress/errors.ts';
import { discoverRestRoot, normalizeSite } from '../wordpress/rest-root.ts';
import { verifyConnection } from './connect.ts';
import { connectSite } from '../wordpress/site.ts';

/** One thing that was looked at. */
export interface Check {
	/** What, for example "wordpress.dns" or "mailbox 3.login". */
	name: string;
	ok: boolean;
	ms: number;
	/** What was found. */
	detail: string;
	/** What to do, "" when all is well. */
	advice: string;
}

const TCP_MS = 10_000;
/** More than this between the clocks, and signed links and tokens begin to fail. Seconds. */
const CLOCK_SECONDS = 60;

const ADVICE: Record< string, string > = {
	dns: 'Check the name for a typing error, and this machine’s DNS.',
	tcp: 'Check port and firewall; try the same address from another machine.',
	tls: 'Check the security setting and port, and the server’s certificate.',
	http: 'Open the address in a browser; the Mesa Help Desk plugin must be active there.',
	login: 'Type the password again in wp-admin, Mesa, Settings, Mailboxes. Many providers need an app password.',
	folder: 'Check the folder names in the mailbox’s settings.',
	connection: 'Try again in a few minutes; if it stays so, ask the mail provider.',
	password: 'Run "mesa-poller connect" again, with a user who has the capability mesa_ingest.',
	clock: 'Set this machine’s or the web server’s clock (NTP).',
};

async function timed( name: string, kind: string, work: () => Promise< string > ): Promise< Check > {
	const start = Date.now();
	try {
		const detail = await work();
		return { name, ok: true, ms: Date.now() - start, detail, advice: '' };
	} catch ( error ) {
		return {
			name,
			ok: false,
			ms: Date.now() - start,
			detail: error instanceof Error ? error.message : String( error ),
			advice: ADVICE[ kind ] ?? '',
		};
	}
}

async function dns( host: string ): Promise< string > {
	const found = await lookup( host.replace( /^\[|\]$/g, '' ), { all: true } ).catch( () => {
		throw new Error( `The name ${ host } is not known.` );
	} );
	return found.map( ( each ) => each.address ).join( ', ' );
}

function tcp( host: string, port: number ): Promise< string > {
	return new Promise( ( resolve, reject ) => {
		const socket = connectTcp( { host: host.replace( /^\[|\]$/g, '' ), port, timeout: TCP_MS } );
		socket.on( 'connect', () => {
			socket.destroy();
			resolve( `${ host }:${ port } answers.` );
		} );
		socket.on( 'timeout', () => socket.destroy( new Error( `${ host }:${ port } does not answer.` ) ) );
		socket.on( 'error', ( error: NodeJS.ErrnoException ) =>
			reject( new Error( error.code === 'ECONNREFUSED' ? `${ host }:${ port } refuses the connection.` : error.message ) )
		);
	} );
}

async function clock( site: string ): Promise< string > {
	const response = await fetch( site, { method: 'HEAD', signal: AbortSignal.timeout( 30_000 ) } );
	const theirs = Date.parse( response.headers.get( 'date' ) ?? '' );
	if ( Number.isNaN( theirs ) ) {
		return 'The web server does not tell its time.';
	}
	const seconds = Math.round( ( Date.now() - theirs ) / 1000 );
	if ( Math.abs( seconds ) > CLOCK_SECONDS ) {
		throw new Error( `The clocks differ by ${ Math.abs( seconds ) } seconds.` );
	}
	return `The clocks differ by ${ Math.abs( seconds ) } seconds.`;
}

/** Adds checks one after another; the first broken one ends the row, since all behind it would only repeat it. */
async function row( checks: Check[], steps: [ string, string, () => Promise< string > ][] ): Promise< boolean > {
	for ( const [ name, kind, work ] of steps ) {
		const check = await timed( name, kind, work );
		checks.push( check );
		if ( ! check.ok ) {
			return false;
		}
	}
	return true;
}

const LEGS: ImapLeg[] = [ 'tls', 'login', 'folder' ];

async function checkMailbox( checks: Check[], mailbox: PollerMailbox ): Promise< void > {
	const label = `mailbox "${ mailbox.name || mailbox.address }"`;
	const { incoming } = mailbox;
	if ( ! incoming ) {
		checks.push( { name: label, ok: true, ms: 0, detail: 'It has no incoming mail server; nothing to read.', advice: '' } );
		return;
	}
	const reached = await row( checks, [
		[ `${ label }.dns`, 'dns', () => dns( incoming.host ) ],
		[ `${ label }.tcp`, 'tcp', () => tcp( incoming.host, incoming.port ) ],
	] );
	if ( ! reached ) {
		return;
	}
	const source = new ImapMailbox( mailbox );
	const start = Date.now();
	const add = ( leg: string, ok: boolean, detail: string ) =>
		checks.push( { name: `${ label }.${ leg }`, ok, ms: Date.now() - start, detail, advice: ok ? '' : ( ADVICE[ leg ] ?? '' ) } );
	const passed = ( before: ImapLeg ) =>
		LEGS.slice( 0, Math.max( 0, LEGS.indexOf( before ) ) )
			.filter( ( leg ) => ! checks.some( ( check ) => check.name === `${ label }.${ leg }` ) )
			.forEach( ( leg ) =>
				add( leg, true, leg === 'tls' ? `Security: ${ incoming.security }.` : `Logged in as ${ incoming.username }.` )
			);
	try {
		await source.connect();
		passed( 'folder' );
		for ( const folder of mailbox.folders.length > 0 ? mailbox.folders : [ 'INBOX' ] ) {
			const state = await source.open( folder );
			add( 'folder', true, `"${ folder }" can be read; next mail is number ${ state.uidNext }.` );
		}
	} catch ( error ) {
		const leg = error instanceof ImapError ? error.leg : 'connection';
		passed( leg );
		add( leg, false, error instanceof Error ? error.message : String( error ) );
	} finally {
		await source.close();
	}
}

/** Looks at every link between the mailboxes and WordPress. */
export async function examine( config: ConnectionConfig ): Promise< Check[] > {
	const checks: Check[] = [];
	const site = normalizeSite( config.site );
	const url = new URL( site );
	const port = Number( url.port ) || ( url.protocol === 'https:' ? 443 : 80 );
	const reached = await row( checks, [
		[ 'wordpress.dns', 'dns', () => dns( url.hostname ) ],
		[ 'wordpress.tcp', 'tcp', () => tcp( url.hostname, port ) ],
		[ 'wordpress.http', 'http', async () => `The REST API answers at ${ ( await discoverRestRoot( site ) ).base }` ],
		[
			'wordpress.password',
			'password',
			async () => `Accepted as ${ config.user }; ${ await verifyConnection( config ) } active mailboxes.`,
		],
	] );
	if ( ! reached ) {
		return checks;
	}
	checks.push( await timed( 'wordpress.clock', 'clock', () => clock( site ) ) );
	const client = await connectSite( config, VERSION );
	const settings: PollerConfig = await client( 'getPollerConfig', { query: { version: VERSION } } );
	for ( const mailbox of settings.mailboxes ) {
		await checkMailbox( checks, mailbox );
	}
	return checks;
}

/** Says what is wrong. Exit code 0 when nothing is. */
export async function doctorCommand( config: ConnectionConfig, json: boolean ): Promise< number > {
	const checks = await examine( config ).catch( ( error: unknown ): Check[] => [
		{
			name: 'wordpress',
			ok: false,
			ms: 0,
			detail: error instanceof WordPressError ? error.message : String( error ),
			advice: ADVICE[ 'http' ] ?? '',
		},
	] );
	const broken = checks.find( ( check ) => ! check.ok ) ?? null;
	if ( json ) {
		process.stdout.write( `${ JSON.stringify( { ok: broken === null, broken: broken?.name ?? null, checks } ) }\n` );
		return broken ? 1 : 0;
	}
	for ( const check of checks ) {
		process.stdout.write(
			`${ check.ok ? 'ok    ' : 'BROKEN' }  ${ check.name.padEnd( 28 ) } ${ check.detail }${ check.advice ? `\n        ${ check.advice }` : '' }\n`
		);
	}
	process.stdout.write(
		broken ? `\nThe first broken part: ${ broken.name }. ${ broken.detail } ${ broken.advice }\n` : '\nEverything answers.\n'
	);
	return broken ? 1 : 0;
}
