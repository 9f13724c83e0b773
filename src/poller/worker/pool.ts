import { Worker } from 'node:worker_threads';
import type { TaskKind, Tasks, WorkerRequest, WorkerResponse } from './protocol.ts';

interface Job {
	request: WorkerRequest;
	timeoutMs: number;
	resolve: ( result: never ) => void;
	reject: ( error: Error ) => void;
}

interface Slot {
	worker: Worker;
	job: Job | null;
	timer: NodeJS.Timeout | null;
	/** Runs until the task counts as a slow one. */
	slowTimer: NodeJS.Timeout | null;
	/** Has a task in hand that takes long; the others' mails get another thread meanwhile. */
	slow: boolean;
	/** Runs while the thread has nothing to do. */
	idle: NodeJS.Timeout | null;
}

/** A task that took too long, used too much memory or killed its thread. */
export class InterpreterError extends Error {
	override name = 'InterpreterError';
}

const MEMORY_MB = 512;
/** Nearly every mail takes a few milliseconds. */
const SLOW_MS = 2000;
/** Threads beyond the wanted number, in place of those that are slow: one mail that hangs holds up no other mailbox. */
const SPARE = 1;
/** A thread without work is ended, since it holds some 30 MB; a new one is there in a tenth of a second. Milliseconds. */
const IDLE_MS = 30_000;
/** What is thrown away at once; more of it makes a thread no faster, only larger. */
const YOUNG_MEMORY_MB = 12;

/**
 * Threads that read mails. One that hangs or dies is replaced, and only the task it had in hand fails.
 */
export class InterpreterPool {
	private readonly slots: Slot[] = [];
	private readonly queue: Job[] = [];
	private nextId = 1;
	private closed = false;

	/**
	 * @param workerFile The program's own file; as a worker it runs startWorker().
	 * @param size       How many threads at most.
	 * @param idleMs     After so long without work a thread is ended.
	 * @param slowMs     After so long over one task a thread counts as slow.
	 */
	constructor(
		private readonly workerFile: string,
		private readonly size: number,
		private readonly idleMs = IDLE_MS,
		private readonly slowMs = SLOW_MS
	) {}

	run< Kind extends TaskKind >( task: Tasks[ Kind ][ 'task' ], timeoutMs: number ): Promise< Tasks[ Kind ][ 'result' ] > {
		return new Promise( ( resolve, reject ) => {
			this.queue.push( { request: { id: this.nextId++, task }, timeoutMs, resolve, reject } );
			this.pump();
		} );
	}

	/** Starts a thread where there is none: it takes a tenth of a second, which may pass while the first mail is fetched. */
	warm(): void {
		if ( this.slots.length === 0 && ! this.closed ) {
			this.rest( this.spawn() );
		}
	}

	async close(): Promise< void > {
		this.closed = true;
		for ( const job of this.queue.splice( 0 ) ) {
			job.reject( new InterpreterError( 'The poller is ending.' ) );
		}
		await Promise.all(
			this.slots.splice( 0 ).map( ( slot ) => {
				clearTimeout( slot.idle ?? undefined );
				this.settle( slot );
				return slot.worker.terminate();
			} )
		);
	}

	private pump(): void {
		while ( this.queue.length > 0 && ! this.closed ) {
			const slot = this.slots.find( ( each ) => each.job === null ) ?? ( this.hasRoom() ? this.spawn() : undefined );
			if ( ! slot ) {
				return;
			}
			const job = this.queue.shift() as Job;
			slot.job = job;
			if ( slot.idle ) {
				clearTimeout( slot.idle );
				slot.idle = null;
			}
			slot.worker.ref();
			slot.timer = setTimeout(
				() => this.fail( slot, `It took longer than ${ Math.round( job.timeoutMs / 1000 ) } seconds.` ),
				job.timeoutMs
			);
			slot.slowTimer = setTimeout( () => {
				slot.slow = true;
				this.pump();
			}, this.slowMs );
			slot.worker.postMessage( job.request );
		}
	}

	private hasRoom(): boolean {
		return this.slots.length < this.size + SPARE && this.slots.filter( ( slot ) => ! slot.slow ).length < this.size;
	}

	private spawn(): Slot {
		const worker = new Worker( this.workerFile, {
			argv: [ '--worker' ],
			resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MEMORY_MB },
		} );
		const slot: Slot = { worker, job: null, timer: null, slowTimer: null, slow: false, idle: null };
		worker.on( 'message', ( response: WorkerResponse ) => this.finish( slot, response ) );
		worker.on( 'error', ( error ) => this.fail( slot, error.message ) );
		worker.on( 'exit', () => this.fail( slot, 'The interpreter ended.' ) );
		worker.unref();
		this.slots.push( slot );
		return slot;
	}

	private settle( slot: Slot ): Job | null {
		const { job } = slot;
		if ( slot.timer ) {
			clearTimeout( slot.timer );
		}
		clearTimeout( slot.slowTimer ?? undefined );
		slot.slow = false;
		slot.timer = null;
		slot.job = null;
		return job;
	}

	private finish( slot: Slot, response: WorkerResponse ): void {
		if ( slot.job?.request.id !== response.id ) {
			return;
		}
		const job = this.settle( slot ) as Job;
		slot.worker.unref();
		if ( response.error === undefined ) {
			job.resolve( response.result as never );
		} else {
			job.reject( new InterpreterError( response.error ) );
		}
		this.pump();
		if ( slot.job === null ) {
			this.rest( slot );
		}
	}

	/** Ends a thread that has nothing to do for long. */
	private rest( slot: Slot ): void {
		slot.idle = setTimeout( () => this.fail( slot, 'The thread had no work.' ), this.idleMs );
		slot.idle.unref();
	}

	private fail( slot: Slot, reason: string ): void {
		const at = this.slots.indexOf( slot );
		if ( at < 0 ) {
			return;
		}
		this.slots.splice( at, 1 );
		const job = this.settle( slot );
		slot.worker.removeAllListeners();
		void slot.worker.terminate();
		job?.reject( new InterpreterError( reason ) );
		this.pump();
	}
}
