/** The site that integration and browser tests run against: WordPress, its users, an SMTP server and a mailbox. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type TestSiteFile } from '../tests/integration/site.ts';
import { STATE } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { step } from './lib/progress.ts';
import { startMailLane, type MailLane } from './mail/lane.ts';
import { readState } from './site/config.ts';
import type { Lane, Site } from './site/site.ts';
import { startSite } from './site/start.ts';

export interface TestRun {
	site: Site;
	mail: MailLane;
	/** Name of the file for MESA_TEST_SITE. */
	file: string;
	facts: TestSiteFile;
	stop: () => Promise< void >;
}

/**
 * Starts it from nothing.
 *
 * @param zip The plugin's zip to install; without one the assembled files are copied.
 */
export async function startTestSite( lane: Lane, options: { zip?: string; port?: number } = {} ): Promise< TestRun > {
	const name = `test-${ lane }`;
	const base = join( STATE, 'sites', name );
	rmSync( base, { recursive: true, force: true } );
	const mail = await startMailLane( lane === 'stack' ? 'dovecot' : 'node', {
		base: join( STATE, 'mail', name ),
		mailboxes: [ 'help@shop.example' ],
	} );
	try {
		const site = await startSite(
			lane,
			{
				name,
				port: options.port ?? ( await freePort() ),
				smtpPort: mail.smtp.port,
				...( mail.ca === '' ? {} : { ca: mail.ca } ),
				...( options.zip ? { zip: options.zip } : {} ),
			},
			'npm'
		);
		const users: TestSiteFile[ 'users' ] = {};
		await step( 'Making a user for every role', async () => {
			for ( const role of ROLES ) {
				if ( role !== 'anonymous' ) {
					const user = role === 'administrator' ? 'admin' : `test-${ role.replaceAll( '_', '-' ) }`;
					const id = await site.createUser( user, role );
					users[ role ] = { id, ...( await site.applicationPassword( user ) ) };
				}
			}
		} );
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
			},
		};
	} catch ( error ) {
		await mail.stop();
		throw error;
	}
}
