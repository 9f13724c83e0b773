import type { Message } from '../../../contract/generated/types.ts';

/** Short threads are easier to read than to unfold. */
const SHORT = 3;

/**
 * Which messages of a thread start open: the newest, everything since our side last wrote, and whatever
 * needs a person (a reply that failed or came back).
 */
export function openAtFirst( messages: readonly Message[] ): Set< number > {
	if ( messages.length <= SHORT ) {
		return new Set( messages.map( ( message ) => message.id ) );
	}
	const lastOwn = messages.findLastIndex( ( message ) => message.kind === 'reply' && message.state !== 'cancelled' );
	const open = messages.filter(
		( message, index ) => index > lastOwn || index === messages.length - 1 || [ 'failed', 'unknown', 'bounced', 'queued', 'sending' ].includes( message.state )
	);
	return new Set( open.map( ( message ) => message.id ) );
}
