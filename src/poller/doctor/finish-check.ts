import type { Client } from '../../client/client.ts';
import type { PollerMailbox } from '../../contract/generated/types.ts';
import type { Log } from '../log.ts';
import type { RawMail } from '../mailbox/prepare.ts';
import { ImapMailbox } from '../providers/imap.ts';
import type { MailSource } from '../providers/mail-source.ts';
import { tokensFor } from '../providers/oauth/tokens.ts';
import { checkNumber, checkToken, headerBlock } from './check-mail.ts';
import { judgeSender } from './sender-records.ts';

interface FinishContext {
	client: Client;
	source: MailSource;
	mailbox: PollerMailbox;
	log: Log;
}

/** Some providers (Microsoft) keep a copy of all that is sent. A connection of its own: the other's folder is being read. */
async function removeCopy( { client, mailbox, log }: FinishContext, token: string ): Promise< void > {
	const source = new ImapMailbox( mailbox, tokensFor( client, mailbox ) );
	try {
		await source.connect();
		await source.removeIn( 'sent', 'x-mesa-check', token, ( headers ) => checkToken( headers.toString( 'latin1' ) ) === token );
	} catch ( error ) {
		log.warn(
			`The copy of the test mail among sent mail could not be looked for: ${ error instanceof Error ? error.message : String( error ) }`
		);
	} finally {
		await source.close();
	}
}

/**
 * After WordPress has recognised a mail as its own check: deletes it on the mail server, by its UID and only when its
 * header still says so, and reports what else was seen on the way.
 *
 * @throws {ImapError} When the connection is lost; the mail is then met again by the next pass.
 */
export async function finishCheck( context: FinishContext, mail: RawMail ): Promise< void > {
	const { client, source, mailbox, log } = context;
	const token = mail.check?.token ?? '';
	const removed = await source.remove( mail.uid, ( headers ) => token !== '' && checkToken( headers.toString( 'latin1' ) ) === token );
	await removeCopy( context, token );
	const quota = await source.quota();
	const { broken, detail, warnings } = await judgeSender( headerBlock( mail.raw ), mailbox.address );
	const cleaned = removed !== 'refused';
	const body = {
		cleaned,
		broken: cleaned ? broken : ( '' as const ),
		detail,
		quota_used: quota?.used ?? null,
		quota_limit: quota?.limit ?? null,
		warnings,
	};
	await client( 'reportCheck', { path: { id: checkNumber( token ) }, body } ).catch( ( error: unknown ) =>
		log.warn( `The check could not be reported: ${ error instanceof Error ? error.message : String( error ) }` )
	);
	log.info( 'A mail of our own came through and was removed again.', { uid: mail.uid } );
}
