import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline/promises';
import { defaultConfigPath, saveConfig, type ConnectionConfig } from '../config/config.ts';
import { VERSION } from '../runtime.ts';
import { WordPressError } from '../wordpress/errors.ts';
import { discoverRestRoot, normalizeSite } from '../wordpress/rest-root.ts';
import { connectSite } from '../wordpress/site.ts';

const APP_NAME = 'Mesa mail poller';
const WAIT_MS = 10 * 60_000;

interface Granted {
	user: string;
	password: string;
}

export interface ConnectOptions {
	site: string;
	file?: string | undefined;
	user?: string | undefined;
	/** Read the application password from standard input; for scripts. */
	passwordStdin: boolean;
}

const say = ( text: string ) => void process.stdout.write( `${ text }\n` );

/** The page of WordPress core that asks whether this program may have an application password. */
export function authorizeUrl( site: string, successUrl: string | null ): string {
	const url = new URL( 'wp-admin/authorize-application.php', normalizeSite( site ) );
	url.searchParams.set( 'app_name', `${ APP_NAME } (${ new Date().toISOString().slice( 0, 10 ) })` );
	url.searchParams.set( 'app_id', randomUUID() );
	if ( successUrl ) {
		url.searchParams.set( 'success_url', successUrl );
		url.searchParams.set( 'reject_url', `${ successUrl }?rejected=1` );
	}
	return url.href;
}

/** Waits on this machine for the browser to come back from WordPress. */
async function listen( token: string ): Promise< { server: Server; url: string; granted: Promise< Granted | null > } > {
	let settle: ( granted: Granted | null ) => void;
	const granted = new Promise< Granted | null >( ( resolve ) => {
		settle = resolve;
	} );
	const server = createServer( ( request, response ) => {
		const url = new URL( request.url ?? '/', 'http://127.0.0.1' );
		if ( url.pathname !== `/${ token }` ) {
			response.writeHead( 404 ).end();
			return;
		}
		const user = url.searchParams.get( 'user_login' ) ?? '';
		const password = url.searchParams.get( 'password' ) ?? '';
		const done = user !== '' && password !== '';
		response.writeHead( 200, {
			'content-type': 'text/html; charset=utf-8',
			'referrer-policy': 'no-referrer',
			'cache-control': 'no-store',
		} );
		response.end(
			`<!doctype html><title>${ APP_NAME }</title><p style="font:18px system-ui;margin:3em">${ done ? 'Connected. You can close this window.' : 'Not connected: the request was refused in WordPress.' }</p>`
		);
		settle( done ? { user, password } : null );
	} );
	await new Promise< void >( ( resolve ) => server.listen( 0, '127.0.0.1', resolve ) );
	return { server, url: `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }/${ token }`, granted };
}

/** Lets the person type what the page shows, for a browser on another machine. */
async function askPasted( signal: AbortSignal ): Promise< Granted | null > {
	if ( ! process.stdin.isTTY ) {
		return new Promise( () => undefined );
	}
	const prompt = createInterface( { input: process.stdin, output: process.stdout } );
	try {
		const user = await prompt.question( 'Or type your WordPress user name here: ', { signal } );
		const password = await prompt.question( 'and the application password that WordPress shows: ', { signal } );
		return { user: user.trim(), password: password.trim() };
	} finally {
		prompt.close();
	}
}

async function askBrowser( site: string ): Promise< Granted | null > {
	const { server, url, granted } = await listen( randomUUID() );
	const stop = new AbortController();
	say( 'Open this page in your browser, logged in as a user who may hand over mail, and approve:\n' );
	say( `  ${ authorizeUrl( site, url ) }\n` );
	say( 'If your browser runs on another machine, use this page instead and type what it shows:\n' );
	say( `  ${ authorizeUrl( site, null ) }\n` );
	const timer = setTimeout( () => stop.abort(), WAIT_MS );
	try {
		const pasted = askPasted( stop.signal ).catch( () => null );
		const late = new Promise< null >( ( resolve ) => stop.signal.addEventListener( 'abort', () => resolve( null ), { once: true } ) );
		return await Promise.race( [ granted, pasted, late ] );
	} finally {
		clearTimeout( timer );
		stop.abort();
		server.close();
		server.closeAllConnections();
	}
}

async function readPassword(): Promise< string > {
	const chunks: Buffer[] = [];
	for await ( const chunk of process.stdin ) {
		chunks.push( chunk as Buffer );
	}
	return Buffer.concat( chunks ).toString( 'utf8' ).trim();
}

/** Tries the new password and tells what it may not do. */
export async function verifyConnection( config: ConnectionConfig ): Promise< number > {
	const client = await connectSite( config, VERSION );
	try {
		return ( await client( 'getPollerConfig', { query: { version: VERSION } } ) ).mailboxes.length;
	} catch ( error ) {
		if ( error instanceof WordPressError && error.status === 401 ) {
			throw new WordPressError(
				`WordPress does not accept the user name or application password. (Application passwords need https, except on a local test site.) ${ error.message }`,
				401,
				error.code
			);
		}
		if ( error instanceof WordPressError && error.status === 403 ) {
			throw new WordPressError(
				`The user ${ config.user } may not hand over mail: the capability mesa_ingest is missing. Give the user the role "Mesa mail poller", or use an administrator.`,
				403,
				error.code
			);
		}
		throw error;
	}
}

/** Connects this machine to a site, once. Returns the exit code. */
export async function connectCommand( options: ConnectOptions ): Promise< number > {
	const site = normalizeSite( options.site );
	await discoverRestRoot( site );
	const granted = options.passwordStdin ? { user: options.user ?? '', password: await readPassword() } : await askBrowser( site );
	if ( ! granted || granted.user === '' || granted.password === '' ) {
		process.stderr.write(
			options.passwordStdin
				? 'mesa-poller: --password-stdin needs --user and a password on standard input.\n'
				: 'mesa-poller: not connected; the request was refused or nobody answered it.\n'
		);
		return 1;
	}
	const config: ConnectionConfig = { site, ...granted };
	const mailboxes = await verifyConnection( config );
	const path = options.file ?? defaultConfigPath();
	await saveConfig( path, config );
	say( `Connected to ${ site } as ${ config.user }; ${ mailboxes } active mailboxes. Saved in ${ path }.` );
	say( 'Try "mesa-poller run" for one pass, "mesa-poller watch" to stay, "mesa-poller doctor" when something is wrong.' );
	return 0;
}
