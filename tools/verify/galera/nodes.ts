/** What each node has, read past WordPress. */
import { until } from '../../lib/wait.ts';
import type { GaleraNode } from '../../site/galera.ts';
import type { Stored, StoredEvent, StoredMessage, StoredTicket } from './tally.ts';

function rows< T >( node: GaleraNode, fields: Record< string, string >, table: string ): T[] {
	const pairs = Object.entries( fields ).map( ( [ name, column ] ) => `'${ name }', ${ column }` );
	return node
		.sql( `SELECT JSON_OBJECT( ${ pairs.join( ', ' ) } ) FROM wordpress.wp_mesa_${ table }` )
		.map( ( [ json ] ) => JSON.parse( json! ) as T );
}

export function stored( node: GaleraNode ): Stored {
	const messages = rows< StoredMessage >(
		node,
		{
			id: 'id',
			ticket: 'ticket_id',
			kind: 'kind',
			key: "COALESCE(message_key, client_key, '')",
			state: 'state',
			text: 'LEFT(body_text, 100)',
		},
		'messages'
	);
	const events = rows< Omit< StoredEvent, 'data' > & { data: string } >(
		node,
		{ id: 'id', ticket: 'ticket_id', type: 'type', data: 'data' },
		'events'
	).map( ( event ) => ( { ...event, data: JSON.parse( event.data ) as StoredEvent[ 'data' ] } ) );
	const tickets = rows< StoredTicket >(
		node,
		{ id: 'id', status: 'status', priority: 'priority', assignee: 'assignee_id', subject: 'subject', messages: 'message_count' },
		'tickets'
	);
	return { messages, events, tickets };
}

/** Each ticket's version. */
export function versions( node: GaleraNode ): Map< number, number > {
	return new Map(
		node.sql( 'SELECT id, version FROM wordpress.wp_mesa_tickets' ).map( ( [ id, version ] ) => [ Number( id ), Number( version ) ] )
	);
}

/** Tables whose rows are not the same on all nodes, once they had time to settle. */
export async function differing( nodes: readonly GaleraNode[] ): Promise< string[] > {
	const tables = nodes[ 0 ]!.sql( "SELECT table_name FROM information_schema.tables WHERE table_schema = 'wordpress'" ).flat();
	const sums = ( node: GaleraNode ) =>
		new Map(
			node
				.sql( `CHECKSUM TABLE ${ tables.map( ( table ) => `wordpress.${ table }` ).join( ', ' ) }` )
				.map( ( [ name, sum ] ) => [ name!, sum! ] )
		);
	const different = () => {
		const [ first, ...others ] = nodes.map( sums );
		return [ ...first!.keys() ].filter( ( table ) => others.some( ( other ) => other.get( table ) !== first!.get( table ) ) );
	};
	return await until( 'all nodes to be the same', () => ( different().length === 0 ? [] : null ), 15_000, 500 ).catch( different );
}

/** Conflicts between nodes that the cluster has counted since each of them started. */
export function conflicts( nodes: readonly GaleraNode[] ): number {
	return nodes
		.flatMap( ( node ) => node.sql( "SHOW STATUS WHERE Variable_name IN ('wsrep_local_cert_failures', 'wsrep_local_bf_aborts')" ) )
		.reduce( ( sum, [ , value ] ) => sum + Number( value ), 0 );
}
