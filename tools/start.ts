/**
 * npm start: a working help desk. WordPress with the plugin, mail servers, the
 * poller, and a small shop's desk as demo data.
 *
 *   npm start [-- --fresh] [--port N] [--mailbox imaps://user:password@host [--smtp smtps://user:password@host]]
 */
import { existsSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build/build.ts';
import { MAILBOXES, SHOP, TEAM } from './demo/content/shop.ts';
import { writeKnowledge } from './demo/knowledge.ts';
import { addRealMailbox, parseServer } from './demo/real-mailbox.ts';
import { forgetRunning, noteRunning, runningDemo } from './demo/running.ts';
import { makeMailboxes, makeTeam, seed } from './demo/seed.ts';
import { flags } from './lib/args.ts';
import { main, ToolError } from './lib/fail.ts';
import { STATE } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { tail } from './lib/process.ts';
import { elapsed, say, step } from './lib/progress.ts';
import { startMailLane } from './mail/lane.ts';
import { startOutboxPage } from './mail/outbox-page.ts';
import { startPoller } from './site/poller.ts';
import { embeddedLane, startSite } from './site/start.ts';

/** Preferred ports; another one is taken where somebody listens already. */
const PORTS = { site: 9400, outbox: 9401, smtp: 9402, imap: 9403 };
const NEEDED_MB = 300;

function checkDisk(): void {
	mkdirSync( STATE, { recursive: true } );
	const disk = statfsSync( STATE );
	const free = Math.round( ( disk.bavail * disk.bsize ) / 1024 / 1024 );
	if ( free < NEEDED_MB ) {
		throw new ToolError( `Only ${ free } MB of disk are free; the demo needs ${ NEEDED_MB } MB.` );
	}
}

/** A mail's Date header, so that the demo's mails have arrived over the last days and not all now. */
function dateHeader( raw: Buffer ): Date {
	const text = /^Date: (.+)$/im.exec( raw.toString( 'latin1', 0, 8000 ) )?.[ 1 ] ?? '';
	const date = new Date( text );
	return Number.isNaN( date.getTime() ) || date > new Date() ? new Date() : date;
}

/** Resolves when the person has had enough; a second Ctrl-C does not wait for a clean end. */
function interrupted(): Promise< void > {
	return new Promise( ( resolve ) => {
		let asked = 0;
		const ask = () => {
			// One Ctrl-C can reach us twice: from the terminal, and passed on by npm or tsx.
			if ( asked > 0 && Date.now() - asked > 1500 ) {
				process.exit( 130 );
			}
			asked ||= Date.now();
			resolve();
		};
		process.on( 'SIGINT', ask );
		process.on( 'SIGTERM', ask );
	} );
}

await main( async () => {
	const given = flags( {
		fresh: { type: 'boolean', default: false },
		port: { type: 'string' },
		mailbox: { type: 'string' },
		smtp: { type: 'string' },
	} );
	const running = runningDemo();
	if ( running ) {
		throw new ToolError( `The demo already runs at ${ running.url } (process ${ running.pid }). Stop it there with Ctrl-C.` );
	}
	const imap = given.mailbox ? parseServer( '--mailbox', given.mailbox ) : null;
	const smtp = given.smtp ? parseServer( '--smtp', given.smtp ) : null;
	checkDisk();
	await build();

	const stops: ( () => Promise< void > )[] = [];
	const stop = interrupted();
	const stopped = Symbol( 'stopped' );
	const work = run();
	try {
		// Ctrl-C works from the first second, not only when everything stands.
		if ( ( await Promise.race( [ work, stop.then( () => stopped ) ] ) ) !== stopped ) {
			await stop;
		}
	} finally {
		work.catch( () => {} );
		say( '\n  Stopping …' );
		for ( const end of stops.reverse() ) {
			await end();
		}
		forgetRunning();
		say( '  Stopped. "npm start" goes on with the same data, "npm start -- --fresh" begins anew.' );
	}

	async function run(): Promise< void > {
		const name = imap ? 'real' : 'demo';
		const done = join( STATE, 'sites', name, 'seeded' );
		const half = existsSync( join( STATE, 'sites', name ) ) && ! existsSync( done );
		if ( half && ! given.fresh ) {
			say( '  The last start did not get to its end: beginning anew.' );
		}
		const fresh = given.fresh || half;
		const lane = embeddedLane();
		let ready = false;
		say( `${ SHOP }’s help desk on ${ lane === 'native' ? 'this machine’s PHP' : 'Playground (PHP in WebAssembly)' }` );
		const mail = await startMailLane( 'node', {
			base: join( STATE, 'mail', name ),
			mailboxes: imap ? [] : Object.values( MAILBOXES ).map( ( { address } ) => address ),
			smtpPort: PORTS.smtp,
			imapPort: PORTS.imap,
			keep: ! fresh,
			arrival: dateHeader,
			onMail: ( sent ) => ready && say( `  ${ new Date().toTimeString().slice( 0, 8 ) } sent to ${ sent.to.join( ', ' ) }` ),
		} );
		stops.push( mail.stop );
		const outbox = await startOutboxPage( await freePort( PORTS.outbox ), mail.outbox );
		stops.push( outbox.stop );
		const wantedPort = Number( given.port ?? PORTS.site );
		const port = await freePort( wantedPort );
		if ( port !== wantedPort ) {
			say( `  Port ${ wantedPort } is taken: using ${ port }.` );
		}
		const site = await startSite( lane, { name, port, fresh, smtpPort: mail.smtp.port, live: true }, 'newest' );
		stops.push( site.stop );
		const isNew = ! existsSync( done );
		let address: string = MAILBOXES.hello.address;

		const team = await step( 'Making the team', () => makeTeam( site ) );
		const { admin } = team;
		if ( isNew ) {
			await site.runPhp( "update_option( 'blogname', $args['name'] );", { name: SHOP } );
		}
		if ( imap ) {
			address = await step( 'Testing the mailbox', () => addRealMailbox( admin, imap, smtp ?? mail.smtp ) );
		} else {
			// The ports may be others than last time.
			await step( 'Setting the mailboxes up', () => makeMailboxes( admin, mail ) );
		}
		const poller = await startPoller( site, name );
		stops.push( poller.stop );
		if ( isNew ) {
			const { contactUrl } = await step( 'Writing 25 articles', () => writeKnowledge( site, admin ) );
			if ( ! imap ) {
				await seed( { site, mail, contactUrl, ...team } );
			}
			writeFileSync( done, new Date().toISOString() );
		}
		if ( ! poller.alive() ) {
			throw new ToolError( `The poller ended: ${ tail( poller, 1 ) } (log: ${ poller.log })` );
		}
		ready = true;
		noteRunning( { pid: process.pid, url: site.url, smtpPort: mail.smtp.port, address } );
		say( `
  Ready after ${ elapsed() }: WordPress ${ site.wordpressVersion }, PHP ${ site.phpVersion }, ${ site.database }

  Inbox     ${ site.url }/wp-admin/admin.php?page=mesa-help-desk
  Log in    ${ site.adminUser } / ${ site.adminPassword }    agents: ${ TEAM.map( ( { login } ) => login ).join( ', ' ) } (password "password")
  Visitors  ${ site.url }/help/   ${ site.url }/contact/
  Write in  ${ imap ? `send a mail to ${ address }` : `npm run mail -- --from "You <you@example.org>" --subject "Hello" --text "…" [--attach file]` }
  Answers   ${ imap && smtp ? `leave by ${ smtp.host }` : `${ outbox.url }   (files in ${ mail.outbox })` }
  Logs      ${ join( STATE, 'sites', name ) }

  Ctrl-C stops everything; the next start keeps the data, --fresh forgets it.` );
	}
} );
