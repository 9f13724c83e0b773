import { sleep } from '../mailbox/sleep.ts';
import type { OutgoingMail } from './batch.ts';
import type { DeliveryResult } from './deliver.ts';

/** Between the tries of one mail. Milliseconds. */
const PAUSES = [ 200, 800, 2000 ];
/** So many mails are waited for; when more are stuck, each has one try, so that a hundred of them cost no minutes. */
const WAITED_FOR = 3;

/** How much may still be waited in one hand-over. */
export interface Patience {
	left: number;
	signal: AbortSignal;
}

export const newPatience = ( signal: AbortSignal ): Patience => ( { left: WAITED_FOR, signal } );

const isOpen = ( result: DeliveryResult | undefined ) => result?.result === 'retry' && result.refused !== true;

/**
 * Sends mails until each is settled or was tried several times. What WordPress asks for again goes again at once, before
 * any mail behind it; one that gets nowhere is passed by after a few seconds and holds up no other.
 *
 * @param mails In order.
 * @param send  Gives one result for each mail, in order; when it asks for one again, those behind it may be asked for too.
 * @returns One result for each mail, in the same order. A mail that WordPress broke off over every time is `refused`.
 */
export async function inOrder(
	mails: readonly OutgoingMail[],
	send: ( open: readonly OutgoingMail[] ) => Promise< DeliveryResult[] >,
	patience: Patience
): Promise< DeliveryResult[] > {
	const results = new Map< OutgoingMail, DeliveryResult >();
	let open = mails;
	let tries = 0;
	let together = true;
	while ( open.length > 0 ) {
		const [ first ] = open as [ OutgoingMail ];
		const sent = together ? open : [ first ];
		const answers = await send( sent );
		sent.forEach( ( mail, at ) => results.set( mail, answers[ at ] as DeliveryResult ) );
		const still = open.filter( ( mail ) => ! sent.includes( mail ) || isOpen( results.get( mail ) ) );
		if ( still[ 0 ] !== first ) {
			tries = 0;
			open = still;
			continue;
		}
		const pause = patience.left > 0 ? PAUSES[ tries++ ] : undefined;
		if ( pause !== undefined ) {
			await sleep( pause, patience.signal );
			patience.signal.throwIfAborted();
			open = still;
			continue;
		}
		if ( together && still.length > 1 && patience.left > 0 ) {
			// WordPress stores some mails in one transaction: a locked ticket of one keeps all of them waiting. Alone it shows
			// which one that is; where this one gets through, so do those behind it one by one.
			together = false;
			tries = PAUSES.length;
			open = still;
			continue;
		}
		together = true;
		const last = results.get( first ) as DeliveryResult;
		results.set( first, last.broke && tries > PAUSES.length ? { ...last, refused: true } : last );
		patience.left = Math.max( 0, patience.left - 1 );
		tries = 0;
		open = still.slice( 1 );
	}
	return mails.map( ( mail ) => results.get( mail ) as DeliveryResult );
}
