/** Three web heads on three Galera nodes, an SMTP server that keeps what it gets, a mailbox and people. */
import { join } from 'node:path';
import { build } from '../../build/build.ts';
import { STATE } from '../../lib/paths.ts';
import { freePort } from '../../lib/ports.ts';
import { rest } from '../../lib/rest.ts';
import { say, step } from '../../lib/progress.ts';
import { SMTP_PASSWORD, startSmtpSink } from '../../mail/smtp-sink.ts';
import { startGalera, type Cluster } from '../../site/galera.ts';
import { startHeads, type Head } from '../../site/heads.ts';
import { forgetSite, passingName } from '../../site/names.ts';
import type { MadeUser } from '../../site/runner.ts';
import type { Site } from '../../site/site.ts';
import { startCommitCutter, type CommitCutter } from './commit-cutter.ts';

export interface Stage {
	cluster: Cluster;
	site: Site;
	heads: Head[];
	cutters: CommitCutter[];
	mailboxId: number;
	agents: MadeUser[];
	poller: MadeUser;
	/** Raw mails that have left, oldest first. */
	sent: string[];
	stop: () => Promise< void >;
}

const PORTS = 23_100;

/** @param chance Decides which COMMITs get no answer. */
export async function setStage( chance: () => number ): Promise< Stage > {
	await build();
	const name = passingName( 'verify-galera' );
	const stops: ( () => Promise< void > )[] = [ async () => ( process.env.MESA_KEEP ? undefined : forgetSite( name ) ) ];
	const stop = async () => {
		for ( const end of stops.splice( 0 ).reverse() ) {
			await end();
		}
	};
	try {
		const cluster = await step( 'Starting three Galera nodes', startGalera );
		stops.push( cluster.stop );
		const cutters: CommitCutter[] = [];
		for ( const [ at, node ] of cluster.nodes.entries() ) {
			const cutter = await startCommitCutter( await freePort( PORTS + at ), node.socket, chance );
			cutters.push( cutter );
			stops.push( cutter.stop );
		}
		const {
			site,
			heads,
			stop: stopHeads,
		} = await startHeads( {
			name,
			databases: cutters.map( ( cutter ) => `127.0.0.1:${ cutter.port }` ),
			installOn: `localhost:${ cluster.nodes[ 0 ]!.socket }`,
			port: PORTS + 10,
		} );
		stops.push( stopHeads );
		const sent: string[] = [];
		const sink = await startSmtpSink( {
			port: await freePort( PORTS + 20 ),
			folder: join( STATE, 'mail', name ),
			onMail: ( mail ) => void sent.push( mail.raw.toString( 'latin1' ) ),
		} );
		stops.push( sink.stop );
		const [ administrator, poller, ...agents ] = await site.users( [
			{ login: 'admin', role: 'administrator' },
			{ login: 'poller', role: 'mesa_poller' },
			...Array.from( { length: 6 }, ( _each, at ) => ( { login: `agent${ at }`, role: 'mesa_agent' } ) ),
		] );
		const admin = rest( site.url, administrator! );
		const mailbox = await admin.call( 'createMailbox', {
			body: {
				name: 'Help',
				address: 'help@shop.example',
				active: true,
				outgoing: { host: '127.0.0.1', port: sink.port, security: 'none', username: 'sender' },
				outgoing_password: SMTP_PASSWORD,
			},
		} );
		await admin.call( 'updateSettings', { body: { undo_seconds: 0 } } );
		say( `  WordPress ${ site.wordpressVersion }, PHP ${ site.phpVersion }, MariaDB ${ cluster.version } with Galera` );
		return { cluster, site, heads, cutters, mailboxId: mailbox.id, agents, poller: poller!, sent, stop };
	} catch ( error ) {
		await stop();
		throw error;
	}
}
