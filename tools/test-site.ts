/** The site that integration and browser tests run against: WordPress, its users, an SMTP server and a mailbox. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type TestSiteFile } from '../tests/integration/site.ts';
import { STATE } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { startMailLane, type MailLane } from './mail/lane.ts';
import { forgetSite, passingName } from './site/names.ts';
import { readState } from './site/config.ts';
import type { Lane, Site } from './site/site.ts';
import { startSite } from './site/start.ts';

export interface TestRun {
	site: Site;
	mail: MailLane;
	/** Name of its file for MESA_TEST_SITE. */
	file: string;
	facts: TestSiteFile;
	stop: () => Promise< void >;
}

/**
 * Starts it from nothing.
 *
 * @param lane    What carries it.
 * @param options Its number, when one program starts several, and the plugin's zip to install; without one the assembled files are copied.
 */
export async function startTestSite( lane: Lane, options: { zip?: string; number?: number } = {} ): Promise< TestRun > {
	const name = passingName( `test-${ lane }${ options.number ? `-${ options.number }` : '' }` );
	const base = join( STATE, 'sites', name );
	const mail = await startMailLane( lane === 'stack' ? 'dovecot' : 'node', {
		base: join( STATE, 'mail', name ),
		mailboxes: [ 'help@shop.example' ],
	} );
	try {
		const site = await startSite(
			lane,
			{
				name,
				port: await freePort(),
				smtpPort: mail.smtp.port,
				...( mail.ca === '' ? {} : { ca: mail.ca } ),
				...( options.zip ? { zip: options.zip } : {} ),
			},
			'npm'
		);
		const roles = ROLES.filter( ( role ) => role !== 'anonymous' );
		const made = await site.users(
			roles.map( ( role ) => ( { role, login: role === 'administrator' ? 'admin' : `test-${ role.replaceAll( '_', '-' ) }` } ) )
		);
		const users: TestSiteFile[ 'users' ] = Object.fromEntries( roles.map( ( role, index ) => [ role, made[ index ]! ] ) );
		const imap = mail.mailboxes[ 0 ]!;
		const facts: TestSiteFile = {
			lane,
			url: site.url,
			adminUser: site.adminUser,
			adminPassword: site.adminPassword,
			wordpressVersion: site.wordpressVersion,
			database: site.database,
			folder: site.folder,
			secret: readState( base ).secret,
			users,
			smtp: mail.smtp,
			imap: imap.server,
			mailboxAddress: imap.address,
			outbox: mail.outbox,
			ca: mail.ca,
		};
		const file = join( base, 'test-site.json' );
		writeFileSync( file, JSON.stringify( facts, null, '\t' ) );
		return {
			site,
			mail,
			file,
			facts,
			stop: async () => {
				await site.stop();
				await mail.stop();
				if ( ! process.env.MESA_KEEP ) {
					forgetSite( name );
				}
			},
		};
	} catch ( error ) {
		await mail.stop();
		throw error;
	}
}
