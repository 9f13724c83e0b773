/** Whoever loses a role in WordPress, and not among our own people, has no tickets any more that they may not see. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, unique } from './support/mails.ts';
import { until } from '../../tools/lib/wait.ts';

const manager = as( 'mesa_manager' );

const userOf = ( role: string ) =>
	site().runPhp< number >(
		`return wp_insert_user( array( 'user_login' => $args['name'], 'user_pass' => wp_generate_password(), 'user_email' => $args['name'] . '@shop.example', 'role' => $args['role'] ) );`,
		{ name: `leaving${ unique() }`, role }
	);
/** As the list of users in wp-admin does it. */
const setRole = ( id: number, role: string ) =>
	site().runPhp( `( new WP_User( $args['id'] ) )->set_role( $args['role'] ); return 1;`, { id, role } );

async function ticketIn( box: number, assignee: number ): Promise< number > {
	const [ result ] = await deliver( box, mail() );
	await manager.call( 'updateTicket', { path: { id: result!.ticket_id! }, body: { assignee_id: assignee } } );
	return result!.ticket_id!;
}
const assignee = async ( id: number ) => ( await manager.call( 'getTicket', { path: { id } } ) ).row.assignee?.id ?? null;
const freed = ( id: number ) =>
	until(
		`ticket ${ id } to be nobody's`,
		async () => {
			await manager.call( 'kickJobs', {} );
			return ( await assignee( id ) ) === null;
		},
		20_000
	);

it( 'gives all unfinished tickets of somebody who is no agent any more back to everybody', async () => {
	const box = await mailbox( 'For all' );
	const who = await userOf( 'mesa_agent' );
	const open = await ticketIn( box.id, who );
	const waiting = await ticketIn( box.id, who );
	await manager.call( 'updateTicket', { path: { id: waiting }, body: { status: 'pending' } } );
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
