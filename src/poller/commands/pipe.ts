import { handOver, type HandedOver } from '../mailbox/hand-over.ts';
import { receiveMail } from '../mailbox/receive.ts';
import { passContext } from '../mailbox/session.ts';
import type { MailSource } from '../providers/mail-source.ts';
import { VERSION, type Runtime } from '../runtime.ts';

/** Exit codes of sysexits.h, which mail servers understand. */
export const EX_TEMPFAIL = 75;
const EX_DATAERR = 65;

/**
 * Takes one mail from standard input to WordPress.
 *
 * @returns 0 once WordPress has it, be it on the list of mails that could not be taken in; 75 when the mail server should try
 *   again; 65 when WordPress rejected it and keeps nothing of it.
 */
export async function pipeCommand( runtime: Runtime, mailboxId: number, signal: AbortSignal ): Promise< number > {
	const { raw: source, size } = await receiveMail( process.stdin, runtime.directory );
	if ( size === 0 ) {
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
	const raw = { raw: source, size, folder: 'pipe', uid: 0, receivedAt: new Date() };
	const [ handed ] = await handOver( context, '', [ raw ] );
	const { result, failed } = handed as HandedOver;
	if ( result.result === 'retry' && ! result.refused ) {
		process.stderr.write( `mesa-poller: ${ result.reason ?? 'WordPress did not answer.' }\n` );
		return EX_TEMPFAIL;
	}
	if ( failed ) {
		// Once WordPress has it on record with its source, it is not lost, and the sender need not hear of it.
		const kept = ( await context.letters.report( [ failed ], [], signal ) ) && failed.raw_sha256 !== '';
		process.stderr.write(
			`mesa-poller: WordPress rejected the mail${ kept ? ' and keeps it among the mails that could not be taken in' : '' }: ${ result.reason ?? '' }\n`
		);
		return kept ? 0 : EX_DATAERR;
	}
	return 0;
}
