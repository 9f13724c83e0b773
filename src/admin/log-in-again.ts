import apiFetch from '@wordpress/api-fetch';
import { getBoot } from '../store/boot.ts';

const LOOK_MS = 3000;

interface NonceMiddleware {
	nonce: string;
}

type JQuery = ( target: unknown ) => { trigger: ( event: string, data: unknown[] ) => void };

/**
 * Shows WordPress's own login dialog over the page, the one that its heartbeat shows (wp-includes/js/wp-auth-check.js); where
 * a site has switched that off, the login page in a new tab.
 */
export function showLogin(): void {
	const { jQuery } = window as unknown as { jQuery?: JQuery };
	if ( jQuery && document.getElementById( 'wp-auth-check-wrap' ) ) {
		jQuery( document ).trigger( 'heartbeat-tick.wp-auth-check', [ { 'wp-auth-check': false } ] );
		return;
	}
	window.open( getBoot().adminUrl, '_blank', 'noreferrer' );
}

/** A new nonce for whoever is logged in; null for nobody. */
async function newNonce(): Promise< string | null > {
	try {
		const response = await window.fetch( `${ getBoot().adminUrl }admin-ajax.php?action=rest-nonce`, { credentials: 'same-origin' } );
		const text = ( await response.text() ).trim();
		return response.ok && /^[0-9a-f]{10}$/.test( text ) ? text : null;
	} catch {
		return null;
	}
}

/**
 * Looks every few seconds whether somebody is logged in again.
 *
 * @param onBack Called once, with the nonce renewed: every request works again, without a reload.
 * @return How to stop.
 */
export function watchLogin( onBack: () => void ): () => void {
	let stopped = false;
	let timer: ReturnType< typeof setTimeout > | undefined;
	const look = async () => {
		const nonce = document.visibilityState === 'visible' ? await newNonce() : null;
		if ( stopped ) {
			return;
		}
		if ( nonce === null ) {
			timer = setTimeout( () => void look(), LOOK_MS );
			return;
		}
		const middleware = ( apiFetch as unknown as { nonceMiddleware?: NonceMiddleware } ).nonceMiddleware;
		if ( middleware ) {
			middleware.nonce = nonce;
		}
		const { jQuery } = window as unknown as { jQuery?: JQuery };
		jQuery?.( document ).trigger( 'heartbeat-tick.wp-auth-check', [ { 'wp-auth-check': true } ] );
		onBack();
	};
	timer = setTimeout( () => void look(), LOOK_MS );
	return () => {
		stopped = true;
		clearTimeout( timer );
	};
}
