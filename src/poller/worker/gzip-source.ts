import { isAscii } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { constants, crc32, createGzip, deflateRawSync } from 'node:zlib';
import { piecesOf, type RawBytes } from '../parse/raw-bytes.ts';

/** Sources above this are packed piece by piece. Bytes. */
const STREAM_FROM = 1024 * 1024;
/** Two in a hundred larger than by zlib's default, in two thirds of its time. */
const LEVEL = 3;
/** A table twice as large takes less time than the collisions in a small one. */
const MEMORY = 9;
/** Where a gzip header names its system (RFC 1952); 255 is "unknown", so that all machines write the same bytes. */
const SYSTEM_BYTE = 9;
const HEADER = Buffer.from( [ 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255 ] );

/** What is looked at as a whole to tell a file from a text. Bytes. */
const BLOCK = 4096;
/** Shorter runs go with what is around them. Bytes. */
const SHORTEST_FILE = 4 * BLOCK;
/** Output is gathered in pieces of at most this. Bytes. */
const LARGEST_PIECE = 64 * 1024;

interface Run {
	file: boolean;
	from: number;
	to: number;
}

/** Base64 has neither blanks nor angle brackets, and every page of a text has some. */
const looksLikeFile = ( block: Buffer ) => block.indexOf( 0x20 ) < 0 && block.indexOf( 0x3c ) < 0 && isAscii( block );

/** Joins runs of one kind that follow each other. */
function joined( runs: readonly Run[] ): Run[] {
	const out: Run[] = [];
	for ( const run of runs ) {
		const last = out.at( -1 );
		if ( last?.file === run.file ) {
			last.to = run.to;
		} else {
			out.push( { ...run } );
		}
	}
	return out;
}

function runsOf( source: Buffer ): Run[] {
	const blocks: Run[] = [];
	for ( let from = 0; from < source.length; from += BLOCK ) {
		const to = Math.min( source.length, from + BLOCK );
		blocks.push( { file: looksLikeFile( source.subarray( from, to ) ), from, to } );
	}
	return joined( joined( blocks ).map( ( run ) => ( { ...run, file: run.file && run.to - run.from >= SHORTEST_FILE } ) ) );
}

/**
 * Packs a source that is in memory. In a file written as base64 nothing comes twice: there only the letters' six bits are
 * won back, and no time is spent on looking for more.
 */
function gzipWhole( source: Buffer ): Buffer {
	const runs = runsOf( source );
	const pieces = runs.map( ( { file, from, to }, at ) =>
		deflateRawSync( source.subarray( from, to ), {
			level: LEVEL,
			memLevel: MEMORY,
			strategy: file ? constants.Z_HUFFMAN_ONLY : constants.Z_DEFAULT_STRATEGY,
			// Each piece but the last ends on a whole byte, so that they are one stream (RFC 1951 section 3.2).
			finishFlush: at === runs.length - 1 ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
			chunkSize: Math.max( 1024, Math.min( LARGEST_PIECE, to - from ) ),
		} )
	);
	const trailer = Buffer.alloc( 8 );
	trailer.writeUInt32LE( crc32( source ), 0 );
	trailer.writeUInt32LE( source.length, 4 );
	return Buffer.concat( [ HEADER, ...( pieces.length > 0 ? pieces : [ deflateRawSync( source ) ] ), trailer ] );
}

/** Packs a mail's source; the same source gives the same bytes on every machine and at any time. */
export async function* gzipChunks( raw: RawBytes ): AsyncGenerator< Buffer > {
	if ( raw.size <= STREAM_FROM ) {
		yield gzipWhole( raw.read( 0, raw.size ) );
		return;
	}
	let offset = 0;
	for await ( const chunk of pipeline(
		Readable.from( piecesOf( raw ), { highWaterMark: 1 } ),
		createGzip( { level: LEVEL } ),
		() => undefined
	) as AsyncIterable< Buffer > ) {
		if ( offset <= SYSTEM_BYTE && offset + chunk.length > SYSTEM_BYTE ) {
			chunk[ SYSTEM_BYTE - offset ] = 255;
		}
		offset += chunk.length;
		yield chunk;
	}
}
