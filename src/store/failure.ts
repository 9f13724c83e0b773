import { __ } from '@wordpress/i18n';

/**
 * offline: the request never arrived. expired: the login is over. refused: the input was wrong or not
 * allowed. conflict: somebody was faster. missing: there is no such thing (any more). server: it broke.
 */
export type FailureKind = 'offline' | 'expired' | 'refused' | 'conflict' | 'missing' | 'server';

export interface Failure {
	kind: FailureKind;
	/** WordPress's error code, for example "mesa_thread_changed". */
	code: string;
	/** In the person's words and language, ready to be shown. */
	message: string;
	/** By field name; of WordPress's `data.params`. */
	params: Record< string, string >;
	data: Record< string, unknown >;
}

const OFFLINE_CODES = [ 'fetch_error', 'offline_error' ];
const EXPIRED_CODES = [ 'rest_cookie_invalid_nonce', 'rest_not_logged_in' ];

function kindOf( code: string, status: number ): FailureKind {
	if ( OFFLINE_CODES.includes( code ) ) {
		return 'offline';
	}
	if ( status === 401 || EXPIRED_CODES.includes( code ) ) {
		return 'expired';
	}
	if ( status === 409 || status === 412 ) {
		return 'conflict';
	}
	if ( status === 404 || status === 410 ) {
		return 'missing';
	}
	return status >= 400 && status < 500 ? 'refused' : 'server';
}

function wordsFor( kind: FailureKind, given: string ): string {
	switch ( kind ) {
		case 'offline':
			return __( 'You are offline, or the site did not answer. Nothing was lost; try again in a moment.', 'mesa-help-desk' );
		case 'expired':
			return __( 'Your login has expired. Log in again in another tab, then try again here.', 'mesa-help-desk' );
		case 'server':
			return given || __( 'The site could not do this just now. Nothing was changed; try again in a moment.', 'mesa-help-desk' );
		default:
			return given || __( 'The site refused this.', 'mesa-help-desk' );
	}
}

function errorCode( given: unknown, isNetwork: boolean, isLoggedOut: boolean ): string {
	if ( isLoggedOut ) {
		return 'rest_not_logged_in';
	}
	return isNetwork ? 'fetch_error' : String( given ?? 'unknown' );
}

/** Brings whatever a request threw into one shape. WordPress errors are `{ code, message, data: { status, params } }`. */
export function toFailure( error: unknown ): Failure {
	const given = ( error ?? {} ) as { code?: unknown; message?: unknown; data?: unknown; url?: unknown };
	const data = ( given.data && typeof given.data === 'object' ? given.data : {} ) as Record< string, unknown >;
	const isNetwork = error instanceof TypeError;
	// api-fetch throws the bare Response when it asked for a new nonce and nobody is logged in any more.
	const isLoggedOut = typeof given.url === 'string' && given.url.includes( 'rest-nonce' );
	const code = errorCode( given.code, isNetwork, isLoggedOut );
	const kind = kindOf( code, Number( data.status ?? 0 ) );
	const params: Record< string, string > = {};
	if ( data.params && typeof data.params === 'object' && ! Array.isArray( data.params ) ) {
		for ( const [ name, words ] of Object.entries( data.params ) ) {
			params[ name ] = String( words );
		}
	}
	// An answer that is not JSON (a PHP fatal, a proxy's page) has no words worth showing.
	const message = code === 'invalid_json' || typeof given.message !== 'string' ? '' : given.message;
	return { kind, code, message: wordsFor( kind, message ), params, data };
}
