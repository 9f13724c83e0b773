/** Everything the verification needs, from nothing: site, mail servers, a mailbox, a page with the form, the poller, a browser. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from '../build/build.ts';
import { makeZip } from '../build/pack.ts';
import { launchBrowser } from '../lib/browser.ts';
import { STATE } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';
import type { Service } from '../lib/process.ts';
import { rest, type Rest } from '../lib/rest.ts';
import { startMailLane, type MailLane } from '../mail/lane.ts';
import { forgetSite, passingName } from '../site/names.ts';
import { startPoller } from '../site/poller.ts';
import type { Lane, Site } from '../site/site.ts';
import { startSite } from '../site/start.ts';

export const MAILBOX = 'help@shop.example';
export const AGENT = { login: 'agent', password: 'password' };

export interface Stage {
	site: Site;
	mail: MailLane;
	agent: Rest;
	browser: Browser;
	contactUrl: string;
	poller: Service;
	/** Ends the poller and starts it again, as a crash and a restart would. */
	restartPoller: () => Promise< void >;
	stop: () => Promise< void >;
}

export async function setStage( lane: Lane ): Promise< Stage > {
	await build();
	const name = passingName( `verify-${ lane }` );
	const stops: ( () => Promise< void > )[] = [ async () => ( process.env.MESA_KEEP ? undefined : forgetSite( name ) ) ];
	const stop = async () => {
		for ( const end of stops.splice( 0 ).reverse() ) {
			await end();
		}
	};
	try {
		const mail = await startMailLane( lane === 'stack' ? 'dovecot' : 'node', {
			base: join( STATE, 'mail', name ),
			mailboxes: [ MAILBOX ],
		} );
		stops.push( mail.stop );
		const site = await startSite(
			lane,
			{
				name,
				port: await freePort(),
				smtpPort: mail.smtp.port,
				...( lane === 'stack' ? { zip: makeZip() } : {} ),
				...( mail.ca === '' ? {} : { ca: mail.ca } ),
			},
			'npm'
		);
		stops.push( site.stop );
		const [ administrator, ben ] = await site.users( [
			{ login: 'admin', role: 'administrator' },
			{ login: AGENT.login, role: 'mesa_agent', name: 'Ben Howell', password: AGENT.password },
		] );
		const admin = rest( site.url, administrator ?? null );
		const agent = rest( site.url, ben ?? null );
		const { password: incomingPassword, ...incoming } = mail.mailboxes[ 0 ]!.server;
		const { password: outgoingPassword, ...outgoing } = mail.smtp;
		await admin.call( 'createMailbox', {
			body: {
				name: 'Help',
				address: MAILBOX,
				active: true,
				incoming,
				incoming_password: incomingPassword,
				outgoing,
				outgoing_password: outgoingPassword,
			},
		} );
		const page = await admin.request( 'POST', `${ site.url }/wp-json/wp/v2/pages`, {
			body: { title: 'Contact', slug: 'contact', status: 'publish', content: '<!-- wp:mesa/ticket-form /-->' },
		} );
		let poller = await startPoller( site, name, mail.ca );
		stops.push( () => poller.stop() );
		const browser = await launchBrowser();
		stops.push( () => browser.close() );
		return {
			site,
			mail,
			agent,
			browser,
			contactUrl: ( page.body as { link: string } ).link,
			poller,
			restartPoller: async () => {
				await poller.stop();
				poller = await startPoller( site, name, mail.ca );
			},
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}
