import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After so many streamed bytes. */
const EVERY = 1024 * 1024;

let collect: ( () => void ) | null = null;
let streamed = 0;

function collector(): () => void {
	try {
		setFlagsFromString( '--expose-gc' );
		const gc = runInNewContext( 'gc' ) as ( options: { type: 'minor' } ) => void;
		return () => gc( { type: 'minor' } );
	} catch {
		return () => undefined;
	}
}

/**
 * To be told of every piece of a large mail that streams by. V8 collects when enough objects have come about; it does not
 * see that the few small ones of a stream hold tens of megabytes of bytes, so a large mail would be in memory as a whole
 * after all, as waste. A collection of the young takes about a millisecond.
 *
 * @param bytes How many have been used up.
 */
export function streamedBytes( bytes: number ): void {
	streamed += bytes;
	if ( streamed >= EVERY ) {
		streamed = 0;
		collect ??= collector();
		collect();
	}
}
