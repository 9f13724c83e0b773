/** Mails that are stored together: in which order they lock what everybody writes, and what is kept of it after the commit. */
import { as, site } from './site.ts';
import { mail, mailbox, ticket, unique } from './support/mails.ts';
import type { IngestBatch, IngestMessage, IngestResults } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const poller = as( 'mesa_poller' );
let box: { id: number };

beforeAll( async () => {
	box = await mailbox();
} );

/**
 * Delivers mails inside one PHP process; gives the statements of Mesa's tables in their order.
 *
 * @param messages Their blobs are here already.
 * @param first    PHP to run first; has $args['about'].
 * @param about    A ticket.
 */
async function watched( messages: IngestMessage[], first = '', about = 0 ): Promise< IngestResults & { statements: string[] } > {
	const batch = { mailbox_id: box.id, owner: 'pipe:test', messages: messages as IngestBatch[ 'messages' ] } satisfies IngestBatch;
	return site().runPhp< IngestResults & { statements: string[] } >(
		`$statements = array();
		add_filter( 'query', static function ( $sql ) use ( &$statements ) {
			if ( 'COMMIT' === $sql || str_contains( $sql, 'mesa_' ) ) {
				$statements[] = $sql;
			}
			return $sql;
		} );
		${ first }
		wp_set_current_user( $args['poller'] );
		$request = new WP_REST_Request( 'POST', '/mesa/v1/ingest' );
		$request->set_header( 'content-type', 'application/json' );
		$request->set_body( wp_json_encode( $args['batch'] ) );
		return array( 'results' => rest_do_request( $request )->get_data()['results'], 'statements' => $statements );`,
		{ batch, about, poller: poller.id, agent: agent.id }
	);
}

/** Mails whose source is at the site. */
async function brought( ...fields: Array< Partial< IngestMessage > > ): Promise< IngestMessage[] > {
	const made = fields.map( ( one ) => mail( one ) );
	for ( const { blobs } of made ) {
		for ( const [ hash, bytes ] of blobs ) {
			await poller.call( 'putBlob', { path: { sha256: hash }, body: bytes as never } );
		}
	}
	return made.map( ( one ) => one.mail );
}

it( 'locks the counts of a mailbox before the sequence number, and all at once, as everybody else does', async () => {
	const from = { address: `order-${ unique() }@client.example`, name: 'Order' };
	const done = await ticket( box.id, { from } );
	await agent.call( 'updateTicket', { path: { id: done.id }, body: { status: 'closed' } } );
	const { results, statements } = await watched( await brought( {}, { from, in_reply_to: [ done.mail.message_id ] } ) );
	expect( results.map( ( { result } ) => result ) ).toEqual( [ 'created', 'appended' ] );
	const writes = statements
		.slice( 0, statements.indexOf( 'COMMIT' ) )
		.map( ( sql ) => /^(?:INSERT INTO|UPDATE) \w*mesa_(\w+)/.exec( sql )?.[ 1 ] );
	expect( writes.filter( ( name ) => name === 'folder_counts' || name === 'counters' ) ).toEqual( [ 'folder_counts', 'counters' ] );
} );

it( 'gives a plugin that listens no ticket as it was before', async () => {
	const known = await ticket( box.id );
	// A stranger who names somebody's mail: that ticket is read with the others, and nothing is done to it.
	const [ stranger ] = await brought( { references: [ known.mail.message_id ] } );
	const { results, statements } = await watched(
		[ stranger! ],
		`$listen = static function () use ( $args, &$listen ) {
			remove_action( 'mesa_ticket_event', $listen );
			wp_set_current_user( $args['agent'] );
			$request = new WP_REST_Request( 'POST', '/mesa/v1/tickets/' . $args['about'] . '/notes' );
			$request->set_header( 'content-type', 'application/json' );
			$request->set_body( wp_json_encode( array( 'html' => '<p>Seen</p>', 'client_key' => wp_generate_uuid4() ) ) );
			rest_do_request( $request );
		};
		add_action( 'mesa_ticket_event', $listen );`,
		known.id
	);
	expect( results[ 0 ] ).toMatchObject( { result: 'created' } );
	const { messages } = await agent.call( 'getTicket', { path: { id: known.id } } );
	expect( messages.at( -1 ) ).toMatchObject( { kind: 'note', visible_text: 'Seen' } );
	const after = statements.slice( statements.indexOf( 'COMMIT' ) );
	expect( after.filter( ( sql ) => sql.includes( 'FOR UPDATE' ) && sql.includes( `id = ${ known.id } ` ) ) ).toHaveLength( 1 );
} );

it( 'asks for an answer again when the database does not say which letters it takes', async () => {
	const from = { address: `letters-${ unique() }@client.example`, name: 'Letters' };
	const known = await ticket( box.id, { from } );
	const { results } = await watched(
		await brought( { from, in_reply_to: [ known.mail.message_id ] } ),
		`add_filter( 'pre_get_col_charset', static fn( $charset, $table, $column ) => 'preview' === $column ? new WP_Error( 'no', 'No charset.' ) : $charset, 10, 3 );`
	);
	expect( results ).toMatchObject( [ { result: 'retry', reason: 'No charset.' } ] );
} );
