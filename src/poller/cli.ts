import { isMainThread } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { main } from './main.ts';
import { startWorker } from './worker/worker-main.ts';

// The same file is the program and, in a worker thread, the interpreter.
if ( isMainThread ) {
	process.exitCode = await main( process.argv.slice( 2 ), fileURLToPath( import.meta.url ) );
} else {
	startWorker();
}
