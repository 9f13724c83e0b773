import type { Client } from '../../client/client.ts';
import type { PollerMailbox } from '../../contract/generated/types.ts';
import { ImapMailbox } from '../providers/imap.ts';
import { ImapError } from '../providers/imap-error.ts';
import type { FolderState } from '../providers/mail-source.ts';
import { tokensFor } from '../providers/oauth/tokens.ts';
import { lookUpHost, reach } from './network.ts';
import type { Findings } from './report.ts';

const LEGS = [ 'tls', 'login', 'folder' ];
const megabytes = ( bytes: number ) => `${ Math.round( bytes / 1024 / 1024 ) } MB`;

/** How full the account is. @return Whether it takes mail. */
async function lookAtQuota( findings: Findings, source: ImapMailbox ): Promise< boolean > {
	const quota = await source.quota();
	if ( quota === null ) {
		return true;
	}
	const share = quota.used / quota.limit;
	findings.add(
		'quota',
		share >= 1 ? 'broken' : share >= 0.9 ? 'warning' : 'ok',
		`${ megabytes( quota.used ) } of ${ megabytes( quota.limit ) } are used (${ Math.floor( share * 100 ) } %).`
	);
	return share < 1;
}

/** A server that says no to a folder, in whatever words, has none of this name. */
async function openFolder( source: ImapMailbox, folder: string ): Promise< FolderState > {
	try {
		return await source.open( folder );
	} catch ( error ) {
		throw error instanceof ImapError && error.leg === 'connection' && error.serverText !== ''
			? new ImapError( `The folder "${ folder }" cannot be opened: ${ error.serverText }`, 'folder', error.serverText )
			: error;
	}
}

/** Every step into a mailbox. @return Whether mail can be read there, and comes in as far as that can be seen. */
export async function lookAtMailbox( findings: Findings, client: Client, mailbox: PollerMailbox ): Promise< boolean > {
	const { incoming } = mailbox;
	if ( ! incoming ) {
		findings.add( 'folder', 'ok', 'It has no incoming mail server; nothing to read.' );
		return false;
	}
	const reached = await findings.row( [
		[ 'dns', () => lookUpHost( incoming.host ) ],
		[ 'tcp', () => reach( incoming.host, incoming.port ) ],
	] );
	if ( ! reached ) {
		return false;
	}
	const source = new ImapMailbox( mailbox, tokensFor( client, mailbox ) );
	const start = Date.now();
	const passed = ( before: string ) =>
		LEGS.slice( 0, Math.max( 0, LEGS.indexOf( before ) ) )
			.filter( ( leg ) => ! findings.has( leg ) )
			.forEach( ( leg ) =>
				findings.add(
					leg,
					'ok',
					leg === 'tls' ? `Security: ${ incoming.security }.` : `Logged in as ${ incoming.username }.`,
					Date.now() - start
				)
			);
	try {
		await source.connect();
		passed( 'folder' );
		for ( const folder of mailbox.folders.length > 0 ? mailbox.folders : [ 'INBOX' ] ) {
			const state = await openFolder( source, folder );
			findings.add( 'folder', 'ok', `"${ folder }" can be read; next mail is number ${ state.uidNext }.`, Date.now() - start );
		}
		return await lookAtQuota( findings, source );
	} catch ( error ) {
		const leg = error instanceof ImapError ? error.leg : 'connection';
		passed( leg );
		findings.add( leg, 'broken', error instanceof Error ? error.message : String( error ), Date.now() - start );
		return false;
	} finally {
		await source.close();
	}
}
