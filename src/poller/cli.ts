import { isMainThread } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

// The same file is the program and, in a worker thread, the interpreter; each loads only its own half.
if ( isMainThread ) {
	const { main } = await import( './main.ts' );
	process.exitCode = await main( process.argv.slice( 2 ), fileURLToPath( import.meta.url ) );
} else {
	const { startWorker } = await import( './worker/worker-main.ts' );
	startWorker();
}
