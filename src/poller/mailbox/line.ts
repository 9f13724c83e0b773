import type { Chunk } from './chunks.ts';
import type { ReadMail } from './hand-over.ts';
import type { Loaded } from './load.ts';

/** Mails of a chunk, fetched and, unless it is a large one, read. */
export interface Ready extends Loaded {
	read: ReadMail[] | null;
	/** Ends when its files that went ahead have arrived, or have not. Absent: none did. */
	ahead?: Promise< void >;
}

/** Its failure is seen when its turn comes, not as an unhandled one before. */
export function seenLater< Result >( work: Promise< Result > ): Promise< Result > {
	work.catch( () => undefined );
	return work;
}

/**
 * Chunks on their way: while one is handed over, the next is read and the one behind that is fetched, so that mail server,
 * this program and WordPress all have something to do.
 */
export class Line {
	private position = 0;
	private fetched: { chunk: Chunk; loaded: Promise< Loaded > } | null = null;
	private reading: { chunk: Chunk; ready: Promise< Ready > } | null = null;

	constructor(
		private readonly chunks: readonly Chunk[],
		private readonly fetch: ( chunk: Chunk ) => Promise< Loaded >,
		private readonly read: ( chunk: Chunk, loaded: Loaded ) => Promise< Ready >
	) {}

	/** How many chunks have been begun. */
	get begun(): number {
		return this.position;
	}

	/** Begins to fetch one more chunk. What is fetched has to be passed on to reading first. */
	fetchNext(): void {
		const chunk = this.chunks[ this.position ];
		if ( chunk && ! this.fetched ) {
			this.position++;
			this.fetched = { chunk, loaded: seenLater( this.fetch( chunk ) ) };
		}
	}

	/** Begins to read what is fetched, as soon as it is there. */
	readNext(): void {
		const { fetched } = this;
		this.fetched = null;
		this.reading = fetched && {
			chunk: fetched.chunk,
			ready: seenLater( fetched.loaded.then( ( loaded ) => this.read( fetched.chunk, loaded ) ) ),
		};
	}

	/** The next chunk to be handed over, and the reading of the one behind it begins; null when there is none. */
	async next(): Promise< { chunk: Chunk; ready: Ready } | null > {
		const { reading } = this;
		if ( ! reading ) {
			return null;
		}
		const ready = await reading.ready;
		this.readNext();
		return { chunk: reading.chunk, ready };
	}

	/** What is under way behind the chunk that was handed over last; for a pass that breaks off. */
	async left(): Promise< Ready[] > {
		const [ ready, loaded ] = await Promise.all( [
			this.reading?.ready.catch( () => null ),
			this.fetched?.loaded.catch( () => null ),
		] );
		return [ ...( ready ? [ ready ] : [] ), ...( loaded ? [ { ...loaded, read: null } ] : [] ) ];
	}
}
