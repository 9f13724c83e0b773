/** What the trial is played on: the stack lane, a wire to Dovecot that can be cut, one mailbox, an agent. */
import { join } from 'node:path';
import { build } from '../../build/build.ts';
import { makeZip } from '../../build/pack.ts';
import { ToolError } from '../../lib/fail.ts';
import { STATE } from '../../lib/paths.ts';
import { freePort } from '../../lib/ports.ts';
import { rest, type Rest } from '../../lib/rest.ts';
import { startMailLane, type DovecotParts } from '../../mail/lane.ts';
import type { StoredMail } from '../../mail/outbox.ts';
import { forgetSite, passingName } from '../../site/names.ts';
import type { Crash, Site } from '../../site/site.ts';
import { startSite } from '../../site/start.ts';
import { startPollers, type Pollers } from './pollers.ts';
import { startProxy, type Proxy } from './proxy.ts';

export const MAILBOX = 'help@shop.example';

export interface Stage {
	site: Site;
	crash: Crash;
	dovecot: DovecotParts;
	proxy: Proxy;
	pollers: Pollers;
	agent: Rest;
	mailboxId: number;
	stop: () => Promise< void >;
}

/** @param onMail Told of each mail that the desk sends. */
export async function setStage( onMail: ( mail: StoredMail ) => void ): Promise< Stage > {
	await build();
	const name = passingName( 'verify-faults' );
	const base = join( STATE, 'sites', name );
	const stops: ( () => Promise< void > )[] = [ async () => ( process.env.MESA_KEEP ? undefined : forgetSite( name ) ) ];
	const stop = async () => {
		for ( const end of stops.splice( 0 ).reverse() ) {
			await end();
		}
	};
	try {
		const mail = await startMailLane( 'dovecot', { base: join( STATE, 'mail', name ), mailboxes: [ MAILBOX ], onMail } );
		stops.push( mail.stop );
		const site = await startSite(
			'stack',
			{ name, port: await freePort( 21600 ), smtpPort: mail.smtp.port, zip: makeZip(), ca: mail.ca, durable: true },
			'npm'
		);
		stops.push( site.stop );
		if ( ! site.crash || ! mail.dovecot ) {
			throw new ToolError( 'This lane’s servers cannot be killed.' );
		}
		const server = mail.mailboxes[ 0 ]!.server;
		const proxy = await startProxy( await freePort( 21601 ), server );
		stops.push( proxy.stop );
		const [ administrator, someAgent ] = await site.users( [
			{ login: 'admin', role: 'administrator' },
			{ login: 'agent', role: 'mesa_agent', name: 'Ben Howell' },
		] );
		const admin = rest( site.url, administrator ?? null );
		const { password: incomingPassword, ...incoming } = server;
		const { password: outgoingPassword, ...outgoing } = mail.smtp;
		const mailbox = await admin.call( 'createMailbox', {
			body: {
				name: 'Help',
				address: MAILBOX,
				active: true,
				incoming: { ...incoming, port: proxy.port },
				incoming_password: incomingPassword,
				outgoing,
				outgoing_password: outgoingPassword,
				after_fetch: 'seen',
			},
		} );
		await admin.call( 'updateSettings', { body: { undo_seconds: 0 } } );
		const pollers = await startPollers( site, base, mail.ca );
		stops.push( pollers.stop );
		return {
			site,
			crash: site.crash,
			dovecot: mail.dovecot,
			proxy,
			pollers,
			agent: rest( site.url, someAgent ?? null ),
			mailboxId: mailbox.id,
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}
