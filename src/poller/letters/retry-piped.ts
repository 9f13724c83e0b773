import type { PollerConfig, PollerMailbox } from '../../contract/generated/types.ts';
import { passContext, type Shared } from '../mailbox/session.ts';
import type { MailSource } from '../providers/mail-source.ts';
import { retryKept } from './retry-kept.ts';

/** Tries again what somebody asked for in mailboxes that are only piped into: no pass over a mail server would come by there. */
export async function retryPiped( shared: Shared, config: PollerConfig, mailbox: PollerMailbox, signal: AbortSignal ): Promise< void > {
	const owner = `pipe:${ shared.owner }`.slice( 0, 64 );
	const context = passContext( { ...shared, owner }, config, mailbox, {} as MailSource, new Map(), signal, async () => undefined );
	await retryKept( context, context.letters.requested() );
}

/** Whether somebody wants a mail tried again in a mailbox that no pass reads. */
export const wantsPipedRetry = ( mailbox: PollerMailbox ): boolean =>
	mailbox.incoming === null && ( mailbox.letters ?? [] ).some( ( letter ) => letter.state === 'retrying' );
