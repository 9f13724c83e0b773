import type { Message } from '../../../contract/generated/types.ts';

/** Short threads are easier to read than to unfold. */
const SHORT = 3;
const NEEDS_A_LOOK: readonly Message[ 'state' ][] = [ 'failed', 'unknown', 'bounced', 'queued', 'scheduled', 'held', 'sending' ];

/** "We have your message": no answer, and nothing that anybody has to read. */
export const isOwnAutomatic = ( message: Message ): boolean => message.kind === 'reply' && message.automatic !== null;

/**
 * Which messages of a thread start open: the newest, everything since our side last wrote, and whatever
 * needs a person (a reply that failed or came back).
 */
export function openAtFirst( messages: readonly Message[] ): Set< number > {
	const shown = messages.filter( ( message ) => message.state !== 'cancelled' && ! isOwnAutomatic( message ) );
	if ( messages.length <= SHORT ) {
		return new Set( shown.map( ( message ) => message.id ) );
	}
	const lastOwn = shown.findLastIndex( ( message ) => message.kind === 'reply' );
	const open = shown.filter(
		( message, index ) => index > lastOwn || index === shown.length - 1 || NEEDS_A_LOOK.includes( message.state )
	);
	return new Set( open.map( ( message ) => message.id ) );
}
