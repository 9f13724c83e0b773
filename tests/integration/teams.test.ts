/** Teams: a ticket waits for one of them in their folder, and a mailbox can be open to a team and to nobody else. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, ticket, unique } from './support/mails.ts';
import { called, change, makeTeam, open } from './support/sorting.ts';

const agent = as( 'mesa_agent' );
const coordinator = as( 'mesa_coordinator' );
const manager = as( 'mesa_manager' );
let box: { id: number };

beforeAll( async () => {
	box = await mailbox( 'Teams' );
} );

const folder = async ( teamId: number, caller = agent, query: object = {} ) =>
	( await caller.call( 'listTickets', { query: { folder: 'team', team_id: teamId, per_page: 100, ...query } as never } ) ).items.map(
		( row ) => row.id
	);

const count = async ( teamId: number, caller = agent ) =>
	( await caller.call( 'listFolders', {} ) ).teams.find( ( one ) => one.team_id === teamId )?.open ?? 0;

const runJobs = () => site().runPhp( '( new Mesa\\Boot\\Services() )->job_runner()->run( 50 ); return 1;' );

it( 'a ticket of a team is nobody’s, or one of its people’s; who takes it from outside takes it out', async () => {
	const { id } = await ticket( box.id );
	const team = await makeTeam( [ agent.id ] );
	await change( id, { assignee_id: coordinator.id } );
	expect( await change( id, { team_id: team.id } ) ).toMatchObject( { team_id: team.id, assignee: null } );
	expect( await change( id, { assignee_id: agent.id } ) ).toMatchObject( { team_id: team.id, assignee: { id: agent.id } } );
	expect( await change( id, { assignee_id: coordinator.id } ) ).toMatchObject( { team_id: null, assignee: { id: coordinator.id } } );
	const told = ( await open( id ) ).events.filter( ( event ) => event.type === 'team_changed' ).map( ( event ) => event.data );
	expect( told ).toEqual( [
		{ from: null, to: team.name, team_id: team.id },
		{ from: team.name, to: null, team_id: null },
	] );
	const answer = await agent.request( 'PATCH', `/tickets/${ id }`, { body: { team_id: team.id, assignee_id: manager.id } } );
	expect( answer.status ).toBe( 400 );
} );

it( 'its folder has its open tickets in every order, and the count goes along', async () => {
	const team = await makeTeam( [ agent.id ] );
	const [ first, second, third ] = [ await ticket( box.id ), await ticket( box.id ), await ticket( box.id ) ];
	for ( const one of [ first, second, third ] ) {
		await change( one.id, { team_id: team.id } );
	}
	await change( second.id, { priority: 'urgent' } );
	expect( await count( team.id ) ).toBe( 3 );
	expect( ( await folder( team.id ) ).sort() ).toEqual( [ first.id, second.id, third.id ].sort() );
	expect( ( await folder( team.id, agent, { order: 'importance' } ) )[ 0 ] ).toBe( second.id );
	for ( const order of [ 'waiting', 'created', 'newest', 'importance' ] ) {
		expect( [ order, await folder( team.id, agent, { order } ) ] ).toEqual( [
			order,
			expect.arrayContaining( [ first.id, second.id, third.id ] ),
		] );
		const page = await agent.call( 'listTickets', { query: { folder: 'team', team_id: team.id, per_page: 2, order } as never } );
		const rest = await agent.call( 'listTickets', {
			query: { folder: 'team', team_id: team.id, per_page: 2, order, cursor: page.next_cursor! } as never,
		} );
		expect( [ order, new Set( [ ...page.items, ...rest.items ].map( ( row ) => row.id ) ).size ] ).toEqual( [ order, 3 ] );
	}
	await change( first.id, { status: 'closed' } );
	await change( third.id, { team_id: null } );
	expect( await folder( team.id ) ).toEqual( [ second.id ] );
	expect( await count( team.id ) ).toBe( 1 );
	await deliver( box.id, mail( { from: first.mail.from, in_reply_to: [ first.mail.message_id ] } ) );
	expect( ( await folder( team.id ) ).sort() ).toEqual( [ first.id, second.id ].sort() );
	expect( await folder( team.id, agent, { search: `#${ first.id }` } ) ).toEqual( [ first.id ] );
	expect(
		( await agent.call( 'listTickets', { query: { folder: 'all', search: `team:"${ team.name }"` } } ) ).items
			.map( ( row ) => row.id )
			.sort()
	).toEqual( [ first.id, second.id ].sort() );
	expect( await site().runPhp( 'return ( new Mesa\\Boot\\Services() )->count_store()->drift();' ) ).toEqual( [] );
} );

it( 'a mailbox that is open to a team exists for its people and for nobody else, and only while they are in it', async () => {
	const closed = await mailbox( 'Closed to most' );
	const team = await makeTeam( [ agent.id ] );
	const { id } = await ticket( closed.id );
	const restricted = await manager.call( 'updateMailbox', {
		path: { id: closed.id },
		body: { restricted: true, members: [], teams: [ team.id ] },
	} );
	expect( restricted.teams ).toEqual( [ team.id ] );
	const sees = async ( caller: typeof agent ) => ( await caller.request( 'GET', `/tickets/${ id }` ) ).status;
	expect( [ await sees( agent ), await sees( coordinator ), await sees( manager ) ] ).toEqual( [ 200, 404, 200 ] );

	// What a team has lies in its folder, but not for those who may not see the mailbox.
	await change( id, { team_id: team.id, assignee_id: agent.id } );
	expect( [ await folder( team.id ), await folder( team.id, coordinator ) ] ).toEqual( [ [ id ], [] ] );
	expect( [ await count( team.id ), await count( team.id, coordinator ) ] ).toEqual( [ 1, 0 ] );
	expect( await folder( team.id, coordinator, { order: 'importance' } ) ).toEqual( [] );

	await manager.call( 'updateTeam', { path: { id: team.id }, body: { members: [ coordinator.id ] } } );
	expect( [ await sees( agent ), await sees( coordinator ) ] ).toEqual( [ 404, 200 ] );
	await runJobs();
	// Whoever cannot see a ticket any more does not have it.
	expect( ( await coordinator.call( 'getTicket', { path: { id } } ) ).row.assignee ).toBeNull();

	await manager.call( 'deleteTeam', { path: { id: team.id } } );
	expect( await sees( coordinator ) ).toBe( 404 );
	expect( ( await manager.call( 'getTicket', { path: { id } } ) ).row.team_id ).toBeNull();
} );

it( 'a team is not given what nobody in it may answer, and takes nobody who is not of the help desk', async () => {
	const closed = await mailbox( 'Closed to the team' );
	await manager.call( 'updateMailbox', { path: { id: closed.id }, body: { restricted: true, members: [ coordinator.id ] } } );
	const { id } = await ticket( closed.id );
	const team = await makeTeam( [ agent.id, as( 'mesa_light_agent' ).id ] );
	const given = await coordinator.request( 'PATCH', `/tickets/${ id }`, { body: { team_id: team.id } } );
	expect( [ given.status, given.body ] ).toMatchObject( [ 400, { data: { params: { team_id: expect.any( String ) } } } ] );
	const taken = await manager.request( 'POST', '/teams', { body: { name: called( 'Strangers' ), members: [ as( 'subscriber' ).id ] } } );
	expect( [ taken.status, taken.body ] ).toMatchObject( [ 400, { data: { params: { members: expect.any( String ) } } } ] );
} );

it( 'a deleted team is gone from its tickets at once, from closed ones too, and its name is free again', async () => {
	const team = await makeTeam( [ agent.id ] );
	const [ here, done ] = [ await ticket( box.id ), await ticket( box.id ) ];
	await change( here.id, { team_id: team.id } );
	await change( done.id, { team_id: team.id } );
	await change( done.id, { status: 'closed' } );
	await manager.call( 'deleteTeam', { path: { id: team.id } } );
	const teams = async () => [ ( await open( here.id ) ).row.team_id, ( await open( done.id ) ).row.team_id ];
	expect( await teams() ).toEqual( [ null, null ] );
	await runJobs();
	expect(
		await site().runPhp(
			'global $wpdb; return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_tickets WHERE team_id = %d", $args["id"] ) );',
			{ id: team.id }
		)
	).toBe( 0 );
	expect( await folder( team.id ) ).toEqual( [] );
	expect( ( await makeTeam( [], team.name ) ).name ).toBe( team.name );
	expect( unique() ).not.toBe( team.name );
} );
