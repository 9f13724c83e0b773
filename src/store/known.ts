/**
 * What this page knows of the desk's state, told to the site with every request. Where the site reads from several databases,
 * it answers from one that knows as much: nobody is shown a ticket as it was before their own reply.
 */

/** So long may a database be behind without anybody noticing; longer than replicas usually are. */
const WROTE_MS = 60_000;

let told = 0;
let heard = 0;
let wroteAt = -Infinity;

/** @param seq Of the newest change that the site has told. Lower than before when the database was put back to an earlier day. */
export function noteTold( seq: number ): void {
	told = seq;
}

/** @param seq What the pulse file says; may be ahead of what was told. */
export function noteHeard( seq: number ): void {
	heard = seq;
}

/** The newest number that the site has told; 0: none yet. */
export function toldSeq(): number {
	return told;
}

/** Something was written, whatever came of it. */
export function noteWrite(): void {
	wroteAt = Date.now();
}

/** Headers for the next request; see php/Rest/FreshReads.php. */
export function knownHeaders(): Record< string, string > {
	const seq = Math.max( told, heard );
	return {
		...( seq > 0 ? { 'X-Mesa-Seq': String( seq ) } : {} ),
		...( Date.now() - wroteAt < WROTE_MS ? { 'X-Mesa-Wrote': '1' } : {} ),
	};
}
