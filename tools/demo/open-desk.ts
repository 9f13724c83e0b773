/** The demo's desk for browser tests: site, mail servers, poller and all of the demo's data, from nothing. */
import { join } from 'node:path';
import { STATE } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';
import { step } from '../lib/progress.ts';
import type { Rest } from '../lib/rest.ts';
import { startMailLane, type MailLane } from '../mail/lane.ts';
import { startPoller } from '../site/poller.ts';
import type { Lane, Site, SiteOptions } from '../site/site.ts';
import { startSite } from '../site/start.ts';
import { MAILBOXES, SHOP } from './content/shop.ts';
import { writeKnowledge } from './knowledge.ts';
import { makeMailboxes, makeTeam, seed } from './seed.ts';

export interface OpenDesk {
	site: Site;
	mail: MailLane;
	admin: Rest;
	stop: () => Promise< void >;
}

export async function openDesk( lane: Lane, options: SiteOptions ): Promise< OpenDesk > {
	const stops: ( () => Promise< void > )[] = [];
	const stop = async () => {
		for ( const end of stops.splice( 0 ).reverse() ) {
			await end();
		}
	};
	try {
		const mail = await startMailLane( lane === 'stack' ? 'dovecot' : 'node', {
			base: join( STATE, 'mail', options.name ),
			mailboxes: Object.values( MAILBOXES ).map( ( { address } ) => address ),
		} );
		stops.push( mail.stop );
		const site = await startSite(
			lane,
			{ port: await freePort(), smtpPort: mail.smtp.port, ...( mail.ca === '' ? {} : { ca: mail.ca } ), ...options },
			'npm'
		);
		stops.push( site.stop );
		await site.runPhp( "update_option( 'blogname', $args['name'] );", { name: SHOP } );
		const team = await step( 'Making the team', () => makeTeam( site ) );
		const { admin } = team;
		await step( 'Setting the mailboxes up', () => makeMailboxes( admin, mail ) );
		const poller = await startPoller( site, options.name, mail.ca );
		stops.push( poller.stop );
		const { contactUrl } = await step( 'Writing 25 articles', () => writeKnowledge( site, admin ) );
		await seed( { site, mail, contactUrl, ...team } );
		return { site, mail, admin, stop };
	} catch ( error ) {
		await stop();
		throw error;
	}
}
