import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { streamedBytes } from '../collect.ts';

/** A raw mail that can be read piece by piece, wherever it lies. */
export interface RawBytes {
	/** Bytes. */
	size: number;
	/** The bytes from (inclusive) to (exclusive); fewer where the mail ends. */
	read: ( from: number, to: number ) => Buffer;
	close: () => void;
}

export function memoryBytes( source: Buffer ): RawBytes {
	return { size: source.length, read: ( from, to ) => source.subarray( from, to ), close: () => undefined };
}

/** A file is read where it is asked for, and never held as a whole. */
export function fileBytes( path: string ): RawBytes {
	const file = openSync( path, 'r' );
	const { size } = fstatSync( file );
	const read = ( from: number, to: number ) => {
		const bytes = Buffer.allocUnsafeSlow( Math.max( 0, Math.min( to, size ) - from ) );
		let length = 0;
		while ( length < bytes.length ) {
			const got = readSync( file, bytes, length, bytes.length - length, from + length );
			if ( got === 0 ) {
				break;
			}
			length += got;
		}
		streamedBytes( length );
		return bytes.subarray( 0, length );
	};
	return { size, read, close: () => closeSync( file ) };
}

const STEP = 64 * 1024;

/** The mail in order, from an offset on. */
export function* piecesOf( raw: RawBytes, from = 0, to = raw.size ): Generator< Buffer > {
	for ( let at = from; at < to; at += STEP ) {
		yield raw.read( at, Math.min( to, at + STEP ) );
	}
}

/** Whether a mail's lines end as those of an old Mac: more bare CR than LF at its beginning. */
export function hasBareCr( head: Buffer ): boolean {
	const text = head.toString( 'latin1', 0, 4096 );
	const bare = text.match( /\r(?!\n)/g )?.length ?? 0;
	return bare > ( text.match( /\n/g )?.length ?? 0 );
}

/** The same bytes with LF for every bare CR. */
function replaceBareCr( bytes: Buffer ): Buffer {
	const copy = Buffer.from( bytes );
	for ( let i = 0; i < copy.length; i++ ) {
		if ( copy[ i ] === 13 && copy[ i + 1 ] !== 10 ) {
			copy[ i ] = 10;
		}
	}
	return copy;
}

/** A mail that came with bare CR line ends gets LF ones; any other comes back as it is. Offsets stay the same. */
export function withLineFeeds( raw: RawBytes ): RawBytes {
	if ( ! hasBareCr( raw.read( 0, 4096 ) ) ) {
		return raw;
	}
	// One byte more tells whether a CR at the end of a piece is bare.
	return { ...raw, read: ( from, to ) => replaceBareCr( raw.read( from, to + 1 ) ).subarray( 0, to - from ) };
}
