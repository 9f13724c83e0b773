/** The queue: each job once, whoever runs it, and a runner that dies leaves nothing behind. */
import { until } from '../../tools/lib/wait.ts';
import { as, site } from './site.ts';
import { answer, asked, hasten, message, sendingDesk, settled } from './support/desk.ts';
import { unique } from './support/mails.ts';

const agent = as( 'mesa_agent' );
const desk = sendingDesk( 30 );

const takenFor = ( address: string ): number => desk.takenFor( address ).length;

/** What a runner leaves that was killed: a claimed job, its lease over, the message in this state. */
function killedRunner( id: number, state: 'queued' | 'sending' ): Promise< unknown > {
	return site().runPhp(
		`global $wpdb;
		$wpdb->update( $wpdb->prefix . 'mesa_jobs', array( 'status' => 'running', 'claim' => 'dead' . $args['id'], 'lease_until' => gmdate( 'Y-m-d H:i:s', time() - 5 ) ), array( 'subject_id' => $args['id'], 'type' => 'send_reply' ) );
		$wpdb->update( $wpdb->prefix . 'mesa_messages', array( 'state' => $args['state'] ), array( 'id' => $args['id'] ) );`,
		{ id, state }
	);
}

it( 'sends each of many replies once, however many runners there are', async () => {
	desk.smtp.behave( { delay: 50 } );
	const tickets = await Promise.all( Array.from( { length: 6 }, () => asked( desk.box ) ) );
	const replies: number[] = [];
	for ( const { ticket } of tickets ) {
		replies.push( ( await answer( ticket ) ).id );
	}
	for ( const id of replies ) {
		await hasten( id );
	}
	const poller = as( 'mesa_poller' );
	await Promise.all(
		[ 1, 2, 3, 4, 5, 6 ].map( ( runner ) => ( runner % 2 ? agent.call( 'kickJobs', {} ) : poller.call( 'tick', {} ) ) )
	);
	for ( const id of replies ) {
		expect( await settled( id ) ).toMatchObject( { state: 'sent', error: null } );
	}
	expect( tickets.map( ( { address } ) => takenFor( address ) ) ).toEqual( tickets.map( () => 1 ) );
} );

it( 'does not let a reply be taken back that is on its way', async () => {
	desk.smtp.behave( { delay: 1500 } );
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket );
	await hasten( id );
	const running = agent.call( 'kickJobs', {} );
	await new Promise( ( resolve ) => setTimeout( resolve, 700 ) );
	expect( ( await message( id ) ).state ).toBe( 'sending' );
	expect( await agent.request( 'POST', `/messages/${ id }/cancel` ) ).toMatchObject( {
		status: 409,
		body: { code: 'mesa_already_sending' },
	} );
	await running;
	expect( ( await settled( id ) ).state ).toBe( 'sent' );
	expect( takenFor( address ) ).toBe( 1 );
} );

it( 'leaves it to a person when a runner died while sending', async () => {
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket );
	await killedRunner( id, 'sending' );
	expect( await settled( id ) ).toMatchObject( { state: 'unknown', error: expect.stringContaining( 'nobody knows' ) } );
	await agent.call( 'kickJobs', {} );
	expect( takenFor( address ) ).toBe( 0 );
	await agent.call( 'retryMessage', { path: { id } } );
	expect( ( await settled( id ) ).state ).toBe( 'sent' );
	expect( takenFor( address ) ).toBe( 1 );
} );

it( 'sends what a runner had claimed and not begun', async () => {
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket );
	await killedRunner( id, 'queued' );
	await agent.call( 'kickJobs', {} );
	await hasten( id );
	expect( ( await settled( id ) ).state ).toBe( 'sent' );
	expect( takenFor( address ) ).toBe( 1 );
} );

it( 'only runs for those with a signature that holds', async () => {
	const signed = await site().runPhp< { good: string; old: string } >(
		`$of = fn( int $expires ): string => add_query_arg( array( 'expires' => $expires, 'signature' => \\Mesa\\Rest\\Signature::of( 'runJobs', array( 'expires' => $expires ) ) ), rest_url( 'mesa/v1/jobs/run' ) );
		return array( 'good' => $of( time() + 60 ), 'old' => $of( time() - 1 ) );`
	);
	const anonymous = as( 'anonymous' );
	expect( ( await anonymous.request( 'POST', signed.good ) ).status ).toBe( 200 );
	expect( ( await anonymous.request( 'POST', signed.old ) ).status ).toBe( 401 );
	expect(
		( await anonymous.request( 'POST', signed.good.replace( /expires=\d+/, `expires=${ Math.floor( Date.now() / 1000 ) + 3600 }` ) ) )
			.status
	).toBe( 401 );
	expect( ( await anonymous.request( 'POST', '/jobs/run' ) ).status ).toBe( 400 );
} );

it( 'tells when the next job is due, and counts what waits and what gave up', async () => {
	const { ticket } = await asked( desk.box );
	const before = await as( 'mesa_manager' ).call( 'getPollerStatus', {} );
	const { id, send_at } = await answer( ticket );
	const tick = await as( 'mesa_poller' ).call( 'tick', {} );
	expect( Date.parse( tick.next_due_at ?? '' ) ).toBeLessThanOrEqual( Date.parse( send_at ?? '' ) );
	expect( ( await as( 'mesa_manager' ).call( 'getPollerStatus', {} ) ).jobs_waiting ).toBe( before.jobs_waiting + 1 );
	await agent.call( 'cancelMessage', { path: { id } } );
	expect( ( await as( 'mesa_manager' ).call( 'getPollerStatus', {} ) ).jobs_waiting ).toBe( before.jobs_waiting );
} );

// PHP in WebAssembly starts no programs.
const whereProgramsRun = site().lane === 'playground' ? it.skip : it;

whereProgramsRun( 'starts the poller that wp-config.php names, and waits for nobody', async () => {
	const note = `get_temp_dir() . 'mesa-poller-${ unique() }'`;
	const there = await site().runPhp< boolean >(
		`define( 'MESA_POLLER_COMMAND', 'sleep 3; echo ran > ' . escapeshellarg( ${ note } ) );
		\\Mesa\\Jobs\\PollerCommand::start();
		return file_exists( ${ note } );`
	);
	expect( there ).toBe( false );
	const ran = await until(
		'the command to have run',
		() => site().runPhp< string | false >( `return is_file( ${ note } ) ? trim( file_get_contents( ${ note } ) ) : false;` ),
		30_000
	);
	expect( ran ).toBe( 'ran' );
} );

it( 'survives a kind of job that nobody knows any more', async () => {
	const id = await site().runPhp< number >(
		`return ( new \\Mesa\\Boot\\Services() )->job_store()->add( 'of_a_removed_plugin', 1, array( 'x' => 'ü' ), time() - 1 );`
	);
	await agent.call( 'kickJobs', {} );
	const row = await site().runPhp< Record< string, string > >(
		`global $wpdb; return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}mesa_jobs WHERE id = %d", $args['id'] ), ARRAY_A );`,
		{ id }
	);
	expect( row ).toMatchObject( { status: 'waiting', attempts: '1' } );
	await site().runPhp( `( new \\Mesa\\Boot\\Services() )->job_store()->cancel( 'of_a_removed_plugin', 1 );` );
} );
