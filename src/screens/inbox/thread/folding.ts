import type { Message } from '../../../contract/generated/types.ts';

/** Short threads are easier to read than to unfold. */
const SHORT = 3;
const NEEDS_A_LOOK: readonly Message[ 'state' ][] = [ 'failed', 'unknown', 'bounced', 'queued', 'sending' ];

/**
 * Which messages of a thread start open: the newest, everything since our side last wrote, and whatever
 * needs a person (a reply that failed or came back).
 */
export function openAtFirst( messages: readonly Message[] ): Set< number > {
	if ( messages.length <= SHORT ) {
		return new Set( messages.filter( ( message ) => message.state !== 'cancelled' ).map( ( message ) => message.id ) );
	}
	const lastOwn = messages.findLastIndex( ( message ) => message.kind === 'reply' && message.state !== 'cancelled' );
	const open = messages.filter(
		( message, index ) =>
			message.state !== 'cancelled' && ( index > lastOwn || index === messages.length - 1 || NEEDS_A_LOOK.includes( message.state ) )
	);
	return new Set( open.map( ( message ) => message.id ) );
}
