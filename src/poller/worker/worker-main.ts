import { parentPort } from 'node:worker_threads';
import { perform } from './perform.ts';
import type { PackedMail, WorkerRequest, WorkerResponse } from './protocol.ts';

/** Answers requests until the thread is ended. */
export function startWorker(): void {
	const port = parentPort;
	port?.on( 'message', async ( request: WorkerRequest ) => {
		const response: WorkerResponse = { id: request.id };
		const transfer: ArrayBuffer[] = [];
		try {
			response.result = await perform( request.task );
			const { blobs = [], json } = response.result as Partial< PackedMail >;
			for ( const bytes of [ ...blobs.map( ( blob ) => blob.data ), json ] ) {
				if ( bytes ) {
					transfer.push( bytes.buffer as ArrayBuffer );
				}
			}
		} catch ( error ) {
			response.error = error instanceof Error ? error.message : String( error );
		}
		port.postMessage( response, transfer );
	} );
}
