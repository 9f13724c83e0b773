/**
 * A process that seeds some of a desk's steps; tools/seed/desk.ts starts two.
 *
 *   tsx tools/seed/part.ts <job file>
 *
 * Prints a line with the number of steps each time it has written some.
 */
import { readFileSync } from 'node:fs';
import { main } from '../lib/fail.ts';
import { load, type Connection } from './database.ts';
import { planDesk, type Agent, type SeedMailbox } from './plan.ts';
import { Rows } from './rows.ts';
import { tickets } from './ticket.ts';
import { vocabularies } from './vocabulary.ts';

export interface Job {
	tickets: number;
	seed: number;
	mailboxes: SeedMailbox[];
	agents: Agent[];
	blob: { sha256: string; size: number };
	connection: Connection;
	/** Steps, the second one not included. */
	from: number;
	to: number;
}

/** Steps a transaction: about 20 MB of rows. */
const CHUNK = 4_000;

await main( async () => {
	const job = JSON.parse( readFileSync( process.argv[ 2 ] as string, 'utf8' ) ) as Job;
	const desk = planDesk( job.tickets, job.seed, job.mailboxes, job.agents );
	const rows = new Rows( desk, job.blob, tickets( desk, vocabularies() ) );
	let written: Promise< void > = Promise.resolve();
	for ( let from = job.from; from < job.to; from += CHUNK ) {
		const to = Math.min( job.to, from + CHUNK );
		for ( let step = from; step < to; step++ ) {
			rows.step( step );
		}
		if ( to > desk.steps ) {
			rows.long();
		}
		const taken = rows.take();
		// The next rows are made while these are written.
		await written;
		written = load( job.connection, taken );
		process.stdout.write( `${ to - from }\n` );
	}
	await written;
} );
