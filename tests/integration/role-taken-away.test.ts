/** Whoever loses a role in WordPress, and not among our own people, has no tickets any more that they may not see. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, unique } from './support/mails.ts';
import { until } from '../../tools/lib/wait.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );

const userOf = ( role: string ) =>
	site().runPhp< number >(
		`return wp_insert_user( array( 'user_login' => $args['name'], 'user_pass' => wp_generate_password(), 'user_email' => $args['name'] . '@shop.example', 'role' => $args['role'] ) );`,
		{ name: `leaving${ unique() }`, role }
	);
/** As the list of users in wp-admin does it. */
const setRole = ( id: number, role: string ) =>
	site().runPhp( `( new WP_User( $args['id'] ) )->set_role( $args['role'] ); return 1;`, { id, role } );

/** The job waits until roles have settled; the test does not. */
const hasten = () =>
	site().runPhp(
		`( new Mesa\\Data\\Db() )->run( "UPDATE {jobs} SET run_at = UTC_TIMESTAMP() WHERE type = 'release_person'" ); return 1;`
	);

async function ticketIn( box: number, assignee: number ): Promise< number > {
	const [ result ] = await deliver( box, mail() );
	await manager.call( 'updateTicket', { path: { id: result!.ticket_id! }, body: { assignee_id: assignee } } );
	return result!.ticket_id!;
}
const assignee = async ( id: number ) => ( await manager.call( 'getTicket', { path: { id } } ) ).row.assignee?.id ?? null;
const change = ( id: number, body: object ) => manager.call( 'updateTicket', { path: { id }, body } );
const freed = async ( id: number ) => {
	await hasten();
	await until(
		`ticket ${ id } to be nobody's`,
		async () => {
			await manager.call( 'kickJobs', {} );
			return ( await assignee( id ) ) === null;
		},
		20_000
	);
};

it( 'gives all unfinished tickets of somebody who is no agent any more back to everybody', async () => {
	const box = await mailbox( 'For all' );
	const who = await userOf( 'mesa_agent' );
	const open = await ticketIn( box.id, who );
	const waiting = await ticketIn( box.id, who );
	await change( waiting, { status: 'pending' } );
	await setRole( who, 'subscriber' );
	await freed( open );
	await freed( waiting );
	const { events } = await manager.call( 'getTicket', { path: { id: open } } );
	expect( events.at( -1 ) ).toMatchObject( { type: 'assigned', actor: null, data: { from: who, to: null } } );
} );

it( 'takes from a manager who becomes an agent what lies in mailboxes that are closed to them, and nothing else', async () => {
	const everybodys = await mailbox( 'For all' );
	const closed = await mailbox( 'For few' );
	await manager.call( 'updateMailbox', { path: { id: closed.id }, body: { restricted: true, members: [] } } );
	const who = await userOf( 'mesa_manager' );
	const kept = await ticketIn( everybodys.id, who );
	const lost = await ticketIn( closed.id, who );
	await setRole( who, 'mesa_agent' );
	await freed( lost );
	expect( await assignee( kept ) ).toBe( who );
} );

it( 'lets a new role given right after the old one has gone keep everything', async () => {
	const box = await mailbox( 'For all' );
	const who = await userOf( 'mesa_agent' );
	const kept = await ticketIn( box.id, who );
	await site().runPhp( `$user = new WP_User( $args['who'] ); $user->remove_role( 'mesa_agent' ); return 1;`, { who } );
	// As if the poller came in between.
	await manager.call( 'kickJobs', {} );
	await site().runPhp( `( new WP_User( $args['who'] ) )->add_role( 'mesa_coordinator' ); return 1;`, { who } );
	await hasten();
	await manager.call( 'kickJobs', {} );
	expect( await assignee( kept ) ).toBe( who );
} );

it( 'gives a closed ticket of somebody who has gone to whoever answers it, or to nobody where that is taken back', async () => {
	const box = await mailbox( 'For all' );
	const who = await userOf( 'mesa_agent' );
	const [ answered, takenBack ] = [ await ticketIn( box.id, who ), await ticketIn( box.id, who ) ];
	await change( answered, { status: 'closed' } );
	const reply = ( id: number, status_after: 'pending' | 'closed' ) =>
		agent.call( 'addReply', { path: { id }, body: { html: '<p>Done</p>', client_key: unique() + unique(), status_after } } );
	const closing = await reply( takenBack, 'closed' );
	await setRole( who, 'subscriber' );
	await hasten();
	await manager.call( 'kickJobs', {} );
	expect( await assignee( answered ) ).toBe( who );

	await reply( answered, 'pending' );
	expect( await assignee( answered ) ).toBe( agent.id );
	const { events } = await manager.call( 'getTicket', { path: { id: answered } } );
	expect( events.filter( ( one ) => one.type === 'assigned' ).at( -1 )!.data ).toEqual( { from: who, to: agent.id } );

	await agent.call( 'cancelMessage', { path: { id: closing.id } } );
	const { row } = await manager.call( 'getTicket', { path: { id: takenBack } } );
	expect( [ row.status, row.assignee ] ).toEqual( [ 'open', null ] );
} );

it( 'closes again what was opened together, although whoever had it has gone', async () => {
	const box = await mailbox( 'For all' );
	const who = await userOf( 'mesa_agent' );
	const id = await ticketIn( box.id, who );
	await change( id, { status: 'closed' } );
	await setRole( who, 'subscriber' );
	const job = await agent.call( 'startBulk', {
		body: { client_key: unique() + unique(), mailbox_id: box.id, ids: [ id ], patch: { status: 'open' } },
	} );
	const ended = ( state: string ) =>
		until(
			`the change to be ${ state }`,
			async () => {
				await manager.call( 'kickJobs', {} );
				const now = await agent.call( 'getBulk', { path: { id: job.id } } );
				return now.state === state && now;
			},
			20_000
		);
	expect( await ended( 'done' ) ).toMatchObject( { changed: 1 } );
	expect( await assignee( id ) ).toBeNull();
	await agent.call( 'undoBulk', { path: { id: job.id } } );
	expect( await ended( 'undone' ) ).toMatchObject( { undone: 1, kept: 0 } );
	const { row } = await manager.call( 'getTicket', { path: { id } } );
	expect( [ row.status, row.assignee ] ).toEqual( [ 'closed', null ] );
} );
