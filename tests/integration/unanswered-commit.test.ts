/**
 * The connection breaks after the database has taken a COMMIT and before it could say so. Nothing may be done twice because
 * of it, and nobody may be told that nothing happened.
 */
import { freePort } from '../../tools/lib/ports.ts';
import { startCommitCutter, type CommitCutter } from '../../tools/verify/galera/commit-cutter.ts';
import { deliver, mail, mailbox, unique } from './support/mails.ts';
import { as, site } from './site.ts';

// SQLite has no connection that could break.
const onMariaDb = site().lane === 'stack' ? describe : describe.skip;

/** From here on $wpdb speaks through the wire that swallows the answer to the next COMMIT. */
const THROUGH_THE_WIRE = `
	global $wpdb;
	wp_set_current_user( $args['user'] );
	$wpdb->close();
	$wpdb->dbhost = '127.0.0.1:' . $args['port'];
	$wpdb->db_connect();
	$wpdb->suppress_errors( true );
	$ask = function ( $method, $path, $body ) {
		$request = new WP_REST_Request( $method, '/mesa/v1' . $path );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( wp_json_encode( $body ) );
		$answer = rest_do_request( $request );
		return array( 'status' => $answer->get_status(), 'body' => $answer->get_data() );
	};
`;

onMariaDb( 'when the answer to a COMMIT gets lost', () => {
	let wire: CommitCutter;
	let cutNext = false;
	let box: { id: number };

	beforeAll( async () => {
		const host = await site().runPhp< string >( 'return DB_HOST;' );
		wire = await startCommitCutter( await freePort( 23_300 ), host.replace( /^localhost:/, '' ), () => {
			const cut = cutNext;
			cutNext = false;
			return cut ? 0 : 1;
		} );
		wire.cutShare( 0.5 );
		box = await mailbox();
	} );
	afterAll( () => wire?.stop() );

	/** @param code Runs with the first COMMIT unanswered; has $ask. */
	const withoutAnswer = async < T >( code: string, args: Record< string, unknown > = {} ): Promise< T > => {
		const before = wire.cuts();
		cutNext = true;
		const answer = await site().runPhp< T >( THROUGH_THE_WIRE + code, { user: site().users.mesa_agent!.id, port: wire.port, ...args } );
		expect( wire.cuts() ).toBe( before + 1 );
		return answer;
	};
	const open = ( id: number ) => as( 'mesa_agent' ).call( 'getTicket', { path: { id } } );
	const newTicket = async () => ( await deliver( box.id, mail() ) )[ 0 ]!.ticket_id!;

	it( 'stores a reply once, and says so', async () => {
		const id = await newTicket();
		const { status, body } = await withoutAnswer< { status: number; body: { id: number } } >(
			`return $ask( 'POST', "/tickets/{$args['ticket']}/replies", array( 'html' => '<p>Once.</p>', 'client_key' => $args['key'] ) );`,
			{ ticket: id, key: `key-${ unique() }` }
		);
		expect( status ).toBe( 201 );
		const { messages, events } = await open( id );
		expect( messages.filter( ( message ) => message.kind === 'reply' ).map( ( message ) => message.id ) ).toEqual( [ body.id ] );
		expect( events.filter( ( event ) => event.type === 'reply_added' ) ).toHaveLength( 1 );
	} );

	it( 'does not say that nothing was changed where something was', async () => {
		const id = await newTicket();
		const { status, body } = await withoutAnswer< { status: number; body: { code: string } } >(
			`return $ask( 'PATCH', "/tickets/{$args['ticket']}", array( 'subject' => 'Another one' ) );`,
			{ ticket: id }
		);
		expect( [ status, body.code ] ).toEqual( [ 503, 'mesa_outcome_unknown' ] );
		const { row, events } = await open( id );
		expect( row.subject ).toBe( 'Another one' );
		expect( events.filter( ( event ) => event.type === 'subject_changed' ) ).toHaveLength( 1 );
	} );

	it( 'runs a job that it has claimed without knowing', async () => {
		const claimed = await withoutAnswer< { type: string } | null >(
			`$jobs = new Mesa\\Data\\Site\\JobStore( new Mesa\\Data\\Db() );
			$wpdb->insert( $wpdb->prefix . 'mesa_jobs', array( 'type' => 'test_unanswered', 'subject_id' => 1, 'payload' => '[]', 'status' => 'waiting', 'run_at' => '2000-01-01 00:00:00', 'created_at' => '2000-01-01 00:00:00' ) );
			$job = $jobs->claim( 60 );
			$wpdb->delete( $wpdb->prefix . 'mesa_jobs', array( 'type' => 'test_unanswered' ) );
			return $job;`
		);
		expect( claimed ).toMatchObject( { type: 'test_unanswered' } );
	} );
} );
