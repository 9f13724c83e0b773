/** Between two questions whether there is news. Milliseconds. */
const PAUSE = 30_000;

/**
 * Asks every half a minute whether there is news, as long as somebody looks at the page. The browser keeps the last
 * answer's ETag, so that "no" is an answer without a body.
 *
 * @param address Where to ask; signed for some hours.
 * @param mark    What the page shows.
 * @param onNews  Called once, when there is something else.
 * @return Ends it.
 */
export function watch( address: string, mark: string, onNews: () => void ): () => void {
	let timer: ReturnType< typeof setTimeout > | undefined;
	let etag = '';
	let ended = false;
	const end = (): void => {
		ended = true;
		clearTimeout( timer );
		document.removeEventListener( 'visibilitychange', again );
	};
	const ask = async (): Promise< void > => {
		try {
			const answer = await fetch( address, {
				credentials: 'omit',
				cache: 'no-store',
				headers: etag === '' ? {} : { 'If-None-Match': etag },
			} );
			if ( ended ) {
				return;
			}
			if ( answer.status === 200 ) {
				etag = answer.headers.get( 'ETag' ) ?? '';
				const { mark: now } = ( await answer.json() ) as { mark: string };
				if ( now !== mark ) {
					end();
					onNews();
					return;
				}
			} else if ( answer.status !== 304 ) {
				// The address has ended, or the ticket is gone: the page itself will say so.
				end();
				return;
			}
		} catch {
			// No connection: the next time.
		}
		again();
	};
	const again = (): void => {
		clearTimeout( timer );
		if ( ! ended && document.visibilityState === 'visible' ) {
			timer = setTimeout( () => void ask(), PAUSE );
		}
	};
	document.addEventListener( 'visibilitychange', again );
	again();
	return end;
}
