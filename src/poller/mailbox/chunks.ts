import type { WaitingMail } from '../providers/mail-source.ts';

export interface Chunk {
	mails: WaitingMail[];
	/** A single mail too large to hold in memory beside others; it is streamed to a file. */
	large: boolean;
}

/** Bytes from which a mail is streamed. */
export const LARGE_MAIL = 2 * 1024 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;
const CHUNK_MAILS = 100;
/**
 * Most mails of the first pieces, one after the other. They are small, so that what follows begins early: a piece is handed
 * over while the next is read, and a program that has just started reads slowly. Older mail begins anew with every slice of
 * time; one or two requests more in ten seconds are nothing beside the second in which a new program would keep WordPress
 * waiting.
 */
const FIRST: readonly number[] = [ 8, 24, 60 ];

/**
 * Cuts the waiting mails into pieces that are fetched at once, in order, bounded in number and bytes.
 *
 * @param waiting In the order in which they are fetched.
 */
export function makeChunks( waiting: readonly WaitingMail[] ): Chunk[] {
	const chunks: Chunk[] = [];
	let current: WaitingMail[] = [];
	let bytes = 0;
	const flush = () => {
		if ( current.length > 0 ) {
			chunks.push( { mails: current, large: false } );
		}
		current = [];
		bytes = 0;
	};
	for ( const mail of waiting ) {
		if ( mail.size > LARGE_MAIL ) {
			flush();
			chunks.push( { mails: [ mail ], large: true } );
			continue;
		}
		if ( current.length >= ( FIRST[ chunks.length ] ?? CHUNK_MAILS ) || bytes + mail.size > CHUNK_BYTES ) {
			flush();
		}
		current.push( mail );
		bytes += mail.size;
	}
	flush();
	return chunks;
}
