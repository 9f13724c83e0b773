/** One case may take this long. Milliseconds. */
export const HANG_MS = 2000;
/** After so long a thread is given up with the case it has in hand. Milliseconds. */
export const STUCK_MS = 20_000;
/** Cases between two reports of a thread; each begins with a collection of its garbage. */
export const REPORT_EVERY = 5000;

export interface Job {
	seed: number;
	/** First case; then every `step`-th until before `to`. */
	from: number;
	to: number;
	step: number;
	/** Two numbers that all threads see: the case in hand and since when, in milliseconds since 1970. */
	clock: SharedArrayBuffer;
}

export interface Finding {
	index: number;
	what: 'crash' | 'hang' | 'unsafe' | 'lost';
	detail: string;
}

export interface Report {
	/** Cases since the last report. */
	done: number;
	slowest: { ms: number; index: number };
	findings: Finding[];
	/** What the thread holds after a collection. */
	heapMb: number;
}
