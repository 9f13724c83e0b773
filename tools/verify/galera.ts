/**
 * Several web heads on a Galera cluster lose nothing and do nothing twice:
 *
 *   npm run -s verify:galera -- [--writes N] [--seed N] [--json]
 *
 * Three MariaDB nodes with a web head each on this machine; mails, replies, notes, changes and bulk changes on all of them at
 * once (N acknowledged writes, 900), mostly on the same tickets, some sent to two heads at the same moment. Some COMMITs get
 * no answer, one node is killed under load and comes back. The last line is JSON; progress goes to standard error.
 */
import { phpComplaints } from '../checks/integration.ts';
import { flags } from '../lib/args.ts';
import { main, oneLine, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { rest } from '../lib/rest.ts';
import { sleep, until } from '../lib/wait.ts';
import { chance } from './faults/random.ts';
import { Balancer } from './galera/balancer.ts';
import { Load } from './galera/load.ts';
import { conflicts, differing, stored, versions } from './galera/nodes.ts';
import { setStage, type Stage } from './galera/stage.ts';
import { findStale } from './galera/stale.ts';
import { tally } from './galera/tally.ts';
import { Watcher } from './galera/watcher.ts';

const WORKERS_A_HEAD = 3;
/** Of a hundred COMMITs so many get no answer. */
const CUT_SHARE = 0.015;
/** Which node is killed, counted from 0. */
const VICTIM = 1;
/** The node stays away at least so long: the others have to find out that it is dead. */
const AWAY_MS = 4000;

/** Kills a node when a third of the work is done, and lets it come back. */
async function killOne( { cluster }: Stage, load: Load, writes: number, isOver: () => boolean ): Promise< number > {
	const node = cluster.nodes[ VICTIM ]!;
	while ( load.ledger.written < writes / 3 && ! isOver() ) {
		await sleep( 100 );
	}
	say( `  ${ node.name } is killed after ${ load.ledger.written } writes` );
	await node.kill();
	await sleep( AWAY_MS );
	const from = Date.now();
	await node.rejoin();
	say( `  … and is back after ${ load.ledger.written } writes` );
	return Date.now() - from;
}

/** Gives what is left in the queue; first lets the leases of runners that died run out and waits end, as time would. */
const LEFT = `
	global $wpdb;
	$wpdb->query( "UPDATE {$wpdb->prefix}mesa_jobs SET lease_until = '2000-01-01' WHERE status = 'running'" );
	$wpdb->query( "UPDATE {$wpdb->prefix}mesa_jobs SET run_at = '2000-01-01' WHERE status = 'waiting' AND type = 'send_reply'" );
	return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_jobs WHERE type = 'send_reply' AND status <> 'dead' AND attempts < 2" );
`;

/** Runs the queue on all heads until nothing is left in it. */
async function drain( { heads, poller }: Stage ): Promise< void > {
	await until(
		'the queue to be empty',
		async () => {
			for ( const head of heads ) {
				await rest( head.url, poller ).call( 'tick', {} );
			}
			return ( await heads[ 0 ]!.runPhp< number >( LEFT ) ) === 0;
		},
		60_000,
		1000
	);
}

async function verify( stage: Stage, writes: number, seed: number ) {
	const balancer = new Balancer( stage.heads );
	const load = new Load( stage, balancer, chance( seed ) );
	await load.deliver( 0, 10 );
	const watchers = stage.heads.map( ( head, at ) => new Watcher( head, stage.agents[ at ]! ) );
	stage.cutters.forEach( ( cutter ) => cutter.cutShare( CUT_SHARE ) );
	const from = Date.now();
	const workers = stage.heads.flatMap( ( _head, home ) => Array.from( { length: WORKERS_A_HEAD }, () => load.worker( home, writes ) ) );
	let over = false;
	const all = Promise.all( workers ).finally( () => ( over = true ) );
	const [ rejoinMs ] = await Promise.all( [ killOne( stage, load, writes, () => over ), all ] );
	const took = Date.now() - from;
	stage.cutters.forEach( ( cutter ) => cutter.cutShare( 0 ) );
	await step( 'Sending what is left', () => drain( stage ) );
	await Promise.all( watchers.map( ( watcher ) => watcher.stop() ) );
	const different = await step( 'Comparing the nodes', () => differing( stage.cluster.nodes ) );
	const found = tally( load.ledger.entries, stored( stage.cluster.nodes[ VICTIM ]! ), stage.sent );
	const drift = (
		await Promise.all(
			stage.heads.map( ( head ) =>
				head.runPhp< string[] >( 'return ( new Mesa\\Data\\Tickets\\CountStore( new Mesa\\Data\\Db() ) )->drift();' )
			)
		)
	).flat();
	const now = versions( stage.cluster.nodes[ 0 ]! );
	const missed = watchers.reduce(
		( sum, watcher ) => sum + [ ...now ].filter( ( [ id, version ] ) => watcher.versions.get( id ) !== version ).length,
		0
	);
	const stale = await step( 'Reading from a node that is behind', () => findStale( stage, load.tickets[ 0 ]!.id ) );
	const retries = stage.heads.flatMap( ( head ) => head.retries() );
	[ ...found.lost, ...found.doubled, ...found.torn, ...found.split, ...different, ...drift ]
		.slice( 0, 30 )
		.forEach( ( words ) => say( `  ✗ ${ words }` ) );
	return {
		nodes: stage.cluster.nodes.length,
		written: load.ledger.written,
		killed: 1,
		retried: retries.length,
		lost: found.lost.length,
		doubled: found.doubled.length,
		torn: found.torn.length,
		split: found.split.length,
		drift: drift.length,
		nodes_differ: different.length,
		changes_missed: missed,
		false_resets: watchers.reduce( ( sum, watcher ) => sum + watcher.resets, 0 ),
		...stale,
		mails_sent: stage.sent.length,
		sends_unsure: found.unsure,
		conflicts: conflicts( stage.cluster.nodes ),
		most_tries: Math.max( 0, ...retries.map( ( line ) => Number.parseInt( line, 10 ) ) ) + 1,
		commits_unanswered: stage.cutters.reduce( ( sum, cutter ) => sum + cutter.cuts(), 0 ),
		sent_twice_at_once: load.twins,
		moved_to_another_head: balancer.moved,
		gave_up: balancer.gaveUp,
		rejoin_s: Math.round( rejoinMs / 100 ) / 10,
		seconds: Math.round( took / 100 ) / 10,
	};
}

await main( async () => {
	endOnSignal();
	const options = flags( {
		json: { type: 'boolean', default: false },
		writes: { type: 'string', default: '900' },
		seed: { type: 'string', default: '1' },
	} );
	const writes = Number( options.writes );
	if ( ! Number.isInteger( writes ) || writes < 30 ) {
		throw new ToolError( '--writes wants a whole number from 30 on.' );
	}
	let stage: Stage | null = null;
	let ok = false;
	try {
		stage = await setStage( chance( Number( options.seed ) + 1 ).next );
		const result = await verify( stage, writes, Number( options.seed ) );
		ok =
			result.lost + result.doubled + result.torn + result.split + result.drift + result.nodes_differ + result.changes_missed === 0 &&
			result.false_resets + result.stale_reads + result.gave_up === 0;
		if ( ! ok ) {
			say( [ '  PHP:', ...phpComplaints( stage.site.folder ).slice( 0, 10 ) ].join( '\n' ) );
		}
		console.log( JSON.stringify( { ...result, ok }, null, options.json ? undefined : '\t' ) );
	} catch ( error ) {
		say( `  ✗ ${ oneLine( error ) }` );
		console.log( JSON.stringify( { ok: false, error: oneLine( error ) } ) );
	} finally {
		await stage?.stop();
	}
	return ok ? 0 : 1;
} );
