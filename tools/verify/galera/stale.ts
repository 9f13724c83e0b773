/** One head writes, another one reads a moment later from a node that is behind: what does an agent see? */
import { unique } from '../../../tests/integration/support/mails.ts';
import { rest } from '../../lib/rest.ts';
import { sleep } from '../../lib/wait.ts';
import type { Stage } from './stage.ts';

export interface Stale {
	/** Old answers to requests that say nothing of what the caller knows. Shows that the node really was behind. */
	stale_reads_unasked: number;
	/** Old answers to requests as our screens send them; has to be 0. */
	stale_reads: number;
}

const ROUNDS = 3;
const PAUSE_SECONDS = 2;

/** Holds the third node up for two seconds at a time, writes on the first head and reads on the third. */
export async function findStale( { cluster, heads, agents }: Stage, ticket: number ): Promise< Stale > {
	const [ here, there ] = [ rest( heads[ 0 ]!.url, agents[ 0 ]! ), rest( heads[ 2 ]!.url, agents[ 0 ]! ) ];
	const found: Stale = { stale_reads_unasked: 0, stale_reads: 0 };
	for ( let round = 0; round < ROUNDS; round++ ) {
		const subject = `mark${ unique() }`;
		const subjectThere = async ( headers: Record< string, string > ) =>
			( ( await there.request( 'GET', `/tickets/${ ticket }`, { headers } ) ).body as { row?: { subject: string } } ).row?.subject;
		// The node takes nothing in meanwhile, and goes on answering.
		const held = cluster.nodes[ 2 ]!.hold( PAUSE_SECONDS );
		await sleep( 300 );
		await here.call( 'updateTicket', { path: { id: ticket }, body: { subject } } );
		const { seq } = await here.call( 'getChanges', { query: { since: 0 } } );
		found.stale_reads_unasked += ( await subjectThere( {} ) ) === subject ? 0 : 1;
		const asked = await Promise.all( [
			subjectThere( { 'X-Mesa-Seq': String( seq ) } ),
			subjectThere( { 'X-Mesa-Wrote': '1' } ),
			// A number that this node has not reached is no reason to begin anew.
			there.call( 'getChanges', { query: { since: seq } } ).then( ( changes ) => ( changes.reset ? '' : subject ) ),
		] );
		found.stale_reads += asked.filter( ( answer ) => answer !== subject ).length;
		await held;
	}
	return found;
}
