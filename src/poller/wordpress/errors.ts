/** Why a call to WordPress failed, in words for the person who runs the poller. */
export class WordPressError extends Error {
	override name = 'WordPressError';

	/**
	 * @param status HTTP status, 0 when there was no answer.
	 * @param code   WordPress's error code, "" when the answer was none of its own.
	 * @param waitMs What Retry-After asks for, 0 when nothing.
	 */
	constructor(
		message: string,
		readonly status: number,
		readonly code: string,
		readonly waitMs = 0
	) {
		super( message );
	}

	/** The same call can work later as it is: no answer, busy, broken for now. */
	get temporary(): boolean {
		return this.status === 0 || this.status === 408 || this.status === 425 || this.status === 429 || this.status >= 500;
	}

	/**
	 * WordPress does not let us in; trying again with the same data is useless. A 403 that is not WordPress's own comes
	 * from a firewall before it, which dislikes one mail's words and takes the next.
	 */
	get refused(): boolean {
		return this.status === 401 || ( this.status === 403 && this.code !== '' );
	}
}

const NETWORK: Record< string, string > = {
	ENOTFOUND: 'its name is not known (DNS)',
	EAI_AGAIN: 'its name cannot be looked up at the moment (DNS)',
	ECONNREFUSED: 'it refuses the connection',
	ECONNRESET: 'it broke off the connection',
	ETIMEDOUT: 'it does not answer',
	EHOSTUNREACH: 'there is no way to it',
	UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
	UND_ERR_HEADERS_TIMEOUT: 'it takes too long to answer',
	UND_ERR_SOCKET: 'it broke off the connection',
	CERT_HAS_EXPIRED: 'its certificate has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed (NODE_EXTRA_CA_CERTS can name your own authority)',
	SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an unknown authority (NODE_EXTRA_CA_CERTS can name your own)',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** A failed fetch in plain words. */
export function networkError( url: string, error: unknown ): WordPressError {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const code = cause instanceof Error && 'code' in cause ? String( cause.code ) : '';
	const timedOut = error instanceof Error && ( error.name === 'TimeoutError' || error.name === 'AbortError' );
	const why = NETWORK[ code ] ?? ( timedOut ? 'it takes too long to answer' : cause instanceof Error ? cause.message : String( cause ) );
	return new WordPressError( `WordPress at ${ new URL( url ).origin } cannot be reached: ${ why }.`, 0, code || 'network' );
}
