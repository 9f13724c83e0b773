/** What the benchmark of mail runs on: the stack lane's site and Dovecot, the poller and the floor as built files. */
import { build as bundle } from 'esbuild';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { build } from '../../build/build.ts';
import { ROOT, STATE } from '../../lib/paths.ts';
import { freePort } from '../../lib/ports.ts';
import { run } from '../../lib/process.ts';
import { step } from '../../lib/progress.ts';
import { rest, type Rest } from '../../lib/rest.ts';
import { startMailLane, type MailLane } from '../../mail/lane.ts';
import { forgetSite, passingName } from '../../site/names.ts';
import type { Login, Site } from '../../site/site.ts';
import { startSite } from '../../site/start.ts';

export interface Ground {
	site: Site;
	mail: MailLane;
	admin: Rest;
	poller: Login;
	/** The built files. */
	programs: { poller: string; floor: string };
	/** For logs; gone at the end. */
	folder: string;
	stop: () => Promise< void >;
}

/** Built apart from dist/, so that nobody who works on the poller meanwhile changes what is measured. */
async function buildPrograms( folder: string ): Promise< Ground[ 'programs' ] > {
	run( process.execPath, [
		join( ROOT, 'node_modules/tsx/dist/cli.mjs' ),
		join( ROOT, 'tools/build/poller.ts' ),
		join( folder, 'poller' ),
	] );
	const floor = join( folder, 'floor.mjs' );
	await bundle( {
		entryPoints: [ join( import.meta.dirname, 'floor.ts' ) ],
		outfile: floor,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node20',
		banner: { js: "import { createRequire as __mesaRequire } from 'node:module'; const require = __mesaRequire( import.meta.url );" },
		logLevel: 'warning',
	} );
	return { poller: join( folder, 'poller', 'mesa-poller.mjs' ), floor };
}

/** @param addresses One mailbox each. */
export async function prepareGround( addresses: string[], ports: { site: number; imap: number } ): Promise< Ground > {
	if ( ! existsSync( join( ROOT, 'build', 'admin', 'index.js' ) ) ) {
		await build();
	}
	const name = passingName( 'verify-bench' );
	const folder = join( STATE, 'sites', name, 'bench' );
	mkdirSync( folder, { recursive: true } );
	const stops: ( () => Promise< void > )[] = [ async () => ( process.env.MESA_KEEP ? undefined : forgetSite( name ) ) ];
	const stop = async () => {
		for ( const end of stops.splice( 0 ).reverse() ) {
			await end();
		}
	};
	try {
		const mail = await startMailLane( 'dovecot', {
			base: join( STATE, 'mail', name ),
			mailboxes: addresses,
			imapPort: await freePort( ports.imap ),
		} );
		stops.push( mail.stop );
		const site = await startSite( 'stack', { name, port: await freePort( ports.site ), smtpPort: mail.smtp.port, ca: mail.ca }, 'npm' );
		stops.push( site.stop );
		const [ administrator, poller ] = await site.users( [
			{ login: 'admin', role: 'administrator' },
			{ login: 'poller', role: 'mesa_poller', name: 'Mail Poller' },
		] );
		mkdirSync( folder, { recursive: true } );
		const programs = await step( 'Building the poller and the floor', () => buildPrograms( folder ) );
		return { site, mail, admin: rest( site.url, administrator ?? null ), poller: poller as Login, programs, folder, stop };
	} catch ( error ) {
		await stop();
		throw error;
	}
}

/** Puts mails into a mailbox by APPEND, with the time they came. */
export async function fill( mail: MailLane, address: string, raws: readonly Buffer[] ): Promise< void > {
	const server = mail.mailboxes.find( ( box ) => box.address === address )!.server;
	const client = new ImapFlow( {
		host: server.host,
		port: server.port,
		secure: true,
		auth: { user: server.username, pass: server.password },
		tls: { rejectUnauthorized: false },
		logger: false,
		emitLogs: false,
	} );
	await client.connect();
	try {
		const from = Date.now() - raws.length * 1000;
		for ( const [ at, raw ] of raws.entries() ) {
			await client.append( 'INBOX', raw, [], new Date( from + at * 1000 ) );
		}
	} finally {
		await client.logout();
	}
}
