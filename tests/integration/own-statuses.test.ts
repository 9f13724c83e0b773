/** Statuses of the site's own: folders, mail and undo go by the built-in state that each stands for. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, ticket, unique } from './support/mails.ts';
import { called, change, open } from './support/sorting.ts';
import type { TicketStatusInput } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
let box: { id: number };

beforeAll( async () => {
	box = await mailbox( 'Statuses' );
} );

const make = ( state: NonNullable< TicketStatusInput[ 'state' ] >, part: TicketStatusInput = {} ) =>
	manager.call( 'createStatus', { body: { name: called( 'Status' ), state, color: 'teal', ...part } } );

const standing = async ( id: number ) => {
	const { row } = await open( id );
	return [ row.status, row.status_id ];
};

const runJobs = () => site().runPhp( '( new Mesa\\Boot\\Services() )->job_runner()->run( 50 ); return 1;' );

it( 'a ticket lies where the state of its status says, and the history has the name', async () => {
	const { id } = await ticket( box.id );
	const supplier = await make( 'pending' );
	expect( await change( id, { status_id: supplier.id } ) ).toMatchObject( { status: 'pending', status_id: supplier.id } );
	expect(
		( await agent.call( 'listTickets', { query: { folder: 'pending', per_page: 100 } } ) ).items.map( ( row ) => row.id )
	).toContain( id );
	expect(
		( await agent.call( 'listTickets', { query: { folder: 'all', search: `status:"${ supplier.name }"` } } ) ).items.map(
			( row ) => row.id
		)
	).toEqual( [ id ] );
	// The same state by its built-in name is another status, and undoing brings the own one back.
	const { results } = await agent.call( 'bulkUpdateTickets', { body: { ids: [ id ], status: 'pending', status_id: 0 } } );
	expect( results[ 0 ]!.before ).toMatchObject( { status: 'pending', status_id: supplier.id } );
	expect( await standing( id ) ).toEqual( [ 'pending', 0 ] );
	await change( id, { status_id: supplier.id } );
	await change( id, { status: 'closed' } );
	expect( await standing( id ) ).toEqual( [ 'closed', 0 ] );
	const told = ( await open( id ) ).events.filter( ( event ) => event.type === 'status_changed' ).map( ( event ) => event.data );
	expect( told[ 0 ] ).toEqual( { from: 'open', to: 'pending', to_name: supplier.name } );
	expect( told.at( -1 ) ).toEqual( { from: 'pending', to: 'closed', from_name: supplier.name } );
	const misfit = await agent.request( 'PATCH', `/tickets/${ id }`, { body: { status: 'open', status_id: supplier.id } } );
	expect( misfit.status ).toBe( 400 );
} );

it( 'a customer’s answer leads to the one status that was chosen for it', async () => {
	const { id, mail: first } = await ticket( box.id );
	const before = await make( 'open', { after_answer: true } );
	const chosen = await make( 'open', { after_answer: true } );
	const statuses = ( await agent.call( 'getDesk', {} ) ).statuses;
	expect( statuses.filter( ( status ) => status.after_answer ).map( ( status ) => status.id ) ).toEqual( [ chosen.id ] );
	await change( id, { status: 'pending' } );
	await deliver( box.id, mail( { from: first.from, in_reply_to: [ first.message_id ] } ) );
	expect( await standing( id ) ).toEqual( [ 'open', chosen.id ] );
	for ( const status of [ before, chosen ] ) {
		await manager.call( 'deleteStatus', { path: { id: status.id } } );
	}
	expect( ( await agent.call( 'getDesk', {} ) ).statuses.find( ( status ) => status.after_answer ) ).toMatchObject( {
		id: 0,
		state: 'open',
	} );
} );

it( 'a reply that is taken back takes the ticket back to its own status', async () => {
	const { id } = await ticket( box.id );
	const own = await make( 'open' );
	await change( id, { status_id: own.id } );
	const reply = await agent.call( 'addReply', {
		path: { id },
		body: { html: '<p>Soon</p>', client_key: unique() + unique(), status_after: 'closed' },
	} );
	expect( await standing( id ) ).toEqual( [ 'closed', 0 ] );
	await agent.call( 'cancelMessage', { path: { id: reply.id } } );
	expect( await standing( id ) ).toEqual( [ 'open', own.id ] );
} );

it( 'a reply that is taken back locks the ticket again that it had unlocked', async () => {
	const { id } = await ticket( box.id );
	await change( id, { status: 'closed', locked: true } );
	const reply = await agent.call( 'addReply', { path: { id }, body: { html: '<p>Once more</p>', client_key: unique() + unique() } } );
	const now = async () => {
		const { row } = await agent.call( 'getTicket', { path: { id } } );
		return [ row.status, row.locked ];
	};
	expect( await now() ).toEqual( [ 'pending', false ] );
	await agent.call( 'cancelMessage', { path: { id: reply.id } } );
	expect( await now() ).toEqual( [ 'closed', true ] );
} );

it( 'a deleted status gives its tickets another at once, and a job writes it down', async () => {
	const [ one, two ] = [ await ticket( box.id ), await ticket( box.id ) ];
	const [ goes, stays, other ] = [ await make( 'pending' ), await make( 'pending' ), await make( 'closed' ) ];
	await change( one.id, { status_id: goes.id } );
	await change( two.id, { status_id: stays.id } );
	const wrong = await manager.request( 'DELETE', `/statuses/${ goes.id }?into=${ other.id }` );
	expect( wrong.status ).toBe( 400 );
	await manager.call( 'deleteStatus', { path: { id: goes.id }, query: { into: stays.id } } );
	expect( await standing( one.id ) ).toEqual( [ 'pending', stays.id ] );
	expect(
		( await agent.call( 'listTickets', { query: { folder: 'all', search: `status:"${ stays.name }"` } } ) ).items
			.map( ( row ) => row.id )
			.sort()
	).toEqual( [ one.id, two.id ].sort() );
	// One that goes before the first has been written down.
	await manager.call( 'deleteStatus', { path: { id: stays.id } } );
	expect( [ await standing( one.id ), await standing( two.id ) ] ).toEqual( [
		[ 'pending', 0 ],
		[ 'pending', 0 ],
	] );
	await runJobs();
	expect(
		await site().runPhp(
			'global $wpdb; return array_map( "intval", $wpdb->get_col( $wpdb->prepare( "SELECT status_id FROM {$wpdb->prefix}mesa_tickets WHERE id IN (%d, %d)", $args["a"], $args["b"] ) ) );',
			{
				a: one.id,
				b: two.id,
			}
		)
	).toEqual( [ 0, 0 ] );
	expect( ( await make( 'pending', { name: goes.name } ) ).name ).toBe( goes.name );
} );

it( 'the built-in names can be the site’s own, and the usual ones again', async () => {
	const name = called( 'With us' );
	expect( await manager.call( 'nameStatus', { body: { state: 'pending', name, color: 'green' } } ) ).toMatchObject( {
		id: 0,
		name,
		color: 'green',
	} );
	expect( await manager.call( 'namePriority', { body: { level: 'urgent', name: 'Now', color: 'pink' } } ) ).toEqual( {
		level: 'urgent',
		name: 'Now',
		color: 'pink',
	} );
	const { id } = await ticket( box.id );
	await change( id, { status: 'pending' } );
	expect(
		( await agent.call( 'listTickets', { query: { folder: 'all', search: `status:"${ name }" #${ id }` } } ) ).items.map(
			( row ) => row.id
		)
	).toEqual( [ id ] );
	await manager.call( 'nameStatus', { body: { state: 'pending', name: '', color: 'yellow' } } );
	await manager.call( 'namePriority', { body: { level: 'urgent', name: '', color: 'red' } } );
	const desk = await agent.call( 'getDesk', {} );
	expect( desk.statuses.find( ( status ) => status.state === 'pending' && status.id === 0 )?.name ).toBe( 'Waiting for customer' );
	expect( desk.priorities.at( -1 ) ).toEqual( { level: 'urgent', name: 'Urgent', color: 'red' } );
} );

it( 'an order that people choose is the order', async () => {
	const made = [ await make( 'closed' ), await make( 'closed' ), await make( 'closed' ) ].map( ( status ) => status.id );
	const turned = [ ...made ].reverse();
	const { statuses } = await manager.call( 'sortStatuses', { body: { ids: turned } } );
	expect( statuses.map( ( status ) => status.id ).filter( ( id ) => made.includes( id ) ) ).toEqual( turned );
} );
