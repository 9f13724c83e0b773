import { deliverMails, wantsPlainForm, type DeliveryResult } from '../deliver/deliver.ts';
import { discard, prepareRaw } from '../mailbox/prepare.ts';
import { passContext } from '../mailbox/session.ts';
import type { MailSource } from '../providers/mail-source.ts';
import { VERSION, type Runtime } from '../runtime.ts';

/** Exit codes of sysexits.h, which mail servers understand. */
export const EX_TEMPFAIL = 75;
const EX_DATAERR = 65;

async function readStdin(): Promise< Buffer > {
	const chunks: Buffer[] = [];
	for await ( const chunk of process.stdin ) {
		chunks.push( chunk as Buffer );
	}
	return Buffer.concat( chunks );
}

/**
 * Takes one mail from standard input to WordPress.
 *
 * @returns 0 once WordPress has it; 75 when the mail server should try again; 65 when WordPress rejected it for good.
 */
export async function pipeCommand( runtime: Runtime, mailboxId: number, signal: AbortSignal ): Promise< number > {
	const source = await readStdin();
	if ( source.length === 0 ) {
		process.stderr.write( 'mesa-poller: no mail on standard input.\n' );
		return EX_DATAERR;
	}
	const config = await runtime.client( 'getPollerConfig', { query: { version: VERSION }, signal } );
	const mailbox = config.mailboxes.find( ( each ) => each.id === mailboxId );
	if ( ! mailbox ) {
		process.stderr.write( `mesa-poller: there is no active mailbox ${ mailboxId }.\n` );
		return EX_TEMPFAIL;
	}
	// Whoever reads this mailbox over IMAP goes on doing so: an owner with this prefix needs no lease.
	const context = passContext(
		{ ...runtime, owner: `pipe:${ runtime.owner }`.slice( 0, 64 ) },
		config,
		mailbox,
		{} as MailSource,
		new Map(),
		signal,
		async () => undefined
	);
	const raw = { raw: { bytes: source }, size: source.length, folder: 'pipe', uid: 0, receivedAt: new Date() };
	let mail = await prepareRaw( context.prepare, raw );
	let result: DeliveryResult | undefined;
	try {
		[ result ] = await deliverMails( context.delivery, [ mail ] );
		if ( result && wantsPlainForm( result, mail ) ) {
			await discard( mail );
			mail = await prepareRaw( context.prepare, raw, `WordPress did not take the mail as it is (${ result.reason ?? '' })` );
			[ result ] = await deliverMails( context.delivery, [ mail ] );
		}
	} finally {
		await discard( mail );
	}
	if ( ! result || result.result === 'retry' ) {
		process.stderr.write( `mesa-poller: ${ result?.reason ?? 'WordPress did not answer.' }\n` );
		return EX_TEMPFAIL;
	}
	if ( result.result === 'rejected' ) {
		process.stderr.write( `mesa-poller: WordPress rejected the mail: ${ result.reason ?? '' }\n` );
		return EX_DATAERR;
	}
	return 0;
}
