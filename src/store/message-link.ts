import { goTo } from './route.ts';

const MOVED = 'mesa-message-link';

/** The message that the address leads to, for example "#message-7". */
export function linkedMessage(): number | null {
	const found = /^#message-(\d+)$/.exec( window.location.hash );
	return found ? Number( found[ 1 ] ) : null;
}

/** Goes to a ticket, and in its thread to a message. */
export function goToMessage( ticketId: number, messageId: number | null ): void {
	goTo( { view: 'inbox', section: '', ticket: ticketId } );
	if ( messageId !== null ) {
		window.history.replaceState( null, '', `${ window.location.search }#message-${ messageId }` );
		window.dispatchEvent( new Event( MOVED ) );
	}
}

/** Hears when the address leads to a message of the ticket that is open already. */
export function onMessageLink( listener: () => void ): () => void {
	window.addEventListener( MOVED, listener );
	window.addEventListener( 'hashchange', listener );
	return () => {
		window.removeEventListener( MOVED, listener );
		window.removeEventListener( 'hashchange', listener );
	};
}
